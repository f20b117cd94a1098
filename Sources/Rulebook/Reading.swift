import JSONText

/// How an unclear place of the guidance is read.
public struct Reading: Sendable {
  /// A change of the rulebook's text that a value stands for.
  public struct Change: Sendable {
    /// JSON Pointer; an element of an array may be named by its id.
    public let path: String
    /// JSON text of the new value.
    public let value: String
    /// Byte offset of the path in the rulebook's text, for faults.
    let spot: Spot
  }

  public struct Value: Sendable {
    public let id: String
    public let label: Message
    public let changes: [Change]
  }

  public let id: String
  /// The words of the guidance.
  public let text: String
  public let question: Message
  public let clauses: [Int]
  /// Empty where the reading is no parameter.
  public let values: [Value]
  /// Index of the value the rulebook takes.
  public let defaultValue: Int
  /// Why it is no parameter.
  public let fixed: Message?
}

/// A numbered sentence of the guidance and what becomes of it.
public struct Clause: Sendable {
  public enum NoRule: String, CaseIterable, Sendable {
    case basis, principle
    case forPeople = "for-people"
  }

  public let number: Int
  /// Where it stands: `III.1.1.d CQS+2`.
  public let reference: String
  public let quote: String
  /// Names of the rules that carry it out: `criterion/…`.
  public let rules: [String]
  public let noRule: NoRule?
  public let why: Message?
}
