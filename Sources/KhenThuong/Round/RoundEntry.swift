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
  var plan: AssessmentPlan?
  var verdict: Verdict?
  var findings: [Finding] = []
  var withdrawn = false
  var replacedBy: Int?
  var replaces: (nomination: JSONNode, on: Instant)?
  var isLate = false
  /// Whether something of it counts only because a person accepted it late.
  var usedAcceptance = false
  var candidate: Candidate
  /// Rulings applied, by index.
  var rulings: [Int] = []
  /// For findings ruled on the ruling, by position.
  var ruledFindings: [Int: Int] = [:]

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
