import Assessment
import JSONText
import Rulebook
import Selection

enum Stage: String, CaseIterable {
  case open, closed
}

/// A submission of a round.
struct RoundSubmission {
  var input = SubmissionInput()
  let node: JSONNode
  /// Its place in the request's list.
  let place: Int
  var nominatorNode: JSONNode?
  var receivedBy: Int?
  var nominations: JSONNode?
  var documents: JSONNode?
  var extensions: JSONNode?
  /// What is wrong with it apart from its nominations, which are then invalid.
  var problem: Problem?
}

/// A round as it was read; its nominations are read one at a time.
struct RoundRequest {
  private static let keys = KeyTable(
    RequestOptions.keys + [
      "stage", "round", "submissions", "rankings", "localQuotas", "rulings", "certainty",
      "readingEffects",
    ])
  private static let roundKeys = KeyTable(["id", "title"])
  private static let submissionKeys = KeyTable([
    "nominator", "receivedAt", "sentAt", "receivedBy", "documents", "supplements", "nominations",
    "extensions",
  ])
  private static let rankingKeys = KeyTable(["year", "category", "ranks"])
  private static let quotaKeys = KeyTable(["award", "decider", "limits"])
  private static let limitKeys = KeyTable(NomineeKind.allCases.map(\.rawValue))

  let options: RequestOptions
  let engine: DecisionEngine
  let asOf: Instant
  let stage: Stage
  let round: JSONNode?
  private(set) var registry: RegistryReader
  private(set) var submissions: [RoundSubmission] = []
  /// How many nominations they have.
  private(set) var nominationCount = 0
  private(set) var rankings = Rankings()
  private(set) var localLimits: [PoolAssignment: PerKind<Int?>] = [:]
  let rulings: JSONNode?
  /// Whether to say which nominations are proposed however the open points end.
  let certainty: Bool
  /// Whether to decide under every other reading too.
  let readingEffects: Bool

  private var rulebook: Rulebook { engine.rulebook }

  /// - Parameter alternative: a value of a reading, by index, to decide under instead
  ///   of the one in force.
  init(
    _ document: JSONDocument, for given: DecisionEngine, _ context: DecisionContext? = nil,
    alternative: (reading: Int, value: Int)? = nil
  ) throws(Fault) {
    var nodes = [JSONNode?](repeating: nil, count: 8)
    var reader = try FieldReader(document.root, Self.keys)
    var options = try given.readOptions(&reader) { field, node in nodes[field] = node }
    if let alternative {
      options.readings.removeAll { $0.reading == alternative.reading }
      options.readings.append(alternative)
    }
    self.options = options
    let shared = RequestOptions.keys.count
    for required in [3, 4, shared, shared + 2] { try reader.require(required) }
    engine = try given.settled(options, document.root, context)
    asOf = try engine.asOf(options, document.root)
    registry = try engine.registry(options)
    guard let stageNode = nodes[0], let list = nodes[2] else {
      throw document.root.wrongType(Message(vi: "một đợt khen thưởng", en: "a round"))
    }
    stage = try stageNode.choice()
    round = nodes[1]
    rulings = nodes[5]
    certainty = try nodes[6]?.bool() ?? false
    readingEffects = try nodes[7]?.bool() ?? false
    if let round {
      var reader = try FieldReader(round, Self.roundKeys)
      while let field = try reader.next() { try field.value.requireString() }
      try reader.require(0)
    }
    if let node = nodes[3] { try readRankings(node) }
    if let node = nodes[4] { try readQuotas(node) }
    try readSubmissions(list, document)
  }

  // MARK: Submissions

  private mutating func readSubmissions(
    _ list: JSONNode, _ document: JSONDocument
  ) throws(Fault) {
    var elements = try list.elements(maxItems: RequestLimits.maxNominations)
    var place = -1
    while let element = elements.next() {
      place += 1
      var submission = RoundSubmission(node: element, place: place)
      do throws(Fault) {
        try readSubmission(&submission)
      } catch {
        guard submission.nominations != nil else { throw error }
        try element.requireDistinctKeysWithin()
        submission.problem = document.problem(
          error, in: element, pointer: "/submissions/\(place)")
      }
      guard let nominations = submission.nominations else { continue }
      // Not an array: nothing could be said of any nomination.
      _ = try nominations.elements()
      nominationCount += nominations.count
      guard nominationCount <= RequestLimits.maxNominations else {
        throw nominations.fault(
          .listTooLong,
          Message(
            vi: "Đợt có quá \(RequestLimits.maxNominations) đề nghị",
            en: "The round has more than \(RequestLimits.maxNominations) nominations"))
      }
      submissions.append(submission)
    }
  }

