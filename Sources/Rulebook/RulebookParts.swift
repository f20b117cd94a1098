import JSONText

/// What a rulebook is made of, while it is read.
struct RulebookParts {
  var id = ""
  var version = ""
  var title = Message(vi: "", en: "")
  var issuer = Message(vi: "", en: "")
  var jurisdictionCode = ""
  var jurisdictionName = Message(vi: "", en: "")
  var validFrom = CalendarDate(daysSinceEpoch: 0)
  var validTo: CalendarDate?
  var zone = ZoneOffset(seconds: 0)
  var zoneText = ""
  var legalBases: [LegalBasis] = []
  var roles: [Role] = []
  var categories: [Category] = []
  var awards: [AwardForm] = []
  var criteria: [Criterion] = []
  var groups: [CriterionGroup] = []
  var rates = RateRules(zeroDenominator: .notApplicable, fullRateDecimals: nil, readings: [])
  var priorAwards = PriorAwardRule(
    id: "", label: Message(vi: "", en: ""), acrossForms: true, settledByDeadline: false,
    layer: .guidance, citation: nil, clauses: [], readings: [])
  var authority = AuthorityRule(
    id: "", label: Message(vi: "", en: ""), namesItself: false, namesBelow: false, proxies: [],
    clauses: [], readings: [])
  var innerUnits = InnerUnitRule(measuredEntity: .nominee, readings: [])
  var documents: [DocumentRule] = []
  var deadline = Deadline(
    id: "", label: Message(vi: "", en: ""), date: CalendarDate(daysSinceEpoch: 0),
    inclusive: false, basis: .received, supplements: .beforeDeadline, recipientRole: nil,
    settledByDeadline: false, awards: [], clauses: [], readings: [],
    lateFrom: Instant(secondsSinceEpoch: 0))
  var pools: [Pool] = []
  var slots: [Slot] = []
  var quota = QuotaRules(counts: .standing, openBeside: .propose, readings: [])
  var totalCap: Int64?
  var orderingKeys: [OrderingKey] = []
  var selfSelection = SelfSelectionRule(role: 0, severity: .off, clauses: [], readings: [])
  var prize = PrizeTable(
    baseSalaries: [], multipliers: [], collectiveFactor: 1, rounding: .none, roundingTo: 1,
    citation: Message(vi: "", en: ""), clauses: [], readings: [])
  var readings: [Reading] = []
  var clauses: [Clause] = []
}
