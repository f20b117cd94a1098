import CaseSupport
import KhenThuong
import Testing

/// What `decide` calls certain or impossible stays so however the open points end.
@Suite struct CertaintyTests {
  /// The round with everything open settled, each nomination well or badly; what hangs
  /// together (one nominee, one achievement, one letter) the same way.
  private static func settled(
    _ round: RandomRound, _ first: JSON, _ generator: inout SplitMix64
  ) -> RandomRound {
    var settled = round
    var isWell: [String: Bool] = [:]
    var isLetterThere: [String: Bool] = [:]
    for nominator in round.withoutLetter.sorted() {
      let isThere = generator.once(in: 2)
      isLetterThere[nominator] = isThere
      if isThere { settled.withoutLetter.remove(nominator) }
    }
    var verdicts: [String: String] = [:]
    for nomination in first["nominations"]?.elements ?? []
    where ["open", "duplicate"].contains(nomination["standing"]?.text) {
      verdicts[nomination["nomination"]?.text ?? ""] = nomination["verdict"]?.text
    }
    for place in settled.entries.indices {
      let entry = settled.entries[place]
      guard ["incomplete", "needsReview"].contains(verdicts[entry.id]) else { continue }
      let nominee = entry.complete["nominee"]?.json ?? ""
      let achievement = entry.json["achievement"]?.text ?? "own-\(entry.id)"
      // What is settled together takes the answer of whoever came first.
      let answer =
        isWell[nominee] ?? isWell[achievement] ?? (Int.random(in: 0..<3, using: &generator) > 0)
      if entry.json.json != entry.complete.json {
        isWell[nominee] = isWell[nominee] ?? answer
        isWell[achievement] = isWell[achievement] ?? answer
      }
      // Where the letter is all that is missing the letter alone decides.
      if entry.json.json == entry.complete.json {
        if isLetterThere[entry.nominator] ?? true { continue }
      } else if answer, isWell[nominee] != false, isWell[achievement] != false,
        isLetterThere[entry.nominator] != false
      {
        settled.entries[place].json = entry.complete
        for field in ["receivedAt", "replaces"] {
          if let value = entry.json[field] { settled.entries[place].json[field] = value }
        }
        settled.entries[place].json["achievement"] = .string(achievement)
        continue
      }
      settled.entries[place].json[path: ["evidence", "discipline"]] = "under-consideration"
    }
    settled.stage = "closed"
    return settled
  }

  @Test(arguments: 0..<4) func whatIsSaidComesTrue(_ batch: Int) throws {
    var completions = 0
    var said: [String: Int] = [:]
    let engine = try Engines.standard.get()
    try forRounds(batch, of: 50, with: [.rulings, .localAwards]) { round, generator in
      let first = try engine.decide(round.request(["certainty": true])).tree
      var certainty: [String: String] = [:]
      for nomination in first["nominations"]?.elements ?? [] {
        let answer = nomination["certainty"]?.text ?? "none"
        said[answer, default: 0] += 1
        guard let id = nomination["nomination"]?.text else { continue }
        certainty[id] = answer
        let isFirm =
          nomination["standing"]?.text == "proposed" && nomination["provisional"] == nil
        if isFirm, answer != "certain" { return "\(id) is not provisional, but \(answer)" }
        if answer == "possible", nomination["decidedBy"]?.elements?.isEmpty ?? true {
          return "nothing decides \(id)"
        }
      }
      for _ in 0..<6 {
        var settled = Self.settled(round, first, &generator)
        for _ in 0..<8 {
          let closing = ClosingRulings(try Decided(settled), settled, &generator)
          if closing.rulings.isEmpty { break }
          settled.rulings += closing.rulings
        }
        let decided = try Decided(settled)
        completions += 1
        for id in decided.order {
          let isProposed = decided.standing(id) == "proposed"
          if certainty[id] == "certain", !isProposed {
            return "\(id) was certain, but is \(decided.standing(id)): \(settled.summary)"
          }
          if certainty[id] == "impossible", isProposed {
            return "\(id) was impossible, but is proposed: \(settled.summary)"
          }
        }
      }
      return nil
    }
    let list = said.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    print("certainty of decide: \(completions) completions, \(list.joined(separator: ", "))")
  }

  /// A request without the option says nothing of it.
  @Test func onlyWhereAskedFor() throws {
    let engine = try Engines.standard.get()
    let round = try RandomRound(seed: 7)
    // The receipt tells the two requests apart.
    let without = try engine.decide(round.request(["receipt": false]))
    #expect(try without.tree["totals"]?["certainty"] == nil)
    #expect(
      try engine.decide(round.request(["receipt": false, "certainty": false])).json == without.json)
  }
}
