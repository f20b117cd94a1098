import Assessment
import JSONText
import Rulebook
import Selection

/// Writes the decision of a round.
struct DecisionWriter {
  /// Most neighbours listed with one nomination; the groups are listed whole.
  static let maxNeighbours = 20

  let decision: RoundDecision
  let output: AssessmentWriter
  private let standings: StandingSentences

  private var request: RoundRequest { decision.request }
  private var rulebook: Rulebook { decision.request.engine.rulebook }
  private var assessor: Assessor { decision.request.engine.assessor }
  private var registry: Registry { output.registry }
  private var options: RequestOptions { decision.request.options }

  init(_ decision: RoundDecision) {
    self.decision = decision
    let engine = decision.request.engine
    output = AssessmentWriter(
      assessor: engine.assessor, registry: decision.request.registry.registry,
      options: decision.request.options)
    standings = StandingSentences(
      rulebook: engine.rulebook, language: decision.request.options.language)
  }

  func write(_ writer: inout JSONWriter) {
    guard let selection = decision.selection else { return }
    writer.beginObject()
    writer.key("schemaVersion")
    writer.integer(1)
    output.rulebook(&writer)
    raw("round", request.round, &writer)
    writer.key("stage")
    writer.string(request.stage.rawValue)
    raw("asOf", decision.document.root.member("asOf"), &writer)
    readings(&writer)
    nominations(selection, &writer)
    duplicates(selection, &writer)
    pools(selection, &writer)
    proposed(selection, &writer)
    writer.key("notices")
    writer.beginArray()
    let notices = NoticeWriter(assessments: output, ids: decision.entries.map { $0.id ?? "" })
    for notice in decision.notices { notices.write(notice, &writer) }
    writer.endArray()
    rulings(&writer)
    submissions(&writer)
    RoundTotals(decision: decision, selection: selection).write(&writer)
    raw("extensions", options.extensions, &writer)
    writer.endObject()
  }

  private func raw(_ key: StaticString, _ node: JSONNode?, _ writer: inout JSONWriter) {
    guard let node else { return }
    writer.key(key)
    writer.raw(node: node)
  }

  private func id(_ index: Int) -> String { decision.entries[index].id ?? "" }

  private func ids(_ key: StaticString, _ indices: [Int], _ writer: inout JSONWriter) {
    writer.key(key)
    writer.beginArray()
    for index in indices { writer.string(id(index)) }
    writer.endArray()
  }

  private func readings(_ writer: inout JSONWriter) {
    writer.key("readings")
    writer.beginArray()
    for (index, reading) in rulebook.readings.enumerated() where !reading.values.isEmpty {
      let value = rulebook.valuesInForce[index]
      writer.beginObject()
      writer.key("id")
      writer.string(reading.id)
      writer.key("value")
      writer.string(reading.values[value].id)
      writer.key("default")
      writer.bool(value == reading.defaultValue)
      writer.endObject()
    }
    writer.endArray()
  }

  // MARK: Nominations

  private func nominations(_ selection: Selection, _ writer: inout JSONWriter) {
    var reader = decision.nominationReader()
    writer.key("nominations")
    writer.beginArray()
    for index in decision.entries.indices {
      writer.beginObject()
      nomination(index, selection, &reader, &writer)
      writer.endObject()
    }
    writer.endArray()
  }

