import Rulebook

/// One way in which findings and duplicates can end in a pool.
struct CertaintyWorld {
  /// Groups of duplicates that arise, and what of each is kept; by bits of the
  /// duplicates.
  let groups: [(members: UInt64, kept: UInt64)]
  /// The members of the pool that are eligible.
  let eligible: MemberSet
  let places: PerKind<Int>
  /// Eligible of each kind.
  let numbers: PerKind<Int>

  /// Whether the groups that both worlds have are settled the same way.
  func agrees(with other: CertaintyWorld) -> Bool {
    for group in groups {
      for same in other.groups where same.members == group.members {
        if same.kept != group.kept { return false }
      }
    }
    return true
  }

  /// The one group settled another way, where exactly one is and all else is the same.
  func singleDifference(from other: CertaintyWorld) -> UInt64? {
    var difference: UInt64?
    for (one, same) in zip(groups, other.groups) where one.kept != same.kept {
      guard difference == nil else { return nil }
      difference = one.members
    }
    return difference
  }
}

/// Two worlds that differ in one point.
struct CertaintyWorldPair {
  enum Point {
    case variable(Int)
    case duplicates(UInt64)
  }

  let point: Point
  let first: (assignment: Int, way: Int)
  let second: (assignment: Int, way: Int)

  /// - Parameter worlds: by assignment of the variables, its bits, the ways in which
  ///   the duplicates can end.
  static func all(_ worlds: [[CertaintyWorld]], variables: Int) -> [CertaintyWorldPair] {
    var pairs: [CertaintyWorldPair] = []
    for (assignment, ways) in worlds.enumerated() {
      for (way, world) in ways.enumerated() {
        for other in ways.indices where other > way {
          guard let group = world.singleDifference(from: ways[other]) else { continue }
          pairs.append(
            CertaintyWorldPair(
              point: .duplicates(group), first: (assignment, way), second: (assignment, other)))
        }
        for variable in 0..<variables where assignment & (1 << variable) == 0 {
          let neighbour = assignment | 1 << variable
          for (other, second) in worlds[neighbour].enumerated() where world.agrees(with: second) {
            pairs.append(
              CertaintyWorldPair(
                point: .variable(variable), first: (assignment, way), second: (neighbour, other)))
          }
        }
      }
    }
    return pairs
  }
}

/// Members of a pool, by their place.
struct MemberSet: Equatable {
  private var words: [UInt64]

  init(count: Int) {
    words = [UInt64](repeating: 0, count: (count + 63) / 64)
  }

  mutating func insert(_ member: Int) {
    words[member / 64] |= 1 << UInt64(member % 64)
  }

  func contains(_ member: Int) -> Bool {
    words[member / 64] & (1 << UInt64(member % 64)) != 0
  }

  func count(in other: MemberSet) -> Int {
    var count = 0
    for place in words.indices { count += (words[place] & other.words[place]).nonzeroBitCount }
    return count
  }

  /// How many of it are in `other` and in `third`.
  func count(in other: MemberSet, and third: MemberSet) -> Int {
    var count = 0
    for place in words.indices {
      count += (words[place] & other.words[place] & third.words[place]).nonzeroBitCount
    }
    return count
  }
}

/// Groups of duplicates among those that stand, and the ways to settle them.
struct DuplicateSettlements {
  private static let maxSteps = 10_000

  /// For each duplicate the others it shares something with, as bits.
  private let neighbours: [UInt64]
  /// `speaksAlways`: also of groups in which it keeps nothing.
  private let rulings: [(members: UInt64, keep: UInt64, speaksAlways: Bool)]
  private var known: [UInt64: [UInt64]] = [:]

  /// nil where there are more duplicates than are looked at.
  init?(
    _ members: [Int], _ candidates: [Candidate], _ rulebook: Rulebook, _ rulings: CertaintyRulings
  ) {
    guard members.count <= UInt64.bitWidth else { return nil }
    neighbours = members.map { one in
      var mask: UInt64 = 0
      for (place, other) in members.enumerated()
      where other != one
        && Duplicates.shared(one, other, of: candidates, rulebook: rulebook) != nil
      {
        mask |= 1 << UInt64(place)
      }
      return mask
    }
    func mask(_ list: [Int]) -> UInt64 {
      var mask: UInt64 = 0
      for (place, member) in members.enumerated() where list.contains(member) {
        mask |= 1 << UInt64(place)
      }
      return mask
    }
    self.rulings = rulings.duplicates.map { ruling in
      // What is kept must be among those it names.
      let fits = Set(ruling.members).isSuperset(of: ruling.keep)
      return (
        mask(ruling.members), fits ? mask(ruling.keep) : 0, !fits || ruling.keep.isEmpty
      )
    }
  }

  /// The groups among those that stand.
  func groups(_ standing: UInt64) -> [UInt64] {
    var groups: [UInt64] = []
    var rest = standing
    while rest != 0 {
      var group: UInt64 = rest & (~rest &+ 1)
      var reached = group
      while reached != 0 {
        let place = reached.trailingZeroBitCount
        reached &= reached - 1
        let new = neighbours[place] & standing & ~group
        group |= new
        reached |= new
      }
      rest &= ~group
      if group.nonzeroBitCount > 1 { groups.append(group) }
    }
    return groups
  }

  /// What of a group can be kept; nil where finding it takes more than `maxSteps`.
  mutating func ways(_ group: UInt64) -> [UInt64]? {
    if let ways = known[group] { return ways }
    var ways: [UInt64] = []
    var steps = Self.maxSteps
    guard keep(0, open: group, dropped: 0, &ways, &steps) else { return nil }
    // A ruling settles every group all of whose members it names.
    let given = rulings.filter {
      group & ~$0.members == 0 && (group & $0.keep != 0 || $0.speaksAlways)
    }
    if given.count == 1, let keep = given.first?.keep, ways.contains(keep & group) {
      ways = [keep & group]
    }
    known[group] = ways
    return ways
  }

  /// Every largest set without a shared one, each once (Bron and Kerbosch).
  /// Recursion goes at most as deep as there are bits.
  private func keep(
    _ kept: UInt64, open: UInt64, dropped: UInt64, _ ways: inout [UInt64], _ steps: inout Int
  ) -> Bool {
    steps -= 1
    guard steps > 0 else { return false }
    guard open != 0 else {
      if dropped == 0 { ways.append(kept) }
      return true
    }
    var open = open
    var dropped = dropped
    // One of the first member and its neighbours is in every such set.
    var next = open & (neighbours[open.trailingZeroBitCount] | (open & (~open &+ 1)))
    while next != 0 {
      let place = next.trailingZeroBitCount
      let bit: UInt64 = 1 << UInt64(place)
      next &= next - 1
      let free = ~(neighbours[place] | bit)
      guard keep(kept | bit, open: open & free, dropped: dropped & free, &ways, &steps)
      else {
        return false
      }
      open &= ~bit
      dropped |= bit
    }
    return true
  }
}
