import CaseSupport
import Testing

@testable import JSONText

/// What a cursor reads is what a parsed text says, and what it does not read it leaves.
@Suite struct JSONCursorTests {
  private static let keys = KeyTable(["a", "b", "percent", "numerator", "denominator"])
  private static let figures = PlainFigure.Keys(keys, numerator: 3, denominator: 4, decimal: 2)

  /// Hands a cursor at the root of a text to `body`; nil where there is none.
  private func with<Result>(_ text: String, _ body: (inout JSONCursor) throws -> Result) rethrows
    -> Result?
  {
    let parser = JSONParser()
    let bytes = Array(text.utf8)
    return try withExtendedLifetime(parser) {
      try bytes.withUnsafeBytes { buffer in
        let input = JSONInput(buffer)
        guard var cursor = parser.cursor(input, maxBytes: 1_000, maxDepth: 8) else { return nil }
        return try body(&cursor)
      }
    }
  }

  private func member(_ key: String, of node: JSONNode) -> JSONNode? {
    guard let members = try? node.members() else { return nil }
    return members.first { $0.key.equals(key) }?.value
  }

  /// The keys of an object whose values are skipped or read, and how it ended.
  private func members(_ text: String, skips: Bool = false) -> String? {
    with(text) { cursor in
      var seen = SeenMembers(Self.keys)
      guard cursor.enterObject() else { return "none" }
      var result = ""
      while true {
        switch cursor.nextMember(&seen) {
        case .key(let place):
          result += Self.keys.keys[place] + " "
          guard skips ? cursor.skipObject() : cursor.node() != nil else { return result + "value" }
        case .end: return result + (cursor.isAtEnd ? "end" : "more")
        case .other: return result + "other"
        }
      }
    }
  }

  @Test func membersOfAnObject() {
    #expect(members(#"{"a":1,"b":"x"}"#) == "a b end")
    #expect(members(#" { "b" : 1 } "#) == "other")  // white space before a colon
    #expect(members("{\n\"b\": [1, {\"a\": 2}],\n\"a\": null\n}\n") == "b a end")
    #expect(members("{}") == "end")
    #expect(members(#"{"a":1,"c":2}"#) == "a other")
    #expect(members(#"{"a":1,"a":2}"#) == "a other")
    #expect(members(#"{"\u0061":1}"#) == "other")
    #expect(members(#"{"a":1,}"#) == "a other")
    #expect(members(#"{"a":1 "b":2}"#) == "a other")
    #expect(members(#"{"a" 1}"#) == "other")
    #expect(members(#"{"a":}"#) == "a value")
    #expect(members(#"{"a":01}"#) == "a value")
    #expect(members(#"{"a":"\q"}"#) == "a value")
    #expect(members(#"{"a":{"b":1}"#) == "a other")
    #expect(members(#"{"a":1}}"#) == "a more")
    #expect(members(#"{"a":1}{}"#) == "a more")
    #expect(members(#"{"a":[[[[[[[1]]]]]]]}"#) == "a end")
    #expect(members(#"{"a":[[[[[[[[1]]]]]]]]}"#) == "a value")  // nine deep
  }

  @Test func noCursor() {
    for text in ["", " ", "1", "[1]", "\"a\"", "{\"a\":\"", "{\"a\":\"\u{1}\"}", "{\"a\":1} 2"] {
      #expect(with(text) { _ in true } == nil)
    }
    #expect(with("{\"a\":\"" + String(repeating: "x", count: 1_000) + "\"}") { _ in true } == nil)
  }

  @Test func skippedObjects() {
    #expect(members(#"{"a":{"x":[{}]},"b":{}}"#, skips: true) == "a b end")
    #expect(members(#"{"a":1}"#, skips: true) == "a value")
    #expect(members(#"{"a":{"x":1}"#, skips: true) == "a other")
    // A backslash that was gone over is none of the strings behind it.
    let text = #"{"a":{"x":"\n"},"b":"y\t"}"#
    let string = with(text) { cursor -> String? in
      var seen = SeenMembers(Self.keys)
      guard cursor.enterObject(), case .key = cursor.nextMember(&seen) else { return nil }
      let place = cursor.place
      guard cursor.skipObject(), case .key = cursor.nextMember(&seen), let behind = cursor.node(),
        case .end = cursor.nextMember(&seen)
      else { return nil }
      let end = cursor.place
      cursor.go(to: place)
      guard let inner = cursor.node() else { return nil }
      cursor.go(to: end)
      return (member("x", of: inner)?.unescaped ?? "") + behind.unescaped
    }
    #expect(string == "\ny\t")
  }

  /// The figure at “a”, as text, and what is read behind it.
  private func figure(_ value: String) -> String? {
    with("{\"a\":" + value + ",\"b\":1}") { cursor in
      var seen = SeenMembers(Self.keys)
      guard cursor.enterObject(), case .key = cursor.nextMember(&seen) else { return nil }
      var text: String?
      switch cursor.figure(Self.figures) {
      case .decimal(let decimal): text = decimal.description
      case .counts(let numerator, let denominator): text = "\(numerator)/\(denominator)"
      case nil:
        // It stays where it is: what stands there is read another way, if anything does.
        return cursor.node() != nil
          || (try? JSONParser().withDocument(Array(value.utf8)) { _ in }) == nil
          ? "-" : nil
      }
      guard case .key(1) = cursor.nextMember(&seen) else { return nil }
      return text
    } ?? nil
  }

