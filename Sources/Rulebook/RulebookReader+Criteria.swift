import JSONText

extension RulebookReader {
  private static let common = [
    "id", "section", "appliesTo", "inForce", "label", "layer", "citation", "clauses", "readings",
    "type", "settledByDeadline",
  ]

  private static func fields(of type: CriterionType) -> [String] {
    switch type {
    case .rate: ["threshold", "unit", "exclusions", "measuredEntity", "warnsOfAssumedEntity"]
    case .fact: ["requires", "measuredEntity"]
    case .count, .judgedItems: ["minimum", "unit"]
    case .judgement: []
    case .status: ["values"]
    case .ranking: ["years"]
    }
  }

  mutating func readCriteria(_ fields: Fields) {
    parts.criteria = fields.list("criteria") { node throws(Fault) in try criterion(node) }
    parts.groups = fields.list("groups") { node in
      let group = Fields(
        node, faults,
        known: ["id", "label", "appliesTo", "combine", "members", "clauses", "readings"])
      return CriterionGroup(
        id: group.string("id"), label: group.message("label"), appliesTo: appliesTo(group),
        combine: group.choice("combine", .all),
        members: references(group, "members", among: criterionIds),
        clauses: clauses(group), readings: readings(group))
    }
    if let rates = fields.object(
      "rates", known: ["zeroDenominator", "fullRateDecimals", "readings"])
    {
      parts.rates = RateRules(
        zeroDenominator: rates.read("zeroDenominator", .notApplicable) { node throws(Fault) in
          try Fields.choice(node, among: [.notApplicable, .met, .notMet])
        },
        fullRateDecimals: optionalInteger(rates, "fullRateDecimals", in: 0...6),
        readings: readings(rates))
    }
    if let prior = fields.object(
      "priorAwards",
      known: [
        "id", "label", "acrossForms", "settledByDeadline", "layer", "citation", "clauses",
        "readings",
      ])
    {
      parts.priorAwards = PriorAwardRule(
        id: prior.string("id"), label: prior.message("label"),
        acrossForms: prior.bool("acrossForms"),
        settledByDeadline: prior.flag("settledByDeadline"), layer: prior.choice("layer", .guidance),
        citation: prior.optionalMessage("citation"), clauses: clauses(prior),
        readings: readings(prior))
    }
    readAuthority(fields)
  }

  private mutating func readAuthority(_ fields: Fields) {
    if let authority = fields.object(
      "authority", known: ["id", "label", "relations", "proxies", "clauses", "readings"])
    {
      let relations = authority.list("relations") { node throws(Fault) in
        try Fields.choice(node) as Relation
      }
      parts.authority = AuthorityRule(
        id: authority.string("id"), label: authority.message("label"),
        namesItself: relations.contains(.itself), namesBelow: relations.contains(.below),
        proxies: authority.list("proxies") { node throws(Fault) in
          let proxy = Fields(node, faults, known: ["role", "categories"])
          return AuthorityRule.Proxy(
            role: proxy.read("role", 0) { node throws(Fault) in
              try reference(node, among: roleIds)
            },
            categories: references(proxy, "categories", among: categoryIds))
        },
        clauses: clauses(authority), readings: readings(authority))
    }
    if let inner = fields.object("innerUnits", known: ["measuredEntity", "readings"]) {
      parts.innerUnits = InnerUnitRule(
        measuredEntity: inner.read("measuredEntity", .nominee) { node throws(Fault) in
          try Fields.choice(node, among: [.nominee, .parent])
        },
        readings: readings(inner))
    }
  }

  /// An integer or `null`, which is no limit.
  func optionalInteger(_ fields: Fields, _ name: String, in range: ClosedRange<Int64>) -> Int? {
    fields.read(name, Int?.none) { node throws(Fault) in
      node.kind == .null ? nil : Int(try node.integer(in: range))
    }
  }

  private func criterion(_ node: JSONNode) throws(Fault) -> Criterion {
    var type = CriterionType.fact
    if let given = RulebookPath.member("type", of: node) { type = try Fields.choice(given) }
    let own = Fields(node, faults, known: Self.common + Self.fields(of: type))
    _ = own.required("type")
    let statusValues = type == .status ? self.statusValues(own) : []
    let requires =
      type == .fact
      ? own.list("requires") { node throws(Fault) in try Fields.choice(node) as FactPart } : []
    return Criterion(
      id: own.string("id"), section: own.choice("section", .criteria), appliesTo: appliesTo(own),
      inForce: own.bool("inForce"), label: own.message("label"),
      layer: own.choice("layer", .guidance), citation: own.optionalMessage("citation"),
      clauses: clauses(own), readings: readings(own), type: type,
      settledByDeadline: own.flag("settledByDeadline"),
      threshold: type == .rate ? percent(own, "threshold") : .zero,
      unit: Self.fields(of: type).contains("unit") ? own.message("unit") : nil,
      exclusions: type == .rate && own.bool("exclusions"),
      measuredEntity: type == .rate || own.has("measuredEntity")
        ? own.choice("measuredEntity", .nominee) : .nominee,
      warnsOfAssumedEntity: own.readOptional("warnsOfAssumedEntity") { node throws(Fault) in
        try node.bool()
      } ?? false,
      requiresDocument: requires.contains(.document), requiresDate: requires.contains(.date),
      minimum: type == .count || type == .judgedItems
        ? own.integer("minimum", in: 1...1_000_000) : 0,
      statusValues: statusValues, statusKeys: KeyTable(statusValues.map(\.id)),
      years: type == .ranking
        ? own.list("years") { node throws(Fault) in Int(try node.integer(in: 1900...9999)) } : [])
  }

  private func statusValues(_ fields: Fields) -> [StatusValue] {
    if let list = fields.optional("values"), list.count > RulebookLimits.maxStatusValues {
      do throws(Fault) { _ = try list.elements(maxItems: RulebookLimits.maxStatusValues) } catch {
        faults.add(error)
      }
      return []
    }
    return fields.list("values") { node in
      let value = Fields(node, faults, known: ["id", "label", "outcome"])
      return StatusValue(
        id: value.string("id"), label: value.message("label"),
        outcome: value.read("outcome", .met) { node throws(Fault) in
          try Fields.choice(node, among: [.met, .notMet, .needsJudgement])
        })
    }
  }
}

private enum Relation: String, CaseIterable {
  case itself = "self"
  case below
}

private enum FactPart: String, CaseIterable {
  case document, date
}
