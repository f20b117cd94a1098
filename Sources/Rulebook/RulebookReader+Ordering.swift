import JSONText

extension RulebookReader {
  private static func fields(of source: OrderingKey.Source) -> [String] {
    switch source {
    case .score, .directInvolvement: []
    case .ranking: ["year", "categories", "missing"]
    case .preference: ["womenPercent"]
    }
  }

  mutating func readOrdering(_ fields: Fields) {
    guard let ordering = fields.object("ordering", known: ["keys"]) else { return }
    parts.orderingKeys = ordering.list("keys") { node throws(Fault) in try key(node) }
  }

  private func key(_ node: JSONNode) throws(Fault) -> OrderingKey {
    var source = OrderingKey.Source.score
    if let given = RulebookPath.member("type", of: node) { source = try Fields.choice(given) }
    let key = Fields(
      node, faults,
      known: ["id", "label", "inForce", "type", "layer", "citation", "clauses", "readings"]
        + Self.fields(of: source))
    _ = key.required("type")
    let isRanking = source == .ranking
    return OrderingKey(
      id: key.string("id"), label: key.message("label"), inForce: key.bool("inForce"),
      source: source, year: isRanking ? Int(key.integer("year", in: 1900...9999)) : 0,
      categories: isRanking ? references(key, "categories", among: categoryIds) : [],
      missing: isRanking ? key.choice("missing", .skipKey) : .last,
      womenPercent: source == .preference ? percent(key, "womenPercent") : .zero,
      layer: key.choice("layer", .guidance), citation: key.optionalMessage("citation"),
      clauses: clauses(key), readings: readings(key))
  }

  mutating func readPrize(_ fields: Fields) {
    guard
      let prize = fields.object(
        "prize",
        known: [
          "baseSalaries", "multipliers", "collectiveFactor", "rounding", "citation", "clauses",
          "readings",
        ])
    else { return }
    let salaries = prize.list("baseSalaries") { node in
      let salary = Fields(node, faults, known: ["from", "amount", "citation"])
      return PrizeTable.BaseSalary(
        from: salary.date("from"), amount: salary.integer("amount", in: 1...1_000_000_000),
        citation: salary.message("citation"))
    }
    for (earlier, later) in zip(salaries, salaries.dropFirst()) where later.from <= earlier.from {
      faults.add(
        (prize.optional("baseSalaries") ?? prize.node).fault(
          .dateOrder,
          Message(
            vi: "Mức lương cơ sở không theo thứ tự thời gian",
            en: "Base salaries are not in the order of their dates")))
    }
    let rounding = prize.object("rounding", known: ["mode", "to"])
    parts.prize = PrizeTable(
      baseSalaries: salaries,
      multipliers: prize.list("multipliers") { node in
        let row = Fields(node, faults, known: ["award", "individual", "verified"])
        return PrizeTable.Multiplier(
          award: row.read("award", 0) { node throws(Fault) in
            try reference(node, among: awardIds)
          },
          individual: percent(row, "individual"), verified: row.bool("verified"))
      },
      collectiveFactor: prize.integer("collectiveFactor", in: 1...10),
      rounding: rounding?.choice("mode", .none) ?? .none,
      roundingTo: rounding?.integer("to", in: 1...1_000_000_000) ?? 1,
      citation: prize.message("citation"), clauses: clauses(prize), readings: readings(prize))
  }

  mutating func readReadings(_ fields: Fields) {
    parts.readings = fields.list("readings") { node in reading(node) }
  }

  private func reading(_ node: JSONNode) -> Reading {
    let isParameter = RulebookPath.member("fixed", of: node) == nil
    let reading = Fields(
      node, faults,
      known: ["id", "text", "question", "clauses"]
        + (isParameter ? ["values", "default"] : ["fixed"]))
    let values: [Reading.Value] =
      isParameter
      ? reading.list("values") { node in
        let value = Fields(node, faults, known: ["id", "label", "set"])
        return Reading.Value(
          id: value.string("id"), label: value.message("label"),
          changes: value.list("set") { node in
            let change = Fields(node, faults, known: ["path", "value"])
            return Reading.Change(
              path: change.string("path"), value: change.required("value")?.rawText ?? "null",
              spot: (change.optional("path") ?? node).fault(.readingPath, Message(vi: "", en: ""))
                .spot)
          })
      } : []
    return Reading(
      id: reading.string("id"), text: reading.string("text"),
      question: reading.message("question"), clauses: clauses(reading), values: values,
      defaultValue: isParameter
        ? reading.read("default", 0) { node throws(Fault) in
          let name = try node.string()
          guard let index = values.firstIndex(where: { $0.id == name }) else {
            throw node.fault(
              .readingDefault,
              Message(
                vi: "“\(name)” không phải là một giá trị của cách hiểu này",
                en: "“\(name)” is none of the reading's values"),
              expected: .oneOf(values.map(\.id)))
          }
          return index
        } : 0,
      fixed: isParameter ? nil : reading.message("fixed"))
  }

  mutating func readClauses(_ fields: Fields) {
    parts.clauses = fields.list("clauses") { node in
      let clause = Fields(
        node, faults, known: ["number", "ref", "quote", "rules", "noRule", "why"])
      let noRule = clause.readOptional("noRule") { node throws(Fault) in
        try Fields.choice(node) as Clause.NoRule
      }
      return Clause(
        number: Int(clause.integer("number", in: 1...100_000)), reference: clause.string("ref"),
        quote: clause.string("quote"),
        rules: clause.optionalList("rules") { node throws(Fault) in try node.string() },
        noRule: noRule, why: noRule == nil ? nil : clause.message("why"))
    }
  }
}
