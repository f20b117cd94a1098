/// What the gaps of a stencil are filled with, by their places.
@frozen public struct StencilFillings: Sendable, BitwiseCopyable {
  @usableFromInline var mantissas = InlineArray<8, Int64>(repeating: 0)
  /// A byte for each number, the first in the lowest.
  @usableFromInline var scales: UInt64 = 0
  /// Where a text stands that was written before; empty where it is not known.
  @usableFromInline var textStart = 0
  @usableFromInline var textCount = 0

  /// How many numbers there are; a place beyond is another name for one of them.
  public static var count: UInt8 { 8 }

  @inlinable @inline(__always) public init() {}

  @inlinable @inline(__always) public subscript(place: UInt8) -> Decimal {
    get {
      Decimal(mantissa: mantissas[Int(place & 7)], scale: scale(of: place)) ?? .zero
    }
    set {
      mantissas[Int(place & 7)] = newValue.mantissa
      let shift = UInt64(place & 7) &* 8
      scales = scales & ~(0xFF &<< shift) | UInt64(newValue.scale) &<< shift
    }
  }

  @inlinable func scale(of place: UInt8) -> UInt8 {
    UInt8(truncatingIfNeeded: scales &>> (UInt64(place & 7) &* 8))
  }

  /// The text of the gaps that are for one already written.
  @inlinable public mutating func setText(_ range: Range<Int>) {
    textStart = range.lowerBound
    textCount = range.count
  }
}

/// How a number is written in a gap.
public struct NumberForm: Sendable, BitwiseCopyable {
  /// Between thousands; 0 for none.
  let thousands: UInt8
  let point: UInt8
  /// Whether zeros at the end of its fraction are left out.
  let trimsZeros: Bool
  /// Whether 1 to 9, as whole numbers, have a zero in front.
  let isPadded: Bool

  /// Marks are ASCII.
  public init(
    thousands: Unicode.Scalar? = nil, point: Unicode.Scalar = ".", trimsZeros: Bool = false,
    isPadded: Bool = false
  ) {
    self.thousands = JSONWriter.byte(thousands)
    self.point = JSONWriter.byte(point)
    self.trimsZeros = trimsZeros
    self.isPadded = isPadded
  }

  /// The most bytes that a number takes: a sign, 20 digits, 6 marks, a point.
  static var mostBytes: Int { 32 }

  /// Writes a number to where there is room for one; gives how many bytes it took.
  @inline(never)
  func write(_ mantissa: Int64, scale: UInt8, to target: UnsafeMutablePointer<UInt8>) -> Int {
    guard scale <= 2, mantissa >= 0, mantissa < 1_000_000 else {
      return unsafe writeAny(mantissa, Int(scale), to: target)
    }
    // Most are like that: 88.78, or 4004.
    let magnitude = UInt32(truncatingIfNeeded: mantissa)
    if scale == 0 {
      guard isPadded, magnitude > 0, magnitude < 10 else {
        return unsafe Digits.short(magnitude, thousands: thousands, to: target)
      }
      unsafe Digits.pair(magnitude, to: target)
      return 2
    }
    let isTenth = scale == 1
    let whole = isTenth ? magnitude / 10 : magnitude / 100
    let hundredths = isTenth ? magnitude % 10 &* 10 : magnitude % 100
    let size = unsafe Digits.short(whole, thousands: thousands, to: target)
    if trimsZeros, hundredths == 0 { return size }
    unsafe target[size] = point
    unsafe Digits.pair(hundredths, to: target + size + 1)
    return size &+ (isTenth || trimsZeros && hundredths % 10 == 0 ? 2 : 3)
  }

  /// Of a number that is no small one, so that no zero comes in front.
  private func writeAny(
    _ mantissa: Int64, _ scale: Int, to target: UnsafeMutablePointer<UInt8>
  ) -> Int {
    var magnitude = mantissa.magnitude
    var scale = scale
    if trimsZeros {
      while scale > 0, magnitude % 10 == 0 {
        magnitude /= 10
        scale &-= 1
      }
    }
    return unsafe Digits.write(
      magnitude, isNegative: mantissa < 0, scale: scale, thousands: thousands, point: point,
      to: target)
  }
}
