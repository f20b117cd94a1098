import JSONText
import Testing

@Suite struct JSONParserTests {
  @Test(arguments: [
    "0", "-0", "1", "-1", "10", "123456789012345678901234567890", "0.5", "-0.5", "1.25", "1e5",
    "1E5", "1e+5", "1e-5", "1.5E10", "0e0", " 1 ", "\t1\r\n", "true", "false", "null", "\"\"",
    "\"a\"", "[]", "{}", "[ ]", "{ }", "[[]]", "[1,2]", "{\"a\":1}", " { \"a\" : [ 1 , true ] } ",
    "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\"", "\"\\ud83d\\ude00\"", "\"\\uD83D\\uDE00\"",
    "\"\u{7F}\"", "\"\u{10FFFF}\"", "\"\\u0000\"", "\"\\\\\"", "[\"\\\\\",\"\\\\\"]",
    "{\"a\":1,\"a\":2}", "[\"a\" ,\"b\"  ]", "\"{[,:]}\"",
  ])
  func accepts(text: String) {
    #expect(problem(in: text) == nil)
  }

  struct Bad: Sendable, CustomTestStringConvertible {
    let text: String
    let code: ProblemCode
    let offset: Int
    init(_ text: String, _ code: ProblemCode, _ offset: Int) {
      (self.text, self.code, self.offset) = (text, code, offset)
    }
    var testDescription: String { text }
  }

