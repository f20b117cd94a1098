import Assessment
import Rulebook

/// Finds nominations that share an achievement, or a nominee and a form of award.
struct Duplicates {
  private(set) var groups: [DuplicateGroup] = []
  /// For each candidate its group, or -1.
  private(set) var groupOf: [Int]
  private let rulebook: Rulebook
  private var byAchievement: Sharing
  private var byNominee: Sharing

  init(_ candidates: [Candidate], rulebook: Rulebook) {
    self.rulebook = rulebook
    let count = candidates.count
    groupOf = [Int](repeating: -1, count: count)
    byAchievement = Sharing(count)
    byNominee = Sharing(count)
    var union = UnionFind(count: count)
    for index in candidates.indices where candidates[index].stands {
      let achievement = Self.achievementKey(index, candidates, rulebook)
      if let first = achievement.flatMap({ byAchievement.add(index, under: $0) }) {
        union.join(first, index)
      }
      let nominee = Self.nomineeKey(index, candidates, rulebook)
      if let first = byNominee.add(index, under: nominee) { union.join(first, index) }
    }
    guard union.hasJoined else { return }
    var sizes = [Int32](repeating: 0, count: count)
    for index in candidates.indices where candidates[index].stands {
      sizes[union.root(index)] += 1
    }
    var members: [[Int]] = []
    for index in candidates.indices where candidates[index].stands {
      // The root is the first of its group.
      let root = union.root(index)
      guard sizes[root] > 1 else { continue }
      if root == index {
        groupOf[index] = members.count
        members.append([index])
      } else {
        groupOf[index] = groupOf[root]
        members[groupOf[root]].append(index)
      }
    }
    groups = members.map { DuplicateGroup(members: $0, kept: nil) }
  }

  /// Equal for candidates of one achievement whose forms of award may not both stand;
  /// nil where none is named.
  private static func achievementKey(
    _ index: Int, _ candidates: [Candidate], _ rulebook: Rulebook
  ) -> Int? {
    let achievement = Int(candidates[index].achievement)
    guard achievement >= 0 else { return nil }
    return rulebook.priorAwards.acrossForms
      ? achievement : achievement * rulebook.awards.count + candidates[index].award
  }

  /// Equal for candidates of one nominee and form of award.
  private static func nomineeKey(
    _ index: Int, _ candidates: [Candidate], _ rulebook: Rulebook
  ) -> Int {
    (Int(candidates[index].nominee) + 1) * rulebook.awards.count + candidates[index].award
  }

  /// The groups that a ruling on these members settles: those all of whose members
  /// it names. Members that no longer stand have left their group, which may have
  /// fallen apart.
  func groups(within members: [Int]) -> [Int] {
    let named = Set(members)
    let touched = Set(
      members.compactMap { groupOf.indices.contains($0) && groupOf[$0] >= 0 ? groupOf[$0] : nil })
    return touched.filter { named.isSuperset(of: groups[$0].members) }.sorted()
  }

  /// Keeps a set of a group's members: no two that share something, and so many
  /// that none of the others could be added. False, and nothing changed, where
  /// the set is not such a one.
  mutating func keep(_ keep: [Int], inGroup group: Int, _ candidates: [Candidate]) -> Bool {
    let members = groups[group].members
    let kept = Set(keep)
    guard kept.count == keep.count, !kept.isEmpty else { return false }
    var achievements = Set<Int>()
    var nominees = Set<Int>()
    for index in keep {
      if let key = Self.achievementKey(index, candidates, rulebook),
        !achievements.insert(key).inserted
      {
        return false
      }
      let nominee = Self.nomineeKey(index, candidates, rulebook)
      guard nominees.insert(nominee).inserted else { return false }
    }
    for index in members where !kept.contains(index) {
      let shares =
        Self.achievementKey(index, candidates, rulebook).map(achievements.contains) ?? false
        || nominees.contains(Self.nomineeKey(index, candidates, rulebook))
      guard shares else { return false }
    }
    groups[group].kept = members.filter(kept.contains)
    return true
  }

  /// What two candidates share, if anything.
  static func shared(
    _ left: Int, _ right: Int, of candidates: [Candidate], rulebook: Rulebook
  ) -> SharedPart? {
    if let key = achievementKey(left, candidates, rulebook),
      key == achievementKey(right, candidates, rulebook)
    {
      return .achievement
    }
    return candidates[left].nominee == candidates[right].nominee
      && candidates[left].award == candidates[right].award ? .nominee : nil
  }

  /// The first candidates with which one shares something, in order of filing.
  func sharers(
    of index: Int, _ candidates: [Candidate], atMost limit: Int
  ) -> [(candidate: Int, by: SharedPart)] {
    var same = Self.achievementKey(index, candidates, rulebook).flatMap {
      byAchievement.first(under: $0)
    }
    var people = byNominee.first(under: Self.nomineeKey(index, candidates, rulebook))
    var found: [(candidate: Int, by: SharedPart)] = []
    while found.count < limit, same != nil || people != nil {
      let left = same ?? Int.max
      let right = people ?? Int.max
      if left <= right { same = byAchievement.next(after: left) }
      if right <= left { people = byNominee.next(after: right) }
      let next = min(left, right)
      if next != index { found.append((next, left <= right ? .achievement : .nominee)) }
    }
    return found
  }
}

/// Candidates that share a key, in order of filing. Keys are numbers not much larger than
/// there are candidates, and so are looked up in a list.
private struct Sharing {
  /// By key the first and the last candidate, -1 where there is none.
  private var firsts: [Int32] = []
  private var lasts: [Int32] = []
  /// By candidate the next of the same key, -1 after the last.
  private var following: [Int32]

  init(_ candidates: Int) {
    following = [Int32](repeating: -1, count: candidates)
  }

  /// Adds a candidate; gives the first of the key where it is not itself the first.
  mutating func add(_ candidate: Int, under key: Int) -> Int? {
    while firsts.count <= key {
      firsts.append(-1)
      lasts.append(-1)
    }
    let last = Int(lasts[key])
    lasts[key] = Int32(truncatingIfNeeded: candidate)
    guard last >= 0 else {
      firsts[key] = Int32(truncatingIfNeeded: candidate)
      return nil
    }
    following[last] = Int32(truncatingIfNeeded: candidate)
    return Int(firsts[key])
  }

  func first(under key: Int) -> Int? {
    guard firsts.indices.contains(key), firsts[key] >= 0 else { return nil }
    return Int(firsts[key])
  }

  func next(after candidate: Int) -> Int? {
    following[candidate] >= 0 ? Int(following[candidate]) : nil
  }
}

/// Sets that are joined as they are found to belong together.
private struct UnionFind {
  private var parent: [Int]
  private(set) var hasJoined = false

  init(count: Int) {
    parent = Array(0..<count)
  }

  mutating func root(_ index: Int) -> Int {
    var current = index
    while parent[current] != current {
      parent[current] = parent[parent[current]]
      current = parent[current]
    }
    return current
  }

  /// The smaller root stays, so that groups are named by their first member.
  mutating func join(_ left: Int, _ right: Int) {
    hasJoined = true
    let (first, second) = (root(left), root(right))
    if first < second { parent[second] = first } else { parent[first] = second }
  }
}
