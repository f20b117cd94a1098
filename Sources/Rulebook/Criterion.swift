import JSONText

/// What a finding can say.
public enum Outcome: String, CaseIterable, Sendable {
  case met, notMet, unknown, needsJudgement, notApplicable
}

/// Whose figures a criterion looks at.
public enum MeasuredEntity: String, CaseIterable, Sendable {
  case nominee, parent, area
}

public enum CriterionType: String, CaseIterable, Sendable {
  case rate, fact, count, judgement, judgedItems, status, ranking
}

public enum CriterionSection: String, CaseIterable, Sendable {
  case scope, criteria, integrity
}

/// One value that a status can have.
public struct StatusValue: Sendable {
  public let id: String
  public let label: Message
  public let outcome: Outcome
}

/// A criterion of the guidance. Fields that its type does not use have neutral
/// values.
public struct Criterion: Sendable {
  public let id: String
  public let section: CriterionSection
  public let appliesTo: Applicability
  /// Evidence of one out of force is accepted and not looked at.
  public let inForce: Bool
  public let label: Message
  public let layer: Layer
  public let citation: Message?
  public let clauses: [Int]
  /// Indices into the rulebook's readings.
  public let readings: [Int]
  public let type: CriterionType
  /// Whether what is unknown of it at the deadline can no longer become met.
  public let settledByDeadline: Bool

  /// Least rate in percent (`rate`).
  public let threshold: Decimal
  /// What is counted (`rate`, `count`, `judgedItems`).
  public let unit: Message?
  /// Whether something is taken out of both sides of the rate.
  public let exclusions: Bool
  public let measuredEntity: MeasuredEntity
  /// Whether it is unclear whose figures are meant, so that taking them as the
  /// measured unit's is worth a warning.
  public let warnsOfAssumedEntity: Bool
  /// Whether a fact needs the number of a document, or its date.
  public let requiresDocument: Bool
  public let requiresDate: Bool
  /// Least number of items (`count`, `judgedItems`).
  public let minimum: Int64
  public let statusValues: [StatusValue]
  /// The values' ids, for lookup; indices as in `statusValues`.
  public let statusKeys: KeyTable
  /// Years of a ranking.
  public let years: [Int]
}

/// Criteria of which any one, or all, must be met.
public struct CriterionGroup: Sendable {
  public enum Combination: String, CaseIterable, Sendable {
    case any, all
  }

  public let id: String
  public let label: Message
  public let appliesTo: Applicability
  public let combine: Combination
  /// Indices into the rulebook's criteria.
  public let members: [Int]
  public let clauses: [Int]
  public let readings: [Int]
}

/// How rates are compared beyond what each criterion says.
public struct RateRules: Sendable {
  /// What a rate with nothing to measure comes to.
  public let zeroDenominator: Outcome
  /// Decimals to which a rate is rounded half up before it is compared with a
  /// threshold of 100; nil compares exactly.
  public let fullRateDecimals: Int?
  public let readings: [Int]
}
