import Assessment
import Rulebook

/// A round's nominations in their pools.
public struct Selection: Sendable {
  public private(set) var placements: [Placement] = []
  public private(set) var duplicateGroups: [DuplicateGroup] = []
  /// In the order of the rulebook's pools, then by owner's code.
  public private(set) var pools: [PoolResult] = []
  /// Candidates proposed, in order.
  public private(set) var proposed: [Int] = []
  public private(set) var notices: [RoundNotice] = []
  /// One for each ruling given.
  public private(set) var statuses: [RulingStatus] = []

  /// Decides who is proposed. Rulings apply in the order duplicates, kinds, ties.
  public init(_ candidates: [Candidate], rules: RoundRules, rulings: [SelectionRuling]) {
    statuses = [RulingStatus](repeating: .overtaken, count: rulings.count)
    placements = candidates.indices.map { index in
      Placement(candidates[index].settled ?? (candidates[index].isOpen ? .open : .overQuota))
    }
    let duplicates = settleDuplicates(candidates, rules, rulings)
    decidePools(candidates, rules, rulings, duplicates)
    listProposed(candidates, rules)
    notices += RoundNotices(candidates: candidates, rules: rules, pools: pools).all
    if let cap = rules.rulebook.totalCap, proposed.count > cap {
      var notice = RoundNotice(.breach, .totalCapExceeded)
      notice.count = proposed.count
      notices.append(notice)
    }
  }

  /// What became of a pool.
  public func result(of pool: PoolAssignment) -> PoolResult? {
    poolIndex[pool].map { pools[$0] }
  }

  private var poolIndex: [PoolAssignment: Int] = [:]

  /// Most neighbours given with one nomination; the groups are given whole.
  public static let maxNeighbours = 20

  /// For candidates of unresolved or dropped duplicates with whom they share what.
  public private(set) var sharers: [Int: [(candidate: Int, by: SharedPart)]] = [:]

  private mutating func settleDuplicates(
    _ candidates: [Candidate], _ rules: RoundRules, _ rulings: [SelectionRuling]
  ) -> Duplicates {
    var duplicates = Duplicates(candidates, rulebook: rules.rulebook)
    var rulingOfGroup: [Int: [(ruling: Int, keep: [Int])]] = [:]
    for (index, ruling) in rulings.enumerated() {
      guard case .duplicate(let members, let keep) = ruling else { continue }
      let named = Set(members)
      for group in duplicates.groups(within: members) {
        let own = duplicates.groups[group].members.filter(keep.contains)
        // Where none of those kept stands any more, it says nothing of the others.
        guard !own.isEmpty || !named.isSuperset(of: keep) || keep.isEmpty else { continue }
        // What is kept must be among those it names.
        rulingOfGroup[group, default: []].append((index, named.isSuperset(of: keep) ? own : []))
      }
    }
    for group in duplicates.groups.indices {
      guard let given = rulingOfGroup[group], let first = given.first else { continue }
      if given.count > 1 {
        for one in given where statuses[one.ruling] != .applied {
          statuses[one.ruling] = .refusedAsSecond
        }
      } else if duplicates.keep(first.keep, inGroup: group, candidates) {
        statuses[first.ruling] = .applied
        for member in duplicates.groups[group].members {
          placements[member].rulings.append(first.ruling)
        }
      } else if statuses[first.ruling] != .applied {
        statuses[first.ruling] = .refusedAsMismatch
      }
    }
    for (index, group) in duplicates.groups.enumerated() {
      let kept = group.kept.map { Set($0) }
      for member in group.members {
        placements[member].duplicateGroup = index
        guard !(kept?.contains(member) ?? false) else { continue }
        placements[member].standing = .duplicate
        placements[member].isResolved = kept != nil
        sharers[member] = duplicates.sharers(
          of: member, candidates, atMost: Self.maxNeighbours)
      }
    }
    duplicateGroups = duplicates.groups
    return duplicates
  }

