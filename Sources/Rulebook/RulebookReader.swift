import JSONText

/// Reads a rulebook's JSON into its parts and notes every fault on the way.
///
/// Lists that others refer to are read first, whatever their order in the text,
/// so that references resolve to indices at once.
struct RulebookReader {
  let faults: FaultCollector
  var parts = RulebookParts()
  var readingIds: [String] = []
  var categoryIds: [String] = []
  var roleIds: [String] = []
  var awardIds: [String] = []
  var criterionIds: [String] = []
  var poolIds: [String] = []

  static let known = [
    "schemaVersion", "id", "version", "title", "issuer", "jurisdiction", "validity", "zone",
    "legalBases", "roles", "categories", "awards", "criteria", "groups", "rates", "priorAwards",
    "authority", "innerUnits", "documents", "deadline", "pools", "slots", "quota", "totalCap",
    "ordering", "selfSelection", "prize", "readings", "clauses",
  ]

  /// Lists that every nomination's plan is made of; others have the general limit.
  private static let limits = [
    "categories": RulebookLimits.maxKinds, "roles": RulebookLimits.maxKinds,
    "awards": RulebookLimits.maxKinds,
  ]

  /// Reads the whole rulebook. Faults are in `faults`; the parts are usable only
  /// when there are none.
  mutating func read(_ root: JSONNode) {
    let fields = Fields(root, faults, known: Self.known)
    fields.read("schemaVersion", ()) { node throws(Fault) in
      let version = try node.integer(in: Int64.min...Int64.max)
      guard version == 1 else {
        throw node.fault(
          .badValue,
          Message(vi: "Không có phiên bản \(version)", en: "There is no version \(version)"),
          expected: .oneOf(["1"]))
      }
    }
    readIdentity(fields)
    readingIds = ids(fields, "readings")
    categoryIds = ids(fields, "categories")
    roleIds = ids(fields, "roles")
    awardIds = ids(fields, "awards")
    criterionIds = ids(fields, "criteria")
    poolIds = ids(fields, "pools")
    readCategories(fields)
    readCriteria(fields)
    readDossier(fields)
    readQuota(fields)
    readOrdering(fields)
    readPrize(fields)
    readReadings(fields)
    readClauses(fields)
  }

  private mutating func readIdentity(_ fields: Fields) {
    parts.id = fields.string("id")
    parts.version = fields.string("version")
    parts.title = fields.message("title")
    parts.issuer = fields.message("issuer")
    if let place = fields.object("jurisdiction", known: ["code", "name"]) {
      parts.jurisdictionCode = place.string("code")
      parts.jurisdictionName = place.message("name")
    }
    if let validity = fields.object("validity", known: ["from", "to"]) {
      parts.validFrom = validity.date("from")
      parts.validTo = validity.readOptional("to") { node throws(Fault) in
        let to = try node.date()
        if to < parts.validFrom {
          throw node.fault(
            .dateOrder,
            Message(
              vi: "Ngày hết hiệu lực trước ngày có hiệu lực",
              en: "The last day of validity is before the first"))
        }
        return to
      }
    }
    parts.zone = fields.read("zone", parts.zone) { node throws(Fault) in try node.zone() }
    parts.zoneText = fields.string("zone")
    parts.legalBases = fields.list("legalBases") { node in
      let basis = Fields(
        node, faults,
        known: ["id", "number", "title", "issuedOn", "validFrom", "validTo"])
      return LegalBasis(
        id: basis.string("id"), number: basis.string("number"), title: basis.message("title"),
        issuedOn: basis.date("issuedOn"),
        validFrom: basis.readOptional("validFrom") { node throws(Fault) in try node.date() },
        validTo: basis.readOptional("validTo") { node throws(Fault) in try node.date() })
    }
  }

