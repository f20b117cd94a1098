import Assessment
import JSONText
import Rulebook
import Selection

/// Decides a round step by step: what came late, findings, rulings on findings,
/// then selection.
struct RoundDecision {
  let request: RoundRequest
  let document: JSONDocument
  var entries: [RoundEntry] = []
  var rulings: [RulingInput] = []
  var accepted: [AcceptedLate] = []
  var notices: [RoundNotice] = []
  private(set) var selection: Selection?
  /// For nominations with supplements accepted although late, which.
  var acceptedSupplements: [Int: Set<AcceptedSupplement>] = [:]
  /// For rulings of selection their index among the request's.
  private(set) var selectionRulings: [Int] = []
  /// What `selection` was decided by.
  private(set) var givenSelectionRulings: [SelectionRuling] = []

  var selectionRules: RoundRules {
    RoundRules(
      rulebook: rulebook, registry: registry, rankings: request.rankings, isClosed: isClosed,
      localLimits: request.localLimits)
  }

  var engine: DecisionEngine { request.engine }
  var rulebook: Rulebook { request.engine.rulebook }
  var registry: Registry { request.registry.registry }
  var isClosed: Bool { request.stage == .closed }

  init(_ request: RoundRequest, _ document: JSONDocument) throws(Fault) {
    self.request = request
    self.document = document
    let ids = try collect()
    try readRulings(ids)
    acceptLate()
    try assess()
    replace(ids)
    reportLateRulings()
    settle()
    ruleOnFindings()
    settle()
    noticeSubmissions()
    select()
  }

  /// Where a nomination stands in the request.
  func pointer(of entry: RoundEntry) -> String {
    let place = request.submissions[entry.submission].place
    return "/submissions/\(place)/nominations/\(entry.place)"
  }

  func problem(_ fault: Fault, of entry: RoundEntry) -> Problem {
    document.problem(fault, in: entry.node, pointer: pointer(of: entry))
  }

  // MARK: Reading

  /// Lists the nominations. Those whose id stands twice are all invalid.
  mutating func collect() throws(Fault) -> [String: Int] {
    var byId: [String: Int] = [:]
    var twice = Set<String>()
    for (submissionIndex, submission) in request.submissions.enumerated() {
      guard var elements = try submission.nominations?.elements() else { continue }
      var place = 0
      while let element = elements.next() {
        let id = element.member("id").flatMap { try? $0.identifier() }
        var candidate = Candidate(id: id ?? "")
        candidate.nominator = submission.input.nominator ?? 0
        entries.append(
          RoundEntry(
            node: element, submission: submissionIndex, place: place, id: id,
            problem: submission.problem, candidate: candidate))
        if let id {
          if byId.updateValue(entries.count - 1, forKey: id) != nil { twice.insert(id) }
        }
        place += 1
      }
    }
    guard !twice.isEmpty else { return byId }
    for index in entries.indices {
      guard let id = entries[index].id, twice.contains(id), entries[index].problem == nil else {
        continue
      }
      let node = entries[index].node.member("id") ?? entries[index].node
      entries[index].problem = problem(
        node.fault(
          .duplicateId,
          Message(
            vi: "Mã đề nghị “\(id)” có hai lần", en: "The nomination id “\(id)” stands twice")),
        of: entries[index])
    }
    for id in twice { byId[id] = nil }
    return byId
  }

  // MARK: Findings

  /// A key that stands twice is a fault of the text and fails the request.
  mutating func assess() throws(Fault) {
    var reader = nominationReader()
    var people: [String: Int32] = [:]
    var achievements: [String: Int32] = [:]
    for index in entries.indices {
      guard entries[index].problem == nil else {
        readWhatThereIs(index)
        continue
      }
      do throws(Fault) {
        let input = try read(index, &reader)
        note(input, index, &people, &achievements)
        reader.recycle(input)
      } catch {
        try entries[index].node.requireDistinctKeysWithin()
        entries[index].problem = problem(error, of: entries[index])
        readWhatThereIs(index)
      }
    }
  }

  func nominationReader() -> NominationReader {
    var reader = NominationReader(engine.assessor)
    reader.registry = request.registry
    reader.begin(
      engine.assessor, asOf: request.asOf, acceptsInlineUnits: false, placesInPools: true)
    return reader
  }

  /// Reads a nomination of the round.
  func read(_ index: Int, _ reader: inout NominationReader) throws(Fault) -> NominationInput {
    try reader.read(
      entries[index].node, submission: request.submissions[entries[index].submission].input,
      accepted: accepted[index])
  }

