import JSONText
import Testing

@Suite struct DecimalTests {
  func decimal(_ json: String) -> Decimal? {
    try? read(json) { root throws(Fault) in try root.decimal() }
  }

  @Test(arguments: [
    ("89.95", "89.95"), ("\"89.95\"", "89.95"), ("\"89,95\"", "89.95"), ("0", "0"), ("-0", "0"),
    ("-0.5", "-0.5"), ("\"-0,05\"", "-0.05"), ("100", "100"), ("89.50", "89.50"),
    ("999999999999.999999", "999999999999.999999"),
    ("-999999999999.999999", "-999999999999.999999"),
    ("\"0.000001\"", "0.000001"), (#""8\u0039.5""#, "89.5"), ("\"007\"", "7"), ("0.0", "0.0"),
  ])
  func reads(json: String, text: String) {
    #expect(decimal(json)?.description == text)
  }

  @Test(arguments: [
    "\"1.234,5\"", "\"1,234.5\"", "\" 5\"", "\"5 \"", "\"+5\"", "\".5\"", "\"5.\"", "\"\"", "\"-\"",
    "\"-.5\"", "\"--5\"", "\"5-\"", "\"1e5\"", "1e5", "1.5E2", "\"1 000\"", "\"1.2.3\"", "\"1,,2\"",
    "1234567890123", "0.1234567", "\"0.1234567\"", "\"٣\"", "\"5%\"", "\"5\\u0000\"", "\",5\"",
    "\"5,\"",
    "\"NaN\"", "\"0x1\"", "\"1,5\\n\"",
  ])
  func refuses(json: String) {
    #expect(fault(json) { root throws(Fault) in try root.decimal() }?.code == .badDecimal)
  }

  @Test func wrongType() {
    #expect(fault("true") { root throws(Fault) in try root.decimal() }?.code == .wrongType)
    #expect(fault("[1]") { root throws(Fault) in try root.decimal() }?.code == .wrongType)
  }

  @Test func compares() throws {
    let (a, b, c) = (
      try #require(Decimal("89.995")), try #require(Decimal("90")),
      try #require(Decimal("90.000000"))
    )
    #expect(a < b)
    #expect(b == c)
    #expect(!(b < c) && !(c < b))
    #expect(try #require(Decimal("-1.5")) < #require(Decimal("-1.49")))
    let most = try #require(Decimal("999999999999.999999"))
    let whole = try #require(Decimal("999999999999"))
    #expect(whole < most)
    let extreme = try #require(Decimal(mantissa: .max, scale: 0))
    #expect(most < extreme)
    #expect(try #require(Decimal(mantissa: .min, scale: 0)) < most)
    #expect(try #require(Decimal(mantissa: .min, scale: 6)).description == "-9223372036854.775808")
    #expect(Decimal(mantissa: 1, scale: 7) == nil)
    #expect(Decimal(5) == Decimal("5.0"))
    #expect(Decimal("x") == nil)
  }
}
