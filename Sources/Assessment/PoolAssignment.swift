import Rulebook

/// The pool in which a nomination competes.
public struct PoolAssignment: Sendable, Hashable {
  public let pool: Int
  /// Index of the unit whose pool it is; nil for a pool shared by all.
  public let owner: Int?

  public init(pool: Int, owner: Int?) {
    self.pool = pool
    self.owner = owner
  }
}

extension Rulebook {
  /// The pool of a nomination by its nominator, nominee and award, or nil where
  /// there is no place for such a one. The first slot that matches decides.
  public func poolAssignment(
    award: Int, kind: NomineeKind, unit: Int, nominator: Int, in registry: Registry
  ) -> PoolAssignment? {
    let nominee = registry.units[unit]
    let nominatorUnit = registry.units[nominator]
    for slot in slots
    where slot.award == award && slot.nomineeKinds.contains(kind)
      && slot.nomineeCategories.contains(nominee.judgedCategory)
      && (slot.nomineeInner.map { $0 == nominee.isInner } ?? true)
      && slot.accepts(nominator: nominatorUnit)
    {
      guard let pool = slot.pool else { return nil }
      let side = slot.ownerSide == .nominator ? nominator : unit
      var owner: Int? = side
      if let category = slot.ownerCategory {
        owner = registry.nearest(ofCategory: category, from: side)
      }
      guard let owner else { return nil }
      return PoolAssignment(pool: pool, owner: pools[pool].scope == .shared ? nil : owner)
    }
    return nil
  }
}

extension Slot {
  /// Whether a unit may nominate here.
  public func accepts(nominator: Unit) -> Bool {
    nominatorCategories.contains(nominator.category)
      && (nominatorLevels.map { levels in nominator.level.map(levels.contains) ?? false } ?? true)
      && (nominatorRoles.map { $0.contains { nominator.roles.contains($0) } } ?? true)
  }
}
