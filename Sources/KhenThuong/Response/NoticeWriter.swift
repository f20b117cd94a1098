import Assessment
import JSONText
import Rulebook
import Selection

/// Writes notices with a sentence each. What notices of one kind have in common is
/// prepared.
struct NoticeWriter {
  let assessments: AssessmentWriter
  /// The round's nominations.
  let nominations: [Candidate]

  private var rulebook: Rulebook { assessments.assessor.rulebook }
  private var language: Language { assessments.options.language }

  func write(
    _ notice: RoundNotice, _ state: inout PreparedTexts.State, _ writer: inout JSONWriter
  ) {
    let key = StencilKey(
      .roundNotice, language, plan: notice.pool?.pool ?? -1,
      position: (notice.key ?? notice.document ?? -1) + 1, form: form(of: notice))
    let place = state.table[key] ?? state.table.add(stencil(of: notice), key)
    writer.value()
    writer.stencil(place, of: state.table.book) { gap, writer in
      fill(gap, of: notice, &writer)
    }
    end(notice, &writer)
  }

  /// Writes one that names no nominations and no units.
  func maker(of notice: RoundNotice) -> StencilMaker {
    var maker = stencil(of: notice)
    end(notice, &maker.writer)
    return maker
  }

  /// What tells apart notices of one pool and one key or document.
  private func form(of notice: RoundNotice) -> UInt64 {
    var form = UInt64(truncatingIfNeeded: notice.code.place)
    form = form << 2 | UInt64(truncatingIfNeeded: notice.severity.place)
    form = form << 2 | (notice.kind.map { $0 == .collective ? 1 : 2 } ?? 0)
    for flag in [
      notice.isNone, notice.pool?.owner != nil, notice.nominations.isEmpty,
      notice.units.isEmpty, notice.year == nil, notice.key == nil, notice.document == nil,
    ] {
      form = form << 1 | (flag ? 1 : 0)
    }
    return form
  }

  /// From its beginning to its document.
  @inline(never)
  private func stencil(of notice: RoundNotice) -> StencilMaker {
    var maker = StencilMaker()
    maker.writer.beginObject()
    maker.writer.key("severity")
    maker.writer.string(notice.severity.rawValue)
    maker.writer.key("code")
    maker.writer.string(notice.code.rawValue)
    maker.writer.key("message")
    maker.writer.beginString()
    maker.text(message(notice), language)
    maker.writer.endString()
    if let pool = notice.pool {
      maker.writer.key("pool")
      maker.writer.string(rulebook.pools[pool.pool].id)
      if pool.owner != nil {
        maker.writer.key("owner")
        maker.value(.poolOwner)
      }
    }
    if let kind = notice.kind {
      maker.writer.key("kind")
      maker.writer.string(kind.rawValue)
    }
    if let key = notice.key {
      maker.writer.key("key")
      maker.writer.string(rulebook.orderingKeys[key].id)
    }
    if !notice.nominations.isEmpty {
      maker.writer.key("nominations")
      maker.value(.nominations)
    }
    if !notice.units.isEmpty {
      maker.writer.key("units")
      maker.value(.units)
    }
    if notice.year != nil {
      maker.writer.key("year")
      maker.value(.year)
    }
    if let document = notice.document {
      maker.writer.key("document")
      maker.writer.string(rulebook.documents[document].id)
    }
    return maker
  }

  private func fill(_ gap: Gap, of notice: RoundNotice, _ writer: inout JSONWriter) {
    switch gap {
    case .poolOwner:
      if let owner = notice.pool?.owner { assessments.units.writeCode(of: owner, &writer) }
    case .nominations:
      writer.beginArray()
      for index in notice.nominations { writer.string(nominations[index].id) }
      writer.endArray()
    case .units:
      writer.beginArray()
      for unit in notice.units { assessments.units.writeCode(of: unit, &writer) }
      writer.endArray()
    case .year: writer.integer(Int64(notice.year ?? 0))
    case .yearText: writer.text(Int64(notice.year ?? 0))
    case .numberText: writer.text(Int64(notice.count ?? 0))
    case .unitNames:
      for place in notice.units.indices {
        if place > 0 { writer.piece(", ") }
        assessments.units.writeName(of: notice.units[place], &writer)
      }
    case .nominationIds:
      for place in notice.nominations.indices {
        if place > 0 { writer.piece(", ") }
        writer.text(nominations[notice.nominations[place]].id)
      }
    default: break
    }
  }

