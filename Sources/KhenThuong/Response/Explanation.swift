import Assessment
import JSONText
import Rulebook

/// A few paragraphs on one nomination that can be pasted into an official reply:
/// what was examined, the result, the reasons with their clauses, what to send.
struct Explanation {
  let output: AssessmentWriter
  let plan: AssessmentPlan
  let verdict: Verdict
  /// Whether there is anything to be done, `PreparedTexts.State.way`.
  let hasWay: Bool
  /// Whether what is handed in now still counts.
  let isOpen: Bool
  /// Withdrawn or replaced: there is nothing to say of its content.
  var isWithdrawn = false
  /// Whether anything can still be done about it: not where it has no place, or
  /// lapsed.
  var isPursued = true

  var rulebook: Rulebook { output.rulebook }

  /// `{"vi": …, "en": …}`
  /// - Parameter standing: where the nomination stands in its round, a paragraph of its
  ///   own.
  func write(
    of input: NominationInput, _ findings: [Finding], _ state: inout PreparedTexts.State,
    _ writer: inout JSONWriter,
    standing: (Language) -> String = { _ in "" }
  ) {
    let tally = Tally(findings, plan)
    writer.beginObject()
    writer.key("vi")
    paragraphs(.vi, input, findings, tally, standing(.vi), &state, &writer)
    writer.key("en")
    paragraphs(.en, input, findings, tally, standing(.en), &state, &writer)
    writer.endObject()
  }

  private func paragraphs(
    _ language: Language, _ input: NominationInput, _ findings: [Finding], _ tally: Tally,
    _ standing: String, _ state: inout PreparedTexts.State, _ writer: inout JSONWriter
  ) {
    writer.beginString()
    opening(language, input, findings, &state, &writer)
    if isWithdrawn || !standing.isEmpty {
      writer.paragraph()
      writer.text(standing)
    }
    if !isWithdrawn {
      reasons(language, input, findings, tally, &state, &writer)
      todo(language, input, &state, &writer)
    }
    writer.endString()
  }

  func sentences(_ language: Language) -> FindingSentences {
    FindingSentences(assessor: output.assessor, language: language)
  }

  /// Names what is the same for all nominations of the plan but for its gaps.
  func key(_ kind: StencilKey.Kind, _ language: Language, form: UInt64) -> StencilKey {
    StencilKey(kind, language, plan: plan.index, form: form)
  }

  /// Writes a stencil as a piece of an open string.
  func write(
    _ place: Int, _ language: Language, _ input: NominationInput,
    _ figures: inout Figures, _ state: borrowing PreparedTexts.State, _ writer: inout JSONWriter
  ) {
    let named = figures.named
    writer.stencil(place, of: state.table.book, &figures) { gap, writer in
      fill(gap, input, state.way, named, language, &writer)
    }
  }

  private func fill(
    _ gap: Gap, _ input: NominationInput, _ way: WayToEligibility, _ named: Figures.Named,
    _ language: Language, _ writer: inout JSONWriter
  ) {
    switch gap {
    case .idText: writer.text(node: input.idNode)
    case .nominatorName: output.units.writeName(of: input.facts.nominator, &writer)
    case .unitName: output.units.writeName(of: input.facts.unit, &writer)
    case .personId: if let id = input.personId { writer.text(node: id) }
    case .personName: if let name = shown(.displayName, input) { writer.text(node: name) }
    case .personPosition:
      if let position = shown(.position, input) { writer.text(node: position) }
    case .bars: bars(language, way, &writer)
    default: output.fill(gap, named, language, &writer)
    }
  }

  // MARK: What was examined, and the result

  private struct Opening: OptionSet {
    let rawValue: UInt64

    static var isOwn: Opening { Opening(rawValue: 1 << 0) }
    static var hasMoment: Opening { Opening(rawValue: 1 << 1) }
    static var isPerson: Opening { Opening(rawValue: 1 << 2) }
    static var showsName: Opening { Opening(rawValue: 1 << 3) }
    static var showsPosition: Opening { Opening(rawValue: 1 << 4) }
    static var isLate: Opening { Opening(rawValue: 1 << 5) }
  }

  private func opening(
    _ language: Language, _ input: NominationInput, _ findings: [Finding],
    _ state: inout PreparedTexts.State, _ writer: inout JSONWriter
  ) {
    var traits: Opening = []
    var figures = Figures()
    figures.named.instant =
      rulebook.deadline.basis == .received ? input.facts.receivedAt : input.facts.sentAt
    if figures.named.instant != nil { traits.insert(.hasMoment) }
    if input.facts.kind == .collective, input.facts.nominator == input.facts.unit {
      traits.insert(.isOwn)
    }
    if let id = input.personId, id.isText {
      traits.insert(.isPerson)
      if shown(.displayName, input) != nil { traits.insert(.showsName) }
      if shown(.position, input) != nil { traits.insert(.showsPosition) }
    }
    if output.assessor.isLate(findings, plan: plan) { traits.insert(.isLate) }
    let key = key(
      isWithdrawn ? .withdrawn : .opening, language,
      form: traits.rawValue << 2 | UInt64(truncatingIfNeeded: verdict.place))
    let place = state.table[key] ?? state.table.add(opening(traits, language), key)
    write(place, language, input, &figures, state, &writer)
  }

