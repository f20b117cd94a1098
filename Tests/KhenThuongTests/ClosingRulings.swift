import CaseSupport

/// The rulings that a decided round asks for: those of the first phase, in the order of
/// the definitions, in which something is open, since later points depend on earlier.
struct ClosingRulings {
  private(set) var rulings: [JSON] = []
  private let decided: Decided

  init(_ decided: Decided, _ round: RandomRound, _ generator: inout SplitMix64) {
    self.decided = decided
    var found = findings(&generator)
    if found.isEmpty { found = duplicates(&generator) }
    if found.isEmpty { found = kinds(&generator) }
    if found.isEmpty { found = ties(&generator) }
    rulings = found.enumerated().map { place, ruling in
      RoundSource.signed(ruling, id: "c\(round.rulings.count + place)")
    }
  }

  private func findings(_ generator: inout SplitMix64) -> [JSON] {
    decided.order.filter { decided.standing($0) == "open" }.flatMap { id in
      (decided.nominations[id]?["outcomes"]?.members ?? [])
        .filter { ["needsJudgement", "notApplicable"].contains($0.value.text) }
        .map { finding -> JSON in
          [
            "type": "finding", "nomination": .string(id), "finding": .string(finding.key),
            "outcome": .string(generator.once(in: 4) ? "notMet" : "met"),
          ]
        }
    }
  }

  private func duplicates(_ generator: inout SplitMix64) -> [JSON] {
    var seen = Set<String>()
    var rulings: [JSON] = []
    for id in decided.order
    where decided.standing(id) == "duplicate" && decided.isOpen(id) && !seen.contains(id) {
      var members: [String] = []
      var waiting = [id]
      while let next = waiting.popLast() {
        guard seen.insert(next).inserted else { continue }
        members.append(next)
        waiting += neighbours(next)
      }
      var kept: [String] = []
      for member in members.shuffled(using: &generator)
      where kept.allSatisfy({ !neighbours($0).contains(member) }) {
        kept.append(member)
      }
      rulings.append([
        "type": "duplicate", "members": .array(members.map { .string($0) }),
        "keep": .array(kept.map { .string($0) }),
      ])
    }
    return rulings
  }

  private func neighbours(_ id: String) -> [String] {
    (decided.nominations[id]?["sharesWith"]?.elements ?? []).compactMap { $0["nomination"]?.text }
  }

  private func of(_ pool: JSON, _ standing: String) -> [String] {
    decided.order.filter {
      decided.standing($0) == standing
        && Decided.poolName(decided.nominations[$0]?["pool"]) == Decided.poolName(pool)
    }
  }

  private func on(_ pool: JSON, _ ruling: JSON) -> JSON {
    var ruling = ruling
    ruling["pool"] = pool["id"]
    ruling["owner"] = pool["owner"]
    return ruling
  }

  private func kinds(_ generator: inout SplitMix64) -> [JSON] {
    decided.pools.filter { !of($0, "kindConflict").isEmpty }.map { pool in
      var choices = ["collective", "individual"]
      let isPair = of(pool, "kindConflict").count == 2
      if isPair, pool["id"]?.text == "province-unit", pool["limits"]?["collective"]?.integer == 2 {
        choices.append("both")
      }
      return on(pool, ["type": "kind", "choose": .string(generator.pick(choices))])
    }
  }

  private func ties(_ generator: inout SplitMix64) -> [JSON] {
    decided.pools.flatMap { pool in
      ["collective", "individual"].compactMap { kind -> JSON? in
        let tied = of(pool, "tied").filter { decided.kind(of: $0) == kind }
        guard !tied.isEmpty, let limit = pool["limits"]?[kind]?.integer,
          let proposed = pool["proposed"]?[kind]?.integer
        else { return nil }
        let chosen = tied.shuffled(using: &generator).prefix(limit - proposed)
        return on(
          pool,
          [
            "type": "tie", "kind": .string(kind),
            "choose": .array(chosen.map { .string($0) }),
          ])
      }
    }
  }
}
