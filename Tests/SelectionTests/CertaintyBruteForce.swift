import Assessment
import Rulebook
import Selection

/// Certainty the slow and obvious way: every completion is a round of its own that
/// selection decides, duplicates, kinds and ties settled by rulings.
struct CertaintyBruteForce {
  /// A point, as the brute force names it.
  enum Point: Hashable {
    case finding(Int)
    case invalid(Int)
    case duplicates(Set<Int>)
    case kind(PoolAssignment)
    case tie(PoolAssignment, NomineeKind)
  }

  /// How the duplicates of one settling of all findings end.
  private struct World {
    /// Which findings and invalid nominations come out well, as bits.
    let assignment: Int
    /// Groups, by members, and what of each is kept.
    let duplicates: [Set<Int>: Set<Int>]
    /// By pool and kind the ways in which kinds and ties can end.
    var ends: [Place: [End]] = [:]
  }

  private struct Place: Hashable {
    let pool: PoolAssignment
    let kind: NomineeKind
  }

  private struct KindChoice: Hashable {
    /// Whether both could be chosen, which is a point of its own.
    let isPair: Bool
    /// nil is both.
    let choice: NomineeKind?
  }

  private struct Tie {
    let tied: Set<Int>
    let chosen: Set<Int>

    /// Whether one order among equals brings about both.
    func agrees(with other: Tie) -> Bool {
      let lost = tied.subtracting(chosen)
      let otherLost = other.tied.subtracting(other.chosen)
      return chosen.isDisjoint(with: otherLost) || lost.isDisjoint(with: other.chosen)
    }
  }

  private struct End {
    let kindChoice: KindChoice?
    let tie: Tie?
    let proposed: Set<Int>

    func agrees(with other: End) -> Bool {
      if let one = kindChoice, let two = other.kindChoice, one.isPair == two.isPair,
        one.choice != two.choice
      {
        return false
      }
      if let tie, let second = other.tie { return tie.agrees(with: second) }
      return true
    }
  }

  private let round: CertaintyRound
  private let candidates: [Candidate]
  private var worlds: [World] = []
  private var points: [Point] = []
  private(set) var completions = 0
  /// For each candidate that may be proposed or not, the points that decide it.
  private(set) var certainty: [Certainty] = []
  private(set) var deciding: [Set<Point>] = []

  init(_ round: CertaintyRound) {
    self.round = round
    candidates = round.candidates
    points = round.freePoints.map { .finding($0) }
    if !round.rules.isClosed {
      points += round.invalid.filter { candidates[$0].pool != nil }.map { .invalid($0) }
    }
    for assignment in 0..<(1 << points.count) { settle(assignment) }
    compare()
  }

  private mutating func settle(_ assignment: Int) {
    var well = Set<Point>()
    for (place, point) in points.enumerated() where assignment & (1 << place) != 0 {
      well.insert(point)
    }
    var settled = candidates
    for index in settled.indices {
      if settled[index].settled == .invalid {
        settled[index].settled = well.contains(.invalid(index)) ? nil : .ineligible
        settled[index].ordering.score = CertaintyRound.best
        settled[index].nominee = Int32(1_000 + index)
      }
      guard settled[index].settled == nil, settled[index].isOpen else { continue }
      settled[index].isOpen = false
      let isEligible = round.points.needs[index].allSatisfy { need in
        need.contains { well.contains(.finding($0)) }
      }
      if !isEligible { settled[index].settled = .ineligible }
    }
    settleDuplicates(assignment, settled)
  }

  private func decide(_ settled: [Candidate], _ rulings: [SelectionRuling]) -> Selection {
    Selection(settled, rules: round.rules, rulings: rulings)
  }

  /// Without the rulings of a sort that do not apply: another may stand in for them.
  private func applied(
    _ rulings: [SelectionRuling], _ selection: Selection, _ isOfSort: (SelectionRuling) -> Bool
  ) -> [SelectionRuling] {
    rulings.indices.filter {
      !isOfSort(rulings[$0]) || selection.statuses[$0] == .applied
    }.map { rulings[$0] }
  }

  private mutating func settleDuplicates(_ assignment: Int, _ settled: [Candidate]) {
    let first = decide(settled, round.rulings)
    // Rulings on duplicates as what they come to, so that others may stand beside them.
    var given = round.rulings.filter { if case .duplicate = $0 { false } else { true } }
    for group in first.duplicateGroups {
      if let kept = group.kept { given.append(.duplicate(members: group.members, keep: kept)) }
    }
    var ways: [[SelectionRuling]] = [[]]
    for group in first.duplicateGroups where group.kept == nil {
      let choices = Self.subsets(group.members).compactMap { keep -> SelectionRuling? in
        let ruling = SelectionRuling.duplicate(members: group.members, keep: keep)
        return decide(settled, given + [ruling]).statuses.last == .applied ? ruling : nil
      }
      ways = ways.flatMap { way in choices.map { way + [$0] } }
    }
    for way in ways {
      let rulings = given + way
      let selection = decide(settled, rulings)
      var duplicates: [Set<Int>: Set<Int>] = [:]
      for group in selection.duplicateGroups {
        duplicates[Set(group.members)] = Set(group.kept ?? [])
      }
      var world = World(assignment: assignment, duplicates: duplicates)
      for pool in selection.pools { end(pool, settled, rulings, selection, &world) }
      worlds.append(world)
    }
  }

