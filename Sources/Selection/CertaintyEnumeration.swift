import Assessment
import Rulebook

/// The certainty of a pool whose open points hang together, by going through every
/// completion of findings and duplicates. Kinds and ties are worked out in each.
struct CertaintyEnumeration {
  private let pool: CertaintyPool
  private let variables: CertaintyVariables
  /// The pool's members, then duplicates of theirs in other pools.
  private let members: [Contender]
  private let kinds: [NomineeKind]
  /// For each member of the pool its run of equals.
  private let runOf: [Int]
  private let runMasks: [MemberSet]
  private let beforeMasks: [MemberSet]
  private let duplicates: [Int]
  private var settlements: DuplicateSettlements
  private(set) var worlds: [[CertaintyWorld]] = []

  /// nil where there is too much to go through.
  init?(
    _ pool: CertaintyPool, visitors: [Contender], _ candidates: [Candidate], _ points: OpenPoints,
    _ rulings: CertaintyRulings, _ rulebook: Rulebook, _ budget: inout CertaintyBudget
  ) {
    self.pool = pool
    var members: [Contender] = []
    var kinds: [NomineeKind] = []
    var runs: [[Int]] = []
    var before: [[Int]] = []
    var runOf: [Int] = []
    for kind in NomineeKind.allCases {
      let hopelessFrom = pool.countsSent ? Int.max : pool.hopeless(kind).from
      var ahead: [Int] = []
      for (place, run) in pool.runs[kind].enumerated() {
        let here = run.filter { place < hopelessFrom || $0.isDuplicate }
        guard !here.isEmpty else { continue }
        let equals = Array(members.count..<members.count + here.count)
        runOf += here.map { _ in runs.count }
        runs.append(equals)
        before.append(ahead)
        ahead += equals
        members += here
        kinds += here.map { _ in kind }
      }
    }
    let count = members.count
    func set(_ places: [Int]) -> MemberSet {
      var set = MemberSet(count: count)
      for place in places { set.insert(place) }
      return set
    }
    // The masks are quadratic in the runs.
    guard budget.spend(results: runs.count * (count + 63) / 64) else { return nil }
    runMasks = runs.map(set)
    beforeMasks = before.map(set)
    self.runOf = runOf
    self.kinds = kinds
    members += visitors
    self.members = members
    let needs = members.map { member -> [[Int]]? in
      if member.isInvalid { return nil }
      return member.isFixed ? [] : points.settleable(member.candidate) ?? []
    }
    guard let variables = CertaintyVariables(needs) else { return nil }
    self.variables = variables
    duplicates = members.indices.filter { members[$0].isDuplicate }
    guard
      let settlements = DuplicateSettlements(
        duplicates.map { members[$0].candidate }, candidates, rulebook, rulings)
    else { return nil }
    self.settlements = settlements
    guard enumerate(&budget) else { return nil }
  }

  // MARK: Completions

  private mutating func enumerate(_ budget: inout CertaintyBudget) -> Bool {
    let count = kinds.count
    let assignments = UInt32(1) << UInt32(variables.meanings.count)
    guard Int(assignments) <= budget.completions else { return false }
    for assignment in 0..<assignments {
      guard budget.spend(results: members.count) else { return false }
      var standing: UInt64 = 0
      for (place, member) in duplicates.enumerated()
      where variables.isEligible(member, assignment) {
        standing |= 1 << UInt64(place)
      }
      var all = MemberSet(count: count)
      var failing = pool.failing
      for member in 0..<count {
        if variables.isEligible(member, assignment) {
          all.insert(member)
        } else {
          failing[kinds[member]] += 1
        }
      }
      var ways: [[(members: UInt64, kept: UInt64)]] = [[]]
      for group in settlements.groups(standing) {
        guard let ofGroup = settlements.ways(group),
          ways.count * ofGroup.count <= budget.completions
        else { return false }
        ways = ways.flatMap { way in ofGroup.map { way + [(group, $0)] } }
      }
      guard budget.spend(completions: ways.count, results: ways.count * count) else { return false }
      worlds.append(ways.map { world($0, all, failing) })
    }
    return true
  }