  @inline(never)
  private func opening(_ traits: Opening, _ language: Language) -> StencilMaker {
    var maker = StencilMaker()
    maker.text(examined(traits, sentences(language)), language)
    if !isWithdrawn {
      maker.writer.text("\n\n")
      maker.text(result(isLate: traits.contains(.isLate), language), language)
    }
    return maker
  }

  private func examined(_ traits: Opening, _ sentences: FindingSentences) -> Phrase {
    let award = rulebook.awards[plan.award]
    let label = award.label.text(sentences.language)
    let by =
      traits.contains(.isOwn)
      ? sentences.say(" (đơn vị tự đề nghị)", ", submitted by the unit itself")
      : sentences.say(" do \(.nominatorName) đề nghị", ", submitted by \(.nominatorName)")
    let isReceipt = rulebook.deadline.basis == .received
    let date =
      !traits.contains(.hasMoment)
      ? Phrase()
      : isReceipt
        ? sentences.say(", nhận \(.moment)", ", received \(.moment)")
        : sentences.say(", gửi \(.moment)", ", sent \(.moment)")
    let nominee = nominee(traits, sentences)
    // An award of a lower level is looked at where it is decided.
    let organ = award.deciderCategory == nil ? rulebook.issuer.text(sentences.language) : nil
    let finds =
      organ.map { organ in sentences.say("\(organ) thấy:", "the \(organ) finds:") }
      ?? sentences.say("nhận thấy:", "it is found:")
    return sentences.say(
      "Qua xem xét hồ sơ (mã \(.idText)) đề nghị tặng \(label) cho \(nominee)\(by)\(date), \(finds)",
      "On the dossier (\(.idText)) nominating \(nominee) for the \(label)\(by)\(date), \(finds)")
  }

  /// A person has no name here unless the request asked for it.
  private func nominee(_ traits: Opening, _ sentences: FindingSentences) -> Phrase {
    guard traits.contains(.isPerson) else {
      return sentences.say("tập thể \(.unitName)", "\(.unitName)")
    }
    let position: Phrase = traits.contains(.showsPosition) ? "\(.personPosition), " : ""
    let name =
      traits.contains(.showsName)
      ? sentences.say("cá nhân \(.personName)", "\(.personName)")
      : sentences.say("cá nhân", "an individual")
    return sentences.say(
      "\(name) (mã số \(.personId), \(position)công tác tại \(.unitName))",
      "\(name) (number \(.personId), \(position)of \(.unitName))")
  }

  private func shown(_ field: PersonalField, _ input: NominationInput) -> JSONNode? {
    guard output.options.show.contains(field), let node = input.nominee.member(field.rawValue),
      node.isText
    else { return nil }
    return node
  }

  private func result(isLate: Bool, _ language: Language) -> Phrase {
    func say(_ vietnamese: Phrase, _ english: Phrase) -> Phrase {
      language.say(vietnamese, english)
    }
    let award = rulebook.awards[plan.award].label.text(language)
    let late =
      isLate
      ? say(
        "hồ sơ gửi quá thời hạn quy định; về nội dung, ", "the dossier came late; apart from that, "
      ) : Phrase()
    let result =
      switch verdict {
      case .eligible:
        say(
          "đủ điều kiện, tiêu chuẩn đề nghị tặng \(award)",
          "the conditions and criteria for the \(award) are met")
      case .ineligible:
        say(
          "không đủ điều kiện, tiêu chuẩn đề nghị tặng \(award)",
          "the conditions and criteria for the \(award) are not met")
      case .incomplete:
        say(
          "hồ sơ chưa đầy đủ, chưa có căn cứ kết luận về điều kiện, tiêu chuẩn",
          "the dossier is incomplete, so that nothing can be decided yet")
      case .needsReview:
        say(
          "hồ sơ đã đầy đủ, còn nội dung phải chờ xem xét, đánh giá",
          "the dossier is complete; a judgement or a ruling is awaited")
      }
    return say("Kết quả xem xét: \(late)\(result).", "Result: \(late)\(result).")
  }
}

extension JSONNode {
  /// Whether it is a string that can be told.
  fileprivate var isText: Bool {
    do throws(Fault) {
      try requireString()
      return true
    } catch {
      return false
    }
  }
}

extension JSONWriter {
  /// Begins another paragraph of an open string.
  mutating func paragraph() {
    piece("\\n\\n")
  }
}
