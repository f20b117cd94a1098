extension Decimal {
  @inlinable public static var zero: Decimal { Decimal(0) }
  @inlinable public static var hundred: Decimal { Decimal(100) }

  /// 10 to the power of `exponent`, which is at most 6.
  public static func power(_ exponent: UInt8) -> Int64 {
    var result: Int64 = 1
    for _ in 0..<min(exponent, 6) { result &*= 10 }
    return result
  }

  /// 10 to the power of the scale.
  public var scalePower: Int64 { Self.power(scale) }

  /// The exact difference. Both have at most 12 digits before the mark, so that it
  /// fits.
  public func subtracting(_ other: Decimal) -> Decimal {
    let common = max(scale, other.scale)
    let left = mantissa &* Self.power(common &- scale)
    let right = other.mantissa &* Self.power(common &- other.scale)
    return Decimal(mantissa: left &- right, scale: common) ?? .zero
  }
}
