import Assessment
import JSONText
import Rulebook
import Selection

/// Writes the decision of a round.
struct DecisionWriter {
  let decision: RoundDecision
  let effects: [ReadingEffect]
  /// Where it is asked for.
  let certainty: RoundCertainty?
  let output: AssessmentWriter
  let standings: StandingSentences
  /// What the response rests on, where it is to be said.
  let receipt: Receipt?

  var request: RoundRequest { decision.request }
  var rulebook: Rulebook { decision.request.engine.rulebook }
  var assessor: Assessor { decision.request.engine.assessor }
  var registry: Registry { output.registry }
  var options: RequestOptions { decision.request.options }

  /// - Parameter effects: of other readings, where they are asked for.
  init(
    _ decision: RoundDecision, _ output: AssessmentWriter, effects: [ReadingEffect],
    receipt: Receipt?
  ) {
    self.decision = decision
    self.effects = effects
    self.receipt = receipt
    certainty =
      decision.request.certainty
      ? decision.selection.map { RoundCertainty(decision, $0) } : nil
    let engine = decision.request.engine
    self.output = output
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
    let notices = NoticeWriter(assessments: output, nominations: decision.candidates)
    for index in decision.notices.indices {
      notices.write(decision.notices[index], &output.prepared.state, &writer)
    }
    writer.endArray()
    rulings(&writer)
    submissions(&writer)
    RoundTotals(decision: decision, selection: selection, certainty: certainty).write(&writer)
    readingEffects(&writer)
    receipt?.write(&writer)
    raw("extensions", options.extensions, &writer)
    writer.endObject()
  }

  func raw(_ key: StaticString, _ node: JSONNode?, _ writer: inout JSONWriter) {
    guard let node else { return }
    writer.key(key)
    writer.raw(node: node)
  }

  /// A nomination's id; empty where it cannot be read.
  func id(_ index: Int) -> String { decision.candidates[index].id }

  func ids(_ key: StaticString, _ indices: [Int], _ writer: inout JSONWriter) {
    writer.key(key)
    writer.beginArray()
    for index in indices { writer.string(id(index)) }
    writer.endArray()
  }

  func readings(_ writer: inout JSONWriter) {
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

  // MARK: Groups, pools, the proposed

  func duplicates(_ selection: Selection, _ writer: inout JSONWriter) {
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

  func proposed(_ selection: Selection, _ writer: inout JSONWriter) {
    writer.key("proposed")
    writer.beginArray()
    for (place, index) in selection.proposed.enumerated() {
      guard let head = decision.entries[index].head else { continue }
      let placement = selection.placements[index]
      writer.beginObject()
      writer.key("position")
      writer.integer(Int64(place + 1))
      writer.key("nomination")
      writer.string(id(index))
      if let pool = head.pool {
        writer.key("pool")
        writer.string(rulebook.pools[pool.pool].id)
        if let owner = pool.owner {
          writer.key("owner")
          output.units.writeCode(of: owner, &writer)
        }
      }
      writer.key("nominator")
      output.units.writeCode(of: head.nominator, &writer)
      output.nominee(head, &writer)
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
      output.references(poolClauses(head.pool), &writer)
      writer.endObject()
    }
    writer.endArray()
  }

  // MARK: Other readings

  func readingEffects(_ writer: inout JSONWriter) {
    guard request.readingEffects else { return }
    writer.key("readingEffects")
    writer.beginArray()
    for effect in effects {
      let reading = rulebook.readings[effect.reading]
      writer.beginObject()
      writer.key("reading")
      writer.string(reading.id)
      writer.key("value")
      writer.string(reading.values[effect.value].id)
      writer.key("changes")
      writer.beginArray()
      for change in effect.changes {
        writer.beginObject()
        writer.key("nomination")
        writer.string(id(change.nomination))
        writer.key("from")
        writer.string(change.from.rawValue)
        writer.key("to")
        writer.string(change.to.rawValue)
        writer.endObject()
      }
      writer.endArray()
      if let problem = effect.problem {
        writer.key("problem")
        writer.problem(problem)
      }
      writer.endObject()
    }
    writer.endArray()
  }

  // MARK: Rulings and submissions

  func rulings(_ writer: inout JSONWriter) {
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
  func submissions(_ writer: inout JSONWriter) {
    let given = request.submissions.filter { $0.extensions != nil }
    guard !given.isEmpty else { return }
    writer.key("submissions")
    writer.beginArray()
    for submission in given {
      writer.beginObject()
      if submission.nominatorNode?.kind == .string {
        raw("nominator", submission.nominatorNode, &writer)
      }
      raw("extensions", submission.extensions, &writer)
      writer.endObject()
    }
    writer.endArray()
  }
}
