import CSimdJSON

/// A value, or a key, in a parsed text: a cursor that knows where it stands.
///
/// Trivial to copy. Valid as long as its document is.
@safe @frozen public struct JSONNode: BitwiseCopyable {
  @usableFromInline let text: UnsafePointer<UInt8>
  @usableFromInline let tokens: UnsafePointer<ksj_token>
  /// Index of the value's token.
  public let index: Int32

  @inlinable init(text: UnsafePointer<UInt8>, tokens: UnsafePointer<ksj_token>, index: Int32) {
    unsafe self.text = text
    unsafe self.tokens = tokens
    self.index = index
  }

  /// A null that stands in no text.
  public static var nothing: JSONNode {
    unsafe JSONNode(text: ksj_nothing_text(), tokens: ksj_nothing(), index: 0)
  }

  /// An object without members that stands in no text.
  public static var emptyObject: JSONNode {
    unsafe JSONNode(text: ksj_nothing_text(), tokens: ksj_empty_object(), index: 0)
  }

  @inlinable func at(_ index: Int32) -> JSONNode {
    unsafe JSONNode(text: text, tokens: tokens, index: index)
  }

  @inlinable var token: ksj_token { unsafe tokens[Int(index)] }

  /// Index of the token after this value and all that is inside it.
  @inlinable var nextIndex: Int32 { Int32(truncatingIfNeeded: token.next) }

  /// The type of the value.
  @inlinable public var kind: JSONKind { JSONKind(token: token) }

  /// Number of objects and arrays around the value.
  @inlinable public var depth: Int { Int(token.depth) }

  /// Where the value's text begins, a string's with its quote.
  @inlinable public var byteOffset: Int {
    let token = token
    return Int(token.start) &- (token.kind == 4 ? 1 : 0)
  }

  /// The bytes of a string between its quotes, or of any other value's text.
  @inlinable var content: UnsafeBufferPointer<UInt8> {
    let token = token
    return unsafe UnsafeBufferPointer(
      start: text + Int(token.start), count: Int(token.end &- token.start))
  }

  /// The bytes of the value's text, a string's with its quotes.
  @inlinable var rawContent: UnsafeBufferPointer<UInt8> {
    let token = token
    let quote = token.kind == 4 ? 1 : 0
    return unsafe UnsafeBufferPointer(
      start: text + (Int(token.start) &- quote),
      count: Int(token.end &- token.start) &+ quote &+ quote)
  }

  /// Where the value's text stands, a string's with its quotes.
  public var byteRange: Range<Int> {
    let start = byteOffset
    return start..<max(start, Int(token.end) &+ (token.kind == 4 ? 1 : 0))
  }

  @inlinable var hasEscapes: Bool { token.flags & 1 != 0 }

  /// The JSON text of the value as it stands in the document.
  public var rawText: String { unsafe String(decoding: rawContent, as: UTF8.self) }

  /// Number of members or elements; 0 for anything but an object or array.
  public var count: Int {
    var count = 0
    switch kind {
    case .object:
      var members = JSONMembers(self)
      while members.next() != nil { count += 1 }
    case .array:
      var elements = JSONElements(self)
      while elements.next() != nil { count += 1 }
    default: break
    }
    return count
  }
}

// MARK: - Text

extension JSONNode {
  /// A string with its escapes resolved; empty for anything else.
  var unescaped: String {
    let token = token
    guard token.kind == 4 else { return "" }
    let content = unsafe content
    guard token.flags & 1 != 0 else { return unsafe String(decoding: content, as: UTF8.self) }
    return unsafe String(unsafeUninitializedCapacity: content.count) { target in
      unsafe Self.unescape(content, into: target)
    }
  }

