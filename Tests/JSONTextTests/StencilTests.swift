import JSONText
import Testing

@Suite struct StencilTests {
  /// Writes stencils as an array, what stands in their gaps by `fill`.
  private func written(
    _ places: [Int], of book: StencilBook, _ fillings: StencilFillings = StencilFillings(),
    _ fill: (UInt8, inout JSONWriter) -> Void = { _, _ in }
  ) -> String {
    var writer = JSONWriter(capacity: 0)
    var fillings = fillings
    writer.beginArray()
    for place in places {
      writer.value()
      writer.stencil(place, of: book, &fillings, fill: fill)
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
    #expect(written([0, -1, 7], of: StencilBook()) == "[]")
  }

  /// Every form of every number against its text written piece by piece.
  @Test(
    arguments: [
      0, 1, 9, 10, 99, 100, 999, 1_000, 1_001, 9_999, 10_000, 99_999, 100_000, 123_456, 999_999,
      1_000_000, 12_345_678, 999_999_999, 1_234_567_890_123, .max, -1, -10, -1_000, -999_999, .min,
    ] as [Int64])
  func numbers(_ mantissa: Int64) throws {
    for scale in UInt8(0)...6 {
      let number = try #require(Decimal(mantissa: mantissa, scale: scale))
      for trimsZeros in [false, true] {
        for thousands in [nil, ".", ","] as [Unicode.Scalar?] {
          for isPadded in [false, true] {
            let point: Unicode.Scalar = thousands == "." ? "," : "."
            var book = StencilBook()
            var maker = StencilMaker()
            maker.writer.beginString()
            maker.piece(
              number: 5,
              NumberForm(
                thousands: thousands, point: point, trimsZeros: trimsZeros, isPadded: isPadded))
            maker.writer.endString()
            let place = book.add(maker)
            var fillings = StencilFillings()
            fillings[5] = number
            #expect(fillings[5] == number && fillings[5].scale == scale)
            var expected = JSONWriter(capacity: 0)
            expected.beginArray()
            expected.beginString()
            if isPadded, scale == 0, mantissa > 0, mantissa < 10 { expected.text("0") }
            expected.text(number, thousands: thousands, point: point, trimsZeros: trimsZeros)
            expected.endString()
            expected.endArray()
            let text = expected.makeString()
            #expect(written([place], of: book, fillings) == text)
          }
        }
      }
    }
  }

  @Test func numbersAsValues() {
    var book = StencilBook()
    var maker = StencilMaker()
    maker.writer.beginArray()
    for place in 0..<StencilFillings.count { maker.value(number: place) }
    maker.writer.endArray()
    let place = book.add(maker)
    var fillings = StencilFillings()
    for place in 0..<StencilFillings.count { fillings[place] = Decimal(Int64(place) * 1_000 - 1) }
    #expect(
      written([place], of: book, fillings) == "[[-1,999,1999,2999,3999,4999,5999,6999]]")
  }

  /// A text written before is copied; one that is too long, or not there, is the caller's.
  @Test func textsWrittenBefore() {
    var book = StencilBook()
    var maker = StencilMaker()
    maker.writer.beginObject()
    maker.writer.key("a")
    maker.value(writtenBefore: 3)
    maker.mark()
    maker.writer.key("b")
    maker.value(writtenBefore: 4)
    maker.writer.endObject()
    let place = book.add(maker)
    for size in [0, 1, 15, 16, 31, 32, 33, 200] {
      for start in [-1, 0, 1, 1_000] {
        var writer = JSONWriter(capacity: 0)
        let text = String(repeating: "x", count: size)
        writer.text("[")
        writer.text(text)
        var fillings = StencilFillings()
        fillings.setText(start..<start + size)
        var asked: [UInt8] = []
        writer.stencil(place, of: book, &fillings) { gap, writer in
          asked.append(gap)
          writer.text("?")
        }
        let isKnown = size > 0 && size <= 32 && (start == 0 || start == 1)
        #expect(asked == (isKnown ? [] : [3, 4]))
        let marked = writer.marked
        #expect(marked == 1 + size + 5 + (isKnown ? size : 1))
        let copied = isKnown ? (start == 1 ? text : "[" + text.dropLast()) : "?"
        let whole = writer.makeString()
        #expect(whole == "[\(text){\"a\":\(copied),\"b\":\(copied)}")
      }
    }
  }
}
