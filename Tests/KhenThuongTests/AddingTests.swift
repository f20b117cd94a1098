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
    for seed in UInt64(batch * 20)..<UInt64(batch * 20 + 20) {
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
    #expect(decidedAtTheEnd > 200)
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

  /// Two fields can be filled only in one way that is not a statement against the
  /// nominee: a unit other than the one measured, and a paper that is only equivalent.
  @Test func fillingTheUnitMeasured() throws {
    let engine = try Engines.standard.get()
    let base = try #require(try SharedCase.bases(of: "assess")["bases"]?["district"])
    let before = try Self.decided(engine.assess(base.merged(with: ["detail": "verdicts"])).tree)
    let patch: JSON = [
      "detail": "verdicts",
      "nomination": ["evidence": ["district-sme-platforms": ["entity": "380"]]],
    ]
    let after = try engine.assess(base.merged(with: patch)).tree
    #expect(before["district-sme-platforms"] == "met")
    #expect(
      after["problem"] != nil || after["outcomes"]?["district-sme-platforms"]?.text == "met",
      "\(after["outcomes"]?["district-sme-platforms"]?.json ?? "?")")
  }

  @Test func fillingThatAPaperIsEquivalent() throws {
    let engine = try Engines.standard.get()
    let base = try #require(try SharedCase.bases(of: "assess")["bases"]?["press-agency"])
    let before = try Self.decided(engine.assess(base.merged(with: ["detail": "verdicts"])).tree)
    let patch: JSON = [
      "detail": "verdicts",
      "nomination": ["submission": ["documents": ["council-minutes": ["equivalent": true]]]],
    ]
    let after = try engine.assess(base.merged(with: patch)).tree
    #expect(before["council-minutes"] == "met")
    #expect(
      after["problem"] != nil || after["outcomes"]?["council-minutes"]?.text == "met",
      "\(after["outcomes"]?["council-minutes"]?.json ?? "?")")
  }
}
