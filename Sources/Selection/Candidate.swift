import Assessment
import JSONText
import Rulebook

/// What a nomination is ordered by.
public struct OrderingData: Sendable {
  public var score: Decimal?
  public var directlyInvolved: Bool?
  /// Whether the preference applies; nil where nothing was said.
  public var isPreferred: Bool?

  public init() {}
}

/// A nomination as selection sees it.
public struct Candidate: Sendable {
  /// Settled before selection: `invalid`, `withdrawn`, `noSlot`, `late`,
  /// `ineligible` or `lapsed`; nil for one that stands.
  public var settled: Standing?
  /// Whether it stands but is not eligible yet.
  public var isOpen = false
  public let id: String
  /// nil where an invalid nomination does not say.
  public var kind: NomineeKind?
  public var award = 0
  /// nil where it has none, or where an invalid nomination's cannot be read.
  public var pool: PoolAssignment?
  /// Category by which the nominee is judged.
  public var category = 0
  /// The nominee's unit.
  public var unit = 0
  public var nominator = 0
  /// Equal for nominations of one nominee.
  public var nominee: Int32 = -1
  /// Equal for nominations of one achievement; -1 where none is named.
  public var achievement: Int32 = -1
  public var ordering = OrderingData()

  public init(id: String) {
    self.id = id
  }

  var stands: Bool { settled == nil }
  /// Well-formed, in a pool and not withdrawn.
  var isFiled: Bool { settled != .invalid && settled != .withdrawn && settled != .noSlot }
}

/// Ranks that the province gave units, by year.
public struct Rankings: Sendable {
  /// By year, then unit.
  private var ranks: [Int: [Int: Int64]] = [:]
  /// Categories ranked in each year, in the order given.
  public private(set) var tables: [(year: Int, category: Int)] = []

  public init() {}

  public mutating func addTable(year: Int, category: Int) {
    tables.append((year, category))
  }

  /// Notes a rank; false where the unit has one for the year already.
  public mutating func add(year: Int, unit: Int, rank: Int64) -> Bool {
    ranks[year, default: [:]].updateValue(rank, forKey: unit) == nil
  }

  public func rank(of unit: Int, in year: Int) -> Int64? {
    ranks[year]?[unit]
  }

  /// The ranks of a year, by unit.
  func ranks(in year: Int) -> [Int: Int64] { ranks[year] ?? [:] }
}