  mutating func note(
    _ input: NominationInput, _ index: Int, _ people: inout [String: Int32],
    _ achievements: inout [String: Int32]
  ) {
    engine.assessor.assess(
      input.facts, plan: input.plan, registry: registry, into: &entries[index].findings)
    entries[index].plan = input.plan
    entries[index].verdict = engine.assessor.verdict(entries[index].findings, plan: input.plan)
    entries[index].isLate = engine.assessor.isLate(entries[index].findings, plan: input.plan)
    entries[index].usedAcceptance =
      input.usedAcceptance
      || (input.plan.subjects.last == .deadline && entries[index].findings.last?.reason == .ruled)
    entries[index].withdrawn = input.withdrawnOn != nil
    entries[index].replaces = input.replaces
    if !input.acceptedSupplements.isEmpty {
      for id in input.acceptedSupplements {
        for ofSubmission in [false, true] {
          let set =
            ofSubmission ? accepted[index].submissionSupplements : accepted[index].supplements
          if set.contains(id) {
            acceptedSupplements[index, default: []].insert(AcceptedSupplement(id, ofSubmission))
          }
        }
      }
    }
    var candidate = entries[index].candidate
    candidate.kind = input.facts.kind
    candidate.award = input.facts.award
    candidate.pool = input.pool
    candidate.category = registry.units[input.facts.unit].judgedCategory
    candidate.unit = input.facts.unit
    candidate.nominator = input.facts.nominator
    candidate.ordering = input.ordering
    // A unit is known by its code, a person by the host's id.
    let person = input.personId.flatMap { try? $0.string() }
    let nominee = person.map { "p:" + $0 } ?? "u:" + registry.code(of: input.facts.unit)
    candidate.nominee = Self.number(nominee, &people)
    if let achievement = input.achievement.flatMap({ try? $0.string() }) {
      candidate.achievement = Self.number(achievement, &achievements)
    }
    entries[index].candidate = candidate
  }

  /// A number for each different text, compared by canonical equivalence.
  private static func number(_ text: String, _ known: inout [String: Int32]) -> Int32 {
    if let number = known[text] { return number }
    let number = Int32(clamping: known.count)
    known[text] = number
    return number
  }

  /// Kind, award and pool of a malformed nomination, as far as they can be read.
  mutating func readWhatThereIs(_ index: Int) {
    let entry = entries[index]
    guard let nominator = request.submissions[entry.submission].input.nominator,
      let award = entry.node.member("award").flatMap({ rulebook.awardKeys.index(of: $0) }),
      let nominee = entry.node.member("nominee"),
      let kindText = nominee.member("kind").flatMap({ try? $0.string() }),
      let kind = NomineeKind(rawValue: kindText),
      let unit = nominee.member("unit").flatMap({ try? request.registry.reference($0) })
    else { return }
    entries[index].candidate.kind = kind
    entries[index].candidate.award = award
    entries[index].candidate.unit = unit
    entries[index].candidate.pool =
      rulebook.slot(award: award, kind: kind, unit: unit, nominator: nominator, in: registry)
      .flatMap { slot in
        rulebook.poolAssignment(slot: slot, unit: unit, nominator: nominator, in: registry)
      }
  }

  // MARK: Settling

  mutating func settle() {
    for index in entries.indices {
      let entry = entries[index]
      var settled: Standing?
      if entry.problem != nil {
        settled = .invalid
      } else if entry.withdrawn || entry.replacedBy != nil {
        settled = .withdrawn
      } else if entry.candidate.pool == nil {
        settled = .noSlot
      } else if entry.isLate {
        settled = .late
      } else if entry.verdict == .ineligible {
        settled = .ineligible
      } else if entry.verdict == .incomplete, isClosed {
        settled = .lapsed
      }
      entries[index].candidate.settled = settled
      entries[index].candidate.isOpen = settled == nil && entry.verdict != .eligible
    }
  }

  // MARK: Selection

  mutating func select() {
    for (index, ruling) in rulings.enumerated() where ruling.problem == nil {
      guard case .selection(let subject) = ruling.subject else { continue }
      givenSelectionRulings.append(subject)
      selectionRulings.append(index)
    }
    let selection = Selection(
      entries.map(\.candidate), rules: selectionRules, rulings: givenSelectionRulings)
    for (place, status) in selection.statuses.enumerated() {
      let index = selectionRulings[place]
      switch status {
      case .applied: rulings[index].status = .applied
      case .overtaken: rulings[index].status = .overtaken
      case .refusedAsSecond: refuseAsSecond([index])
      case .refusedAsMismatch:
        refuse(
          index, .rulingMismatch, "Lựa chọn không phù hợp với những gì đang chờ kết luận",
          "The choice does not fit what is open")
      }
    }
    for index in entries.indices {
      for ruling in selection.placements[index].rulings {
        entries[index].rulings.append(selectionRulings[ruling])
      }
    }
    notices += selection.notices
    self.selection = selection
  }
}
