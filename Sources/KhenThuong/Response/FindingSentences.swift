import Assessment
import JSONText
import Rulebook

/// What a finding says in words that an official can put into a letter, with gaps for
/// the figures.
struct FindingSentences {
  let assessor: Assessor
  let language: Language

  private var rulebook: Rulebook { assessor.rulebook }
  var numbers: NumberText { NumberText(language: language) }

  func say(
    _ vietnamese: @autoclosure () -> Phrase, _ english: @autoclosure () -> Phrase
  ) -> Phrase {
    language.say(vietnamese(), english())
  }

  func label(of subject: AssessmentPlan.Subject) -> Message {
    switch subject {
    case .criterion(let index): rulebook.criteria[index].label
    case .group(let index): rulebook.groups[index].label
    case .authority: rulebook.authority.label
    case .priorAward: rulebook.priorAwards.label
    case .document(let index): rulebook.documents[index].label
    case .deadline: rulebook.deadline.label
    }
  }

  /// “Nhãn: kết quả (điểm III.1.1.e CQS+2)”, without a full stop, for lists.
  func item(_ form: FindingCase, of subject: AssessmentPlan.Subject) -> Phrase {
    let label = label(of: subject).text(language)
    return "\(label): \(result(form, subject))\(place(of: subject))"
  }

  /// “ (điểm IV.1-3, điểm IV.1-4; Điều 4 …)”, with its leading space.
  func place(of subject: AssessmentPlan.Subject) -> String {
    var places: [String] = []
    let clauses = references(rulebook.clauses(of: subject))
    if !clauses.isEmpty { places.append(clauses) }
    if let citation = rulebook.citation(of: subject) { places.append(citation.text(language)) }
    return places.isEmpty ? "" : " (\(places.joined(separator: "; ")))"
  }

  /// “điểm IV.1-3, điểm IV.1-4”
  func references(_ clauses: [Int]) -> String {
    clauses.map(reference).joined(separator: ", ")
  }

  /// A reference names the paragraph before or after the points by an English word,
  /// which has no place in a Vietnamese letter.
  private func reference(_ clause: Int) -> String {
    let reference = rulebook.reference(ofClause: clause)
    guard language == .vi else { return "clause " + reference }
    for (word, paragraph) in [(" lead", "đoạn đầu điểm "), (" end", "đoạn cuối điểm ")]
    where reference.hasSuffix(word) {
      return paragraph + reference.dropLast(word.count)
    }
    return "điểm " + reference
  }

  private func result(_ form: FindingCase, _ subject: AssessmentPlan.Subject) -> Phrase {
    let finding = form.finding
    guard finding.reason != .ruled else { return reason(finding) }
    switch subject {
    case .criterion(let index): return criterion(form, rulebook.criteria[index])
    case .document(let index): return document(finding, rulebook.documents[index])
    case .deadline: return deadline(form)
    case .priorAward where finding.reason == .absent:
      return say(
        "hồ sơ chưa nêu đối tượng đã được khen thưởng hay chưa",
        "the dossier does not say whether there were awards before")
    case .priorAward where finding.reason == .fulfilled:
      return say("chưa được khen thưởng", "not awarded before")
    default: return reason(finding)
    }
  }

