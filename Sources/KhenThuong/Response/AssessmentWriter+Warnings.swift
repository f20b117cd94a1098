import Assessment
import JSONText
import Rulebook
import Selection

/// What about one nomination a person should know beside the findings.
extension AssessmentWriter {
  /// `"warnings": […]`
  /// - Parameter ofSubmission: whether to speak of its submission's papers too; a
  ///   round does so once for the submission.
  func warnings(
    of input: NominationInput, _ findings: [Finding], ofSubmission: Bool,
    _ state: inout PreparedTexts.State, _ writer: inout JSONWriter
  ) {
    writer.key("warnings")
    writer.beginArray()
    let measured = assessor.measuredUnits(of: input.facts, registry)
    let isPlain = measured[.nominee] == input.facts.unit
    for rate in isPlain ? input.plan.attributedRates : input.plan.rates {
      assumedEntity(rate.criterion, at: rate.position, input, measured, &state, &writer)
    }
    for position in input.plan.criteriaCount..<findings.count {
      guard case .document(let index) = input.plan.subjects[position] else { continue }
      let isMet = findings[position].outcome == .met
      document(index, at: position, isMet: isMet, input, ofSubmission, &state, &writer)
    }
    writer.endArray()
  }

  private func document(
    _ index: Int, at position: Int, isMet: Bool, _ input: NominationInput, _ ofSubmission: Bool,
    _ state: inout PreparedTexts.State, _ writer: inout JSONWriter
  ) {
    let rules = rulebook.documents
    if rules[index].obligation == .warning, !isMet {
      warning(.optionalDocumentMissing, document: index, at: position, input.plan, &state, &writer)
    }
    guard ofSubmission || !rules[index].belongsToSubmission else { return }
    if rules[index].checksSignature, input.facts.documents[index].signed == false {
      warning(.letterUnsigned, document: index, at: position, input.plan, &state, &writer)
    }
    if rules[index].checksList, let listed = input.documentNodes[index]?.member("listed"),
      let elements = try? listed.elements(), !elements.contains(where: { $0.equals(input.id) })
    {
      warning(.letterListDiffers, document: index, at: position, input.plan, &state, &writer)
    }
  }

  private func warning(
    _ code: RoundNotice.Code, document: Int, at position: Int, _ plan: AssessmentPlan,
    _ state: inout PreparedTexts.State, _ writer: inout JSONWriter
  ) {
    let form: UInt64 =
      switch code {
      case .optionalDocumentMissing: 1
      case .letterUnsigned: 2
      default: 3
      }
    let key = StencilKey(
      .notice, options.language, plan: plan.index, position: position, form: form)
    let place =
      state.table[key]
      ?? state.table.add(warning(code, document: document), key)
    writer.value()
    writer.stencil(place, of: state.table.book)
  }

  @inline(never)
  private func warning(_ code: RoundNotice.Code, document: Int) -> StencilMaker {
    var notice = RoundNotice(.warning, code)
    notice.document = document
    notice.clauses = rulebook.documents[document].clauses
    notice.readings = rulebook.documents[document].readings
    return NoticeWriter(assessments: self, nominations: []).maker(of: notice)
  }

  /// Whose figures they are was not said, and it is not plain.
  private func assumedEntity(
    _ index: Int, at position: Int, _ input: NominationInput, _ measured: MeasuredUnits,
    _ state: inout PreparedTexts.State, _ writer: inout JSONWriter
  ) {
    let parts = input.facts.evidence[position].parts
    guard !parts.isEmpty, !parts.contains(.entity),
      let unit = measured[rulebook.criteria[index].measuredEntity],
      unit != input.facts.unit || rulebook.criteria[index].warnsOfAssumedEntity
    else { return }
    let named = Figures.Named(unit: unit)
    let language = options.language
    let key = StencilKey(.notice, language, plan: input.plan.index, position: position)
    let place =
      state.table[key]
      ?? state.table.add(assumedEntity(ofCriterion: index, language), key)
    writer.value()
    writer.stencil(place, of: state.table.book) { gap, writer in
      fill(gap, named, language, &writer)
    }
  }

  @inline(never)
  private func assumedEntity(ofCriterion index: Int, _ language: Language) -> StencilMaker {
    let criterion = rulebook.criteria[index]
    var maker = StencilMaker()
    maker.writer.beginObject()
    maker.writer.key("severity")
    maker.writer.string(Severity.warning.rawValue)
    maker.writer.key("code")
    maker.writer.string(RoundNotice.Code.assumedEntity.rawValue)
    maker.writer.key("message")
    maker.writer.beginString()
    maker.text(
      language.say(
        "Số liệu được hiểu là của \(.entityName).",
        "The figures are taken as those of \(.entityName)."), language)
    maker.writer.endString()
    maker.writer.key("units")
    maker.writer.beginArray()
    maker.value(.entity)
    maker.writer.endArray()
    if !criterion.clauses.isEmpty { maker.writer.clauses(criterion.clauses, of: rulebook) }
    maker.writer.readings(criterion.readings, of: rulebook)
    maker.writer.endObject()
    return maker
  }
}
