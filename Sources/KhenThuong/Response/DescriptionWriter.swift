import JSONText
import Rulebook

/// Writes what a rulebook asks for. Rules come in the rulebook's own shape, with
/// clauses and references by name.
struct DescriptionWriter {
  let rulebook: Rulebook

  func write(
    parts: [DecisionEngine.Part], extensions: JSONNode?, _ writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.key("schemaVersion")
    writer.integer(1)
    identity(&writer)
    for part in DecisionEngine.Part.allCases where parts.contains(part) {
      switch part {
      case .categories: categories(&writer)
      case .documents: list("documents", rulebook.documents, document, &writer)
      case .pools:
        list("pools", rulebook.pools, pool, &writer)
        list("slots", rulebook.slots, slot, &writer)
      case .deadline: deadline(&writer)
      case .awards: list("awards", rulebook.awards, award, &writer)
      case .readings:
        writer.key("readings")
        writer.beginArray()
        for index in rulebook.readings.indices { reading(index, &writer) }
        writer.endArray()
      case .clauses: list("clauses", rulebook.clauses, clause, &writer)
      case .prize: prize(&writer)
      case .ordering: list("ordering", rulebook.orderingKeys, orderingKey, &writer)
      }
    }
    if let extensions {
      writer.key("extensions")
      writer.raw(node: extensions)
    }
    writer.endObject()
  }

  private func list<Element>(
    _ key: StaticString, _ elements: [Element],
    _ write: (Element, inout JSONWriter) -> Void, _ writer: inout JSONWriter
  ) {
    writer.key(key)
    writer.beginArray()
    for element in elements {
      writer.beginObject()
      write(element, &writer)
      writer.endObject()
    }
    writer.endArray()
  }

  private func strings(_ key: StaticString, _ texts: [String], _ writer: inout JSONWriter) {
    writer.key(key)
    writer.beginArray()
    for text in texts { writer.string(text) }
    writer.endArray()
  }

  private func string(_ key: StaticString, _ text: String, _ writer: inout JSONWriter) {
    writer.key(key)
    writer.string(text)
  }

  private func message(_ key: StaticString, _ message: Message, _ writer: inout JSONWriter) {
    writer.key(key)
    writer.message(message)
  }

  private func bool(_ key: StaticString, _ flag: Bool, _ writer: inout JSONWriter) {
    writer.key(key)
    writer.bool(flag)
  }

  private func integer(_ key: StaticString, _ number: Int64, _ writer: inout JSONWriter) {
    writer.key(key)
    writer.integer(number)
  }

  private func clauses(_ numbers: [Int], _ writer: inout JSONWriter) {
    strings("clauses", numbers.map(rulebook.reference(ofClause:)), &writer)
  }

  private func readings(_ indices: [Int], _ writer: inout JSONWriter) {
    guard !indices.isEmpty else { return }
    strings("readings", indices.map { rulebook.readings[$0].id }, &writer)
  }

  private func categoryIds(_ key: StaticString, _ indices: [Int], _ writer: inout JSONWriter) {
    strings(key, indices.map { rulebook.categories[$0].id }, &writer)
  }

  private func awardIds(_ indices: [Int], _ writer: inout JSONWriter) {
    strings("awards", indices.map { rulebook.awards[$0].id }, &writer)
  }

  private func layer(_ layer: Layer, _ citation: Message?, _ writer: inout JSONWriter) {
    string("layer", layer.rawValue, &writer)
    if let citation { message("citation", citation, &writer) }
  }

  // MARK: Parts

  private func identity(_ writer: inout JSONWriter) {
    writer.key("rulebook")
    writer.beginObject()
    string("id", rulebook.id, &writer)
    string("version", rulebook.version, &writer)
    message("title", rulebook.title, &writer)
    message("issuer", rulebook.issuer, &writer)
    writer.key("validity")
    writer.beginObject()
    string("from", rulebook.validFrom.iso, &writer)
    if let to = rulebook.validTo { string("to", to.iso, &writer) }
    writer.endObject()
    string("zone", rulebook.zoneText, &writer)
    writer.endObject()
  }

  private func categories(_ writer: inout JSONWriter) {
    writer.key("categories")
    writer.beginArray()
    for (index, category) in rulebook.categories.enumerated() {
      writer.beginObject()
      string("id", category.id, &writer)
      message("label", category.label, &writer)
      if !category.levels.isEmpty { strings("levels", category.levels, &writer) }
      writer.key("kinds")
      writer.beginArray()
      // What is judged by its parent is asked for what its parent's category is.
      for kind in NomineeKind.allCases where !category.judgedByParent {
        writer.beginObject()
        string("kind", kind.rawValue, &writer)
        let asked = rulebook.criteria.indices.filter {
          rulebook.criteria[$0].inForce && rulebook.criteria[$0].appliesTo.covers(kind, index)
        }
        list("evidence", asked, criterion, &writer)
        writer.endObject()
      }
      writer.endArray()
      writer.endObject()
    }
    writer.endArray()
  }

