import CaseSupport
import KhenThuong
import Testing

/// One rate criterion for one kind and category of nominee, with the smallest request
/// that asks for its finding.
struct ThresholdRate: CustomTestStringConvertible, Sendable {
  let id: String
  let kind: String
  let category: String
  let level: String?
  let award: String
  let day: String
  let zeroOutcome: String
  let hasExclusions: Bool
  /// The threshold in millionths of a percent.
  let millionths: Int

  var testDescription: String { "\(id) (\(kind), \(category))" }

  /// Every rate criterion of the built-in rulebook, those out of force included.
  static func all() throws -> [ThresholdRate] {
    let rulebook = try Rulebooks.standard()
    let criteria = rulebook["criteria"]?.elements ?? []
    return try criteria.filter { $0["type"]?.text == "rate" }.flatMap { criterion in
      try (criterion["appliesTo"]?["kinds"]?.texts ?? []).flatMap { kind in
        try (criterion["appliesTo"]?["categories"]?.texts ?? []).map { category in
          try ThresholdRate(criterion, kind, category, rulebook)
        }
      }
    }
  }

  private init(_ criterion: JSON, _ kind: String, _ category: String, _ rulebook: JSON) throws {
    guard let id = criterion["id"]?.text, let threshold = criterion["threshold"]?.text,
      let award = rulebook["awards"]?[0]?["id"]?.text,
      let day = rulebook["validity"]?["from"]?.text,
      let zero = rulebook["rates"]?["zeroDenominator"]?.text
    else { throw JSONError("not a rate: \(criterion.json)") }
    let categories = rulebook["categories"]?.elements ?? []
    self.id = id
    self.kind = kind
    self.category = category
    self.award = award
    self.day = day
    level = categories.first { $0["id"]?.text == category }?["levels"]?.texts.first
    zeroOutcome = zero
    hasExclusions = criterion["exclusions"]?.flag == true
    millionths = try Self.millionths(threshold)
  }

  private static func millionths(_ text: String) throws -> Int {
    let parts = text.split(separator: ".")
    let fraction = parts.count > 1 ? String(parts[1]) : ""
    guard let whole = parts.first, parts.count <= 2, fraction.count <= 6,
      let value = Int(whole + fraction + String(repeating: "0", count: 6 - fraction.count))
    else { throw JSONError("not a threshold: \(text)") }
    return value
  }

  /// The guidance's "từ X % trở lên", in integers.
  func isReached(_ numerator: Int, of denominator: Int) -> Bool {
    numerator * 100_000_000 >= millionths * denominator
  }

  /// The least numerator that reaches the threshold, counted up to from below.
  func least(of denominator: Int) -> Int {
    var least = millionths * denominator / 100_000_000
    while !isReached(least, of: denominator) { least += 1 }
    return least
  }

  /// What is taken out of both sides: the numerator's part never above the other's.
  var exclusions: [(Int, Int)] { hasExclusions ? [(0, 0), (3, 3), (0, 5), (31, 31)] : [(0, 0)] }

  /// Counts whose net is the numerator and the denominator.
  func evidence(_ numerator: Int, _ denominator: Int, _ above: Int, _ below: Int) -> JSON {
    var evidence: JSON = [
      "numerator": JSON(numerator + above), "denominator": JSON(denominator + below),
    ]
    if hasExclusions {
      evidence["excludedNumerator"] = JSON(above)
      evidence["excludedDenominator"] = JSON(below)
    }
    return evidence
  }

  // MARK: Asking

  /// A rulebook in which criteria out of force are looked at as well.
  private static let engine = Result {
    var rulebook = try Rulebooks.standard()
    let criteria = (rulebook["criteria"]?.elements ?? []).map { criterion in
      var criterion = criterion
      criterion["inForce"] = true
      return criterion
    }
    rulebook["criteria"] = .array(criteria)
    // Defaults that say otherwise would be faults of the rulebook.
    rulebook["readings"] = .array(
      (rulebook["readings"]?.elements ?? []).map { reading in
        guard reading["values"] != nil else { return reading }
        var reading = reading
        let values = (reading["values"]?.elements ?? []).map { value in
          var value = value
          let changes = value["set"]?.elements ?? []
          value["set"] = .array(
            changes.filter { $0["path"]?.text?.hasSuffix("/inForce") != true })
          return value
        }
        reading["values"] = .array(values)
        return reading
      })
    return try Engines.open(rulebook.bytes)
  }

  private func response(_ evidence: JSON?, isMeasured: Bool = true) throws -> JSON {
    var unit: JSON = ["code": "U", "name": "U", "category": .string(category)]
    if let level { unit["level"] = .string(level) }
    var nominee: JSON = ["kind": .string(kind), "unit": "U"]
    if kind == "individual" { nominee["id"] = "person" }
    var nomination: JSON = [
      "id": "n", "award": .string(award), "nominator": "U", "nominee": nominee,
      "evidence": .object(evidence.map { [JSON.Member(id, $0)] } ?? []),
    ]
    if isMeasured { nomination["measuredOn"] = .string(day) }
    let request: JSON = [
      "schemaVersion": 1, "asOf": .string(day), "units": [unit], "nomination": nomination,
    ]
    return try Self.engine.get().assess(request).tree
  }

  func finding(_ evidence: JSON?, isMeasured: Bool = true) throws -> JSON {
    let response = try response(evidence, isMeasured: isMeasured)
    guard let finding = response["findings"]?.elements?.first(where: { $0["id"]?.text == id })
    else { throw JSONError("no finding of \(id): \(response.json.prefix(600))") }
    return finding
  }

  /// The code of the problem that the evidence is, or nil.
  func problem(_ evidence: JSON) throws -> String? {
    try response(evidence)["problem"]?["code"]?.text
  }

  func expect(_ finding: JSON, _ outcome: String, _ reason: String, _ evidence: JSON?) {
    let found = "\(finding["outcome"]?.text ?? "?"), \(finding["reason"]?.text ?? "?")"
    #expect(found == "\(outcome), \(reason)", "\(testDescription) \(evidence?.json ?? "nothing")")
  }
}
