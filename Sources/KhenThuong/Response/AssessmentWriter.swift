import Assessment
import JSONText
import Rulebook

/// Writes what was found about one nomination.
struct AssessmentWriter {
  let assessor: Assessor
  let registry: Registry
  let options: RequestOptions

  private var rulebook: Rulebook { assessor.rulebook }
  var sentences: FindingSentences {
    FindingSentences(assessor: assessor, registry: registry, language: options.language)
  }

  /// `"rulebook": {"id", "version"}`
  func rulebook(_ writer: inout JSONWriter) {
    writer.key("rulebook")
    writer.beginObject()
    writer.key("id")
    writer.string(rulebook.id)
    writer.key("version")
    writer.string(rulebook.version)
    writer.endObject()
  }

  func references(_ clauses: [Int], _ writer: inout JSONWriter) {
    writer.key("clauses")
    writer.beginArray()
    for clause in clauses { writer.string(rulebook.reference(ofClause: clause)) }
    writer.endArray()
  }

  func readings(_ readings: [Int], key: StaticString, _ writer: inout JSONWriter) {
    guard !readings.isEmpty else { return }
    writer.key(key)
    writer.beginArray()
    for reading in readings { writer.string(rulebook.readings[reading].id) }
    writer.endArray()
  }

  func nominee(_ input: NominationInput, _ writer: inout JSONWriter) {
    let unit = registry.units[input.facts.unit]
    writer.key("nominee")
    writer.beginObject()
    writer.key("kind")
    writer.string(input.facts.kind.rawValue)
    writer.key("unit")
    writer.string(registry.code(of: input.facts.unit))
    writer.key("category")
    writer.string(rulebook.categories[unit.judgedCategory].id)
    if let id = input.personId {
      writer.key("id")
      writer.raw(node: id)
    }
    for field in options.show {
      guard let node = input.nominee.member(field.rawValue) else { continue }
      writer.key(field.rawValue)
      writer.raw(node: node)
    }
    writer.endObject()
  }

  func pool(_ pool: PoolAssignment?, _ writer: inout JSONWriter) {
    writer.key("pool")
    guard let pool else { return writer.null() }
    writer.beginObject()
    writer.key("id")
    writer.string(rulebook.pools[pool.pool].id)
    if let owner = pool.owner {
      writer.key("owner")
      writer.string(registry.code(of: owner))
    }
    writer.endObject()
  }

  func prize(_ prize: Prize, _ writer: inout JSONWriter) {
    writer.key("prize")
    writer.beginObject()
    writer.key("amount")
    writer.integer(prize.amount)
    writer.key("baseSalary")
    writer.integer(prize.baseSalary)
    writer.key("multiplier")
    writer.decimal(prize.multiplier)
    if prize.factor != 1 {
      writer.key("factor")
      writer.integer(prize.factor)
    }
    writer.key("verified")
    writer.bool(prize.verified)
    references(rulebook.prize.clauses, &writer)
    writer.endObject()
  }

  // MARK: Findings

  /// - Parameter rulings: for positions ruled on the id of the ruling.
  func findings(
    _ findings: [Finding], of input: NominationInput, rulings: [Int: String],
    _ writer: inout JSONWriter
  ) {
    writer.key("findings")
    writer.beginArray()
    for (position, finding) in findings.enumerated() {
      self.finding(finding, at: position, of: input, ruling: rulings[position], &writer)
    }
    writer.endArray()
  }

  private func finding(
    _ finding: Finding, at position: Int, of input: NominationInput, ruling: String?,
    _ writer: inout JSONWriter
  ) {
    let plan = input.plan
    let subject = plan.subjects[position]
    writer.beginObject()
    writer.key("id")
    writer.string(rulebook.id(of: subject))
    writer.key("section")
    writer.string(rulebook.section(of: subject))
    writer.key("outcome")
    writer.string(finding.outcome.rawValue)
    writer.key("reason")
    writer.string(finding.reason.name)
    writer.key("gate")
    writer.bool(plan.gates[position] && (subject != .deadline || finding.outcome == .unknown))
    if position < plan.criteriaCount, plan.groupOf[position] >= 0 {
      writer.key("group")
      writer.string(rulebook.groups[plan.groupOf[position]].id)
    }
    references(rulebook.clauses(of: subject), &writer)
    writer.key("layer")
    writer.string(rulebook.layer(of: subject).rawValue)
    readings(rulebook.readings(of: subject), key: "readings", &writer)
    if case .criterion(let index) = subject {
      criterion(index, finding, at: position, of: input, &writer)
    }
    if let ruling {
      writer.key("ruling")
      writer.string(ruling)
    }
    if options.detail == .full {
      writer.key("label")
      writer.string(sentences.label(of: subject).text(options.language))
      writer.key("sentence")
      writer.string(sentences.sentence(finding, at: position, of: input))
    }
    writer.endObject()
  }

