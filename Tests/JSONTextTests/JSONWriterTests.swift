import JSONText
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct JSONWriterTests {
  @Test func commas() {
    var writer = JSONWriter(capacity: 0)
    writer.beginObject()
    writer.key("a")
    writer.integer(1)
    writer.key("b")
    writer.beginArray()
    writer.beginArray()
    writer.endArray()
    writer.beginObject()
    writer.endObject()
    writer.null()
    writer.bool(true)
    writer.bool(false)
    writer.string("x")
    writer.endArray()
    let name = "tên"
    writer.key(name)
    writer.decimal(Decimal(mantissa: 8950, scale: 2)!)
    JSONInput.with(Array(#""f":{"g":[]}"#.utf8)) { writer.raw($0) }
    writer.key("h")
    JSONInput.with(Array("[1]".utf8)) { writer.raw($0) }
    writer.endObject()
    writer.newline()
    writer.beginArray()
    writer.endArray()
    let written = writer.makeString()
    #expect(
      written
        == #"{"a":1,"b":[[],{},null,true,false,"x"],"tên":"89.50","f":{"g":[]},"h":[1]}"# + "\n[]")
  }

  @Test func escapes() throws {
    for text in [
      "", "plain text of more than eight bytes", "\"", "\\", "a\"b", "12345678\"", "1234567\n8",
      "\u{0}",
      "\u{1F}x", "\u{7F}\u{80}é😀", "tab\there", "\r\n\u{8}\u{C}\u{1B}",
      "Sở \"Thông tin\" \\ Truyền thông",
      "\u{2028}/</script>",
    ] {
      var writer = JSONWriter(capacity: 1)
      writer.string(text)
      let json = writer.makeString()
      let again = try read(json) { root throws(Fault) in try root.string() }
      #expect(Array(again.utf8) == Array(text.utf8))
    }
    for byte in UInt8(0)..<0x80 {
      for lead in 0..<10 {
        let text = String(repeating: "é", count: lead) + String(UnicodeScalar(byte)) + "0123456789"
        var writer = JSONWriter(capacity: 1)
        writer.string(text)
        #expect(try read(writer.makeString()) { root throws(Fault) in try root.string() } == text)
      }
    }
    var writer = JSONWriter(capacity: 8)
    writer.string("\u{1}\u{1F}\n\"\\é" as String)
    let written = writer.makeString()
    #expect(written == #""\u0001\u001f\n\"\\é""#)
  }

  @Test func integers() {
    var writer = JSONWriter(capacity: 8)
    writer.beginArray()
    for number in [0, 7, -7, 10, 1000, Int64.max, Int64.min] { writer.integer(number) }
    writer.endArray()
    let written = writer.makeString()
    #expect(written == "[0,7,-7,10,1000,9223372036854775807,-9223372036854775808]")
  }

  @Test func rawNodes() throws {
    let text = #"{"k\u0041" : [ 1.50 , "x" ] ,"s": "\ud83d\ude00"}"#
    let found = try read(text) { root throws(Fault) in
      var writer = JSONWriter(capacity: 0)
      writer.beginObject()
      for member in try root.members() {
        writer.key(node: member.key)
        writer.raw(node: member.value)
      }
      writer.endObject()
      return writer.makeString()
    }
    #expect(found == #"{"k\u0041":[ 1.50 , "x" ],"s":"\ud83d\ude00"}"#)
  }

  @Test func roundTrip() throws {
    for text in [
      #"{"tên":"Sở \"Thông tin\"","số":[1,-2.5e+3,0.25,true,false,null],"o":{"":[{}]}}"#,
      "[]", "{}", "\"\"", "[[],[[]],{}]", #"["😀","\n","\\"]"#,
    ] {
      #expect(try copied(text) == text)
    }
  }

  @Test func problems() throws {
    let problem = Problem(
      code: .wrongType, message: Message(vi: "Sai \"x\"", en: "Wrong"),
      expected: Message(vi: "một số", en: "a number"), pointer: "/a/0", line: 2, column: 3,
      byteOffset: 40)
    var writer = JSONWriter(capacity: 0)
    writer.problem(problem)
    let written = writer.makeString()
    #expect(
      written
        == #"{"code":"wrong-type","message":{"vi":"Sai \"x\"","en":"Wrong"},"pointer":"/a/0","line":2,"column":3,"byteOffset":40,"expected":{"vi":"một số","en":"a number"}}"#
    )
    var plain = JSONWriter(capacity: 0)
    plain.problem(Problem(code: .jsonEmpty, message: Message(vi: "v", en: "e")))
    let alone = plain.makeString()
    #expect(
      alone
        == #"{"code":"json-empty","message":{"vi":"v","en":"e"},"pointer":"","line":1,"column":1,"byteOffset":0}"#
    )
  }

  @Test func buffer() throws {
    var writer = JSONWriter(capacity: 0)
    writer.beginArray()
    for _ in 0..<5000 { writer.string("một chuỗi") }
    writer.endArray()
    let size = writer.count
    let buffer = writer.takeBuffer()
    let (bytes, count) = try #require(buffer)
    #expect(count == size)
    #expect(bytes[count] == 0)
    #expect(strlen(bytes) == count)
    free(bytes)
    let small = JSONWriter(capacity: -1).takeBuffer()
    let (empty, none) = try #require(small)
    #expect(none == 0 && empty[0] == 0)
    free(empty)
  }

  @Test func noMemory() {
    var writer = JSONWriter(capacity: .max)
    writer.beginObject()
    let failed = writer.failed
    #expect(failed)
    writer.key("a")
    writer.integer(.min)
    writer.string("b")
    writer.endObject()
    let count = writer.count
    #expect(count == 0)
    let buffer = writer.takeBuffer()
    #expect(buffer == nil)
    var other = JSONWriter(capacity: .max)
    other.null()
    let written = other.makeBytes()
    #expect(written.isEmpty)
  }

  @Test func reuse() {
    var writer = JSONWriter(capacity: 16)
    writer.integer(1)
    writer.removeAll()
    writer.integer(2)
    let written = writer.makeBytes()
    #expect(written == [0x32])
  }
}
