import JSONText

/// The rules of commendation rounds, read from JSON. Immutable: any number of
/// threads may use one. References between rules are indices, checked when the
/// rulebook is read.
public final class Rulebook: Sendable {
  public let id: String
  public let version: String
  public let title: Message
  public let issuer: Message
  public let jurisdictionCode: String
  public let jurisdictionName: Message
  public let validFrom: CalendarDate
  public let validTo: CalendarDate?
  public let zone: ZoneOffset
  public let zoneText: String
  public let legalBases: [LegalBasis]
  public let roles: [Role]
  public let categories: [Category]
  public let awards: [AwardForm]
  public let criteria: [Criterion]
  public let groups: [CriterionGroup]
  public let rates: RateRules
  public let priorAwards: PriorAwardRule
  public let authority: AuthorityRule
  public let innerUnits: InnerUnitRule
  public let documents: [DocumentRule]
  public let deadline: Deadline
  public let pools: [Pool]
  public let slots: [Slot]
  public let quota: QuotaRules
  public let totalCap: Int64?
  public let orderingKeys: [OrderingKey]
  public let selfSelection: SelfSelectionRule
  public let prize: PrizeTable
  public let readings: [Reading]
  public let clauses: [Clause]

  /// For each reading the index of the value in force; -1 where it is no parameter.
  public let valuesInForce: [Int]
  /// The text this rulebook was read from, before any reading was overruled.
  public let source: [UInt8]
  /// The SHA-256 of `source`, worked out once.
  public let sourceDigest: SHA256

  private let clauseReferences: [Int: String]
  public let categoryKeys: KeyTable
  public let roleKeys: KeyTable
  public let awardKeys: KeyTable
  public let criterionKeys: KeyTable
  public let documentKeys: KeyTable
  public let poolKeys: KeyTable
  public let readingKeys: KeyTable

  init(
    _ parts: RulebookParts, source: [UInt8], digest: SHA256, valuesInForce: [Int]
  ) {
    id = parts.id
    version = parts.version
    title = parts.title
    issuer = parts.issuer
    jurisdictionCode = parts.jurisdictionCode
    jurisdictionName = parts.jurisdictionName
    validFrom = parts.validFrom
    validTo = parts.validTo
    zone = parts.zone
    zoneText = parts.zoneText
    legalBases = parts.legalBases
    roles = parts.roles
    categories = parts.categories
    awards = parts.awards
    criteria = parts.criteria
    groups = parts.groups
    rates = parts.rates
    priorAwards = parts.priorAwards
    authority = parts.authority
    innerUnits = parts.innerUnits
    documents = parts.documents
    deadline = parts.deadline
    pools = parts.pools
    slots = parts.slots
    quota = parts.quota
    totalCap = parts.totalCap
    orderingKeys = parts.orderingKeys
    selfSelection = parts.selfSelection
    prize = parts.prize
    readings = parts.readings
    clauses = parts.clauses
    clauseReferences = Dictionary(
      parts.clauses.map { ($0.number, $0.reference) }, uniquingKeysWith: { first, _ in first })
    self.source = source
    sourceDigest = digest
    self.valuesInForce = valuesInForce
    categoryKeys = KeyTable(parts.categories.map(\.id))
    roleKeys = KeyTable(parts.roles.map(\.id))
    awardKeys = KeyTable(parts.awards.map(\.id))
    criterionKeys = KeyTable(parts.criteria.map(\.id))
    documentKeys = KeyTable(parts.documents.map(\.id))
    poolKeys = KeyTable(parts.pools.map(\.id))
    readingKeys = KeyTable(parts.readings.map(\.id))
  }

  /// Whether the rules are in force on a day.
  public func isInForce(on date: CalendarDate) -> Bool {
    date >= validFrom && (validTo.map { date <= $0 } ?? true)
  }

  /// The reference of a clause: `III.4.a-2`.
  public func reference(ofClause number: Int) -> String {
    clauseReferences[number] ?? String(number)
  }
}
