import JSONText
import Testing

/// Integers have fast ways for few digits and for counts in pairs; they say what the
/// careful way says.
@Suite struct ShortIntegerTests {
  private static let numbers: [String] =
    (1...19).flatMap { digits in
      ["1", "9"].map { first in first + String(repeating: "7", count: digits - 1) }
    } + [
      "0", "-1", "-87654321", "9223372036854775807", "9223372036854775808", "10000000000000000000",
    ]

  /// Each number alone in the text, at its start, and behind others.
  @Test(arguments: numbers, ["%", "[%]", "[\"\",%]", "{\"a\":%}", "[ % ,1]", "[\"\u{1EC7}\",%]"])
  func integers(_ number: String, _ frame: String) throws {
    let json = frame.split(separator: "%", omittingEmptySubsequences: false).joined(
      separator: number)
    let expected = Int64(number)
    let found = try? read(json) { root throws(Fault) in
      try Self.last(root).integer(in: Int64.min...Int64.max)
    }
    #expect(found == expected, "\(json)")
    let counted = try? read(json) { root throws(Fault) in
      try Self.last(root).integer(in: 0...Int64.max)
    }
    #expect(counted == expected.flatMap { $0 < 0 ? nil : $0 }, "\(json)")
  }

  /// The number of a frame: the root, or the first number within it.
  private static func last(_ root: JSONNode) throws(Fault) -> JSONNode {
    switch root.kind {
    case .array:
      var elements = try root.elements()
      let first = elements.next()
      guard let first, let second = elements.next() else { return first ?? root }
      return first.kind == .string ? second : first
    case .object:
      var members = try root.members()
      return members.next()?.value ?? root
    default: return root
    }
  }

  private static let table = KeyTable(["numerator", "denominator", "percent"])
  private static let keys = PlainFigure.Keys(table, numerator: 0, denominator: 1, decimal: 2)

  private static func counts(_ node: JSONNode) -> [Int64]? {
    guard case .counts(let first, let second) = node.figure(keys) else { return nil }
    return [first, second]
  }

  @Test(arguments: numbers) func pairs(_ number: String) throws {
    for json in [
      #"{"numerator":\#(number),"denominator":5}"#, #"{"numerator":5,"denominator":\#(number)}"#,
      "{ \"numerator\" : \(number) , \"denominator\" : 5 }",
    ] {
      let counts = try read(json) { root throws(Fault) in
        Self.counts(root)
      }
      // It may leave any of them to the careful way, but never says otherwise.
      guard let counts else { continue }
      #expect(counts.contains(5) && counts.contains { String($0) == number }, "\(json)")
    }
    let plain = try read(#"{"numerator":942,"denominator":1072}"#) { root throws(Fault) in
      Self.counts(root)
    }
    #expect(plain == [942, 1_072])
  }

  @Test(arguments: [
    #"{"denominator":1,"numerator":2}"#, #"{"numerator":1}"#, "{}", "[1,2]", "1",
    #"{"numerator":1,"numerator":2}"#, #"{"numerator":1,"denominator":2,"percent":3}"#,
    #"{"numerator":1,"denominator":-2}"#, #"{"numerator":1,"denominator":2.5}"#,
    #"{"numerator":1,"denominator":"2"}"#, #"{"numerator":[1],"denominator":2}"#,
    #"{"n\u0075merator":1,"denominator":2}"#, #"{"numerator":1,"denominatoR":2}"#,
    #"{"numerator":null,"denominator":2}"#,
  ])
  func otherObjectsAreLeftAlone(_ json: String) throws {
    let isTaken = try read(json) { root throws(Fault) in Self.counts(root) != nil }
    #expect(!isTaken, "\(json)")
  }

  /// Raw control characters that simdjson's first stage takes for operators.
  @Test(arguments: ["[1\u{C}]", "[true\u{1A}]", "[1,\u{C}2]", "{\"a\":1\u{1A}}", "\u{C}1"])
  func controlCharactersAreRefused(_ json: String) {
    #expect(throws: Problem.self) { try read(json) { root throws(Fault) in root.count } }
  }
}
