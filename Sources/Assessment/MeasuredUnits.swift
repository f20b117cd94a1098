import Rulebook

/// The units whose figures criteria look at, of one nomination.
public struct MeasuredUnits: Sendable {
  private var nominee: Int?
  private var parent: Int?

  /// Of nothing.
  public init() {}

  /// - Parameter unit: the nominee's, or the one a person belongs to.
  init(of unit: Int, _ rulebook: Rulebook, _ registry: Registry) {
    parent = registry.units[unit].parent
    nominee =
      registry.units[unit].isInner && rulebook.innerUnits.measuredEntity == .parent ? parent : unit
  }

  /// Nil where it is not one unit.
  @inline(__always)
  public subscript(entity: MeasuredEntity) -> Int? {
    switch entity {
    case .area: nil
    case .parent: parent
    case .nominee: nominee
    }
  }
}

extension Assessor {
  public func measuredUnits(of facts: NominationFacts, _ registry: Registry) -> MeasuredUnits {
    MeasuredUnits(of: facts.unit, rulebook, registry)
  }

  /// The unit whose figures a criterion looks at; nil where it is not one unit.
  func measuredUnit(
    ofCriterion index: Int, facts: NominationFacts, registry: Registry
  ) -> Int? {
    measuredUnits(of: facts, registry)[rulebook.criteria[index].measuredEntity]
  }
}
