import Assessment
import JSONText
import Rulebook
import Selection

/// Decides a round step by step: what came late, findings, rulings on findings,
/// then selection.
struct RoundDecision {
  let request: RoundRequest
  let document: JSONDocument
  let warnings: WrittenWarnings?
  var entries: [RoundEntry] = []
  /// The nominations as selection sees them.
  var candidates: [Candidate] = []
  var rulings: [RulingInput] = []
  var accepted = AcceptedOfNominations()
  var notices: [RoundNotice] = []
  private var names = Names()
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

  /// - Parameter warnings: where to write the warnings of the nominations; nil where they
  ///   are written with the rest of their texts, or nobody asks.
  init(
    _ request: RoundRequest, _ document: JSONDocument, warnings: WrittenWarnings? = nil
  ) throws(Fault) {
    self.request = request
    self.warnings = warnings
    self.document = document
    let ids = try collect()
    try readRulings(ids)
    acceptLate()
    try assess()
    replace(ids)
    retractUnmet()
    reportLateRulings()
    if !rulings.isEmpty {
      settle()
      ruleOnFindings()
    }
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
  mutating func collect() throws(Fault) -> NominationIds {
    var ids = NominationIds()
    entries.reserveCapacity(request.nominationCount)
    candidates.reserveCapacity(request.nominationCount)
    for (submissionIndex, submission) in request.submissions.enumerated() {
      guard var elements = try submission.nominations?.elements() else { continue }
      var place = 0
      while let element = elements.next() {
        let idNode = element.member("id").flatMap { node in
          (try? node.requireIdentifier()) == nil ? nil : node
        }
        var candidate = Candidate(id: idNode.flatMap { try? $0.string() } ?? "")
        candidate.nominator = submission.input.nominator ?? 0
        if let idNode { ids.add(idNode, of: entries.count) }
        candidates.append(candidate)
        entries.append(
          RoundEntry(
            node: element, submission: submissionIndex, place: place, idNode: idNode,
            problem: submission.problem))
        place += 1
      }
    }
    guard ids.hasTwice else { return ids }
    for index in entries.indices {
      guard let node = entries[index].idNode, ids.isTwice(node), entries[index].problem == nil
      else { continue }
      let id = entries[index].id ?? ""
      entries[index].problem = problem(
        node.fault(
          .duplicateId,
          Message(
            vi: "Mã đề nghị “\(id)” có hai lần", en: "The nomination id “\(id)” stands twice")),
        of: entries[index])
    }
    return ids
  }

  // MARK: Findings

  /// A key that stands twice is a fault of the text and fails the request.
  mutating func assess() throws(Fault) {
    var reader = nominationReader()
    var input = NominationInput()
    let nothingAccepted = AcceptedLate()
    // Fetched once for all of a submission.
    var submission: (place: Int, input: SubmissionInput?) = (-1, nil)
    for index in entries.indices {
      let place = entries[index].submission
      if submission.place != place { submission = (place, request.submissions[place].input) }
      guard entries[index].problem == nil else {
        readWhatThereIs(index)
        continue
      }
      do throws(Fault) {
        guard accepted.isNothing(index) else {
          try assessAccepted(index, &reader)
          continue
        }
        try reader.read(
          entries[index].node, submission: submission.input, accepted: nothingAccepted,
          into: &input)
        note(input, index)
      } catch {
        try entries[index].node.requireDistinctKeysWithin()
        entries[index].problem = problem(error, of: entries[index])
        readWhatThereIs(index)
      }
    }
  }

  /// People and achievements, numbered as they come.
  private struct Names {
    var people = NodeTable()
    var achievements = NodeTable()

    /// Tells selection what a nomination is.
    mutating func note(
      _ input: NominationInput, _ registry: Registry, _ candidate: inout Candidate
    ) {
      candidate.kind = input.facts.kind
      candidate.award = input.facts.award
      candidate.pool = input.pool
      candidate.category = registry.units[input.facts.unit].judgedCategory
      candidate.unit = input.facts.unit
      candidate.nominator = input.facts.nominator
      candidate.ordering = input.ordering
      // A unit is known by its place in the registry, a person by the host's id.
      let nominee =
        input.personId.map { registry.units.count + people.position(of: $0) }
        ?? input.facts.unit
      candidate.nominee = Int32(clamping: nominee)
      if let achievement = input.achievement {
        candidate.achievement = Int32(clamping: achievements.position(of: achievement))
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

  mutating func note(_ input: NominationInput, _ index: Int) {
    engine.assessor.assess(
      input.facts, plan: input.plan, registry: request.registry.registry,
      into: &entries[index].findings)
    entries[index].warnings = warnings?.add(input, entries[index].findings)
    entries[index].note(input, engine.assessor)
    names.note(input, request.registry.registry, &candidates[index])
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
    candidates[index].kind = kind
    candidates[index].award = award
    candidates[index].unit = unit
    let plan = engine.assessor.plans.plan(kind, registry.units[unit].judgedCategory, award)
    candidates[index].pool =
      plan.slot(unit: unit, nominator: nominator, in: registry, of: rulebook)
      .flatMap { slot in
        rulebook.poolAssignment(slot: slot, unit: unit, nominator: nominator, in: registry)
      }
  }

  // MARK: Settling

  mutating func settle() {
    let isClosed = isClosed
    for index in entries.indices {
      entries[index].settle(&candidates[index], isClosed: isClosed)
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
      candidates, rules: selectionRules, rulings: givenSelectionRulings)
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
    if !selectionRulings.isEmpty {
      for index in entries.indices {
        for ruling in selection.placements[index].rulings {
          entries[index].rulings.append(selectionRulings[ruling])
        }
      }
    }
    notices += selection.notices
    self.selection = selection
  }
}
