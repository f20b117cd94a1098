import Assessment
import JSONText
import Rulebook

/// A person's decision on a point that selection leaves open.
public enum SelectionRuling: Sendable {
  /// Of a group of duplicates, which to keep. Candidates by index.
  case duplicate(members: [Int], keep: [Int])
  /// Which kind a pool goes to; nil is both.
  case kind(pool: PoolAssignment, choice: NomineeKind?)
  /// Which of those tied get the places left.
  case tie(pool: PoolAssignment, kind: NomineeKind, choose: [Int])
}

/// What became of a ruling.
public enum RulingStatus: Sendable, Equatable {
  case applied
  /// It met nothing open.
  case overtaken
  /// Another rules on the same point.
  case refusedAsSecond
  /// Its choice does not fit what there is to choose.
  case refusedAsMismatch
}

/// All that a round's selection rests on; a class, so that each pool can refer to it.
public final class RoundRules: Sendable {
  public let rulebook: Rulebook
  public let registry: Registry
  public let rankings: Rankings
  public let isClosed: Bool
  /// Limits the caller gave for pools of local awards.
  public let localLimits: [PoolAssignment: PerKind<Int?>]

  public init(
    rulebook: Rulebook, registry: Registry, rankings: Rankings, isClosed: Bool,
    localLimits: [PoolAssignment: PerKind<Int?>]
  ) {
    self.rulebook = rulebook
    self.registry = registry
    self.rankings = rankings
    self.isClosed = isClosed
    self.localLimits = localLimits
  }

  /// The exception that a pool's owner has, by index.
  func exception(of pool: PoolAssignment) -> Int? {
    guard let owner = pool.owner else { return nil }
    let code = registry.code(of: owner)
    return rulebook.pools[pool.pool].exceptions.firstIndex { $0.units.contains(code) }
  }

  func limits(of pool: PoolAssignment) -> PerKind<Int?> {
    if let local = localLimits[pool] { return local }
    if let exception = exception(of: pool) {
      return rulebook.pools[pool.pool].exceptions[exception].limits
    }
    return rulebook.pools[pool.pool].limits
  }
}
