import Assessment
import JSONText
import Rulebook

/// Candidates in order, by index, and for each place where its run of equals begins.
typealias SortedCandidates = (order: [Int], groupStart: [Int])

/// The order of one kind within one pool: which keys are in use and how two
/// nominations compare by them.
final class CandidateOrder: Sendable {
  let rules: RoundRules
  /// Keys in use, by index of the rulebook's.
  let keys: [Int]
  let notices: [RoundNotice]
  /// Whether someone has no score, or no rank, that the order uses or had to skip.
  let lacksScoreOrRank: Bool

  /// - Parameter filed: the well-formed nominations of the kind filed in the pool
  ///   and not withdrawn; the set does not change as open points are settled.
  init(
    rules: RoundRules, kind: NomineeKind, pool: PoolAssignment, filed: [Int],
    candidates: [Candidate]
  ) {
    self.rules = rules
    var keys: [Int] = []
    var notices: [RoundNotice] = []
    var lacksScoreOrRank = false
    let standing = Self.those(of: filed) { candidates[$0].stands }
    // The keys are looked at where they stand: they are too large to be copied.
    let all = rules.rulebook.orderingKeys
    for index in all.indices where all[index].inForce {
      let source = all[index].source
      switch source {
      case .ranking:
        guard kind == .collective, let first = filed.first else { continue }
        let category = candidates[first].category
        guard all[index].categories.contains(category),
          filed.allSatisfy({ candidates[$0].category == category })
        else { continue }
        let year = all[index].year
        let ranks = rules.rankings.ranks(in: year)
        let lacking =
          ranks.isEmpty ? filed : filed.filter { ranks[candidates[$0].unit] == nil }
        if !lacking.isEmpty {
          lacksScoreOrRank = true
          var notice = RoundNotice(.warning, .rankingKeySkipped)
          notice.units = Self.units(of: lacking, candidates)
          notice.year = year
          notices.append(Self.complete(notice, key: index, lacking, kind, pool, rules))
          if all[index].missing == .skipKey { continue }
        }
      case .score, .directInvolvement, .preference:
        let lacking = Self.those(of: standing) {
          Self.lacks(source, candidates[$0].ordering)
        }
        if source == .score, !lacking.isEmpty { lacksScoreOrRank = true }
        if !lacking.isEmpty, standing.count > 1 {
          let notice = RoundNotice(.warning, .orderingDatumMissing)
          notices.append(Self.complete(notice, key: index, lacking, kind, pool, rules))
        }
      }
      keys.append(index)
    }
    self.keys = keys
    self.notices = notices
    self.lacksScoreOrRank = lacksScoreOrRank
  }

  /// As `filter`, with the memory for all of them taken at once, or none.
  private static func those(of indices: [Int], _ condition: (Int) -> Bool) -> [Int] {
    guard let first = indices.firstIndex(where: condition) else { return [] }
    var those: [Int] = []
    those.reserveCapacity(indices.count - first)
    for index in indices[first...] where condition(index) { those.append(index) }
    return those
  }

  /// The units of candidates, each once, as they come.
  private static func units(of indices: [Int], _ candidates: [Candidate]) -> [Int] {
    var units: [Int] = []
    units.reserveCapacity(indices.count)
    // As a rule each is behind all before in the registry, and so is new.
    var last = -1
    var named: Set<Int>?
    for index in indices {
      let unit = candidates[index].unit
      if named == nil, unit <= last { named = Set(units) }
      guard named == nil || named?.insert(unit).inserted ?? false else { continue }
      last = unit
      units.append(unit)
    }
    return units
  }

  private static func complete(
    _ notice: RoundNotice, key: Int, _ lacking: [Int], _ kind: NomineeKind,
    _ pool: PoolAssignment, _ rules: RoundRules
  ) -> RoundNotice {
    var notice = notice
    notice.pool = pool
    notice.kind = kind
    notice.key = key
    notice.nominations = lacking
    notice.clauses = rules.rulebook.orderingKeys[key].clauses
    notice.readings = rules.rulebook.orderingKeys[key].readings
    return notice
  }

  private static func lacks(_ source: OrderingKey.Source, _ data: OrderingData) -> Bool {
    switch source {
    case .score: data.score == nil
    case .directInvolvement: data.directlyInvolved == nil
    case .preference: data.isPreferred == nil
    case .ranking: false
    }
  }

  /// The first key by which the two differ and whether `left` comes first by it;
  /// nil for equals.
  func difference(
    _ left: Int, _ right: Int, of candidates: [Candidate]
  ) -> (key: Int, leftFirst: Bool)? {
    for key in keys {
      let comparison: Int
      switch rules.rulebook.orderingKeys[key].source {
      case .score:
        comparison = Self.higherFirst(
          candidates[left].ordering.score, candidates[right].ordering.score)
      case .directInvolvement:
        comparison = Self.trueFirst(
          candidates[left].ordering.directlyInvolved, candidates[right].ordering.directlyInvolved)
      case .preference:
        comparison = Self.trueFirst(
          candidates[left].ordering.isPreferred, candidates[right].ordering.isPreferred)
      case .ranking:
        let year = rules.rulebook.orderingKeys[key].year
        comparison = Self.lowerFirst(
          rules.rankings.rank(of: candidates[left].unit, in: year),
          rules.rankings.rank(of: candidates[right].unit, in: year))
      }
      if comparison != 0 { return (key, comparison < 0) }
    }
    return nil
  }

  /// Sorted by the keys, equals by id, and where each run of equals begins.
  func sorted(_ indices: [Int], _ candidates: [Candidate]) -> SortedCandidates {
    let order = indices.sorted { left, right in
      difference(left, right, of: candidates)?.leftFirst
        ?? (candidates[left].id < candidates[right].id)
    }
    var groupStart: [Int] = []
    groupStart.reserveCapacity(order.count)
    for place in order.indices {
      let continues =
        place > 0 && difference(order[place - 1], order[place], of: candidates) == nil
      groupStart.append(continues ? groupStart[place - 1] : place)
    }
    return (order, groupStart)
  }

  /// Negative where the left comes first; what is missing comes last.
  private static func higherFirst(_ left: Decimal?, _ right: Decimal?) -> Int {
    guard let left, let right else { return missingLast(left == nil, right == nil) }
    return left == right ? 0 : right < left ? -1 : 1
  }

  private static func lowerFirst(_ left: Int64?, _ right: Int64?) -> Int {
    guard let left, let right else { return missingLast(left == nil, right == nil) }
    return left == right ? 0 : left < right ? -1 : 1
  }

  private static func trueFirst(_ left: Bool?, _ right: Bool?) -> Int {
    guard let left, let right else { return missingLast(left == nil, right == nil) }
    return left == right ? 0 : left ? -1 : 1
  }

  private static func missingLast(_ left: Bool, _ right: Bool) -> Int {
    left == right ? 0 : right ? -1 : 1
  }
}