  private func criterion(_ form: FindingCase, _ criterion: Criterion) -> Phrase {
    let finding = form.finding
    let unit = criterion.unit?.text(language) ?? ""
    switch (criterion.type, finding.reason) {
    case (.rate, .fulfilled), (.rate, .belowThreshold): return rate(form, criterion)
    case (.rate, .operandMissing):
      let needed: [(part: Evidence.Parts, name: Phrase)] = [
        (.numerator, say("số đạt", "the numerator")),
        (.denominator, say("tổng số", "the denominator")),
        (.excludedNumerator, say("số đạt được loại trừ", "what the numerator excludes")),
        (.excludedDenominator, say("tổng số được loại trừ", "what the denominator excludes")),
      ]
      let names = needed.prefix(criterion.exclusions ? 4 : 2)
        .filter { !form.parts.contains($0.part) }.map(\.name).joined(separator: ", ")
      return say(
        "chưa đủ số liệu để tính tỷ lệ, còn thiếu \(names)", "incomplete, without \(names)")
    case (.rate, .absent): return say("chưa có số liệu", "no figures given")
    case (.count, .fulfilled), (.count, .tooFew), (.judgedItems, .tooFew):
      let least = numbers.padded(criterion.minimum)
      guard form.traits.contains(.hasSome) else {
        return say(
          "chưa có \(unit) nào, yêu cầu ít nhất \(least)", "no \(unit), at least \(least) required")
      }
      return say(
        "có \(.countPadded) \(unit), yêu cầu ít nhất \(least) \(unit)",
        "\(.countText) \(unit), at least \(least) required")
    case (.count, .absent), (.judgedItems, .absent):
      return say("chưa nêu số lượng, danh mục \(unit)", "no \(unit) named")
    case (.status, .fulfilled), (.status, .barred), (.status, .underReview):
      let value = criterion.statusValues[Int(form.status)].label.text(language)
      return finding.reason == .fulfilled ? "\(value)" : "\(value) – \(reason(finding))"
    case (.status, .absent), (.fact, .absent):
      return say("hồ sơ chưa báo cáo nội dung này", "the dossier says nothing of it")
    default: return reason(finding)
    }
  }

  private func rate(_ form: FindingCase, _ criterion: Criterion) -> Phrase {
    let unit = criterion.unit?.text(language) ?? ""
    let isCounted = form.traits.contains(.hasCounts)
    let reached: Phrase =
      isCounted
      ? "\(.percentText) (\(.numeratorText)/\(.denominatorText) \(unit))" : "\(.percentText)"
    let required = required(criterion)
    if form.finding.outcome == .met {
      return say("đạt \(reached), đáp ứng \(required)", "\(reached), meets \(required)")
    }
    let missing =
      isCounted
      ? say(
        "còn thiếu \(.missingText) \(unit) trong tổng số \(.denominatorText)",
        "\(.missingText) more of \(.denominatorText) \(unit) needed")
      : say("còn thiếu \(.pointsText) điểm phần trăm", "\(.pointsText) percentage points short")
    return say(
      "đạt \(reached), thấp hơn \(required); \(missing)",
      "\(reached), below \(required); \(missing)")
  }

  /// “mức từ 90 % trở lên”; of the whole there is no more than the whole.
  func required(_ criterion: Criterion) -> Phrase {
    let threshold = numbers.percent(criterion.threshold)
    return criterion.threshold == .hundred
      ? say("mức \(threshold)", "the \(threshold) required")
      : say("mức từ \(threshold) trở lên", "the \(threshold) required")
  }

  private func document(_ finding: Finding, _ rule: DocumentRule) -> Phrase {
    switch finding.reason {
    case .fulfilled: return say("đã có, đúng quy định", "handed in as required")
    case .absent: return say("chưa có trong hồ sơ", "not in the dossier")
    case .tooFewOriginals:
      return say(
        "mới có \(.countPadded)/\(numbers.padded(rule.originals)) bản chính, còn thiếu \(.missingPadded) bản chính",
        "\(.countText) of \(numbers.integer(rule.originals)) originals")
    case .wrongForm:
      let form = rule.form ?? ""
      return say("không theo Mẫu số \(form)", "not on form \(form)")
    default: return reason(finding)
    }
  }

  private func deadline(_ form: FindingCase) -> Phrase {
    let isReceipt = rulebook.deadline.basis == .received
    guard form.traits.contains(.hasInstant) else {
      return isReceipt
        ? say("chưa ghi thời điểm nhận hồ sơ", "the date of receipt is not given")
        : say("chưa ghi thời điểm gửi hồ sơ", "the date of sending is not given")
    }
    let result =
      form.finding.outcome == .met ? say("đúng thời hạn", "in time") : say("quá thời hạn", "late")
    return isReceipt
      ? say("nhận \(.moment), \(result)", "received \(.moment), \(result)")
      : say("gửi \(.moment), \(result)", "sent \(.moment), \(result)")
  }
}