  @Test(arguments: [
    (#"{"percent":"86.34"}"#, "86.34"), (#"{"percent":86.34}"#, "86.34"),
    (#"{"percent":"86,34"}"#, "86.34"), (#"{"percent": 7 }"#, "-"), (#"{ "percent": 7}"#, "7"),
    (#"{"percent":"0.5"}"#, "0.5"), (#"{"percent":"00.50"}"#, "00.50"), (#"{"percent":0.5}"#, "-"),
    (#"{"percent":0}"#, "-"), (#"{"percent":"0"}"#, "0"), (#"{"percent":100}"#, "100"),
    (#"{"percent":"1.123456"}"#, "1.123456"), (#"{"percent":".5"}"#, "-"),
    (#"{"percent":"5."}"#, "-"), (#"{"percent":""}"#, "-"), (#"{"percent":"-1"}"#, "-"),
    (#"{"percent":"1.2.3"}"#, "-"), (#"{"percent":"1 2"}"#, "-"), (#"{"percent":1e2}"#, "-"),
    (#"{"percent":5x}"#, "-"), (#"{"percent":"5"x}"#, "-"), (#"{"percent":"123456789"}"#, "-"),
    (#"{"percent":"\u0035"}"#, "-"), (#"{"percent":5,"a":1}"#, "-"), (#"{"percent":[5]}"#, "-"),
    (#"{"percents":"5"}"#, "-"), (#"{"ercentp":"5"}"#, "-"), (#"{}"#, "-"), (#"{"percent"}"#, "-"),
    (#"{"percent":}"#, "-"), (#"{"percent":"5"]"#, "-"), (#"5"#, "-"), (#""5""#, "-"),
    (#"{"numerator":1,"denominator":20}"#, "1/20"), (#"{"numerator": 0, "denominator": 0}"#, "0/0"),
    (#"{"numerator":12345678,"denominator":99999999}"#, "12345678/99999999"),
    (#"{"numerator":123456789,"denominator":1}"#, "-"), (#"{"numerator":01,"denominator":1}"#, "-"),
    (#"{"numerator":1,"denominator":-1}"#, "-"), (#"{"numerator":1.0,"denominator":1}"#, "-"),
    (#"{"denominator":1,"numerator":1}"#, "-"), (#"{"numerator":1}"#, "-"),
    (#"{"numerator":1,"numerator":1}"#, "-"), (#"{"numerator":1,"denominator":2,"a":3}"#, "-"),
    (#"{"numerator":"1","denominator":2}"#, "-"), (#"{"numerator":1:"denominator":2}"#, "-"),
  ])
  func oneFigure(_ value: String, _ expected: String) {
    // A decimal keeps its digits, but for zeros in front.
    #expect(figure(value) == (expected == "00.50" ? "0.50" : expected))
  }

  /// Whatever is made of a figure's bytes, the cursor reads what the parsed text says or
  /// leaves it.
  @Test func figuresAsParsed() {
    var numbers = SplitMix64(seed: 17)
    let samples = [
      #"{"percent":"86.34"}"#, #"{"percent":86.3}"#, #"{"numerator":12,"denominator":345}"#,
    ]
    let odd = Array(#"0123456789.,-eE"{}[]: \xnt"#.utf8)
    var read = 0
    var readOfTokens = 0
    for _ in 0..<20_000 {
      var bytes = Array(samples.randomElement(using: &numbers)!.utf8)
      for _ in 0..<Int.random(in: 0...2, using: &numbers) {
        let place = Int.random(in: 1..<bytes.count, using: &numbers)
        bytes[place] = odd.randomElement(using: &numbers)!
      }
      let value = String(decoding: bytes, as: UTF8.self)
      guard let figure = figure(value), figure != "-" else { continue }
      read += 1
      let parsed = try? JSONParser().withDocument(Array(value.utf8)) { document -> String in
        if let percent = member("percent", of: document.root) {
          return (try? percent.decimal().description) ?? "none"
        }
        let counts = ["numerator", "denominator"].map {
          (try? member($0, of: document.root)?.integer(in: 0...Int64.max)).map { "\($0)" } ?? "none"
        }
        return counts.joined(separator: "/")
      }
      #expect(parsed == figure, "\(value)")
      let ofTokens = try? JSONParser().withDocument(Array(value.utf8)) { document -> String in
        switch document.root.figure(Self.figures) {
        case .decimal(let decimal): decimal.description
        case .counts(let numerator, let denominator): "\(numerator)/\(denominator)"
        case nil: "none"
        }
      }
      // A short text has too few bytes before its number.
      #expect(ofTokens == figure || ofTokens == "none", "\(value)")
      if ofTokens == figure { readOfTokens += 1 }
    }
    #expect(read > 5_000 && readOfTokens > 5_000)
  }
}
