import Assessment
import Rulebook

/// Decides one pool: kinds, order, places, ties.
struct PoolSelection {
  /// A ruling on the pool and its index among the round's.
  struct Ruled<Choice> {
    let index: Int
    let choice: Choice
  }

  enum KindChoice {
    case one(NomineeKind)
    case both
  }

  let rules: RoundRules
  let pool: Pool
  /// The eligible of each kind in order, once that is known.
  private(set) var sorted = PerKind<SortedCandidates?>(collective: nil, individual: nil)
  var result: PoolResult
  private(set) var notices: [RoundNotice] = []
  /// Status of the rulings given, by their index.
  private(set) var statuses: [(ruling: Int, status: RulingStatus)] = []

  private(set) var eligible = PerKind<[Int]>(collective: [], individual: [])
  private var filed = PerKind<[Int]>(collective: [], individual: [])
  private(set) var orders = PerKind<CandidateOrder?>(collective: nil, individual: nil)
  /// Sent, but no longer standing.
  private var fallen = PerKind(collective: 0, individual: 0)
  /// Of groups of duplicates that fall open again when someone open who was kept falls
  /// out: those not kept, and those eligible.
  private(set) var couldReturn = PerKind(collective: 0, individual: 0)
  private(set) var unsettled = Set<Int>()

  /// - Parameter members: candidates whose pool this is, those that were
  ///   withdrawn or have no slot left out.
  init(
    rules: RoundRules, assignment: PoolAssignment, members: [Int], candidates: [Candidate],
    isUnresolved: (Int) -> Bool, isDropped: (Int) -> Bool, couldReopen: (Int) -> Bool
  ) {
    self.rules = rules
    pool = rules.rulebook.pools[assignment.pool]
    result = PoolResult(
      pool: assignment, limits: rules.limits(of: assignment),
      exception: rules.exception(of: assignment))
    result.members = members
    for index in members {
      guard let kind = candidates[index].kind else { continue }
      if candidates[index].settled == .invalid {
        // It may still be put right while the round is open.
        if rules.isClosed { fallen[kind] += 1 } else { result.open[kind] += 1 }
        continue
      }
      filed.update(kind) { $0.append(index) }
      result.filed[kind] += 1
      guard candidates[index].stands else {
        fallen[kind] += 1
        continue
      }
      result.standing[kind] += 1
      if couldReopen(index) {
        unsettled.insert(index)
        if isDropped(index) { couldReturn[kind] += 1 }
      }
      if isUnresolved(index) || candidates[index].isOpen {
        result.open[kind] += isDropped(index) ? 0 : 1
      } else if !isDropped(index) {
        eligible.update(kind) { $0.append(index) }
      }
    }
    for kind in NomineeKind.allCases {
      let order = CandidateOrder(
        rules: rules, kind: kind, pool: assignment, filed: filed[kind], candidates: candidates)
      orders[kind] = order
      result.keys[kind] = order.keys
      notices += order.notices
    }
  }

  /// Places of a kind; nil is no limit.
  func limit(_ kind: NomineeKind) -> Int? {
    guard let limit = result.limits[kind] else { return nil }
    guard rules.rulebook.quota.counts == .sent else { return limit }
    // Every nomination sent has used a place, also one that no longer stands; where
    // only one kind is allowed the places are the same for both.
    let used = pool.kinds == .exclusive ? fallen.collective + fallen.individual : fallen[kind]
    return max(0, limit - used)
  }

  /// Whether both kinds are eligible and all of them together stay within the limit,
  /// as one of each does under a limit of two.
  var isMixedPair: Bool {
    guard let collectives = result.limits.collective, let individuals = result.limits.individual
    else { return false }
    return !eligible.collective.isEmpty && !eligible.individual.isEmpty
      && eligible.collective.count + eligible.individual.count <= min(collectives, individuals)
  }

  mutating func decide(
    kindRuling: Ruled<KindChoice>?, tieRulings: [NomineeKind: Ruled<[Int]>],
    candidates: [Candidate], placements: inout [Placement]
  ) {
    var conflict =
      pool.kinds == .exclusive
      && NomineeKind.allCases.allSatisfy { !eligible[$0].isEmpty && limit($0) != 0 }
    if conflict, pool.mixed == .allowed, isMixedPair { conflict = false }
    var chosen: KindChoice?
    if let kindRuling {
      chosen = settleKind(kindRuling, conflict: conflict, placements: &placements)
    }
    result.hasKindConflict = conflict && chosen == nil
    for kind in NomineeKind.allCases {
      if conflict, case .one(let winner) = chosen, winner != kind {
        giveWay(kind, to: winner, candidates, &placements)
      } else {
        place(kind, ruling: tieRulings[kind], candidates, &placements)
      }
    }
    markProvisional(kindIsRuled: chosen != nil, candidates, &placements)
  }

  private mutating func settleKind(
    _ ruling: Ruled<KindChoice>, conflict: Bool, placements: inout [Placement]
  ) -> KindChoice? {
    guard conflict else {
      statuses.append((ruling.index, .overtaken))
      return nil
    }
    if case .both = ruling.choice, !(pool.mixed == .ruling && isMixedPair) {
      statuses.append((ruling.index, .refusedAsMismatch))
      return nil
    }
    statuses.append((ruling.index, .applied))
    for kind in NomineeKind.allCases {
      for index in eligible[kind] { placements[index].rulings.append(ruling.index) }
    }
    return ruling.choice
  }

