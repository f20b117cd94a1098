import CaseSupport
import JSONText
import Testing

@testable import Assessment
@testable import Rulebook

@Suite struct RateComparisonTests {
  /// `numerator × 100 ≥ threshold × denominator`, on whatever fits a count.
  @Test func againstBigIntegers() throws {
    var generator = SplitMix64(seed: 11)
    for _ in 0..<3_000 {
      let threshold = try Self.percent(&generator)
      let comparison = RateComparison(threshold: threshold)
      let denominator = Self.count(&generator)
      let needed = BigNatural(threshold.mantissa) * BigNatural(denominator)
      // The rate itself, its neighbours, and something anywhere.
      let least = comparison.missing(0, of: denominator)
      for numerator in [
        least - 1, least, least + 1, Int64.random(in: 0...denominator, using: &generator),
      ]
      where (0...denominator).contains(numerator) {
        let given = BigNatural(numerator) * BigNatural(100) * BigNatural(threshold.scalePower)
        let met = !(given < needed)
        #expect(
          comparison.isMet(numerator, of: denominator) == met,
          "\(numerator)/\(denominator) ≥ \(threshold)")
        #expect((comparison.missing(numerator, of: denominator) == 0) == met)
      }
      #expect(comparison.isMet(least, of: denominator))
      if least > 0 { #expect(!comparison.isMet(least - 1, of: denominator)) }
    }
  }

  /// Decimals compare by value, and what is missing is the exact difference.
  @Test func percentages() throws {
    var generator = SplitMix64(seed: 12)
    for _ in 0..<3_000 {
      let (threshold, percent) = (try Self.percent(&generator), try Self.percent(&generator))
      let comparison = RateComparison(threshold: threshold)
      let difference = Self.millionths(threshold) - Self.millionths(percent)
      #expect(comparison.isMet(percent: percent) == (difference <= 0))
      #expect(Self.millionths(comparison.missing(percent: percent)) == difference)
    }
    #expect(
      !RateComparison(threshold: try Self.decimal("90")).isMet(percent: try Self.decimal("89.995")))
  }

  /// Counts and a percentage beside them: closer than one unit of its last place, and
  /// the same outcome.
  @Test func agreement() throws {
    var generator = SplitMix64(seed: 13)
    var agreed = 0
    for round in 0..<3_000 {
      let threshold = try Self.percent(&generator)
      let comparison = RateComparison(threshold: threshold)
      let denominator =
        round % 2 == 0 ? Int64.random(in: 1...300, using: &generator) : Self.count(&generator)
      let numerator = Int64.random(in: 0...denominator, using: &generator)
      let scale = UInt8.random(in: 0...6, using: &generator)
      let unit = Decimal.power(scale)
      // Close to the rate: the last place cut off, and a little beside it.
      let cut = Int64((Int128(numerator) * 100 * Int128(unit)) / Int128(denominator))
      let mantissa = max(0, min(100 * unit, cut + Int64.random(in: -1...2, using: &generator)))
      let percent = try #require(Decimal(mantissa: mantissa, scale: scale))
      let left = BigNatural(numerator) * BigNatural(100) * BigNatural(unit)
      let right = BigNatural(mantissa) * BigNatural(denominator)
      let isClose = left.distance(to: right) < BigNatural(denominator)
      let sameOutcome =
        comparison.isMet(numerator, of: denominator) == comparison.isMet(percent: percent)
      let agrees = comparison.agree(numerator, of: denominator, percent: percent)
      #expect(
        agrees == (isClose && sameOutcome),
        "\(numerator)/\(denominator), \(percent) %, threshold \(threshold)")
      if agrees { agreed += 1 }
    }
    #expect(agreed > 500)
    let hundred = RateComparison(threshold: .hundred)
    #expect(!hundred.agree(0, of: 0, percent: .hundred))
    #expect(!hundred.agree(0, of: 0, percent: .zero))
    // 99.96 is not 100, however it was rounded.
    #expect(!hundred.agree(9_996, of: 10_000, percent: .hundred))
  }

  /// rates that must be full, rounded half up to so many decimals.
  @Test(arguments: [0, 1, 2, 6]) func fullRateRounded(_ decimals: Int) throws {
    let rulebook = try Rulebook.builtIn(Rulebooks.defaultId)
    let rules = RateRules(zeroDenominator: .notApplicable, fullRateDecimals: decimals, readings: [])
    let full = try #require(
      rulebook.criteria.first { $0.type == .rate && $0.threshold == .hundred })
    let partial = try #require(
      rulebook.criteria.first { $0.type == .rate && $0.threshold < .hundred })
    let rounded = RateComparison(full, rules)
    let exact = RateComparison(partial, rules)
    var generator = SplitMix64(seed: 14)
    for _ in 0..<500 {
      let denominator = Int64.random(in: 1...3_000_000, using: &generator)
      let short = Int64.random(in: 0...max(1, denominator / 100), using: &generator)
      let numerator = denominator - min(short, denominator)
      // 100·n/d rounded half up to the place is 100: 2·(100·n·p) + d ≥ 2·(100·p)·d.
      let power = Int128(Decimal.power(UInt8(decimals)))
      let met =
        200 * Int128(numerator) * power + Int128(denominator) >= 200 * power * Int128(denominator)
      #expect(rounded.isMet(numerator, of: denominator) == met, "\(numerator)/\(denominator)")
      let missing = rounded.missing(numerator, of: denominator)
      #expect((missing == 0) == met)
      #expect(rounded.isMet(numerator + missing, of: denominator))
    }
    // Other thresholds stay exact.
    let threshold = partial.threshold.mantissa / partial.threshold.scalePower
    #expect(!exact.isMet(threshold * 10_000_000 - 1, of: 1_000_000_000))
    #expect(exact.isMet(threshold * 10_000_000, of: 1_000_000_000))
  }

  // MARK: Random values

  static func decimal(_ text: String) throws -> Decimal { try #require(Decimal(text)) }

  private static func percent(_ generator: inout SplitMix64) throws -> Decimal {
    let scale = UInt8.random(in: 0...6, using: &generator)
    let mantissa = Int64.random(in: 0...(100 * Decimal.power(scale)), using: &generator)
    return try #require(Decimal(mantissa: mantissa, scale: scale))
  }

  private static func count(_ generator: inout SplitMix64) -> Int64 {
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: Int64.random(in: 1...100, using: &generator)
    case 1: Int64.random(in: 1...1_000_000_007, using: &generator)
    case 2: Int64.max - Int64.random(in: 0...1_000, using: &generator)
    default: Int64.random(in: 1...Int64.max, using: &generator)
    }
  }

  private static func millionths(_ value: Decimal) -> Int128 {
    Int128(value.mantissa) * Int128(Decimal.power(6 - value.scale))
  }
}