  private func criterion(_ index: Int, _ writer: inout JSONWriter) {
    let criterion = rulebook.criteria[index]
    string("id", criterion.id, &writer)
    string("section", criterion.section.rawValue, &writer)
    string("type", criterion.type.rawValue, &writer)
    message("label", criterion.label, &writer)
    if let unit = criterion.unit { message("unit", unit, &writer) }
    switch criterion.type {
    case .rate:
      writer.key("threshold")
      writer.decimal(criterion.threshold)
      bool("exclusions", criterion.exclusions, &writer)
    case .count, .judgedItems: integer("minimum", criterion.minimum, &writer)
    case .fact:
      strings(
        "requires",
        (criterion.requiresDocument ? ["document"] : []) + (criterion.requiresDate ? ["date"] : []),
        &writer)
    case .status:
      list(
        "values", criterion.statusValues,
        { value, writer in
          string("id", value.id, &writer)
          message("label", value.label, &writer)
          string("outcome", value.outcome.rawValue, &writer)
        }, &writer)
    case .ranking:
      writer.key("years")
      writer.beginArray()
      for year in criterion.years { writer.integer(Int64(year)) }
      writer.endArray()
    case .judgement: break
    }
    if let group = rulebook.groups.first(where: { $0.members.contains(index) }) {
      string("group", group.id, &writer)
    }
    clauses(criterion.clauses, &writer)
    readings(criterion.readings, &writer)
  }

  private func document(_ document: DocumentRule, _ writer: inout JSONWriter) {
    string("id", document.id, &writer)
    message("label", document.label, &writer)
    string("belongsTo", document.belongsToSubmission ? "submission" : "nomination", &writer)
    writer.key("form")
    if let form = document.form { writer.string(form) } else { writer.null() }
    integer("originals", document.originals, &writer)
    bool("confirmed", document.confirmed, &writer)
    bool("electronicOriginals", document.electronicOriginals, &writer)
    string("obligation", document.obligation.rawValue, &writer)
    if let equivalent = document.equivalent {
      writer.key("equivalent")
      writer.beginObject()
      categoryIds("categories", equivalent.categories, &writer)
      string("outcome", equivalent.outcome.rawValue, &writer)
      writer.endObject()
    }
    strings(
      "checks",
      (document.checksSignature ? ["signed"] : []) + (document.checksList ? ["listed"] : []),
      &writer)
    awardIds(document.awards, &writer)
    clauses(document.clauses, &writer)
    readings(document.readings, &writer)
  }

  private func deadline(_ writer: inout JSONWriter) {
    let deadline = rulebook.deadline
    writer.key("deadline")
    writer.beginObject()
    string("id", deadline.id, &writer)
    message("label", deadline.label, &writer)
    string("date", deadline.date.iso, &writer)
    bool("inclusive", deadline.inclusive, &writer)
    string("basis", deadline.basis.rawValue, &writer)
    string("supplements", deadline.supplements.rawValue, &writer)
    if let role = deadline.recipientRole {
      string("recipientRole", rulebook.roles[role].id, &writer)
    }
    awardIds(deadline.awards, &writer)
    clauses(deadline.clauses, &writer)
    readings(deadline.readings, &writer)
    writer.endObject()
  }

  private func award(_ award: AwardForm, _ writer: inout JSONWriter) {
    string("id", award.id, &writer)
    message("label", award.label, &writer)
    if let category = award.deciderCategory {
      string("deciderCategory", rulebook.categories[category].id, &writer)
    }
    message("decidedBy", award.decidedBy, &writer)
    clauses(award.clauses, &writer)
  }

  private func limits(_ limits: PerKind<Int?>, _ writer: inout JSONWriter) {
    writer.key("limits")
    writer.beginObject()
    for kind in NomineeKind.allCases {
      writer.key(kind.rawValue)
      if let limit = limits[kind] { writer.integer(Int64(limit)) } else { writer.null() }
    }
    writer.endObject()
  }

