import Assessment
import Rulebook

/// Finds nominations that share an achievement, or a nominee and a form of award.
struct Duplicates {
  private(set) var groups: [DuplicateGroup] = []
  /// For each candidate its group, or -1.
  private(set) var groupOf: [Int]
  private let rulebook: Rulebook
  private var byAchievement: [AchievementKey: [Int]] = [:]
  private var byNominee: [NomineeKey: [Int]] = [:]

  private struct AchievementKey: Hashable {
    let achievement: Int32
    /// -1 where the form does not matter.
    let award: Int
  }

  private struct NomineeKey: Hashable {
    let nominee: Int32
    let award: Int
  }

  init(_ candidates: [Candidate], rulebook: Rulebook) {
    self.rulebook = rulebook
    groupOf = [Int](repeating: -1, count: candidates.count)
    var union = UnionFind(count: candidates.count)
    for (index, candidate) in candidates.enumerated() where candidate.stands {
      if let key = Self.achievementKey(candidate, rulebook) {
        if let first = byAchievement[key]?.first { union.join(first, index) }
        byAchievement[key, default: []].append(index)
      }
      let key = NomineeKey(nominee: candidate.nominee, award: candidate.award)
      if let first = byNominee[key]?.first { union.join(first, index) }
      byNominee[key, default: []].append(index)
    }
    var members: [Int: [Int]] = [:]
    for (index, candidate) in candidates.enumerated() where candidate.stands {
      members[union.root(index), default: []].append(index)
    }
    for index in candidates.indices {
      guard let group = members[index], group.count > 1 else { continue }
      for member in group { groupOf[member] = groups.count }
      groups.append(DuplicateGroup(members: group, kept: nil))
    }
  }

  private static func achievementKey(
    _ candidate: Candidate, _ rulebook: Rulebook
  ) -> AchievementKey? {
    guard candidate.achievement >= 0 else { return nil }
    let award = rulebook.priorAwards.acrossForms ? -1 : candidate.award
    return AchievementKey(achievement: candidate.achievement, award: award)
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
    var achievements = Set<AchievementKey>()
    var nominees = Set<NomineeKey>()
    for index in keep {
      let candidate = candidates[index]
      if let key = Self.achievementKey(candidate, rulebook), !achievements.insert(key).inserted {
        return false
      }
      let key = NomineeKey(nominee: candidate.nominee, award: candidate.award)
      guard nominees.insert(key).inserted else { return false }
    }
    for index in members where !kept.contains(index) {
      let candidate = candidates[index]
      let shares =
        Self.achievementKey(candidate, rulebook).map(achievements.contains) ?? false
        || nominees.contains(NomineeKey(nominee: candidate.nominee, award: candidate.award))
      guard shares else { return false }
    }
    groups[group].kept = members.filter(kept.contains)
    return true
  }

  /// What two candidates share, if anything.
  static func shared(
    _ left: Candidate, _ right: Candidate, rulebook: Rulebook
  ) -> SharedPart? {
    if let key = achievementKey(left, rulebook), key == achievementKey(right, rulebook) {
      return .achievement
    }
    return left.nominee == right.nominee && left.award == right.award ? .nominee : nil
  }

  /// The first candidates with which one shares something, in order of filing.
  func sharers(
    of index: Int, _ candidates: [Candidate], atMost limit: Int
  ) -> [(candidate: Int, by: SharedPart)] {
    let candidate = candidates[index]
    let same = Self.achievementKey(candidate, rulebook).flatMap { byAchievement[$0] } ?? []
    let people =
      byNominee[NomineeKey(nominee: candidate.nominee, award: candidate.award)] ?? []
    var found: [(candidate: Int, by: SharedPart)] = []
    var (one, two) = (0, 0)
    while found.count < limit, one < same.count || two < people.count {
      let left = one < same.count ? same[one] : Int.max
      let right = two < people.count ? people[two] : Int.max
      if left <= right { one += 1 }
      if right <= left { two += 1 }
      let next = min(left, right)
      if next != index { found.append((next, left <= right ? .achievement : .nominee)) }
    }
    return found
  }
}

/// Sets that are joined as they are found to belong together.
private struct UnionFind {
  private var parent: [Int]

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
    let (first, second) = (root(left), root(right))
    if first < second { parent[second] = first } else { parent[first] = second }
  }
}
