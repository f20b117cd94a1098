import Assessment
import Rulebook

/// Whether a nomination is proposed however the open points of its round end.
public enum Certainty: String, CaseIterable, Sendable {
  /// In every completion.
  case certain
  /// In some.
  case possible
  /// In none.
  case impossible
  /// Too much hangs together to look at every completion; never a guess.
  case undetermined
}

/// A point that decides a nomination: two completions that differ in it alone give
/// the nomination different results.
public enum DecidingPoint: Sendable, Equatable {
  /// Findings of a nomination, as points; nil is all of them. An invalid nomination
  /// is a point as a whole and has none.
  case nomination(Int, points: [Int]?)
  /// Which of a group of duplicates are kept.
  case duplicates([Int])
  /// Which kind a pool goes to.
  case kind(PoolAssignment)
  /// Which of equals get the places left.
  case tie(PoolAssignment, NomineeKind)
}

/// What is said of one nomination.
public struct NominationCertainty: Sendable, Equatable {
  public internal(set) var certainty: Certainty
  /// For a possible one the points that decide it: its own first, other
  /// nominations by place, then duplicates, kind and tie.
  public internal(set) var decidedBy: [DecidingPoint] = []
  /// How many more there are than were listed.
  public internal(set) var decidedByMore = 0
  /// Certain, although a score or rank that would order its pool is missing.
  public internal(set) var orderingDatumMissing = false

  init(_ certainty: Certainty) {
    self.certainty = certainty
  }

  /// A possible one and what decides it, cut off after `limit` points.
  init(decidedBy points: [DecidingPoint], unlisted: Int = 0, limit: Int) {
    certainty = .possible
    decidedBy = Array(points.prefix(limit))
    decidedByMore = points.count - decidedBy.count + unlisted
  }
}

/// What the open nominations of a round still need.
///
/// Points are numbers from 0. One that stands with several nominations couples them:
/// it is settled once for all of them.
public struct OpenPoints: Sendable {
  /// For each candidate what it needs to become eligible: all of these, each of them
  /// any one of its points. Empty for one that is not open.
  public var needs: [[[Int]]]
  /// Whether a point can only stay unmet.
  public var isFixed: [Bool] = []

  public init(candidates: Int) {
    needs = [[[Int]]](repeating: [], count: candidates)
  }

  /// A new point.
  public mutating func add(isFixed: Bool) -> Int {
    self.isFixed.append(isFixed)
    return self.isFixed.count - 1
  }

  /// What a candidate needs, without the points that can only stay unmet; nil where
  /// it can no longer become eligible.
  func settleable(_ candidate: Int) -> [[Int]]? {
    var result: [[Int]] = []
    for need in needs[candidate] {
      let free = need.filter { !isFixed[$0] }
      guard !free.isEmpty else { return nil }
      result.append(free)
    }
    return result
  }
}

/// How much is looked at before the answer is `undetermined`.
struct CertaintyBudget {
  /// Most Boolean points of one pool, those of one nomination alone counted once.
  static let maxVariables = 12
  /// Completions of all pools together.
  var completions = 20_000
  /// Results of one nomination in one completion or in a pair of them.
  var results = 2_000_000

  /// Takes what is asked for; false, and nothing taken, where there is not enough.
  mutating func spend(completions: Int = 0, results: Int = 0) -> Bool {
    guard completions <= self.completions, results <= self.results else { return false }
    self.completions -= completions
    self.results -= results
    return true
  }
}
