import CaseSupport
import KhenThuong
import Testing

/// What an open round promises, and that people can close it.
@Suite struct OpenRoundTests {
  /// Proposed and not provisional means: whatever becomes of what is open.
  @Test(arguments: 0..<4) func firmStaysProposed(_ batch: Int) throws {
    let parts: Set<RandomRound.Part> = batch < 2 ? [] : [.rulings]
    try forRounds(batch, of: 100, with: parts) { round, generator in
      let before = try Decided(round)
      let firm = before.order.filter(before.isFirm)
      let open = round.entries.map(\.id).filter(before.isOpen)
      guard !firm.isEmpty, !open.isEmpty else { return nil }
      for ends in Self.ends(open.count, &generator) {
        var settled = round
        for (id, wins) in zip(open, ends) {
          Self.settle(&settled, id, wins: wins, wasInvalid: before.standing(id) == "invalid")
        }
        let after = try Decided(settled)
        for id in firm {
          // An invalid one that is put right counts for the rankings as well, which the
          // definitions leave out: it is before all of its kind, and that is all.
          if after.keys(of: id) != before.keys(of: id) {
            if open.contains(where: { before.standing($0) == "invalid" }) { continue }
            return "\(id): keys \(before.keys(of: id)), then \(after.keys(of: id))"
          }
          if after.standing(id) == "duplicate", Self.shares(id, after, withInvalidOf: before) {
            continue
          }
          if after.standing(id) != "proposed" {
            let list = zip(open, ends).map { "\($0) \($1 ? "eligible" : "out")" }
            return "\(id) was firm, then \(after.standing(id)) with \(list)"
          }
        }
      }
      return nil
    }
  }

  /// An invalid one that is put right stands before the others of its kind; that it may
  /// share an achievement or a nominee with one is no matter of the quick look.
  private static func shares(
    _ id: String, _ after: Decided, withInvalidOf before: Decided
  ) -> Bool {
    let others = after.nominations[id]?["sharesWith"]?.elements ?? []
    return others.contains { before.standing($0["nomination"]?.text ?? "") == "invalid" }
  }

  /// Every way the open ones can end, or some where there are many.
  private static func ends(_ count: Int, _ generator: inout SplitMix64) -> [[Bool]] {
    let all =
      count <= 3
      ? Array(0..<(1 << count))
      : (0..<8).map { _ in Int.random(in: 0..<(1 << count), using: &generator) }
    return all.map { bits in (0..<count).map { bits >> $0 & 1 == 1 } }
  }

  /// Completes a nomination as the best of its kind, or as one that is out.
  private static func settle(
    _ round: inout RandomRound, _ id: String, wins: Bool, wasInvalid: Bool
  ) {
    guard let place = round.entries.firstIndex(where: { $0.id == id }) else { return }
    if wasInvalid, !wins {
      round.entries.remove(at: place)
      return
    }
    let given = round.entries[place].json
    var json = round.entries[place].complete
    // What was stated stays stated.
    for field in ["achievement", "withdrawnOn", "replaces", "receivedAt"] where !wasInvalid {
      if let value = given[field] { json[field] = value }
    }
    if given["achievement"] == nil { json["achievement"] = .string("completed-\(id)") }
    if wins {
      let isPerson = json["nominee"]?["kind"]?.text == "individual"
      json["ordering"] = ["achievementScore": 100, "directlyInvolved": true]
      json[path: ["ordering", isPerson ? "woman" : "women"]] = isPerson ? true : ["percent": 100]
      round.withoutLetter.remove(round.entries[place].nominator)
    } else {
      for key in ["compliance", "enterprise-compliance", "individual-compliance"]
      where json["evidence"]?[key] != nil {
        json[path: ["evidence", key]] = false
      }
    }
    round.entries[place].json = json
  }

  /// With a ruling for everything that a closed round leaves open nothing is left.
  @Test(arguments: 0..<4) func rulingsCloseTheRound(_ batch: Int) throws {
    try forRounds(batch, of: 100, stage: "closed", with: [.localAwards]) { round, generator in
      var round = round
      for _ in 0..<10 {
        let decided = try Decided(round)
        let rulings = ClosingRulings(decided, round, &generator).rulings
        if let refused = Self.refused(decided) { return refused }
        if rulings.isEmpty {
          let left = decided.order.filter { id in
            ["open", "tied", "kindConflict"].contains(decided.standing(id))
              || decided.standing(id) == "duplicate" && decided.isOpen(id)
          }
          return left.isEmpty ? nil : "left open, and no ruling to give: \(left)"
        }
        round.rulings += rulings
      }
      return "still open after 10 steps: \(round.rulings.map(\.json))"
    }
  }

  private static func refused(_ decided: Decided) -> String? {
    let refused = (decided.tree["rulings"]?.elements ?? []).filter {
      $0["status"]?.text == "refused"
    }
    return refused.first.map { "refused: \($0.json)" }
  }
}
