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

/// Whether a slot takes nominations of one plan, worked out as far as the plan says it.
struct SlotGate: Sendable {
  /// Index of the slot.
  let slot: Int
  private let nomineeInner: Bool?
  /// One bit for each category of nominator; a rulebook has at most 64.
  private let categories: UInt64
  private let roles: RoleSet?
  private let hasLevels: Bool

  /// Nil where the slot takes none of the plan.
  init?(_ slot: Int, _ rulebook: Rulebook, award: Int, kind: NomineeKind, category: Int) {
    let rule = rulebook.slots[slot]
    guard rule.award == award, rule.nomineeKinds.contains(kind),
      rule.nomineeCategories.contains(category)
    else { return nil }
    self.slot = slot
    nomineeInner = rule.nomineeInner
    categories = rule.nominatorCategories.reduce(0) { $0 | RoleSet.bit($1) }
    roles = rule.nominatorRoles.map { RoleSet($0) }
    hasLevels = rule.nominatorLevels != nil
  }

  func takes(_ nominee: Unit, from nominator: Unit, _ rulebook: Rulebook) -> Bool {
    guard nomineeInner.map({ $0 == nominee.isInner }) ?? true,
      categories & RoleSet.bit(nominator.category) != 0,
      roles.map({ $0.intersects(nominator.roles) }) ?? true
    else { return false }
    return !hasLevels
      || rulebook.slots[slot].accepts(nominator: nominator, rulebook.categories)
  }
}

extension AssessmentPlan {
  /// The slot that decides the pool of a nomination by its nominator and nominee: the
  /// first that matches, by index.
  public func slot(
    unit: Int, nominator: Int, in registry: Registry, of rulebook: Rulebook
  ) -> Int? {
    for gate in slots
    where gate.takes(registry.units[unit], from: registry.units[nominator], rulebook) {
      return gate.slot
    }
    return nil
  }
}

extension Rulebook {
  /// The pool that a slot gives; nil where there is no place for such a nomination.
  public func poolAssignment(
    slot: Int, unit: Int, nominator: Int, in registry: Registry
  ) -> PoolAssignment? {
    guard let pool = slots[slot].pool else { return nil }
    let side = slots[slot].ownerSide == .nominator ? nominator : unit
    var owner: Int? = side
    if let category = slots[slot].ownerCategory {
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
