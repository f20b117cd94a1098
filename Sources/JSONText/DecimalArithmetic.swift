extension Decimal {
  @inlinable public static var zero: Decimal { Decimal(0) }
  @inlinable public static var hundred: Decimal { Decimal(100) }

  /// 10 to the power of `exponent`, which is at most 6.
  @inlinable public static func power(_ exponent: UInt8) -> Int64 {
    switch exponent {
    case 0: 1
    case 1: 10
    case 2: 100
    case 3: 1_000
    case 4: 10_000
    case 5: 100_000
    default: 1_000_000
    }
  }

  /// 10 to the power of the scale.
  @inlinable public var scalePower: Int64 { Self.power(scale) }

  /// The exact difference. Both have at most 12 digits before the mark, so that it
  /// fits.
  public func subtracting(_ other: Decimal) -> Decimal {
    let common = max(scale, other.scale)
    let left = mantissa &* Self.power(common &- scale)
    let right = other.mantissa &* Self.power(common &- other.scale)
    return Decimal(mantissa: left &- right, scale: common) ?? .zero
  }
}