  private func criterion(
    _ index: Int, _ finding: Finding, at position: Int, of input: NominationInput,
    _ writer: inout JSONWriter
  ) {
    let criterion = rulebook.criteria[index]
    let evidence = input.facts.evidence[position]
    switch criterion.type {
    case .rate: rate(index, finding, evidence, &writer)
    case .fact:
      guard evidence.parts.contains(.value) else { break }
      writer.key("value")
      writer.beginObject()
      writer.key("value")
      writer.bool(evidence.isTrue)
      writer.endObject()
    case .count, .judgedItems:
      if !evidence.parts.isDisjoint(with: [.counted, .verdict]) {
        writer.key("value")
        writer.beginObject()
        if evidence.parts.contains(.counted) {
          writer.key("count")
          writer.integer(evidence.count)
        }
        verdict(input.judgementNodes[position], &writer)
        writer.endObject()
      }
      writer.key("threshold")
      writer.beginObject()
      writer.key("atLeast")
      writer.integer(criterion.minimum)
      writer.endObject()
      if finding.reason == .tooFew {
        shortfall(criterion.minimum - evidence.count, of: criterion.minimum, criterion, &writer)
      }
    case .judgement:
      guard let node = input.judgementNodes[position] else { break }
      writer.key("value")
      writer.beginObject()
      verdict(node, &writer)
      writer.endObject()
    case .status:
      guard evidence.parts.contains(.status) else { break }
      writer.key("value")
      writer.beginObject()
      writer.key("status")
      writer.string(criterion.statusValues[Int(evidence.status)].id)
      writer.endObject()
    case .ranking: break
    }
    guard criterion.type == .rate || criterion.measuredEntity != .nominee else { return }
    if let unit = assessor.measuredUnit(
      ofCriterion: index, facts: input.facts, registry: registry)
    {
      writer.key("entity")
      writer.string(registry.code(of: unit))
    }
  }

  private func verdict(_ judgement: JSONNode?, _ writer: inout JSONWriter) {
    for name in ["verdict", "by", "on"] {
      guard let node = judgement?.member(name) else { continue }
      writer.key(name)
      writer.raw(node: node)
    }
  }

  private func rate(
    _ index: Int, _ finding: Finding, _ evidence: Evidence, _ writer: inout JSONWriter
  ) {
    let criterion = rulebook.criteria[index]
    let net = evidence.netCounts(exclusions: criterion.exclusions)
    let hasPercent = evidence.parts.contains(.percent)
    if net != nil || hasPercent {
      writer.key("value")
      writer.beginObject()
      if let net {
        writer.key("numerator")
        writer.integer(net.numerator)
        writer.key("denominator")
        writer.integer(net.denominator)
      }
      if hasPercent {
        writer.key("percent")
        writer.decimal(evidence.percent)
      } else if let net, net.denominator > 0 {
        writer.key("percent")
        writer.decimal(.percent(net.numerator, of: net.denominator))
      }
      writer.endObject()
    }
    writer.key("threshold")
    writer.beginObject()
    writer.key("atLeast")
    writer.decimal(criterion.threshold)
    writer.endObject()
    guard finding.reason == .belowThreshold else { return }
    let comparison = assessor.comparison(ofCriterion: index)
    if let net {
      let missing = comparison.missing(net.numerator, of: net.denominator)
      return shortfall(missing, of: net.denominator, criterion, &writer)
    }
    writer.key("shortfall")
    writer.beginObject()
    writer.key("percentagePoints")
    writer.decimal(comparison.missing(percent: evidence.percent))
    writer.endObject()
  }

  private func shortfall(
    _ count: Int64, of total: Int64, _ criterion: Criterion, _ writer: inout JSONWriter
  ) {
    writer.key("shortfall")
    writer.beginObject()
    writer.key("count")
    writer.integer(count)
    writer.key("of")
    writer.integer(total)
    if let unit = criterion.unit {
      writer.key("unit")
      writer.message(unit)
    }
    writer.endObject()
  }
}
