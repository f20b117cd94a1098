/// The numbers that a stencil has gaps for, by their places.
@frozen public struct StencilNumbers: Sendable, BitwiseCopyable {
  @usableFromInline var numbers = InlineArray<8, Decimal>(repeating: .zero)

  /// How many there are; a place beyond is another name for one of them.
  public static var count: UInt8 { 8 }

  @inlinable public init() {}

  @inlinable public subscript(place: UInt8) -> Decimal {
    get { numbers[Int(place & 7)] }
    set { numbers[Int(place & 7)] = newValue }
  }
}

/// How a number is written in a gap.
public struct NumberForm: Sendable, BitwiseCopyable {
  /// Between thousands; 0 for none.
  let thousands: UInt8
  let point: UInt8
  /// Whether zeros at the end of its fraction are left out.
  let trimsZeros: Bool
  /// Whether 1 to 9 have a zero in front.
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

  /// The most bytes that a number takes: a sign, a zero, 20 digits, 6 marks, a point.
  static var mostBytes: Int { 32 }

  /// Writes a number to where there is room for one; gives how many bytes it took.
  @inline(__always)
  func write(_ number: Decimal, to target: UnsafeMutablePointer<UInt8>) -> Int {
    var magnitude = number.mantissa.magnitude
    var scale = Int(number.scale)
    if trimsZeros {
      while scale > 0, magnitude % 10 == 0 {
        magnitude /= 10
        scale &-= 1
      }
    }
    var size = 0
    if isPadded, scale == 0, magnitude < 10, number.mantissa > 0 {
      unsafe target.pointee = 0x30
      size = 1
    }
    return unsafe size
      &+ Digits.write(
        magnitude, isNegative: number.mantissa < 0, scale: scale, thousands: thousands,
        point: point, to: target + size)
  }
}
