import Assessment
import CaseSupport
import JSONText
import Rulebook
import Testing

@testable import Selection

/// `provisional`: "some open nomination of the same pool, each taken as able to win on
/// its own, could make this one not proposed." Held against every way the open ones of a
/// small pool can end: each out, or eligible and before all others.
@Suite struct ProvisionalTests {
  struct Shape: Sendable, CustomTestStringConvertible {
    let pool: String
    /// The owner's code; the rulebook's exceptions go by it.
    let owner: String
    let patch: JSON
    let testDescription: String

    init(_ pool: String, owner: String = "U0", patch: JSON = [], _ description: String) {
      self.pool = pool
      self.owner = owner
      self.patch = patch
      testDescription = description
    }
  }

  static let shapes = [
    Shape("province-unit", "one place for either kind"),
    Shape("province-unit", owner: "STTTT", "two places for either kind"),
    Shape(
      "province-unit", owner: "STTTT",
      patch: [
        ["path": "/readings", "value": []],
        ["path": "/pools/province-unit/mixed", "value": "allowed"],
      ],
      "two places, one of each allowed"),
    Shape("commune-pick", "one place, collectives only"),
    Shape("commune-pick", owner: "380", "two places, collectives only"),
    Shape("enterprise", "three places for either kind, shared"),
    Shape("press", "one place for collectives, shared"),
  ]

  @Test(arguments: shapes) func provisionalIsWhatCouldBeLost(_ shape: Shape) throws {
    var round = try SmallRound(patch: try withoutReadings(shape.patch), ownerCode: shape.owner)
    let pool = try round.pool(shape.pool)
    var generator = SplitMix64(seed: 41)
    var provisional = 0
    var firm = 0
    for _ in 0..<400 {
      fill(&round, pool, &generator)
      let selection = Selection(round.candidates, rules: round.rules(), rulings: [])
      let losable = losable(in: round)
      for index in round.candidates.indices
      where selection.placements[index].standing == .proposed {
        let isProvisional = selection.placements[index].isProvisional
        #expect(
          isProvisional == losable.contains(index),
          "n\(index) of \(describe(round)) is \(isProvisional ? "" : "not ")provisional")
        if isProvisional { provisional += 1 } else { firm += 1 }
      }
    }
    #expect(provisional > 10 && firm > 10)
  }

  /// A closed round has no such thing: what still waits is ruled on, nothing displaces.
  @Test func anInvalidOneOfAClosedRoundIsGone() throws {
    var round = try SmallRound()
    let pool = try round.pool("province-unit")
    round.candidates = [round.candidate(.collective, in: pool, score: "80")]
    round.candidates.append(round.candidate(.collective, in: pool))
    round.candidates[1].settled = .invalid
    let open = Selection(round.candidates, rules: round.rules(), rulings: [])
    let closed = Selection(round.candidates, rules: round.rules(isClosed: true), rulings: [])
    #expect(open.placements[0].isProvisional)
    #expect(closed.placements[0].standing == .proposed && !closed.placements[0].isProvisional)
  }

  /// Those proposed now that are not in some way the open ones can end.
  private func losable(in round: SmallRound) -> Set<Int> {
    let open = round.candidates.indices.filter { isOpen(round.candidates[$0]) }
    var losable = Set<Int>()
    for bits in 0..<(1 << open.count) {
      var settled = round
      for (place, index) in open.enumerated() {
        settled.candidates[index].isOpen = false
        if bits >> place & 1 == 1 {
          settled.candidates[index].settled = nil
          settled.candidates[index].ordering = Self.best
        } else {
          settled.candidates[index].settled = .ineligible
        }
      }
      let after = Selection(settled.candidates, rules: settled.rules(), rulings: [])
      for index in settled.candidates.indices where after.placements[index].standing != .proposed {
        losable.insert(index)
      }
    }
    return losable
  }

  private static var best: OrderingData {
    var data = OrderingData()
    data.score = Decimal(100)
    data.directlyInvolved = true
    data.isPreferred = true
    return data
  }

  private func isOpen(_ candidate: Candidate) -> Bool {
    candidate.isOpen || candidate.settled == .invalid
  }

  private func fill(
    _ round: inout SmallRound, _ pool: PoolAssignment, _ generator: inout SplitMix64
  ) {
    round.candidates = []
    let onlyOneKind = generator.once(in: 2)
    for _ in 0..<Int.random(in: 1...6, using: &generator) {
      let kind = onlyOneKind ? .collective : generator.pick(NomineeKind.allCases)
      var candidate = round.candidate(
        kind, in: pool, score: generator.pick([nil, "70", "80", "80", "90"]))
      switch Int.random(in: 0..<8, using: &generator) {
      case 0, 1: candidate.isOpen = true
      case 2: candidate.settled = generator.pick([.invalid, .late, .ineligible])
      default: break
      }
      round.candidates.append(candidate)
    }
  }

  private func withoutReadings(_ patch: JSON) throws -> JSON {
    guard patch.elements?.isEmpty == false else { return [] }
    let changes = (patch.elements ?? []).filter { $0["path"]?.text != "/readings" }
    let readings = (try Rulebooks.standard()["readings"]?.elements ?? []).map { reading -> JSON in
      var reading = reading
      reading["values"] = nil
      reading["default"] = nil
      reading["fixed"] = ["vi": "-", "en": "-"]
      return reading
    }
    return .array([["path": "/readings", "value": .array(readings)]] + changes)
  }

  private func describe(_ round: SmallRound) -> String {
    let texts = round.candidates.map { candidate in
      let state = candidate.isOpen ? "open" : candidate.settled?.rawValue ?? "eligible"
      let score = candidate.ordering.score?.description ?? "-"
      return "\(candidate.id) \(candidate.kind?.rawValue ?? "?") \(score) \(state)"
    }
    return "[\(texts.joined(separator: ", "))]"
  }
}