  /// The ids of a list's elements, noting those that stand twice. Elements whose
  /// id cannot be read keep their place with an empty one.
  private func ids(_ fields: Fields, _ list: String) -> [String] {
    guard let node = fields.optional(list), var elements = try? node.elements() else { return [] }
    if let limit = Self.limits[list], node.count > limit {
      do throws(Fault) { _ = try node.elements(maxItems: limit) } catch { faults.add(error) }
      return []
    }
    var ids: [String] = []
    var seen = Set<String>()
    while let element = elements.next() {
      guard let node = RulebookPath.member("id", of: element),
        let id = try? node.string(maxBytes: JSONLimits.maxIdBytes)
      else {
        ids.append("")
        continue
      }
      if !seen.insert(id).inserted {
        faults.add(
          node.fault(
            .duplicateId, Message(vi: "Mã “\(id)” có hai lần", en: "The id “\(id)” stands twice")))
      }
      ids.append(id)
    }
    return ids
  }

  /// The index of an id among `ids`.
  func reference(_ node: JSONNode, among ids: [String]) throws(Fault) -> Int {
    let id = try node.string()
    guard !id.isEmpty, let index = ids.firstIndex(of: id) else {
      throw node.fault(
        .unknownReference,
        Message(
          vi: "\(node.excerpt) không có trong văn bản quy định này",
          en: "\(node.excerpt) is not defined in this rulebook"),
        expected: .oneOf(ids))
    }
    return index
  }

  func references(_ fields: Fields, _ name: String, among ids: [String]) -> [Int] {
    fields.list(name) { node throws(Fault) in try reference(node, among: ids) }
  }

  func optionalReferences(_ fields: Fields, _ name: String, among ids: [String]) -> [Int]? {
    fields.has(name) ? references(fields, name, among: ids) : nil
  }

  func readings(_ fields: Fields) -> [Int] {
    optionalReferences(fields, "readings", among: readingIds) ?? []
  }

  func clauses(_ fields: Fields) -> [Int] {
    fields.list("clauses") { node throws(Fault) in Int(try node.integer(in: 1...100_000)) }
  }

  func appliesTo(_ fields: Fields) -> Applicability {
    guard let object = fields.object("appliesTo", known: ["kinds", "categories"]) else {
      return Applicability(kinds: [], categories: [])
    }
    return Applicability(
      kinds: kinds(object, "kinds"),
      categories: references(object, "categories", among: categoryIds))
  }

  func kinds(_ fields: Fields, _ name: String) -> [NomineeKind] {
    fields.list(name) { node throws(Fault) in try Fields.choice(node) as NomineeKind }
  }

  func percent(_ fields: Fields, _ name: String) -> Decimal {
    fields.read(name, Decimal.zero) { node throws(Fault) in
      let value = try node.decimal()
      guard Decimal.zero <= value, value <= Decimal.hundred else {
        throw node.fault(
          .thresholdOutOfRange,
          Message(
            vi: "Ngưỡng ngoài khoảng 0 đến 100 %", en: "The threshold is not within 0 to 100 %"),
          expected: Message(vi: "số từ 0 đến 100", en: "a number from 0 to 100"))
      }
      return value
    }
  }

  private mutating func readCategories(_ fields: Fields) {
    parts.roles = fields.list("roles") { node in
      let role = Fields(node, faults, known: ["id", "label"])
      return Role(id: role.string("id"), label: role.message("label"))
    }
    parts.categories = fields.list("categories") { node in
      let category = Fields(node, faults, known: ["id", "label", "clauses", "levels", "judgedBy"])
      let judgedBy = category.readOptional("judgedBy") { node throws(Fault) in
        try Fields.choice(node) as JudgedBy
      }
      return Category(
        id: category.string("id"), label: category.message("label"), clauses: clauses(category),
        levels: category.optionalList("levels") { node throws(Fault) in try node.string() },
        judgedByParent: judgedBy == .parent)
    }
    parts.awards = fields.list("awards") { node in
      let award = Fields(
        node, faults, known: ["id", "label", "deciderCategory", "decidedBy", "clauses"])
      return AwardForm(
        id: award.string("id"), label: award.message("label"),
        decidedBy: award.message("decidedBy"),
        deciderCategory: award.readOptional("deciderCategory") { node throws(Fault) in
          try reference(node, among: categoryIds)
        },
        clauses: clauses(award))
    }
  }
}

private enum JudgedBy: String, CaseIterable {
  case parent
}
