import Assessment
import Rulebook

/// Something of a round that a person should know.
public struct RoundNotice: Sendable {
  public enum Code: String, Sendable {
    case poolUnused, quotaExceededByNominator, bothKindsNamed, rankingKeySkipped,
      orderingDatumMissing, selfSelection, exceptionUnconfirmed, letterUnsigned,
      letterListDiffers, optionalDocumentMissing, wrongRecipient, totalCapExceeded, assumedEntity

    /// Its place among all codes.
    public var place: Int {
      switch self {
      case .poolUnused: 0
      case .quotaExceededByNominator: 1
      case .bothKindsNamed: 2
      case .rankingKeySkipped: 3
      case .orderingDatumMissing: 4
      case .selfSelection: 5
      case .exceptionUnconfirmed: 6
      case .letterUnsigned: 7
      case .letterListDiffers: 8
      case .optionalDocumentMissing: 9
      case .wrongRecipient: 10
      case .totalCapExceeded: 11
      case .assumedEntity: 12
      }
    }
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
