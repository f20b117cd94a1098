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
  var id: String?
  var problem: Problem?
  var plan: AssessmentPlan?
  var verdict: Verdict?
  var findings: [Finding] = []
  var withdrawn = false
  var replacedBy: Int?
  var replaces: (nomination: JSONNode, on: Instant)?
  var isLate = false
  var candidate: Candidate
  /// Rulings applied, by index.
  var rulings: [Int] = []
  /// For findings ruled on the ruling, by position.
  var ruledFindings: [Int: Int] = [:]
}

/// Decides a round step by step: what came late, findings, rulings on findings,
/// then selection.
struct RoundDecision {
  let request: RoundRequest
  let document: JSONDocument
  private(set) var entries: [RoundEntry] = []
  private(set) var rulings: [RulingInput] = []
  private(set) var accepted: [AcceptedLate] = []
  private(set) var notices: [RoundNotice] = []
  private(set) var selection: Selection?
  /// For rulings of selection their index among the request's.
  private(set) var selectionRulings: [Int] = []

  private var engine: DecisionEngine { request.engine }
  private var rulebook: Rulebook { request.engine.rulebook }
  private var registry: Registry { request.registry.registry }
  private var isClosed: Bool { request.stage == .closed }

  init(_ request: RoundRequest, _ document: JSONDocument) throws(Fault) {
    self.request = request
    self.document = document
    let ids = try collect()
    try readRulings(ids)
    acceptLate()
    try assess()
    reportLateRulings()
    replace(ids)
    settle()
    ruleOnFindings()
    settle()
    noticeSubmissions()
    select()
  }

  /// Where a nomination stands in the request.
  func pointer(of entry: RoundEntry) -> String {
    "/submissions/\(entry.submission)/nominations/\(entry.place)"
  }

  private func problem(_ fault: Fault, of entry: RoundEntry) -> Problem {
    document.problem(fault, in: entry.node, pointer: pointer(of: entry))
  }

  // MARK: Reading