  private func pool(_ pool: Pool, _ writer: inout JSONWriter) {
    string("id", pool.id, &writer)
    message("label", pool.label, &writer)
    string("scope", pool.scope.rawValue, &writer)
    string("kinds", pool.kinds.rawValue, &writer)
    limits(pool.limits, &writer)
    string("mixed", pool.mixed.rawValue, &writer)
    list(
      "exceptions", pool.exceptions,
      { exception, writer in
        strings("units", exception.units, &writer)
        limits(exception.limits, &writer)
        if let rank = exception.expectedRank { integer("expectedRank", rank, &writer) }
        message("reason", exception.reason, &writer)
        clauses(exception.clauses, &writer)
      }, &writer)
    writer.key("whenUnused")
    writer.beginObject()
    string("severity", pool.whenUnused.rawValue, &writer)
    string("among", pool.whenUnusedAmong.rawValue, &writer)
    writer.endObject()
    clauses(pool.clauses, &writer)
    readings(pool.readings, &writer)
  }

  private func slot(_ slot: Slot, _ writer: inout JSONWriter) {
    string("id", slot.id, &writer)
    string("award", rulebook.awards[slot.award].id, &writer)
    writer.key("nominator")
    writer.beginObject()
    categoryIds("categories", slot.nominatorCategories, &writer)
    if let levels = slot.nominatorLevels { strings("levels", levels, &writer) }
    if let roles = slot.nominatorRoles {
      strings("roles", roles.map { rulebook.roles[$0].id }, &writer)
    }
    writer.endObject()
    writer.key("nominee")
    writer.beginObject()
    categoryIds("categories", slot.nomineeCategories, &writer)
    strings("kinds", slot.nomineeKinds.map(\.rawValue), &writer)
    if let inner = slot.nomineeInner { bool("inner", inner, &writer) }
    writer.endObject()
    writer.key("pool")
    if let pool = slot.pool { writer.string(rulebook.pools[pool].id) } else { writer.null() }
    writer.key("owner")
    writer.beginObject()
    string("of", slot.ownerSide.rawValue, &writer)
    if let category = slot.ownerCategory {
      string("category", rulebook.categories[category].id, &writer)
    }
    writer.endObject()
    clauses(slot.clauses, &writer)
    readings(slot.readings, &writer)
  }

  private func orderingKey(_ key: OrderingKey, _ writer: inout JSONWriter) {
    string("id", key.id, &writer)
    message("label", key.label, &writer)
    bool("inForce", key.inForce, &writer)
    string("type", key.source.rawValue, &writer)
    if key.source == .ranking {
      integer("year", Int64(key.year), &writer)
      categoryIds("categories", key.categories, &writer)
      string("missing", key.missing.rawValue, &writer)
    }
    if key.source == .preference {
      writer.key("womenPercent")
      writer.decimal(key.womenPercent)
    }
    layer(key.layer, key.citation, &writer)
    clauses(key.clauses, &writer)
    readings(key.readings, &writer)
  }

  private func prize(_ writer: inout JSONWriter) {
    let prize = rulebook.prize
    writer.key("prize")
    writer.beginObject()
    list(
      "baseSalaries", prize.baseSalaries,
      { salary, writer in
        string("from", salary.from.iso, &writer)
        integer("amount", salary.amount, &writer)
        message("citation", salary.citation, &writer)
      }, &writer)
    list(
      "multipliers", prize.multipliers,
      { row, writer in
        string("award", rulebook.awards[row.award].id, &writer)
        writer.key("individual")
        writer.decimal(row.individual)
        bool("verified", row.verified, &writer)
      }, &writer)
    integer("collectiveFactor", prize.collectiveFactor, &writer)
    writer.key("rounding")
    writer.beginObject()
    string("mode", prize.rounding.rawValue, &writer)
    integer("to", prize.roundingTo, &writer)
    writer.endObject()
    message("citation", prize.citation, &writer)
    clauses(prize.clauses, &writer)
    readings(prize.readings, &writer)
    writer.endObject()
  }

  private func reading(_ index: Int, _ writer: inout JSONWriter) {
    let reading = rulebook.readings[index]
    writer.beginObject()
    string("id", reading.id, &writer)
    string("text", reading.text, &writer)
    message("question", reading.question, &writer)
    clauses(reading.clauses, &writer)
    if let fixed = reading.fixed {
      message("fixed", fixed, &writer)
    } else {
      list(
        "values", reading.values,
        { value, writer in
          string("id", value.id, &writer)
          message("label", value.label, &writer)
        }, &writer)
      string("default", reading.values[reading.defaultValue].id, &writer)
      string("value", reading.values[rulebook.valuesInForce[index]].id, &writer)
    }
    writer.endObject()
  }

  private func clause(_ clause: Clause, _ writer: inout JSONWriter) {
    integer("number", Int64(clause.number), &writer)
    string("ref", clause.reference, &writer)
    string("quote", clause.quote, &writer)
    if let noRule = clause.noRule {
      string("noRule", noRule.rawValue, &writer)
      if let why = clause.why { message("why", why, &writer) }
    } else {
      strings("rules", clause.rules, &writer)
    }
  }
}