  /// What it rests on.
  private func end(_ notice: RoundNotice, _ writer: inout JSONWriter) {
    if !notice.clauses.isEmpty { assessments.references(notice.clauses, &writer) }
    writer.readings(notice.readings, of: rulebook)
    writer.endObject()
  }

  private func say(
    _ vietnamese: @autoclosure () -> Phrase, _ english: @autoclosure () -> Phrase
  ) -> Phrase {
    language == .vi ? vietnamese() : english()
  }

  private func message(_ notice: RoundNotice) -> Phrase {
    let pool = notice.pool.map { rulebook.pools[$0.pool].label } ?? Message(vi: "", en: "")
    let key = notice.key.map { rulebook.orderingKeys[$0].label } ?? Message(vi: "", en: "")
    let document = notice.document.map { rulebook.documents[$0].label } ?? Message(vi: "", en: "")
    switch notice.code {
    case .poolUnused:
      guard !notice.isNone else {
        return say(
          "\(.unitNames) chưa đề nghị trường hợp nào (\(pool.vi)).",
          "\(.unitNames) has named nobody (\(pool.en)).")
      }
      return say(
        "\(.unitNames) chưa dùng hết số lượng được đề nghị (\(pool.vi)).",
        "\(.unitNames) has not used all its places (\(pool.en)).")
    case .quotaExceededByNominator:
      return say(
        "\(.unitNames) đề nghị vượt số lượng được phép là \(.numberText) (\(pool.vi)).",
        "\(.unitNames) named more than the \(.numberText) allowed (\(pool.en)).")
    case .bothKindsNamed:
      return say(
        "\(.unitNames) đề nghị cả tập thể và cá nhân trong khi chỉ được chọn một (\(pool.vi)).",
        "\(.unitNames) named both a collective and an individual where one kind is allowed "
          + "(\(pool.en)).")
    case .rankingKeySkipped:
      return say(
        "Không dùng “\(key.vi)” vì \(.unitNames) không có xếp hạng năm \(.yearText).",
        "“\(key.en)” is not used, since \(.unitNames) has no rank of \(.yearText).")
    case .orderingDatumMissing:
      return say(
        "Thiếu dữ liệu “\(key.vi)” của \(.nominationIds); các đề nghị này xếp sau.",
        "“\(key.en)” is missing for \(.nominationIds), which come last by it.")
    case .selfSelection:
      return say(

        "\(.unitNames) vừa chủ trì xét chọn vừa đề nghị khen thưởng cho đơn vị mình (\(.nominationIds)).",
        "\(.unitNames) both selects and nominates its own (\(.nominationIds)).")
    case .exceptionUnconfirmed:
      return say(
        "Xếp hạng năm \(.yearText) không xác nhận lý do cho \(.unitNames) được đề nghị nhiều hơn.",
        "The ranking of \(.yearText) does not bear out why \(.unitNames) may nominate more.")
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
        "Hồ sơ được gửi đến \(.unitNames), không phải cơ quan tiếp nhận.",
        "The dossier was sent to \(.unitNames), which is not the recipient.")
    case .totalCapExceeded:
      return say(
        "Tổng số đề nghị khen thưởng là \(.numberText), vượt mức chung của đợt.",
        "\(.numberText) are proposed in all, more than the round's cap.")
    case .assumedEntity:
      return say(
        "Số liệu được hiểu là của \(.unitNames).",
        "The figures are taken as those of \(.unitNames).")
    }
  }
}

extension Severity {
  /// Its place among all of them.
  fileprivate var place: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .breach: 2
    case .off: 3
    }
  }
}
