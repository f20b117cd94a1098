import CaseSupport
import JSONText
import Testing

/// Strings that are put together from pieces.
@Suite struct TextPieceTests {
  private func written(_ write: (inout JSONWriter) -> Void) -> String {
    // As little room as there can be, so that it has to grow on the way.
    var writer = JSONWriter(capacity: 0)
    writer.beginString()
    write(&writer)
    writer.endString()
    return String(writer.makeString().dropFirst().dropLast())
  }

  @Test(arguments: [
    (0, "0", "0"), (9, "9", "9"), (10, "10", "10"), (99, "99", "99"), (100, "100", "100"),
    (999, "999", "999"), (1_000, "1000", "1.000"), (1_005, "1005", "1.005"),
    (99_999, "99999", "99.999"), (100_000, "100000", "100.000"), (-1, "-1", "-1"),
    (-999, "-999", "-999"), (-1_072, "-1072", "-1.072"),
    (Int64.max, "9223372036854775807", "9.223.372.036.854.775.807"),
    (Int64.min, "-9223372036854775808", "-9.223.372.036.854.775.808"),
  ])
  func integers(number: Int64, plain: String, marked: String) {
    #expect(written { $0.text(number) } == plain)
    #expect(written { $0.text(number, thousands: ".") } == marked)
    var writer = JSONWriter(capacity: 0)
    writer.beginArray()
    writer.integer(number)
    writer.integer(number)
    #expect(writer.makeString() == "[\(plain),\(plain)")
  }

  @Test(arguments: [
    (0, 0, "0", "0"), (0, 2, "0.00", "0"), (5, 2, "0.05", "0,05"), (50, 2, "0.50", "0,5"),
    (8995, 2, "89.95", "89,95"), (8950, 2, "89.50", "89,5"), (9000, 2, "90.00", "90"),
    (100, 0, "100", "100"), (100, 1, "10.0", "10"), (1_234_567, 1, "123456.7", "123.456,7"),
    (-5, 1, "-0.5", "-0,5"), (-10_725, 1, "-1072.5", "-1.072,5"), (1, 6, "0.000001", "0,000001"),
    (Int64.max, 6, "9223372036854.775807", "9.223.372.036.854,775807"),
    (Int64.min, 6, "-9223372036854.775808", "-9.223.372.036.854,775808"),
  ])
  func decimals(mantissa: Int64, scale: UInt8, canonical: String, told: String) throws {
    let number = try #require(Decimal(mantissa: mantissa, scale: scale))
    #expect(written { $0.text(number) } == canonical)
    #expect(number.description == canonical)
    #expect(
      written { $0.text(number, thousands: ".", point: ",", trimsZeros: true) } == told)
  }

  /// Against the straightforward way, digit by digit.
  @Test func randomNumbers() throws {
    var random = SplitMix64(seed: 4)
    for _ in 0..<20_000 {
      let bits = Int.random(in: 0..<64, using: &random)
      let mantissa = Int64(bitPattern: random.next()) >> Int64(bits)
      let scale = UInt8.random(in: 0...6, using: &random)
      let number = try #require(Decimal(mantissa: mantissa, scale: scale))
      #expect(written { $0.text(number) } == number.description)
      let marked = written { $0.text(number, thousands: "'", point: ",") }
      #expect(marked == Self.marked(number, trims: false))
      let trimmed = written { $0.text(number, thousands: "'", point: ",", trimsZeros: true) }
      #expect(trimmed == Self.marked(number, trims: true))
      #expect(written { $0.text(mantissa) } == String(mantissa))
    }
  }

  private static func marked(_ number: Decimal, trims: Bool) -> String {
    let parts = number.description.split(separator: ".")
    var whole = ""
    let digits = Array(parts[0].filter { $0 != "-" })
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { whole += "'" }
      whole.append(digit)
    }
    var fraction = parts.count > 1 ? "," + parts[1] : ""
    if trims, !fraction.isEmpty {
      while fraction.last == "0" { fraction.removeLast() }
      if fraction == "," { fraction = "" }
    }
    return (number.mantissa < 0 ? "-" : "") + whole + fraction
  }

  @Test func escapes() throws {
    let name = "Xã \"A\"\\\n\u{1}"
    #expect(written { $0.text(name) } == #"Xã \"A\"\\\n\u0001"#)
    #expect(written { $0.text("a\tb") } == #"a\tb"#)
    #expect(written { $0.piece(#"\n- "#) } == #"\n- "#)
    let json = #"["Xã A","A\u0042\n\/é","tập\"thể"]"#
    let texts = try read(json) { root throws(Fault) in
      var texts: [String] = []
      var elements = try root.elements()
      while let element = elements.next() {
        let text = try element.string()
        texts.append(written { $0.text(node: element) })
        texts.append(written { $0.text(text) })
      }
      return texts
    }
    #expect(
      texts == ["Xã A", "Xã A", #"AB\n/é"#, #"AB\n/é"#, #"tập\"thể"#, #"tập\"thể"#])
  }

  @Test func copies() {
    let text = written { writer in
      let start = writer.count
      writer.text("một hai ba bốn năm sáu bảy tám chín mười")
      let end = writer.count
      writer.text("; ")
      for _ in 0..<3 { writer.copy(start..<end) }
      // What was not all written is left out.
      writer.copy(start..<writer.count + 1)
      writer.copy(-1..<end)
    }
    let once = "một hai ba bốn năm sáu bảy tám chín mười"
    #expect(text == once + "; " + once + once + once)
  }

  @Test func twoDigits() {
    #expect(written { $0.text(twoDigits: 0) } == "00")
    #expect(written { $0.text(twoDigits: 7) } == "07")
    #expect(written { $0.text(twoDigits: 31) } == "31")
  }
}
