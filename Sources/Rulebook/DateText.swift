import JSONText

extension ProblemCode {
  public static let badDate = ProblemCode("bad-date", .request)
  /// Two dates that cannot follow each other so.
  public static let dateOrder = ProblemCode("date-order", .request)
}

/// Reads the digits of a date or time out of a string, without trapping.
private struct DigitReader {
  let node: JSONNode
  var position = 0

  init(_ node: JSONNode) {
    self.node = node
  }

  var isAtEnd: Bool { position >= node.contentCount }

  mutating func digits(_ count: Int) -> Int? {
    var value = 0
    for _ in 0..<count {
      let byte = node.contentByte(position)
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      value = value &* 10 &+ Int(byte &- 0x30)
      position &+= 1
    }
    return value
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard UInt32(node.contentByte(position)) == character.value else { return false }
    position &+= 1
    return true
  }

  mutating func date() -> CalendarDate? {
    if let (year, month, day) = node.plainDate(at: position) {
      position &+= 10
      return CalendarDate(year: year, month: month, day: day)
    }
    guard let year = digits(4), take("-"), let month = digits(2), take("-"),
      let day = digits(2)
    else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  /// `Z`, `+07:00` or `-03:30`.
  mutating func zone() -> ZoneOffset? {
    if take("Z") { return ZoneOffset(seconds: 0) }
    let east = take("+")
    guard east || take("-"), let hours = digits(2), take(":"), let minutes = digits(2),
      hours <= 18, minutes <= 59
    else { return nil }
    let seconds = Int32(hours * 3_600 + minutes * 60)
    return ZoneOffset(seconds: east ? seconds : -seconds)
  }
}

extension JSONNode {
  /// Reads `"2024-09-19"`. Throws `wrong-type` or `bad-date`.
  public func date() throws(Fault) -> CalendarDate {
    try requireString(maxBytes: 64)
    var reader = DigitReader(self)
    guard let date = reader.date(), reader.isAtEnd else {
      throw fault(
        .badDate,
        Message(
          vi: "\(excerpt) không phải là một ngày có thật",
          en: "\(excerpt) is not a day of the calendar"),
        expected: Message(vi: "ngày dạng 2024-09-19", en: "a date such as 2024-09-19"))
    }
    return date
  }

  /// Reads a date (the start of that day) or a date-time; without a zone of its
  /// own it is in `zone`. Throws `wrong-type` or `bad-date`.
  public func instant(in zone: ZoneOffset) throws(Fault) -> Instant {
    try requireString(maxBytes: 64)
    if let instant = instant(orNilIn: zone) { return instant }
    throw fault(
      .badDate,
      Message(
        vi: "\(excerpt) không phải là một thời điểm có thật",
        en: "\(excerpt) is not a point in time"),
      expected: Message(
        vi: "2024-09-19, 2024-09-19T16:30 hoặc 2024-09-19T16:30:05+07:00",
        en: "2024-09-19, 2024-09-19T16:30 or 2024-09-19T16:30:05+07:00"))
  }

  private func instant(orNilIn zone: ZoneOffset) -> Instant? {
    var reader = DigitReader(self)
    guard let date = reader.date() else { return nil }
    if reader.isAtEnd { return Instant(startOf: date, in: zone) }
    guard reader.take("T"), let hour = reader.digits(2), reader.take(":"),
      let minute = reader.digits(2), hour <= 23, minute <= 59
    else { return nil }
    var second = 0
    if reader.take(":") {
      guard let given = reader.digits(2), given <= 59 else { return nil }
      second = given
    }
    let own = reader.isAtEnd ? zone : reader.zone()
    guard let own, reader.isAtEnd else { return nil }
    let start = Instant(startOf: date, in: own)
    return Instant(
      secondsSinceEpoch: start.secondsSinceEpoch &+ Int64(hour * 3_600 + minute * 60 + second))
  }

  /// Reads a zone such as `"+07:00"`. Throws `wrong-type` or `bad-value`.
  public func zone() throws(Fault) -> ZoneOffset {
    try requireString(maxBytes: 64)
    var reader = DigitReader(self)
    guard let zone = reader.zone(), reader.isAtEnd else {
      throw fault(
        .badValue,
        Message(vi: "\(excerpt) không phải là múi giờ", en: "\(excerpt) is not a zone"),
        expected: Message(vi: "múi giờ dạng +07:00", en: "a zone such as +07:00"))
    }
    return zone
  }
}
