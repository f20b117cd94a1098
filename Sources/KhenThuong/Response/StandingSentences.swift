import Assessment
import JSONText
import Rulebook
import Selection

/// Says in a sentence where a nomination stands and why.
struct StandingSentences {
  let rulebook: Rulebook
  let language: Language

  func sentence(
    _ placement: Placement, lostTo: String?, lostBy: String?
  ) -> String {
    let winner = lostTo ?? ""
    let message: Message
    switch placement.standing {
    case .invalid:
      message = Message(vi: "Dữ liệu đề nghị không hợp lệ.", en: "The nomination is malformed.")
    case .withdrawn:
      message = Message(
        vi: "Đơn vị đề nghị đã rút hoặc thay thế.", en: "Withdrawn or replaced by the nominator.")
    case .noSlot:
      message = Message(
        vi: "Hướng dẫn không phân bổ số lượng cho đề nghị loại này.",
        en: "The guidance gives no place to such a nomination.")
    case .late: message = Message(vi: "Hồ sơ gửi quá hạn.", en: "The dossier came late.")
    case .ineligible:
      message = Message(
        vi: "Không đủ điều kiện, tiêu chuẩn khen thưởng.", en: "Not eligible.")
    case .lapsed:
      message = Message(
        vi: "Hồ sơ chưa đầy đủ khi kết thúc đợt xét.",
        en: "The dossier was incomplete when the round closed.")
    case .duplicate:
      message =
        placement.isResolved
        ? Message(
          vi: "Trùng với đề nghị khác đã được giữ lại.",
          en: "A duplicate of another that was kept.")
        : Message(
          vi: "Trùng thành tích hoặc đối tượng với đề nghị khác, chờ kết luận.",
          en: "Shares an achievement or a nominee with another, awaiting a ruling.")
    case .open:
      message =
        placement.isWaiting
        ? Message(
          vi: "Đủ điều kiện; chờ kết quả xét đề nghị khác trong cùng số lượng.",
          en: "Eligible; awaiting what becomes of another in the same pool.")
        : Message(
          vi: "Chờ bổ sung hồ sơ hoặc ý kiến đánh giá.", en: "Awaiting papers or a judgement.")
    case .kindConflict:
      message = Message(
        vi: "Đơn vị phải chọn tập thể hoặc cá nhân.",
        en: "A collective or an individual must be chosen.")
    case .tied:
      message = Message(
        vi: "Ngang nhau ở suất cuối cùng, chờ kết luận.",
        en: "Equal to others at the last place, awaiting a ruling.")
    case .overQuota:
      let by = lostBy.map { "“\($0)”" } ?? ""
      message =
        lostTo == nil
        ? Message(vi: "Vượt số lượng được khen thưởng.", en: "Over the quota.")
        : Message(
          vi: "Vượt số lượng được khen thưởng; xếp sau \(winner) theo \(by).",
          en: "Over the quota; placed after \(winner) by \(by).")
    case .proposed:
      message =
        placement.isProvisional
        ? Message(
          vi: "Tạm thời được đề nghị khen thưởng, còn phụ thuộc đề nghị đang chờ.",
          en: "Proposed for now; something open could still displace it.")
        : Message(vi: "Được đề nghị khen thưởng.", en: "Proposed for the award.")
    }
    return message.text(language)
  }

  /// The label of what a nomination lost by.
  func label(_ key: LosingKey) -> String {
    switch key {
    case .key(let index): rulebook.orderingKeys[index].label.text(language)
    case .kind: language == .vi ? "loại đối tượng được chọn" : "the kind chosen"
    case .ruling: language == .vi ? "kết luận của người có thẩm quyền" : "a ruling"
    }
  }
}
