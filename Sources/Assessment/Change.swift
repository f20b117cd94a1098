import JSONText

/// One thing that somebody must do before a nomination is eligible, in the unit of
/// the one who must do it.
public struct Change: Sendable, Equatable, BitwiseCopyable {
  public enum Action: Sendable, Equatable, BitwiseCopyable {
    /// A rate given as counts: so many more, of so many that count, up to `to`
    /// before exclusions. `of` is nil while the denominator is not known.
    case raiseCount(count: Int64, of: Int64?, to: Int64, recomputesPercent: Bool)
    case raisePercent(points: Decimal, to: Decimal)
    /// Figures of a rate; of the unit `entity` where those given are another's.
    case provideFigures(missing: Evidence.Parts, entity: Int?)
    /// One date for all rates that wait for it, `WayToEligibility.dateless`.
    case giveMeasurementDate
    case stateFact(missing: Evidence.Parts)
    /// A fact that is stated false: it must come true first.
    case fulfilFact(missing: Evidence.Parts)
    case addItems(count: Int64, to: Int64)
    /// `revises` where a judgement against it is recorded.
    case obtainJudgement(revises: Bool)
    /// A person must rule on the finding.
    case obtainRuling
    /// One of the values of a status that meet it; where none does, one of those that do
    /// not speak against it.
    case stateStatus(meets: Bool)
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
/// the findings. Its arrays keep their memory from one nomination to the next.
public struct WayToEligibility: Sendable {
  public internal(set) var changes: [Change] = []
  /// Positions of the rates that wait for a date of measurement.
  public internal(set) var dateless: [Int] = []
  /// What each finding needs, while it is looked for.
  var needs: [Need] = []

  public init() {}

  /// Puts what a member of a group needs where its position has it.
  mutating func insert(_ need: Need) {
    let next = needs.firstIndex { need.position < $0.position }
    needs.insert(need, at: next ?? needs.endIndex)
  }

  /// Whether the changes make it eligible: none of them is impossible.
  public var isReachable: Bool { !changes.contains { $0.isFinal } }
}

/// What one finding needs.
struct Need: Sendable, BitwiseCopyable {
  let position: Int
  /// Whether it waits for the date of measurement, which serves all rates.
  var waitsForDate = false
  var alternatives: Int?
  private var first: Change.Action?
  private var second: Change.Action?

  init(_ position: Int) {
    self.position = position
  }

  init(_ position: Int, _ action: Change.Action) {
    self.position = position
    first = action
  }

  /// No finding needs more than two.
  mutating func add(_ action: Change.Action) {
    if first == nil { first = action } else { second = action }
  }

  /// Hands over its actions in their order.
  func withActions(_ body: (Change.Action) -> Void) {
    if let first { body(first) }
    if let second { body(second) }
  }

  var isFinal: Bool { first == Change.Action.none || second == Change.Action.none }

  func cost(hasDate: Bool) -> Int {
    (first == nil ? 0 : 1) + (second == nil ? 0 : 1) + (waitsForDate && !hasDate ? 1 : 0)
  }
}
