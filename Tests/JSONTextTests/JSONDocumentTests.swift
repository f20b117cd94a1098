import JSONText
import Testing

@Suite struct JSONDocumentTests {
  /// The problem of a fault raised at the value or key that `path` leads to.
  func place(_ text: String, _ path: [String], key: Bool = false) throws -> Problem {
    let found = fault(text) { root throws(Fault) in
      var node = root
      var last = root
      for step in path {
        if node.kind == .object {
          for member in try node.members() where member.key.equals(step) {
            last = member.key
            node = member.value
            break
          }
        } else {
          var rest = Int(step) ?? 0
          for element in try node.elements() {
            if rest == 0 {
              node = element
              break
            }
            rest -= 1
          }
        }
      }
      let message = Message(vi: "Sai", en: "Wrong")
      throw key ? last.keyFault(.badValue, message) : node.fault(.badValue, message)
    }
    return try #require(found)
  }

  @Test func pointers() throws {
    let text = #"{"a/b":{"c~d":[10,[20,{"é":true}]]},"":{"":1},"\u0061\/":2}"#
    #expect(try place(text, []).pointer == "")
    #expect(try place(text, ["a/b"]).pointer == "/a~1b")
    #expect(try place(text, ["a/b", "c~d"]).pointer == "/a~1b/c~0d")
    #expect(try place(text, ["a/b", "c~d", "0"]).pointer == "/a~1b/c~0d/0")
    #expect(try place(text, ["a/b", "c~d", "1", "1", "é"]).pointer == "/a~1b/c~0d/1/1/é")
    #expect(try place(text, [""]).pointer == "/")
    #expect(try place(text, ["", ""]).pointer == "//")
    #expect(try place(text, ["a/"]).pointer == "/a~1")
    #expect(try place(text, ["a/b", "c~d"], key: true).pointer == "/a~1b/c~0d")
  }

  @Test func valueAndKeyOffsets() throws {
    let text = #"{"tên": "Sở", "n": [1, 22]}"#
    let value = try place(text, ["tên"])
    #expect(value.byteOffset == 9)
    #expect(value.line == 1)
    #expect(value.column == 9)
    let key = try place(text, ["n"], key: true)
    #expect(key.byteOffset == 17)
    #expect(key.column == 15)
    #expect(try place(text, ["n", "1"]).byteOffset == 26)
  }

  @Test func linesAndColumns() throws {
    let text = "{\r\n \"tên\":\n\t\"Sở\",\r\"e\u{301}😀\": 1}"
    let name = try place(text, ["tên"])
    #expect(name.line == 3)
    #expect(name.column == 2)
    let number = try place(text, ["e\u{301}😀"])
    #expect(number.line == 4)
    #expect(number.column == 8)  // quote, e, combining acute, face, quote, colon, space
    let key = try place(text, ["tên"], key: true)
    #expect(key.line == 2)
    #expect(key.column == 2)
  }

  @Test func problemsOfTheTextHavePlaces() {
    let found = problem(in: "{\n \"á\": 01}")
    #expect(found?.line == 2)
    #expect(found?.column == 7)
    #expect(found?.byteOffset == 9)
    let end = problem(in: "[1,\n")
    #expect(end?.line == 2)
    #expect(end?.column == 1)
  }

  @Test func placesInAnyOrder() throws {
    // Beyond the stride of the finder, with a line end across its edge.
    var text = "[\n"
    while text.utf8.count < 65_535 { text += " " }
    text += "\r\n1,"
    for number in 0..<20_000 { text += number % 7 == 0 ? "\"ờ\",\n" : "\(number)," }
    text += "0]"
    let bytes = Array(text.utf8)
    try JSONParser().withDocument(bytes) { document throws(Fault) in
      var offset = 0
      for _ in 0..<300 {
        offset = (offset &* 7919 &+ 65_533) % (bytes.count + 1)
        var line = 1
        var column = 1
        for position in 0..<offset {
          if bytes[position] == 0x0A {
            line += 1
            column = 1
          } else if bytes[position] & 0xC0 != 0x80 {
            column += 1
          }
        }
        let place = document.place(of: offset)
        #expect(place.line == line)
        #expect(place.column == column)
      }
    }
  }

  @Test func problemWithinANode() throws {
    let text = #"{"nominations":[{"id":"a"},{"id":7}],"x":[true]}"#
    try JSONParser().withDocument(Array(text.utf8)) { document throws(Fault) in
      var members = try document.root.members()
      let list = members.next()!.value
      let other = members.next()!.value
      var elements = try list.elements()
      _ = elements.next()
      let second = elements.next()!
      var inner = try second.members()
      let id = inner.next()!.value
      let wrong = id.wrongType(Message(vi: "chuỗi", en: "a string"))
      let found = document.problem(wrong, in: second, pointer: "/nominations/1")
      #expect(found.pointer == "/nominations/1/id")
      #expect(found == document.problem(wrong))
      // A fault that is not inside the node is looked for from the root.
      #expect(document.problem(wrong, in: other, pointer: "/x").pointer == "/nominations/1/id")
      let own = document.problem(second.fault(.badValue, wrong.message), in: second, pointer: "/p")
      #expect(own.pointer == "/p")
      #expect(document.pointer(of: id) == "/nominations/1/id")
      // Spots from elsewhere do no harm.
      for spot in [Spot.value(-1), .value(.max), .key(.min), .offset(-3), .offset(.max)] {
        let odd = Fault(code: .badValue, message: wrong.message, spot: spot)
        #expect(document.problem(odd).byteOffset <= text.utf8.count)
      }
    }
  }
}
