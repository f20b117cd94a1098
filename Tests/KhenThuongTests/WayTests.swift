import CaseSupport
import KhenThuong
import Testing

/// The way to eligibility, against doing exactly what it says.
@Suite struct WayTests {
  private static let batches = 8
  private static let perBatch = 1_260

  private struct Tally: Sendable {
    var nominations = 0
    var reachable = 0
    var unreachable = 0
    var eligible = 0
    var changes = 0
    var throughDecide = 0
    var withReadings = 0
    var noPlace = 0
    var actions: [String: Int] = [:]
    var failures: [String] = []

    static func + (left: Tally, right: Tally) -> Tally {
      var sum = left
      sum.nominations += right.nominations
      sum.reachable += right.reachable
      sum.unreachable += right.unreachable
      sum.eligible += right.eligible
      sum.changes += right.changes
      sum.throughDecide += right.throughDecide
      sum.withReadings += right.withReadings
      sum.noPlace += right.noPlace
      sum.actions.merge(right.actions, uniquingKeysWith: +)
      sum.failures += right.failures
      return sum
    }
  }

  @Test func doingWhatIsListed() async throws {
    let rulebook = try Rulebooks.standard()
    let engine = try Engines.standard.get()
    guard let units = try SharedCase.bases(of: "assess")["bases"]?["department"]?["units"] else {
      throw JSONError("the base has no units")
    }
    let total = try await withThrowingTaskGroup(of: Tally.self) { group in
      for batch in 0..<Self.batches {
        group.addTask {
          var checker = Checker(engine: engine, rulebook: rulebook, units: units, batch: batch)
          return try checker.run(Self.perBatch)
        }
      }
      return try await group.reduce(Tally(), +)
    }
    for failure in total.failures.prefix(5) { Issue.record("\(failure)") }
    print(
      "way: \(total.nominations) nominations, \(total.eligible) eligible, \(total.reachable) "
        + "reachable and \(total.unreachable) not; \(total.changes) changes, each left out once; "
        + "\(total.throughDecide) through decide, \(total.withReadings) with other readings, "
        + "\(total.noPlace) without a place for a ruling")
    print(
      "way: "
        + total.actions.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        .joined(separator: ", "))
    #expect(total.actions.count == 15, "every action, and the one that is none")
    #expect(total.nominations >= 10_000)
    #expect(total.reachable > 2_000 && total.unreachable > 1_000 && total.changes > 5_000)
    #expect(total.throughDecide > 100)
  }

  /// One batch of nominations.
  private struct Checker {
    let engine: DecisionEngine
    let units: JSON
    let batch: Int
    let applier: WayApplier
    let context = DecisionContext()
    var source: FlawedNomination
    var tally = Tally()

    init(engine: DecisionEngine, rulebook: JSON, units: JSON, batch: Int) {
      self.engine = engine
      self.units = units
      self.batch = batch
      applier = WayApplier(rulebook: rulebook)
      source = FlawedNomination(rulebook: rulebook, seed: UInt64(batch))
    }

    mutating func run(_ count: Int) throws -> Tally {
      for place in 0..<count {
        let nomination = source.nomination(id: "n")
        let readings = source.chosenReadings()
        if let failure = try check(nomination, readings) {
          tally.failures.append("batch \(batch), \(place): \(failure)\n\(nomination.json)")
          if tally.failures.count > 2 { break }
        }
      }
      return tally
    }

    private func options(_ readings: JSON?) -> JSON {
      var options: JSON = [
        "schemaVersion": 1, "asOf": "2024-09-25", "way": true, "detail": "verdicts", "units": units,
      ]
      if let readings { options["readings"] = readings }
      return options
    }

    private func assess(_ nomination: JSON, _ readings: JSON?) throws -> (status: Int32, json: JSON)
    {
      var request = options(readings)
      request["nomination"] = nomination
      let outcome = engine.assess(request, context)
      return (outcome.status, try outcome.tree)
    }

    /// The nomination alone in a round.
    private func decide(_ given: JSON, _ readings: JSON?, _ rulings: [JSON]) throws -> JSON {
      var nomination = given
      nomination["nominator"] = nil
      nomination["submission"] = nil
      var submission: JSON = ["nominator": given["nominator"] ?? "", "nominations": [nomination]]
      submission["documents"] = given[path: ["submission", "documents"]]
      var request = options(readings)
      request["stage"] = "open"
      request["submissions"] = [submission]
      request["rulings"] = .array(rulings)
      let outcome = engine.decide(request)
      guard outcome.status == 0, let result = try outcome.tree["nominations"]?[0] else {
        throw JSONError("decide refused: \(outcome.json)")
      }
      return result
    }

    private static func isEligible(_ response: JSON) -> Bool {
      response["verdict"]?.text == "eligible" && !isLate(response)
    }

    private static func isLate(_ response: JSON) -> Bool {
      response[path: ["outcomes", "deadline"]]?.text == "notMet"
    }

    private mutating func check(_ nomination: JSON, _ readings: JSON?) throws -> String? {
      let (status, before) = try assess(nomination, readings)
      guard status == 0 else {
        // Readings that do not go together.
        return readings == nil ? "malformed: \(before.json)" : nil
      }
      tally.nominations += 1
      if readings != nil { tally.withReadings += 1 }
      guard let way = before["way"] else {
        tally.eligible += 1
        return Self.isEligible(before) ? nil : "no way, but not eligible"
      }
      if Self.isEligible(before) { return "a way for an eligible one" }
      let changes = way["changes"]?.elements ?? []
      for change in changes { tally.actions[change["action"]?.text ?? "?", default: 0] += 1 }
      let finals = changes.count { $0["final"]?.flag == true }
      guard way["reachable"]?.flag == (finals == 0), !changes.isEmpty else {
        return "reachable disagrees with its changes: \(way.json)"
      }
      guard finals == 0 else {
        tally.unreachable += 1
        let rest = changes.filter { $0["final"] == nil }
        let (_, after) = try assess(applier.apply(rest, to: nomination), readings)
        return after["problem"] == nil && !Self.isEligible(after)
          ? nil : "not reachable, yet reached or malformed: \(way.json) \(after.json)"
      }
      tally.reachable += 1
      let waits = changes.contains { $0["action"]?.text == "obtainRuling" }
      if waits || tally.reachable % 20 == 0 {
        let decided = try decide(nomination, readings, [])
        if decided["way"]?.json != way.json { return "decide has another way" }
        if waits, decided["standing"]?.text == "noSlot" {
          tally.noPlace += 1
          return nil
        }
        tally.throughDecide += 1
      }
      return try follow(changes, nomination, readings, waits: waits)
    }

    /// All changes make it eligible, all but any one do not.
    private mutating func follow(
      _ changes: [JSON], _ nomination: JSON, _ readings: JSON?, waits: Bool
    ) throws -> String? {
      tally.changes += changes.count
      for left in -1..<changes.count {
        var applied = changes
        if left >= 0 { applied.remove(at: left) }
        let changed = try applier.apply(applied, to: nomination)
        let after =
          waits
          ? try decide(changed, readings, applier.rulings(applied, on: "n"))
          : try assess(changed, readings).json
        let list = JSON.array(changes).json
        if left < 0, after["problem"] != nil || !Self.isEligible(after) {
          return "not eligible after \(list): \(after.json)"
        }
        if left >= 0, Self.isEligible(after) {
          return "eligible without \(changes[left].json) of \(list)"
        }
      }
      return nil
    }
  }
}
