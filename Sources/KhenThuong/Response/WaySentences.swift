import Assessment
import JSONText
import Rulebook

/// Says what somebody must do, in words that can stand in a letter to them, with gaps
/// for the figures.
struct WaySentences {
  let findings: FindingSentences

  private var rulebook: Rulebook { findings.assessor.rulebook }
  private var numbers: NumberText { findings.numbers }

  private func say(
    _ vietnamese: @autoclosure () -> Phrase, _ english: @autoclosure () -> Phrase
  ) -> Phrase {
    findings.say(vietnamese(), english())
  }

  /// “Nhãn: việc phải làm (điểm III.1.1.e CQS+2)”, without a full stop, for lists.
  func item(_ form: ChangeCase, of subject: AssessmentPlan.Subject) -> Phrase {
    let label = findings.label(of: subject).text(findings.language)
    var text = what(form, subject)
    if form.change.cameLate {
      text =
        text
        + say(
          " (đã bổ sung sau thời hạn, chỉ được tính khi có quyết định chấp nhận)",
          " (supplemented after the deadline: it counts only if that is accepted)")
    }
    let place = findings.place(of: subject)
    if case .giveMeasurementDate = form.change.action { return "\(text)\(place)" }
    return "\(label): \(text)\(place)"
  }

  private func what(_ form: ChangeCase, _ subject: AssessmentPlan.Subject) -> Phrase {
    switch form.change.action {
    case .raiseCount, .raisePercent, .provideFigures, .addItems:
      guard case .criterion(let index) = subject else { return "" }
      return figures(form.change, rulebook.criteria[index])
    case .giveMeasurementDate:
      return say(
        "Ghi ngày chốt số liệu của các tỷ lệ, không muộn hơn ngày của hồ sơ",
        "Give the date that the figures of the rates are of, not later than the dossier's")
    case .stateFact(let missing): return fact(missing)
    case .fulfilFact(let missing):
      let todo = say("phải thực hiện xong rồi báo cáo lại", "to be fulfilled, then reported anew")
      return missing.isEmpty ? todo : "\(todo), \(fact(missing))"
    case .obtainJudgement(let revises):
      return revises
        ? say(
          "đã được đánh giá không đạt, chỉ thay đổi khi Hội đồng có ý kiến đánh giá lại",
          "judged as not met; only a new judgement of the Council changes that")
        : say("chờ ý kiến Hội đồng", "awaiting the judgement of the Council")
    case .obtainRuling:
      return say(
        "chờ người có thẩm quyền xem xét, kết luận", "awaiting a ruling of the competent person")
    case .stateStatus(let meets):
      guard case .criterion(let index) = subject else { return "" }
      let labels = rulebook.criteria[index].valuesToState(meets: meets).map { value -> Phrase in
        "“\(rulebook.criteria[index].statusValues[value].label.text(findings.language))”"
      }
      let list = labels.joined(separator: say(" hoặc ", " or "))
      return say("báo cáo rõ; phải là \(list)", "to be stated; it must be \(list)")
    case .handInPaper:
      guard case .document(let index) = subject else { return "" }
      return paper(rulebook.documents[index], form)
    case .statePriorAwards:
      return say(
        "kê khai các hình thức khen thưởng đã nhận, nếu không có thì ghi rõ là không",
        "state the awards received before, or that there is none")
    case .nameAchievement:
      return say("ghi rõ thành tích đề nghị khen thưởng", "name the achievement")
    case .stateReceipt:
      let before = numbers.date(rulebook.deadline.lateFrom.date(in: rulebook.zone))
      return rulebook.deadline.basis == .received
        ? say(
          "ghi thời điểm nhận hồ sơ, phải trước ngày \(before)",
          "state when the dossier was received, which must be before \(before)")
        : say(
          "ghi thời điểm gửi hồ sơ, phải trước ngày \(before)",
          "state when the dossier was sent, which must be before \(before)")
    case .none: return final(subject)
    }
  }

  /// Why nothing can be done any more.
  private func final(_ subject: AssessmentPlan.Subject) -> Phrase {
    switch subject {
    case .deadline:
      say(
        "hồ sơ đã quá hạn, không thể thay đổi",
        "the dossier came too late, which cannot be changed")
    case .priorAward:
      say(
        "thành tích này đã được khen thưởng, không thể thay đổi",
        "the achievement was awarded before, which cannot be changed")
    case .authority:
      say(
        "đơn vị trình không có thẩm quyền đề nghị đối tượng này, không thể thay đổi",
        "the nominator has no authority over the nominee, which cannot be changed")
    case .criterion(let index)
    where rulebook.criteria[index].type == .status
      || rulebook.criteria[index].section == .integrity:
      say(
        "thuộc trường hợp không được xét, không thể thay đổi trong đợt này",
        "bars the nomination, which cannot be changed in this round")
    default:
      say(
        "đã được kết luận là không đạt, không thể thay đổi trong đợt này",
        "settled as not met, which cannot be changed in this round")
    }
  }

