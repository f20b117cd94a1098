import Assessment
import Rulebook
import Selection

/// The open points of a decided round, coupled as far as the definitions say, and what
/// they leave certain.
struct RoundCertainty {
  /// What makes findings of several nominations one point.
  private enum Coupling: Hashable {
    case criterion(Int, nominee: Int32, isFixed: Bool)
    case priorAward(achievement: Int32, isFixed: Bool)
    case document(Int, submission: Int, isFixed: Bool)
  }

  let certainties: Certainties
  /// For each point the findings it stands for, by nomination and position.
  private let positions: [Int: [Int: Int]]

  init(_ decision: RoundDecision, _ selection: Selection) {
    var builder = Builder(decision)
    for index in decision.entries.indices { builder.add(index) }
    positions = builder.positions
    certainties = Certainties(
      decision.candidates, rules: decision.selectionRules,
      rulings: decision.givenSelectionRulings, selection: selection, points: builder.points)
  }

  subscript(index: Int) -> NominationCertainty? { certainties.answers[index] }

  /// The findings among the points of a nomination, in their order; nil is all of them
  /// that can still be met.
  func findings(of index: Int, _ points: [Int]?) -> [Int] {
    let known = positions[index] ?? [:]
    guard let points else {
      return known.filter { !certainties.points.isFixed[$0.key] }.map(\.value).sorted()
    }
    return points.compactMap { known[$0] }.sorted()
  }

  // MARK: Points

  /// Gives each unresolved finding its point.
  private struct Builder {
    let decision: RoundDecision
    let isAfterDeadline: Bool
    var points: OpenPoints
    var positions: [Int: [Int: Int]] = [:]
    private var known: [Coupling: Int] = [:]

    init(_ decision: RoundDecision) {
      self.decision = decision
      isAfterDeadline = decision.request.asOf >= decision.rulebook.deadline.lateFrom
      points = OpenPoints(candidates: decision.entries.count)
    }

    mutating func add(_ index: Int) {
      let entry = decision.entries[index]
      guard decision.candidates[index].isOpen, let plan = entry.head?.plan else { return }
      var ofEntry: [Int: Int] = [:]
      for need in plan.openNeeds(entry.findings, decision.rulebook) {
        var points: [Int] = []
        for position in need {
          let point = point(position, index, plan)
          points.append(point)
          ofEntry[point] = position
        }
        self.points.needs[index].append(points)
      }
      positions[index] = ofEntry
    }

    private mutating func point(
      _ position: Int, _ index: Int, _ plan: AssessmentPlan
    ) -> Int {
      let entry = decision.entries[index]
      let candidate = decision.candidates[index]
      let rulebook = decision.rulebook
      let subject = plan.subjects[position]
      // What the deadline settles is settled for awards that have one.
      let isFixed =
        isAfterDeadline && rulebook.deadline.awards.contains(candidate.award)
        && entry.findings[position].outcome == .unknown && rulebook.isSettledByDeadline(subject)
      let coupling = RoundCertainty.coupling(
        of: subject, candidate, submission: entry.submission, rulebook, isFixed: isFixed)
      if let coupling, let point = known[coupling] { return point }
      let point = points.add(isFixed: isFixed)
      if let coupling { known[coupling] = point }
      return point
    }
  }

  private static func coupling(
    of subject: AssessmentPlan.Subject, _ candidate: Candidate, submission: Int,
    _ rulebook: Rulebook, isFixed: Bool
  ) -> Coupling? {
    switch subject {
    case .criterion(let criterion):
      return .criterion(criterion, nominee: candidate.nominee, isFixed: isFixed)
    case .priorAward where candidate.achievement >= 0:
      return .priorAward(achievement: candidate.achievement, isFixed: isFixed)
    case .document(let document) where rulebook.documents[document].belongsToSubmission:
      return .document(document, submission: submission, isFixed: isFixed)
    case .group, .authority, .priorAward, .document, .deadline: return nil
    }
  }
}

extension AssessmentPlan {
  /// Positions of what keeps a nomination from being eligible: all of these, each of
  /// them any one of its findings. Nothing is not met already.
  func openNeeds(_ findings: [Finding], _ rulebook: Rulebook) -> [[Int]] {
    var needs: [[Int]] = []
    for (position, finding) in findings.enumerated() where gates[position] && finding.isOpen {
      guard case .group(let group) = subjects[position] else {
        needs.append([position])
        continue
      }
      let members = (0..<criteriaCount).filter { groupOf[$0] == group && findings[$0].isOpen }
      switch rulebook.groups[group].combine {
      case .any: needs.append(members)
      case .all: needs += members.map { [$0] }
      }
    }
    return needs
  }
}

extension Finding {
  /// Neither met nor not met.
  var isOpen: Bool { outcome != .met && outcome != .notMet }
}

extension Rulebook {
  /// Whether what is still unknown of a rule at the deadline stays so.
  func isSettledByDeadline(_ subject: AssessmentPlan.Subject) -> Bool {
    switch subject {
    case .criterion(let index): criteria[index].settledByDeadline
    case .priorAward: priorAwards.settledByDeadline
    case .document(let index): documents[index].settledByDeadline
    case .deadline: deadline.settledByDeadline
    case .group, .authority: false
    }
  }
}
