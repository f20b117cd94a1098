import CaseSupport
import KhenThuong
import Testing

/// What holds in every round, whatever is in it.
@Suite struct RoundPropertyTests {
  private static let everything: Set<RandomRound.Part> = [.rulings, .readings, .localAwards]

  /// The order in which nominations are named never changes where any stands.
  @Test(arguments: 0..<4) func orderOfNominations(_ batch: Int) throws {
    try forRounds(batch, of: 75, with: Self.everything) { round, generator in
      let one = try Decided(round)
      let other = try Decided(round.shuffled(by: &generator))
      for id in Set(one.order).sorted() {
        let (left, right) = (Self.place(one, id), Self.place(other, id))
        if left != right { return "\(id): \(left), shuffled \(right)" }
      }
      let proposed = [one, other].map { $0.tree["proposed"]?.json }
      return proposed[0] == proposed[1] ? nil : "another proposed list"
    }
  }

  private static func place(_ decided: Decided, _ id: String) -> String {
    let nomination = decided.nominations[id]
    let parts = ["standing", "verdict", "provisional", "resolved", "rank", "sharesRank", "lostTo"]
    var texts = parts.map { "\($0) \(nomination?[$0]?.json ?? "-")" }
    texts.append("tied \((nomination?["tiedWith"]?.texts ?? []).sorted())")
    return texts.joined(separator: ", ")
  }

  /// No pool has more proposed than its limit; one for either kind never has both
  /// unless a person ruled so.
  @Test(arguments: 0..<4) func limits(_ batch: Int) throws {
    try forRounds(batch, of: 75, with: Self.everything) { round, _ in
      let decided = try Decided(round)
      for pool in decided.pools {
        let name = Decided.poolName(pool)
        let members = decided.order.filter {
          Decided.poolName(decided.nominations[$0]?["pool"]) == name
            && decided.standing($0) == "proposed"
        }
        var counts: [Int] = []
        for kind in ["collective", "individual"] {
          let count = members.count { decided.kind(of: $0) == kind }
          counts.append(count)
          if count != pool["proposed"]?[kind]?.integer { return "\(name ?? "?"): count differs" }
          if let limit = pool["limits"]?[kind]?.integer, count > limit {
            return "\(name ?? "?"): \(count) proposed of \(limit)"
          }
        }
        let mixes = pool["kinds"]?.text == "exclusive" && !counts.contains(0)
        if mixes, !Self.isRuledBoth(pool, round, decided) { return "\(name ?? "?"): both kinds" }
      }
      return nil
    }
  }

  private static func isRuledBoth(
    _ pool: JSON, _ round: RandomRound, _ decided: Decided
  ) -> Bool {
    let applied = (decided.tree["rulings"]?.elements ?? [])
      .filter { $0["status"]?.text == "applied" }.compactMap { $0["ruling"]?.text }
    return round.rulings.contains { ruling in
      ruling["choose"]?.text == "both" && ruling["pool"]?.text == pool["id"]?.text
        && ruling["owner"]?.text == pool["owner"]?.text
        && applied.contains(ruling["id"]?.text ?? "")
    }
  }

  /// A third nomination that leaves the keys in use as they are turns no two others
  /// round.
  @Test(arguments: 0..<4) func thirdNomination(_ batch: Int) throws {
    try forRounds(batch, of: 75, with: Self.everything) { round, generator in
      guard round.entries.count > 2 else { return nil }
      let with = try Decided(round)
      var smaller = round
      let third = Int.random(in: round.entries.indices, using: &generator)
      let removed = smaller.entries.remove(at: third).id
      let without = try Decided(smaller)
      let ranked = without.order.filter {
        with.nominations[$0]?["rank"] != nil && without.nominations[$0]?["rank"] != nil
          && with.keys(of: $0) == without.keys(of: $0)
      }
      for one in ranked {
        for other in ranked where with.kind(of: one) == with.kind(of: other) {
          guard Decided.poolName(with.pool(of: one)) == Decided.poolName(with.pool(of: other))
          else { continue }
          let before = Self.comparison(without, one, other)
          let after = Self.comparison(with, one, other)
          if before != after {
            return "without \(removed) \(one) \(before) \(other), with it \(after)"
          }
        }
      }
      return nil
    }
  }

  private static func comparison(_ decided: Decided, _ one: String, _ other: String) -> String {
    let ranks = [one, other].map { decided.nominations[$0]?["rank"]?.integer ?? 0 }
    return ranks[0] == ranks[1] ? "equals" : ranks[0] < ranks[1] ? "is before" : "is after"
  }

  /// The same request gives the same bytes, from another engine too.
  @Test func sameBytes() throws {
    let other = try DecisionEngine(builtIn: Rulebooks.defaultId)
    try forRounds(0, of: 75, with: Self.everything) { round, _ in
      let texts = [
        try Decided(round).json, try Decided(round).json, try Decided(round, by: other).json,
      ]
      return Set(texts).count == 1 ? nil : "different bytes"
    }
  }

  /// An engine is shared by threads without a lock.
  @Test func sameBytesFromFourThreads() async throws {
    let engine = try Engines.standard.get()
    let requests = try (0..<50).map {
      try RandomRound(seed: $0, with: [.rulings, .readings]).request().bytes
    }
    let answers = await withTaskGroup(of: [String].self) { group in
      for _ in 0..<4 {
        group.addTask { requests.map { engine.decide($0).json } }
      }
      return await group.reduce(into: [[String]]()) { $0.append($1) }
    }
    #expect(answers.count == 4)
    #expect(Set(answers).count == 1)
  }
}