  private func nomination(
    _ index: Int, _ selection: Selection, _ reader: inout NominationReader,
    _ writer: inout JSONWriter
  ) {
    let entry = decision.entries[index]
    let placement = selection.placements[index]
    writer.key("nomination")
    if let id = entry.id { writer.string(id) } else { writer.null() }
    guard let verdict = entry.verdict, let input = try? decision.read(index, &reader) else {
      return invalid(entry, placement, &writer)
    }
    writer.key("award")
    writer.string(rulebook.awards[input.facts.award].id)
    writer.key("nominator")
    writer.string(registry.units[input.facts.nominator].code)
    output.nominee(input, &writer)
    writer.key("verdict")
    writer.string(verdict.rawValue)
    self.placement(placement, of: index, selection, &writer)
    output.pool(input.pool, &writer)
    rank(placement, &writer)
    neighbours(index, placement, selection, &writer)
    if let replacing = entry.replacedBy {
      writer.key("replacedBy")
      writer.string(id(replacing))
    }
    if !entry.rulings.isEmpty {
      writer.key("rulings")
      writer.beginArray()
      for ruling in entry.rulings { writer.string(decision.rulings[ruling].id) }
      writer.endArray()
    }
    writer.key("late")
    writer.bool(entry.isLate)
    if options.detail == .verdicts {
      output.outcomes(entry.findings, input.plan, &writer)
    } else {
      output.findings(
        entry.findings, of: input,
        rulings: entry.ruledFindings.mapValues { decision.rulings[$0].id }, &writer)
    }
    if placement.standing == .proposed, let prize = prize(index) { output.prize(prize, &writer) }
    warnings(input, entry, &writer)
    output.assumptions(input.plan, &writer)
    if options.detail == .full {
      writer.key("sentence")
      writer.string(
        standings.sentence(
          placement.standing, isProvisional: placement.isProvisional,
          isResolved: placement.isResolved, lostTo: placement.lostTo.map(id),
          lostBy: placement.lostBy.map(standings.label)))
    }
    output.references(clauses(entry, placement, input), &writer)
    raw("extensions", input.extensions, &writer)
  }

  private func invalid(
    _ entry: RoundEntry, _ placement: Placement, _ writer: inout JSONWriter
  ) {
    if let nominator = request.submissions[entry.submission].input.nominator {
      writer.key("nominator")
      writer.string(registry.units[nominator].code)
    }
    writer.key("standing")
    writer.string(placement.standing.rawValue)
    if let pool = entry.candidate.pool { output.pool(pool, &writer) }
    if let problem = entry.problem {
      writer.key("problem")
      writer.problem(problem)
    }
  }

  private func placement(
    _ placement: Placement, of index: Int, _ selection: Selection, _ writer: inout JSONWriter
  ) {
    writer.key("standing")
    writer.string(placement.standing.rawValue)
    if placement.isProvisional {
      writer.key("provisional")
      writer.bool(true)
    }
    if placement.standing == .duplicate {
      writer.key("resolved")
      writer.bool(placement.isResolved)
    }
  }

  private func rank(_ placement: Placement, _ writer: inout JSONWriter) {
    guard let rank = placement.rank else { return }
    writer.key("rank")
    writer.integer(Int64(rank))
    if placement.sharesRank {
      writer.key("sharesRank")
      writer.bool(true)
    }
    guard let key = placement.lostBy else { return }
    writer.key("lostTo")
    writer.beginObject()
    if let winner = placement.lostTo {
      writer.key("nomination")
      writer.string(id(winner))
    }
    writer.key("key")
    switch key {
    case .key(let index): writer.string(rulebook.orderingKeys[index].id)
    case .kind: writer.string("kind")
    case .ruling: writer.string("ruling")
    }
    writer.endObject()
  }

  private func neighbours(
    _ index: Int, _ placement: Placement, _ selection: Selection, _ writer: inout JSONWriter
  ) {
    if placement.standing == .duplicate, let group = placement.duplicateGroup {
      writer.key("sharesWith")
      writer.beginArray()
      var listed = 0
      for other in selection.duplicateGroups[group].members where other != index {
        guard listed < Self.maxNeighbours else { break }
        guard
          let part = selection.shared(
            decision.entries[index].candidate, decision.entries[other].candidate,
            rulebook: rulebook)
        else { continue }
        writer.beginObject()
        writer.key("nomination")
        writer.string(id(other))
        writer.key("by")
        writer.string(part.rawValue)
        writer.endObject()
        listed += 1
      }
      writer.endArray()
    }
    if placement.standing == .tied, let pool = decision.entries[index].candidate.pool,
      let kind = decision.entries[index].candidate.kind,
      let tied = selection.result(of: pool)?.tied[kind]
    {
      ids("tiedWith", Array(tied.filter { $0 != index }.prefix(Self.maxNeighbours)), &writer)
    }
  }

