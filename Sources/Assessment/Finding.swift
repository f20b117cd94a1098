import Rulebook

/// Why a finding came out as it did.
@frozen public enum Reason: UInt8, CaseIterable, Sendable {
  case fulfilled, absent, operandMissing, noMeasurementDate, belowThreshold, zeroDenominator,
    wrongEntity, statedFalse, documentMissing, dateMissing, tooFew, noVerdict, verdictNotMet,
    barred, underReview, priorAward, noAchievementId, notBelow, wrongForm, tooFewOriginals,
    notConfirmed, equivalentPaper, lateSupplement, late, memberOpen, membersNotMet, ruled

  public var name: String { String(describing: self) }
}

/// What one rule says of one nomination.
@frozen public struct Finding: Sendable, Equatable {
  public var outcome: Outcome
  public var reason: Reason

  @inlinable public init(_ outcome: Outcome, _ reason: Reason) {
    self.outcome = outcome
    self.reason = reason
  }
}

/// What all findings together say.
public enum Verdict: String, CaseIterable, Sendable {
  case eligible, ineligible, incomplete, needsReview
}
