import JSONText
import Rulebook

/// A supplement to a nomination or to a submission.
struct SupplementInput {
  private static let ofNomination = KeyTable([
    "id", "on", "documents", "evidence", "achievement", "priorAwards", "measuredOn",
  ])
  private static let ofSubmission = KeyTable(["id", "on", "documents"])

  let id: String
  let on: Instant
  private(set) var documents: JSONNode?
  private(set) var evidence: JSONNode?
  private(set) var achievement: JSONNode?
  private(set) var priorAwards: JSONNode?
  private(set) var measuredOn: JSONNode?

  init(
    _ node: JSONNode, ofSubmission: Bool, in zone: ZoneOffset, _ asOf: Instant
  ) throws(Fault) {
    var reader = try FieldReader(node, ofSubmission ? Self.ofSubmission : Self.ofNomination)
    var id = ""
    var on = asOf
    while let field = try reader.next() {
      switch field.index {
      case 0: id = try field.value.identifier()
      case 1:
        on = try field.value.instant(in: zone)
        guard on <= asOf else { throw field.value.afterAsOf() }
      case 2: documents = field.value
      case 3: evidence = field.value
      case 4: achievement = field.value
      case 5: priorAwards = field.value
      default: measuredOn = field.value
      }
    }
    try reader.require(0)
    try reader.require(1)
    self.id = id
    self.on = on
  }
}
