import JSONText

/// One thing that somebody must do before a nomination is eligible, in the unit of
/// the one who must do it.
public struct Change: Sendable, Equatable {
  public enum Action: Sendable, Equatable {
    /// A rate given as counts: so many more, of so many that count, up to `to`
    /// before exclusions. `of` is nil while the denominator is not known.
    case raiseCount(count: Int64, of: Int64?, to: Int64, recomputesPercent: Bool)
    case raisePercent(points: Decimal, to: Decimal)
    /// Figures of a rate; of the unit `entity` where those given are another's.
    case provideFigures(missing: Evidence.Parts, entity: Int?)
    /// One date for the rates at these positions.
    case giveMeasurementDate(rates: [Int])
    case stateFact(missing: Evidence.Parts)
    /// A fact that is stated false: it must come true first.
    case fulfilFact(missing: Evidence.Parts)
    case addItems(count: Int64, to: Int64)
    /// `revises` where a judgement against it is recorded.
    case obtainJudgement(revises: Bool)
    /// A person must rule on the finding.
    case obtainRuling
    /// One of these values of a status.
    case stateStatus(values: [Int])
    case handInPaper(missingOriginals: Int64)
    case statePriorAwards, nameAchievement, stateReceipt
    /// Nothing can be done any more.
    case none
  }

  /// The finding's position in the plan.
  public let position: Int
  public let action: Action
  /// How many other members of an “any of” group could be met instead.
  public internal(set) var alternatives: Int?
  /// Something for it came with a supplement too late to count.
  public internal(set) var cameLate = false

  public var isFinal: Bool { action == .none }

  init(_ position: Int, _ action: Action) {
    self.position = position
    self.action = action
  }
}

/// What makes a nomination eligible: the smallest set of changes, in the order of
/// the findings.
public struct WayToEligibility: Sendable {
  public let changes: [Change]

  /// Whether the changes make it eligible: none of them is impossible.
  public var isReachable: Bool { !changes.contains { $0.isFinal } }
}
