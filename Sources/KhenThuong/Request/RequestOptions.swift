import JSONText
import Rulebook

/// How much a response says.
enum Detail: String, CaseIterable {
  case verdicts, findings, full
}

/// The language of sentences.
enum Language: String, CaseIterable, Sendable {
  case vi, en
}

/// What about a person may come back.
enum PersonalField: String, CaseIterable {
  case displayName, position
}

/// A reading and the value chosen for it, by index.
typealias ReadingChoice = (reading: Int, value: Int)

/// The options that requests share.
struct RequestOptions {
  var detail = Detail.findings
  var language = Language.vi
  var asOf: Instant?
  var decisionDate: CalendarDate?
  var readings: [ReadingChoice] = []
  var show: [PersonalField] = []
  /// Whether to say what would make a nomination eligible.
  var way = false
  /// Whether to give a receipt; nil leaves it to the operation.
  var receipt: Bool?
  var units: JSONNode?
  var extensions: JSONNode?

  static let keys = [
    "schemaVersion", "detail", "language", "asOf", "units", "decisionDate", "readings", "show",
    "extensions", "way", "receipt",
  ]

  /// Reads one of `keys`, named by its place there.
  mutating func read(_ field: Int, _ value: JSONNode, _ rulebook: Rulebook) throws(Fault) {
    switch field {
    case 0: try value.schemaVersion()
    case 1: detail = try value.choice()
    case 2: language = try value.choice()
    case 3: asOf = try value.instant(in: rulebook.zone)
    case 4: units = value
    case 5: decisionDate = try Self.decisionDate(value, rulebook)
    case 6: readings = try Self.readings(value, rulebook)
    case 7:
      var elements = try value.elements(maxItems: PersonalField.allCases.count)
      while let element = elements.next() {
        let field: PersonalField = try element.choice()
        if !show.contains(field) { show.append(field) }
      }
    case 8: extensions = value
    case 9: way = try value.bool()
    default: receipt = try value.bool()
    }
  }

  /// A date for which the rulebook knows a base salary.
  private static func decisionDate(
    _ node: JSONNode, _ rulebook: Rulebook
  ) throws(Fault) -> CalendarDate {
    let date = try node.date()
    if let first = rulebook.prize.baseSalaries.first?.from, date < first {
      throw node.fault(
        .dateOrder,
        Message(
          vi: "Không có mức lương cơ sở cho ngày \(date.vietnamese)",
          en: "There is no base salary for \(date.iso)"),
        expected: Message(
          vi: "từ ngày \(first.vietnamese)", en: "from \(first.iso) on"))
    }
    return date
  }

  private static func readings(
    _ node: JSONNode, _ rulebook: Rulebook
  ) throws(Fault) -> [ReadingChoice] {
    guard node.count <= rulebook.readings.count else {
      throw node.fault(
        .badValue,
        Message(
          vi: "Nhiều hơn số cách hiểu của văn bản quy định",
          en: "More than the rulebook has readings"))
    }
    try node.requireDistinctKeys()
    var choices: [ReadingChoice] = []
    var members = try node.members()
    while let member = members.next() {
      guard let reading = rulebook.readingKeys.index(of: member.key) else {
        throw member.key.keyFault(
          .unknownReading,
          Message(
            vi: "Không có cách hiểu \(member.key.excerpt)",
            en: "There is no reading \(member.key.excerpt)"))
      }
      let values = rulebook.readings[reading].values
      let name = try member.value.string()
      guard let value = values.firstIndex(where: { $0.id == name }) else {
        throw member.value.noSuchValue(among: values.map(\.id))
      }
      choices.append((reading, value))
    }
    return choices
  }
}
