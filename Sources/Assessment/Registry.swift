import JSONText
import Rulebook

/// A unit of the round's registry.
public struct Unit: Sendable {
  public let code: String
  public let name: String
  public let category: Int
  public let level: String?
  /// Index of the unit it stands below; nil at the top, or where it is not known.
  public internal(set) var parent: Int?
  /// Indices of the rulebook's roles.
  public let roles: [Int]
  /// The category it is judged by: its own, or its nearest ancestor's.
  public internal(set) var judgedCategory: Int
  /// Whether it is judged by the unit it belongs to.
  public let isInner: Bool

  public init(
    code: String, name: String, category: Int, level: String?, parent: Int?, roles: [Int],
    isInner: Bool
  ) {
    self.code = code
    self.name = name
    self.category = category
    self.level = level
    self.parent = parent
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

  public init() {}

  public mutating func add(_ unit: Unit) -> Int {
    units.append(unit)
    return units.count - 1
  }

  public mutating func setParent(_ parent: Int, of unit: Int) {
    units[unit].parent = parent
  }

  /// Drops the units added after the first `count`.
  public mutating func truncate(to count: Int) {
    units.removeLast(max(0, units.count - count))
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
