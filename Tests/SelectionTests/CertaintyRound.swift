import Assessment
import CaseSupport
import JSONText
import Rulebook
import Selection

/// A small round at the floor of selection, made up from a seed: nominations, what the
/// open ones need, and rulings.
struct CertaintyRound {
  static let maxPoints = 10

  var candidates: [Candidate] = []
  var points: OpenPoints
  var rulings: [SelectionRuling] = []
  let rules: RoundRules
  /// Points that are free to end either way, those of invalid nominations apart.
  var freePoints: [Int] { points.isFixed.indices.filter { !points.isFixed[$0] } }
  var invalid: [Int] { candidates.indices.filter { candidates[$0].settled == .invalid } }

  /// Coupling of any sort; without it every pool can be counted.
  init(seed: UInt64, isCoupled: Bool) throws {
    var source = SplitMix64(seed: seed)
    let isClosed = source.once(in: 6)
    let countsSent = isCoupled && source.once(in: 6)
    let poolCount = Int.random(in: 1...3, using: &source)
    let pools = (0..<4).shuffled(using: &source).prefix(poolCount)
      .map { PoolAssignment(pool: $0, owner: 0) }
    var limits: [PoolAssignment: PerKind<Int?>] = [:]
    for pool in pools {
      let choices: [Int?] = [nil, 0, 1, 1, 2, 2, 3]
      let isPair = source.once(in: 2)
      limits[pool] =
        isPair
        ? source.once(in: 3)
          ? PerKind(collective: 3, individual: 3) : PerKind(collective: 2, individual: 2)
        : PerKind(collective: source.pick(choices), individual: source.pick(choices))
    }
    rules = RoundRules(
      rulebook: try Self.rulebook(countsSent: countsSent), registry: Self.registry,
      rankings: Rankings(), isClosed: isClosed, localLimits: limits)
    let count = Int.random(in: 1...8, using: &source)
    points = OpenPoints(candidates: count)
    var shared: [Int] = []
    let most = source.once(in: 16) ? Self.maxPoints : source.once(in: 2) ? 3 : 5
    var used = 0
    for place in 0..<count {
      var candidate = Candidate(id: "n\(place)")
      candidate.kind = source.once(in: 2) ? .collective : .individual
      candidate.pool = source.pick(pools)
      candidate.nominee = Int32(isCoupled && source.once(in: 5) ? 100 : place)
      candidate.achievement = Int32(
        isCoupled && source.once(in: 4)
          ? 200 + Int.random(in: 0...1, using: &source) : source.once(in: 5) ? -1 : place)
      candidate.ordering.score = source.pick([nil, Decimal(80), Decimal(80), Decimal(90)])
      switch Int.random(in: 0..<20, using: &source) {
      case 0..<9 where used < most:
        candidate.isOpen = true
        for _ in 0..<Int.random(in: 1...2, using: &source) {
          var need: [Int] = []
          for _ in 0..<(source.once(in: 3) ? 2 : 1) {
            if isCoupled, source.once(in: 2), !shared.isEmpty {
              need.append(source.pick(shared))
            } else if used < most {
              let point = points.add(isFixed: source.once(in: 12))
              if isCoupled, source.once(in: 2) { shared.append(point) }
              used += 1
              need.append(point)
            }
          }
          if !need.isEmpty { points.needs[place].append(need) }
        }
        if points.needs[place].isEmpty { candidate.isOpen = false }
      case 9 where used < most:
        candidate.settled = .invalid
        candidate.achievement = -1
        candidate.nominee = -1
        used += isClosed ? 0 : 1
        if source.once(in: 4) {
          candidate.kind = nil
          candidate.pool = nil
        }
      case 10: candidate.settled = source.pick([.ineligible, .late, .lapsed])
      case 11: candidate.settled = .withdrawn
      default: break
      }
      candidates.append(candidate)
    }
    if source.once(in: 2) { rule(Array(pools), isCoupled: isCoupled, &source) }
  }

  private mutating func rule(
    _ pools: [PoolAssignment], isCoupled: Bool, _ source: inout SplitMix64
  ) {
    for pool in pools where source.once(in: 2) {
      rulings.append(.kind(pool: pool, choice: source.pick([.collective, .individual, nil])))
      if source.once(in: 8) { rulings.append(.kind(pool: pool, choice: .collective)) }
    }
    guard isCoupled else { return }
    for pool in pools where source.once(in: 2) {
      let kind = source.pick(NomineeKind.allCases)
      let members = candidates.indices.filter {
        candidates[$0].pool == pool && candidates[$0].kind == kind && candidates[$0].settled == nil
      }
      let chosen = members.shuffled(using: &source).prefix(source.once(in: 2) ? 1 : 2)
      rulings.append(.tie(pool: pool, kind: kind, choose: Array(chosen)))
    }
    let groups = Selection(candidates, rules: rules, rulings: []).duplicateGroups
    for group in groups where source.once(in: 2) {
      // Of the group as it is, or as it will be once someone fell out of it.
      var members = group.members
      if members.count > 2, source.once(in: 2) {
        members.remove(at: Int.random(in: members.indices, using: &source))
      }
      let keep = members.shuffled(using: &source).prefix(source.once(in: 3) ? 2 : 1)
      rulings.append(.duplicate(members: members, keep: Array(keep)))
    }
  }

  // MARK: The rules

  /// What an invalid nomination gets when it is put right: before all others.
  static let best = Decimal.hundred

  private static let registry: Registry = {
    var registry = Registry()
    _ = registry.add(Unit(category: 0), code: "381")
    return registry
  }()

  private static let standing = Result { try patched(countsSent: false) }
  private static let sent = Result { try patched(countsSent: true) }

  private static func rulebook(countsSent: Bool) throws -> Rulebook {
    try countsSent ? sent.get() : standing.get()
  }

  /// The built-in rulebook with four pools of all sorts, and nothing that only gives
  /// notices.
  private static func patched(countsSent: Bool) throws -> Rulebook {
    var json = try Repository.json("Sources/CRulebooks/rulebooks/thanh-hoa-2024.json")
    let sorts = [
      ("exclusive", "ruling"), ("exclusive", "allowed"), ("exclusive", "barred"),
      ("each", "barred"),
    ]
    for (place, sort) in sorts.enumerated() {
      json["pools"]?[place]?["kinds"] = .string(sort.0)
      json["pools"]?[place]?["mixed"] = .string(sort.1)
    }
    json["quota"]?["counts"] = .string(countsSent ? "sent" : "standing")
    // Readings that would have to say what was just changed.
    for place in (json["readings"]?.elements ?? []).indices {
      json["readings"]?[place]?["values"] = nil
      json["readings"]?[place]?["default"] = nil
      json["readings"]?[place]?["fixed"] = ["vi": "thử", "en": "a test"]
    }
    return try Rulebook(json: json.bytes)
  }
}
