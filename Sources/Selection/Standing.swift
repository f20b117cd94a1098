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

  /// Its place among all of them.
  public var place: Int {
    switch self {
    case .invalid: 0
    case .withdrawn: 1
    case .noSlot: 2
    case .late: 3
    case .ineligible: 4
    case .lapsed: 5
    case .duplicate: 6
    case .open: 7
    case .kindConflict: 8
    case .tied: 9
    case .overQuota: 10
    case .proposed: 11
    }
  }
}
