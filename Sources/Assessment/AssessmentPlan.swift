import JSONText
import Rulebook

/// Which rules look at nominations of one kind, category and award, in the order
/// in which findings are given. Worked out once for a rulebook.
public final class AssessmentPlan: Sendable {
  public enum Subject: Sendable, Equatable {
    case criterion(Int)
    case group(Int)
    case authority, priorAward
    case document(Int)
    case deadline
  }

  public let kind: NomineeKind
  public let category: Int
  public let award: Int
  /// One for each finding. The criteria come first, so that the position of a
  /// criterion's finding is also that of its evidence.
  public let subjects: [Subject]
  /// How many of the subjects are criteria.
  public let criteriaCount: Int
  /// The type of each of these.
  public let types: [CriterionType]
  /// Whether the verdict looks at the finding by itself.
  public let gates: [Bool]
  /// For each criterion's finding the group it belongs to, or -1.
  public let groupOf: [Int]
  /// For each group (by position among the plan's groups) its members' positions.
  let members: [[Int]]
  /// For each criterion of the rulebook its position, `ignored` or `foreign`.
  public let position: [Int]
  /// The ids of the criteria, by position.
  public let criterionKeys: KeyTable
  /// Positions of the rates, with their criteria.
  public let rates: [(position: Int, criterion: Int)]
  /// Those of them whose figures may be of another unit than the nominee's, or are not
  /// plainly of the nominee's.
  public let attributedRates: [(position: Int, criterion: Int)]
  /// The slots that look at nominations of this plan, in their order.
  let slots: [SlotGate]
  /// What is known where nothing is, of each criterion of the plan and of each document of
  /// the rulebook.
  let noEvidence: [Evidence]
  public let noDocuments: [DocumentState]
  /// Its place among the plans.
  public let index: Int

  /// Evidence is accepted and not looked at.
  public static let ignored = -1
  /// The criterion is not this nominee's.
  public static let foreign = -2

  /// The plan of a nomination that is not known yet.
  public static let nothing = AssessmentPlan()

  private init() {
    index = 0
    kind = .collective
    category = 0
    award = 0
    subjects = []
    criteriaCount = 0
    types = []
    gates = []
    groupOf = []
    members = []
    position = []
    criterionKeys = KeyTable([])
    attributedRates = []
    rates = []
    slots = []
    noEvidence = []
    noDocuments = []
  }

  init(rulebook: Rulebook, kind: NomineeKind, category: Int, award: Int, index: Int) {
    self.index = index
    self.kind = kind
    self.category = category
    self.award = award
    var subjects: [Subject] = []
    var position = [Int](repeating: Self.foreign, count: rulebook.criteria.count)
    for (index, criterion) in rulebook.criteria.enumerated()
    where criterion.appliesTo.covers(kind, category) && criterion.type != .ranking {
      if criterion.inForce {
        position[index] = subjects.count
        subjects.append(.criterion(index))
      } else {
        position[index] = Self.ignored
      }
    }
    criteriaCount = subjects.count
    types = position.enumerated().compactMap { criterion, position in
      position >= 0 ? rulebook.criteria[criterion].type : nil
    }
    var groupOf = [Int](repeating: -1, count: criteriaCount)
    var members: [[Int]] = []
    for (index, group) in rulebook.groups.enumerated()
    where group.appliesTo.covers(kind, category) {
      let positions = group.members.map { position[$0] }.filter { $0 >= 0 }
      for member in positions { groupOf[member] = index }
      members.append(positions)
      subjects.append(.group(index))
    }
    var gates = groupOf.map { $0 < 0 } + members.map { _ in true }
    subjects += [.authority, .priorAward]
    gates += [true, true]
    for (index, document) in rulebook.documents.enumerated()
    where document.awards.contains(award) {
      subjects.append(.document(index))
      gates.append(document.obligation == .required)
    }
    if rulebook.deadline.awards.contains(award) {
      subjects.append(.deadline)
      gates.append(true)
    }
    rates = position.enumerated().compactMap { criterion, position in
      position >= 0 && rulebook.criteria[criterion].type == .rate ? (position, criterion) : nil
    }
    criterionKeys = KeyTable(
      position.indices.filter { position[$0] >= 0 }.map { rulebook.criteria[$0].id })
    attributedRates = rates.filter { rate in
      rulebook.criteria[rate.criterion].measuredEntity != .nominee
        || rulebook.criteria[rate.criterion].warnsOfAssumedEntity
    }
    slots = rulebook.slots.indices.compactMap { slot in
      SlotGate(slot, rulebook, award: award, kind: kind, category: category)
    }
    noEvidence = [Evidence](repeating: Evidence(), count: criteriaCount)
    noDocuments = [DocumentState](repeating: DocumentState(), count: rulebook.documents.count)
    self.subjects = subjects
    self.gates = gates
    self.groupOf = groupOf
    self.members = members
    self.position = position
  }

  /// The position of the finding with an id of the rulebook.
  public func position(ofFinding id: String, in rulebook: Rulebook) -> Int? {
    subjects.firstIndex { rulebook.id(of: $0) == id }
  }
}

/// All plans of a rulebook, by award, category and kind.
public struct AssessmentPlans: Sendable {
  /// By award, category, kind; each knows its place.
  public let all: [AssessmentPlan]
  private let categories: Int

  public init(_ rulebook: Rulebook) {
    categories = rulebook.categories.count
    var plans: [AssessmentPlan] = []
    for award in rulebook.awards.indices {
      for category in rulebook.categories.indices {
        for kind in NomineeKind.allCases {
          plans.append(
            AssessmentPlan(
              rulebook: rulebook, kind: kind, category: category, award: award,
              index: plans.count))
        }
      }
    }
    all = plans
  }

  public func plan(_ kind: NomineeKind, _ category: Int, _ award: Int) -> AssessmentPlan {
    all[index(kind, category, award)]
  }

  public func index(_ kind: NomineeKind, _ category: Int, _ award: Int) -> Int {
    (award * categories + category) * NomineeKind.allCases.count + kind.index
  }
}

extension Rulebook {
  /// The id of the rule that a finding is of.
  public func id(of subject: AssessmentPlan.Subject) -> String {
    switch subject {
    case .criterion(let index): criteria[index].id
    case .group(let index): groups[index].id
    case .authority: authority.id
    case .priorAward: priorAwards.id
    case .document(let index): documents[index].id
    case .deadline: deadline.id
    }
  }
}
