import CaseSupport
import KhenThuong
import Testing

/// A better rate never makes an eligible nominee ineligible, nor worse off in any way.
@Suite struct BetterRateTests {
  @Test(arguments: ["department", "district", "commune"])
  func neverWorse(_ category: String) throws {
    let engine = try Engines.standard.get()
    let base = try #require(try SharedCase.bases(of: "assess")["bases"]?[category])
      .merged(with: ["detail": "verdicts"])
    let rates = (base[path: ["nomination", "evidence"]]?.members ?? [])
      .filter { $0.value["numerator"] != nil }
    var generator = SplitMix64(seed: 7)
    var eligible = 0
    for _ in 0..<120 {
      let rate = generator.pick(rates)
      let path = ["nomination", "evidence", rate.key]
      let denominator = Int.random(in: 1...1_000, using: &generator)
      // Close to full, so that most thresholds lie within.
      var numerator = denominator - Int.random(in: 0...denominator / 2, using: &generator)
      let asPercent = generator.once(in: 3)
      var last: String?
      while true {
        var request = base
        request[path: path] = Self.evidence(
          numerator, denominator, asPercent: asPercent, like: rate.value)
        let response = try engine.assess(request).tree
        let verdict = try #require(response["verdict"]?.text, "\(response.json)")
        if last == "eligible" {
          #expect(verdict == "eligible", "\(rate.key) \(numerator)/\(denominator): \(verdict)")
        }
        if verdict == "eligible" { eligible += 1 }
        last = verdict
        guard numerator < denominator else { break }
        numerator += max(1, Int.random(in: 0...(denominator - numerator), using: &generator))
      }
    }
    #expect(eligible > 100)
  }

  private static func evidence(
    _ numerator: Int, _ denominator: Int, asPercent: Bool, like given: JSON
  ) -> JSON {
    if asPercent {
      let millionths = numerator * 100_000_000 / denominator
      let fraction = String(millionths % 1_000_000)
      let zeros = String(repeating: "0", count: 6 - fraction.count)
      return ["percent": .string("\(millionths / 1_000_000).\(zeros)\(fraction)")]
    }
    var evidence: JSON = ["numerator": JSON(numerator), "denominator": JSON(denominator)]
    if given["excludedNumerator"] != nil {
      evidence["excludedNumerator"] = 0
      evidence["excludedDenominator"] = 0
    }
    return evidence
  }
}
