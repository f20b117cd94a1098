import CSimdJSON

/// What is said of a text that is not JSON.
enum JSONProblems {
  static func tooLarge(bytes: Int, maxBytes: Int) -> Problem {
    Problem(
      code: .jsonTooLarge,
      message: Message(
        vi: "Văn bản JSON dài \(bytes) byte, vượt quá giới hạn \(maxBytes) byte.",
        en: "The JSON text has \(bytes) bytes, more than the limit of \(maxBytes)."),
      expected: Message(
        vi: "văn bản JSON dài tối đa \(maxBytes) byte",
        en: "a JSON text of at most \(maxBytes) bytes"))
  }

  static func describe(
    status: Int32, text: UnsafeRawBufferPointer, offset: Int, maxDepth: Int
  ) -> (code: ProblemCode, message: Message, expected: Message?) {
    switch status {
    case KSJ_EMPTY:
      return (
        .jsonEmpty,
        Message(
          vi: "Văn bản rỗng hoặc chỉ có khoảng trắng.", en: "The text is empty or only white space."
        ),
        Message(vi: "một giá trị JSON", en: "a JSON value")
      )
    case KSJ_TRUNCATED:
      return (
        .jsonTruncated,
        Message(
          vi: "Văn bản JSON kết thúc khi một giá trị còn dở dang.",
          en: "The JSON text ends inside a value."),
        Message(vi: "phần còn lại của giá trị", en: "the rest of the value")
      )
    case KSJ_BAD_UTF8:
      return (
        .jsonBadUTF8,
        Message(
          vi: "Byte \(unsafe hexadecimal(text, offset)) không thuộc chuỗi UTF-8 hợp lệ.",
          en: "The byte \(unsafe hexadecimal(text, offset)) does not begin a valid UTF-8 sequence."),
        Message(vi: "văn bản mã hóa UTF-8", en: "text in UTF-8")
      )
    case KSJ_BYTE_ORDER_MARK:
      return (
        .jsonByteOrderMark,
        Message(
          vi: "Văn bản bắt đầu bằng dấu thứ tự byte (BOM, EF BB BF).",
          en: "The text begins with a byte order mark (BOM, EF BB BF)."),
        Message(vi: "văn bản UTF-8 không có BOM", en: "UTF-8 without a byte order mark")
      )
    case KSJ_TOO_DEEP:
      return (
        .jsonTooDeep,
        Message(
          vi: "Các đối tượng và mảng lồng nhau quá \(maxDepth) cấp.",
          en: "Objects and arrays are nested more than \(maxDepth) levels deep."),
        Message(vi: "tối đa \(maxDepth) cấp lồng nhau", en: "at most \(maxDepth) levels")
      )
    case KSJ_BAD_NUMBER:
      return (
        .jsonBadNumber,
        Message(
          vi: "Số viết không đúng cách viết số của JSON.",
          en: "The number is not written as JSON writes numbers."),
        Message(
          vi:
            "một số như 12, -3 hoặc 89.95: không có dấu + hay số 0 ở đầu, có chữ số ở cả hai bên dấu chấm",
          en:
            "a number such as 12, -3 or 89.95: no plus sign or zero in front, digits on both sides of the point"
        )
      )
    case KSJ_BAD_STRING:
      return unsafe badString(text, offset)
    case KSJ_TRAILING_TEXT:
      return (
        .jsonTrailingText,
        Message(
          vi: "Sau giá trị JSON còn có \(unsafe character(text, offset)).",
          en: "The JSON value is followed by \(unsafe character(text, offset))."),
        Message(vi: "kết thúc văn bản", en: "the end of the text")
      )
    case KSJ_NO_MEMORY:
      return (.outOfMemory, Problem.outOfMemory.message, nil)
    case KSJ_TOO_LARGE:
      let problem = tooLarge(bytes: text.count, maxBytes: JSONLimits.maxRequestBytes)
      return (problem.code, problem.message, problem.expected)
    default:
      return (
        .jsonSyntax,
        Message(
          vi: "Không được có \(unsafe character(text, offset)) ở vị trí này.",
          en: "There may be no \(unsafe character(text, offset)) here."),
        Message(
          vi: "phần tiếp theo của văn bản JSON đúng cú pháp",
          en: "what continues a JSON text")
      )
    }
  }

  private static func badString(_ text: UnsafeRawBufferPointer, _ offset: Int)
    -> (code: ProblemCode, message: Message, expected: Message?)
  {
    if unsafe offset < text.count && text[offset] == 0x5C {
      return (
        .jsonBadString,
        Message(
          vi:
            "Chuỗi ký tự có tổ hợp bắt đầu bằng \\ không hợp lệ hoặc nửa cặp thay thế UTF-16 đứng một mình.",
          en: "The string has an invalid escape or half of a UTF-16 surrogate pair alone."),
        Message(
          vi: #"một trong \" \\ \/ \b \f \n \r \t hoặc \u và bốn chữ số thập lục phân"#,
          en: #"one of \" \\ \/ \b \f \n \r \t or \u with four hexadecimal digits"#)
      )
    }
    let found = unsafe hexadecimal(text, offset)
    return (
      .jsonBadString,
      Message(
        vi: "Chuỗi ký tự có ký tự điều khiển \(found) viết trực tiếp.",
        en: "The string has the control character \(found) as it is."),
      Message(
        vi: #"ký tự điều khiển viết thành \n, \t hoặc \u và bốn chữ số thập lục phân"#,
        en: #"control characters written as \n, \t or \u with four hexadecimal digits"#)
    )
  }

  /// The byte as two hexadecimal digits.
  private static func hexadecimal(_ text: UnsafeRawBufferPointer, _ offset: Int) -> String {
    guard offset < text.count else { return "" }
    let digits = String(unsafe text[offset], radix: 16, uppercase: true)
    return digits.utf8.count < 2 ? "0" + digits : digits
  }

  /// The character as a message shows it. The text is valid UTF-8.
  private static func character(_ text: UnsafeRawBufferPointer, _ offset: Int) -> String {
    guard offset < text.count else { return "" }
    let end = min(offset + 4, text.count)
    let rest = unsafe String(decoding: text[offset..<end], as: UTF8.self)
    guard let scalar = rest.unicodeScalars.first else { return "" }
    if scalar.value < 0x20 || scalar.value == 0x7F {
      return "U+00" + (unsafe hexadecimal(text, offset))
    }
    return "'\(scalar)'"
  }
}
