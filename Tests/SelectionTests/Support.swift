import Assessment
import CaseSupport
import JSONText
import Rulebook
import Testing

@testable import Selection

/// A round of departments in which candidates are made by hand.
struct SmallRound {
  let rulebook: Rulebook
  let registry: Registry
  var rankings = Rankings()
  var candidates: [Candidate] = []
  /// Units that may own a pool.
  let owner = 0
  let department: Int

  /// `patch` changes the built-in rulebook; `units` is how many there are to rank.
  init(patch: JSON = [], units: Int = 8, ownerCode: String = "U0") throws {
    let tree = try Rulebooks.standard().applying(rulebookPatch: patch)
    rulebook = try Rulebook(json: tree.bytes)
    department = try #require(rulebook.categories.firstIndex { $0.id == "department" })
    var registry = Registry()
    for place in 0..<units {
      _ = registry.add(
        Unit(category: department), code: place == owner ? ownerCode : "U\(place)")
    }
    #expect(registry.settleCategories(from: 0, rulebook: rulebook) == nil)
    self.registry = registry
  }

  func pool(_ id: String) throws -> PoolAssignment {
    let pool = try #require(rulebook.pools.firstIndex { $0.id == id })
    return PoolAssignment(pool: pool, owner: rulebook.pools[pool].scope == .shared ? nil : owner)
  }

  func rules(isClosed: Bool = false) -> RoundRules {
    RoundRules(
      rulebook: rulebook, registry: registry, rankings: rankings, isClosed: isClosed,
      localLimits: [:])
  }

  /// A candidate that shares nothing with another.
  func candidate(
    _ kind: NomineeKind, in pool: PoolAssignment, score: String? = nil
  ) -> Candidate {
    let place = candidates.count
    var candidate = Candidate(id: "n\(place)")
    candidate.kind = kind
    candidate.pool = pool
    candidate.category = department
    candidate.unit = place % max(1, registry.units.count)
    candidate.nominee = Int32(place)
    candidate.achievement = Int32(place)
    candidate.ordering.score = score.flatMap { Decimal($0) }
    return candidate
  }
}
