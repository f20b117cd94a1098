import Assessment
import JSONText
import Rulebook
import Selection

/// One nomination of a decision: where it stands and why.
extension DecisionWriter {
  func nominations(_ selection: Selection, _ writer: inout JSONWriter) {
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

  func nomination(
    _ index: Int, _ selection: Selection, _ reader: inout NominationReader,
    _ writer: inout JSONWriter
  ) {
    let placement = selection.placements[index]
    writer.key("nomination")
    if let id = decision.entries[index].idNode { writer.string(node: id) } else { writer.null() }
    guard let verdict = decision.entries[index].verdict, let head = decision.entries[index].head
    else { return invalid(index, decision.entries[index], placement, &writer) }
    output.standing(placement, of: head, verdict, &output.prepared.state, &writer)
    certainty(of: index, &writer)
    output.pool(head.pool, &writer)
    rank(placement, &writer)
    neighbours(index, placement, selection, &writer)
    if let replacing = decision.entries[index].replacedBy {
      writer.key("replacedBy")
      writer.string(id(replacing))
    }
    if !decision.entries[index].rulings.isEmpty {
      writer.key("rulings")
      writer.beginArray()
      for ruling in decision.entries[index].rulings { writer.string(decision.rulings[ruling].id) }
      writer.endArray()
    }
    writer.key("late")
    writer.bool(decision.entries[index].isLate)
    if let warnings = decision.entries[index].warnings, let written = decision.warnings {
      request.engine.fragments.outcomes(decision.entries[index].findings, head.plan, &writer)
      prize(placement, index, &writer)
      written.copy(warnings, to: &writer)
      conclusion(index, placement, head, &writer)
      return raw("extensions", head.extensions, &writer)
    }
    // What is told of its evidence is read again.
    guard let input = try? decision.read(index, &reader) else { return }
    findings(index, input, &writer)
    prize(placement, index, &writer)
    output.warnings(
      of: input, decision.entries[index].findings, ofSubmission: false, &output.prepared.state,
      &writer)
    conclusion(index, placement, head, &writer)
    way(index, placement, selection, verdict, input, &writer)
    raw("extensions", head.extensions, &writer)
    reader.recycle(input)
  }

  private func findings(_ index: Int, _ input: NominationInput, _ writer: inout JSONWriter) {
    let entry = decision.entries[index]
    if options.detail == .verdicts {
      request.engine.fragments.outcomes(entry.findings, input.plan, &writer)
    } else {
      output.findings(
        entry.findings, of: input,
        rulings: entry.ruledFindings.mapValues { decision.rulings[$0].id },
        &output.prepared.state, &writer)
    }
  }

  private func prize(_ placement: Placement, _ index: Int, _ writer: inout JSONWriter) {
    if placement.standing == .proposed, let prize = prize(index) { output.prize(prize, &writer) }
  }

  /// What all of it rests on.
  private func conclusion(
    _ index: Int, _ placement: Placement, _ head: NominationHead, _ writer: inout JSONWriter
  ) {
    output.assumptions(
      of: head, isRanked: placement.rank != nil, &output.prepared.state, &writer)
    if options.detail == .full {
      writer.key("sentence")
      writer.string(
        standings.sentence(
          placement, lostTo: placement.lostTo.map(id),
          lostBy: placement.lostBy.map(standings.label)))
    }
    output.references(clauses(decision.entries[index], placement, head), &writer)
  }

  func invalid(
    _ index: Int, _ entry: RoundEntry, _ placement: Placement, _ writer: inout JSONWriter
  ) {
    if let nominator = request.submissions[entry.submission].input.nominator {
      writer.key("nominator")
      output.units.writeCode(of: nominator, &writer)
    }
    writer.key("standing")
    writer.string(placement.standing.rawValue)
    certainty(of: index, &writer)
    if let pool = decision.candidates[index].pool { output.pool(pool, &writer) }
    if let problem = entry.problem {
      writer.key("problem")
      writer.problem(problem)
      explanation(of: problem, &writer)
    }
  }

  func rank(_ placement: Placement, _ writer: inout JSONWriter) {
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

  func neighbours(
    _ index: Int, _ placement: Placement, _ selection: Selection, _ writer: inout JSONWriter
  ) {
    if placement.standing == .duplicate {
      writer.key("sharesWith")
      writer.beginArray()
      for (other, part) in selection.sharers[index] ?? [] {
        writer.beginObject()
        writer.key("nomination")
        writer.string(id(other))
        writer.key("by")
        writer.string(part.rawValue)
        writer.endObject()
      }
      writer.endArray()
    }
    if placement.standing == .tied {
      ids("tiedWith", tiedWith(index, placement, selection), &writer)
    }
  }

  /// The clauses that a standing rests on.
  func clauses(
    _ entry: RoundEntry, _ placement: Placement, _ head: NominationHead
  ) -> [Int] {
    switch placement.standing {
    case .invalid, .withdrawn: return []
    case .noSlot:
      return head.slot.map { rulebook.slots[$0].clauses } ?? []
    case .late: return rulebook.deadline.clauses
    case .ineligible: return gateClauses(entry, head.plan, [.notMet])
    case .open where placement.isWaiting: return poolClauses(head.pool)
    case .lapsed, .open:
      return gateClauses(entry, head.plan, [.unknown, .needsJudgement, .notApplicable])
    case .duplicate: return rulebook.priorAwards.clauses
    case .kindConflict, .tied, .overQuota, .proposed:
      var clauses = poolClauses(head.pool)
      if case .key(let key) = placement.lostBy {
        clauses += rulebook.orderingKeys[key].clauses.filter { !clauses.contains($0) }
      }
      return clauses
    }
  }

  func gateClauses(
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

  func poolClauses(_ pool: PoolAssignment?) -> [Int] {
    guard let pool else { return [] }
    let rule = rulebook.pools[pool.pool]
    let code = pool.owner.map { registry.code(of: $0) }
    let exception = rule.exceptions.first { exception in
      code.map(exception.units.contains) ?? false
    }
    return exception?.clauses ?? rule.clauses
  }

  func prize(_ index: Int) -> Prize? {
    guard let date = options.decisionDate, let kind = decision.candidates[index].kind else {
      return nil
    }
    return rulebook.prize.prize(
      award: decision.candidates[index].award, kind: kind, decidedOn: date)
  }
}
