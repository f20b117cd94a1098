import JSONText

public enum Severity: String, CaseIterable, Sendable {
  case note, warning, breach, off
}

/// Places for nominations that compete with each other.
public struct Pool: Sendable {
  public enum Scope: String, CaseIterable, Sendable {
    /// One pool for each owner.
    case owner
    /// One pool for all.
    case shared
  }

  public enum Kinds: String, CaseIterable, Sendable {
    /// Collectives or individuals, not both.
    case exclusive
    /// Each kind has places of its own.
    case each
  }

  /// What becomes of one eligible nomination of each kind under a limit of two.
  public enum Mixed: String, CaseIterable, Sendable {
    case ruling, allowed, barred
  }

  public enum Among: String, CaseIterable, Sendable {
    case registry, submitters
  }

  /// Other limits for units named by code.
  public struct Exception: Sendable {
    public let units: [String]
    public let limits: PerKind<Int?>
    /// The rank that the reason rests on, where it rests on one.
    public let expectedRank: Int64?
    public let reason: Message
    public let clauses: [Int]
  }

  public let id: String
  public let label: Message
  public let scope: Scope
  public let kinds: Kinds
  /// Most of each kind; nil is no limit.
  public let limits: PerKind<Int?>
  public let mixed: Mixed
  public let exceptions: [Exception]
  public let whenUnused: Severity
  public let whenUnusedAmong: Among
  public let clauses: [Int]
  public let readings: [Int]
}

/// Which pool a nomination belongs to.
public struct Slot: Sendable {
  public enum Side: String, CaseIterable, Sendable {
    case nominator, nominee
  }

  public let id: String
  public let award: Int
  public let nominatorCategories: [Int]
  /// Levels of the nominator; nil is any.
  public let nominatorLevels: [String]?
  /// Roles of which the nominator must have one; nil is any.
  public let nominatorRoles: [Int]?
  public let nomineeCategories: [Int]
  public let nomineeKinds: [NomineeKind]
  /// Whether the nominee's unit is judged by its parent; nil is either.
  public let nomineeInner: Bool?
  /// nil: no place for such a nomination.
  public let pool: Int?
  public let ownerSide: Side
  /// The owner is the nearest unit of this category from the side's unit upwards.
  public let ownerCategory: Int?
  public let clauses: [Int]
  public let readings: [Int]
}

/// How quotas are counted.
public struct QuotaRules: Sendable {
  public enum Counts: String, CaseIterable, Sendable {
    /// Nominations that still stand.
    case standing
    /// Every nomination sent.
    case sent
  }

  public enum OpenBeside: String, CaseIterable, Sendable {
    case propose, wait
  }

  public let counts: Counts
  public let openBeside: OpenBeside
  public let readings: [Int]
}

/// What is said when the organiser nominates itself.
public struct SelfSelectionRule: Sendable {
  public let role: Int
  public let severity: Severity
  public let clauses: [Int]
  public let readings: [Int]
}