  /// Resolves escapes that the parser has checked. The result is never longer
  /// than the source.
  private static func unescape(
    _ source: UnsafeBufferPointer<UInt8>, into target: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var read = 0
    var written = 0
    func put(_ byte: UInt32) {
      guard written < target.count else { return }
      unsafe target[written] = UInt8(truncatingIfNeeded: byte)
      written += 1
    }
    func unit(at position: Int) -> UInt32 {
      var value: UInt32 = 0
      for place in position..<(position + 4) {
        guard place < source.count else { return 0xFFFD }
        let byte = unsafe source[place]
        let digit = byte <= 0x39 ? byte &- 0x30 : (byte | 0x20) &- 0x57
        value = value << 4 | UInt32(digit & 0xF)
      }
      return value
    }
    while read < source.count {
      let byte = unsafe source[read]
      guard byte == 0x5C && read + 1 < source.count else {
        put(UInt32(byte))
        read += 1
        continue
      }
      let escape = unsafe source[read + 1]
      read += 2
      switch escape {
      case 0x62: put(0x08)
      case 0x66: put(0x0C)
      case 0x6E: put(0x0A)
      case 0x72: put(0x0D)
      case 0x74: put(0x09)
      case 0x75:
        var scalar = unit(at: read)
        read += 4
        if scalar & 0xFC00 == 0xD800 {
          let low = unit(at: read + 2)
          read += 6
          scalar = 0x10000 &+ ((scalar & 0x3FF) << 10) &+ (low & 0x3FF)
        }
        switch scalar {
        case 0..<0x80:
          put(scalar)
        case 0x80..<0x800:
          put(0xC0 | scalar >> 6)
          put(0x80 | scalar & 0x3F)
        case 0x800..<0x10000:
          put(0xE0 | scalar >> 12)
          put(0x80 | scalar >> 6 & 0x3F)
          put(0x80 | scalar & 0x3F)
        default:
          put(0xF0 | scalar >> 18)
          put(0x80 | scalar >> 12 & 0x3F)
          put(0x80 | scalar >> 6 & 0x3F)
          put(0x80 | scalar & 0x3F)
        }
      default: put(UInt32(escape))
      }
    }
    return written
  }

  /// Whether two strings are the same as written.
  func isSame(as other: JSONNode) -> Bool {
    let (mine, theirs) = (token, other.token)
    let count = mine.end &- mine.start
    guard mine.kind == 4, theirs.kind == 4, theirs.end &- theirs.start == count,
      mine.flags == theirs.flags
    else { return false }
    return unsafe CanonicalHash.sameBytes(content, other.content)
  }

  /// Whether two strings are the same text: their bytes, or else by canonical
  /// equivalence. False where either is no string.
  public func equals(_ other: JSONNode) -> Bool {
    guard token.kind == 4 && other.token.kind == 4 else { return false }
    let mine = unsafe content
    let theirs = unsafe other.content
    if unsafe mine.count == theirs.count && CanonicalHash.sameBytes(mine, theirs) {
      return true
    }
    if unsafe !hasEscapes && !other.hasEscapes && CanonicalHash.isASCII(mine)
      && CanonicalHash.isASCII(theirs)
    {
      return false
    }
    return unescaped == other.unescaped
  }

  /// Whether this is a string and the same text, by canonical equivalence.
  public func equals(_ other: String) -> Bool {
    guard token.kind == 4 else { return false }
    guard !hasEscapes else { return unescaped == other }
    let mine = unsafe content
    var other = other
    let isSame: Bool? = other.withUTF8 { theirs in
      if unsafe mine.count == theirs.count && CanonicalHash.sameBytes(mine, theirs) { return true }
      return unsafe CanonicalHash.isASCII(mine) && CanonicalHash.isASCII(theirs) ? false : nil
    }
    return isSame ?? (unescaped == other)
  }

  /// A hash of a string, equal for canonically equivalent strings; 0 for
  /// anything else. See `CanonicalHash`.
  public func hash64() -> UInt64 {
    guard token.kind == 4 else { return 0 }
    let bytes = unsafe content
    if unsafe !hasEscapes && CanonicalHash.isASCII(bytes) {
      return unsafe CanonicalHash.ofBytes(bytes)
    }
    return CanonicalHash.of(unescaped)
  }
}

// MARK: - Faults

