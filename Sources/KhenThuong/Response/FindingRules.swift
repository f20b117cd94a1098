import Assessment
import JSONText
import Rulebook

/// What the rulebook says of the rule that a finding is of.
extension Rulebook {
  func clauses(of subject: AssessmentPlan.Subject) -> [Int] {
    switch subject {
    case .criterion(let index): criteria[index].clauses
    case .group(let index): groups[index].clauses
    case .authority: authority.clauses
    case .priorAward: priorAwards.clauses
    case .document(let index): documents[index].clauses
    case .deadline: deadline.clauses
    }
  }

  func readings(of subject: AssessmentPlan.Subject) -> [Int] {
    switch subject {
    case .criterion(let index):
      criteria[index].type == .rate
        ? criteria[index].readings
          + rates.readings.filter { !criteria[index].readings.contains($0) }
        : criteria[index].readings
    case .group(let index): groups[index].readings
    case .authority: authority.readings
    case .priorAward: priorAwards.readings
    case .document(let index): documents[index].readings
    case .deadline: deadline.readings
    }
  }

  func citation(of subject: AssessmentPlan.Subject) -> Message? {
    switch subject {
    case .criterion(let index): criteria[index].citation
    case .priorAward: priorAwards.citation
    default: nil
    }
  }

  func layer(of subject: AssessmentPlan.Subject) -> Layer {
    switch subject {
    case .criterion(let index): criteria[index].layer
    case .priorAward: priorAwards.layer
    default: .guidance
    }
  }

  func section(of subject: AssessmentPlan.Subject) -> String {
    switch subject {
    case .criterion(let index): criteria[index].section.rawValue
    case .group: CriterionSection.criteria.rawValue
    case .authority: "authority"
    case .priorAward: "priorAward"
    case .document: "dossier"
    case .deadline: "deadline"
    }
  }
}
