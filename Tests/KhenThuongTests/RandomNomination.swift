import CaseSupport

/// A nomination in which everything is stated, some of it badly, and the single data
/// that it is made of, so that they can be filled in one after the other.
struct RandomNomination {
  /// One field and its value, from the nomination down.
  struct Datum {
    let path: [String]
    let value: JSON
  }

  /// The request with the nomination that says nothing yet.
  let empty: JSON
  /// What it has to say, in random order.
  let data: [Datum]

  private static let bases = Result { try SharedCase.bases(of: "assess")["bases"] ?? .object([]) }

  /// What every nomination must say, and what no finding looks at.
  private static let fixed: Set<String> = ["id", "award", "nominator", "nominee", "ordering"]

  init(_ generator: inout SplitMix64) throws {
    let base = generator.pick(try Self.bases.get().members ?? []).value
    let criteria = try Rulebooks.standard()["criteria"]?.elements ?? []
    var nomination = base["nomination"] ?? .object([])
    for member in nomination["evidence"]?.members ?? [] {
      let criterion = criteria.first { $0["id"]?.text == member.key } ?? .object([])
      nomination[path: ["evidence", member.key]] = Self.evidence(
        criterion, member.value, of: nomination, &generator)
    }
    for path in [["documents"], ["submission", "documents"]] {
      for member in nomination[path: path]?.members ?? [] {
        nomination[path: path + [member.key]] = Self.paper(member.value, &generator)
      }
    }
    if generator.once(in: 6), let achievement = nomination["achievement"] {
      nomination["priorAwards"] = [["achievement": achievement]]
    }
    if generator.once(in: 6) { nomination["receivedAt"] = "2024-09-20T00:00:00+07:00" }
    var empty = base
    empty["detail"] = "verdicts"
    var said: JSON = .object([])
    for member in nomination.members ?? [] where Self.fixed.contains(member.key) {
      said[member.key] = member.value
    }
    empty["nomination"] = said
    self.empty = empty
    data =
      nomination.members?.filter { !Self.fixed.contains($0.key) }
      .flatMap { Self.data($0.value, [$0.key]) }.shuffled(using: &generator) ?? []
  }

  /// The fields of a value; what only makes sense whole stays whole.
  private static func data(_ value: JSON, _ path: [String]) -> [Datum] {
    guard let members = value.members, value["verdict"] == nil, !members.isEmpty else {
      return [Datum(path: path, value: value)]
    }
    return members.flatMap { data($0.value, path + [$0.key]) }
  }

  /// The request with one more field filled in. The other fields of a fact need its value.
  static func filling(_ request: JSON, _ datum: Datum, from all: [Datum]) -> JSON {
    var request = request
    let parent = Array(datum.path.dropLast())
    if let value = all.first(where: { $0.path == parent + ["value"] }) {
      request[path: ["nomination"] + value.path] = value.value
    }
    request[path: ["nomination"] + datum.path] = datum.value
    return request
  }

  /// The same by a supplement that came in time; what supplements do not carry is filled
  /// in where it belongs.
  static func supplementing(
    _ request: JSON, _ datum: Datum, from all: [Datum], number: Int
  ) -> JSON {
    guard let field = datum.path.first,
      ["evidence", "achievement", "priorAwards", "measuredOn"].contains(field)
    else { return filling(request, datum, from: all) }
    // The other fields of a fact come with its value.
    let parent = Array(datum.path.dropLast())
    guard !all.contains(where: { $0.path == parent + ["value"] }) else {
      return filling(request, datum, from: all)
    }
    var supplement: JSON = ["id": .string("s\(number)"), "on": "2024-09-18"]
    supplement[path: datum.path] = datum.value
    var request = request
    let given = request[path: ["nomination", "supplements"]]?.elements ?? []
    request[path: ["nomination", "supplements"]] = .array(given + [supplement])
    return request
  }

  // MARK: Values

  private static func evidence(
    _ criterion: JSON, _ given: JSON, of nomination: JSON, _ generator: inout SplitMix64
  ) -> JSON {
    let isBad = generator.once(in: 8)
    switch criterion["type"]?.text {
    case "rate":
      let denominator = generator.pick([0, 1, 8, 1_000])
      let numerator =
        isBad ? 0 : denominator - Int.random(in: 0...denominator / 8, using: &generator)
      var rate: JSON = ["numerator": JSON(numerator), "denominator": JSON(denominator)]
      if criterion["exclusions"]?.flag == true {
        rate["excludedNumerator"] = 0
        rate["excludedDenominator"] = 0
      }
      if denominator == 1_000, generator.once(in: 2) {
        rate["percent"] = .string("\(numerator / 10).\(numerator % 10)")
      }
      if generator.once(in: 4) { rate["entity"] = nomination[path: ["nominee", "unit"]] }
      return rate
    case "fact":
      let value = JSON.bool(!isBad)
      guard given.members != nil || generator.once(in: 3) else { return value }
      return ["value": value, "document": "1/QĐ", "date": "2024-01-02"]
    case "status":
      let values = (criterion["values"]?.elements ?? []).compactMap { $0["id"]?.text }
      return isBad ? .string(generator.pick(values)) : given
    default:
      guard isBad else { return given }
      var evidence = given
      if given["verdict"] != nil { evidence["verdict"] = "notMet" }
      if given["judgement"] != nil { evidence[path: ["judgement", "verdict"]] = "notMet" }
      if given["count"] != nil, generator.once(in: 2) { evidence["count"] = 0 }
      return evidence
    }
  }

  private static func paper(_ given: JSON, _ generator: inout SplitMix64) -> JSON {
    var paper = given
    if generator.once(in: 8) { paper["form"] = "99" }
    if generator.once(in: 8) { paper["originals"] = 0 }
    if generator.once(in: 8) { paper["confirmed"] = false }
    if generator.once(in: 4) { paper["electronicallySigned"] = true }
    return paper
  }
}
