import Assessment
import JSONText
import Rulebook
import Selection

/// Counts a round by standing, verdict, category and kind, and its prize budget.
struct RoundTotals {
  private struct Row {
    var nominations = 0
    var eligible = 0
    var proposed = 0
    var provisional = 0
    var prize: Int64 = 0
    var provisionalPrize: Int64 = 0
  }

  private let rulebook: Rulebook
  /// By place of the standing, and of the verdict.
  private var standings = [Int](repeating: 0, count: Standing.allCases.count)
  private var verdicts = [Int](repeating: 0, count: Verdict.allCases.count)
  /// By category, then kind.
  private var rows: [PerKind<Row>]
  private let hasPrizes: Bool
  /// nil where it is not asked for.
  private var certainties: [Certainty: Int]?

  init(decision: RoundDecision, selection: Selection, certainty: RoundCertainty?) {
    if let certainty {
      let given = decision.entries.indices.compactMap { certainty[$0]?.certainty }
      certainties = Dictionary(given.map { ($0, 1) }, uniquingKeysWith: +)
    }
    let engine = decision.request.engine
    rulebook = engine.rulebook
    let empty = PerKind(collective: Row(), individual: Row())
    rows = [PerKind<Row>](repeating: empty, count: engine.rulebook.categories.count)
    let date = decision.request.options.decisionDate
    hasPrizes = date != nil
    for index in decision.entries.indices {
      let standing = selection.placements[index].standing
      standings[standing.place] += 1
      guard let verdict = decision.entries[index].verdict,
        let kind = decision.candidates[index].kind
      else { continue }
      verdicts[verdict.place] += 1
      let category = decision.candidates[index].category
      var row = rows[category][kind]
      row.nominations += 1
      if verdict == .eligible { row.eligible += 1 }
      if standing == .proposed {
        let award = decision.candidates[index].award
        let amount =
          date.flatMap { rulebook.prize.prize(award: award, kind: kind, decidedOn: $0)?.amount }
          ?? 0
        row.proposed += 1
        row.prize &+= amount
        if selection.placements[index].isProvisional {
          row.provisional += 1
          row.provisionalPrize &+= amount
        }
      }
      rows[category][kind] = row
    }
  }

  func write(_ writer: inout JSONWriter) {
    writer.key("totals")
    writer.beginObject()
    writer.key("standings")
    writer.beginObject()
    for standing in Standing.allCases {
      count(standing.rawValue, standings[standing.place], &writer)
    }
    writer.endObject()
    writer.key("verdicts")
    writer.beginObject()
    for verdict in Verdict.allCases { count(verdict.rawValue, verdicts[verdict.place], &writer) }
    writer.endObject()
    if let certainties {
      writer.key("certainty")
      writer.beginObject()
      for certainty in Certainty.allCases {
        count(certainty.rawValue, certainties[certainty] ?? 0, &writer)
      }
      writer.endObject()
    }
    var total: Int64 = 0
    var provisional: Int64 = 0
    writer.key("byCategory")
    writer.beginArray()
    for (category, kinds) in rows.enumerated() {
      for kind in NomineeKind.allCases where kinds[kind].nominations > 0 {
        write(kinds[kind], category, kind, &writer)
        total &+= kinds[kind].prize
        provisional &+= kinds[kind].provisionalPrize
      }
    }
    writer.endArray()
    if hasPrizes {
      writer.key("prize")
      writer.beginObject()
      writer.key("total")
      writer.integer(total)
      writer.key("provisional")
      writer.integer(provisional)
      writer.endObject()
    }
    writer.endObject()
  }

  private func count(_ key: String, _ number: Int, _ writer: inout JSONWriter) {
    writer.key(key)
    writer.integer(Int64(number))
  }

  private func write(
    _ row: Row, _ category: Int, _ kind: NomineeKind, _ writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.key("category")
    writer.string(rulebook.categories[category].id)
    writer.key("kind")
    writer.string(kind.rawValue)
    count("nominations", row.nominations, &writer)
    count("eligible", row.eligible, &writer)
    count("proposed", row.proposed, &writer)
    count("provisional", row.provisional, &writer)
    if hasPrizes {
      writer.key("prize")
      writer.integer(row.prize)
      writer.key("provisionalPrize")
      writer.integer(row.provisionalPrize)
    }
    writer.endObject()
  }
}
