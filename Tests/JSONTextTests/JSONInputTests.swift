import JSONText
import Testing

@Suite struct JSONInputTests {
  /// The lines of a text as `number@offset:text`.
  func lines(_ text: String) -> [String] {
    JSONInput.with(Array(text.utf8)) { input in
      input.lines.map {
        "\($0.number)@\($0.byteOffset):\(String(decoding: $0.text.copy, as: UTF8.self))"
      }
    }
  }

  @Test func lineEnds() {
    #expect(lines("") == [])
    #expect(lines("a") == ["1@0:a"])
    #expect(lines("a\n") == ["1@0:a"])
    #expect(lines("a\r\nbc\n\n\r\nd") == ["1@0:a", "2@3:bc", "3@6:", "4@7:", "5@9:d"])
    #expect(lines("\r") == ["1@0:"])
  }

  @Test func blank() {
    #expect(JSONInput.with(Array(" \t\r\n".utf8)) { $0.isBlank })
    #expect(JSONInput.with([]) { $0.isBlank })
    #expect(!JSONInput.with([0x30]) { $0.isBlank })
  }
}