  private func world(
    _ groups: [(members: UInt64, kept: UInt64)], _ all: MemberSet, _ failing: PerKind<Int>
  ) -> CertaintyWorld {
    var dropped: UInt64 = 0
    for group in groups { dropped |= group.members & ~group.kept }
    var eligible = MemberSet(count: kinds.count)
    var numbers = PerKind(collective: 0, individual: 0)
    var gone = Set<Int>()
    for (place, member) in duplicates.enumerated() where dropped & (1 << UInt64(place)) != 0 {
      gone.insert(member)
    }
    for (member, kind) in kinds.enumerated() where all.contains(member) && !gone.contains(member) {
      eligible.insert(member)
      numbers[kind] += 1
    }
    var places = pool.places
    if pool.countsSent {
      for kind in NomineeKind.allCases {
        let used =
          pool.kindRule.isExclusive ? failing.collective + failing.individual : failing[kind]
        places[kind] = max(0, places[kind] - used)
      }
    }
    return CertaintyWorld(groups: groups, eligible: eligible, places: places, numbers: numbers)
  }

  // MARK: Answers

  /// What one member comes to in one world.
  private struct Chance {
    /// So many of its equals may come before it without taking its place: none of
    /// them matters where this is more than there are, and 0 is no place at all.
    let spare: Int
    let equals: Int
    /// By which settlements of the kinds it is not held back, as bits.
    let kinds: UInt8

    var isPossible: Bool { spare > 0 && kinds != 0 }
    var isSure: Bool { spare > equals && kinds == KindSettlement.everyOne }
  }

  private func chance(_ member: Int, in world: CertaintyWorld) -> Chance {
    guard world.eligible.contains(member) else { return Chance(spare: 0, equals: 0, kinds: 0) }
    let kind = kinds[member]
    let other: NomineeKind = kind == .collective ? .individual : .collective
    let kindCase = pool.kindRule.kindCase(
      own: world.numbers[kind], other: world.numbers[other],
      haveEachPlaces: world.places.collective != 0 && world.places.individual != 0)
    let favours = pool.kindRule.favours(kind, kindCase)
    let run = runOf[member]
    let before = world.eligible.count(in: beforeMasks[run])
    let equals = world.eligible.count(in: runMasks[run]) - 1
    let limit = world.places[kind]
    var spare = min(max(0, limit - before), equals + 1)
    if spare > 0, spare <= equals, let choice = pool.ties[kind],
      fits(choice, places: spare, run: run, in: world)
    {
      spare = choice.contains(members[member].candidate) ? equals + 1 : 0
    }
    return Chance(spare: spare, equals: equals, kinds: favours)
  }

  /// Whether a ruling on a tie names so many of those tied as there are places.
  private func fits(
    _ choice: [Int], places: Int, run: Int, in world: CertaintyWorld
  ) -> Bool {
    guard choice.count == places, Set(choice).count == places else { return false }
    return choice.allSatisfy { candidate in
      kinds.indices.contains { member in
        members[member].candidate == candidate && runOf[member] == run
          && world.eligible.contains(member)
      }
    }
  }

  /// Whether one order among equals gives the member a place in the first world and
  /// none in the second.
  private func canDiffer(
    _ member: Int, _ one: Chance, _ first: CertaintyWorld, _ other: Chance,
    _ second: CertaintyWorld
  ) -> Bool {
    guard one.spare > 0, other.equals >= other.spare else { return false }
    guard other.spare > 0 else { return true }
    let both =
      runMasks[runOf[member]].count(in: first.eligible, and: second.eligible) - 1
    return max(0, other.spare - (other.equals - both)) < one.spare
  }