  private func readSubmission(_ submission: inout RoundSubmission) throws(Fault) {
    // The nominations first, so that they are known whatever else is wrong.
    submission.nominations = submission.node.member("nominations")
    submission.extensions = submission.node.member("extensions")
    submission.input.nominator = submission.node.member("nominator").flatMap {
      try? registry.reference($0)
    }
    var supplements: JSONNode?
    var reader = try FieldReader(submission.node, Self.submissionKeys)
    while let field = try reader.next() {
      let value = field.value
      switch field.index {
      case 0:
        submission.nominatorNode = value
        submission.input.nominator = try registry.reference(value)
      case 1:
        _ = try past(value)
        submission.input.receivedAt = value
      case 2:
        _ = try past(value)
        submission.input.sentAt = value
      case 3: submission.receivedBy = try registry.reference(value)
      case 4: submission.documents = value
      case 5: supplements = value
      case 6: continue
      default: continue
      }
    }
    try reader.require(0)
    try reader.require(6)
    submission.input.papers = try SubmissionPapers(
      documents: submission.documents, supplements: supplements,
      reader: DocumentReader(rulebook: rulebook, today: asOf.date(in: rulebook.zone)), asOf: asOf)
  }

  private func past(_ node: JSONNode) throws(Fault) -> Instant {
    let instant = try node.instant(in: rulebook.zone)
    guard instant <= asOf else { throw node.afterAsOf() }
    return instant
  }

  // MARK: Rankings and quotas

  private mutating func readRankings(_ list: JSONNode) throws(Fault) {
    var elements = try list.elements(maxItems: JSONLimits.maxItems)
    while let element = elements.next() {
      var reader = try FieldReader(element, Self.rankingKeys)
      var year = 0
      var category = 0
      var ranks: JSONNode?
      while let field = try reader.next() {
        switch field.index {
        case 0: year = Int(try field.value.integer(in: 1900...9999))
        case 1:
          guard let index = rulebook.categoryKeys.index(of: field.value) else {
            throw field.value.noSuchValue(among: rulebook.categoryKeys.keys, .unknownCategory)
          }
          category = index
        default: ranks = field.value
        }
      }
      for field in 0...2 { try reader.require(field) }
      rankings.addTable(year: year, category: category)
      guard var members = try ranks?.members() else { continue }
      while let member = members.next() {
        let unit: Int
        do throws(Fault) { unit = try registry.reference(member.key) } catch {
          throw member.key.keyFault(error.code, error.message, expected: error.expected)
        }
        guard registry.registry.units[unit].category == category else {
          throw member.key.keyFault(
            .badValue,
            Message(
              vi: "Đơn vị \(member.key.excerpt) không thuộc loại được xếp hạng ở đây",
              en: "The unit \(member.key.excerpt) is not of the category ranked here"))
        }
        let rank = try member.value.integer(in: 1...1_000_000)
        guard rankings.add(year: year, unit: unit, rank: rank) else {
          throw member.key.duplicateKey()
        }
      }
    }
  }

  private mutating func readQuotas(_ list: JSONNode) throws(Fault) {
    var elements = try list.elements(maxItems: RequestLimits.maxUnits)
    while let element = elements.next() {
      var reader = try FieldReader(element, Self.quotaKeys)
      var award: (index: Int, node: JSONNode)?
      var decider: Int?
      var limits = PerKind<Int?>(collective: nil, individual: nil)
      while let field = try reader.next() {
        switch field.index {
        case 0:
          guard let index = rulebook.awardKeys.index(of: field.value) else {
            throw field.value.noSuchValue(among: rulebook.awardKeys.keys, .unknownAward)
          }
          award = (index, field.value)
        case 1: decider = try registry.reference(field.value)
        default: limits = try Self.limits(field.value)
        }
      }
      for field in 0...2 { try reader.require(field) }
      guard let award, let decider else { continue }
      guard let category = rulebook.awards[award.index].deciderCategory,
        let pool = rulebook.slots.first(where: { $0.award == award.index && $0.pool != nil })?.pool
      else {
        throw award.node.fault(
          .badValue,
          Message(
            vi: "Số lượng của hình thức này do văn bản quy định, không nhập từ bên ngoài",
            en: "The quota of this award is the rulebook's, not the caller's"))
      }
      guard registry.registry.units[decider].category == category else {
        throw element.fault(
          .badValue,
          Message(
            vi: "Đơn vị này không quyết định hình thức khen thưởng đó",
            en: "This unit does not decide that award"))
      }
      let assignment = PoolAssignment(pool: pool, owner: decider)
      guard localLimits.updateValue(limits, forKey: assignment) == nil else {
        throw element.fault(
          .duplicateId,
          Message(
            vi: "Số lượng này đã được nhập", en: "This quota stands twice"))
      }
    }
  }

  private static func limits(_ node: JSONNode) throws(Fault) -> PerKind<Int?> {
    var limits = PerKind<Int?>(collective: nil, individual: nil)
    var reader = try FieldReader(node, limitKeys)
    while let field = try reader.next() {
      let limit =
        field.value.kind == .null ? nil : Int(try field.value.integer(in: 0...1_000_000))
      limits[NomineeKind.allCases[field.index]] = limit
    }
    try reader.require(0)
    try reader.require(1)
    return limits
  }
}
