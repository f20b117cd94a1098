import Assessment
import Rulebook

/// Rulings of the request that can still apply when open points are settled. Two on
/// one point are refused and left out.
struct CertaintyRulings {
  var kinds: [PoolAssignment: PoolSelection.KindChoice] = [:]
  var ties: [PoolAssignment: [NomineeKind: [Int]]] = [:]
  var duplicates: [(members: [Int], keep: [Int])] = []

  init(_ rulings: [SelectionRuling]) {
    var kindsSeen: [PoolAssignment: Int] = [:]
    var tiesSeen: [PoolAssignment: PerKind<Int>] = [:]
    for ruling in rulings {
      switch ruling {
      case .duplicate(let members, let keep): duplicates.append((members, keep))
      case .kind(let pool, let choice):
        kindsSeen[pool, default: 0] += 1
        kinds[pool] = kindsSeen[pool] == 1 ? choice.map { .one($0) } ?? .both : nil
      case .tie(let pool, let kind, let choose):
        tiesSeen[pool, default: PerKind(collective: 0, individual: 0)][kind] += 1
        ties[pool, default: [:]][kind] = tiesSeen[pool]?[kind] == 1 ? choose : nil
      }
    }
  }
}

/// Groups of duplicates, and which of them can still end another way: those that nobody
/// ruled on, and those in which someone that the ruling kept can still fall out.
struct CertaintyGroups {
  private let selection: Selection
  private let isOpen: [Bool]

  /// - Parameter countsSent: whoever falls out, kept or not, has used a place.
  init(_ selection: Selection, _ candidates: [Candidate], countsSent: Bool) {
    self.selection = selection
    isOpen = selection.duplicateGroups.map { group in
      guard let kept = group.kept else { return true }
      return (countsSent ? group.members : kept).contains { candidates[$0].isOpen }
    }
  }

  func isUndecided(_ candidate: Int) -> Bool {
    selection.placements[candidate].duplicateGroup.map { isOpen[$0] } ?? false
  }

  /// Not kept by a ruling on a group in which nothing can change any more.
  func isDropped(_ candidate: Int) -> Bool {
    selection.placements[candidate].isResolved && !isUndecided(candidate)
  }
}

/// A nomination of a pool that stands or may come to.
struct Contender {
  let candidate: Int
  /// Eligible already.
  let isFixed: Bool
  /// Of an unresolved group of duplicates.
  let isDuplicate: Bool
  /// Malformed; put right it comes before all of its kind.
  let isInvalid: Bool
}

/// One pool as certainty looks at it.
struct CertaintyPool {
  /// More places than there can be nominations.
  static let noLimit = 1 << 40

  let assignment: PoolAssignment
  let kindRule: KindRule
  let ties: [NomineeKind: [Int]]
  /// Places of each kind now; where every nomination sent uses a place, each open one
  /// that fails takes one away.
  let places: PerKind<Int>
  let countsSent: Bool
  /// For each kind its runs of equals, best first.
  private(set) var runs = PerKind<[[Contender]]>(collective: [], individual: [])
  /// Open ones of each kind that cannot become eligible any more.
  private(set) var failing = PerKind(collective: 0, individual: 0)
  /// A score or rank that is in use, or was skipped, is missing.
  private(set) var lacksOrderingDatum = false

  init(
    _ result: PoolResult, _ candidates: [Candidate], _ rules: RoundRules,
    _ rulings: CertaintyRulings, _ groups: CertaintyGroups, canBecomeEligible: (Int) -> Bool
  ) {
    assignment = result.pool
    let pool = rules.rulebook.pools[result.pool.pool]
    kindRule = KindRule(
      isExclusive: pool.kinds == .exclusive, mixed: pool.mixed,
      pairLimit: min(result.limits.collective ?? 0, result.limits.individual ?? 0),
      ruling: rulings.kinds[result.pool])
    ties = rulings.ties[result.pool] ?? [:]
    let countsSent = rules.rulebook.quota.counts == .sent
    self.countsSent = countsSent
    func places(_ kind: NomineeKind) -> Int {
      guard let limit = result.limits[kind] else { return Self.noLimit }
      let other: NomineeKind = kind == .collective ? .individual : .collective
      let used = fallen(kind) + (pool.kinds == .exclusive ? fallen(other) : 0)
      return countsSent ? max(0, limit - used) : limit
    }
    // Sent, but no longer standing.
    func fallen(_ kind: NomineeKind) -> Int {
      let invalid = result.members.count {
        candidates[$0].settled == .invalid && candidates[$0].kind == kind
      }
      return result.filed[kind] - result.standing[kind] + (rules.isClosed ? invalid : 0)
    }
    self.places = PerKind(collective: places(.collective), individual: places(.individual))
    for kind in NomineeKind.allCases {
      let ofKind = result.members.filter { candidates[$0].kind == kind }
      let order = CandidateOrder(
        rules: rules, kind: kind, pool: assignment,
        filed: ofKind.filter { candidates[$0].settled != .invalid }, candidates: candidates)
      if order.lacksScoreOrRank { lacksOrderingDatum = true }
      var standing: [Int] = []
      var invalid: [Contender] = []
      for index in ofKind {
        if candidates[index].settled == .invalid, !rules.isClosed {
          invalid.append(
            Contender(candidate: index, isFixed: false, isDuplicate: false, isInvalid: true))
        }
        guard candidates[index].stands, !groups.isDropped(index) else { continue }
        if candidates[index].isOpen, !canBecomeEligible(index) {
          failing[kind] += 1
        } else {
          standing.append(index)
        }
      }
      if !invalid.isEmpty { runs[kind].append(invalid) }
      let (sorted, groupStart) = order.sorted(standing, candidates)
      for (place, index) in sorted.enumerated() {
        let contender = Contender(
          candidate: index, isFixed: !candidates[index].isOpen,
          isDuplicate: groups.isUndecided(index),
          isInvalid: false)
        if groupStart[place] == place { runs[kind].append([]) }
        runs[kind][runs[kind].count - 1].append(contender)
      }
    }
  }

  /// The candidates that have no place whatever happens: enough that are surely
  /// eligible come before them.
  func hopeless(_ kind: NomineeKind) -> (from: Int, candidates: [Int]) {
    var ahead = 0
    for (place, run) in runs[kind].enumerated() {
      if ahead >= places[kind] {
        return (place, runs[kind][place...].flatMap { $0.map(\.candidate) })
      }
      ahead += run.count { $0.isFixed && !$0.isDuplicate }
    }
    return (runs[kind].count, [])
  }
}
