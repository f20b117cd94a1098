import CSimdJSON

/// Typed reads.
extension JSONNode {
  /// The members of an object.
  @inlinable public func members() throws(Fault) -> JSONMembers {
    guard token.kind == 6 else { throw wrongType(JSONKind.object.name) }
    return JSONMembers(self)
  }

  /// The elements of an array.
  @inlinable public func elements() throws(Fault) -> JSONElements {
    guard token.kind == 5 else { throw wrongType(JSONKind.array.name) }
    return JSONElements(self)
  }

  /// The elements of an array that has at most `maxItems`.
  public func elements(maxItems: Int) throws(Fault) -> JSONElements {
    let elements = try elements()
    // Fewer tokens than that need no counting.
    if Int(nextIndex &- index) &- 1 > maxItems {
      let count = count
      if count > maxItems { throw listTooLong(count: count, maxItems: maxItems) }
    }
    return elements
  }

  /// A string, its escapes resolved. `maxBytes` limits it as written.
  public func string(maxBytes: Int = JSONLimits.maxTextBytes) throws(Fault) -> String {
    let token = token
    guard token.kind == 4 else { throw wrongType(JSONKind.string.name) }
    let size = Int(token.end &- token.start)
    guard size <= maxBytes else { throw textTooLong(size: size, maxBytes: maxBytes) }
    return unescaped
  }

  /// Checks for a string of at most `maxBytes` as written, without making one.
  @inlinable public func requireString(maxBytes: Int = JSONLimits.maxTextBytes) throws(Fault) {
    let token = token
    guard token.kind == 4, Int(token.end &- token.start) <= maxBytes else {
      throw notAString(maxBytes: maxBytes)
    }
  }

  @usableFromInline @inline(never)
  func notAString(maxBytes: Int) -> Fault {
    do throws(Fault) { _ = try string(maxBytes: maxBytes) } catch { return error }
    return wrongType(JSONKind.string.name)
  }

  /// Whether a string has nothing between its quotes.
  @inlinable public var isEmptyString: Bool { token.end == token.start }

  /// Number of bytes of a string as written.
  @inlinable public var contentCount: Int { Int(token.end &- token.start) }

  /// A byte of a string as written; 0 past its end, and throughout where it has
  /// escapes.
  @inlinable public func contentByte(_ position: Int) -> UInt8 {
    let token = token
    guard token.flags & 1 == 0, position >= 0, position < Int(token.end &- token.start) else {
      return 0
    }
    return unsafe text[Int(token.start) &+ position]
  }

  /// Year, month and day of ten characters such as `2024-09-19` of a string without
  /// escapes; nil for anything else. Nothing says yet that the calendar has such a day.
  public func plainDate(at position: Int) -> (year: Int, month: Int, day: Int)? {
    let token = token
    guard token.kind == 4, token.flags & 1 == 0, position >= 0,
      position <= Int(token.end &- token.start) &- 10
    else { return nil }
    let start = unsafe UnsafeRawPointer(text + Int(token.start)) + position
    // Afterwards digits are their values, and the two marks 0.
    let head = unsafe UInt64(littleEndian: start.loadUnaligned(as: UInt64.self))
    let tail = unsafe UInt16(
      littleEndian: start.loadUnaligned(fromByteOffset: 8, as: UInt16.self))
    let first = head ^ 0x2D30_302D_3030_3030
    let last = tail ^ 0x3030
    guard
      first & 0xFF00_00FF_0000_0000 == 0,
      (first &+ 0x0076_7600_7676_7676 | first) & 0x0080_8000_8080_8080 == 0,
      (last &+ 0x7676 | last) & 0x8080 == 0
    else { return nil }
    func digit(_ place: UInt64) -> Int { Int(truncatingIfNeeded: first >> (place &* 8) & 0xF) }
    return (
      digit(0) &* 1_000 &+ digit(1) &* 100 &+ digit(2) &* 10 &+ digit(3),
      digit(5) &* 10 &+ digit(6),
      Int(truncatingIfNeeded: last & 0xF) &* 10 &+ Int(truncatingIfNeeded: last >> 8 & 0xF)
    )
  }

  /// `true` or `false`.
  @inlinable public func bool() throws(Fault) -> Bool {
    let kind = token.kind
    guard kind == 1 || kind == 2 else { throw notABool() }
    return kind == 2
  }

  /// An integer in the range: no fraction, no exponent.
  @inlinable @inline(__always)
  public func integer(in range: ClosedRange<Int64>) throws(Fault) -> Int64 {
    let value = shortCount
    if value >= 0, range.contains(value) { return value }
    return try anyInteger(in: range)
  }

  /// The value of an integer that is not negative and has at most 18 digits, so that it
  /// cannot overflow; -1 for anything else.
  @inlinable @inline(__always) var shortCount: Int64 {
    let token = token
    let count = token.end &- token.start
    guard token.kind == 3, token.flags & 6 == 2, count <= 18 else { return -1 }
    if count <= 8, token.end >= 8 {
      return unsafe ksj_number(ksj_digits(text, Int(token.start), Int(token.end)))
    }
    var value: Int64 = 0
    var digit = unsafe text + Int(token.start)
    let end = unsafe digit + Int(count)
    while unsafe digit < end {
      value = value &* 10 &+ Int64(truncatingIfNeeded: unsafe digit.pointee &- 0x30)
      unsafe digit += 1
    }
    return value
  }

  @usableFromInline @inline(never)
  func anyInteger(in range: ClosedRange<Int64>) throws(Fault) -> Int64 {
    let token = token
    guard token.kind == 3 else { throw notAnInteger(in: range) }
    guard token.flags & 2 != 0, let value = integerValue, range.contains(value) else {
      throw outOfRange(range)
    }
    return value
  }

  /// A decimal: a JSON number without exponent, or a string with `.` or `,` as
  /// its mark; at most 12 digits before and 6 after it. Never rounded.
  public func decimal() throws(Fault) -> Decimal {
    let token = token
    let value: Decimal?
    switch token.kind {
    case 3:
      value = unsafe Decimal(bytes: content, acceptsComma: false)
    case 4:
      if hasEscapes {
        // The longest decimal has 20 characters, each of at most 6 as an escape.
        value = token.end &- token.start <= 120 ? Decimal(unescaped) : nil
      } else {
        value = unsafe Decimal(bytes: content, acceptsComma: true)
      }
    default:
      throw wrongType(Self.decimalForm)
    }
    guard let value else { throw badDecimal() }
    return value
  }

  /// The number's value, or nil where it is beyond Int64. For integers.
  private var integerValue: Int64? {
    let bytes = unsafe content
    let isNegative = token.flags & 4 != 0
    var value: Int64 = 0
    for position in (isNegative ? 1 : 0)..<max(bytes.count, 1) {
      let digit = Int64(truncatingIfNeeded: unsafe bytes[position] &- 0x30)
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) =
        isNegative
        ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
      if overflow || carry { return nil }
      value = sum
    }
    return value
  }
}
