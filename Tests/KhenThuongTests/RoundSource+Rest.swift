import CaseSupport

extension RoundSource {
  mutating func withoutLetter(_ entries: [RandomRound.Entry]) -> Set<String> {
    guard let nominator = entries.first?.nominator, generator.once(in: 12) else { return [] }
    return [nominator]
  }

  /// Ranks for most units and years; a gap takes a key out of use.
  mutating func rankings() -> [JSON] {
    let ranked = [
      "department": ["STTTT", "VPUBND", "SGDDT", "SYT"],
      "district": ["380", "381", "382", "384"],
      "commune": ["14755", "14758", "14761", "14809", "14812", "14815"],
    ]
    var tables: [JSON] = []
    for year in [2023, 2022] {
      for category in ranked.keys.sorted() where !generator.once(in: 3) {
        var ranks: JSON = [:]
        let mayLack = generator.once(in: 2)
        for unit in ranked[category] ?? [] where !(mayLack && generator.once(in: 5)) {
          // A rank may be shared.
          ranks[unit] = JSON(Int.random(in: 1...2, using: &generator))
        }
        tables.append(["year": JSON(year), "category": .string(category), "ranks": ranks])
      }
    }
    return tables
  }

  mutating func localQuotas() -> [JSON] {
    guard generator.once(in: 2) else { return [] }
    return [
      [
        "award": .string(Self.localAwards[0]), "decider": "381",
        "limits": ["collective": 1, "individual": .null],
      ]
    ]
  }

  mutating func readings() -> JSON {
    let choices: [(String, [String])] = [
      ("A-1", ["exclusive", "each"]), ("A-16", ["last"]), ("A-40", ["sent"]), ("A-41", ["wait"]),
      ("A-8", ["press-pool"]), ("A-21", ["met", "not-met"]), ("A-33", ["no-preference"]),
    ]
    var readings: JSON = [:]
    for _ in 0..<Int.random(in: 0...2, using: &generator) {
      let (id, values) = generator.pick(choices)
      readings[id] = .string(generator.pick(values))
    }
    return readings
  }

  /// Rulings of every kind, most of them on something that is not open.
  mutating func rulings(on entries: [RandomRound.Entry]) -> [JSON] {
    let ids = entries.map(\.id)
    guard !ids.isEmpty else { return [] }
    let pools: [(String, [String])] = [
      ("province-unit", ["STTTT", "SGDDT", "TINHDOAN"]), ("district-own", ["380", "381"]),
      ("commune-pick", ["380", "381"]), ("enterprise", []), ("press", []),
    ]
    var rulings: [JSON] = []
    for place in 0..<Int.random(in: 0...3, using: &generator) {
      let nomination = JSON.string(generator.pick(ids))
      let (pool, owners) = generator.pick(pools)
      var some: [JSON] = ids.shuffled(using: &generator)
        .prefix(Int.random(in: 1...3, using: &generator)).map { .string($0) }
      var ruling: JSON
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: ruling = ["type": "late", "nomination": nomination]
      case 1: ruling = ["type": "supplement", "nomination": nomination, "supplement": "s"]
      case 2:
        let finding = generator.pick([
          "district-sme-platforms", "department-plan-2024", "enterprise-pioneer", "compliance",
          "individual-initiative", "commune-initiative", "prior-award",
        ])
        ruling = [
          "type": "finding", "nomination": nomination, "finding": .string(finding),
          "outcome": .string(generator.pick(["met", "notMet"])),
        ]
      case 3:
        let kept = JSON.array([some[0]])
        ruling = ["type": "duplicate", "members": .array(some), "keep": kept]
      case 4:
        ruling = [
          "type": "kind", "pool": .string(pool),
          "choose": .string(generator.pick(["collective", "individual", "both"])),
        ]
        if !owners.isEmpty { ruling["owner"] = .string(generator.pick(owners)) }
      default:
        if generator.once(in: 2) { some.removeLast(some.count - 1) }
        ruling = [
          "type": "tie", "pool": .string(pool),
          "kind": .string(generator.pick(["collective", "individual"])), "choose": .array(some),
        ]
        if !owners.isEmpty { ruling["owner"] = .string(generator.pick(owners)) }
      }
      rulings.append(Self.signed(ruling, id: "r\(place)"))
    }
    return rulings
  }

  /// A ruling with who gave it, when and why.
  static func signed(_ ruling: JSON, id: String) -> JSON {
    JSON.object([
      .init("id", .string(id)), .init("by", "Hội đồng Thi đua - Khen thưởng tỉnh"),
      .init("document", .string("\(id)/KL")), .init("date", "2024-09-28"),
      .init("reason", "Kết luận thử"),
    ]).merged(with: ruling)
  }
}
