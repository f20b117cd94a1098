import Assessment
import JSONText
import Rulebook

/// The reasons of an explanation, and what is to be done.
extension Explanation {
  /// What is not met, what is missing, what waits for a person; each with its clause.
  func reasons(
    _ language: Language, _ input: NominationInput, _ findings: [Finding], _ tally: Tally,
    _ state: inout PreparedTexts.State, _ writer: inout JSONWriter
  ) {
    if tally.notMet > 0 {
      let heading: StaticString = language.say("Nội dung không đạt:", "Not met:")
      list(language, input, findings, heading, &state, &writer) { $0 == .notMet }
    }
    if tally.unknown > 0 {
      let heading: StaticString =
        language.say("Nội dung còn thiếu, chưa đủ căn cứ:", "Missing or not decided:")
      list(language, input, findings, heading, &state, &writer) { $0 == .unknown }
    }
    if tally.waiting > 0 {
      let heading: StaticString =
        language.say("Nội dung chờ ý kiến, kết luận:", "Awaiting a judgement or a ruling:")
      list(language, input, findings, heading, &state, &writer) {
        $0 == .needsJudgement || $0 == .notApplicable
      }
    }
    met(language, input, findings, tally, &state, &writer)
  }

  /// The findings of some outcomes.
  private func list(
    _ language: Language, _ input: NominationInput, _ findings: [Finding],
    _ heading: StaticString, _ state: inout PreparedTexts.State, _ writer: inout JSONWriter,
    _ isListed: (Outcome) -> Bool
  ) {
    writer.paragraph()
    writer.text(heading)
    var isFirst = true
    for position in findings.indices
    where isListed(findings[position].outcome) && plan.gates[position] {
      writer.line(isFirst: isFirst)
      isFirst = false
      item(position, language, input, findings, &state, &writer)
    }
    writer.text(".")
  }

  /// What is met is told in figures where there are any.
  private func met(
    _ language: Language, _ input: NominationInput, _ findings: [Finding], _ tally: Tally,
    _ state: inout PreparedTexts.State, _ writer: inout JSONWriter
  ) {
    // What is met matters where all is met; otherwise it only makes a letter long.
    let all = tally.isAllMet
    let lists = all && tally.ratesMet > 0
    var figures = Figures()
    figures[whole: .count] = tally.met
    writer.paragraph()
    let key = key(.met, language, form: (all ? 1 : 0) | (lists ? 2 : 0))
    let place =
      state.table[key]
      ?? state.table.add(met(all: all, lists: lists, sentences(language)), key)
    write(place, language, input, &figures, state, &writer)
    guard lists else { return }
    var isFirst = true
    for (position, _) in plan.rates where Tally.isMetRate(position, findings, plan) {
      writer.line(isFirst: isFirst)
      isFirst = false
      item(position, language, input, findings, &state, &writer)
    }
    writer.text(".")
  }

  @inline(never)
  private func met(all: Bool, lists: Bool, _ sentences: FindingSentences) -> StencilMaker {
    var maker = StencilMaker()
    maker.text(
      all
        ? sentences.say(
          "Cả \(.countPadded) nội dung được xem xét đều đáp ứng yêu cầu",
          "All \(.countPlain) points examined are met")
        : sentences.say(
          "\(.countPadded) nội dung khác đáp ứng yêu cầu", "\(.countPlain) other points are met"),
      sentences.language)
    maker.writer.text(
      lists ? sentences.language.say(", trong đó:", ", among them:") : "." as StaticString)
    return maker
  }

