import JSONText
import Rulebook

/// What a nomination says about one criterion. Which parts are there depends on
/// the criterion's type; a part that is not given is not there, never zero.
@frozen public struct Evidence: Sendable, BitwiseCopyable {
  @frozen public struct Parts: OptionSet, Sendable, BitwiseCopyable {
    public let rawValue: UInt16
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

    @inlinable public static var numerator: Parts { Parts(rawValue: 1 << 0) }
    @inlinable public static var denominator: Parts { Parts(rawValue: 1 << 1) }
    @inlinable public static var excludedNumerator: Parts { Parts(rawValue: 1 << 2) }
    @inlinable public static var excludedDenominator: Parts { Parts(rawValue: 1 << 3) }
    @inlinable public static var percent: Parts { Parts(rawValue: 1 << 4) }
    @inlinable public static var value: Parts { Parts(rawValue: 1 << 5) }
    @inlinable public static var document: Parts { Parts(rawValue: 1 << 6) }
    @inlinable public static var date: Parts { Parts(rawValue: 1 << 7) }
    /// A number of items, given as such or as a list.
    @inlinable public static var counted: Parts { Parts(rawValue: 1 << 8) }
    @inlinable public static var count: Parts { Parts(rawValue: 1 << 13) }
    @inlinable public static var items: Parts { Parts(rawValue: 1 << 9) }
    @inlinable public static var verdict: Parts { Parts(rawValue: 1 << 10) }
    @inlinable public static var status: Parts { Parts(rawValue: 1 << 11) }
    @inlinable public static var entity: Parts { Parts(rawValue: 1 << 12) }
  }

  public var parts: Parts = []
  /// Whether the fact is stated true.
  public var isTrue = false
  /// Whether the verdict of a judgement is that the criterion is met.
  public var judgedMet = false
  /// Index of the status value.
  public var status: UInt8 = 0
  public var numerator: Int64 = 0
  public var denominator: Int64 = 0
  public var excludedNumerator: Int64 = 0
  public var excludedDenominator: Int64 = 0
  /// Net of what is excluded.
  public var percent = Decimal.zero
  public var count: Int64 = 0
  /// Index of the unit measured; -1 for one that the registry does not have.
  public var entity: Int32 = -1
  /// Whether something for it came with a supplement too late to count.
  public var cameLate = false

  @inlinable public init() {}

  /// Whether the denominator that is compared is known to be zero.
  @inlinable public func hasNothingToMeasure(exclusions: Bool) -> Bool {
    guard parts.contains(.denominator) else { return false }
    guard exclusions, denominator > 0 else { return denominator == 0 }
    return parts.contains(.excludedDenominator) && denominator == excludedDenominator
  }

  /// Whether two counts in their order, or a percentage, are all there is of a rate, so
  /// that there is nothing they could contradict.
  @inlinable public var isConsistentAlone: Bool {
    parts == .percent || (parts == [.numerator, .denominator] && numerator <= denominator)
  }

  /// The counts that are compared, once every operand is there.
  @inlinable public func netCounts(exclusions: Bool) -> (numerator: Int64, denominator: Int64)? {
    guard parts.isSuperset(of: [.numerator, .denominator]) else { return nil }
    guard exclusions else { return (numerator, denominator) }
    guard parts.isSuperset(of: [.excludedNumerator, .excludedDenominator]) else { return nil }
    return (numerator &- excludedNumerator, denominator &- excludedDenominator)
  }
}

/// What is known of one paper.
@frozen public struct DocumentState: Sendable, BitwiseCopyable {
  /// Whether anything was handed in.
  public var isGiven = false
  public var hasForm = false
  /// Whether the form given is the one prescribed.
  public var isPrescribedForm = false
  public var originals: Int64 = 0
  public var confirmed = false
  public var electronicallySigned = false
  public var isEquivalent = false
  /// The day it bears.
  public var date: CalendarDate?
  /// nil where nothing was said.
  public var signed: Bool?
  /// Whether it came with a supplement too late to count.
  public var cameLate = false

  @inlinable public init() {}
}

/// What is known of earlier awards.
public enum PriorAwardState: Sendable {
  case notStated
  case none
  /// An earlier award is for the same achievement.
  case sameAchievement
}

/// One nomination as the rules look at it. Ids and texts stay with the request.
public struct NominationFacts: Sendable {
  public var kind = NomineeKind.collective
  public var award = 0
  /// Index of the nominee's unit, or of the unit a person belongs to.
  public var unit = 0
  public var nominator = 0
  public var hasAchievement = false
  public var measuredOn: CalendarDate?
  public var receivedAt: Instant?
  public var sentAt: Instant?
  public var priorAwards = PriorAwardState.notStated
  /// By position in the plan.
  public var evidence: [Evidence] = []
  /// By index of the rulebook's documents.
  public var documents: [DocumentState] = []
  /// Whether a person accepted the dossier although it is late.
  public var lateAccepted = false

  public init() {}

  /// Begins another nomination, of which nothing is known; the arrays keep their memory.
  public mutating func begin(_ plan: AssessmentPlan) {
    kind = .collective
    award = 0
    unit = 0
    nominator = 0
    hasAchievement = false
    measuredOn = nil
    receivedAt = nil
    sentAt = nil
    priorAwards = .notStated
    lateAccepted = false
    evidence.overwrite(with: plan.noEvidence)
    documents.overwrite(with: plan.noDocuments)
  }
}
