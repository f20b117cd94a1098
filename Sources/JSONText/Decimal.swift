/// An exact decimal number: `mantissa` × 10^−`scale`.
@frozen
public struct Decimal: Sendable, BitwiseCopyable, Equatable, Comparable, CustomStringConvertible {
  public let mantissa: Int64
  /// Digits after the mark, 0 to 6.
  public let scale: UInt8

  /// Nil where the scale is beyond 6.
  public init?(mantissa: Int64, scale: UInt8) {
    guard scale <= 6 else { return nil }
    self.mantissa = mantissa
    self.scale = scale
  }

  /// For a scale that is known to be at most 6.
  @inlinable init(unchecked mantissa: Int64, scale: UInt8) {
    self.mantissa = mantissa
    self.scale = scale
  }

  /// A whole number.
  @inlinable public init(_ value: Int64) {
    mantissa = value
    scale = 0
  }

  /// Reads `89.95` or `89,95`: an optional `-`, 1 to 12 digits and, after a
  /// mark, 1 to 6 more. Nil for anything else.
  public init?(_ text: String) {
    var text = text
    let value = text.withUTF8 { unsafe Decimal(bytes: $0, acceptsComma: true) }
    guard let value else { return nil }
    self = value
  }

  init?(bytes: UnsafeBufferPointer<UInt8>, acceptsComma: Bool) {
    guard var at = bytes.baseAddress else { return nil }
    let end = unsafe at + bytes.count
    var value: Int64 = 0
    let isNegative = unsafe at < end && at.pointee == 0x2D
    if isNegative { unsafe at += 1 }
    // 18 digits at most: no overflow.
    let digits = unsafe Self.readDigits(&at, end, most: JSONLimits.maxIntegerDigits, &value)
    guard digits > 0 else { return nil }
    var fraction = 0
    if unsafe at < end {
      let mark = unsafe at.pointee
      guard mark == 0x2E || (acceptsComma && mark == 0x2C) else { return nil }
      unsafe at += 1
      fraction = unsafe Self.readDigits(&at, end, most: JSONLimits.maxFractionDigits, &value)
      guard unsafe fraction > 0 && at == end else { return nil }
    }
    mantissa = isNegative ? 0 &- value : value
    scale = UInt8(truncatingIfNeeded: fraction)
  }

  /// Reads up to `most` digits onto `value`; gives how many there were.
  @inline(__always)
  private static func readDigits(
    _ at: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, most: Int,
    _ value: inout Int64
  ) -> Int {
    var count = 0
    while unsafe count < most && at < end {
      let digit = unsafe at.pointee &- 0x30
      guard digit < 10 else { break }
      value = value &* 10 &+ Int64(truncatingIfNeeded: digit)
      unsafe at += 1
      count &+= 1
    }
    return count
  }

  /// The value in millionths.
  @inlinable var millionths: Int128 {
    Int128(mantissa) &* Int128(Self.power(6 &- min(scale, 6)))
  }

  /// By value: 89.5 and 89.50 are equal.
  @inlinable public static func == (left: Decimal, right: Decimal) -> Bool {
    left.scale == right.scale
      ? left.mantissa == right.mantissa : left.millionths == right.millionths
  }

  /// By value.
  @inlinable public static func < (left: Decimal, right: Decimal) -> Bool {
    left.scale == right.scale
      ? left.mantissa < right.mantissa : left.millionths < right.millionths
  }

  /// By value.
  @inlinable public static func <= (left: Decimal, right: Decimal) -> Bool { !(right < left) }

  /// Canonical text with a point as mark and as many digits after it as `scale`
  /// says: `89.95`.
  public var description: String {
    var digits = String(mantissa.magnitude)
    let scale = Int(scale)
    if scale > 0 {
      if digits.utf8.count <= scale {
        digits = String(repeating: "0", count: scale + 1 - digits.utf8.count) + digits
      }
      digits.insert(".", at: digits.utf8.index(digits.endIndex, offsetBy: -scale))
    }
    return mantissa < 0 ? "-" + digits : digits
  }
}
