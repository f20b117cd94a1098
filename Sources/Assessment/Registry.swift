import JSONText
import Rulebook

/// Roles that a unit has, by the rulebook's indices; a rulebook has at most 64.
@frozen public struct RoleSet: Sendable, Equatable {
  @usableFromInline var bits: UInt64 = 0

  @inlinable public init() {}

  @inlinable public init(_ roles: [Int]) {
    for role in roles { insert(role) }
  }

  @inlinable public mutating func insert(_ role: Int) { bits |= Self.bit(role) }

  @inlinable public func contains(_ role: Int) -> Bool { bits & Self.bit(role) != 0 }

  @inlinable public func intersects(_ other: RoleSet) -> Bool { bits & other.bits != 0 }

  /// 0 for a place that no role has.
  @inlinable public static func bit(_ role: Int) -> UInt64 {
    role >= 0 && role < 64 ? 1 &<< UInt64(role) : 0
  }
}

/// A unit of the round's registry. What it is called stands with the registry.
@frozen public struct Unit: Sendable {
  public let category: Int
  /// Place of its level among those of its category; nil where it has none.
  public let level: Int?
  /// Index of the unit it stands below; nil at the top, or where it is not known.
  public internal(set) var parent: Int?
  public let roles: RoleSet
  /// The category it is judged by: its own, or its nearest ancestor's.
  public internal(set) var judgedCategory: Int
  /// Whether it is judged by the unit it belongs to.
  public let isInner: Bool

  public init(
    category: Int, level: Int? = nil, roles: RoleSet = RoleSet(), isInner: Bool = false
  ) {
    self.category = category
    self.level = level
    self.roles = roles
    self.judgedCategory = category
    self.isInner = isInner
  }
}

/// The units of a round, and which stands below which.
public struct Registry: Sendable {
  /// Longest way from a unit up to the top.
  public static let maxDepth = 16

  public private(set) var units: [Unit] = []
  /// None where nobody will ask.
  private var codes: [String] = []

  public init() {}

  /// Adds a unit whose code nobody will ask for.
  public mutating func add(_ unit: Unit) -> Int {
    units.append(unit)
    return units.count - 1
  }

  public mutating func add(_ unit: Unit, code: String) -> Int {
    codes.append(code)
    return add(unit)
  }

  /// Empty where the units were added without.
  public func code(of unit: Int) -> String {
    codes.indices.contains(unit) ? codes[unit] : ""
  }

  /// A unit by its code; nil where there is none, or the units were added without.
  public func unit(ofCode code: String) -> Int? {
    codes.firstIndex(of: code)
  }

  public mutating func setParent(_ parent: Int, of unit: Int) {
    units[unit].parent = parent
  }

  /// Drops the units added after the first `count`.
  public mutating func truncate(to count: Int) {
    if units.count > count { units.removeLast(units.count - count) }
    if codes.count > count { codes.removeLast(codes.count - count) }
  }

  /// Works out by which category each unit from `first` on is judged. Gives the
  /// first unit whose way upwards has no end within `maxDepth`.
  public mutating func settleCategories(from first: Int, rulebook: Rulebook) -> Int? {
    for index in first..<max(first, units.count) {
      var current = index
      var steps = 0
      var judged: Int?
      while true {
        if judged == nil, !rulebook.categories[units[current].category].judgedByParent {
          judged = units[current].category
        }
        guard let parent = units[current].parent else { break }
        current = parent
        steps += 1
        if steps > Self.maxDepth { return index }
      }
      units[index].judgedCategory = judged ?? units[index].category
    }
    return nil
  }

  /// Whether `unit` stands below `upper`.
  public func stands(_ unit: Int, below upper: Int) -> Bool {
    var current = units[unit].parent
    while let here = current {
      if here == upper { return true }
      current = units[here].parent
    }
    return false
  }

  /// The unit itself or its nearest ancestor of a category.
  public func nearest(ofCategory category: Int, from unit: Int) -> Int? {
    var current: Int? = unit
    while let here = current {
      if units[here].category == category { return here }
      current = units[here].parent
    }
    return nil
  }
}
