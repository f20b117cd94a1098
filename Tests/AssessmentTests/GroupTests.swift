import Rulebook
import Testing

@testable import Assessment

/// "A group 'any of' is met if one member is, not met if all are; open otherwise:
/// unknown if a member that is not notMet is unknown, else needsJudgement." All of: the
/// same with met and not met in each other's place.
@Suite struct GroupTests {
  /// All combinations of up to three members, from the definition word by word.
  @Test(arguments: CriterionGroup.Combination.allCases)
  func truthTable(_ how: CriterionGroup.Combination) {
    for members in Self.combinations(upTo: 3) where !members.isEmpty {
      let found = combined(how, members)
      #expect(found == Self.expected(how, members), "\(how) of \(members)")
    }
  }

  private static func expected(
    _ how: CriterionGroup.Combination, _ members: [Outcome]
  ) -> Outcome {
    let (one, all): (Outcome, Outcome) = how == .any ? (.met, .notMet) : (.notMet, .met)
    if members.contains(one) { return one }
    if members.filter({ $0 != all }).isEmpty { return all }
    return members.contains(.unknown) ? .unknown : .needsJudgement
  }

  private static func combinations(upTo count: Int) -> [[Outcome]] {
    var all: [[Outcome]] = [[]]
    var longest: [[Outcome]] = [[]]
    for _ in 0..<count {
      longest = longest.flatMap { list in Outcome.allCases.map { list + [$0] } }
      all += longest
    }
    return all
  }

  /// The order of the members says nothing, and one more decided member never opens
  /// what is decided.
  @Test func orderAndAdding() {
    for how in CriterionGroup.Combination.allCases {
      for members in Self.combinations(upTo: 3) where members.count == 3 {
        let outcome = combined(how, members)
        let turned = combined(how, members.reversed())
        #expect(outcome == turned)
        guard outcome == .met || outcome == .notMet else { continue }
        for place in members.indices where ![.met, .notMet].contains(members[place]) {
          for filled in Outcome.allCases {
            var more = members
            more[place] = filled
            let after = combined(how, more)
            #expect(after == outcome, "\(how): \(members), then \(more)")
          }
        }
      }
    }
  }
}

/// What a group of such members comes to.
private func combined(
  _ how: CriterionGroup.Combination, _ members: some Sequence<Outcome>
) -> Outcome {
  let findings = members.map { Finding($0, .absent) }
  return Assessor.combine(how, Array(findings.indices), findings).outcome
}
