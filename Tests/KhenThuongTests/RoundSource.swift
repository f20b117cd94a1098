import CaseSupport

/// Draws the parts of a `RandomRound`.
struct RoundSource {
  static let base = Result { try SharedCase.bases(of: "decide") }

  static let units = Result { () throws -> JSON in
    guard let units = try base.get()["bases"]?["round"]?["units"] else {
      throw JSONError("the base of decide has no units")
    }
    return units
  }

  /// Who competes with whom: a nominator, and the templates and units it may name.
  struct Field: Sendable {
    let nominator: String
    let nominees: [(template: String, unit: String)]
  }

  private static let fields: [[Field]] = [
    [
      Field(
        nominator: "STTTT",
        nominees: [
          ("department-collective", "STTTT"), ("department-collective", "STTTT-P1"),
          ("department-collective", "STTTT-P2"), ("department-collective", "STTTT-P3"),
          ("individual", "STTTT"), ("individual", "STTTT"),
        ])
    ],
    [
      Field(
        nominator: "SGDDT",
        nominees: [
          ("department-collective", "SGDDT"), ("department-collective", "SGDDT-P1"),
          ("department-collective", "SGDDT-P2"), ("individual", "SGDDT"),
        ]),
      Field(
        nominator: "TINHDOAN",
        nominees: [("party-collective", "TINHDOAN"), ("individual", "TINHDOAN")]),
    ],
    [
      Field(
        nominator: "381",
        nominees: [
          ("district-collective", "381"), ("district-collective", "381-P1"),
          ("individual", "381"), ("individual", "14809"), ("commune-collective", "14809"),
          ("commune-collective", "14812"), ("commune-collective", "14815"),
        ])
    ],
    [
      Field(
        nominator: "380",
        nominees: [
          ("district-collective", "380"), ("commune-collective", "14755"),
          ("commune-collective", "14758"), ("commune-collective", "14761"), ("individual", "14755"),
        ])
    ],
    ["DN1", "DN2", "DN3", "DN4", "DN5"].map {
      Field(nominator: $0, nominees: [("enterprise-collective", $0), ("individual", $0)])
    },
    ["BAO", "DAI"].map {
      Field(nominator: $0, nominees: [("press-collective", $0), ("individual", $0)])
    },
  ]

  var generator: SplitMix64

  init(seed: UInt64) {
    generator = SplitMix64(seed: seed)
  }

  // MARK: Nominations

  mutating func entries(withLocalAwards: Bool) throws -> [RandomRound.Entry] {
    let fields = Self.fields.shuffled(using: &generator).prefix(
      Int.random(in: 1...2, using: &generator))
    let count = Int.random(in: 3...14, using: &generator)
    // Where both kinds are named nothing else is decided, so half the rounds have one.
    let collectivesOnly = generator.once(in: 2)
    var entries: [RandomRound.Entry] = []
    for place in 0..<count {
      let field = generator.pick(generator.pick(Array(fields)))
      let nominee = generator.pick(
        field.nominees.filter { !collectivesOnly || $0.template != "individual" })
      // A collective named twice is a duplicate; few shall be.
      let isTwice =
        nominee.template != "individual"
        && entries.contains { $0.complete[path: ["nominee", "unit"]]?.text == nominee.unit }
      if isTwice, !generator.once(in: 12) { continue }
      var complete = try template(nominee.template, unit: nominee.unit, id: "n\(place)")
      if withLocalAwards, generator.once(in: 6) {
        complete["award"] = .string(generator.pick(Self.localAwards))
      }
      var entry = RandomRound.Entry(
        nominator: field.nominator, submission: generator.once(in: 6) ? 1 : 0, json: complete,
        complete: complete)
      let others = entries.filter { $0.nominator == field.nominator }.map(\.id)
      change(&entry.json, others: others)
      entries.append(entry)
    }
    return entries
  }

  static let localAwards = [
    "district-certificate-of-commendation", "commune-certificate-of-commendation",
  ]

