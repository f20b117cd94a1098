import CaseSupport
import JSONText
import Rulebook
import Testing

@testable import KhenThuong

/// What sentences are put together from.
@Suite struct PreparedTextTests {
  private func written(_ write: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter(capacity: 64)
    write(&writer)
    return writer.makeString()
  }

  @Test func numbers() throws {
    let vi = NumberText(language: .vi)
    let en = NumberText(language: .en)
    #expect(vi.integer(1_072) == "1.072")
    #expect(en.integer(1_072) == "1,072")
    #expect([0, 1, 9, 10, 1_000].map(vi.padded) == ["0", "01", "09", "10", "1.000"])
    #expect([0, 1, 9, 10, 1_000].map(en.padded) == ["0", "1", "9", "10", "1,000"])
    let rate = try #require(Decimal(mantissa: 8_790, scale: 2))
    #expect(vi.percent(rate) == "87,9 %")
    #expect(en.percent(rate) == "87.9%")
    #expect(vi.percent(.hundred) == "100 %")
    #expect(written { vi.decimal(rate, &$0) } == "87,90")
    #expect(written { en.decimal(rate, &$0) } == "87.90")
  }

  /// Cut off, never rounded up, also where 64 bits do not hold the product.
  @Test(arguments: [
    (89_995, 100_000, "89.99"), (1, 3, "33.33"), (0, 7, "0.00"), (7, 7, "100.00"), (5, 0, "0"),
    (Int64.max, Int64.max, "100.00"), (Int64.max - 1, Int64.max, "99.99"),
    (Int64.max / 2, Int64.max, "49.99"),
  ])
  func percentages(numerator: Int64, denominator: Int64, text: String) {
    #expect(Decimal.percent(numerator, of: denominator).description == text)
  }

  @Test func moments() throws {
    let zone = ZoneOffset(seconds: 7 * 3_600)
    let day = try #require(CalendarDate(year: 2024, month: 9, day: 5))
    let start = Instant(startOf: day, in: zone)
    // The same day, told in a zone where it began earlier.
    let later = Instant(startOf: day, in: ZoneOffset(seconds: -2 * 3_600 - 300))
    let (vi, en) = (NumberText(language: .vi), NumberText(language: .en))
    #expect(vi.date(day) == "05/09/2024")
    #expect(en.date(day) == "5 September 2024")
    #expect(written { vi.moment(start, in: zone, &$0) } == "ngày 05/09/2024")
    #expect(written { en.moment(start, in: zone, &$0) } == "on 5 September 2024")
    #expect(written { vi.moment(later, in: zone, &$0) } == "lúc 09:05 ngày 05/09/2024")
    #expect(written { en.moment(later, in: zone, &$0) } == "at 09:05 on 5 September 2024")
  }

  @Test func phrases() {
    let label = "Tỷ lệ “A\\B”"
    let inner: Phrase = "\(.countText) \(label)"
    let phrase: Phrase = "có \(inner), \(.missingText)."
    var maker = StencilMaker()
    maker.writer.beginString()
    maker.text([phrase, Phrase(), "hết \(.idText)"].joined(separator: "; "), .vi)
    maker.writer.endString()
    var book = StencilBook()
    let place = book.add(maker)
    let text = written { writer in
      var figures = Figures()
      figures[whole: .count] = 1_234
      figures[whole: .missing] = 7
      writer.stencil(place, of: book, &figures) { gap, writer in
        #expect(gap == .idText)
        writer.text("2\"")
      }
    }
    #expect(text == #""có 1.234 Tỷ lệ “A\\B”, 7.; ; hết 2\"""#)
    #expect(Phrase("").isEmpty)
  }

  /// Many keys that differ little: each finds its own, before and after the table grew.
  @Test func table() {
    var table = StencilTable()
    let kinds: [StencilKey.Kind] = [.finding, .fullFinding, .item, .head]
    var keys: [StencilKey] = []
    for plan in 0..<6 {
      for position in 0..<10 {
        for form in 0..<5 {
          for kind in kinds {
            for language in [Language.vi, .en] {
              keys.append(
                StencilKey(
                  kind, language, plan: plan, position: position, form: UInt64(form) << 40))
            }
          }
        }
      }
    }
    var places: [Int] = []
    for (number, key) in keys.enumerated() {
      #expect(table[key] == nil)
      var maker = StencilMaker()
      maker.writer.integer(Int64(number))
      places.append(table.add(maker, key))
    }
    #expect(Set(places).count == keys.count)
    for (number, key) in keys.enumerated() {
      #expect(table[key] == places[number])
      let text = written { $0.stencil(places[number], of: table.book) }
      #expect(text == String(number))
    }
  }

  /// It forgets what it has before it takes more memory than it may.
  @Test func tableIsBounded() {
    var table = StencilTable()
    let text = String(repeating: "x", count: 100_000)
    for number in 0..<200 {
      let key = StencilKey(.item, .vi, plan: number)
      var maker = StencilMaker()
      maker.writer.string(text)
      let place = table.add(maker, key)
      #expect(table[key] == place)
      #expect(table.book.size < 5 << 20)
    }
  }

  /// A context serves one engine after another: what was prepared for one says nothing of
  /// the other.
  @Test func anotherEngine() throws {
    let context = DecisionContext()
    let first = try Engines.standard.get()
    let second = try DecisionEngine(builtIn: Rulebooks.defaultId)
    let prepared = context.prepared(for: first)
    #expect(context.prepared(for: first) === prepared)
    #expect(context.prepared(for: second) !== prepared)
    #expect(context.prepared(for: second).engine === second)
  }
}
