import Assessment
import JSONText
import Rulebook

/// Writes what was found about one nomination.
struct AssessmentWriter {
  let assessor: Assessor
  let registry: Registry
  let units: UnitTexts
  let options: RequestOptions
  let prepared: PreparedTexts

  var rulebook: Rulebook { assessor.rulebook }

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
    prepared.engine.clauses.write(clauses, &writer)
  }

  func nominee(_ head: NominationHead, _ writer: inout JSONWriter) {
    writer.key("nominee")
    writer.beginObject()
    writer.key("kind")
    writer.string(head.plan.kind.rawValue)
    writer.key("unit")
    units.writeCode(of: head.unit, &writer)
    writer.key("category")
    writer.string(rulebook.categories[head.plan.category].id)
    personalFields(head, &writer)
    writer.endObject()
  }

  /// The id of a person, and what the request asks to show.
  func personalFields(_ head: NominationHead, _ writer: inout JSONWriter) {
    if let id = head.personId {
      writer.key("id")
      writer.raw(node: id)
    }
    for field in options.show {
      guard let node = head.nominee.member(field.rawValue) else { continue }
      writer.key(field.rawValue)
      writer.raw(node: node)
    }
  }

  func pool(_ pool: PoolAssignment?, _ writer: inout JSONWriter) {
    guard let pool else {
      writer.key("pool")
      return writer.null()
    }
    prepared.engine.fragments.beginPool(pool.pool, &writer)
    if let owner = pool.owner {
      writer.key("owner")
      units.writeCode(of: owner, &writer)
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
    _ state: inout PreparedTexts.State, _ writer: inout JSONWriter
  ) {
    writer.key("findings")
    writer.beginArray()
    state.measured = assessor.measuredUnits(of: input.facts, registry)
    let count = options.detail == .full ? findings.count : 0
    if state.items.count != count { state.items = Array(repeating: 0..<0, count: count) }
    var entity = WrittenEntity()
    for position in findings.indices {
      let item = finding(
        findings[position], at: position, of: input, rulings, state.measured, &entity,
        &state.table, &writer)
      if position < state.items.count { state.items[position] = item }
    }
    writer.endArray()
  }

  /// A unit whose code was written, and where. Most findings are of one unit.
  private struct WrittenEntity {
    var unit: Int?
    var code = 0..<0
  }

  /// Gives where its text stands in what was written.
  private func finding(
    _ finding: Finding, at position: Int, of input: NominationInput,
    _ rulings: [Int: String], _ measured: MeasuredUnits, _ entity: inout WrittenEntity,
    _ table: inout StencilTable, _ writer: inout JSONWriter
  ) -> Range<Int> {
    var figures = Figures()
    let isRuled = !rulings.isEmpty && rulings[position] != nil
    let form = FindingCase.of(
      finding, at: position, of: input, isRuled: isRuled, assessor, measured, &figures)
    let kind = options.detail == .full ? StencilKey.Kind.fullFinding : .finding
    let language = options.language
    let key = form.key(kind, language, input.plan)
    let place = table[key] ?? table.add(stencil(of: form, kind, language, input.plan), key)
    let named = figures.named
    if named.unit == entity.unit { figures.fillings.setText(entity.code) }
    writer.value()
    writer.stencil(place, of: table.book, &figures) { gap, writer in
      switch gap {
      case .entity:
        guard let unit = named.unit else { break }
        let start = writer.count
        units.writeCode(of: unit, &writer)
        entity = WrittenEntity(unit: unit, code: start..<writer.count)
      case .ruling: writer.string(rulings[position] ?? "")
      case .judgement: judgement("verdict", position, input, &writer)
      case .judgedBy: judgement("by", position, input, &writer)
      case .judgedOn: judgement("on", position, input, &writer)
      default: fill(gap, named, language, &writer)
      }
    }
    let begin = writer.marked
    return begin..<max(begin, writer.count - FindingStencils.sizeAfterItem)
  }

  private func judgement(
    _ field: String, _ position: Int, _ input: NominationInput, _ writer: inout JSONWriter
  ) {
    if let node = input.judgementNodes[position]?.member(field) { writer.raw(node: node) }
  }

  @inline(never)
  private func stencil(
    of form: FindingCase, _ kind: StencilKey.Kind, _ language: Language, _ plan: AssessmentPlan
  ) -> StencilMaker {
    let sentences = FindingSentences(assessor: assessor, language: language)
    let stencils = FindingStencils(sentences: sentences, plan: plan)
    return kind == .item
      ? stencils.item(form) : stencils.finding(form, isFull: kind == .fullFinding)
  }

  /// What a finding says, without a full stop, as a piece of an open string.
  func item(
    _ finding: Finding, at position: Int, of input: NominationInput, _ language: Language,
    _ state: inout PreparedTexts.State, _ writer: inout JSONWriter
  ) {
    // Of what was said already the words are copied.
    if language == options.language, position < state.items.count {
      return writer.copy(state.items[position])
    }
    var figures = Figures()
    let form = FindingCase.of(
      finding, at: position, of: input, isRuled: false, assessor, state.measured, &figures)
    let key = form.key(.item, language, input.plan)
    let place =
      state.table[key] ?? state.table.add(stencil(of: form, .item, language, input.plan), key)
    let named = figures.named
    writer.stencil(place, of: state.table.book, &figures) { gap, writer in
      fill(gap, named, language, &writer)
    }
  }

  /// `"sentences": […]`: the verdict, and what is not met.
  func sentences(
    _ verdict: Verdict, _ findings: [Finding], of input: NominationInput,
    _ state: inout PreparedTexts.State, _ writer: inout JSONWriter
  ) {
    let language = options.language
    writer.key("sentences")
    writer.beginArray()
    writer.string(verdict.sentence(language))
    for position in findings.indices where findings[position].outcome != .met {
      writer.beginString()
      item(findings[position], at: position, of: input, language, &state, &writer)
      writer.text(".")
      writer.endString()
    }
    writer.endArray()
  }

  // MARK: Gaps

  /// Writes what stands in a gap of a finding or a change.
  func fill(
    _ gap: Gap, _ named: Figures.Named, _ language: Language, _ writer: inout JSONWriter
  ) {
    switch gap {
    case .entity:
      if let unit = named.unit { units.writeCode(of: unit, &writer) }
    case .moment:
      if let instant = named.instant {
        NumberText(language: language).moment(instant, in: rulebook.zone, &writer)
      }
    case .entityName:
      if let unit = named.unit { units.writeName(of: unit, &writer) }
    default: break
    }
  }
}