  private mutating func decidePools(
    _ candidates: [Candidate], _ rules: RoundRules, _ rulings: [SelectionRuling],
    _ duplicates: Duplicates
  ) {
    let (assignments, members) = Self.members(candidates)
    let rulingsOfPools = gatherPoolRulings(rulings)
    // Groups that can come back when one kept, and still open, falls out.
    let reopening = Set(
      duplicates.groups.indices.filter { group in
        duplicates.groups[group].kept?.contains { candidates[$0].isOpen } ?? false
      })
    let order = assignments.indices.sorted {
      Self.precedes(assignments[$0], assignments[$1], rules.registry)
    }
    for place in order {
      let assignment = assignments[place]
      var selection = PoolSelection(
        rules: rules, assignment: assignment, members: members[place],
        candidates: candidates,
        isUnresolved: { index in
          placements[index].standing == .duplicate && !placements[index].isResolved
        },
        isDropped: { index in placements[index].isResolved },
        couldReopen: { index in reopening.contains(duplicates.groupOf[index]) })
      let given = rulingsOfPools[assignment]
      selection.decide(
        kindRuling: given?.kind, tieRulings: given?.ties ?? [:], candidates: candidates,
        placements: &placements)
      for (ruling, status) in selection.statuses { statuses[ruling] = status }
      notices += selection.notices
      poolIndex[assignment] = pools.count
      pools.append(selection.result)
    }
  }

  /// The pools in use, as they come, and who is in each.
  private static func members(
    _ candidates: [Candidate]
  ) -> (pools: [PoolAssignment], members: [[Int]]) {
    var places: [PoolAssignment: Int] = [:]
    var pools: [PoolAssignment] = []
    var members: [[Int]] = []
    var last = -1
    for index in candidates.indices {
      guard let pool = candidates[index].pool, candidates[index].settled != .withdrawn,
        candidates[index].settled != .noSlot
      else { continue }
      // Those of one submission mostly compete with each other.
      if last < 0 || pools[last] != pool {
        if let known = places[pool] {
          last = known
        } else {
          last = pools.count
          places[pool] = last
          pools.append(pool)
          members.append([])
        }
      }
      members[last].append(index)
    }
    return (pools, members)
  }

  private struct PoolRulings {
    var kind: PoolSelection.Ruled<PoolSelection.KindChoice>?
    var ties: [NomineeKind: PoolSelection.Ruled<[Int]>] = [:]
  }

  /// The rulings on each pool; two on one point are refused here.
  private mutating func gatherPoolRulings(
    _ rulings: [SelectionRuling]
  ) -> [PoolAssignment: PoolRulings] {
    struct Point: Hashable {
      let pool: PoolAssignment
      /// nil: the pool's kind; otherwise the tie of a kind.
      let tie: NomineeKind?
    }
    var byPoint: [Point: [Int]] = [:]
    for (index, ruling) in rulings.enumerated() {
      switch ruling {
      case .duplicate: continue
      case .kind(let pool, _): byPoint[Point(pool: pool, tie: nil), default: []].append(index)
      case .tie(let pool, let kind, _):
        byPoint[Point(pool: pool, tie: kind), default: []].append(index)
      }
    }
    var result: [PoolAssignment: PoolRulings] = [:]
    for (point, indices) in byPoint {
      guard indices.count == 1, let index = indices.first else {
        for index in indices { statuses[index] = .refusedAsSecond }
        continue
      }
      switch rulings[index] {
      case .duplicate: continue
      case .kind(_, let choice):
        result[point.pool, default: PoolRulings()].kind = .init(
          index: index, choice: choice.map { .one($0) } ?? .both)
      case .tie(_, let kind, let choose):
        result[point.pool, default: PoolRulings()].ties[kind] = .init(index: index, choice: choose)
      }
    }
    return result
  }

  private static func precedes(
    _ left: PoolAssignment, _ right: PoolAssignment, _ registry: Registry
  ) -> Bool {
    if left.pool != right.pool { return left.pool < right.pool }
    let leftCode = left.owner.map { registry.code(of: $0) } ?? ""
    let rightCode = right.owner.map { registry.code(of: $0) } ?? ""
    return leftCode < rightCode
  }

  /// By pool, then nominator's code, then the keys; equals by id.
  private mutating func listProposed(_ candidates: [Candidate], _ rules: RoundRules) {
    let registry = rules.registry
    proposed = candidates.indices.filter { placements[$0].standing == .proposed }
    proposed.sort { left, right in
      if let one = candidates[left].pool?.pool, let other = candidates[right].pool?.pool,
        one != other
      {
        return one < other
      }
      let (first, second) = (candidates[left].nominator, candidates[right].nominator)
      if first != second {
        let (one, other) = (registry.code(of: first), registry.code(of: second))
        if one != other { return one < other }
      }
      if candidates[left].kind != candidates[right].kind {
        return candidates[left].kind == .collective
      }
      let (one, other) = (placements[left].rank ?? 0, placements[right].rank ?? 0)
      return one != other ? one < other : candidates[left].id < candidates[right].id
    }
  }
}