  @Test(arguments: [
    Bad("", .jsonEmpty, 0), Bad(" \t\r\n", .jsonEmpty, 0),
    Bad("\u{FEFF}{}", .jsonByteOrderMark, 0),
    // Numbers: at their beginning.
    Bad("01", .jsonBadNumber, 0), Bad("[-01]", .jsonBadNumber, 1),
    Bad("[1, 00]", .jsonBadNumber, 4),
    Bad("1.", .jsonBadNumber, 0), Bad("[1.]", .jsonBadNumber, 1), Bad("1.e5", .jsonBadNumber, 0),
    Bad("1x", .jsonBadNumber, 0), Bad("+1", .jsonBadNumber, 0), Bad(".5", .jsonBadNumber, 0),
    Bad("-", .jsonBadNumber, 0), Bad("-.5", .jsonBadNumber, 0), Bad("- 1", .jsonBadNumber, 0),
    Bad("1e", .jsonBadNumber, 0), Bad("1e+", .jsonBadNumber, 0), Bad("1e5.5", .jsonBadNumber, 0),
    Bad("NaN", .jsonBadNumber, 0), Bad("Infinity", .jsonBadNumber, 0),
    Bad("-Infinity", .jsonBadNumber, 0), Bad("0x10", .jsonBadNumber, 0),
    Bad("1_000", .jsonBadNumber, 0),
    Bad("1\"a\"", .jsonBadNumber, 0), Bad("--1", .jsonBadNumber, 0), Bad("1é", .jsonBadNumber, 0),
    // Strings: at the backslash or the control character.
    Bad("\"\\x\"", .jsonBadString, 1), Bad("\"ab\\u12\"", .jsonBadString, 3),
    Bad("\"\\u12G4\"", .jsonBadString, 1), Bad("\"\\ud83d\"", .jsonBadString, 1),
    Bad("\"\\ude00\"", .jsonBadString, 1), Bad("\"\\ud83d\\u0041\"", .jsonBadString, 1),
    Bad("\"\\ud83dx\\ude00\"", .jsonBadString, 1), Bad("\"\\ud83d\\ud83d\"", .jsonBadString, 1),
    Bad("\"ok\\n\\q\"", .jsonBadString, 5), Bad("\"a\tb\"", .jsonBadString, 2),
    Bad("\"a\nb\"", .jsonBadString, 2), Bad("[\"\u{0}\"]", .jsonBadString, 2),
    Bad("{\"a\\z\":1}", .jsonBadString, 3), Bad("[\"a\u{1F}", .jsonBadString, 3),
    Bad("\"\\x\u{1}\"", .jsonBadString, 1), Bad("\"\\'\"", .jsonBadString, 1),
    // Truncated: at the end.
    Bad("{", .jsonTruncated, 1), Bad("[", .jsonTruncated, 1), Bad("{\"a\"", .jsonTruncated, 4),
    Bad("{\"a\":", .jsonTruncated, 5), Bad("{\"a\":1", .jsonTruncated, 6),
    Bad("{\"a\":1,", .jsonTruncated, 7), Bad("[1,", .jsonTruncated, 3),
    Bad("tru", .jsonTruncated, 3),
    Bad("[n", .jsonTruncated, 2), Bad("\"abc", .jsonTruncated, 4), Bad("\"", .jsonTruncated, 1),
    Bad("\"a\\", .jsonTruncated, 3), Bad("\"a\\u00", .jsonTruncated, 6),
    Bad("\"\\ud83d", .jsonTruncated, 7), Bad("\"\\ud83d\\ude", .jsonTruncated, 11),
    Bad("\"a\\\"", .jsonTruncated, 4), Bad("{\"a\":\"b", .jsonTruncated, 7),
    // Syntax: at the character.
    Bad("{\"a\" 1}", .jsonSyntax, 5), Bad("{a:1}", .jsonSyntax, 1), Bad("{'a':1}", .jsonSyntax, 1),
    Bad("{\"a\":1,}", .jsonSyntax, 7), Bad("[1,]", .jsonSyntax, 3), Bad("[,1]", .jsonSyntax, 1),
    Bad("[1 2]", .jsonSyntax, 3), Bad("[1}", .jsonSyntax, 2), Bad("{\"a\":1]", .jsonSyntax, 6),
    Bad("]", .jsonSyntax, 0), Bad(",", .jsonSyntax, 0), Bad(":", .jsonSyntax, 0),
    Bad("{1:2}", .jsonSyntax, 1), Bad("{\"a\"}", .jsonSyntax, 4), Bad("{\"a\":}", .jsonSyntax, 5),
    Bad("[\"a\":1]", .jsonSyntax, 4), Bad("True", .jsonSyntax, 0), Bad("nul]", .jsonSyntax, 0),
    Bad("truex", .jsonSyntax, 0), Bad("[true false]", .jsonSyntax, 6),
    Bad("// x\n1", .jsonSyntax, 0),
    Bad("[\u{C}1]", .jsonSyntax, 1), Bad("[1\u{A0}]", .jsonBadNumber, 1),
    Bad("[\u{A0}]", .jsonSyntax, 1),
    Bad("\\\"a\"", .jsonSyntax, 0), Bad("{\"a\":\"b, \"c\":1}", .jsonSyntax, 10),
    Bad("{\"a\"\"b\"}", .jsonSyntax, 4), Bad("[\"a\"\"b\"]", .jsonSyntax, 4),
    Bad("[\"a\"b]", .jsonSyntax, 4),
    Bad("{,}", .jsonSyntax, 1), Bad("[\u{0}]", .jsonSyntax, 1),
    // Trailing text: at its first character.
    Bad("1 2", .jsonTrailingText, 2), Bad("{} {}", .jsonTrailingText, 3),
    Bad("[]]", .jsonTrailingText, 2),
    Bad("\"a\"b", .jsonTrailingText, 3), Bad("{},", .jsonTrailingText, 2),
    Bad("true\n x", .jsonTrailingText, 6),
    Bad("\"a\"\"b\"", .jsonTrailingText, 3), Bad("{}\u{0}", .jsonTrailingText, 2),
  ])
  func refuses(bad: Bad) {
    let found = problem(in: bad.text)
    #expect(found?.code == bad.code)
    #expect(found?.byteOffset == bad.offset)
    #expect(found?.pointer == "")
    #expect(found?.expected != nil)
  }

  struct BadBytes: Sendable {
    let bytes: [UInt8]
    let offset: Int
  }

  @Test(arguments: [
    BadBytes(bytes: [0x80], offset: 0),  // a continuation alone
    BadBytes(bytes: [0x22, 0xC3, 0x22], offset: 1),  // cut short
    BadBytes(bytes: [0x22, 0x61, 0xE1, 0xBB, 0x22], offset: 2),
    BadBytes(bytes: [0x22, 0xF0, 0x9F, 0x98, 0x22], offset: 1),
    BadBytes(bytes: [0x22, 0xC0, 0xAF, 0x22], offset: 1),  // overlong
    BadBytes(bytes: [0x22, 0xC1, 0xBF, 0x22], offset: 1),
    BadBytes(bytes: [0x22, 0xE0, 0x9F, 0xBF, 0x22], offset: 1),
    BadBytes(bytes: [0x22, 0xF0, 0x8F, 0xBF, 0xBF, 0x22], offset: 1),
    BadBytes(bytes: [0x22, 0xED, 0xA0, 0x80, 0x22], offset: 1),  // a surrogate
    BadBytes(bytes: [0x22, 0xED, 0xBF, 0xBF, 0x22], offset: 1),
    BadBytes(bytes: [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], offset: 1),  // above U+10FFFF
    BadBytes(bytes: [0x22, 0xF5, 0x80, 0x80, 0x80, 0x22], offset: 1),
    BadBytes(bytes: [0x22, 0xFF, 0x22], offset: 1),
    BadBytes(bytes: [0x22, 0xFE, 0x22], offset: 1),
    BadBytes(bytes: Array("{\"tên\": \"Sở ".utf8) + [0xFF, 0x22, 0x7D], offset: 15),
    BadBytes(bytes: [0x5B, 0x31, 0x5D, 0x20, 0xE1], offset: 4),  // outside strings
    BadBytes(bytes: [0x22, 0xC3], offset: 1),  // and at the end
  ])
  func badUTF8(bad: BadBytes) {
    let found = problem(in: bad.bytes)
    #expect(found?.code == .jsonBadUTF8)
    #expect(found?.byteOffset == bad.offset)
  }

