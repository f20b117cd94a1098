import CaseSupport
import JSONText
import KhenThuong
import Rulebook
import Testing

/// Every threshold of the rulebook, from the rulebook itself: a criterion added to it
/// is tested without a line here.
@Suite struct ThresholdTests {
  private static let denominators = [1, 2, 3, 7, 97, 100, 101, 997, 1_000, 7_919, 1_000_003]

  @Test(arguments: try ThresholdRate.all())
  func counts(_ rate: ThresholdRate) throws {
    for denominator in Self.denominators {
      let least = rate.least(of: denominator)
      for numerator in [least - 1, least, least + 1] where (0...denominator).contains(numerator) {
        let met = rate.isReached(numerator, of: denominator)
        #expect(met == (numerator >= least))
        for (above, below) in rate.exclusions {
          let evidence = rate.evidence(numerator, denominator, above, below)
          let finding = try rate.finding(evidence)
          rate.expect(
            finding, met ? "met" : "notMet", met ? "fulfilled" : "belowThreshold", evidence)
          if !met {
            let shortfall = finding["shortfall"]
            #expect(shortfall?["count"]?.integer == least - numerator, "\(rate) \(evidence.json)")
            #expect(shortfall?["of"]?.integer == denominator, "\(rate) \(evidence.json)")
          }
        }
      }
    }
  }

  @Test(arguments: try ThresholdRate.all())
  func percentages(_ rate: ThresholdRate) throws {
    for step in [-1, 0, 1] {
      let millionths = rate.millionths + step
      guard (0...100_000_000).contains(millionths) else { continue }
      let outcome = step < 0 ? "notMet" : "met"
      let text = Decimal(mantissa: Int64(millionths), scale: 6)?.description ?? ""
      for percent in [.number(text), .string(text), .string(text.replacing(".", with: ","))]
        as [JSON]
      {
        let evidence: JSON = ["percent": percent]
        let finding = try rate.finding(evidence)
        rate.expect(finding, outcome, step < 0 ? "belowThreshold" : "fulfilled", evidence)
        if step < 0 {
          #expect(finding["shortfall"]?["percentagePoints"]?.text == "0.000001", "\(rate)")
        }
      }
    }
    #expect(try rate.problem(["percent": "100.000001"]) == "percent-out-of-range")
    #expect(try rate.problem(["percent": "-0.000001"]) == "percent-out-of-range")
  }

  /// What is missing is never zero: the rate stays open.
  @Test(arguments: try ThresholdRate.all())
  func missing(_ rate: ThresholdRate) throws {
    rate.expect(try rate.finding(nil), "unknown", "absent", nil)
    for evidence in [["numerator": 1], ["denominator": 1]] as [JSON] {
      rate.expect(try rate.finding(evidence), "unknown", "operandMissing", evidence)
    }
    if rate.hasExclusions {
      let whole = rate.evidence(1_000, 1_000, 3, 5)
      for operand in ["excludedNumerator", "excludedDenominator"] {
        var evidence = whole
        evidence[operand] = nil
        rate.expect(try rate.finding(evidence), "unknown", "operandMissing", evidence)
      }
    } else {
      #expect(try rate.problem(["numerator": 1, "denominator": 1, "excludedNumerator": 0]) != nil)
    }
    let perfect = rate.evidence(1, 1, 0, 0)
    rate.expect(
      try rate.finding(perfect, isMeasured: false), "unknown", "noMeasurementDate", perfect)
  }

  /// Nothing to measure is a matter of review, never a division.
  @Test(arguments: try ThresholdRate.all())
  func zeroDenominator(_ rate: ThresholdRate) throws {
    for (above, below) in rate.exclusions where above == below {
      let evidence = rate.evidence(0, 0, above, below)
      rate.expect(try rate.finding(evidence), rate.zeroOutcome, "zeroDenominator", evidence)
    }
    var evidence = rate.evidence(0, 0, 0, 0)
    evidence["percent"] = "100"
    #expect(try rate.problem(evidence) == "counts-disagree")
    #expect(try rate.problem(rate.evidence(2, 1, 0, 0)) == "numerator-above-denominator")
    #expect(try rate.problem(["numerator": 2, "denominator": 1]) == "numerator-above-denominator")
  }

  @Test func everyRateIsHere() throws {
    let rates = try Rulebooks.standard()["criteria"]?.elements?
      .filter { $0["type"]?.text == "rate" }.compactMap { $0["id"]?.text }
    #expect(Set(try ThresholdRate.all().map(\.id)) == Set(rates ?? []))
  }
}
