import JSONText
import Rulebook

/// Compares a rate with its threshold in integers; no step rounds unless the
/// rulebook says so.
@frozen public struct RateComparison: Sendable, BitwiseCopyable {
  @usableFromInline let threshold: Decimal
  /// Decimals of the percentage kept before comparing, or nil for exact.
  @usableFromInline let decimals: Int?
  /// 100 times the power of ten of the threshold's scale.
  @usableFromInline let factor: Int64
  /// The least percentage that meets the threshold.
  public let leastPercent: Decimal

  public init(_ criterion: Criterion, _ rates: RateRules) {
    self.init(
      threshold: criterion.threshold,
      decimals: criterion.threshold == .hundred ? rates.fullRateDecimals : nil)
  }

  /// - Parameter decimals: to which a percentage is rounded half up before it is
  ///   compared; nil compares exactly.
  public init(threshold: Decimal, decimals: Int? = nil) {
    self.threshold = threshold
    self.decimals = decimals
    factor = 100 &* threshold.scalePower
    if let decimals, decimals < 6 {
      // The threshold, less half a unit of the last place kept.
      let half = Decimal(mantissa: 5, scale: UInt8(clamping: decimals + 1)) ?? .zero
      leastPercent = threshold.subtracting(half)
    } else {
      leastPercent = threshold
    }
  }

  /// Least numerator over `denominator` that meets the threshold:
  /// ⌈threshold × denominator / 100⌉, less half a unit of the last place kept.
  @usableFromInline func least(of denominator: Int64) -> Int128 {
    let scale = Int128(threshold.scalePower)
    guard let decimals else {
      let product = Int128(threshold.mantissa) &* Int128(denominator)
      let divisor = 100 &* scale
      return (product &+ divisor &- 1) / divisor
    }
    // (2·n·100·10^d + den) / (2·den) ≥ threshold·10^d, solved for n.
    let power = Int128(Decimal.power(UInt8(decimals)))
    let needed =
      (2 &* Int128(threshold.mantissa) &* power / scale &- 1) &* Int128(denominator)
    let divisor = 200 &* power
    return max(0, (needed &+ divisor &- 1) / divisor)
  }

  /// `denominator` is above zero.
  @inlinable public func isMet(_ numerator: Int64, of denominator: Int64) -> Bool {
    guard decimals == nil else { return Int128(numerator) >= least(of: denominator) }
    return Int128(numerator) &* Int128(factor)
      >= Int128(threshold.mantissa) &* Int128(denominator)
  }

  @inlinable public func isMet(percent: Decimal) -> Bool {
    leastPercent <= percent
  }

  /// How many more of those counted the threshold needs.
  public func missing(_ numerator: Int64, of denominator: Int64) -> Int64 {
    Int64(clamping: max(0, least(of: denominator) &- Int128(numerator)))
  }

  /// How many percentage points the threshold needs.
  public func missing(percent: Decimal) -> Decimal {
    leastPercent.subtracting(percent)
  }

  /// Whether counts and a percentage given beside them say the same: they differ
  /// by less than one unit of the percentage's last place and come to the same
  /// outcome. With nothing to measure no percentage does.
  public func agree(_ numerator: Int64, of denominator: Int64, percent: Decimal) -> Bool {
    guard denominator > 0 else { return false }
    let scale = Int128(percent.scalePower)
    let difference =
      100 &* scale &* Int128(numerator) &- Int128(percent.mantissa) &* Int128(denominator)
    return difference.magnitude < UInt128(denominator.magnitude)
      && isMet(numerator, of: denominator) == isMet(percent: percent)
  }
}