extension JSONNode {
  /// A fault at this value.
  public func fault(_ code: ProblemCode, _ message: Message, expected: Message? = nil) -> Fault {
    Fault(code: code, message: message, expected: expected, spot: .value(index))
  }

  /// A fault at this key.
  public func keyFault(_ code: ProblemCode, _ message: Message, expected: Message? = nil)
    -> Fault
  {
    Fault(code: code, message: message, expected: expected, spot: .key(index))
  }

  /// The value is of another type than the one expected.
  @inline(never)
  public func wrongType(_ expected: Message) -> Fault {
    let found = kind.name
    return fault(
      .wrongType,
      Message(
        vi: "Giá trị ở đây là \(found.vi); cần là \(expected.vi).",
        en: "This is \(found.en); \(expected.en) is expected."),
      expected: expected)
  }

  @usableFromInline @inline(never)
  func notABool() -> Fault {
    wrongType(Message(vi: "true hoặc false", en: "true or false"))
  }

  static var decimalForm: Message {
    Message(
      vi:
        "số thập phân có tối đa 12 chữ số trước và 6 chữ số sau dấu thập phân, không có dấu phân cách hàng nghìn, không có số mũ",
      en:
        "a decimal of at most 12 digits before and 6 after the mark, without thousands marks and exponent"
    )
  }

  static func integerForm(_ range: ClosedRange<Int64>) -> Message {
    let (low, high) = (range.lowerBound, range.upperBound)
    if high == Int64.max {
      if low == Int64.min { return Message(vi: "một số nguyên", en: "an integer") }
      return Message(vi: "một số nguyên từ \(low) trở lên", en: "an integer of at least \(low)")
    }
    return Message(
      vi: "một số nguyên từ \(low) đến \(high)", en: "an integer from \(low) to \(high)")
  }

  @inline(never)
  func notAnInteger(in range: ClosedRange<Int64>) -> Fault {
    wrongType(Self.integerForm(range))
  }

  /// The value's text, or its beginning, to be shown in a message.
  public var excerpt: String {
    let raw = unsafe rawContent
    guard raw.count > 40 else { return rawText }
    var size = 40
    while unsafe size > 0 && raw[size] & 0xC0 == 0x80 { size -= 1 }
    return unsafe String(decoding: UnsafeBufferPointer(rebasing: raw[..<size]), as: UTF8.self)
      + "…"
  }

  @inline(never)
  func outOfRange(_ range: ClosedRange<Int64>) -> Fault {
    let expected = Self.integerForm(range)
    let number = excerpt
    return fault(
      .numberOutOfRange,
      Message(
        vi: "Số \(number) không được chấp nhận ở đây; cần là \(expected.vi).",
        en: "The number \(number) is not accepted here; \(expected.en) is expected."),
      expected: expected)
  }

  @inline(never)
  func badDecimal() -> Fault {
    let found = excerpt
    return fault(
      .badDecimal,
      Message(
        vi: "\(found) không phải là số thập phân đúng cách viết.",
        en: "\(found) is not a decimal in the form expected."),
      expected: Self.decimalForm)
  }

  @inline(never)
  func textTooLong(size: Int, maxBytes: Int) -> Fault {
    fault(
      .textTooLong,
      Message(
        vi: "Chuỗi ký tự dài \(size) byte, vượt quá giới hạn \(maxBytes) byte.",
        en: "The string has \(size) bytes, more than the limit of \(maxBytes)."),
      expected: Message(
        vi: "một chuỗi ký tự dài tối đa \(maxBytes) byte",
        en: "a string of at most \(maxBytes) bytes"))
  }

  @inline(never)
  func listTooLong(count: Int, maxItems: Int) -> Fault {
    fault(
      .listTooLong,
      Message(
        vi: "Mảng có \(count) phần tử, vượt quá giới hạn \(maxItems) phần tử.",
        en: "The array has \(count) elements, more than the limit of \(maxItems)."),
      expected: Message(
        vi: "một mảng có tối đa \(maxItems) phần tử",
        en: "an array of at most \(maxItems) elements"))
  }
}
