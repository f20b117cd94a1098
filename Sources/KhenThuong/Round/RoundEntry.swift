import Assessment
import JSONText
import Rulebook
import Selection

/// One nomination of a round, in compact form; its evidence is read again when it
/// is written.
struct RoundEntry {
  let node: JSONNode
  let submission: Int
  /// Place among its submission's nominations.
  let place: Int
  /// nil where it cannot be read.
  let idNode: JSONNode?
  var problem: Problem?
  var head: NominationHead?
  /// Where its warnings were written, if they were.
  var warnings: Range<Int>?
  var verdict: Verdict?
  var findings: [Finding] = []
  var withdrawn = false
  var replacedBy: Int?
  var replaces: (nomination: JSONNode, on: Instant)?
  var isLate = false
  /// Whether something of it counts only because a person accepted it late.
  var usedAcceptance = false
  /// Whether it is malformed only by what a person accepted late.
  var isContradicted = false
  /// Rulings applied, by index.
  var rulings: [Int] = []
  /// For findings ruled on the ruling, by position.
  var ruledFindings: [Int: Int] = [:]

  var id: String? { idNode.flatMap { try? $0.string() } }

  /// Whether it is in time only because a person accepted it late.
  var isRuledInTime: Bool {
    head?.plan.subjects.last == .deadline && findings.last?.reason == .ruled
  }

  // What follows changes nothing of it; a method that may not is given a copy of it all.

  /// Tells selection the standing that it has before; none for one that stands.
  mutating func settle(_ candidate: inout Candidate, isClosed: Bool) {
    candidate.settled = standing(hasPool: candidate.pool != nil, isClosed: isClosed)
    candidate.isOpen = candidate.settled == nil && verdict != .eligible
  }

  private mutating func standing(hasPool: Bool, isClosed: Bool) -> Standing? {
    if problem != nil { return .invalid }
    if withdrawn || replacedBy != nil { return .withdrawn }
    if !hasPool { return .noSlot }
    if isLate { return .late }
    if verdict == .ineligible { return .ineligible }
    return verdict == .incomplete && isClosed ? .lapsed : nil
  }
}

extension RoundEntry {
  /// Notes what a nomination is and says, but for its findings, which are there.
  mutating func note(_ input: NominationInput, _ assessor: Assessor) {
    head = input.head
    verdict = assessor.verdict(findings, plan: input.plan)
    isLate = assessor.isLate(findings, plan: input.plan)
    usedAcceptance = input.usedAcceptance || isRuledInTime
    withdrawn = input.withdrawnOn != nil
    replaces = input.replaces
  }
}