  private func figures(_ change: Change, _ rule: Criterion) -> Phrase {
    let unit = rule.unit?.text(findings.language) ?? ""
    switch change.action {
    case .raiseCount(_, let of, _, let recomputes):
      let least = findings.required(rule)
      // What is excluded is counted in the target, but not in the whole.
      let hasWhole = of != nil && !rule.exclusions
      let excluded =
        rule.exclusions
        ? say(" (gồm cả phần được loại trừ)", " (what is excluded among them)") : Phrase()
      let recomputed =
        recomputes
        ? say("; tính lại tỷ lệ phần trăm đã ghi", "; the percentage given to be recomputed")
        : Phrase()
      let whole =
        hasWhole ? say(" trong tổng số \(.denominatorText)", " of \(.denominatorText)") : Phrase()
      return say(
        "phải có thêm \(.missingText) \(unit), tức ít nhất \(.countText)\(whole) \(unit)\(excluded), để đạt \(least)\(recomputed)",
        "\(.missingText) more \(unit) needed, \(.countText)\(whole) at least\(excluded), to reach \(least)\(recomputed)"
      )
    case .raisePercent:
      return say(
        "phải tăng thêm \(.pointsText) điểm phần trăm, lên \(.percentText)",
        "\(.pointsText) percentage points more needed, to \(.percentText)")
    case .provideFigures(let missing, let entity):
      let names = missing.names.map(operand).joined(separator: ", ")
      let least = findings.required(rule)
      let of =
        entity != nil ? say(" của chính \(.entityName)", " of \(.entityName)") : Phrase()
      return say(
        "bổ sung số liệu\(of) (\(names)), phải đạt \(least)",
        "give the figures\(of) (\(names)), which must reach \(least)")
    case .addItems(let count, let to) where count == to:
      return say(
        "phải có ít nhất \(.countPadded) \(unit)", "at least \(.countText) \(unit) needed")
    case .addItems:
      return say(
        "phải có thêm \(.missingPadded) \(unit), tức ít nhất \(.countPadded) \(unit)",
        "\(.missingText) more \(unit) needed, at least \(.countText) in all")
    default: return ""
    }
  }

  private func operand(_ name: String) -> Phrase {
    switch name {
    case "numerator": say("số đạt", "how many reach it")
    case "denominator": say("tổng số", "how many there are")
    case "excludedNumerator":
      say("số đạt được loại trừ", "how many of those reaching it are excluded")
    case "excludedDenominator": say("tổng số được loại trừ", "how many are excluded in all")
    default: Phrase(name)
    }
  }

  private func fact(_ missing: Evidence.Parts) -> Phrase {
    var parts: [Phrase] = []
    if missing.contains(.value) {
      parts.append(say("báo cáo rõ kết quả, phải là đạt", "to be stated, and to be so"))
    }
    if missing.contains(.document) {
      parts.append(say("ghi số văn bản chứng minh", "the number of the document to be given"))
    }
    if missing.contains(.date) {
      parts.append(say("ghi ngày của văn bản", "the date of the document to be given"))
    }
    return parts.joined(separator: ", ")
  }

  private func paper(_ rule: DocumentRule, _ change: ChangeCase) -> Phrase {
    // The label of a paper tends to name its form: worth saying where it was not followed.
    let form =
      change.strays
      ? rule.form.map { say(" theo Mẫu số \($0)", " on form \($0)") } ?? Phrase() : Phrase()
    let confirmed =
      rule.confirmed
      ? say(" có xác nhận của cấp trình", " confirmed by the submitting level") : Phrase()
    guard rule.originals > 0 else { return say("nộp", "hand in") + form + confirmed }
    let all = numbers.padded(rule.originals)
    let missing =
      change.isShort
      ? say(" (còn thiếu \(.missingPadded) bản)", " (\(.missingPadded) missing)") : Phrase()
    let signed =
      rule.electronicOriginals
      ? say(" hoặc bản ký số", " or an electronically signed one") : Phrase()
    return say(
      "nộp đủ \(all) bản chính\(form)\(confirmed)\(missing)\(signed)",
      "hand in \(all) originals\(form)\(confirmed)\(missing)\(signed)")
  }
}
