import Assessment
import JSONText
import Rulebook
import Selection

/// A ruling as it was read.
struct RulingInput {
  enum Subject {
    case late(nomination: Int)
    case supplement(nomination: Int, id: String)
    case submissionSupplement(nominator: Int, id: String)
    case finding(nomination: Int, finding: String, outcome: Outcome)
    case selection(SelectionRuling)
  }

  enum Status: String {
    case applied, overtaken, refused
  }

  let node: JSONNode
  let id: String
  let subject: Subject?
  let extensions: JSONNode?
  var status = Status.overtaken
  var problem: Problem?
}

/// Reads rulings. A malformed one is refused with its problem; it does not fail
/// the request.
struct RulingReader {
  private enum Kind: String, CaseIterable {
    case late, supplement, finding, duplicate, kind, tie

    var fields: [String] {
      switch self {
      case .late: ["nomination"]
      case .supplement: ["nomination", "submission", "supplement"]
      case .finding: ["nomination", "finding", "outcome"]
      case .duplicate: ["members", "keep"]
      case .kind: ["pool", "owner", "choose"]
      case .tie: ["pool", "owner", "kind", "choose"]
      }
    }
  }

  private enum Ruled: String, CaseIterable {
    case met, notMet
  }

  private enum KindChoice: String, CaseIterable {
    case collective, individual, both
  }

  private static let common = ["id", "type", "by", "document", "date", "reason", "extensions"]
  private static let tables: [String: KeyTable] = Dictionary(
    uniqueKeysWithValues: Kind.allCases.map { ($0.rawValue, KeyTable(common + $0.fields)) })

  let rulebook: Rulebook
  let registry: RegistryReader
  let asOf: Instant
  let nominations: NominationIds

  /// - Parameter place: of the ruling in the request's list.
  func read(_ node: JSONNode, _ document: JSONDocument, place: Int) -> RulingInput {
    do throws(Fault) {
      return try ruling(node)
    } catch {
      let id = node.member("id").flatMap { try? $0.identifier() } ?? ""
      return RulingInput(
        node: node, id: id, subject: nil, extensions: node.member("extensions"), status: .refused,
        problem: document.problem(error, in: node, pointer: "/rulings/\(place)"))
    }
  }

  private func ruling(_ node: JSONNode) throws(Fault) -> RulingInput {
    guard let typeNode = node.member("type") else {
      _ = try node.members()
      throw node.fault(
        .missingField,
        Message(vi: "Thiếu trường bắt buộc “type”", en: "The required field “type” is missing"))
    }
    let kind: Kind = try typeNode.choice()
    guard let table = Self.tables[kind.rawValue] else {
      throw typeNode.noSuchValue(among: Kind.allCases.map(\.rawValue))
    }
    var fields = [JSONNode?](repeating: nil, count: table.keys.count)
    var reader = try FieldReader(node, table)
    while let field = try reader.next() { fields[field.index] = field.value }
    for required in 0...5 { try reader.require(required) }
    for text in [0, 2, 3, 5] { try fields[text]?.requireIdentifier() }
    if let date = fields[4], try date.date() > asOf.date(in: rulebook.zone) {
      throw date.afterAsOf()
    }
    let own = Array(fields[Self.common.count...])
    let optional: Set<Int> =
      kind == .supplement ? [0, 1] : kind == .kind || kind == .tie ? [1] : []
    for place in own.indices where !optional.contains(place) {
      try reader.require(Self.common.count + place)
    }
    return RulingInput(
      node: node, id: try fields[0]?.string() ?? "", subject: try subject(kind, own, node),
      extensions: fields[6])
  }

  private func subject(
    _ kind: Kind, _ fields: [JSONNode?], _ node: JSONNode
  ) throws(Fault) -> RulingInput.Subject? {
    switch kind {
    case .late:
      return try fields[0].map { node throws(Fault) in .late(nomination: try nomination(node)) }
    case .supplement: return try supplement(fields, node)
    case .finding:
      guard let of = fields[0], let finding = fields[1], let outcome = fields[2] else { return nil }
      let ruled: Ruled = try outcome.choice()
      return .finding(
        nomination: try nomination(of), finding: try finding.identifier(),
        outcome: ruled == .met ? .met : .notMet)
    case .duplicate:
      guard let members = fields[0], let keep = fields[1] else { return nil }
      return .selection(
        .duplicate(members: try nominationList(members), keep: try nominationList(keep)))
    case .kind:
      guard let choose = fields[2], let pool = try pool(fields[0], fields[1], node) else {
        return nil
      }
      let choice: KindChoice = try choose.choice()
      return .selection(.kind(pool: pool, choice: NomineeKind(rawValue: choice.rawValue)))
    case .tie:
      guard let of = fields[2], let choose = fields[3],
        let pool = try pool(fields[0], fields[1], node)
      else { return nil }
      let kind: NomineeKind = try of.choice(.unknownKind)
      return .selection(.tie(pool: pool, kind: kind, choose: try nominationList(choose)))
    }
  }

  private func supplement(
    _ fields: [JSONNode?], _ node: JSONNode
  ) throws(Fault) -> RulingInput.Subject? {
    guard let supplement = fields[2], (fields[0] == nil) != (fields[1] == nil) else {
      throw node.fault(
        .missingField,
        Message(
          vi: "Phải có đúng một trong hai trường “nomination”, “submission”",
          en: "Exactly one of “nomination” and “submission” must be there"))
    }
    let id = try supplement.identifier()
    if let of = fields[0] {
      return .supplement(nomination: try nomination(of), id: id)
    }
    guard let of = fields[1] else { return nil }
    return .submissionSupplement(nominator: try registry.reference(of), id: id)
  }

  private func nomination(_ node: JSONNode) throws(Fault) -> Int {
    try node.requireIdentifier()
    guard let index = nominations.index(of: node) else {
      throw node.fault(
        .unknownNomination,
        Message(
          vi: "Không có đề nghị nào mang mã \(node.excerpt)",
          en: "There is no nomination \(node.excerpt)"))
    }
    return index
  }

  private func nominationList(_ node: JSONNode) throws(Fault) -> [Int] {
    var elements = try node.elements(maxItems: RequestLimits.maxNominations)
    var list: [Int] = []
    while let element = elements.next() { list.append(try nomination(element)) }
    return list
  }

  private func pool(
    _ poolNode: JSONNode?, _ ownerNode: JSONNode?, _ node: JSONNode
  ) throws(Fault) -> PoolAssignment? {
    guard let poolNode else { return nil }
    guard let pool = rulebook.poolKeys.index(of: poolNode) else {
      throw poolNode.noSuchValue(among: rulebook.poolKeys.keys, .unknownPool)
    }
    let owner = try ownerNode.map { node throws(Fault) in try registry.reference(node) }
    guard (owner == nil) == (rulebook.pools[pool].scope == .shared) else {
      throw (ownerNode ?? node).fault(
        ownerNode == nil ? .missingField : .badValue,
        Message(
          vi: "Nhóm số lượng này "
            + (ownerNode == nil ? "phải ghi đơn vị (“owner”)" : "dùng chung, không có “owner”"),
          en: ownerNode == nil
            ? "This pool needs its “owner”" : "This pool is shared and has no “owner”"))
    }
    return PoolAssignment(pool: pool, owner: owner)
  }
}
