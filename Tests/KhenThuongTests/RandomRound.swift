import CaseSupport

/// A small round made up from a seed: few units that compete for few places, and every
/// way a nomination can go. All of it is data, so that a property can take a nomination
/// out, or complete it, and decide again.
struct RandomRound: Sendable {
  /// One nomination, with what it would be if nothing were missing.
  struct Entry: Sendable {
    var nominator: String
    /// A nominator may send more than one submission.
    var submission: Int
    var json: JSON
    var complete: JSON

    var id: String { complete["id"]?.text ?? "" }
  }

  enum Part {
    case rulings, readings, localAwards
  }

  var entries: [Entry] = []
  var rankings: [JSON] = []
  var rulings: [JSON] = []
  var readings: JSON?
  var localQuotas: [JSON] = []
  var stage = "open"
  /// Nominators whose letter is missing: all they sent is incomplete.
  var withoutLetter: Set<String> = []

  init(seed: UInt64, stage: String = "open", with parts: Set<Part> = []) throws {
    var source = RoundSource(seed: seed)
    self.stage = stage
    entries = try source.entries(withLocalAwards: parts.contains(.localAwards))
    rankings = source.rankings()
    withoutLetter = source.withoutLetter(entries)
    if parts.contains(.localAwards) { localQuotas = source.localQuotas() }
    if parts.contains(.rulings) { rulings = source.rulings(on: entries) }
    if parts.contains(.readings) { readings = source.readings() }
  }

  /// The request of `decide`, submissions in the order in which they are first met.
  func request(_ changes: JSON = [:]) throws -> JSON {
    var submissions: [(key: String, json: JSON)] = []
    for entry in entries {
      let key = "\(entry.nominator) \(entry.submission)"
      let place = submissions.firstIndex { $0.key == key }
      var submission = place.map { submissions[$0].json } ?? header(entry.nominator)
      submission["nominations"] = .array((submission["nominations"]?.elements ?? []) + [entry.json])
      if let place {
        submissions[place].json = submission
      } else {
        submissions.append((key, submission))
      }
    }
    var request: JSON = [
      "schemaVersion": 1, "detail": "verdicts", "asOf": "2024-09-30", "stage": .string(stage),
      "units": try RoundSource.units.get(), "submissions": .array(submissions.map(\.json)),
      "rankings": .array(rankings), "rulings": .array(rulings),
    ]
    if let readings { request["readings"] = readings }
    if !localQuotas.isEmpty { request["localQuotas"] = .array(localQuotas) }
    return request.merged(with: changes)
  }

  private func header(_ nominator: String) -> JSON {
    var documents: JSON = ["council-minutes": ["originals": 1, "date": "2024-09-12"]]
    if !withoutLetter.contains(nominator) {
      documents["submission-letter"] = ["form": "01", "originals": 1, "signed": true]
    }
    return [
      "nominator": .string(nominator), "receivedAt": "2024-09-16T09:30:00+07:00",
      "documents": documents, "nominations": [],
    ]
  }

  func shuffled(by generator: inout SplitMix64) -> RandomRound {
    var round = self
    round.entries.shuffle(using: &generator)
    round.rulings.shuffle(using: &generator)
    round.rankings.shuffle(using: &generator)
    return round
  }

  /// The round with as little in it as still fails: what a person wants to read.
  func smallest(_ fails: (RandomRound) -> Bool) -> RandomRound {
    var round = self
    var shrank = true
    while shrank {
      shrank = false
      func attempt(_ change: (inout RandomRound) -> Void) {
        var smaller = round
        change(&smaller)
        if fails(smaller) {
          round = smaller
          shrank = true
        }
      }
      for place in round.entries.indices.reversed() { attempt { $0.entries.remove(at: place) } }
      for place in round.rulings.indices.reversed() { attempt { $0.rulings.remove(at: place) } }
      for place in round.rankings.indices.reversed() { attempt { $0.rankings.remove(at: place) } }
      for place in round.localQuotas.indices.reversed() {
        attempt { $0.localQuotas.remove(at: place) }
      }
      if round.readings != nil { attempt { $0.readings = nil } }
      if !round.withoutLetter.isEmpty { attempt { $0.withoutLetter = [] } }
      for place in round.entries.indices {
        let entry = round.entries[place]
        if entry.json.json != entry.complete.json {
          attempt { $0.entries[place].json = entry.complete }
        }
      }
    }
    return round
  }

  /// The request without the units, which are always those of the shared base.
  var summary: String {
    ((try? request(["units": .null]))?.json) ?? "?"
  }
}