  @Test func utf8AtTheEdges() throws {
    for text in ["\u{80}", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{FFFF}", "\u{10000}"] {
      #expect(try read("\"\(text)\"") { root throws(Fault) in try root.string() } == text)
    }
  }

  @Test func depth() {
    func nested(_ levels: Int) -> String {
      String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    }
    #expect(problem(in: nested(64)) == nil)
    let tooDeep = problem(in: nested(65))
    #expect(tooDeep?.code == .jsonTooDeep)
    #expect(tooDeep?.byteOffset == 64)
    #expect(problem(in: "1", maxDepth: 0) == nil)
    #expect(problem(in: "[]", maxDepth: 0)?.code == .jsonTooDeep)
    #expect(problem(in: "[]", maxDepth: -5)?.code == .jsonTooDeep)
    #expect(problem(in: nested(1024), maxDepth: .max) == nil)
    #expect(problem(in: nested(1025), maxDepth: .max)?.code == .jsonTooDeep)
    #expect(problem(in: String(repeating: "{\"a\":", count: 65))?.byteOffset == 64 * 5)
    #expect(problem(in: String(repeating: "[", count: 1_000_000))?.code == .jsonTooDeep)
  }

  @Test func size() {
    let found = problem(in: Array("[1]".utf8), maxBytes: 2)
    #expect(found?.code == .jsonTooLarge)
    #expect(problem(in: Array("[1]".utf8), maxBytes: 3) == nil)
  }

  @Test func buffersGrowAndAreKept() throws {
    let parser = JSONParser()
    for size in [1, 5000, 10, 200_000, 3] {
      let text = "[" + (0..<size).map(String.init).joined(separator: ",") + "]"
      let count = try parser.withDocument(Array(text.utf8)) { $0.root.count }
      #expect(count == size)
      #expect(throws: Problem.self) { try parser.withDocument(Array("[1".utf8)) { _ in () } }
    }
  }

  static let sample =
    #"{"tên":"Sở \"Thông tin\" \u00e0 \ud83d\ude00","số":[1,-2.5e+3,0.25,true,false,null],"o":{"":[{}]}}"#

  @Test func truncatedAnywhere() {
    let bytes = Array(Self.sample.utf8)
    #expect(problem(in: bytes) == nil)
    for size in 0..<bytes.count {
      let found = problem(in: Array(bytes[..<size]))
      #expect(found != nil)
      // Where a character is cut the bytes are no UTF-8, where a number is it may be none.
      #expect(
        found?.code == .jsonTruncated || found?.code == .jsonBadUTF8 || found?.code == .jsonEmpty
          || found?.code == .jsonBadNumber)
      #expect((found?.byteOffset ?? .max) <= size)
    }
  }

  @Test func anyByteChanged() throws {
    let bytes = Array(#"{"tên":["\u00e0\n",-1.5e3,true,null,{}]}"#.utf8)
    let parser = JSONParser()
    for position in bytes.indices {
      for byte in UInt8.min...UInt8.max {
        var changed = bytes
        changed[position] = byte
        do throws(Problem) {
          let text = try parser.withDocument(changed) { document throws(Fault) -> String in
            var writer = JSONWriter(capacity: 0)
            try copy(document.root, into: &writer)
            return writer.makeString()
          }
          #expect(problem(in: text) == nil)
        } catch {
          #expect(error.byteOffset <= changed.count)
        }
      }
    }
  }

  @Test func anyByteDropped() {
    let bytes = Array(Self.sample.utf8)
    for position in bytes.indices {
      var changed = bytes
      changed.remove(at: position)
      if let found = problem(in: changed) { #expect(found.byteOffset <= changed.count) }
    }
  }
}
