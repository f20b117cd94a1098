import CaseSupport

/// Draws nominations of every category and kind: evidence that is good, low, false,
/// unjudged or absent, papers in every state, dates that are there or not.
struct FlawedNomination {
  private static let nominees: [(unit: String, nominator: String)] = [
    ("SNV", "SNV"), ("SNV-TT", "SNV"), ("MTTQ", "MTTQ"), ("BTH", "BTH"), ("399", "399"),
    ("15865", "399"), ("15865-TT", "15865"), ("DN-001", "DN-001"),
  ]
  private static let categories = [
    "SNV": "department", "SNV-TT": "department", "MTTQ": "party-organisation",
    "BTH": "press-agency", "399": "district", "15865": "commune", "15865-TT": "commune",
    "DN-001": "enterprise",
  ]

  let criteria: [JSON]
  let documents: [JSON]
  let readings: [JSON]
  var generator: SplitMix64

  init(rulebook: JSON, seed: UInt64) {
    criteria = rulebook["criteria"]?.elements ?? []
    documents = rulebook["documents"]?.elements ?? []
    readings = (rulebook["readings"]?.elements ?? []).filter { $0["values"] != nil }
    generator = SplitMix64(seed: seed)
  }

  /// The nomination as `assess` takes it.
  mutating func nomination(id: String) -> JSON {
    let nominee = generator.pick(Self.nominees)
    let isPerson = generator.once(in: 2)
    let category = Self.categories[nominee.unit] ?? ""
    let kind = isPerson ? "individual" : "collective"
    let isLocal = generator.once(in: 10)
    let award = isLocal ? "district-certificate-of-commendation" : "certificate-of-merit"
    var json: JSON = [
      "id": .string(id), "award": .string(award),
      "nominator": .string(generator.once(in: 30) ? "400" : nominee.nominator),
      "nominee": ["kind": .string(kind), "unit": .string(nominee.unit)],
    ]
    if isPerson { json[path: ["nominee", "id"]] = "person-1" }
    if !generator.once(in: 15) { json["achievement"] = "a-1" }
    if !generator.once(in: 7) { json["measuredOn"] = "2024-08-31" }
    if !generator.once(in: 15) {
      let isLate = generator.once(in: 15)
      json["receivedAt"] = isLate ? "2024-09-20T08:00:00+07:00" : "2024-09-16T09:30:00+07:00"
    }
    if !generator.once(in: 4) { json["sentAt"] = "2024-09-15" }
    if !generator.once(in: 15) {
      let same: JSON = [["achievement": generator.once(in: 3) ? "a-1" : "another"]]
      json["priorAwards"] = generator.once(in: 8) ? same : []
    }
    // From flawless to hopeless.
    let care = generator.pick([2, 5, 10, 20, 40, 80])
    var evidence: JSON = [:]
    for criterion in criteria where Self.covers(criterion, kind, category) {
      guard let id = criterion["id"]?.text, criterion["type"]?.text != "ranking" else { continue }
      evidence[id] = self.evidence(criterion, isFlawed: generator.once(in: care), nominee.unit)
    }
    json["evidence"] = evidence
    papers(&json, care)
    return json
  }

  /// Some readings other than the default, now and then.
  mutating func chosenReadings() -> JSON? {
    guard generator.once(in: 60) else { return nil }
    var chosen: JSON = [:]
    for _ in 0..<3 {
      let reading = generator.pick(readings)
      guard let id = reading["id"]?.text, let values = reading["values"]?.elements else { continue }
      chosen[id] = generator.pick(values)["id"]
    }
    return chosen
  }

  private static func covers(_ criterion: JSON, _ kind: String, _ category: String) -> Bool {
    criterion[path: ["appliesTo", "kinds"]]?.texts.contains(kind) == true
      && criterion[path: ["appliesTo", "categories"]]?.texts.contains(category) == true
  }

  // MARK: Evidence

