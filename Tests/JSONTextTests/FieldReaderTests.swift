import JSONText
import Testing

@Suite struct FieldReaderTests {
  static let table = KeyTable(["id", "award", "extensions"])

  /// The fields found, as `index:value`.
  func fields(_ node: JSONNode, require: [Int] = []) throws(Fault) -> [String] {
    var reader = try FieldReader(node, Self.table)
    var found: [String] = []
    while let field = try reader.next() { found.append("\(field.index):\(field.value.rawText)") }
    for index in require { try reader.require(index) }
    return found
  }

  @Test func walks() throws {
    let found = try read(#"{"award":[1],"\u0069d":"x","extensions":{"id":1}}"#) {
      root throws(Fault) in
      try fields(root, require: [0, 1, 2])
    }
    #expect(found == ["1:[1]", "0:\"x\"", "2:{\"id\":1}"])
    #expect(try read("{}") { root throws(Fault) in try fields(root) }.isEmpty)
  }

  @Test func unknownField() {
    let found = fault(#"[{"id":1,"awrad":2}]"#) { root throws(Fault) in
      for element in try root.elements() { _ = try fields(element) }
    }
    #expect(found?.code == .unknownField)
    #expect(found?.pointer == "/0/awrad")
    #expect(found?.byteOffset == 9)
    #expect(
      found?.message
        == Message(vi: "Không có trường \"awrad\" ở đây.", en: "There is no field \"awrad\" here."))
    #expect(found?.expected?.en == "one of the fields: \"id\", \"award\", \"extensions\"")
  }

  @Test func duplicateKey() {
    let found = fault(#"{"id":1,"award":2,"\u0069d":3}"#) { root throws(Fault) in try fields(root) }
    #expect(found?.code == .jsonDuplicateKey)
    #expect(found?.pointer == "/id")
    #expect(found?.byteOffset == 18)
  }

  @Test func missingField() {
    let found = fault(#"{"a":0,"x":{"id":1}}"#) { root throws(Fault) in
      for member in try root.members() where member.key.equals("x") {
        _ = try fields(member.value, require: [0, 1])
      }
    }
    #expect(found?.code == .missingField)
    #expect(found?.pointer == "/x")
    #expect(found?.byteOffset == 11)
    #expect(found?.message.vi == "Thiếu trường bắt buộc \"award\".")
  }

  @Test func notAnObject() {
    #expect(fault("[]") { root throws(Fault) in try fields(root) }?.code == .wrongType)
  }

  @Test func oddIndexes() throws {
    try read(#"{"id":1}"#) { root throws(Fault) in
      var reader = try FieldReader(root, Self.table)
      _ = try reader.next()
      #expect(
        reader.saw(0) && !reader.saw(1) && !reader.saw(-1) && !reader.saw(64) && !reader.saw(.max))
    }
    #expect(
      fault("{}") { root throws(Fault) in try FieldReader(root, Self.table).require(-9) }?.code
        == .missingField)
  }

  @Test func atMost64() throws {
    let keys = (0..<70).map { "k\($0)" }
    let table = KeyTable(keys)
    func last(_ text: String) throws -> Int? {
      try read(text) { root throws(Fault) in
        var reader = try FieldReader(root, table)
        return try reader.next()?.index
      }
    }
    #expect(try last(#"{"k63":1}"#) == 63)
    #expect(throws: Problem.self) { try last(#"{"k64":1}"#) }
  }

  @Test func distinctKeys() {
    func code(_ text: String) -> Problem? {
      fault(text) { root throws(Fault) in try root.requireDistinctKeys() }
    }
    #expect(code("{}") == nil)
    #expect(code(#"{"a":{"a":1},"b":{"a":1}}"#) == nil)
    #expect(code(#"{"a":1,"b":1,"\u0061":1}"#)?.byteOffset == 13)
    #expect(code("{\"\u{1EDF}\":1,\"o\u{31B}\u{309}\":1}")?.code == .jsonDuplicateKey)
    #expect(code("[1]") == nil || code("[1]")?.code == .wrongType)
    let many = (0..<2000).map { "\"k\($0)\":1" }.joined(separator: ",")
    #expect(code("{\(many)}") == nil)
    #expect(code("{\(many),\"k7\":1}")?.pointer == "/k7")
  }
}