  /// The eligible of the kind that a ruling did not choose.
  private mutating func giveWay(
    _ kind: NomineeKind, to winner: NomineeKind, _ candidates: [Candidate],
    _ placements: inout [Placement]
  ) {
    let first = inOrder(winner, candidates)?.order.first
    rank(kind, candidates, &placements)
    for index in eligible[kind] {
      placements[index].standing = .overQuota
      placements[index].lostBy = .kind
      placements[index].lostTo = first
      result.over[kind] += 1
    }
  }

  /// The eligible of a kind in order; they are sorted once.
  mutating func inOrder(_ kind: NomineeKind, _ candidates: [Candidate]) -> SortedCandidates? {
    if let known = sorted[kind] { return known }
    let fresh = orders[kind]?.sorted(eligible[kind], candidates)
    sorted[kind] = fresh
    return fresh
  }

  @discardableResult
  private mutating func rank(
    _ kind: NomineeKind, _ candidates: [Candidate], _ placements: inout [Placement]
  ) -> (order: [Int], groupStart: [Int], groupEnd: [Int]) {
    guard let order = orders[kind], let (sorted, groupStart) = inOrder(kind, candidates) else {
      return ([], [], [])
    }
    var groupEnd = [Int](repeating: sorted.count, count: sorted.count)
    for place in sorted.indices.reversed() where place + 1 < sorted.count {
      groupEnd[place] =
        groupStart[place + 1] == groupStart[place] ? groupEnd[place + 1] : place + 1
    }
    for (place, index) in sorted.enumerated() {
      placements[index].rank = groupStart[place] + 1
      placements[index].sharesRank = groupEnd[place] - groupStart[place] > 1
      if place + 1 < sorted.count {
        placements[index].placedBy =
          order.difference(index, sorted[place + 1], of: candidates)?.key
      }
    }
    return (sorted, groupStart, groupEnd)
  }

  private mutating func place(
    _ kind: NomineeKind, ruling: Ruled<[Int]>?, _ candidates: [Candidate],
    _ placements: inout [Placement]
  ) {
    let (sorted, groupStart, groupEnd) = rank(kind, candidates, &placements)
    let limit = limit(kind) ?? sorted.count
    if result.hasKindConflict {
      holdForKind(kind, sorted, groupStart, limit, candidates, &placements)
      if let ruling { statuses.append((ruling.index, .overtaken)) }
      return
    }
    // The run of equals that the edge cuts through, if it cuts one.
    var edge: Range<Int>?
    if limit > 0, limit < sorted.count, groupStart[limit] < limit {
      edge = groupStart[limit]..<groupEnd[limit]
    }
    // By place.
    var wins = [Bool](repeating: false, count: sorted.count)
    for place in 0..<min(limit, sorted.count) { wins[place] = true }
    if let edge {
      let tied = Array(sorted[edge])
      let places = limit - edge.lowerBound
      for place in edge { wins[place] = false }
      var settled = false
      if let ruling {
        let choice = Set(ruling.choice)
        settled =
          choice.count == ruling.choice.count && choice.count == places
          && choice.isSubset(of: tied)
        statuses.append((ruling.index, settled ? .applied : .refusedAsMismatch))
        if settled {
          for place in edge { wins[place] = choice.contains(sorted[place]) }
          for index in tied { placements[index].rulings.append(ruling.index) }
        }
      }
      if !settled {
        result.tied[kind] = tied
        for index in tied { placements[index].standing = .tied }
      }
    } else if let ruling {
      statuses.append((ruling.index, .overtaken))
    }
    let firstTied = result.tied[kind].first
    let last = wins.lastIndex(of: true).map { sorted[$0] }
    let tied = firstTied == nil ? nil : edge
    for place in sorted.indices where !(tied?.contains(place) ?? false) {
      let index = sorted[place]
      if wins[place] {
        placements[index].standing = .proposed
        result.proposed[kind] += 1
      } else {
        lose(index, to: firstTied ?? last, kind, candidates, &placements)
      }
    }
  }

  private mutating func lose(
    _ index: Int, to winner: Int?, _ kind: NomineeKind, _ candidates: [Candidate],
    _ placements: inout [Placement]
  ) {
    placements[index].standing = .overQuota
    result.over[kind] += 1
    guard let winner else { return }
    placements[index].lostTo = winner
    placements[index].lostBy =
      orders[kind]?.difference(winner, index, of: candidates).map { .key($0.key) }
      ?? .ruling
  }

  /// Both kinds are eligible and nobody chose yet. In a pool shared by many those
  /// beyond the limit of their own kind have lost whatever is chosen.
  private mutating func holdForKind(
    _ kind: NomineeKind, _ sorted: [Int], _ groupStart: [Int], _ limit: Int,
    _ candidates: [Candidate], _ placements: inout [Placement]
  ) {
    for (place, index) in sorted.enumerated() {
      if pool.scope == .shared, groupStart[place] >= limit {
        lose(index, to: limit > 0 ? sorted[limit - 1] : nil, kind, candidates, &placements)
      } else {
        placements[index].standing = .kindConflict
      }
    }
  }
}
