import Assessment
import JSONText
import Rulebook

/// The constant parts of the shortest answers, prepared once for a rulebook.
struct OutcomeFragments: Sendable {
  /// For each plan its findings' outcomes, `"id":"met"`, by position, then outcome.
  private let outcomes: [PreparedText]
  private let verdicts: PreparedText
  private let starts: PreparedText

  /// Throws `out-of-memory`.
  init(_ assessor: Assessor) throws(Problem) {
    let rulebook = assessor.rulebook
    outcomes = try assessor.plans.all.map { plan throws(Problem) in
      var text = PreparedText()
      for subject in plan.subjects {
        let id = try rulebook.id(of: subject).jsonQuoted()
        for outcome in Outcome.allCases { text.append("\(id):\"\(outcome.rawValue)\"") }
      }
      return text
    }
    var verdicts = PreparedText()
    for verdict in Verdict.allCases { verdicts.append("\"verdict\":\"\(verdict.rawValue)\"") }
    self.verdicts = verdicts
    var starts = PreparedText()
    starts.append("\"schemaVersion\":1,\"nomination\":")
    self.starts = starts
  }

  /// The beginning of an answer, up to the nomination's id.
  func begin(_ writer: inout JSONWriter) {
    writer.prepared(starts, 0)
  }

  func verdict(_ verdict: Verdict, _ writer: inout JSONWriter) {
    writer.prepared(verdicts, verdict.place)
  }

  /// `"outcomes": {…}`
  func outcomes(_ findings: [Finding], _ plan: AssessmentPlan, _ writer: inout JSONWriter) {
    let pieces = outcomes[plan.index]
    writer.key("outcomes")
    writer.beginObject()
    writer.prepared(pieces, number: findings.count) { position in
      position &* Outcome.number &+ findings[position].outcome.place
    }
    writer.endObject()
  }
}

extension Outcome {
  /// How many there are.
  fileprivate static var number: Int { 5 }

  /// Its place among all outcomes.
  fileprivate var place: Int {
    switch self {
    case .met: 0
    case .notMet: 1
    case .unknown: 2
    case .needsJudgement: 3
    case .notApplicable: 4
    }
  }
}

extension Verdict {
  /// Its place among all verdicts.
  fileprivate var place: Int {
    switch self {
    case .eligible: 0
    case .ineligible: 1
    case .incomplete: 2
    case .needsReview: 3
    }
  }
}

extension String {
  /// As a JSON string, in quotes.
  fileprivate func jsonQuoted() throws(Problem) -> String {
    var writer = JSONWriter(capacity: 64)
    writer.string(self)
    guard !writer.failed else { throw Problem.outOfMemory }
    return writer.makeString()
  }
}
