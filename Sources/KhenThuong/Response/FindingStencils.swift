import Assessment
import JSONText
import Rulebook

/// Makes what is said of a finding, once for each case that it can be.
struct FindingStencils {
  let sentences: FindingSentences
  let plan: AssessmentPlan

  private var rulebook: Rulebook { sentences.assessor.rulebook }

  /// The sentence alone, without its full stop.
  func item(_ form: FindingCase) -> StencilMaker {
    var maker = StencilMaker()
    maker.text(sentences.item(form, of: plan.subjects[form.position]), sentences.language)
    return maker
  }

  /// Bytes between the end of a sentence's text and that of its finding: `."}`.
  static let sizeAfterItem = 3

  /// The object of `findings`; a full one with label and sentence.
  func finding(_ form: FindingCase, isFull: Bool) -> StencilMaker {
    let (position, finding) = (form.position, form.finding)
    let subject = plan.subjects[position]
    var maker = StencilMaker()
    maker.writer.beginObject()
    maker.writer.key("id")
    maker.writer.string(rulebook.id(of: subject))
    maker.writer.key("section")
    maker.writer.string(rulebook.section(of: subject))
    maker.writer.key("outcome")
    maker.writer.string(finding.outcome.rawValue)
    maker.writer.key("reason")
    maker.writer.string(finding.reason.name)
    maker.writer.key("gate")
    maker.writer.bool(
      plan.gates[position] && (subject != .deadline || finding.outcome == .unknown))
    if position < plan.criteriaCount, plan.groupOf[position] >= 0 {
      maker.writer.key("group")
      maker.writer.string(rulebook.groups[plan.groupOf[position]].id)
    }
    maker.writer.clauses(rulebook.clauses(of: subject), of: rulebook)
    maker.writer.key("layer")
    maker.writer.string(rulebook.layer(of: subject).rawValue)
    maker.writer.readings(rulebook.readings(of: subject), of: rulebook)
    if case .criterion(let index) = subject { criterion(rulebook.criteria[index], form, &maker) }
    if form.traits.contains(.isRuled) {
      maker.writer.key("ruling")
      maker.value(.ruling)
    }
    if isFull {
      maker.writer.key("label")
      maker.writer.string(sentences.label(of: subject).text(sentences.language))
      maker.writer.key("sentence")
      maker.writer.beginString()
      maker.mark()
      maker.text(sentences.item(form, of: subject), sentences.language)
      maker.writer.text(".")
      maker.writer.endString()
    }
    // Together with the full stop and the quote `sizeAfterItem`.
    maker.writer.endObject()
    return maker
  }

  private func criterion(
    _ criterion: Criterion, _ form: FindingCase, _ maker: inout StencilMaker
  ) {
    switch criterion.type {
    case .rate: rate(criterion, form, &maker)
    case .fact:
      guard form.parts.contains(.value) else { break }
      maker.writer.key("value")
      maker.writer.beginObject()
      maker.writer.key("value")
      maker.writer.bool(form.traits.contains(.isTrue))
      maker.writer.endObject()
    case .count, .judgedItems:
      if !form.parts.isEmpty {
        maker.writer.key("value")
        maker.writer.beginObject()
        if form.parts.contains(.counted) {
          maker.writer.key("count")
          maker.value(whole: .count)
        }
        judgement(form, &maker)
        maker.writer.endObject()
      }
      maker.writer.key("threshold")
      maker.writer.beginObject()
      maker.writer.key("atLeast")
      maker.writer.integer(criterion.minimum)
      maker.writer.endObject()
      guard form.finding.reason == .tooFew else { break }
      shortfall(criterion, &maker) { $0.writer.integer(criterion.minimum) }
    case .judgement:
      guard form.traits.contains(.hasSome) else { break }
      maker.writer.key("value")
      maker.writer.beginObject()
      judgement(form, &maker)
      maker.writer.endObject()
    case .status:
      guard form.parts.contains(.status) else { break }
      maker.writer.key("value")
      maker.writer.beginObject()
      maker.writer.key("status")
      maker.writer.string(criterion.statusValues[Int(form.status)].id)
      maker.writer.endObject()
    case .ranking: break
    }
    if form.traits.contains(.hasUnit) {
      maker.writer.key("entity")
      maker.value(writtenBefore: .entity)
    }
  }

  private func judgement(_ form: FindingCase, _ maker: inout StencilMaker) {
    if form.traits.contains(.judgement) {
      maker.writer.key("verdict")
      maker.value(.judgement)
    }
    if form.traits.contains(.judgedBy) {
      maker.writer.key("by")
      maker.value(.judgedBy)
    }
    if form.traits.contains(.judgedOn) {
      maker.writer.key("on")
      maker.value(.judgedOn)
    }
  }

  private func rate(
    _ criterion: Criterion, _ form: FindingCase, _ maker: inout StencilMaker
  ) {
    let isCounted = form.traits.contains(.hasCounts)
    let hasPercent = form.parts.contains(.percent)
    if isCounted || hasPercent {
      maker.writer.key("value")
      maker.writer.beginObject()
      if isCounted {
        maker.writer.key("numerator")
        maker.value(whole: .numerator)
        maker.writer.key("denominator")
        maker.value(whole: .denominator)
      }
      if hasPercent || form.traits.contains(.hasSome) {
        maker.writer.key("percent")
        maker.value(decimal: .percent)
      }
      maker.writer.endObject()
    }
    maker.writer.key("threshold")
    maker.writer.beginObject()
    maker.writer.key("atLeast")
    maker.writer.decimal(criterion.threshold)
    maker.writer.endObject()
    guard form.finding.reason == .belowThreshold else { return }
    if isCounted { return shortfall(criterion, &maker) { $0.value(whole: .denominator) } }
    maker.writer.key("shortfall")
    maker.writer.beginObject()
    maker.writer.key("percentagePoints")
    maker.value(decimal: .points)
    maker.writer.endObject()
  }

  private func shortfall(
    _ criterion: Criterion, _ maker: inout StencilMaker, of total: (inout StencilMaker) -> Void
  ) {
    maker.writer.key("shortfall")
    maker.writer.beginObject()
    maker.writer.key("count")
    maker.value(whole: .missing)
    maker.writer.key("of")
    total(&maker)
    if let unit = criterion.unit {
      maker.writer.key("unit")
      maker.writer.message(unit)
    }
    maker.writer.endObject()
  }
}

extension JSONWriter {
  /// `"clauses": […]`
  mutating func clauses(_ clauses: [Int], of rulebook: Rulebook) {
    key("clauses")
    beginArray()
    for clause in clauses { string(rulebook.reference(ofClause: clause)) }
    endArray()
  }

  /// `"readings": […]`, where there are any.
  mutating func readings(_ readings: [Int], of rulebook: Rulebook) {
    guard !readings.isEmpty else { return }
    key("readings")
    beginArray()
    for reading in readings { string(rulebook.readings[reading].id) }
    endArray()
  }
}
