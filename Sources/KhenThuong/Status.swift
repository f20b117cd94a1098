import JSONText
import Rulebook

/// How a call ended; the values are those of the C header.
public enum Status: Int32, CaseIterable, Sendable {
  case ok = 0
  case argument = 10
  case json = 20
  case request = 30
  case rulebook = 40
  case limit = 50
  case memory = 60

  /// The status that a problem of a request gives.
  public init(_ code: ProblemCode) {
    switch code.problemClass {
    case .json: self = .json
    case .request: self = .request
    case .rulebook: self = .rulebook
    case .limit: self = code == .outOfMemory ? .memory : .limit
    }
  }
}

/// Limits that the C header states beside those of `JSONLimits`.
public enum RequestLimits {
  /// Most nominations in one round.
  public static let maxNominations = 2_000_000
  /// Most units of a registry, and most rulings.
  public static let maxUnits = 2_000_000
  /// Most supplements of one nomination or submission.
  public static let maxSupplements = 100
  /// Most bytes of a rulebook.
  public static let maxRulebookBytes = RulebookLimits.maxBytes
}

extension ProblemCode {
  static let percentOutOfRange = ProblemCode("percent-out-of-range", .request)
  static let numeratorAboveDenominator = ProblemCode("numerator-above-denominator", .request)
  static let countsDisagree = ProblemCode("counts-disagree", .request)
  static let unknownCategory = ProblemCode("unknown-category", .request)
  static let unknownKind = ProblemCode("unknown-kind", .request)
  static let unknownAward = ProblemCode("unknown-award", .request)
  static let unknownUnit = ProblemCode("unknown-unit", .request)
  static let unknownCriterion = ProblemCode("unknown-criterion", .request)
  static let criterionNotApplicable = ProblemCode("criterion-not-applicable", .request)
  static let unknownDocument = ProblemCode("unknown-document", .request)
  static let unknownFinding = ProblemCode("unknown-finding", .request)
  static let unknownRole = ProblemCode("unknown-role", .request)
  static let unknownPool = ProblemCode("unknown-pool", .request)
  static let unknownNomination = ProblemCode("unknown-nomination", .request)
  static let unknownSupplement = ProblemCode("unknown-supplement", .request)
  static let levelRequired = ProblemCode("level-required", .request)
  static let duplicateSupply = ProblemCode("duplicate-supply", .request)
  static let duplicateUnit = ProblemCode("duplicate-unit", .request)
  static let unitCycle = ProblemCode("unit-cycle", .request)
  static let twoRulings = ProblemCode("two-rulings", .request)
  static let rulingMismatch = ProblemCode("ruling-mismatch", .request)
}
