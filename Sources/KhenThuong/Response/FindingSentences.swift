import Assessment
import JSONText
import Rulebook

/// What a finding says in words that an official can put into a letter.
struct FindingSentences {
  let assessor: Assessor
  let registry: Registry
  let language: Language

  private var rulebook: Rulebook { assessor.rulebook }
  var numbers: NumberText { NumberText(language: language) }

  func say(_ vietnamese: String, _ english: String) -> String {
    language == .vi ? vietnamese : english
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

  /// “Nhãn: kết quả (điểm III.1.1.e CQS+2).”
  func sentence(_ finding: Finding, at position: Int, of input: NominationInput) -> String {
    item(finding, at: position, of: input) + "."
  }

  /// The sentence without its full stop, for lists.
  func item(_ finding: Finding, at position: Int, of input: NominationInput) -> String {
    let subject = input.plan.subjects[position]
    let label = label(of: subject).text(language)
    return "\(label): \(result(finding, position, input))\(place(of: subject))"
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

  private func result(_ finding: Finding, _ position: Int, _ input: NominationInput) -> String {
    guard finding.reason != .ruled else { return reason(finding) }
    switch input.plan.subjects[position] {
    case .criterion(let index): return criterion(finding, index, input.facts.evidence[position])
    case .document(let index): return document(finding, index, input.facts.documents[index])
    case .deadline: return deadline(finding, input.facts)
    case .priorAward where finding.reason == .absent:
      return say(
        "hồ sơ chưa nêu đối tượng đã được khen thưởng hay chưa",
        "the dossier does not say whether there were awards before")
    case .priorAward where finding.reason == .fulfilled:
      return say("chưa được khen thưởng", "not awarded before")
    default: return reason(finding)
    }
  }

  private func criterion(_ finding: Finding, _ index: Int, _ evidence: Evidence) -> String {
    let criterion = rulebook.criteria[index]
    let unit = criterion.unit?.text(language) ?? ""
    switch (criterion.type, finding.reason) {
    case (.rate, .fulfilled), (.rate, .belowThreshold): return rate(finding, index, evidence)
    case (.rate, .operandMissing):
      let needed: [(part: Evidence.Parts, vi: String, en: String)] = [
        (.numerator, "số đạt", "the numerator"), (.denominator, "tổng số", "the denominator"),
        (.excludedNumerator, "số đạt được loại trừ", "what the numerator excludes"),
        (.excludedDenominator, "tổng số được loại trừ", "what the denominator excludes"),
      ]
      let names = needed.prefix(criterion.exclusions ? 4 : 2)
        .filter { !evidence.parts.contains($0.part) }.map { say($0.vi, $0.en) }
      let list = names.joined(separator: ", ")
      return say("chưa đủ số liệu để tính tỷ lệ, còn thiếu \(list)", "incomplete, without \(list)")
    case (.rate, .absent): return say("chưa có số liệu", "no figures given")
    case (.count, .fulfilled), (.count, .tooFew), (.judgedItems, .tooFew):
      let least = numbers.padded(criterion.minimum)
      guard evidence.count > 0 else {
        return say(
          "chưa có \(unit) nào, yêu cầu ít nhất \(least)", "no \(unit), at least \(least) required")
      }
      return say(
        "có \(numbers.padded(evidence.count)) \(unit), yêu cầu ít nhất \(least) \(unit)",
        "\(numbers.integer(evidence.count)) \(unit), at least \(least) required")
    case (.count, .absent), (.judgedItems, .absent):
      return say("chưa nêu số lượng, danh mục \(unit)", "no \(unit) named")
    case (.status, .fulfilled), (.status, .barred), (.status, .underReview):
      let value = criterion.statusValues[Int(evidence.status)].label.text(language)
      return finding.reason == .fulfilled ? value : "\(value) – \(reason(finding))"
    case (.status, .absent), (.fact, .absent):
      return say("hồ sơ chưa báo cáo nội dung này", "the dossier says nothing of it")
    default: return reason(finding)
    }
  }

  private func rate(_ finding: Finding, _ index: Int, _ evidence: Evidence) -> String {
    let criterion = rulebook.criteria[index]
    let comparison = assessor.comparison(ofCriterion: index)
    let unit = criterion.unit?.text(language) ?? ""
    let reached: String
    let missing: String
    if let net = evidence.netCounts(exclusions: criterion.exclusions) {
      let (numerator, denominator) = (
        numbers.integer(net.numerator), numbers.integer(net.denominator)
      )
      let percent = numbers.percent(.percent(net.numerator, of: net.denominator))
      reached = "\(percent) (\(numerator)/\(denominator) \(unit))"
      let count = numbers.integer(comparison.missing(net.numerator, of: net.denominator))
      missing = say(
        "còn thiếu \(count) \(unit) trong tổng số \(denominator)",
        "\(count) more of \(denominator) \(unit) needed")
    } else {
      reached = numbers.percent(evidence.percent)
      let points = numbers.decimal(comparison.missing(percent: evidence.percent))
      missing = say("còn thiếu \(points) điểm phần trăm", "\(points) percentage points short")
    }
    let required = required(criterion)
    if finding.outcome == .met {
      return say("đạt \(reached), đáp ứng \(required)", "\(reached), meets \(required)")
    }
    return say(
      "đạt \(reached), thấp hơn \(required); \(missing)",
      "\(reached), below \(required); \(missing)")
  }

  /// “mức từ 90 % trở lên”; of the whole there is no more than the whole.
  func required(_ criterion: Criterion) -> String {
    let threshold = numbers.percent(criterion.threshold)
    return criterion.threshold == .hundred
      ? say("mức \(threshold)", "the \(threshold) required")
      : say("mức từ \(threshold) trở lên", "the \(threshold) required")
  }

  private func document(_ finding: Finding, _ index: Int, _ state: DocumentState) -> String {
    let rule = rulebook.documents[index]
    switch finding.reason {
    case .fulfilled: return say("đã có, đúng quy định", "handed in as required")
    case .absent: return say("chưa có trong hồ sơ", "not in the dossier")
    case .tooFewOriginals:
      let given = numbers.padded(state.originals)
      let missing = numbers.padded(rule.originals - state.originals)
      return say(
        "mới có \(given)/\(numbers.padded(rule.originals)) bản chính, còn thiếu \(missing) bản chính",
        "\(numbers.integer(state.originals)) of \(numbers.integer(rule.originals)) originals")
    case .wrongForm:
      let form = rule.form ?? ""
      return say("không theo Mẫu số \(form)", "not on form \(form)")
    default: return reason(finding)
    }
  }

  private func deadline(_ finding: Finding, _ facts: NominationFacts) -> String {
    let rule = rulebook.deadline
    let isReceipt = rule.basis == .received
    guard let instant = isReceipt ? facts.receivedAt : facts.sentAt else {
      return isReceipt
        ? say("chưa ghi thời điểm nhận hồ sơ", "the date of receipt is not given")
        : say("chưa ghi thời điểm gửi hồ sơ", "the date of sending is not given")
    }
    let when = numbers.moment(instant, in: rulebook.zone)
    let result =
      finding.outcome == .met ? say("đúng thời hạn", "in time") : say("quá thời hạn", "late")
    return isReceipt
      ? say("nhận \(when), \(result)", "received \(when), \(result)")
      : say("gửi \(when), \(result)", "sent \(when), \(result)")
  }
}
