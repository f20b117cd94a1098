import JSONText

/// A prize in đồng and what it was worked out from.
public struct Prize: Sendable, Equatable {
  public let amount: Int64
  public let baseSalary: Int64
  public let multiplier: Decimal
  /// What the multiplier was multiplied by for a collective; 1 for a person.
  public let factor: Int64
  public let verified: Bool
}

/// Prize money by award form, kind and date of decision.
public struct PrizeTable: Sendable {
  public struct BaseSalary: Sendable {
    public let from: CalendarDate
    public let amount: Int64
    public let citation: Message
  }

  public struct Multiplier: Sendable {
    public let award: Int
    public let individual: Decimal
    public let verified: Bool
  }

  public enum Rounding: String, CaseIterable, Sendable {
    case up, nearest, none
  }

  /// In the order of their dates.
  public let baseSalaries: [BaseSalary]
  public let multipliers: [Multiplier]
  public let collectiveFactor: Int64
  public let rounding: Rounding
  /// Đồng that amounts are rounded to.
  public let roundingTo: Int64
  public let citation: Message
  public let clauses: [Int]
  public let readings: [Int]

  /// The prize of an award decided on a date; nil where the table has no base
  /// salary for that date or no multiplier for the award.
  public func prize(award: Int, kind: NomineeKind, decidedOn date: CalendarDate) -> Prize? {
    guard let base = baseSalaries.last(where: { $0.from <= date })?.amount,
      let multiplier = multipliers.first(where: { $0.award == award })
    else { return nil }
    let factor = kind == .collective ? collectiveFactor : 1
    let scale = Int128(multiplier.individual.scalePower)
    let product = Int128(base) &* Int128(multiplier.individual.mantissa) &* Int128(factor)
    let step = Int128(roundingTo)
    let amount: Int128
    switch rounding {
    case .none: amount = product / scale
    case .up: amount = (product &+ scale &* step &- 1) / (scale &* step) &* step
    case .nearest: amount = (2 &* product &+ scale &* step) / (2 &* scale &* step) &* step
    }
    guard let amount = Int64(exactly: amount) else { return nil }
    return Prize(
      amount: amount, baseSalary: base, multiplier: multiplier.individual, factor: factor,
      verified: multiplier.verified)
  }
}