  private func differs(
    _ member: Int, _ one: Chance, _ first: CertaintyWorld, _ other: Chance,
    _ second: CertaintyWorld
  ) -> Bool {
    if one.spare > 0, one.kinds & ~other.kinds != 0 { return true }
    if other.spare > 0, other.kinds & ~one.kinds != 0 { return true }
    guard one.kinds & other.kinds != 0 else { return false }
    return canDiffer(member, one, first, other, second)
      || canDiffer(member, other, second, one, first)
  }

  /// Answers for each member of the pool; false where it takes too much.
  func answer(
    into answers: inout [NominationCertainty?], _ points: OpenPoints, listLimit: Int,
    _ budget: inout CertaintyBudget
  ) -> Bool {
    let pairs = CertaintyWorldPair.all(worlds, variables: variables.meanings.count)
    guard budget.spend(results: pairs.count) else { return false }
    var found: [(Int, NominationCertainty)] = []
    for member in kinds.indices {
      let chances = worlds.map { $0.map { chance(member, in: $0) } }
      let candidate = members[member].candidate
      guard chances.contains(where: { $0.contains { $0.isPossible } }) else {
        found.append((candidate, NominationCertainty(.impossible)))
        continue
      }
      if chances.allSatisfy({ $0.allSatisfy { $0.isSure } }) {
        found.append((candidate, NominationCertainty(.certain)))
        continue
      }
      guard
        let deciding = deciding(member, chances, pairs, points, &budget)
      else { return false }
      found.append((candidate, NominationCertainty(decidedBy: deciding, limit: listLimit)))
    }
    for (candidate, answer) in found { answers[candidate] = answer }
    return true
  }

  private func deciding(
    _ member: Int, _ chances: [[Chance]], _ pairs: [CertaintyWorldPair], _ points: OpenPoints,
    _ budget: inout CertaintyBudget
  ) -> [DecidingPoint]? {
    var deciding = Set<Int>()
    var groups = Set<UInt64>()
    for pair in pairs {
      switch pair.point {
      case .variable(let variable): if deciding.contains(variable) { continue }
      case .duplicates(let group): if groups.contains(group) { continue }
      }
      guard budget.spend(results: 1) else { return nil }
      let (first, second) = (pair.first, pair.second)
      guard
        differs(
          member, chances[first.assignment][first.way], worlds[first.assignment][first.way],
          chances[second.assignment][second.way], worlds[second.assignment][second.way])
      else { continue }
      switch pair.point {
      case .variable(let variable): deciding.insert(variable)
      case .duplicates(let group): groups.insert(group)
      }
    }
    var result = nominations(deciding, own: member, points)
    let lists = groups.map { group in
      duplicates.enumerated().filter { group & (1 << UInt64($0.offset)) != 0 }
        .map { members[$0.element].candidate }.sorted()
    }
    result += lists.sorted { $0.lexicographicallyPrecedes($1) }.map { .duplicates($0) }
    let all = chances.joined()
    if all.contains(where: { $0.spare > 0 && $0.kinds != 0 && $0.kinds != KindSettlement.everyOne })
    {
      result.append(.kind(pool.assignment))
    }
    if all.contains(where: { $0.kinds != 0 && $0.spare > 0 && $0.spare <= $0.equals }) {
      result.append(.tie(pool.assignment, kinds[member]))
    }
    return result
  }

  private func nominations(
    _ deciding: Set<Int>, own: Int, _ points: OpenPoints
  ) -> [DecidingPoint] {
    var found: [Int: Set<Int>] = [:]
    for variable in deciding {
      for meaning in variables.meanings[variable] {
        found[meaning.member, default: []].formUnion(meaning.points)
      }
    }
    let order = found.keys.sorted { left, right in
      if (left == own) != (right == own) { return left == own }
      return members[left].candidate < members[right].candidate
    }
    return order.map { member in
      let candidate = members[member].candidate
      let all = Set((points.settleable(candidate) ?? []).joined())
      let some = found[member] ?? []
      return .nomination(candidate, points: some == all ? nil : some.sorted())
    }
  }
}
