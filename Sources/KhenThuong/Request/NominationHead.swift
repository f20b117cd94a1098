import Assessment
import JSONText

/// What a nomination is, without what it says of the criteria: what a round keeps of it.
struct NominationHead {
  let plan: AssessmentPlan
  /// Index of the nominee's unit, or of the unit a person belongs to.
  let unit: Int
  let nominator: Int
  /// The slot that decides its pool, by index.
  let slot: Int?
  let pool: PoolAssignment?
  /// The nominee object.
  let nominee: JSONNode
  /// The host's id of a person.
  let personId: JSONNode?
  let extensions: JSONNode?
}

extension NominationInput {
  var head: NominationHead {
    NominationHead(
      plan: plan, unit: facts.unit, nominator: facts.nominator, slot: slot, pool: pool,
      nominee: nominee, personId: personId, extensions: extensions)
  }
}
