import CaseSupport
import KhenThuong
import Testing

/// "Filling never turns a met or notMet": whatever becomes known later, in whatever
/// order, what was decided stays decided.
@Suite struct AddingTests {
  @Test(arguments: 0..<4) func fillingTurnsNothing(_ batch: Int) throws {
    try forNominations(batch) { request, datum, nomination, _ in
      RandomNomination.filling(request, datum, from: nomination.data)
    }
  }

  @Test(arguments: 0..<4) func supplementingTurnsNothing(_ batch: Int) throws {
    try forNominations(batch) { request, datum, nomination, number in
      RandomNomination.supplementing(request, datum, from: nomination.data, number: number)
    }
  }

  private func forNominations(
    _ batch: Int, _ fill: (JSON, RandomNomination.Datum, RandomNomination, Int) -> JSON
  ) throws {
    let engine = try Engines.standard.get()
    var decidedAtTheEnd = 0
    for seed in UInt64(batch * 15)..<UInt64(batch * 15 + 15) {
      var generator = SplitMix64(seed: seed)
      let nomination = try RandomNomination(&generator)
      var request = nomination.empty
      var before = try Self.decided(engine.assess(request).tree)
      for (number, datum) in nomination.data.enumerated() {
        request = fill(request, datum, nomination, number)
        let response = try engine.assess(request).tree
        // A datum that contradicts another makes the nomination malformed, not decided.
        if let problem = response["problem"] {
          Issue.record("seed \(seed): \(datum.path): \(problem.json)")
          return
        }
        let after = try Self.decided(response)
        for (finding, outcome) in before where after[finding] != outcome {
          Issue.record(
            """
            seed \(seed): \(datum.path) = \(datum.value.json) turned \(finding) from \(outcome) \
            to \(response["outcomes"]?[finding]?.text ?? "nothing")
            \(request["nomination"]?.json ?? "")
            """)
          return
        }
        before = after
      }
      decidedAtTheEnd += before.count
    }
    #expect(decidedAtTheEnd > 150)
  }

  /// The findings that are met or not met.
  private static func decided(_ response: JSON) throws -> [String: String] {
    guard let outcomes = response["outcomes"]?.members else { throw JSONError(response.json) }
    var decided: [String: String] = [:]
    for outcome in outcomes {
      if let text = outcome.value.text, text == "met" || text == "notMet" {
        decided[outcome.key] = text
      }
    }
    return decided
  }

  /// Whose figures they are comes with the figures: said afterwards it could turn a
  /// finding, so it is refused and nothing is filled.
  @Test(arguments: ["380", "381"]) func theUnitMeasuredIsNotFilledLater(_ unit: String) throws {
    let engine = try Engines.standard.get()
    let base = try #require(try SharedCase.bases(of: "assess")["bases"]?["district"])
    let supplement: JSON = [
      "id": "s", "on": "2024-09-18",
      "evidence": ["district-sme-platforms": ["entity": .string(unit)]],
    ]
    let response = try engine.assess(
      base.merged(with: ["nomination": ["supplements": [supplement]]])
    ).tree
    let registry = (base["units"]?.elements ?? []).compactMap { $0["code"]?.text }
    let code = registry.contains(unit) ? "duplicate-supply" : "unknown-unit"
    #expect(response["problem"]?["code"]?.text == code, "\(response.json.prefix(300))")
  }
}
