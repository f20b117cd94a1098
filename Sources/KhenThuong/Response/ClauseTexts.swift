import Assessment
import JSONText
import Rulebook

/// The clauses that answers refer to, prepared once for a rulebook. A class, as it is
/// referred to for each nomination.
final class ClauseTexts: Sendable {
  private let rulebook: Rulebook
  /// The references, in quotes.
  private let references: PreparedText
  /// By a clause's number the place of its reference, -1 where there is none.
  private let places: [Int32]
  private let plans: [OfPlan]

  /// Clauses of larger numbers are written without being prepared.
  private static let numbers = 0..<65_536

  /// The clauses that the findings of a plan rest on.
  private struct OfPlan: Sendable {
    var clauses: [Int] = []
    /// For each position where its clauses begin, and then where the last end.
    var starts = [0]
  }

  init(_ assessor: Assessor) {
    let rulebook = assessor.rulebook
    self.rulebook = rulebook
    var references = PreparedText()
    var places: [Int32] = []
    for clause in rulebook.clauses where Self.numbers.contains(clause.number) {
      while places.count <= clause.number { places.append(-1) }
      places[clause.number] = Int32(truncatingIfNeeded: references.count)
      references.append(rulebook.reference(ofClause: clause.number).jsonQuoted)
    }
    self.references = references
    self.places = places
    plans = assessor.plans.all.map { plan in
      var ofPlan = OfPlan()
      for subject in plan.subjects {
        ofPlan.clauses += rulebook.clauses(of: subject)
        ofPlan.starts.append(ofPlan.clauses.count)
      }
      return ofPlan
    }
  }

  /// `"clauses": […]`
  func write(_ clauses: [Int], _ writer: inout JSONWriter) {
    guard clauses.allSatisfy({ places.indices.contains($0) && places[$0] >= 0 }) else {
      return writer.clauses(clauses, of: rulebook)
    }
    writer.key("clauses")
    writer.beginArray()
    writer.prepared(references, number: clauses.count) { Int(places[clauses[$0]]) }
    writer.endArray()
  }

  /// Adds the clauses of those gates whose outcomes are meant, each once.
  func addGates(
    of findings: [Finding], _ plan: AssessmentPlan, to clauses: inout [Int],
    where isMeant: (Outcome) -> Bool
  ) {
    let all = plans[plan.index].clauses
    let starts = plans[plan.index].starts
    let gates = plan.gates
    for position in findings.indices
    where gates[position] && isMeant(findings[position].outcome) {
      for place in starts[position]..<starts[position + 1] where !clauses.contains(all[place]) {
        clauses.append(all[place])
      }
    }
  }
}
