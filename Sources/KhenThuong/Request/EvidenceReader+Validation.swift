import Assessment
import JSONText

/// What no single part of the evidence shows.
extension EvidenceReader {
  /// Holds the counts and the percentage of a rate against each other. `node` is
  /// where the evidence was given.
  static func validate(
    _ evidence: Evidence, exclusions: Bool, comparison: RateComparison, node: JSONNode
  ) throws(Fault) {
    let parts = evidence.parts
    func above(_ lower: String, _ vietnamese: String, _ english: String) -> Fault {
      let place = node.member(lower) ?? node
      return place.fault(
        .numeratorAboveDenominator, Message(vi: vietnamese, en: english),
        expected: Message(
          vi: "tử số không lớn hơn mẫu số", en: "a numerator not above its denominator"))
    }
    if parts.isSuperset(of: [.numerator, .denominator]), evidence.numerator > evidence.denominator {
      throw above(
        "numerator",
        "Tử số \(evidence.numerator) lớn hơn mẫu số \(evidence.denominator)",
        "The numerator \(evidence.numerator) is above the denominator \(evidence.denominator)")
    }
    if parts.isSuperset(of: [.numerator, .excludedNumerator]),
      evidence.excludedNumerator > evidence.numerator
    {
      throw above(
        "excludedNumerator",
        "Phần loại trừ \(evidence.excludedNumerator) lớn hơn tử số \(evidence.numerator)",
        "What is excluded, \(evidence.excludedNumerator), is above the numerator "
          + "\(evidence.numerator)")
    }
    if parts.isSuperset(of: [.denominator, .excludedDenominator]),
      evidence.excludedDenominator > evidence.denominator
    {
      throw above(
        "excludedDenominator",
        "Phần loại trừ \(evidence.excludedDenominator) lớn hơn mẫu số \(evidence.denominator)",
        "What is excluded, \(evidence.excludedDenominator), is above the denominator "
          + "\(evidence.denominator)")
    }
    // What is taken out of the numerator is among what is taken out of the
    // denominator, and so among what is counted there.
    for (part, most) in [
      (Evidence.Parts.excludedDenominator, evidence.excludedDenominator),
      (.denominator, evidence.denominator),
    ] where parts.isSuperset(of: [part, .excludedNumerator]) && evidence.excludedNumerator > most {
      throw above(
        "excludedNumerator",
        "Phần loại trừ của tử số \(evidence.excludedNumerator) lớn hơn của mẫu số \(most)",
        "What is excluded from the numerator, \(evidence.excludedNumerator), is more than the "
          + "denominator's \(most)")
    }
    if parts.contains(.percent), evidence.hasNothingToMeasure(exclusions: exclusions) {
      throw disagreement(evidence, "0", node)
    }
    guard let net = evidence.netCounts(exclusions: exclusions) else { return }
    if net.numerator > net.denominator {
      throw above(
        "numerator", "Sau khi loại trừ, tử số \(net.numerator) lớn hơn mẫu số \(net.denominator)",
        "After exclusions the numerator \(net.numerator) is above the denominator "
          + "\(net.denominator)")
    }
    if parts.contains(.percent),
      !comparison.agree(net.numerator, of: net.denominator, percent: evidence.percent)
    {
      throw disagreement(evidence, "\(net.numerator)/\(net.denominator)", node)
    }
  }

  private static func disagreement(_ evidence: Evidence, _ counts: String, _ node: JSONNode)
    -> Fault
  {
    (node.member("percent") ?? node).fault(
      .countsDisagree,
      Message(
        vi: "Tỷ lệ \(evidence.percent.description) % không khớp với \(counts)",
        en: "\(evidence.percent.description) % does not agree with \(counts)"),
      expected: Message(
        vi: "chỉ số đếm, chỉ tỷ lệ, hoặc cả hai khớp nhau",
        en: "counts alone, a percentage alone, or both in agreement"))
  }
}
