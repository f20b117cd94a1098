import JSONText
import Rulebook

/// Numbers as people write them: 1.072 and 87,8 in Vietnamese, 1,072 and 87.8 in
/// English. Pieces of an open string.
struct NumberText {
  let language: Language

  private var thousands: Unicode.Scalar { language == .vi ? "." : "," }
  private var point: Unicode.Scalar { language == .vi ? "," : "." }

  /// How a number stands in a sentence.
  func form(trimsZeros: Bool = false, isPadded: Bool = false) -> NumberForm {
    NumberForm(
      thousands: thousands, point: point, trimsZeros: trimsZeros,
      isPadded: isPadded && language == .vi)
  }

  /// What stands behind a percentage.
  var percentSign: StaticString { language == .vi ? " %" : "%" }

  func integer(_ number: Int64, _ writer: inout JSONWriter) {
    writer.text(number, thousands: thousands)
  }

  func decimal(_ number: Decimal, _ writer: inout JSONWriter) {
    writer.text(number, thousands: thousands, point: point)
  }

  /// A small number as papers write it: 02 in Vietnamese, 2 in English.
  func padded(_ number: Int64, _ writer: inout JSONWriter) {
    if language == .vi, (1...9).contains(number) { writer.text("0") }
    integer(number, &writer)
  }

  /// 87,8 % in Vietnamese, 87.8% in English; no zeros at the end.
  func percent(_ number: Decimal, _ writer: inout JSONWriter) {
    writer.text(number, thousands: thousands, point: point, trimsZeros: true)
    writer.text(percentSign)
  }

  /// “lúc 16:30 ngày 19/09/2024”; the day alone where the time is its start.
  func moment(_ instant: Instant, in zone: ZoneOffset, _ writer: inout JSONWriter) {
    let day = instant.date(in: zone)
    if Instant(startOf: day, in: zone) < instant {
      let (hour, minute) = instant.timeOfDay(in: zone)
      if language == .vi { writer.text("lúc ") } else { writer.text("at ") }
      writer.text(twoDigits: hour)
      writer.text(":")
      writer.text(twoDigits: minute)
      writer.text(" ")
    }
    if language == .vi { writer.text("ngày ") } else { writer.text("on ") }
    date(day, &writer)
  }

  private static let months: [StaticString] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// 31/01/2030 or 31 January 2030
  func date(_ date: CalendarDate, _ writer: inout JSONWriter) {
    let (year, month, day) = date.components
    if language == .vi {
      writer.text(twoDigits: day)
      writer.text("/")
      writer.text(twoDigits: month)
      writer.text("/")
    } else {
      guard Self.months.indices.contains(month - 1) else { return writer.text(date.iso) }
      writer.text(Int64(day))
      writer.text(" ")
      writer.text(Self.months[month - 1])
      writer.text(" ")
    }
    writer.text(Int64(year))
  }

  // MARK: As strings, for what is prepared

  private func text(_ write: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter(prepared: 64)
    write(&writer)
    return writer.makeString()
  }

  func integer(_ number: Int64) -> String { text { integer(number, &$0) } }
  func padded(_ number: Int64) -> String { text { padded(number, &$0) } }
  func percent(_ number: Decimal) -> String { text { percent(number, &$0) } }
  func date(_ day: CalendarDate) -> String { text { date(day, &$0) } }
}

extension Decimal {
  /// numerator × 100 / denominator, cut off after two decimals, so that what lies
  /// below a threshold never looks as if it reached it.
  static func percent(_ numerator: Int64, of denominator: Int64) -> Decimal {
    guard denominator > 0 else { return .zero }
    let (product, overflow) = numerator.multipliedReportingOverflow(by: 10_000)
    let hundredths =
      overflow
      ? Int64(clamping: Int128(numerator) &* 10_000 / Int128(denominator)) : product / denominator
    return Decimal(mantissa: hundredths, scale: 2) ?? .zero
  }
}

extension Message {
  func text(_ language: Language) -> String {
    language == .vi ? vi : en
  }
}
