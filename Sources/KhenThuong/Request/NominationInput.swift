import Assessment
import JSONText
import Rulebook
import Selection

/// A nomination as it was read: what the rules look at, and where the rest of it
/// stands in the request.
struct NominationInput {
  let node: JSONNode
  let idNode: JSONNode
  /// The plan by which it is assessed.
  let plan: AssessmentPlan
  var facts: NominationFacts
  /// The slot that decides its pool, by index.
  var slot: Int?
  var pool: PoolAssignment?
  var ordering = OrderingData()
  /// The host's id of a person.
  var personId: JSONNode?
  /// The nominee object.
  var nominee: JSONNode
  var achievement: JSONNode?
  var withdrawnOn: Instant?
  var replaces: (nomination: JSONNode, on: Instant)?
  var extensions: JSONNode?
  /// For each criterion of the plan where its evidence was given last.
  var evidenceNodes: [JSONNode?]
  /// For each criterion of the plan where its verdict was given.
  var judgementNodes: [JSONNode?]
  /// For each document of the rulebook where it was given.
  var documentNodes: [JSONNode?]
  /// Whether a paper dated too late counts because the dossier was accepted.
  var usedAcceptance = false
  /// Ids of supplements that came too late to count.
  var lateSupplements: [String] = []
  /// Ids of supplements that count although they came too late.
  var acceptedSupplements: [String] = []
}

extension NominationInput {
  var id: String { (try? idNode.string()) ?? "" }
}

/// What a submission gives all its nominations.
struct SubmissionInput {
  var nominator: Int?
  var receivedAt: JSONNode?
  var sentAt: JSONNode?
  var papers = SubmissionPapers()
}

/// What people accepted although it came late, as far as one nomination goes.
struct AcceptedLate {
  var dossier = false
  /// Ids of the nomination's own supplements.
  var supplements: Set<String> = []
  /// Ids of its submission's supplements.
  var submissionSupplements: Set<String> = []
}
