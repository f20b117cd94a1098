import JSONText
import Testing

@Suite struct JSONNodeTests {
  @Test func kinds() throws {
    let kinds = try read(#"[null,false,true,1,"a",[],{}]"#) { root throws(Fault) in
      try root.elements().map(\.kind)
    }
    #expect(kinds == [.null, .false, .true, .number, .string, .array, .object])
  }

  @Test func counts() throws {
    let counts = try read(#"[[],[1,[2,3]],{},{"a":{"b":1},"a":2},"abc"]"#) { root throws(Fault) in
      try root.elements().map(\.count)
    }
    #expect(counts == [0, 2, 0, 2, 0])
  }

  @Test func strings() throws {
    for (json, text) in [
      (#""""#, ""), (#""Sở""#, "Sở"), (#""\u0000""#, "\0"), (#""\ud83d\ude00""#, "😀"),
      (#""a\"b\\c\/d\b\f\n\r\t""#, "a\"b\\c/d\u{8}\u{C}\n\r\t"),
      (#""\u00e0\u1ea1\uFFFF""#, "àạ\u{FFFF}"),
      (#""\uD800\uDC00\uDBFF\uDFFF""#, "\u{10000}\u{10FFFF}"),
      (#""\u007f\u0080\u07ff\u0800""#, "\u{7F}\u{80}\u{7FF}\u{800}"),
    ] {
      let found = try read(json) { root throws(Fault) in try root.string() }
      #expect(Array(found.unicodeScalars) == Array(text.unicodeScalars))
    }
    let long = "\"" + String(repeating: "a", count: 20) + "\""
    #expect(try read(long) { root throws(Fault) in try root.string(maxBytes: 20) }.utf8.count == 20)
    #expect(
      fault(long) { root throws(Fault) in try root.string(maxBytes: 19) }?.code == .textTooLong)
    let wrong = fault("1") { root throws(Fault) in try root.string() }
    #expect(wrong?.code == .wrongType)
    #expect(wrong?.expected?.vi == "một chuỗi ký tự")
    #expect(wrong?.message.en == "This is a number; a string is expected.")
  }

  @Test func bools() throws {
    #expect(try read("true") { root throws(Fault) in try root.bool() })
    #expect(try !read("false") { root throws(Fault) in try root.bool() })
    for text in ["1", "\"true\"", "null", "[]"] {
      #expect(fault(text) { root throws(Fault) in try root.bool() }?.code == .wrongType)
    }
  }

  @Test func integers() throws {
    func integer(_ text: String, _ range: ClosedRange<Int64> = .min ... .max) throws -> Int64 {
      try read(text) { root throws(Fault) in try root.integer(in: range) }
    }
    #expect(try integer("0") == 0)
    #expect(try integer("-0") == 0)
    #expect(try integer("1072") == 1072)
    #expect(try integer("9223372036854775807") == .max)
    #expect(try integer("-9223372036854775808") == .min)
    #expect(try integer("5", 5...5) == 5)
    func code(_ text: String, _ range: ClosedRange<Int64> = .min ... .max) -> ProblemCode? {
      fault(text) { root throws(Fault) in try root.integer(in: range) }?.code
    }
    for text in [
      "9223372036854775808", "-9223372036854775809", "99999999999999999999999999", "1.5", "1.0",
      "1e3", "1E0", "-0.0",
    ] {
      #expect(code(text) == .numberOutOfRange)
    }
    #expect(code("4", 5...9) == .numberOutOfRange)
    #expect(code("10", 5...9) == .numberOutOfRange)
    #expect(code("\"1\"") == .wrongType)
    #expect(code("true") == .wrongType)
    let found = fault("-3") { root throws(Fault) in try root.integer(in: 0...100) }
    #expect(
      found?.expected == Message(vi: "một số nguyên từ 0 đến 100", en: "an integer from 0 to 100"))
    #expect(
      found?.message.vi == "Số -3 không được chấp nhận ở đây; cần là một số nguyên từ 0 đến 100.")
  }

  @Test func wrongContainers() {
    #expect(fault("[]") { root throws(Fault) in try root.members() }?.code == .wrongType)
    #expect(fault("{}") { root throws(Fault) in try root.elements() }?.code == .wrongType)
    #expect(fault("null") { root throws(Fault) in try root.elements() }?.code == .wrongType)
  }

  @Test func listLimit() throws {
    #expect(
      fault("[1,2,3]") { root throws(Fault) in try root.elements(maxItems: 2) }?.code
        == .listTooLong)
    #expect(fault("[1,2,3]") { root throws(Fault) in try root.elements(maxItems: 3) } == nil)
    #expect(fault("[[1,2,3],{}]") { root throws(Fault) in try root.elements(maxItems: 2) } == nil)
  }

  @Test func membersKeepOrderAndDuplicates() throws {
    let text = try read(#"{"b":1,"a":[2],"b":{"c":3}}"#) { root throws(Fault) in
      try root.members().map { "\($0.key.rawText)=\($0.value.rawText)" }.joined(separator: ";")
    }
    #expect(text == #""b"=1;"a"=[2];"b"={"c":3}"#)
  }

  @Test func canonicalEquivalence() throws {
    let pairs = [
      (#"["Sở","So\u031b\u0309"]"#, true), (#"["abc","abc"]"#, true), (#"["abc","abd"]"#, false),
      (#"["a","\u0061"]"#, true), (#"["K","\u212a"]"#, true), (#"[";x","\u037Ex"]"#, true),
      (#"["`","\u1FEF"]"#, true), (#"["Å","\u212b"]"#, true), (#"["Sở","So"]"#, false),
      (#"["","\u0000"]"#, false), (#"["abcdefgh1","abcdefgh2"]"#, false),
    ]
    for (text, equal) in pairs {
      try read(text) { root throws(Fault) in
        var elements = try root.elements()
        let (left, right) = (elements.next()!, elements.next()!)
        #expect(left.equals(right) == equal)
        #expect(right.equals(left) == equal)
        #expect(left.equals(try right.string()) == equal)
        #expect((left.hash64() == right.hash64()) == equal)
        #expect(left.hash64() == CanonicalHash.of(try left.string()))
        #expect(right.hash64() == CanonicalHash.of(try right.string()))
      }
    }
    try read(#"[1,1,"1"]"#) { root throws(Fault) in
      var elements = try root.elements()
      let (one, another, text) = (elements.next()!, elements.next()!, elements.next()!)
      #expect(!one.equals(another))
      #expect(!one.equals(text))
      #expect(!one.equals("1"))
      #expect(text.equals("1"))
      #expect(one.hash64() == 0)
    }
  }

  @Test func rawText() throws {
    let text = #" { "a" : [1.50, "x\u0041" ] } "#
    try read(text) { root throws(Fault) in
      #expect(root.rawText == #"{ "a" : [1.50, "x\u0041" ] }"#)
      var members = try root.members()
      let member = members.next()!
      #expect(member.key.rawText == #""a""#)
      #expect(member.value.rawText == #"[1.50, "x\u0041" ]"#)
      #expect(member.value.depth == 1)
      #expect(member.key.byteOffset == 3)
      #expect(member.value.byteOffset == 9)
    }
  }
}
