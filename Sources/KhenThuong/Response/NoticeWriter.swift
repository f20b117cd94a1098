import Assessment
import JSONText
import Rulebook
import Selection

/// Writes notices with a sentence each.
struct NoticeWriter {
  let assessments: AssessmentWriter
  /// Ids of the round's nominations, by index.
  let ids: [String]

  private var rulebook: Rulebook { assessments.assessor.rulebook }
  private var registry: Registry { assessments.registry }
  private var language: Language { assessments.options.language }

  func write(_ notice: RoundNotice, _ writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("severity")
    writer.string(notice.severity.rawValue)
    writer.key("code")
    writer.string(notice.code.rawValue)
    writer.key("message")
    writer.string(message(notice).text(language))
    if let pool = notice.pool {
      writer.key("pool")
      writer.string(rulebook.pools[pool.pool].id)
      if let owner = pool.owner {
        writer.key("owner")
        writer.string(registry.code(of: owner))
      }
    }
    if let kind = notice.kind {
      writer.key("kind")
      writer.string(kind.rawValue)
    }
    if let key = notice.key {
      writer.key("key")
      writer.string(rulebook.orderingKeys[key].id)
    }
    list(notice.nominations.map { ids[$0] }, key: "nominations", &writer)
    list(notice.units.map { registry.code(of: $0) }, key: "units", &writer)
    if let year = notice.year {
      writer.key("year")
      writer.integer(Int64(year))
    }
    if let document = notice.document {
      writer.key("document")
      writer.string(rulebook.documents[document].id)
    }
    if !notice.clauses.isEmpty { writer.clauses(notice.clauses, of: rulebook) }
    writer.readings(notice.readings, of: rulebook)
    writer.endObject()
  }

  private func list(_ texts: [String], key: StaticString, _ writer: inout JSONWriter) {
    guard !texts.isEmpty else { return }
    writer.key(key)
    writer.beginArray()
    for text in texts { writer.string(text) }
    writer.endArray()
  }

  private func names(_ units: [Int]) -> String {
    units.map { registry.name(of: $0) }.joined(separator: ", ")
  }

  private func message(_ notice: RoundNotice) -> Message {
    let units = names(notice.units)
    let nominations = notice.nominations.map { ids[$0] }.joined(separator: ", ")
    let count = notice.count ?? 0
    let year = notice.year ?? 0
    let pool = notice.pool.map { rulebook.pools[$0.pool].label } ?? Message(vi: "", en: "")
    let key = notice.key.map { rulebook.orderingKeys[$0].label } ?? Message(vi: "", en: "")
    let document = notice.document.map { rulebook.documents[$0].label } ?? Message(vi: "", en: "")
    switch notice.code {
    case .poolUnused:
      guard !notice.isNone else {
        return Message(
          vi: "\(units) chưa đề nghị trường hợp nào (\(pool.vi)).",
          en: "\(units) has named nobody (\(pool.en)).")
      }
      return Message(
        vi: "\(units) chưa dùng hết số lượng được đề nghị (\(pool.vi)).",
        en: "\(units) has not used all its places (\(pool.en)).")
    case .quotaExceededByNominator:
      return Message(
        vi: "\(units) đề nghị nhiều hơn \(count) theo số lượng được phép (\(pool.vi)).",
        en: "\(units) named more than the \(count) allowed (\(pool.en)).")
    case .bothKindsNamed:
      return Message(
        vi: "\(units) đề nghị cả tập thể và cá nhân trong khi chỉ được chọn một (\(pool.vi)).",
        en: "\(units) named both a collective and an individual where one kind is allowed "
          + "(\(pool.en)).")
    case .rankingKeySkipped:
      return Message(
        vi: "Không dùng “\(key.vi)” vì \(units) không có xếp hạng năm \(year).",
        en: "“\(key.en)” is not used, since \(units) has no rank of \(year).")
    case .orderingDatumMissing:
      return Message(
        vi: "Thiếu dữ liệu “\(key.vi)” của \(nominations); các đề nghị này xếp sau.",
        en: "“\(key.en)” is missing for \(nominations), which come last by it.")
    case .selfSelection:
      return Message(
        vi:
          "\(units) vừa chủ trì xét chọn vừa đề nghị khen thưởng cho đơn vị mình (\(nominations)).",
        en: "\(units) both selects and nominates its own (\(nominations)).")
    case .exceptionUnconfirmed:
      return Message(
        vi: "Xếp hạng năm \(year) không xác nhận lý do cho \(units) được đề nghị nhiều hơn.",
        en: "The ranking of \(year) does not bear out why \(units) may nominate more.")
    case .letterUnsigned:
      return Message(vi: "“\(document.vi)” chưa được ký.", en: "“\(document.en)” is not signed.")
    case .letterListDiffers:
      return Message(
        vi: "Danh sách trong “\(document.vi)” khác với các đề nghị đã gửi.",
        en: "The list in “\(document.en)” differs from what is nominated.")
    case .optionalDocumentMissing:
      return Message(vi: "Chưa có “\(document.vi)”.", en: "“\(document.en)” is missing.")
    case .wrongRecipient:
      return Message(
        vi: "Hồ sơ được gửi đến \(units), không phải cơ quan tiếp nhận.",
        en: "The dossier was sent to \(units), which is not the recipient.")
    case .totalCapExceeded:
      return Message(
        vi: "Tổng số đề nghị khen thưởng là \(count), vượt mức chung của đợt.",
        en: "\(count) are proposed in all, more than the round's cap.")
    case .assumedEntity:
      return Message(
        vi: "Số liệu được hiểu là của \(units).", en: "The figures are taken as those of \(units).")
    }
  }
}
