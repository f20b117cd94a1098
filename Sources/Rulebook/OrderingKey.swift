import JSONText

/// A key by which nominations within a pool are put in order.
public struct OrderingKey: Sendable {
  public enum Source: String, CaseIterable, Sendable {
    /// The achievement score, higher first.
    case score
    /// A rank of the nominee's own code, lower first.
    case ranking
    /// Direct involvement first.
    case directInvolvement
    /// Women, and collectives with a share of women, first.
    case preference
  }

  public enum Missing: String, CaseIterable, Sendable {
    /// The key is not used in a pool where one competitor lacks a rank.
    case skipKey
    /// Who lacks a rank comes last.
    case last
  }

  public let id: String
  public let label: Message
  public let inForce: Bool
  public let source: Source
  /// Year of a ranking, otherwise 0.
  public let year: Int
  /// Categories that are ranked.
  public let categories: [Int]
  public let missing: Missing
  /// Least share of women of a collective, in percent.
  public let womenPercent: Decimal
  public let layer: Layer
  public let citation: Message?
  public let clauses: [Int]
  public let readings: [Int]
}
