import Assessment
import CaseSupport
import JSONText
import Rulebook
import Testing

@testable import Selection

/// The order of a kind in a pool is an order: no circle, whatever is missing.
@Suite struct CandidateOrderTests {
  @Test(arguments: ["skipKey", "last"]) func strictWeakOrder(_ missing: String) throws {
    let patch: JSON = [
      ["path": "/readings/A-16/values", "value": []],
      ["path": "/readings/A-39/values", "value": []],
      ["path": "/ordering/keys/ranking-2023/missing", "value": .string(missing)],
      ["path": "/ordering/keys/ranking-2022/missing", "value": .string(missing)],
    ]
    // Readings whose default no longer says what stands there are left out.
    let withoutReadings = try withoutValues(of: ["A-16", "A-39"], patch)
    var generator = SplitMix64(seed: 21)
    for _ in 0..<150 {
      var round = try cached(missing, withoutReadings)
      fill(&round, &generator)
      let kind = generator.pick(NomineeKind.allCases)
      let pool = try round.pool("province-unit")
      let order = CandidateOrder(
        rules: round.rules(), kind: kind, pool: pool, filed: Array(round.candidates.indices),
        candidates: round.candidates)
      expectOrder(order, round.candidates)
    }
  }

  private static let rounds = RoundCache()

  private func cached(_ name: String, _ patch: JSON) throws -> SmallRound {
    try Self.rounds.round(name, patch)
  }

  private func withoutValues(of ids: [String], _ patch: JSON) throws -> JSON {
    let readings = try Rulebooks.standard()["readings"]?.elements ?? []
    let changed = readings.map { reading -> JSON in
      guard ids.contains(reading["id"]?.text ?? "") else { return reading }
      var reading = reading
      reading["values"] = nil
      reading["default"] = nil
      reading["fixed"] = ["vi": "-", "en": "-"]
      return reading
    }
    let changes = (patch.elements ?? []).filter {
      $0["path"]?.text?.hasPrefix("/readings") == false
    }
    return .array([["path": "/readings", "value": .array(changed)]] + changes)
  }

  /// Data from few values, so that there are equals; each may be missing.
  private func fill(_ round: inout SmallRound, _ generator: inout SplitMix64) {
    round.candidates = []
    round.rankings = Rankings()
    guard let pool = try? round.pool("province-unit") else { return }
    let hasGaps = generator.once(in: 2)
    for unit in round.registry.units.indices {
      for year in [2022, 2023] where !(hasGaps && generator.once(in: 4)) {
        _ = round.rankings.add(
          year: year, unit: unit, rank: Int64.random(in: 1...3, using: &generator))
      }
    }
    for _ in 0..<7 {
      var candidate = round.candidate(.collective, in: pool)
      candidate.ordering.score = generator.pick([nil, "80", "80.0", "90"]).flatMap { Decimal($0) }
      candidate.ordering.directlyInvolved = generator.pick([nil, true, false])
      candidate.ordering.isPreferred = generator.pick([nil, true, false])
      round.candidates.append(candidate)
    }
  }

  private func expectOrder(_ order: CandidateOrder, _ candidates: [Candidate]) {
    func isBefore(_ left: Int, _ right: Int) -> Bool {
      order.difference(left, right, of: candidates)?.leftFirst ?? false
    }
    func isEqual(_ left: Int, _ right: Int) -> Bool {
      order.difference(left, right, of: candidates) == nil
    }
    func key(_ left: Int, _ right: Int) -> Int? {
      order.difference(left, right, of: candidates)?.key
    }
    var isOrder = true
    for one in candidates.indices {
      isOrder = isOrder && isEqual(one, one)
      for two in candidates.indices {
        isOrder = isOrder && !(isBefore(one, two) && isBefore(two, one))
        isOrder = isOrder && key(one, two) == key(two, one)
        for three in candidates.indices {
          if isBefore(one, two), isBefore(two, three) { isOrder = isOrder && isBefore(one, three) }
          if isEqual(one, two), isEqual(two, three) { isOrder = isOrder && isEqual(one, three) }
        }
      }
    }
    #expect(isOrder, "\(candidates.map(\.ordering))")
    let (sorted, groupStart) = order.sorted(Array(candidates.indices), candidates)
    #expect(Set(sorted) == Set(candidates.indices))
    for (place, start) in groupStart.enumerated() {
      #expect(isEqual(sorted[start], sorted[place]))
      if start > 0 { #expect(isBefore(sorted[start - 1], sorted[place])) }
    }
  }

  /// "Rank keys are not asked of individuals", and one gap takes a ranking out of use.
  @Test func keysInUse() throws {
    var round = try SmallRound()
    let pool = try round.pool("province-unit")
    for _ in 0..<3 { round.candidates.append(round.candidate(.collective, in: pool)) }
    for unit in 0..<3 { _ = round.rankings.add(year: 2023, unit: unit, rank: 1) }
    for unit in 0..<2 { _ = round.rankings.add(year: 2022, unit: unit, rank: 1) }
    func keys(_ kind: NomineeKind, _ filed: [Int]) -> [String] {
      CandidateOrder(
        rules: round.rules(), kind: kind, pool: pool, filed: filed, candidates: round.candidates
      ).keys.map { round.rulebook.orderingKeys[$0].id }
    }
    let others = ["achievement-score", "direct-involvement", "women-preference"]
    #expect(keys(.individual, [0, 1, 2]) == others)
    #expect(keys(.collective, [0, 1, 2]) == [others[0], "ranking-2023"] + others[1...])
    #expect(
      keys(.collective, [0, 1]) == [others[0], "ranking-2023", "ranking-2022"] + others[1...])
  }
}

/// Opening a rulebook is the slow part; a round is filled anew each time.
private final class RoundCache: @unchecked Sendable {
  private var rounds: [String: SmallRound] = [:]

  func round(_ name: String, _ patch: JSON) throws -> SmallRound {
    if let round = rounds[name] { return round }
    let round = try SmallRound(patch: patch)
    rounds[name] = round
    return round
  }
}