  /// A group is told by its members.
  private func item(
    _ position: Int, _ language: Language, _ input: NominationInput, _ findings: [Finding],
    _ state: inout PreparedTexts.State, _ writer: inout JSONWriter
  ) {
    let finding = findings[position]
    output.item(finding, at: position, of: input, language, &state, &writer)
    guard case .group(let group) = plan.subjects[position], finding.reason != .ruled else { return }
    let lead: StaticString =
      rulebook.groups[group].combine == .any
      ? language.say(" – cần đạt một trong các nội dung: ", " – one of these is needed: ")
      : language.say(" – cần đạt đủ các nội dung: ", " – all of these are needed: ")
    writer.text(lead)
    var number: Int64 = 0
    for member in 0..<plan.criteriaCount where plan.groupOf[member] == group {
      if number > 0 { writer.text(", ") }
      number += 1
      writer.text("(")
      writer.text(number)
      writer.text(") ")
      output.item(findings[member], at: member, of: input, language, &state, &writer)
    }
  }

  // MARK: What is to be done

  private enum Request: UInt64 {
    case revision, nothing, withoutDeadline, beforeDeadline, neverAgain, over
  }

  /// What to send and by when, or that the time is over.
  func todo(
    _ language: Language, _ input: NominationInput, _ state: inout PreparedTexts.State,
    _ writer: inout JSONWriter
  ) {
    guard isPursued, hasWay else { return }
    let way = state.way
    writer.paragraph()
    guard way.isReachable else { return final(way, language, input, &state, &writer) }
    let request = request(way)
    let key = key(.request, language, form: request.rawValue)
    let place = state.table[key] ?? state.table.add(stencil(of: request, language), key)
    var figures = Figures()
    write(place, language, input, &figures, state, &writer)
    guard request == .withoutDeadline || request == .beforeDeadline else { return }
    var isFirst = true
    for change in way.changes where change.isForNominator {
      writer.line(isFirst: isFirst)
      isFirst = false
      output.item(change, of: input, language, &state.table, &writer)
    }
    writer.text(".")
  }

  private func request(_ way: WayToEligibility) -> Request {
    guard way.changes.contains(where: \.isForNominator) else {
      return verdict == .ineligible ? .revision : .nothing
    }
    guard rulebook.deadline.awards.contains(plan.award) else { return .withoutDeadline }
    guard !isOpen else { return .beforeDeadline }
    return rulebook.deadline.supplements == .never ? .neverAgain : .over
  }

  @inline(never)
  private func stencil(of request: Request, _ language: Language) -> StencilMaker {
    var maker = StencilMaker()
    maker.text(phrase(request, sentences(language)), language)
    return maker
  }

  private func phrase(_ request: Request, _ sentences: FindingSentences) -> Phrase {
    let clause = sentences.references(rulebook.deadline.clauses)
    let before = before(sentences)
    switch request {
    case .revision:
      return sentences.say(
        "Kết quả này chỉ thay đổi khi Hội đồng có ý kiến đánh giá lại.",
        "Only a new judgement of the Council changes this result.")
    case .nothing:
      return sentences.say(
        "Đơn vị đề nghị không phải bổ sung hồ sơ.", "Nothing has to be sent.")
    case .withoutDeadline:
      return sentences.say(
        "Đề nghị \(.nominatorName) bổ sung, hoàn thiện:",
        "\(.nominatorName) is asked to provide:")
    case .beforeDeadline:
      let issuer = rulebook.issuer.text(sentences.language)
      return sentences.say(
        "Đề nghị \(.nominatorName) bổ sung, hoàn thiện và gửi về \(issuer) trước ngày \(before) (\(clause)):",
        "\(.nominatorName) is asked to provide the following to the \(issuer) before \(before) (\(clause)):"
      )
    case .neverAgain:
      return sentences.say(
        "Hồ sơ không được bổ sung sau khi đã gửi (\(clause)), trừ khi người có thẩm quyền quyết định chấp nhận.",
        "A dossier may not be supplemented once it was sent (\(clause)), unless a ruling accepts it."
      )
    case .over:
      return sentences.say(
        "Thời hạn gửi, bổ sung hồ sơ (trước ngày \(before), \(clause)) đã hết; giấy tờ, số liệu gửi sau thời hạn chỉ được tính khi người có thẩm quyền quyết định chấp nhận.",
        "The time for sending and supplementing dossiers (before \(before), \(clause)) is over; what comes later counts only if a ruling accepts it."
      )
    }
  }