  private func warnings(
    _ input: NominationInput, _ entry: RoundEntry, _ writer: inout JSONWriter
  ) {
    writer.key("warnings")
    writer.beginArray()
    let notices = NoticeWriter(assessments: output, ids: [])
    for notice in assessor.notices(
      of: input, findings: entry.findings, registry: registry, ofSubmission: false)
    {
      notices.write(notice, &writer)
    }
    writer.endArray()
  }

  /// The clauses that a standing rests on.
  private func clauses(
    _ entry: RoundEntry, _ placement: Placement, _ input: NominationInput
  ) -> [Int] {
    switch placement.standing {
    case .invalid, .withdrawn: return []
    case .noSlot:
      return rulebook.slots.filter { slot in
        slot.pool == nil && slot.award == input.facts.award
          && slot.nomineeKinds.contains(input.facts.kind)
          && slot.accepts(nominator: registry.units[input.facts.nominator])
      }.first?.clauses ?? []
    case .late: return rulebook.deadline.clauses
    case .ineligible: return gateClauses(entry, input.plan, [.notMet])
    case .lapsed, .open:
      return gateClauses(entry, input.plan, [.unknown, .needsJudgement, .notApplicable])
    case .duplicate: return rulebook.priorAwards.clauses
    case .kindConflict, .tied, .overQuota, .proposed:
      var clauses = poolClauses(input.pool)
      if case .key(let key) = placement.lostBy {
        clauses += rulebook.orderingKeys[key].clauses.filter { !clauses.contains($0) }
      }
      return clauses
    }
  }

  private func gateClauses(
    _ entry: RoundEntry, _ plan: AssessmentPlan, _ outcomes: [Outcome]
  ) -> [Int] {
    var clauses: [Int] = []
    for (position, finding) in entry.findings.enumerated()
    where plan.gates[position] && outcomes.contains(finding.outcome) {
      for clause in rulebook.clauses(of: plan.subjects[position]) where !clauses.contains(clause) {
        clauses.append(clause)
      }
    }
    return clauses
  }

  private func poolClauses(_ pool: PoolAssignment?) -> [Int] {
    guard let pool else { return [] }
    let rule = rulebook.pools[pool.pool]
    let code = pool.owner.map { registry.units[$0].code }
    let exception = rule.exceptions.first { exception in
      code.map(exception.units.contains) ?? false
    }
    return exception?.clauses ?? rule.clauses
  }

  func prize(_ index: Int) -> Prize? {
    guard let date = options.decisionDate, let kind = decision.entries[index].candidate.kind else {
      return nil
    }
    return rulebook.prize.prize(
      award: decision.entries[index].candidate.award, kind: kind, decidedOn: date)
  }

  // MARK: Groups, pools, the proposed

  private func duplicates(_ selection: Selection, _ writer: inout JSONWriter) {
    writer.key("duplicates")
    writer.beginArray()
    for group in selection.duplicateGroups {
      writer.beginObject()
      ids("members", group.members, &writer)
      if let kept = group.kept { ids("kept", kept, &writer) }
      writer.endObject()
    }
    writer.endArray()
  }

  private func perKind(
    _ key: StaticString, _ values: PerKind<Int>, _ writer: inout JSONWriter
  ) {
    writer.key(key)
    writer.beginObject()
    for kind in NomineeKind.allCases {
      writer.key(kind.rawValue)
      writer.integer(Int64(values[kind]))
    }
    writer.endObject()
  }

