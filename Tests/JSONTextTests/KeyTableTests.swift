import JSONText
import Testing

@Suite struct KeyTableTests {
  static let keys = [
    "", "a", "b", "ab", "ba", "id", "award", "nominator", "nominee", "evidence", "documents", "tên",
    "sevenxx", "eightxxx", "nine-xxxx", "sixteen-bytes-xx", "seventeen-bytes-x",
    "seventeen-bytes-y",
    "seventeen-bZtes-x", "a-key-of-more-than-twenty-four-bytes", "extensions", "\0", "a\0", "/~",
  ]

  @Test func findsEach() throws {
    let table = KeyTable(Self.keys)
    #expect(table.keys == Self.keys)
    for (index, key) in Self.keys.enumerated() {
      #expect(table.index(of: key) == index)
      var writer = JSONWriter(capacity: 64)
      writer.string(key)
      #expect(
        try read(writer.makeString()) { root throws(Fault) in table.index(of: root) } == index)
      #expect(table.index(of: key + "z") == nil)
      #expect(table.index(of: "z" + key) == nil)
    }
  }

  @Test func findsEscaped() throws {
    let table = KeyTable(Self.keys)
    for (json, key) in [
      (#""\u0069d""#, "id"), (#""\/~""#, "/~"), (#""t\u00ean""#, "tên"), (#""a\u0000""#, "a\0"),
    ] {
      let index = try read(json) { root throws(Fault) in table.index(of: root) }
      #expect(index == Self.keys.firstIndex(of: key))
    }
  }

  @Test func nothingElse() throws {
    let table = KeyTable(Self.keys)
    for json in ["1", "null", "[]", "{}", "\"ID\"", "\"seventeen-bYtes-x\"", "\"te\u{302}n\""] {
      #expect(try read(json) { root throws(Fault) in table.index(of: root) } == nil)
    }
    #expect(KeyTable([]).index(of: "a") == nil)
  }

  @Test func many() {
    let keys = (0..<5000).map { "key-\($0 &* 7919)" }
    let table = KeyTable(keys)
    #expect(keys.enumerated().allSatisfy { table.index(of: $1) == $0 })
    #expect(table.index(of: "key-1") == nil)
    #expect(KeyTable(["x", "y", "x"]).index(of: "x") == 0)
  }
}
