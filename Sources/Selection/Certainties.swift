import Assessment
import Rulebook

/// Says of each nomination of a round whether it is proposed in every, in some or in
/// no completion of what is open.
///
/// A nomination's result hangs on the nominations of its pool and on their
/// duplicates, wherever those are, so each pool is looked at by itself: by counting
/// where its points are free, else by going through its completions.
public struct Certainties: Sendable {
  /// One for each candidate; nil for an invalid one of a closed round.
  public private(set) var answers: [NominationCertainty?]
  /// Pools whose completions were gone through, and those too large for it.
  public private(set) var enumeratedPools = 0
  public private(set) var undeterminedPools = 0
  /// Completions gone through.
  public private(set) var completions = 0

  private let candidates: [Candidate]
  private let selection: Selection
  public let points: OpenPoints
  /// For each open candidate whether it can still become eligible.
  private let canBecomeEligible: [Bool]
  private var seenIn: [Int]
  private var budget = CertaintyBudget()

  /// - Parameter selection: what became of the round as it is.
  /// - Parameter rulings: those given to `selection`.
  /// - Parameter listLimit: most points listed for one nomination.
  /// - Parameter alwaysEnumerates: goes through completions where counting would do.
  public init(
    _ candidates: [Candidate], rules: RoundRules, rulings: [SelectionRuling],
    selection: Selection, points: OpenPoints, listLimit: Int = 20,
    alwaysEnumerates: Bool = false
  ) {
    self.candidates = candidates
    self.selection = selection
    self.points = points
    canBecomeEligible = candidates.indices.map {
      !candidates[$0].isOpen || points.settleable($0) != nil
    }
    seenIn = [Int](repeating: -1, count: points.isFixed.count)
    answers = candidates.map { candidate in
      guard candidate.settled == .invalid else { return NominationCertainty(.impossible) }
      if rules.isClosed { return nil }
      // One whose pool cannot be read may end anywhere.
      return NominationCertainty(candidate.kind == nil ? .undetermined : .impossible)
    }
    let given = CertaintyRulings(rulings)
    let groups = CertaintyGroups(
      selection, candidates, countsSent: rules.rulebook.quota.counts == .sent)
    for (place, result) in selection.pools.enumerated() {
      let pool = CertaintyPool(
        result, candidates, rules, given, groups, canBecomeEligible: { canBecomeEligible[$0] })
      if alwaysEnumerates || hangsTogether(pool, place) {
        enumerate(pool, rules, given, listLimit)
      } else {
        for kind in NomineeKind.allCases {
          CertaintyCounting(pool, kind, listLimit: listLimit).answer(into: &answers)
        }
      }
      guard pool.lacksOrderingDatum else { continue }
      for index in result.members where answers[index]?.certainty == .certain {
        answers[index]?.orderingDatumMissing = true
      }
    }
  }

  /// Whether the points of a pool are not free of each other, or more than the
  /// number of eligible ones decides.
  private mutating func hangsTogether(_ pool: CertaintyPool, _ place: Int) -> Bool {
    if pool.countsSent || !pool.ties.isEmpty { return true }
    for kind in NomineeKind.allCases {
      let from = pool.hopeless(kind).from
      for (runPlace, run) in pool.runs[kind].enumerated() {
        for contender in run {
          if contender.isDuplicate { return true }
          guard runPlace < from else { continue }
          for point in points.needs[contender.candidate].joined() where !points.isFixed[point] {
            if seenIn[point] == place { return true }
            seenIn[point] = place
          }
        }
      }
    }
    return false
  }

  private mutating func enumerate(
    _ pool: CertaintyPool, _ rules: RoundRules, _ rulings: CertaintyRulings, _ listLimit: Int
  ) {
    enumeratedPools += 1
    let before = budget.completions
    for kind in NomineeKind.allCases {
      for contender in pool.runs[kind].joined() {
        answers[contender.candidate] = NominationCertainty(.impossible)
      }
    }
    if let enumeration = CertaintyEnumeration(
      pool, visitors: visitors(pool), candidates, points, rulings, rules.rulebook, &budget),
      enumeration.answer(into: &answers, points, listLimit: listLimit, &budget)
    {
      completions += before - budget.completions
      return
    }
    undeterminedPools += 1
    for kind in NomineeKind.allCases {
      let hopeless = Set(pool.hopeless(kind).candidates)
      for contender in pool.runs[kind].joined() where !hopeless.contains(contender.candidate) {
        let placement = selection.placements[contender.candidate]
        // What nothing open can displace is certain; that much is seen at a glance.
        let isSafe = placement.standing == .proposed && !placement.isProvisional
        answers[contender.candidate] = NominationCertainty(isSafe ? .certain : .undetermined)
      }
    }
  }

  /// Duplicates in other pools of those in this one.
  private func visitors(_ pool: CertaintyPool) -> [Contender] {
    var here = Set<Int>()
    var groups: [Int] = []
    for kind in NomineeKind.allCases {
      for contender in pool.runs[kind].joined() where contender.isDuplicate {
        here.insert(contender.candidate)
        if let group = selection.placements[contender.candidate].duplicateGroup,
          !groups.contains(group)
        {
          groups.append(group)
        }
      }
    }
    return groups.flatMap { selection.duplicateGroups[$0].members }
      .filter { !here.contains($0) && canBecomeEligible[$0] }
      .map {
        Contender(
          candidate: $0, isFixed: !candidates[$0].isOpen, isDuplicate: true, isInvalid: false)
      }
  }
}
