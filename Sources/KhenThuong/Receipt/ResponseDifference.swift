import JSONText

/// Where an earlier response and the one made again first differ, and what that
/// tells.
struct ResponseDifference {
  /// Most characters of each text that are shown.
  static let maxExcerpt = 40
  /// An excerpt shows the value from its beginning where that is so near.
  static let maxLead = 20

  /// What is known of why the two differ.
  enum Cause: String {
    case requestRefused, spacing, receiptChanged, valueChanged
  }

  let byteOffset: Int
  let place: (line: Int, column: Int)
  /// Of the value in the earlier response; of a batch, within its line.
  let pointer: String?
  let expected: String
  let found: String
  let cause: Cause

  /// Nil where the two are the same.
  init?(
    _ again: JSONInput, _ earlier: EarlierResponse, isBatch: Bool, status: Status,
    _ parser: JSONParser
  ) {
    let text = earlier.text
    guard let offset = again.firstDifference(from: text) else { return nil }
    byteOffset = offset
    place = text.place(of: offset)
    let wanted = again.byte(at: offset)
    let value =
      offset < text.count
      ? earlier.value(
        at: offset, ofBatch: isBatch, continuingNumbers: wanted.map(Self.continues) ?? false,
        parser) : nil
    pointer = value?.pointer
    let lead = value.map { offset - $0.start } ?? 0
    let start = lead <= Self.maxLead ? offset - lead : offset
    expected = again.excerpt(at: start, maxScalars: Self.maxExcerpt)
    found = text.excerpt(at: start, maxScalars: Self.maxExcerpt)
    if status != .ok {
      cause = .requestRefused
    } else if value?.isInString != true, Self.isBlank(text.byte(at: offset), wanted) {
      cause = .spacing
    } else if let pointer, pointer == "/receipt" || pointer.hasPrefix("/receipt/") {
      cause = .receiptChanged
    } else {
      cause = .valueChanged
    }
  }

  /// Whether a byte goes on with a number.
  private static func continues(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || byte == 0x2E
  }

  /// Whether white space stands where there should be none, or a line end is missing.
  private static func isBlank(_ found: UInt8?, _ wanted: UInt8?) -> Bool {
    guard let found else { return wanted == 0x0A }
    return JSONInput.isBlank(found)
  }

  func write(_ writer: inout JSONWriter) {
    writer.key("difference")
    writer.beginObject()
    writer.key("byteOffset")
    writer.integer(Int64(byteOffset))
    writer.key("line")
    writer.integer(Int64(place.line))
    writer.key("column")
    writer.integer(Int64(place.column))
    if let pointer {
      writer.key("pointer")
      writer.string(pointer)
    }
    writer.key("expected")
    writer.string(expected)
    writer.key("found")
    writer.string(found)
    writer.endObject()
    writer.key("reasons")
    writer.beginArray()
    writer.beginObject()
    writer.key("code")
    writer.string(cause.rawValue)
    writer.key("message")
    writer.message(cause.message)
    writer.endObject()
    writer.endArray()
  }
}

extension ResponseDifference.Cause {
  var message: Message {
    switch self {
    case .requestRefused:
      Message(
        vi: "Yêu cầu này bị từ chối khi xét lại; biên nhận không phải của trả lời cho yêu cầu này.",
        en: "This request is refused when run again; the receipt is not of a response to it.")
    case .spacing:
      Message(
        vi: "Trả lời đã được trình bày lại: có thêm hoặc thiếu khoảng trắng, dấu xuống dòng.",
        en: "The response was laid out anew: white space or a line end was added or taken away.")
    case .receiptChanged:
      Message(
        vi: "Biên nhận đã bị thay đổi sau khi lập.",
        en: "The receipt was changed after it was made.")
    case .valueChanged:
      Message(
        vi: "Trả lời đã bị thay đổi sau khi lập, hoặc không do thư viện này lập.",
        en: "The response was changed after it was made, or was not made by this library.")
    }
  }
}
