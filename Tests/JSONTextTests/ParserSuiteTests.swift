import CaseSupport
import JSONText
import Testing

/// The texts of `Tests/Parser`, which C and Python run as well.
@Suite struct ParserSuiteTests {
  struct Text: Sendable, CustomTestStringConvertible {
    let bytes: [UInt8]
    /// The problem's code and place; nil for a text that is JSON.
    let fault: (code: String, offset: Int)?
    let testDescription: String
  }

  @Test(arguments: try Text.all())
  func isReadAsTheGrammarSays(_ text: Text) throws {
    let found = problem(in: text.bytes)
    guard let fault = text.fault else {
      #expect(found == nil)
      let once = try copied(String(decoding: text.bytes, as: UTF8.self))
      #expect(try copied(once) == once)
      return
    }
    #expect(found?.code.name == "json-" + fault.code)
    #expect(found?.byteOffset == fault.offset)
    #expect(found?.expected != nil)
  }
}

extension ParserSuiteTests.Text {
  static func all() throws -> [Self] {
    let files = try Repository.entries(of: "Tests/Parser").filter { $0.hasSuffix(".json") }
    guard !files.isEmpty else { throw JSONError("there are no texts") }
    var texts: [Self] = []
    for file in files {
      let data = try Repository.json("Tests/Parser/\(file)")
      for kind in ["valid", "invalid"] {
        for (number, entry) in (data[kind]?.elements ?? []).enumerated() {
          texts.append(try Self(entry, name: "\(file) \(kind) \(number)"))
        }
      }
    }
    return texts
  }

  private init(_ entry: JSON, name: String) throws {
    testDescription = name
    if let hex = entry["hex"]?.text {
      bytes = try hex.split(separator: " ").map { pair in
        guard let byte = UInt8(pair, radix: 16) else { throw JSONError("\(name): \(pair)") }
        return byte
      }
    } else {
      guard let text = entry["text"]?.text else { throw JSONError("\(name): no text") }
      bytes = Array(text.utf8)
    }
    if let code = entry["fault"]?.text, let offset = entry["at"]?.integer {
      fault = (code, offset)
    } else {
      fault = nil
    }
  }
}
