import Assessment
import JSONText
import Rulebook

/// The constant parts of the shortest answers, prepared once for a rulebook. A class, as
/// it is referred to for each nomination.
final class OutcomeFragments: Sendable {
  /// For each plan its findings' outcomes, `"id":"met"`, by position, then outcome.
  private let outcomes: [PreparedText]
  private let verdicts: PreparedText
  /// The beginning of a nomination's pool, up to its owner.
  private let pools: PreparedText
  private let starts: PreparedText

  init(_ assessor: Assessor) {
    let rulebook = assessor.rulebook
    outcomes = assessor.plans.all.map { plan in
      var text = PreparedText()
      for subject in plan.subjects {
        let id = rulebook.id(of: subject).jsonQuoted
        for outcome in Outcome.allCases { text.append("\(id):\"\(outcome.rawValue)\"") }
      }
      return text
    }
    var verdicts = PreparedText()
    for verdict in Verdict.allCases { verdicts.append("\"verdict\":\"\(verdict.rawValue)\"") }
    self.verdicts = verdicts
    var pools = PreparedText()
    for pool in rulebook.pools { pools.append("\"pool\":{\"id\":\(pool.id.jsonQuoted)") }
    self.pools = pools
    var starts = PreparedText()
    starts.append("\"schemaVersion\":1,\"nomination\":")
    self.starts = starts
  }

  /// The beginning of an answer, up to the nomination's id.
  func begin(_ writer: inout JSONWriter) {
    writer.prepared(starts, 0)
  }

  /// `"pool": {"id": …`
  func beginPool(_ index: Int, _ writer: inout JSONWriter) {
    writer.prepared(pools, index)
  }

  func verdict(_ verdict: Verdict, _ writer: inout JSONWriter) {
    writer.prepared(verdicts, verdict.place)
  }

  /// `"outcomes": {…}`
  func outcomes(_ findings: [Finding], _ plan: AssessmentPlan, _ writer: inout JSONWriter) {
    writer.key("outcomes")
    writer.beginObject()
    writer.prepared(outcomes[plan.index], number: findings.count) { position in
      position &* Outcome.number &+ findings[position].outcome.place
    }
    writer.endObject()
  }
}

extension Outcome {
  /// How many there are.
  fileprivate static var number: Int { 5 }

  /// Its place among all outcomes.
  var place: Int {
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
  var place: Int {
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
  var jsonQuoted: String {
    var writer = JSONWriter(prepared: 64)
    writer.string(self)
    return writer.makeString()
  }
}
