/// Where a nomination stands in its round; the first that applies, in this order.
public enum Standing: String, CaseIterable, Sendable {
  /// Malformed; its problem document says why.
  case invalid
  case withdrawn
  /// No pool for this nominator, nominee and kind.
  case noSlot
  case late
  case ineligible
  /// Incomplete when the round closed.
  case lapsed
  /// Shares an achievement or a nominee with another.
  case duplicate
  /// Incomplete, or waiting for a person.
  case open
  /// Eligible, but both kinds were named where one is allowed.
  case kindConflict
  /// Equal to others at the edge of the quota.
  case tied
  case overQuota
  case proposed
}
