import Assessment
import JSONText
import Rulebook
import Selection

/// A nomination as it was read: what the rules look at, and where the rest of it
/// stands in the request. Its arrays keep their memory from one nomination to the next.
struct NominationInput {
  private(set) var node: JSONNode
  private(set) var idNode: JSONNode
  /// The plan by which it is assessed.
  private(set) var plan: AssessmentPlan
  var facts = NominationFacts()
  /// The slot that decides its pool, by index.
  var slot: Int?
  var pool: PoolAssignment?
  var ordering = OrderingData()
  /// The host's id of a person.
  var personId: JSONNode?
  /// The nominee object.
  private(set) var nominee: JSONNode
  var achievement: JSONNode?
  var withdrawnOn: Instant?
  var replaces: (nomination: JSONNode, on: Instant)?
  var extensions: JSONNode?
  /// For each criterion of the plan where its evidence was given last.
  var evidenceNodes: [JSONNode?] = []
  /// For each criterion of the plan where its verdict was given.
  var judgementNodes: [JSONNode?] = []
  /// For each document of the rulebook where it was given.
  var documentNodes: [JSONNode?] = []
  /// Whether a paper dated too late counts because the dossier was accepted.
  var usedAcceptance = false
  /// Ids of supplements that came too late to count.
  var lateSupplements: [String] = []
  /// Ids of supplements that count although they came too late.
  var acceptedSupplements: [String] = []

  /// One of which nothing was read yet.
  init() {
    node = .nothing
    idNode = .nothing
    nominee = .nothing
    plan = .nothing
  }

  /// Begins another nomination, of which nothing is known but this.
  mutating func begin(
    _ node: JSONNode, id: JSONNode, nominee: JSONNode, by assessor: Assessor,
    _ kind: NomineeKind, _ category: Int, _ award: Int
  ) {
    self.node = node
    idNode = id
    self.nominee = nominee
    assessor.choosePlan(&plan, kind, category, award)
    slot = nil
    pool = nil
    ordering = OrderingData()
    personId = nil
    achievement = nil
    withdrawnOn = nil
    replaces = nil
    extensions = nil
    usedAcceptance = false
    if !lateSupplements.isEmpty { lateSupplements.removeAll() }
    if !acceptedSupplements.isEmpty { acceptedSupplements.removeAll() }
    facts.begin(plan)
    Self.clear(&evidenceNodes, plan.criteriaCount)
    Self.clear(&judgementNodes, plan.criteriaCount)
    Self.clear(&documentNodes, plan.noDocuments.count)
  }
}

extension NominationInput {
  /// Makes the array `count` times nothing; of the right length already, as it is where
  /// nominations are of one plan, it is only overwritten.
  private static func clear(_ nodes: inout [JSONNode?], _ count: Int) {
    guard nodes.count == count else {
      nodes = [JSONNode?](repeating: nil, count: count)
      return
    }
    var nodes = nodes.mutableSpan
    for position in nodes.indices { nodes[position] = nil }
  }

  var id: String { (try? idNode.string()) ?? "" }
}

/// What a submission gives all its nominations.
struct SubmissionInput {
  var nominator: Int?
  var receivedAt: JSONNode?
  var sentAt: JSONNode?
  var papers = SubmissionPapers()
}
