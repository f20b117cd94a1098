import JSONText

/// A paper of the dossier.
public struct DocumentRule: Sendable {
  public enum Obligation: String, CaseIterable, Sendable {
    case required, warning
  }

  /// A paper that may stand in its place for some categories.
  public struct Equivalent: Sendable {
    public let categories: [Int]
    public let outcome: Outcome
  }

  public let id: String
  public let label: Message
  /// Whether it is the submission's (one for all its nominations) or the nominee's.
  public let belongsToSubmission: Bool
  /// The form's number, or nil where none is prescribed.
  public let form: String?
  public let originals: Int64
  public let confirmed: Bool
  /// Whether an electronically signed paper counts as the originals.
  public let electronicOriginals: Bool
  public let obligation: Obligation
  public let equivalent: Equivalent?
  /// Whether a missing signature, or a list that differs from what is
  /// nominated, is worth a warning.
  public let checksSignature: Bool
  public let checksList: Bool
  /// Whether what is unknown of it at the deadline can no longer become met.
  public let settledByDeadline: Bool
  /// Indices of the award forms it is asked for.
  public let awards: [Int]
  public let clauses: [Int]
  public let readings: [Int]
}

/// By when the dossier must be in.
public struct Deadline: Sendable {
  public enum Basis: String, CaseIterable, Sendable {
    case received, sent
  }

  public enum Supplements: String, CaseIterable, Sendable {
    case beforeDeadline = "before-deadline"
    case never
  }

  public let id: String
  public let label: Message
  public let date: CalendarDate
  /// Whether the day named still counts.
  public let inclusive: Bool
  public let basis: Basis
  public let supplements: Supplements
  /// Index of the role of the unit the dossier goes to.
  public let recipientRole: Int?
  /// Whether what is unknown of it at the deadline can no longer become met.
  public let settledByDeadline: Bool
  public let awards: [Int]
  public let clauses: [Int]
  public let readings: [Int]
  /// The first instant that is late.
  public let lateFrom: Instant
}

/// One achievement, one award.
public struct PriorAwardRule: Sendable {
  public let id: String
  public let label: Message
  /// Whether another form of award for the achievement bars this one too.
  public let acrossForms: Bool
  /// Whether what is unknown of it at the deadline can no longer become met.
  public let settledByDeadline: Bool
  public let layer: Layer
  public let citation: Message?
  public let clauses: [Int]
  public let readings: [Int]
}

/// Who may nominate whom.
public struct AuthorityRule: Sendable {
  /// A unit with the role may nominate units of the categories.
  public struct Proxy: Sendable {
    public let role: Int
    public let categories: [Int]
  }

  public let id: String
  public let label: Message
  public let namesItself: Bool
  public let namesBelow: Bool
  public let proxies: [Proxy]
  public let clauses: [Int]
  public let readings: [Int]
}

/// How a nominee that belongs to another unit is judged.
public struct InnerUnitRule: Sendable {
  public let measuredEntity: MeasuredEntity
  public let readings: [Int]
}
