import JSONText

extension RulebookReader {
  mutating func readDossier(_ fields: Fields) {
    parts.documents = fields.list("documents") { node in document(node) }
    if let deadline = fields.object(
      "deadline",
      known: [
        "id", "label", "date", "inclusive", "basis", "supplements", "recipientRole", "awards",
        "settledByDeadline",
        "clauses", "readings",
      ])
    {
      let date = deadline.date("date")
      let inclusive = deadline.bool("inclusive")
      let firstLateDay = inclusive ? CalendarDate(daysSinceEpoch: date.daysSinceEpoch &+ 1) : date
      parts.deadline = Deadline(
        id: deadline.string("id"), label: deadline.message("label"), date: date,
        inclusive: inclusive, basis: deadline.choice("basis", .received),
        supplements: deadline.choice("supplements", .never),
        recipientRole: deadline.readOptional("recipientRole") { node throws(Fault) in
          try reference(node, among: roleIds)
        },
        settledByDeadline: deadline.flag("settledByDeadline"),
        awards: references(deadline, "awards", among: awardIds), clauses: clauses(deadline),
        readings: readings(deadline), lateFrom: Instant(startOf: firstLateDay, in: parts.zone))
    }
  }

  private func document(_ node: JSONNode) -> DocumentRule {
    let document = Fields(
      node, faults,
      known: [
        "id", "label", "belongsTo", "form", "originals", "confirmed", "electronicOriginals",
        "obligation", "equivalent", "checks", "awards", "clauses", "readings", "settledByDeadline",
      ])
    let equivalent = document.optional("equivalent").map { node in
      let fields = Fields(node, faults, known: ["categories", "outcome"])
      return DocumentRule.Equivalent(
        categories: references(fields, "categories", among: categoryIds),
        outcome: fields.read("outcome", .unknown) { node throws(Fault) in
          try Fields.choice(node, among: [.needsJudgement, .met, .unknown])
        })
    }
    let checks = document.list("checks") { node throws(Fault) in
      try Fields.choice(node) as DocumentCheck
    }
    return DocumentRule(
      id: document.string("id"), label: document.message("label"),
      belongsToSubmission: document.choice("belongsTo", BelongsTo.nomination) == .submission,
      form: document.read("form", String?.none) { node throws(Fault) in
        node.kind == .null ? nil : try node.string()
      },
      originals: document.integer("originals", in: 0...100),
      confirmed: document.bool("confirmed"),
      electronicOriginals: document.bool("electronicOriginals"),
      obligation: document.choice("obligation", .required), equivalent: equivalent,
      checksSignature: checks.contains(.signed), checksList: checks.contains(.listed),
      settledByDeadline: document.flag("settledByDeadline"),
      awards: references(document, "awards", among: awardIds), clauses: clauses(document),
      readings: readings(document))
  }

  mutating func readQuota(_ fields: Fields) {
    parts.pools = fields.list("pools") { node in pool(node) }
    parts.slots = fields.list("slots") { node in slot(node) }
    if let quota = fields.object("quota", known: ["counts", "openBeside", "readings"]) {
      parts.quota = QuotaRules(
        counts: quota.choice("counts", .standing), openBeside: quota.choice("openBeside", .propose),
        readings: readings(quota))
    }
    parts.totalCap = optionalInteger(fields, "totalCap", in: 0...1_000_000_000).map(Int64.init)
    if let organiser = fields.object(
      "selfSelection", known: ["role", "severity", "clauses", "readings"])
    {
      parts.selfSelection = SelfSelectionRule(
        role: organiser.read("role", 0) { node throws(Fault) in
          try reference(node, among: roleIds)
        },
        severity: organiser.choice("severity", .off), clauses: clauses(organiser),
        readings: readings(organiser))
    }
  }

  private func limits(_ fields: Fields) -> PerKind<Int?> {
    guard let limits = fields.object("limits", known: NomineeKind.allCases.map(\.rawValue)) else {
      return PerKind(collective: nil, individual: nil)
    }
    return PerKind(
      collective: optionalInteger(limits, NomineeKind.collective.rawValue, in: 0...1_000_000),
      individual: optionalInteger(limits, NomineeKind.individual.rawValue, in: 0...1_000_000))
  }

  private func pool(_ node: JSONNode) -> Pool {
    let pool = Fields(
      node, faults,
      known: [
        "id", "label", "scope", "kinds", "limits", "mixed", "exceptions", "whenUnused", "clauses",
        "readings",
      ])
    let unused = pool.object("whenUnused", known: ["severity", "among"])
    return Pool(
      id: pool.string("id"), label: pool.message("label"), scope: pool.choice("scope", .owner),
      kinds: pool.choice("kinds", .exclusive), limits: limits(pool),
      mixed: pool.choice("mixed", .ruling),
      exceptions: pool.list("exceptions") { node in
        let exception = Fields(
          node, faults, known: ["units", "limits", "expectedRank", "reason", "clauses"])
        return Pool.Exception(
          units: exception.list("units") { node throws(Fault) in try node.string() },
          limits: limits(exception),
          expectedRank: exception.readOptional("expectedRank") { node throws(Fault) in
            try node.integer(in: 1...1_000_000)
          },
          reason: exception.message("reason"), clauses: clauses(exception))
      },
      whenUnused: unused?.choice("severity", .off) ?? .off,
      whenUnusedAmong: unused?.choice("among", .submitters) ?? .submitters,
      clauses: clauses(pool), readings: readings(pool))
  }

  private func slot(_ node: JSONNode) -> Slot {
    let slot = Fields(
      node, faults,
      known: ["id", "award", "nominator", "nominee", "pool", "owner", "clauses", "readings"])
    let nominator = slot.object("nominator", known: ["categories", "levels", "roles"])
    let nominee = slot.object("nominee", known: ["categories", "kinds", "inner"])
    let owner = slot.object("owner", known: ["of", "category"])
    return Slot(
      id: slot.string("id"),
      award: slot.read("award", 0) { node throws(Fault) in try reference(node, among: awardIds) },
      nominatorCategories: nominator.map { references($0, "categories", among: categoryIds) } ?? [],
      nominatorLevels: nominator.flatMap { fields in
        fields.has("levels")
          ? fields.list("levels") { node throws(Fault) in try node.string() } : nil
      },
      nominatorRoles: nominator.flatMap { optionalReferences($0, "roles", among: roleIds) },
      nomineeCategories: nominee.map { references($0, "categories", among: categoryIds) } ?? [],
      nomineeKinds: nominee.map { kinds($0, "kinds") } ?? [],
      nomineeInner: nominee?.readOptional("inner") { node throws(Fault) in try node.bool() },
      pool: slot.read("pool", Int?.none) { node throws(Fault) in
        node.kind == .null ? nil : try reference(node, among: poolIds)
      },
      ownerSide: owner?.choice("of", .nominator) ?? .nominator,
      ownerCategory: owner?.readOptional("category") { node throws(Fault) in
        try reference(node, among: categoryIds)
      },
      clauses: clauses(slot), readings: readings(slot))
  }
}

private enum BelongsTo: String, CaseIterable {
  case submission, nomination
}

private enum DocumentCheck: String, CaseIterable {
  case signed, listed
}
