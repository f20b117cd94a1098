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
  let id: String?
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
  var candidate: Candidate
  /// Rulings applied, by index.
  var rulings: [Int] = []
  /// For findings ruled on the ruling, by position.
  var ruledFindings: [Int: Int] = [:]

  /// Whether it is in time only because a person accepted it late.
  var isRuledInTime: Bool {
    head?.plan.subjects.last == .deadline && findings.last?.reason == .ruled
  }

  /// The standing that it has before selection; nil for one that stands.
  func settled(isClosed: Bool) -> Standing? {
    if problem != nil { return .invalid }
    if withdrawn || replacedBy != nil { return .withdrawn }
    if candidate.pool == nil { return .noSlot }
    if isLate { return .late }
    if verdict == .ineligible { return .ineligible }
    return verdict == .incomplete && isClosed ? .lapsed : nil
  }
}
