import JSONText
import Testing

@Suite struct StencilTests {
  /// Writes a stencil, a number of letters into each gap.
  private func written(
    _ places: [Int], of book: StencilBook, _ fill: (UInt8, inout JSONWriter) -> Void
  ) -> String {
    var writer = JSONWriter(capacity: 0)
    writer.beginArray()
    for place in places {
      writer.value()
      for index in book.pieces(of: place) {
        let gap = writer.piece(index, of: book)
        if gap != StencilBook.noGap { fill(gap, &writer) }
      }
    }
    writer.endArray()
    return writer.makeString()
  }

  @Test func valuesAndPieces() {
    var book = StencilBook()
    var maker = StencilMaker()
    maker.writer.beginObject()
    maker.writer.key("a")
    maker.value(1)
    maker.writer.key("b")
    maker.writer.beginArray()
    maker.value(2)
    maker.value(2)
    maker.writer.string("x")
    maker.writer.endArray()
    maker.writer.key("c")
    maker.writer.beginString()
    maker.piece(3)
    maker.writer.text(": ")
    maker.piece(3)
    maker.piece(4)
    maker.writer.endString()
    maker.writer.endObject()
    let first = book.add(maker)
    var short = StencilMaker()
    short.writer.string("ngắn")
    let second = book.add(short)
    let text = written([first, second, first], of: book) { gap, writer in
      switch gap {
      case 1: writer.integer(-7)
      case 2: writer.string("y")
      case 3: writer.text("é\"")
      default: break
      }
    }
    let object = #"{"a":-7,"b":["y","y","x"],"c":"é\": é\""}"#
    #expect(text == "[\(object),\"ngắn\",\(object)]")
  }

  /// Of every length about those of the blocks in which pieces are copied.
  @Test func lengths() {
    var book = StencilBook()
    let texts = (0..<300).map { String(repeating: "ab", count: $0 / 2) + ($0 % 2 == 1 ? "c" : "") }
    let places = texts.map { text in
      var maker = StencilMaker()
      maker.writer.beginString()
      maker.writer.text(text)
      maker.piece(0)
      maker.writer.endString()
      return book.add(maker)
    }
    let whole = written(places, of: book) { _, writer in writer.text("!") }
    #expect(whole == "[" + texts.map { "\"\($0)!\"" }.joined(separator: ",") + "]")
    #expect(book.size > texts.joined().utf8.count)
  }

  @Test func noSuchStencil() {
    let book = StencilBook()
    #expect(book.pieces(of: 0).isEmpty)
    #expect(book.pieces(of: -1).isEmpty)
    var writer = JSONWriter(capacity: 0)
    #expect(writer.piece(0, of: book) == StencilBook.noGap)
    #expect(writer.makeString() == "")
  }
}
