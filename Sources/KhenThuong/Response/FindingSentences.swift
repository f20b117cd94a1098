import Assessment
import JSONText
import Rulebook

/// What a finding says in words that an official can put into a letter.
struct FindingSentences {
  let assessor: Assessor
  let registry: Registry
  let language: Language

  private var rulebook: Rulebook { assessor.rulebook }
  private var numbers: NumberText { NumberText(language: language) }

  private func say(_ vietnamese: String, _ english: String) -> String {
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
    let subject = input.plan.subjects[position]
    let label = label(of: subject).text(language)
    let clauses = rulebook.clauses(of: subject).map(rulebook.reference(ofClause:))
    let source = clauses.joined(separator: "; ")
    let citation =
      rulebook.citation(of: subject).map { "; " + $0.text(language) } ?? ""
    let place =
      source.isEmpty && citation.isEmpty
      ? "" : " (" + say("điểm ", "clause ") + source + citation + ")"
    return "\(label): \(result(finding, position, input))\(place)."
  }

  private func result(_ finding: Finding, _ position: Int, _ input: NominationInput) -> String {
    switch input.plan.subjects[position] {
    case .criterion(let index):
      return criterion(finding, index, input.facts.evidence[position], input)
    case .document(let index): return document(finding, index, input.facts.documents[index])
    case .deadline: return deadline(finding, input.facts)
    default: return reason(finding)
    }
  }

  private func criterion(
    _ finding: Finding, _ index: Int, _ evidence: Evidence, _ input: NominationInput
  ) -> String {
    let criterion = rulebook.criteria[index]
    switch (criterion.type, finding.reason) {
    case (.rate, .fulfilled), (.rate, .belowThreshold): return rate(finding, index, evidence)
    case (.count, .fulfilled), (.count, .tooFew), (.judgedItems, .tooFew):
      let unit = criterion.unit?.text(language) ?? ""
      let least = numbers.integer(criterion.minimum)
      let count = numbers.integer(evidence.count)
      return say(
        "có \(count) \(unit), yêu cầu ít nhất \(least) \(unit)",
        "\(count) \(unit), at least \(least) required")
    case (.status, .fulfilled), (.status, .barred), (.status, .underReview):
      let value = criterion.statusValues[Int(evidence.status)].label.text(language)
      return finding.reason == .fulfilled ? value : "\(value) – \(reason(finding))"
    default: return reason(finding)
    }
  }

  private func rate(_ finding: Finding, _ index: Int, _ evidence: Evidence) -> String {
    let criterion = rulebook.criteria[index]
    let comparison = assessor.comparison(ofCriterion: index)
    let threshold = numbers.decimal(criterion.threshold)
    let unit = criterion.unit?.text(language) ?? ""
    var reached: String
    var missing: String
    if let net = evidence.netCounts(exclusions: criterion.exclusions) {
      let percent = numbers.decimal(.percent(net.numerator, of: net.denominator))
      reached =
        "\(percent) % (\(numbers.integer(net.numerator))/\(numbers.integer(net.denominator)) \(unit))"
      let count = numbers.integer(comparison.missing(net.numerator, of: net.denominator))
      missing = say(
        "còn thiếu \(count) \(unit) trong \(numbers.integer(net.denominator))",
        "\(count) more of \(numbers.integer(net.denominator)) \(unit) needed")
    } else {
      reached = "\(numbers.decimal(evidence.percent)) %"
      let points = numbers.decimal(comparison.missing(percent: evidence.percent))
      missing = say("còn thiếu \(points) điểm phần trăm", "\(points) percentage points short")
    }
    let required =
      criterion.threshold == .hundred
      ? say("mức \(threshold) %", "\(threshold) %")
      : say("mức từ \(threshold) % trở lên", "at least \(threshold) %")
    if finding.outcome == .met {
      return say("đạt \(reached), đáp ứng \(required)", "\(reached), meets \(required)")
    }
    return say(
      "đạt \(reached), thấp hơn \(required); \(missing)",
      "\(reached), below \(required); \(missing)")
  }

  private func document(_ finding: Finding, _ index: Int, _ state: DocumentState) -> String {
    let rule = rulebook.documents[index]
    switch finding.reason {
    case .tooFewOriginals:
      return say(
        "có \(numbers.integer(state.originals)) bản chính, yêu cầu \(numbers.integer(rule.originals)) bản chính",
        "\(numbers.integer(state.originals)) originals, \(numbers.integer(rule.originals)) required"
      )
    case .wrongForm:
      let form = rule.form ?? ""
      return say("không theo Mẫu số \(form)", "not on form \(form)")
    default: return reason(finding)
    }
  }

  private func deadline(_ finding: Finding, _ facts: NominationFacts) -> String {
    let rule = rulebook.deadline
    let instant = rule.basis == .received ? facts.receivedAt : facts.sentAt
    guard let instant, finding.outcome != .unknown else { return reason(finding) }
    let when = numbers.instant(instant, in: rulebook.zone)
    let before = numbers.date(rule.lateFrom.date(in: rulebook.zone))
    let result =
      finding.reason == .ruled
      ? say("được chấp nhận theo quyết định", "accepted by a ruling")
      : finding.outcome == .met ? say("đúng hạn", "in time") : say("quá hạn", "late")
    return say(
      "nhận lúc \(when), thời hạn là trước ngày \(before) – \(result)",
      "received \(when), due before \(before) – \(result)")
  }

