import Assessment
import JSONText
import Rulebook

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
    let standing = filed.filter { candidates[$0].stands }
    for (index, key) in rules.rulebook.orderingKeys.enumerated() where key.inForce {
      var lacking: [Int]
      switch key.source {
      case .ranking:
        guard kind == .collective, let first = filed.first else { continue }
        let category = candidates[first].category
        guard key.categories.contains(category),
          filed.allSatisfy({ candidates[$0].category == category })
        else { continue }
        let ranks = rules.rankings.ranks(in: key.year)
        lacking = ranks.isEmpty ? filed : filed.filter { ranks[candidates[$0].unit] == nil }
        if !lacking.isEmpty {
          lacksScoreOrRank = true
          var notice = RoundNotice(.warning, .rankingKeySkipped)
          var named = Set<Int>()
          for index in lacking where named.insert(candidates[index].unit).inserted {
            notice.units.append(candidates[index].unit)
          }
          notice.year = key.year
          notices.append(Self.complete(notice, key: index, lacking, kind, pool, rules))
          if key.missing == .skipKey { continue }
        }
      case .score, .directInvolvement, .preference:
        lacking = standing.filter { Self.lacks(key.source, candidates[$0].ordering) }
        if key.source == .score, !lacking.isEmpty { lacksScoreOrRank = true }
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
  func difference(_ left: Candidate, _ right: Candidate) -> (key: Int, leftFirst: Bool)? {
    for key in keys {
      let comparison: Int
      switch rules.rulebook.orderingKeys[key].source {
      case .score: comparison = Self.higherFirst(left.ordering.score, right.ordering.score)
      case .directInvolvement:
        comparison = Self.trueFirst(left.ordering.directlyInvolved, right.ordering.directlyInvolved)
      case .preference:
        comparison = Self.trueFirst(left.ordering.isPreferred, right.ordering.isPreferred)
      case .ranking:
        let year = rules.rulebook.orderingKeys[key].year
        comparison = Self.lowerFirst(
          rules.rankings.rank(of: left.unit, in: year),
          rules.rankings.rank(of: right.unit, in: year))
      }
      if comparison != 0 { return (key, comparison < 0) }
    }
    return nil
  }

  /// Sorted by the keys, equals by id, and where each run of equals begins.
  func sorted(_ indices: [Int], _ candidates: [Candidate]) -> (order: [Int], groupStart: [Int]) {
    let order = indices.sorted { left, right in
      difference(candidates[left], candidates[right])?.leftFirst
        ?? (candidates[left].id < candidates[right].id)
    }
    var groupStart: [Int] = []
    for place in order.indices {
      let continues =
        place > 0 && difference(candidates[order[place - 1]], candidates[order[place]]) == nil
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
