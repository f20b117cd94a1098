import Assessment
import Rulebook

/// By what a nomination lost its place.
public enum LosingKey: Sendable, Equatable {
  /// An ordering key, by index.
  case key(Int)
  case kind
  case ruling
}

/// What two duplicates share.
public enum SharedPart: String, Sendable {
  case achievement, nominee
}

/// Where a nomination ended up and why.
public struct Placement: Sendable {
  public var standing: Standing
  /// Proposed for now; something open could still displace it.
  public var isProvisional = false
  /// Eligible, and waiting for something open in its pool.
  public var isWaiting = false
  /// Whether a ruling settled the duplicate.
  public var isResolved = false
  /// Place among the eligible of its kind in its pool, from 1; equals share it.
  public var rank: Int?
  public var sharesRank = false
  /// Who got the last place, and by which key.
  public var lostTo: Int?
  public var lostBy: LosingKey?
  /// The key that sets it before the next of its kind in the pool.
  public var placedBy: Int?
  /// Duplicates: the group, by index.
  public var duplicateGroup: Int?
  /// Rulings of selection applied to it, by index.
  public var rulings: [Int] = []

  init(_ standing: Standing) {
    self.standing = standing
  }
}

/// Nominations that share something, directly or through others.
public struct DuplicateGroup: Sendable {
  /// Candidates by index, in order of filing.
  public let members: [Int]
  public internal(set) var kept: [Int]?
}

/// What became of one pool.
public struct PoolResult: Sendable {
  public let pool: PoolAssignment
  public let limits: PerKind<Int?>
  public let exception: Int?
  /// Well-formed and not withdrawn.
  public internal(set) var filed = PerKind(collective: 0, individual: 0)
  /// Of those filed, not late, ineligible or lapsed.
  public internal(set) var standing = PerKind(collective: 0, individual: 0)
  public internal(set) var open = PerKind(collective: 0, individual: 0)
  public internal(set) var proposed = PerKind(collective: 0, individual: 0)
  public internal(set) var over = PerKind(collective: 0, individual: 0)
  /// Ordering keys in use, by index.
  public internal(set) var keys = PerKind<[Int]>(collective: [], individual: [])
  /// Candidates tied at the edge of the quota.
  public internal(set) var tied = PerKind<[Int]>(collective: [], individual: [])
  /// Eligible of each kind where both are named and one is allowed.
  public internal(set) var hasKindConflict = false
  /// All candidates of the pool that were not withdrawn.
  public internal(set) var members: [Int] = []

  /// Whether both kinds were filed where one is allowed.
  func namesBothKinds(_ pool: Pool) -> Bool {
    guard pool.kinds == .exclusive, filed.collective > 0, filed.individual > 0 else {
      return false
    }
    guard pool.mixed == .allowed, let collectives = limits.collective,
      let individuals = limits.individual
    else { return true }
    return filed.collective + filed.individual > min(collectives, individuals)
  }

  /// Whether more were filed than the pool has places for.
  public func isExceeded(_ pool: Pool) -> Bool {
    let beyond = NomineeKind.allCases.contains { kind in
      limits[kind].map { filed[kind] > $0 } ?? false
    }
    return beyond || namesBothKinds(pool)
  }
}
