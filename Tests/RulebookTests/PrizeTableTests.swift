import CaseSupport
import JSONText
import Testing

@testable import Rulebook

@Suite struct PrizeTableTests {
  /// Base salaries by their dates, as the national rules give them.
  @Test(
    arguments: [
      ("2019-06-30", nil), ("2019-07-01", 1_490_000), ("2023-06-30", 1_490_000),
      ("2023-07-01", 1_800_000), ("2024-06-30", 1_800_000), ("2024-07-01", 2_340_000),
      ("2026-06-30", 2_340_000), ("2026-07-01", 2_530_000), ("9999-12-31", 2_530_000),
    ] as [(String, Int64?)])
  func baseSalary(_ date: String, _ amount: Int64?) throws {
    let prize = try standard().prize(
      award: 0, kind: .individual, decidedOn: try day(date))
    #expect(prize?.baseSalary == amount)
  }

  /// Multiplier × base salary, twice for a collective, rounded up once.
  @Test(
    arguments: [
      (0, NomineeKind.individual, 3_510_000), (0, .collective, 7_020_000),
      (1, .individual, 710_000), (1, .collective, 1_410_000),  // 702 000, 1 404 000
      (2, .individual, 360_000), (2, .collective, 710_000),  // 351 000, 702 000
    ] as [(Int, NomineeKind, Int64)])
  func amounts(_ award: Int, _ kind: NomineeKind, _ amount: Int64) throws {
    let prize = try standard().prize(award: award, kind: kind, decidedOn: try day("2024-10-01"))
    #expect(prize?.amount == amount)
    #expect(prize?.factor == (kind == .collective ? 2 : 1))
    #expect(prize?.verified == (award != 0))
  }

  @Test(
    arguments: [
      (PrizeTable.Rounding.up, 1_000_001, "0.15", 10_000, 160_000),
      (.up, 1_000_000, "0.15", 10_000, 150_000), (.up, 1, "0.000001", 1, 1),
      (.up, 1, "0.000001", 10_000, 10_000), (.up, 0, "1.5", 10_000, 0),
      (.nearest, 1_000_000, "0.154999", 10_000, 150_000),
      (.nearest, 1_000_000, "0.155", 10_000, 160_000), (.nearest, 3, "0.5", 1, 2),
      (.nearest, 1, "0.4", 1, 0), (.none, 3, "0.5", 10_000, 1), (.none, 10, "0.333333", 1, 3),
      (.none, 7_777_777, "1.5", 10_000, 11_666_665),
    ] as [(PrizeTable.Rounding, Int64, String, Int64, Int64)])
  func rounding(
    _ mode: PrizeTable.Rounding, _ base: Int64, _ multiplier: String, _ step: Int64,
    _ amount: Int64
  ) throws {
    let table = try table(mode, base, multiplier, step)
    let prize = table.prize(award: 0, kind: .individual, decidedOn: try day("2024-01-01"))
    #expect(prize?.amount == amount)
  }

  /// Against a count in whole units of the last decimal place.
  @Test func exactDecimals() throws {
    var generator = SplitMix64(seed: 1)
    for _ in 0..<2_000 {
      let mantissa = Int64.random(in: 0...5_000_000, using: &generator)
      let scale = UInt8.random(in: 0...6, using: &generator)
      let base = Int64.random(in: 1...9_999_999, using: &generator)
      let step = generator.pick([1, 3, 1_000, 10_000] as [Int64])
      let mode = generator.pick(PrizeTable.Rounding.allCases)
      let kind = generator.pick(NomineeKind.allCases)
      let multiplier = try #require(Decimal(mantissa: mantissa, scale: scale))
      let table = try table(mode, base, multiplier.description, step)
      let prize = try #require(
        table.prize(award: 0, kind: kind, decidedOn: try day("2024-01-01")))
      let exact = Int128(base) * Int128(mantissa) * (kind == .collective ? 2 : 1)
      let unit = Int128((0..<scale).reduce(1) { value, _ in value * 10 })
      let whole = unit * Int128(mode == .none ? 1 : step)
      let below = exact / whole
      let rest = exact - below * whole
      let rounded: Int128 =
        switch mode {
        case .none: below
        case .up: rest == 0 ? below : below + 1
        case .nearest: rest * 2 >= whole ? below + 1 : below
        }
      #expect(Int128(prize.amount) == rounded * (mode == .none ? 1 : Int128(step)))
    }
  }

  /// No prize rather than a wrong one.
  @Test func noPrize() throws {
    let table = try table(.up, Int64.max, "1000000", 1)
    #expect(table.prize(award: 0, kind: .collective, decidedOn: try day("2024-01-01")) == nil)
    #expect(table.prize(award: 1, kind: .collective, decidedOn: try day("2024-01-01")) == nil)
  }

  private func standard() throws -> PrizeTable { try Rulebook.builtIn(Rulebooks.defaultId).prize }

  private func day(_ text: String) throws -> CalendarDate {
    try #require(try read(text) { node throws(Fault) in try node.date() })
  }

  private func table(
    _ mode: PrizeTable.Rounding, _ base: Int64, _ multiplier: String, _ step: Int64
  ) throws -> PrizeTable {
    PrizeTable(
      baseSalaries: [
        .init(from: try day("2000-01-01"), amount: base, citation: Message(vi: "-", en: "-"))
      ],
      multipliers: [
        .init(award: 0, individual: try #require(Decimal(multiplier)), verified: true)
      ],
      collectiveFactor: 2, rounding: mode, roundingTo: step, citation: Message(vi: "-", en: "-"),
      clauses: [], readings: [])
  }
}
