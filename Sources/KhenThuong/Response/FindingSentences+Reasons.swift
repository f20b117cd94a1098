import Assessment
import JSONText
import Rulebook

/// The reasons of findings in words, where no figures say it better.
extension FindingSentences {
  func reason(_ finding: Finding) -> Phrase {
    switch finding.reason {
    case .fulfilled: say("đạt", "met")
    case .absent: say("chưa có số liệu, minh chứng", "no evidence given")
    case .operandMissing: say("chưa đủ số liệu để tính tỷ lệ", "the figures are not complete")
    case .noMeasurementDate:
      say("chưa ghi ngày chốt số liệu", "the date that the figures are of is missing")
    case .belowThreshold: say("chưa đạt mức yêu cầu", "below the threshold")
    case .zeroDenominator:
      say("không phát sinh đối tượng để tính tỷ lệ", "there is nothing to measure")
        + (finding.outcome == .notApplicable ? say(", cần xem xét", ", for review") : Phrase())
    case .wrongEntity:
      say("số liệu không phải của đơn vị được đánh giá", "the figures are of another unit")
    case .statedFalse: say("không đạt theo báo cáo", "stated as not met")
    case .documentMissing:
      say("chưa ghi số văn bản chứng minh", "the number of the document is missing")
    case .dateMissing: say("chưa ghi ngày của văn bản", "the date of the document is missing")
    case .tooFew: say("chưa đủ số lượng", "too few")
    case .noVerdict: say("chờ ý kiến đánh giá của Hội đồng", "awaiting the Council's judgement")
    case .verdictNotMet: say("được đánh giá là không đạt", "judged as not met")
    case .barred: say("thuộc trường hợp không được xét", "bars the nomination")
    case .underReview:
      say("chờ người có thẩm quyền xem xét, kết luận", "awaiting a ruling")
    case .priorAward:
      say("thành tích này đã được khen thưởng", "already awarded for this achievement")
    case .noAchievementId:
      say("chưa ghi rõ thành tích đề nghị khen thưởng", "the achievement is not named")
    case .notBelow:
      say(
        "đối tượng không thuộc đơn vị đề nghị quản lý",
        "the nominee does not stand below the nominator")
    case .wrongForm: say("không đúng mẫu quy định", "not on the form prescribed")
    case .tooFewOriginals: say("chưa đủ bản chính", "too few originals")
    case .notConfirmed:
      say("chưa có xác nhận của cấp trình", "not confirmed by the submitting level")
    case .equivalentPaper:
      say(
        "thay bằng giấy tờ tương đương, chờ người có thẩm quyền xem xét, kết luận",
        "an equivalent paper, awaiting a ruling")
    case .lateSupplement:
      say(
        "bổ sung sau thời hạn nên chưa được tính", "supplemented after the deadline, so not counted"
      )
    case .late: say("quá thời hạn", "late")
    case .memberOpen: say("chưa đủ căn cứ kết luận", "not decided yet")
    case .membersNotMet: say("không đạt", "not met")
    case .ruled:
      finding.outcome == .met
        ? say("đạt theo kết luận của người có thẩm quyền", "ruled as met")
        : say("không đạt theo kết luận của người có thẩm quyền", "ruled as not met")
    }
  }
}

extension Verdict {
  func sentence(_ language: Language) -> StaticString {
    switch self {
    case .eligible: language.say("Đủ điều kiện, tiêu chuẩn.", "Eligible.")
    case .ineligible: language.say("Không đủ điều kiện, tiêu chuẩn.", "Not eligible.")
    case .incomplete: language.say("Hồ sơ chưa đầy đủ.", "The dossier is incomplete.")
    case .needsReview: language.say("Chờ xem xét, đánh giá.", "Awaiting review.")
    }
  }
}