  /// Lists the nominations. Those whose id stands twice are all invalid.
  private mutating func collect() throws(Fault) -> [String: Int] {
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

  private mutating func readRulings(_ ids: [String: Int]) throws(Fault) {
    guard let list = request.rulings else { return }
    var ofNominator: [Int: [Int]] = [:]
    for (index, entry) in entries.enumerated() {
      if let nominator = request.submissions[entry.submission].input.nominator {
        ofNominator[nominator, default: []].append(index)
      }
    }
    let reader = RulingReader(
      rulebook: rulebook, registry: request.registry, asOf: request.asOf, nominations: ids,
      ofNominator: ofNominator)
    var elements = try list.elements(maxItems: RequestLimits.maxUnits)
    var seen: [String: Int] = [:]
    while let element = elements.next() {
      var ruling = reader.read(element, document)
      if ruling.problem == nil, let first = seen[ruling.id] {
        let node = element.member("id") ?? element
        ruling.problem = document.problem(
          node.fault(
            .duplicateId,
            Message(
              vi: "Mã kết luận “\(ruling.id)” có hai lần",
              en: "The ruling id “\(ruling.id)” stands twice")))
        ruling.status = .refused
        refuse(
          first, .duplicateId, "Mã kết luận “\(ruling.id)” có hai lần",
          "The ruling id “\(ruling.id)” stands twice")
      }
      seen[ruling.id] = rulings.count
      rulings.append(ruling)
    }
  }

  private mutating func refuse(
    _ ruling: Int, _ code: ProblemCode, _ vietnamese: String, _ english: String
  ) {
    rulings[ruling].status = .refused
    rulings[ruling].problem = document.problem(
      rulings[ruling].node.fault(code, Message(vi: vietnamese, en: english)))
  }

  private mutating func refuseAsSecond(_ indices: [Int]) {
    for index in indices {
      refuse(
        index, .twoRulings, "Có hai kết luận về cùng một vấn đề; không kết luận nào được áp dụng",
        "Two rulings are on one point; neither is applied")
    }
  }

  /// Usable rulings grouped by the point they are on; of two on one point both
  /// are refused and left out.
  private mutating func points<Point: Hashable>(
    _ point: (RulingInput.Subject) -> Point?
  ) -> [(ruling: Int, point: Point)] {
    var byPoint: [Point: [Int]] = [:]
    var order: [Point] = []
    for (index, ruling) in rulings.enumerated() where ruling.problem == nil {
      guard let subject = ruling.subject, let point = point(subject) else { continue }
      if byPoint[point] == nil { order.append(point) }
      byPoint[point, default: []].append(index)
    }
    var result: [(ruling: Int, point: Point)] = []
    for point in order {
      let indices = byPoint[point] ?? []
      if indices.count == 1, let index = indices.first {
        result.append((index, point))
      } else {
        refuseAsSecond(indices)
      }
    }
    return result
  }

  // MARK: What came late

  private struct SupplementPoint: Hashable {
    let nominations: [Int]
    let id: String
    let ofSubmission: Bool
  }

  private mutating func acceptLate() {
    accepted = [AcceptedLate](repeating: AcceptedLate(), count: entries.count)
    for (_, nomination) in points({ subject in
      if case .late(let nomination) = subject { nomination } else { nil }
    }) {
      accepted[nomination].dossier = true
    }
    let supplements = points { subject in
      if case .supplement(let nominations, let id, let ofSubmission) = subject {
        SupplementPoint(nominations: nominations, id: id, ofSubmission: ofSubmission)
      } else {
        nil
      }
    }
    for (_, point) in supplements {
      for nomination in point.nominations {
        if point.ofSubmission {
          accepted[nomination].submissionSupplements.insert(point.id)
        } else {
          accepted[nomination].supplements.insert(point.id)
        }
      }
    }
  }

  /// Says which rulings on lateness met something late.
  private mutating func reportLateRulings() {
    for index in rulings.indices where rulings[index].problem == nil {
      switch rulings[index].subject {
      case .late(let nomination):
        let entry = entries[nomination]
        let met =
          !entry.withdrawn && entry.problem == nil
          && entry.plan?.subjects.last == .deadline && entry.findings.last?.reason == .ruled
        if met { apply(index, to: nomination) }
      case .supplement(let nominations, let id, let ofSubmission):
        for nomination in nominations where !entries[nomination].withdrawn {
          guard acceptedSupplements[nomination]?.contains(Accepted(id, ofSubmission)) ?? false
          else { continue }
          apply(index, to: nomination)
        }
      default: continue
      }
    }
  }

  private mutating func apply(_ ruling: Int, to nomination: Int) {
    rulings[ruling].status = .applied
    entries[nomination].rulings.append(ruling)
  }

  private struct Accepted: Hashable {
    let id: String
    let ofSubmission: Bool

    init(_ id: String, _ ofSubmission: Bool) {
      self.id = id
      self.ofSubmission = ofSubmission
    }
  }

  /// For nominations with supplements accepted although late, which.
  private var acceptedSupplements: [Int: Set<Accepted>] = [:]

  // MARK: Findings

  /// A key that stands twice is a fault of the text and fails the request.
  private mutating func assess() throws(Fault) {
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
      } catch {
        guard error.code != .jsonDuplicateKey else { throw error }
        entries[index].problem = problem(error, of: entries[index])
        readWhatThereIs(index)
      }
    }
  }

  func nominationReader() -> NominationReader {
    NominationReader(
      assessor: engine.assessor, asOf: request.asOf, registry: request.registry,
      acceptsInlineUnits: false)
  }

  /// Reads a nomination of the round.
  func read(_ index: Int, _ reader: inout NominationReader) throws(Fault) -> NominationInput {
    try reader.read(
      entries[index].node, submission: request.submissions[entries[index].submission].input,
      accepted: accepted[index])
  }

  private mutating func note(
    _ input: NominationInput, _ index: Int, _ people: inout [String: Int32],
    _ achievements: inout [String: Int32]
  ) {
    engine.assessor.assess(
      input.facts, plan: input.plan, registry: registry, into: &entries[index].findings)
    entries[index].plan = input.plan
    entries[index].verdict = engine.assessor.verdict(entries[index].findings, plan: input.plan)
    entries[index].isLate = engine.assessor.isLate(entries[index].findings, plan: input.plan)
    entries[index].withdrawn = input.withdrawnOn != nil
    entries[index].replaces = input.replaces
    if !input.acceptedSupplements.isEmpty {
      for id in input.acceptedSupplements {
        for ofSubmission in [false, true] {
          let set =
            ofSubmission ? accepted[index].submissionSupplements : accepted[index].supplements
          if set.contains(id) {
            acceptedSupplements[index, default: []].insert(Accepted(id, ofSubmission))
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
    let nominee = person.map { "p:" + $0 } ?? "u:" + registry.units[input.facts.unit].code
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
  private mutating func readWhatThereIs(_ index: Int) {
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
    entries[index].candidate.pool = rulebook.poolAssignment(
      award: award, kind: kind, unit: unit, nominator: nominator, in: registry)
  }

  // MARK: Replacements

  /// A replacement that came in time, or that a ruling accepted, takes the place of
  /// the nomination it names; a late one leaves it standing.
  private mutating func replace(_ ids: [String: Int]) {
    for index in entries.indices {
      guard let (node, on) = entries[index].replaces, entries[index].problem == nil else {
        continue
      }
      let id = (try? node.string()) ?? ""
      guard let target = ids[id], target != index,
        entries[target].candidate.nominator == entries[index].candidate.nominator,
        !isCircle(from: index, to: target, ids)
      else {
        let fault = node.fault(
          .unknownNomination,
          Message(
            vi: "Đơn vị này không có đề nghị “\(id)” để thay thế",
            en: "This nominator has no nomination “\(id)” to replace"))
        invalidate(index, problem(fault, of: entries[index]))
        continue
      }
      let cameLate =
        entries[index].isLate
        || (on >= rulebook.deadline.lateFrom && !accepted[index].dossier
          && rulebook.deadline.awards.contains(entries[index].candidate.award))
      if !cameLate { entries[target].replacedBy = index }
    }
  }

  private func isCircle(from index: Int, to target: Int, _ ids: [String: Int]) -> Bool {
    var current = target
    for _ in entries.indices {
      guard let (node, _) = entries[current].replaces, let id = try? node.string(),
        let next = ids[id]
      else { return false }
      if next == index { return true }
      current = next
    }
    return true
  }

  private mutating func invalidate(_ index: Int, _ problem: Problem) {
    entries[index].problem = problem
    entries[index].verdict = nil
    entries[index].findings = []
    entries[index].plan = nil
  }

  // MARK: Settling

  private mutating func settle() {
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

  private struct FindingPoint: Hashable {
    let nomination: Int
    let finding: String
  }

  /// Rulings on findings; each meets what stood open before any of them applied.
  private mutating func ruleOnFindings() {
    let given = points { subject in
      if case .finding(let nomination, let finding, _) = subject {
        FindingPoint(nomination: nomination, finding: finding)
      } else {
        nil
      }
    }
    let stood = entries.map { $0.candidate.settled == nil }
    var touched: [Int] = []
    for (index, point) in given {
      let nomination = point.nomination
      guard let plan = entries[nomination].plan else { continue }
      guard let position = plan.position(ofFinding: point.finding, in: rulebook) else {
        let list = plan.subjects.map(rulebook.id(of:)).joined(separator: ", ")
        let node = rulings[index].node.member("finding") ?? rulings[index].node
        rulings[index].status = .refused
        rulings[index].problem = document.problem(
          node.fault(
            .unknownFinding,
            Message(
              vi: "Đề nghị này không có kết quả “\(point.finding)”",
              en: "This nomination has no finding “\(point.finding)”"),
            expected: Message(vi: "một trong: \(list)", en: "one of: \(list)")))
        continue
      }
      let finding = entries[nomination].findings[position]
      guard stood[nomination], !isDecidedMember(position, of: plan, nomination),
        finding.outcome == .needsJudgement || finding.outcome == .notApplicable,
        case .finding(_, _, let outcome) = rulings[index].subject
      else { continue }
      entries[nomination].findings[position] = Finding(outcome, .ruled)
      entries[nomination].ruledFindings[position] = index
      apply(index, to: nomination)
      touched.append(nomination)
    }
    for nomination in touched {
      guard let plan = entries[nomination].plan else { continue }
      engine.assessor.recombineGroups(of: plan, in: &entries[nomination].findings)
      entries[nomination].verdict = engine.assessor.verdict(
        entries[nomination].findings, plan: plan)
    }
  }

  /// Whether a finding belongs to a group that is met or not met without it.
  private func isDecidedMember(
    _ position: Int, of plan: AssessmentPlan, _ nomination: Int
  ) -> Bool {
    guard position < plan.criteriaCount, plan.groupOf[position] >= 0,
      let group = plan.subjects.firstIndex(of: .group(plan.groupOf[position]))
    else { return false }
    let outcome = entries[nomination].findings[group].outcome
    return outcome == .met || outcome == .notMet
  }

  // MARK: Selection

  private mutating func select() {
    var given: [SelectionRuling] = []
    for (index, ruling) in rulings.enumerated() where ruling.problem == nil {
      guard case .selection(let subject) = ruling.subject else { continue }
      given.append(subject)
      selectionRulings.append(index)
    }
    let rules = RoundRules(
      rulebook: rulebook, registry: registry, rankings: request.rankings, isClosed: isClosed,
      localLimits: request.localLimits)
    let selection = Selection(entries.map(\.candidate), rules: rules, rulings: given)
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

  /// Letters whose list differs from what was nominated, and wrong recipients.
  private mutating func noticeSubmissions() {
    var ofSubmission: [Int: Set<String>] = [:]
    for entry in entries where !entry.withdrawn && entry.replacedBy == nil {
      if let id = entry.id { ofSubmission[entry.submission, default: []].insert(id) }
    }
    for (index, submission) in request.submissions.enumerated() {
      guard submission.problem == nil, let nominator = submission.input.nominator else { continue }
      for (documentIndex, rule) in rulebook.documents.enumerated() where rule.belongsToSubmission {
        if rule.checksSignature,
          submission.input.documents?.member(rule.id)?.member("signed")?.kind == .false
        {
          var notice = RoundNotice(.warning, .letterUnsigned)
          notice.units = [nominator]
          notice.document = documentIndex
          notice.clauses = rule.clauses
          notices.append(notice)
        }
        guard rule.checksList,
          let listed = submission.input.documents?.member(rule.id)?.member("listed"),
          var elements = try? listed.elements()
        else { continue }
        var names = Set<String>()
        while let element = elements.next() { names.insert((try? element.string()) ?? "") }
        guard names != ofSubmission[index] ?? [] else { continue }
        var notice = RoundNotice(.warning, .letterListDiffers)
        notice.units = [nominator]
        notice.document = documentIndex
        notice.clauses = rule.clauses
        notices.append(notice)
      }
      if let role = rulebook.deadline.recipientRole, let receiver = submission.receivedBy,
        !registry.units[receiver].roles.contains(role)
      {
        var notice = RoundNotice(.warning, .wrongRecipient)
        notice.units = [receiver]
        notice.clauses = rulebook.deadline.clauses
        notices.append(notice)
      }
    }
  }
}