  private func before(_ sentences: FindingSentences) -> String {
    sentences.numbers.date(rulebook.deadline.lateFrom.date(in: rulebook.zone))
  }

  /// Why nothing can be done any more.
  private func final(
    _ way: WayToEligibility, _ language: Language, _ input: NominationInput,
    _ state: inout PreparedTexts.State, _ writer: inout JSONWriter
  ) {
    let isOnlyLate = way.changes.allSatisfy {
      !$0.isFinal || plan.subjects[$0.position] == .deadline
    }
    let key = key(.ending, language, form: isOnlyLate ? 1 : 0)
    let place =
      state.table[key] ?? state.table.add(ending(isOnlyLate, sentences(language)), key)
    var figures = Figures()
    write(place, language, input, &figures, state, &writer)
  }

  @inline(never)
  private func ending(_ isOnlyLate: Bool, _ sentences: FindingSentences) -> StencilMaker {
    let clause = sentences.references(rulebook.deadline.clauses)
    let before = before(sentences)
    var maker = StencilMaker()
    maker.text(
      isOnlyLate
        ? sentences.say(
          "Hồ sơ gửi sau thời hạn (trước ngày \(before), \(clause)) không được xét trong đợt này, trừ khi người có thẩm quyền quyết định chấp nhận.",
          "A dossier that came after the deadline (before \(before), \(clause)) is not considered in this round, unless a ruling accepts it."
        )
        : sentences.say(
          "Nội dung \(.bars) không thể khắc phục trong đợt này, vì vậy hồ sơ không được xét tiếp.",
          "\(.bars) cannot be changed in this round, so that the nomination cannot go on."),
      sentences.language)
    return maker
  }

  /// “Nhãn”, “Nhãn”
  func bars(
    _ language: Language, _ way: WayToEligibility, _ writer: inout JSONWriter
  ) {
    let sentences = sentences(language)
    var isFirst = true
    for change in way.changes where change.isFinal {
      writer.text(isFirst ? "“" : ", “")
      isFirst = false
      writer.text(sentences.label(of: plan.subjects[change.position]).text(language))
      writer.text("”")
    }
  }
}

/// How the findings that the verdict looks at came out.
struct Tally {
  private(set) var met: Int64 = 0
  private(set) var notMet = 0
  private(set) var unknown = 0
  /// Those that wait for a person.
  private(set) var waiting = 0
  private(set) var ratesMet = 0

  var isAllMet: Bool { notMet == 0 && unknown == 0 && waiting == 0 }

  init(_ findings: [Finding], _ plan: AssessmentPlan) {
    for position in findings.indices where plan.gates[position] {
      switch findings[position].outcome {
      case .met: met += 1
      case .notMet: notMet += 1
      case .unknown: unknown += 1
      case .needsJudgement, .notApplicable: waiting += 1
      }
    }
    for (position, _) in plan.rates where Self.isMetRate(position, findings, plan) {
      ratesMet += 1
    }
  }

  /// Whether a rate is met by its figures, and the verdict looks at it by itself.
  static func isMetRate(_ position: Int, _ findings: [Finding], _ plan: AssessmentPlan) -> Bool {
    findings[position] == Finding(.met, .fulfilled) && plan.gates[position]
  }
}

extension Change {
  /// Whether it is the nominator's to make: a judgement and a ruling are not.
  fileprivate var isForNominator: Bool {
    switch action {
    case .obtainJudgement, .obtainRuling: false
    default: true
    }
  }
}

extension JSONWriter {
  /// Begins an item of a list in an open string, after a semicolon where one stands
  /// before it.
  fileprivate mutating func line(isFirst: Bool) {
    if isFirst { piece("\\n- ") } else { piece(";\\n- ") }
  }
}