  private func pools(_ selection: Selection, _ writer: inout JSONWriter) {
    writer.key("pools")
    writer.beginArray()
    for result in selection.pools {
      let pool = rulebook.pools[result.pool.pool]
      writer.beginObject()
      writer.key("id")
      writer.string(pool.id)
      if let owner = result.pool.owner {
        writer.key("owner")
        writer.string(registry.units[owner].code)
      }
      writer.key("kinds")
      writer.string(pool.kinds.rawValue)
      writer.key("limits")
      writer.beginObject()
      for kind in NomineeKind.allCases {
        writer.key(kind.rawValue)
        if let limit = result.limits[kind] { writer.integer(Int64(limit)) } else { writer.null() }
      }
      writer.endObject()
      perKind("filed", result.filed, &writer)
      perKind("standing", result.standing, &writer)
      perKind("open", result.open, &writer)
      perKind("proposed", result.proposed, &writer)
      perKind("over", result.over, &writer)
      writer.key("exceeded")
      writer.bool(result.isExceeded(pool))
      if let exception = result.exception {
        writer.key("exception")
        writer.string(pool.exceptions[exception].reason.text(options.language))
      }
      keys(result, &writer)
      tied(result, &writer)
      output.references(poolClauses(result.pool), &writer)
      writer.endObject()
    }
    writer.endArray()
  }

  private func keys(_ result: PoolResult, _ writer: inout JSONWriter) {
    writer.key("keys")
    writer.beginObject()
    for kind in NomineeKind.allCases {
      writer.key(kind.rawValue)
      writer.beginArray()
      for key in result.keys[kind] { writer.string(rulebook.orderingKeys[key].id) }
      writer.endArray()
    }
    writer.endObject()
  }

  private func tied(_ result: PoolResult, _ writer: inout JSONWriter) {
    guard !(result.tied.collective.isEmpty && result.tied.individual.isEmpty) else { return }
    writer.key("tied")
    writer.beginObject()
    ids("collective", result.tied.collective, &writer)
    ids("individual", result.tied.individual, &writer)
    writer.endObject()
  }

  private func proposed(_ selection: Selection, _ writer: inout JSONWriter) {
    var reader = decision.nominationReader()
    writer.key("proposed")
    writer.beginArray()
    for (place, index) in selection.proposed.enumerated() {
      guard let input = try? decision.read(index, &reader) else { continue }
      let placement = selection.placements[index]
      writer.beginObject()
      writer.key("position")
      writer.integer(Int64(place + 1))
      writer.key("nomination")
      writer.string(id(index))
      if let pool = input.pool {
        writer.key("pool")
        writer.string(rulebook.pools[pool.pool].id)
        if let owner = pool.owner {
          writer.key("owner")
          writer.string(registry.units[owner].code)
        }
      }
      writer.key("nominator")
      writer.string(registry.units[input.facts.nominator].code)
      output.nominee(input, &writer)
      writer.key("rank")
      writer.integer(Int64(placement.rank ?? 1))
      writer.key("placedBy")
      if let key = placement.placedBy {
        writer.string(rulebook.orderingKeys[key].id)
      } else {
        writer.null()
      }
      if placement.sharesRank {
        writer.key("sharesRank")
        writer.bool(true)
      }
      if placement.isProvisional {
        writer.key("provisional")
        writer.bool(true)
      }
      if let prize = prize(index) { output.prize(prize, &writer) }
      output.references(poolClauses(input.pool), &writer)
      writer.endObject()
    }
    writer.endArray()
  }

  // MARK: Rulings and submissions

  private func rulings(_ writer: inout JSONWriter) {
    writer.key("rulings")
    writer.beginArray()
    for ruling in decision.rulings {
      writer.beginObject()
      writer.key("ruling")
      writer.string(ruling.id)
      writer.key("status")
      writer.string(ruling.status.rawValue)
      if let problem = ruling.problem {
        writer.key("problem")
        writer.problem(problem)
      }
      raw("extensions", ruling.extensions, &writer)
      writer.endObject()
    }
    writer.endArray()
  }

  /// Submissions with something of the host's to give back.
  private func submissions(_ writer: inout JSONWriter) {
    let given = request.submissions.filter { $0.extensions != nil }
    guard !given.isEmpty else { return }
    writer.key("submissions")
    writer.beginArray()
    for submission in given {
      writer.beginObject()
      raw("nominator", submission.nominatorNode, &writer)
      raw("extensions", submission.extensions, &writer)
      writer.endObject()
    }
    writer.endArray()
  }
}
