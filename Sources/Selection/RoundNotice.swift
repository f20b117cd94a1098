import Assessment
import Rulebook

/// Something of a round that a person should know.
public struct RoundNotice: Sendable {
  public enum Code: String, Sendable {
    case poolUnused, quotaExceededByNominator, bothKindsNamed, rankingKeySkipped,
      orderingDatumMissing, selfSelection, exceptionUnconfirmed, letterUnsigned,
      letterListDiffers, optionalDocumentMissing, wrongRecipient, totalCapExceeded, assumedEntity
  }

  public let severity: Severity
  public let code: Code
  public var pool: PoolAssignment?
  public var kind: NomineeKind?
  /// An ordering key, by index.
  public var key: Int?
  /// Candidates, by index.
  public var nominations: [Int] = []
  public var units: [Int] = []
  public var year: Int?
  public var document: Int?
  public var count: Int?
  /// Of an unused pool: whether nothing at all was filed.
  public var isNone = false
  public var clauses: [Int] = []
  public var readings: [Int] = []

  public init(_ severity: Severity, _ code: Code) {
    self.severity = severity
    self.code = code
  }
}
