import Assessment
import JSONText
import Rulebook

/// A few paragraphs on one nomination that can be pasted into an official reply:
/// what was examined, the result, the reasons with their clauses, what to send.
struct Explanation {
  let findings: [Finding]
  let verdict: Verdict
  let input: NominationInput
  let way: WayToEligibility?
  /// Whether what is handed in now still counts.
  let isOpen: Bool
  let options: RequestOptions
  let sentences: FindingSentences
  /// Where the nomination stands in its round, a paragraph of its own.
  var standing: String?
  /// Withdrawn or replaced: there is nothing to say of its content.
  var isWithdrawn = false
  /// Whether anything can still be done about it: not where it has no place, or
  /// lapsed.
  var isPursued = true

  var plan: AssessmentPlan { input.plan }
  var rulebook: Rulebook { sentences.assessor.rulebook }
  var registry: Registry { sentences.registry }
  var numbers: NumberText { sentences.numbers }

  func say(_ vietnamese: String, _ english: String) -> String {
    sentences.say(vietnamese, english)
  }

  /// The same explanation in both languages.
  static func pair(
    _ output: AssessmentWriter, _ explain: (FindingSentences) -> String
  ) -> Message {
    func text(_ language: Language) -> String {
      explain(
        FindingSentences(
          assessor: output.assessor, registry: output.registry, language: language))
    }
    return Message(vi: text(.vi), en: text(.en))
  }

  var text: String {
    guard !isWithdrawn else { return [examined, standing ?? ""].joined(separator: "\n\n") }
    let rest = [standing].compactMap(\.self) + reasons + [todo].compactMap(\.self)
    return ([examined, result] + rest).filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  // MARK: What was examined

  private var examined: String {
    let award = rulebook.awards[input.facts.award]
    let label = award.label.text(sentences.language)
    let isOwn = input.facts.kind == .collective && input.facts.nominator == input.facts.unit
    let nominator = registry.name(of: input.facts.nominator)
    let by =
      isOwn
      ? say(" (đơn vị tự đề nghị)", ", submitted by the unit itself")
      : say(" do \(nominator) đề nghị", ", submitted by \(nominator)")
    // An award of a lower level is looked at where it is decided.
    let organ = award.deciderCategory == nil ? rulebook.issuer.text(sentences.language) : nil
    return say(
      "Qua xem xét hồ sơ (mã \(input.id)) đề nghị tặng \(label) cho \(nominee)\(by)\(dossierDate), "
        + (organ.map { "\($0) thấy:" } ?? "nhận thấy:"),
      "On the dossier (\(input.id)) nominating \(nominee) for the \(label)\(by)\(dossierDate), "
        + (organ.map { "the \($0) finds:" } ?? "it is found:"))
  }

  private var dossierDate: String {
    let isReceipt = rulebook.deadline.basis == .received
    guard let instant = isReceipt ? input.facts.receivedAt : input.facts.sentAt else { return "" }
    let moment = numbers.moment(instant, in: rulebook.zone)
    return isReceipt
      ? say(", nhận \(moment)", ", received \(moment)") : say(", gửi \(moment)", ", sent \(moment)")
  }

  /// A person has no name here unless the request asked for it.
  private var nominee: String {
    let unit = registry.name(of: input.facts.unit)
    guard let id = input.personId.flatMap({ try? $0.string() }) else {
      return say("tập thể \(unit)", unit)
    }
    func shown(_ field: PersonalField) -> String? {
      guard options.show.contains(field) else { return nil }
      return input.nominee.member(field.rawValue).flatMap { try? $0.string() }
    }
    let position = shown(.position).map { "\($0), " } ?? ""
    let name = shown(.displayName).map { " " + $0 } ?? ""
    return say(
      "cá nhân\(name) (mã số \(id), \(position)công tác tại \(unit))",
      (name.isEmpty ? "an individual" : String(name.dropFirst()))
        + " (number \(id), \(position)of \(unit))")
  }

  // MARK: The result

  var isLate: Bool { sentences.assessor.isLate(findings, plan: plan) }

  private var result: String {
    let award = rulebook.awards[input.facts.award].label.text(sentences.language)
    let late =
      isLate
      ? say(
        "hồ sơ gửi quá thời hạn quy định; về nội dung, ", "the dossier came late; apart from that, "
      ) : ""
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
    return say("Kết quả xem xét: ", "Result: ") + late + result + "."
  }

  /// Lines of a list, as an official text sets them.
  func list(_ heading: String, _ items: [String]) -> String {
    heading + "\n" + items.map { "- " + $0 }.joined(separator: ";\n") + "."
  }
}
