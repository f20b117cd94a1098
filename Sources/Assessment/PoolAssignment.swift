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
  /// The slot that decides the pool of a nomination by its nominator, nominee and
  /// award: the first that matches, by index.
  public func slot(
    award: Int, kind: NomineeKind, unit: Int, nominator: Int, in registry: Registry
  ) -> Int? {
    let category = registry.units[unit].judgedCategory
    for index in slots.indices
    where slots[index].award == award && slots[index].nomineeKinds.contains(kind)
      && slots[index].nomineeCategories.contains(category)
      && (slots[index].nomineeInner.map { $0 == registry.units[unit].isInner } ?? true)
      && slots[index].accepts(nominator: registry.units[nominator], categories)
    {
      return index
    }
    return nil
  }

  /// The pool that a slot gives; nil where there is no place for such a nomination.
  public func poolAssignment(
    slot: Int, unit: Int, nominator: Int, in registry: Registry
  ) -> PoolAssignment? {
    let slot = slots[slot]
    guard let pool = slot.pool else { return nil }
    let side = slot.ownerSide == .nominator ? nominator : unit
    var owner: Int? = side
    if let category = slot.ownerCategory {
      owner = registry.nearest(ofCategory: category, from: side)
    }
    guard let owner else { return nil }
    return PoolAssignment(pool: pool, owner: pools[pool].scope == .shared ? nil : owner)
  }
}

extension Slot {
  /// Whether a unit may nominate here.
  public func accepts(nominator: Unit, _ categories: [Category]) -> Bool {
    guard nominatorCategories.contains(nominator.category),
      nominatorRoles.map({ $0.contains { nominator.roles.contains($0) } }) ?? true
    else { return false }
    guard let nominatorLevels else { return true }
    return nominator.level.map {
      nominatorLevels.contains(categories[nominator.category].levels[$0])
    } ?? false
  }
}