  private func reason(_ finding: Finding) -> String {
    switch finding.reason {
    case .fulfilled: say("đạt", "met")
    case .absent: say("chưa có số liệu, minh chứng", "no evidence given")
    case .operandMissing: say("số liệu chưa đủ để tính tỷ lệ", "figures are not complete")
    case .noMeasurementDate: say("chưa ghi ngày chốt số liệu", "the date of measurement is missing")
    case .belowThreshold: say("chưa đạt mức yêu cầu", "below the threshold")
    case .zeroDenominator:
      say("không có đối tượng để tính tỷ lệ", "there is nothing to measure")
        + (finding.outcome == .notApplicable ? say(", cần xem xét", ", for review") : "")
    case .wrongEntity:
      say("số liệu không phải của đơn vị được đánh giá", "the figures are of another unit")
    case .statedFalse: say("không đạt theo báo cáo", "stated as not met")
    case .documentMissing:
      say("chưa ghi số văn bản công nhận", "the number of the document is missing")
    case .dateMissing: say("chưa ghi ngày của văn bản", "the date of the document is missing")
    case .tooFew: say("chưa đủ số lượng", "too few")
    case .noVerdict: say("chờ ý kiến đánh giá", "awaiting a judgement")
    case .verdictNotMet: say("được đánh giá là không đạt", "judged as not met")
    case .barred: say("thuộc trường hợp không được xét", "bars the nomination")
    case .underReview: say("cần xem xét", "for review")
    case .priorAward:
      say("thành tích này đã được khen thưởng", "already awarded for this achievement")
    case .noAchievementId: say("chưa ghi mã thành tích", "the achievement is not named")
    case .notBelow:
      say(
        "đối tượng không thuộc đơn vị đề nghị quản lý",
        "the nominee does not stand below the nominator")
    case .wrongForm: say("không đúng mẫu", "not on the form prescribed")
    case .tooFewOriginals: say("chưa đủ bản chính", "too few originals")
    case .notConfirmed:
      say("chưa có xác nhận của cấp trình", "not confirmed by the submitting level")
    case .equivalentPaper:
      say("thay bằng biên bản họp tương đương, cần xem xét", "an equivalent paper, for review")
    case .lateSupplement: say("bổ sung sau thời hạn", "supplemented after the deadline")
    case .late: say("quá hạn", "late")
    case .memberOpen: say("chưa đủ căn cứ kết luận", "not decided yet")
    case .membersNotMet: say("không đạt", "not met")
    case .ruled:
      finding.outcome == .met
        ? say("đạt theo kết luận của người có thẩm quyền", "ruled as met")
        : say("không đạt theo kết luận của người có thẩm quyền", "ruled as not met")
    }
  }

  func verdict(_ verdict: Verdict) -> String {
    switch verdict {
    case .eligible: say("Đủ điều kiện, tiêu chuẩn.", "Eligible.")
    case .ineligible: say("Không đủ điều kiện, tiêu chuẩn.", "Not eligible.")
    case .incomplete: say("Hồ sơ chưa đầy đủ.", "The dossier is incomplete.")
    case .needsReview: say("Chờ xem xét, đánh giá.", "Awaiting review.")
    }
  }
}

extension Rulebook {
  func clauses(of subject: AssessmentPlan.Subject) -> [Int] {
    switch subject {
    case .criterion(let index): criteria[index].clauses
    case .group(let index): groups[index].clauses
    case .authority: authority.clauses
    case .priorAward: priorAwards.clauses
    case .document(let index): documents[index].clauses
    case .deadline: deadline.clauses
    }
  }

  func readings(of subject: AssessmentPlan.Subject) -> [Int] {
    switch subject {
    case .criterion(let index):
      criteria[index].type == .rate
        ? criteria[index].readings
          + rates.readings.filter { !criteria[index].readings.contains($0) }
        : criteria[index].readings
    case .group(let index): groups[index].readings
    case .authority: authority.readings
    case .priorAward: priorAwards.readings
    case .document(let index): documents[index].readings
    case .deadline: deadline.readings
    }
  }

  func citation(of subject: AssessmentPlan.Subject) -> Message? {
    switch subject {
    case .criterion(let index): criteria[index].citation
    case .priorAward: priorAwards.citation
    default: nil
    }
  }

  func layer(of subject: AssessmentPlan.Subject) -> Layer {
    switch subject {
    case .criterion(let index): criteria[index].layer
    case .priorAward: priorAwards.layer
    default: .guidance
    }
  }

  func section(of subject: AssessmentPlan.Subject) -> String {
    switch subject {
    case .criterion(let index): criteria[index].section.rawValue
    case .group: CriterionSection.criteria.rawValue
    case .authority: "authority"
    case .priorAward: "priorAward"
    case .document: "dossier"
    case .deadline: "deadline"
    }
  }
}
