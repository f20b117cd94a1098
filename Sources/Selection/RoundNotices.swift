import Assessment
import Rulebook

/// Notices on how quotas were used and on the organiser's own part.
struct RoundNotices {
  private(set) var all: [RoundNotice] = []

  init(candidates: [Candidate], rules: RoundRules, pools: [PoolResult]) {
    reportExceeded(candidates, rules, pools)
    reportUnused(candidates, rules, pools)
    reportExceptions(rules)
    reportSelfSelection(candidates, rules)
  }

  /// A nominator that named more than it may, or both kinds where one is allowed.
  private mutating func reportExceeded(
    _ candidates: [Candidate], _ rules: RoundRules, _ pools: [PoolResult]
  ) {
    for result in pools {
      let pool = rules.rulebook.pools[result.pool.pool]
      let clauses = result.exception.map { pool.exceptions[$0].clauses } ?? pool.clauses
      for (nominator, filed) in Self.byNominator(result, candidates, rules.registry) {
        var counts = PerKind(collective: 0, individual: 0)
        for index in filed {
          if let kind = candidates[index].kind { counts[kind] += 1 }
        }
        for kind in NomineeKind.allCases {
          guard let limit = result.limits[kind], counts[kind] > limit else { continue }
          let ofKind = filed.filter { candidates[$0].kind == kind }
          var notice = RoundNotice(.warning, .quotaExceededByNominator)
          notice.pool = result.pool
          notice.kind = kind
          notice.nominations = ofKind
          notice.units = [nominator]
          notice.count = limit
          notice.clauses = clauses
          all.append(notice)
        }
        if counts.collective > 0, counts.individual > 0, result.namesBothKinds(pool) {
          var notice = RoundNotice(.warning, .bothKindsNamed)
          notice.pool = result.pool
          notice.nominations = filed
          notice.units = [nominator]
          notice.clauses = clauses
          notice.readings = pool.readings
          all.append(notice)
        }
      }
    }
  }

  /// What is filed in a pool, by nominators in the order of their codes.
  private static func byNominator(
    _ result: PoolResult, _ candidates: [Candidate], _ registry: Registry
  ) -> [(nominator: Int, filed: [Int])] {
    let filed = result.members.filter { candidates[$0].isFiled }
    guard let first = filed.first else { return [] }
    // Most pools are of one nominator.
    let nominator = candidates[first].nominator
    if filed.allSatisfy({ candidates[$0].nominator == nominator }) {
      return [(nominator, filed)]
    }
    return Dictionary(grouping: filed) { candidates[$0].nominator }
      .map { (nominator: $0.key, filed: $0.value) }
      .sorted { registry.code(of: $0.nominator) < registry.code(of: $1.nominator) }
  }

  private mutating func reportUnused(
    _ candidates: [Candidate], _ rules: RoundRules, _ pools: [PoolResult]
  ) {
    var filed: [PoolAssignment: Int] = [:]
    for result in pools { filed[result.pool] = result.filed.collective + result.filed.individual }
    var submitters = Set<Int>()
    var last = -1
    for index in candidates.indices
    where candidates[index].settled != .invalid && candidates[index].nominator != last {
      last = candidates[index].nominator
      submitters.insert(last)
    }
    for (poolIndex, pool) in rules.rulebook.pools.enumerated()
    where pool.whenUnused != .off && pool.scope == .owner {
      let slots = rules.rulebook.slots.filter {
        $0.pool == poolIndex && $0.ownerSide == .nominator && $0.ownerCategory == nil
      }
      // Most units are of a category that owns none.
      let categories = RoleSet(slots.flatMap(\.nominatorCategories))
      let owners = rules.registry.units.indices.filter { unit in
        categories.contains(rules.registry.units[unit].category)
          && (pool.whenUnusedAmong == .registry || submitters.contains(unit))
          && slots.contains {
            $0.accepts(nominator: rules.registry.units[unit], rules.rulebook.categories)
          }
      }
      for owner in owners.sorted(by: {
        rules.registry.code(of: $0) < rules.registry.code(of: $1)
      }) {
        let assignment = PoolAssignment(pool: poolIndex, owner: owner)
        let limits = rules.limits(of: assignment)
        let places = max(limits.collective ?? 1, limits.individual ?? 1)
        let enough = pool.whenUnusedAmong == .registry ? 1 : places
        guard filed[assignment, default: 0] < enough else { continue }
        var notice = RoundNotice(pool.whenUnused, .poolUnused)
        notice.pool = assignment
        notice.units = [owner]
        notice.isNone = filed[assignment, default: 0] == 0
        notice.clauses =
          rules.exception(of: assignment).map { pool.exceptions[$0].clauses }
          ?? pool.clauses
        notice.readings = pool.readings
        all.append(notice)
      }
    }
  }

  /// An exception granted for a first rank that the rankings given do not show.
  private mutating func reportExceptions(_ rules: RoundRules) {
    for (poolIndex, pool) in rules.rulebook.pools.enumerated() {
      for exception in pool.exceptions {
        guard let expected = exception.expectedRank else { continue }
        for code in exception.units {
          guard let unit = rules.registry.unit(ofCode: code) else {
            continue
          }
          let category = rules.registry.units[unit].category
          for table in rules.rankings.tables where table.category == category {
            guard rules.rankings.rank(of: unit, in: table.year) != expected else { continue }
            var notice = RoundNotice(.warning, .exceptionUnconfirmed)
            notice.pool = PoolAssignment(pool: poolIndex, owner: unit)
            notice.units = [unit]
            notice.year = table.year
            notice.count = Int(exactly: expected)
            notice.clauses = exception.clauses
            all.append(notice)
          }
        }
      }
    }
  }

  private mutating func reportSelfSelection(_ candidates: [Candidate], _ rules: RoundRules) {
    let rule = rules.rulebook.selfSelection
    guard rule.severity != .off else { return }
    let own = candidates.indices.filter { index in
      candidates[index].isFiled && candidates[index].pool != nil
        && rules.registry.units[candidates[index].nominator].roles.contains(rule.role)
        && (candidates[index].unit == candidates[index].nominator
          || rules.registry.stands(candidates[index].unit, below: candidates[index].nominator))
    }
    guard let first = own.first else { return }
    var notice = RoundNotice(rule.severity, .selfSelection)
    notice.nominations = own
    notice.units = [candidates[first].nominator]
    notice.clauses = rule.clauses
    notice.readings = rule.readings
    all.append(notice)
  }
}
