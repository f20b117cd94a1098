import Assessment
import CaseSupport
import Rulebook
import Testing

@testable import Selection

/// "A ruling keeps a largest set without a shared one": no two that share something, and
/// none left out that could be added.
@Suite struct DuplicatesTests {
  @Test(arguments: [true, false]) func keepsWhatBruteForceKeeps(_ acrossForms: Bool) throws {
    var round = try SmallRound(
      patch: acrossForms
        ? []
        : [
          ["path": "/priorAwards/acrossForms", "value": false],
          ["path": "/readings/A-32/default", "value": "allowed"],
        ])
    var generator = SplitMix64(seed: 31)
    var groupsSeen = 0
    for _ in 0..<60 {
      fill(&round, &generator)
      let candidates = round.candidates
      let duplicates = Duplicates(candidates, rulebook: round.rulebook)
      #expect(Set(duplicates.groups.map(\.members)) == components(candidates, acrossForms))
      for group in duplicates.groups.indices {
        groupsSeen += 1
        let members = duplicates.groups[group].members
        #expect(duplicates.groups(within: members.reversed()) == [group])
        #expect(duplicates.groups(within: Array(members.dropLast())).isEmpty)
        for subset in subsets(of: members) {
          var copy = duplicates
          let isKept = copy.keep(subset, inGroup: group, candidates)
          #expect(
            isKept == isMaximal(subset, of: members, candidates, acrossForms),
            "keep \(subset) of \(members)")
          #expect(copy.groups[group].kept == (isKept ? subset.sorted() : nil))
        }
      }
    }
    #expect(groupsSeen > 40)
  }

  /// A name given twice, and one that is not in the group, keep nothing.
  @Test func refusesWhatIsNoSubset() throws {
    var round = try SmallRound()
    let pool = try round.pool("province-unit")
    for _ in 0..<3 { round.candidates.append(round.candidate(.collective, in: pool)) }
    round.candidates[1].achievement = round.candidates[0].achievement
    var duplicates = Duplicates(round.candidates, rulebook: round.rulebook)
    #expect(duplicates.groups.map(\.members) == [[0, 1]])
    #expect(duplicates.groups(within: [2, 1, 0]) == [0])
    #expect(duplicates.groups(within: [0, 2]).isEmpty && duplicates.groups(within: []).isEmpty)
    for keep in [[], [0, 0], [2], [0, 1]] {
      let isKept = duplicates.keep(keep, inGroup: 0, round.candidates)
      #expect(!isKept, "\(keep)")
    }
    #expect(duplicates.groups[0].kept == nil)
    let isKept = duplicates.keep([1], inGroup: 0, round.candidates)
    #expect(isKept)
  }

  /// What does not stand shares nothing; an achievement that is not named is nobody's.
  @Test func onlyWhatStands() throws {
    var round = try SmallRound()
    let pool = try round.pool("province-unit")
    for _ in 0..<3 { round.candidates.append(round.candidate(.collective, in: pool)) }
    round.candidates[1].achievement = round.candidates[0].achievement
    round.candidates[1].settled = .ineligible
    round.candidates[0].achievement = -1
    round.candidates[2].achievement = -1
    #expect(Duplicates(round.candidates, rulebook: round.rulebook).groups.isEmpty)
  }

  private func fill(_ round: inout SmallRound, _ generator: inout SplitMix64) {
    round.candidates = []
    guard let pool = try? round.pool("province-unit") else { return }
    for _ in 0..<Int.random(in: 2...8, using: &generator) {
      var candidate = round.candidate(.collective, in: pool)
      candidate.achievement = Int32.random(in: -1...4, using: &generator)
      candidate.nominee = Int32.random(in: 0...5, using: &generator)
      candidate.award = Int.random(in: 0...1, using: &generator)
      if generator.once(in: 8) { candidate.settled = .late }
      round.candidates.append(candidate)
    }
  }

  // MARK: The definition, word by word

  private func share(_ left: Candidate, _ right: Candidate, _ acrossForms: Bool) -> Bool {
    let achievement =
      left.achievement >= 0 && left.achievement == right.achievement
      && (acrossForms || left.award == right.award)
    return achievement || left.nominee == right.nominee && left.award == right.award
  }

  private func components(_ candidates: [Candidate], _ acrossForms: Bool) -> Set<[Int]> {
    let standing = candidates.indices.filter { candidates[$0].settled == nil }
    var components = Set<[Int]>()
    for start in standing {
      var reached: Set<Int> = [start]
      while true {
        let more = standing.filter { index in
          !reached.contains(index)
            && reached.contains { share(candidates[$0], candidates[index], acrossForms) }
        }
        if more.isEmpty { break }
        reached.formUnion(more)
      }
      if reached.count > 1 { components.insert(reached.sorted()) }
    }
    return components
  }

  private func isMaximal(
    _ subset: [Int], of members: [Int], _ candidates: [Candidate], _ acrossForms: Bool
  ) -> Bool {
    let isFree = subset.allSatisfy { one in
      subset.allSatisfy { $0 == one || !share(candidates[one], candidates[$0], acrossForms) }
    }
    return isFree
      && members.allSatisfy { member in
        subset.contains(member)
          || subset.contains { share(candidates[$0], candidates[member], acrossForms) }
      }
  }

  private func subsets(of members: [Int]) -> [[Int]] {
    (0..<(1 << members.count)).map { bits in
      members.indices.filter { bits >> $0 & 1 == 1 }.map { members[$0] }
    }
  }
}
