import JSONText
import Testing

@testable import Rulebook

@Suite struct RulebookPathTests {
  private static let text = #"""
    {"list":[{"id":"one","value":1},{"id":"1","value":2},{"id":"two/a","value":3}],
     "":{"":4},"a/b":{"c~d":5},"~1":6,"e\u0301":7,"deep":[[8]],"same":1,"none":null}
    """#

  @Test(arguments: [
    ("/list/one/value", "1"), ("/list/0/value", "1"), ("/list/two~1a/value", "3"),
    ("/list/2/value", "3"), ("/a~1b/c~0d", "5"), ("/~01", "6"), ("//", "4"), ("/é", "7"),
    ("/deep/0/0", "8"), ("/none", "null"),
  ])
  func resolves(_ path: String, _ value: String) throws {
    #expect(try resolve(path) == value)
  }

  @Test(arguments: [
    "list", "/list/3", "/list/-1", "/list/three", "/list/one/", "/list/one/value/x", "/deep/0/1",
    "/absent", "/same/0", "/list//value", "/list/99999999999999999999",
  ])
  func leadsNowhere(_ path: String) throws {
    #expect(try resolve(path) == nil)
  }

  @Test func theWhole() throws {
    #expect(try resolve("") == Self.text)
  }

  private func resolve(_ path: String) throws -> String? {
    try JSONParser().withDocument(Array(Self.text.utf8)) { document throws(Fault) in
      RulebookPath.resolve(path, in: document.root)?.rawText
    }
  }
}
