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
  private var language: Language { assessments.options.language }

  func write(_ notice: RoundNotice, _ writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("severity")
    writer.string(notice.severity.rawValue)
    writer.key("code")
    writer.string(notice.code.rawValue)
    writer.key("message")
    writer.string(message(notice))
    if let pool = notice.pool {
      writer.key("pool")
      writer.string(rulebook.pools[pool.pool].id)
      if let owner = pool.owner {
        writer.key("owner")
        assessments.units.writeCode(of: owner, &writer)
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
    if !notice.units.isEmpty {
      writer.key("units")
      writer.beginArray()
      for unit in notice.units { assessments.units.writeCode(of: unit, &writer) }
      writer.endArray()
    }
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
    units.map { assessments.units.name(of: $0) }.joined(separator: ", ")
  }

  private func say(
    _ vietnamese: @autoclosure () -> String, _ english: @autoclosure () -> String
  ) -> String {
    language == .vi ? vietnamese() : english()
  }

  private func message(_ notice: RoundNotice) -> String {
    var units: String { names(notice.units) }
    var nominations: String { notice.nominations.map { ids[$0] }.joined(separator: ", ") }
    let count = notice.count ?? 0
    let year = notice.year ?? 0
    let pool = notice.pool.map { rulebook.pools[$0.pool].label } ?? Message(vi: "", en: "")
    let key = notice.key.map { rulebook.orderingKeys[$0].label } ?? Message(vi: "", en: "")
    let document = notice.document.map { rulebook.documents[$0].label } ?? Message(vi: "", en: "")
    switch notice.code {
    case .poolUnused:
      guard !notice.isNone else {
        return say(
          "\(units) chưa đề nghị trường hợp nào (\(pool.vi)).",
          "\(units) has named nobody (\(pool.en)).")
      }
      return say(
        "\(units) chưa dùng hết số lượng được đề nghị (\(pool.vi)).",
        "\(units) has not used all its places (\(pool.en)).")
    case .quotaExceededByNominator:
      return say(
        "\(units) đề nghị vượt số lượng được phép là \(count) (\(pool.vi)).",
        "\(units) named more than the \(count) allowed (\(pool.en)).")
    case .bothKindsNamed:
      return say(
        "\(units) đề nghị cả tập thể và cá nhân trong khi chỉ được chọn một (\(pool.vi)).",
        "\(units) named both a collective and an individual where one kind is allowed "
          + "(\(pool.en)).")
    case .rankingKeySkipped:
      return say(
        "Không dùng “\(key.vi)” vì \(units) không có xếp hạng năm \(year).",
        "“\(key.en)” is not used, since \(units) has no rank of \(year).")
    case .orderingDatumMissing:
      return say(
        "Thiếu dữ liệu “\(key.vi)” của \(nominations); các đề nghị này xếp sau.",
        "“\(key.en)” is missing for \(nominations), which come last by it.")
    case .selfSelection:
      return say(

        "\(units) vừa chủ trì xét chọn vừa đề nghị khen thưởng cho đơn vị mình (\(nominations)).",
        "\(units) both selects and nominates its own (\(nominations)).")
    case .exceptionUnconfirmed:
      return say(
        "Xếp hạng năm \(year) không xác nhận lý do cho \(units) được đề nghị nhiều hơn.",
        "The ranking of \(year) does not bear out why \(units) may nominate more.")
    case .letterUnsigned:
      return say("“\(document.vi)” chưa được ký.", "“\(document.en)” is not signed.")
    case .letterListDiffers:
      return say(
        "Danh sách trong “\(document.vi)” khác với các đề nghị đã gửi.",
        "The list in “\(document.en)” differs from what is nominated.")
    case .optionalDocumentMissing:
      return say("Chưa có “\(document.vi)”.", "“\(document.en)” is missing.")
    case .wrongRecipient:
      return say(
        "Hồ sơ được gửi đến \(units), không phải cơ quan tiếp nhận.",
        "The dossier was sent to \(units), which is not the recipient.")
    case .totalCapExceeded:
      return say(
        "Tổng số đề nghị khen thưởng là \(count), vượt mức chung của đợt.",
        "\(count) are proposed in all, more than the round's cap.")
    case .assumedEntity:
      return say(
        "Số liệu được hiểu là của \(units).", "The figures are taken as those of \(units).")
    }
  }
}