  /// An eligible nomination with ordering data drawn from few values, so that there
  /// are equals.
  private mutating func template(_ name: String, unit: String, id: String) throws -> JSON {
    guard var nomination = try Self.base.get()["nominations"]?[name] else {
      throw JSONError("there is no template \(name)")
    }
    nomination["id"] = .string(id)
    nomination[path: ["nominee", "unit"]] = .string(unit)
    let shared = generator.once(in: 12)
    nomination["achievement"] = .string(
      shared ? "shared-\(Int.random(in: 0...1, using: &generator))" : "a-\(id)")
    let isPerson = name == "individual"
    if isPerson {
      let person = generator.once(in: 10) ? "twice" : id
      nomination[path: ["nominee", "id"]] = .string("person-\(person)")
    }
    var ordering: JSON = [:]
    let score: JSON? = generator.pick([nil, "80", "80", "80", "80", "80,0", "80,50", "90", 70])
    ordering["achievementScore"] = score
    let involved: JSON? = generator.pick([nil, true, true, true, true, true, true, false])
    ordering["directlyInvolved"] = involved
    let woman: JSON? = generator.pick([nil, true, false, false])
    let women: JSON? = generator.pick([
      nil, ["numerator": 40, "denominator": 100], ["numerator": 40, "denominator": 100],
      ["percent": "70"],
    ])
    ordering[isPerson ? "woman" : "women"] = isPerson ? woman : women
    nomination["ordering"] = ordering
    return nomination
  }

  /// Everything that can be wrong with a nomination, or nothing.
  private mutating func change(_ nomination: inout JSON, others: [String]) {
    switch Int.random(in: 0..<40, using: &generator) {
    case 0..<18: return
    case 18..<22: removeEvidence(&nomination, where: { _ in true })
    case 22..<26:
      removeEvidence(&nomination) { $0["verdict"] != nil || $0["judgement"] != nil }
    case 26: nomination[path: ["evidence", "discipline"]] = "under-consideration"
    case 27..<29: setRate(&nomination, ["numerator": 0, "denominator": 0])
    case 29: setRate(&nomination, ["numerator": 1, "denominator": 1_000])
    case 30: nomination["receivedAt"] = "2024-09-20T00:00:00+07:00"
    case 31: nomination["withdrawnOn"] = "2024-09-15"
    case 32: nomination["unheard"] = 1
    case 33: setRate(&nomination, ["percent": 101])
    case 34:
      if let other = others.first {
        nomination["replaces"] = ["nomination": .string(other), "on": "2024-09-17"]
      }
    case 35:
      nomination["priorAwards"] = [["achievement": nomination["achievement"] ?? "a"]]
    case 36: nomination["priorAwards"] = nil
    case 37: nomination["achievement"] = nil
    case 38:
      let name = generator.pick(["achievement-report", "summary-report"])
      let report = nomination[path: ["documents", name]]
      nomination[path: ["documents", name]] = nil
      nomination["supplements"] = [
        [
          "id": "s", "on": .string(generator.once(in: 2) ? "2024-09-22" : "2024-09-18"),
          "documents": .object(report.map { [JSON.Member(name, $0)] } ?? []),
        ]
      ]
    default: nomination["measuredOn"] = nil
    }
  }

  private mutating func removeEvidence(_ nomination: inout JSON, where fits: (JSON) -> Bool) {
    let keys = (nomination["evidence"]?.members ?? []).filter { fits($0.value) }.map(\.key)
    guard !keys.isEmpty else { return }
    let key = generator.pick(keys)
    if nomination[path: ["evidence", key, "judgement"]] != nil {
      nomination[path: ["evidence", key, "judgement"]] = nil
    } else {
      nomination[path: ["evidence", key]] = nil
    }
  }

  private mutating func setRate(_ nomination: inout JSON, _ rate: JSON) {
    let keys = (nomination["evidence"]?.members ?? [])
      .filter { $0.value["numerator"] != nil && $0.value["excludedNumerator"] == nil }.map(\.key)
    guard !keys.isEmpty else { return }
    nomination[path: ["evidence", generator.pick(keys)]] = rate
  }
}