  private mutating func evidence(_ criterion: JSON, isFlawed: Bool, _ unit: String) -> JSON? {
    switch criterion["type"]?.text {
    case "rate": return isFlawed ? flawedRate(criterion, unit) : rate(criterion)
    case "fact": return fact(criterion, isFlawed)
    case "count": return isFlawed ? generator.pick([nil, ["count": 0]]) : ["count": 3]
    case "judgement":
      return isFlawed ? generator.pick([nil, nil, Self.judged("notMet")]) : Self.judged("met")
    case "judgedItems":
      var items: JSON = [:]
      let count: JSON? = isFlawed ? generator.pick([nil, 0, 1, 3]) : 2
      let judgement: JSON? =
        isFlawed
        ? generator.pick([nil, Self.judged("met"), Self.judged("notMet")]) : Self.judged("met")
      items["count"] = count
      items["judgement"] = judgement
      return items
    case "status":
      let values = criterion["values"]?.elements ?? []
      return isFlawed ? generator.pick([nil] + values.map { $0["id"] }) : values.first?["id"]
    default: return nil
    }
  }

  static func judged(_ verdict: String) -> JSON {
    ["verdict": .string(verdict), "by": "Hội đồng", "on": "2024-09-12"]
  }

  private mutating func fact(_ criterion: JSON, _ isFlawed: Bool) -> JSON? {
    var full: JSON = ["value": true, "document": "12/QĐ-UBND", "date": "2024-06-01"]
    guard isFlawed else { return full }
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: return nil
    case 1: return false
    case 2: return true
    default:
      full[generator.pick(["document", "date"])] = nil
      if generator.once(in: 3) { full["value"] = false }
      return full
    }
  }

  private func rate(_ criterion: JSON) -> JSON {
    var rate: JSON = ["numerator": 1_060, "denominator": 1_060]
    if criterion["exclusions"]?.flag == true {
      rate["excludedNumerator"] = 4
      rate["excludedDenominator"] = 4
    }
    return rate
  }

  private mutating func flawedRate(_ criterion: JSON, _ unit: String) -> JSON? {
    let exclusions = criterion["exclusions"]?.flag == true
    switch Int.random(in: 0..<10, using: &generator) {
    case 0: return generator.pick([nil, [:]])
    case 1:
      return ["percent": .string(generator.pick(["0", "9.995", "44,9", "89.999999", "99.95"]))]
    case 2: return ["numerator": 0, "percent": "7.5"]
    case 3: return ["numerator": 0, "denominator": 0]
    case 4:
      var rate = rate(criterion)
      rate["entity"] = .string(generator.pick(["SNV", "399", "DN-002", unit]))
      return rate
    case 5 where !exclusions:
      let tenths = Int.random(in: 0...1_000, using: &generator)
      return [
        "numerator": JSON(tenths * 3), "denominator": 3_000,
        "percent": .string("\(tenths / 10).\(tenths % 10)"),
      ]
    default: return counts(exclusions)
    }
  }

  /// Consistent counts of any size, some of them left out.
  private mutating func counts(_ exclusions: Bool) -> JSON {
    let most = generator.pick([1, 2, 5, 10, 1_072, 1_000_000_007])
    let denominator = Int.random(in: 0...most, using: &generator)
    let numerator = Int.random(in: 0...denominator, using: &generator)
    var rate: JSON = ["numerator": JSON(numerator), "denominator": JSON(denominator)]
    if exclusions {
      // Out of the numerator, and out of what is not in it.
      let one = Int.random(in: 0...numerator, using: &generator)
      let other = Int.random(in: 0...(denominator - numerator), using: &generator)
      rate["excludedNumerator"] = JSON(one)
      rate["excludedDenominator"] = JSON(one + other)
    }
    for (key, _) in (rate.members ?? []).map({ ($0.key, $0.value) }) where generator.once(in: 4) {
      rate[key] = nil
    }
    return rate
  }

  // MARK: Papers

  private mutating func papers(_ json: inout JSON, _ care: Int) {
    for document in documents {
      guard let id = document["id"]?.text else { continue }
      var paper: JSON? = [
        "form": document["form"]?.text.map { .string($0) } ?? "00", "originals": 2,
        "confirmed": true,
      ]
      if generator.once(in: care) {
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: paper = nil
        case 1: paper?["form"] = "99"
        case 2: paper?["originals"] = generator.pick([0, 1])
        case 3: paper?["confirmed"] = false
        case 4: paper = ["equivalent": true]
        default: paper = ["electronicallySigned": true]
        }
      }
      let isSubmissions = document["belongsTo"]?.text == "submission"
      let path = (isSubmissions ? ["submission"] : []) + ["documents", id]
      if let paper { json[path: path] = paper }
    }
  }
}