  private mutating func end(
    _ pool: PoolResult, _ settled: [Candidate], _ rulings: [SelectionRuling],
    _ selection: Selection, _ world: inout World
  ) {
    guard pool.hasKindConflict else {
      ends(pool.pool, settled, rulings, selection, nil, &world)
      return
    }
    let given = applied(rulings, selection) {
      if case .kind(pool.pool, _) = $0 { true } else { false }
    }
    var ways: [(NomineeKind?, [SelectionRuling], Selection)] = []
    for choice in [NomineeKind.collective, .individual, nil] {
      let chosen = given + [.kind(pool: pool.pool, choice: choice)]
      let decided = decide(settled, chosen)
      if decided.statuses.last == .applied { ways.append((choice, chosen, decided)) }
    }
    for (choice, chosen, decided) in ways {
      let kindChoice = KindChoice(isPair: ways.count == 3, choice: choice)
      ends(pool.pool, settled, chosen, decided, kindChoice, &world)
    }
  }

  private mutating func ends(
    _ pool: PoolAssignment, _ settled: [Candidate], _ rulings: [SelectionRuling],
    _ selection: Selection, _ kindChoice: KindChoice?, _ world: inout World
  ) {
    for kind in NomineeKind.allCases {
      let place = Place(pool: pool, kind: kind)
      func proposed(_ selection: Selection) -> Set<Int> {
        Set(selection.proposed.filter { settled[$0].pool == pool && settled[$0].kind == kind })
      }
      let tied = selection.result(of: pool)?.tied[kind] ?? []
      guard !tied.isEmpty else {
        completions += 1
        world.ends[place, default: []].append(
          End(kindChoice: kindChoice, tie: nil, proposed: proposed(selection)))
        continue
      }
      let given = applied(rulings, selection) {
        if case .tie(pool, kind, _) = $0 { true } else { false }
      }
      for choice in Self.subsets(tied) {
        let decided = decide(settled, given + [.tie(pool: pool, kind: kind, choose: choice)])
        guard decided.statuses.last == .applied else { continue }
        completions += 1
        world.ends[place, default: []].append(
          End(
            kindChoice: kindChoice, tie: Tie(tied: Set(tied), chosen: Set(choice)),
            proposed: proposed(decided)))
      }
    }
  }

  /// All sets of some of them that are not empty.
  private static func subsets(_ members: [Int]) -> [[Int]] {
    (1..<(1 << members.count)).map { mask in
      members.indices.filter { mask & (1 << $0) != 0 }.map { members[$0] }
    }
  }

  private mutating func compare() {
    let pairs = neighbours()
    for index in candidates.indices {
      var found = Set<Point>()
      guard let pool = candidates[index].pool, let kind = candidates[index].kind else {
        certainty.append(
          candidates[index].settled == .invalid && !round.rules.isClosed
            ? .undetermined : .impossible)
        deciding.append([])
        continue
      }
      let place = Place(pool: pool, kind: kind)
      let results = worlds.flatMap { world in
        (world.ends[place] ?? Self.nothing).map { $0.proposed.contains(index) }
      }
      let all = results.allSatisfy { $0 } && !results.isEmpty
      certainty.append(all ? .certain : results.contains(true) ? .possible : .impossible)
      for (point, one, other) in pairs where !found.contains(point) {
        if Self.differs(index, worlds[one].ends[place], worlds[other].ends[place]) {
          found.insert(point)
        }
      }
      for world in worlds { Self.note(index, place, world.ends[place] ?? [], &found) }
      deciding.append(found)
    }
  }

  /// Of a pool that nobody is in.
  private static let nothing = [End(kindChoice: nil, tie: nil, proposed: [])]

  private static func differs(_ index: Int, _ one: [End]?, _ other: [End]?) -> Bool {
    for first in one ?? nothing {
      for second in other ?? nothing
      where first.agrees(with: second)
        && first.proposed.contains(index) != second.proposed.contains(index)
      {
        return true
      }
    }
    return false
  }

  /// Kinds and ties that decide within one world.
  private static func note(
    _ index: Int, _ place: Place, _ ends: [End], _ found: inout Set<Point>
  ) {
    for one in ends where one.proposed.contains(index) {
      for other in ends where !other.proposed.contains(index) {
        if one.kindChoice != other.kindChoice {
          if one.tie.map({ tie in other.tie.map(tie.agrees) ?? true }) ?? true {
            found.insert(.kind(place.pool))
          }
        } else {
          found.insert(.tie(place.pool, place.kind))
        }
      }
    }
  }

  /// Groups that both worlds have and that end differently.
  private static func changed(_ one: World, _ other: World) -> [Set<Int>] {
    one.duplicates.keys.filter { group in
      other.duplicates[group].map { $0 != one.duplicates[group] } ?? false
    }
  }

  /// Pairs of worlds that differ in one point.
  private func neighbours() -> [(Point, Int, Int)] {
    var pairs: [(Point, Int, Int)] = []
    let ofAssignment = Dictionary(grouping: worlds.indices) { worlds[$0].assignment }
    for (one, first) in worlds.enumerated() {
      for other in ofAssignment[first.assignment] ?? [] where other > one {
        let changed = Self.changed(first, worlds[other])
        if changed.count == 1, let group = changed.first {
          pairs.append((.duplicates(group), one, other))
        }
      }
      for (place, point) in points.enumerated() where first.assignment & (1 << place) == 0 {
        for other in ofAssignment[first.assignment | 1 << place] ?? []
        where Self.changed(first, worlds[other]).isEmpty {
          pairs.append((point, one, other))
        }
      }
    }
    return pairs
  }
}
