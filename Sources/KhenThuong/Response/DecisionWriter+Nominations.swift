import Assessment
import JSONText
import Rulebook
import Selection

/// One nomination of a decision: where it stands and why.
extension DecisionWriter {
  func nominations(_ selection: Selection, _ writer: inout JSONWriter) {
    var reader = decision.nominationReader()
    var clauses: [Int] = []
    let warnings = decision.warnings
    writer.key("nominations")
    writer.beginArray()
    for index in decision.entries.indices {
      writer.beginObject()
      nomination(index, selection, warnings, &reader, &clauses, &writer)
      writer.endObject()
    }
    writer.endArray()
  }

  /// - Parameter clauses: room to put them together in, kept from one to the next.
  private func nomination(
    _ index: Int, _ selection: Selection, _ written: WrittenWarnings?,
    _ reader: inout NominationReader, _ clauses: inout [Int], _ writer: inout JSONWriter
  ) {
    let placement = selection.placements[index]
    writer.key("nomination")
    if decision.entries[index].idNode == nil { writer.null() } else { writer.string(id(index)) }
    guard let verdict = decision.entries[index].verdict, let head = decision.entries[index].head
    else { return invalid(index, decision.entries[index], placement, &writer) }
    beginning(index, placement, verdict, head, selection, &output.prepared.state, &writer)
    if let warnings = decision.entries[index].warnings, let written {
      request.engine.fragments.outcomes(decision.entries[index].findings, head.plan, &writer)
      prize(placement, index, &writer)
      written.copy(warnings, to: &writer)
      conclusion(index, placement, head, &clauses, &output.prepared.state, &writer)
      return raw("extensions", head.extensions, &writer)
    }
    // What is told of its evidence is read again.
    guard let input = try? decision.read(index, &reader) else { return }
    findings(index, input, &writer)
    prize(placement, index, &writer)
    output.warnings(
      of: input, decision.entries[index].findings, ofSubmission: false, &output.prepared.state,
      &writer)
    conclusion(index, placement, head, &clauses, &output.prepared.state, &writer)
    way(index, placement, selection, verdict, input, &writer)
    raw("extensions", head.extensions, &writer)
    reader.recycle(input)
  }

  /// Up to whether it came late.
  private func beginning(
    _ index: Int, _ placement: Placement, _ verdict: Verdict, _ head: NominationHead,
    _ selection: Selection, _ state: inout PreparedTexts.State, _ writer: inout JSONWriter
  ) {
    output.standing(placement, of: head, verdict, &state, &writer)
    if certainty != nil { certainty(of: index, &writer) }
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
    _ index: Int, _ placement: Placement, _ head: NominationHead, _ clauses: inout [Int],
    _ state: inout PreparedTexts.State, _ writer: inout JSONWriter
  ) {
    output.assumptions(of: head, isRanked: placement.rank != nil, &state, &writer)
    if options.detail == .full {
      writer.key("sentence")
      writer.string(
        standings.sentence(
          placement, lostTo: placement.lostTo.map(id),
          lostBy: placement.lostBy.map(standings.label)))
    }
    if !clauses.isEmpty { clauses.removeAll(keepingCapacity: true) }
    addClauses(index, placement, head, to: &clauses)
    output.references(clauses, &writer)
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
  func clauses(_ index: Int, _ placement: Placement, _ head: NominationHead) -> [Int] {
    var clauses: [Int] = []
    addClauses(index, placement, head, to: &clauses)
    return clauses
  }

  private func addClauses(
    _ index: Int, _ placement: Placement, _ head: NominationHead, to clauses: inout [Int]
  ) {
    switch placement.standing {
    case .invalid, .withdrawn: break
    case .noSlot:
      if let slot = head.slot { clauses += rulebook.slots[slot].clauses }
    case .late: clauses += rulebook.deadline.clauses
    case .ineligible:
      request.engine.clauses.addGates(
        of: decision.entries[index].findings, head.plan, to: &clauses
      ) { $0 == .notMet }
    case .open where placement.isWaiting: clauses += poolClauses(head.pool)
    case .lapsed, .open:
      request.engine.clauses.addGates(
        of: decision.entries[index].findings, head.plan, to: &clauses
      ) { $0 != .met && $0 != .notMet }
    case .duplicate: clauses += rulebook.priorAwards.clauses
    case .kindConflict, .tied, .overQuota, .proposed:
      clauses += poolClauses(head.pool)
      if case .key(let key) = placement.lostBy {
        let before = clauses.count
        for clause in rulebook.orderingKeys[key].clauses
        where !clauses[..<before].contains(clause) {
          clauses.append(clause)
        }
      }
    }
  }

  func poolClauses(_ pool: PoolAssignment?) -> [Int] {
    guard let pool else { return [] }
    let index = pool.pool
    if !rulebook.pools[index].exceptions.isEmpty, let owner = pool.owner {
      let code = registry.code(of: owner)
      let exception = rulebook.pools[index].exceptions.first { $0.units.contains(code) }
      if let exception { return exception.clauses }
    }
    return rulebook.pools[index].clauses
  }

  func prize(_ index: Int) -> Prize? {
    guard let date = options.decisionDate, let kind = decision.candidates[index].kind else {
      return nil
    }
    return rulebook.prize.prize(
      award: decision.candidates[index].award, kind: kind, decidedOn: date)
  }
}
