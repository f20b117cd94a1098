/// An exact decimal number: `mantissa` × 10^−`scale`.
@frozen public struct Decimal: Sendable, Equatable, Comparable, CustomStringConvertible {
  public let mantissa: Int64
  /// Digits after the mark, 0 to 6.
  public let scale: UInt8

  /// Nil where the scale is beyond 6.
  public init?(mantissa: Int64, scale: UInt8) {
    guard scale <= 6 else { return nil }
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
    let count = bytes.count
    var position = 0
    var isNegative = false
    if unsafe count > 0 && bytes[0] == 0x2D {
      isNegative = true
      position = 1
    }
    var value: Int64 = 0
    var integerDigits = 0
    var fractionDigits = 0
    var hasMark = false
    while position < count {
      let byte = unsafe bytes[position]
      position &+= 1
      if byte &- 0x30 < 10 {
        if hasMark { fractionDigits &+= 1 } else { integerDigits &+= 1 }
        // 18 digits at most: no overflow.
        guard
          integerDigits <= JSONLimits.maxIntegerDigits
            && fractionDigits <= JSONLimits.maxFractionDigits
        else { return nil }
        value = value &* 10 &+ Int64(byte &- 0x30)
      } else if !hasMark && integerDigits > 0 && (byte == 0x2E || (acceptsComma && byte == 0x2C)) {
        hasMark = true
      } else {
        return nil
      }
    }
    guard integerDigits > 0 && (!hasMark || fractionDigits > 0) else { return nil }
    mantissa = isNegative ? 0 &- value : value
    scale = UInt8(truncatingIfNeeded: fractionDigits)
  }

  /// The value in millionths.
  private var millionths: Int128 {
    var value = Int128(mantissa)
    var scale = scale
    while scale < 6 {
      value = value &* 10
      scale &+= 1
    }
    return value
  }

  /// By value: 89.5 and 89.50 are equal.
  public static func == (left: Decimal, right: Decimal) -> Bool {
    left.millionths == right.millionths
  }

  /// By value.
  public static func < (left: Decimal, right: Decimal) -> Bool {
    left.millionths < right.millionths
  }

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
