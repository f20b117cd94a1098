import JSONText
import Rulebook

/// Numbers as people write them: 1.072 and 87,8 in Vietnamese, 1,072 and 87.8 in
/// English.
struct NumberText {
  let language: Language

  func integer(_ number: Int64) -> String {
    let digits = Array(String(number.magnitude).utf8)
    var result = number < 0 ? "-" : ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { result += language == .vi ? "." : "," }
      result.unicodeScalars.append(Unicode.Scalar(digit))
    }
    return result
  }

  func decimal(_ number: Decimal) -> String {
    let parts = number.description.split(separator: ".")
    let whole = integer(Int64(parts.first ?? "0") ?? 0)
    let sign = number.mantissa < 0 && !whole.hasPrefix("-") ? "-" : ""
    guard parts.count > 1 else { return sign + whole }
    return sign + whole + (language == .vi ? "," : ".") + parts[1]
  }

  /// A small number as papers write it: 02 in Vietnamese, 2 in English.
  func padded(_ number: Int64) -> String {
    language == .vi && (1...9).contains(number) ? "0\(number)" : integer(number)
  }

  /// 87,8 % in Vietnamese, 87.8% in English; no zeros at the end.
  func percent(_ number: Decimal) -> String {
    var text = decimal(number)
    let mark: Character = language == .vi ? "," : "."
    if text.contains(mark) {
      while text.last == "0" { text.removeLast() }
      if text.last == mark { text.removeLast() }
    }
    return text + (language == .vi ? " %" : "%")
  }

  /// “lúc 16:30 ngày 19/09/2024”; the day alone where the time is its start.
  func moment(_ instant: Instant, in zone: ZoneOffset) -> String {
    let day = instant.date(in: zone)
    guard Instant(startOf: day, in: zone) < instant else {
      return language == .vi ? "ngày \(date(day))" : "on \(date(day))"
    }
    let clock = instant.vietnamese(in: zone).prefix(5)
    return language == .vi ? "lúc \(clock) ngày \(date(day))" : "at \(clock) on \(date(day))"
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// 20 September 2024
  private func english(_ date: CalendarDate) -> String {
    let (year, month, day) = date.components
    guard Self.months.indices.contains(month - 1) else { return date.iso }
    return "\(day) \(Self.months[month - 1]) \(year)"
  }

  func date(_ date: CalendarDate) -> String {
    language == .vi ? date.vietnamese : english(date)
  }
}

extension Decimal {
  /// numerator × 100 / denominator, cut off after two decimals, so that what lies
  /// below a threshold never looks as if it reached it.
  static func percent(_ numerator: Int64, of denominator: Int64) -> Decimal {
    guard denominator > 0 else { return .zero }
    let hundredths = Int128(numerator) &* 10_000 / Int128(denominator)
    return Decimal(mantissa: Int64(clamping: hundredths), scale: 2) ?? .zero
  }
}

extension Message {
  func text(_ language: Language) -> String {
    language == .vi ? vi : en
  }
}
