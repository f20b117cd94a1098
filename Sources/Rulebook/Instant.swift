/// A fixed distance from UTC, as written in a rulebook: `+07:00`.
public struct ZoneOffset: Sendable, Equatable {
  /// Seconds east of UTC.
  public let seconds: Int32

  public init(seconds: Int32) {
    self.seconds = seconds
  }
}

/// A point in time, to the second.
@frozen public struct Instant: Sendable, BitwiseCopyable, Hashable, Comparable {
  /// Seconds since 1970-01-01T00:00:00Z.
  public let secondsSinceEpoch: Int64

  init(secondsSinceEpoch: Int64) {
    self.secondsSinceEpoch = secondsSinceEpoch
  }

  /// The start of a day in a zone.
  public init(startOf date: CalendarDate, in zone: ZoneOffset) {
    self.init(
      secondsSinceEpoch: Int64(date.daysSinceEpoch) &* 86_400 &- Int64(zone.seconds))
  }

  @inlinable public static func < (left: Instant, right: Instant) -> Bool {
    left.secondsSinceEpoch < right.secondsSinceEpoch
  }

  /// The day this instant falls on in a zone.
  public func date(in zone: ZoneOffset) -> CalendarDate {
    let local = secondsSinceEpoch &+ Int64(zone.seconds)
    let days = local >= 0 ? local / 86_400 : (local &- 86_399) / 86_400
    return CalendarDate(daysSinceEpoch: Int32(truncatingIfNeeded: days))
  }

  /// The hour and minute of its day, in a zone.
  public func timeOfDay(in zone: ZoneOffset) -> (hour: Int, minute: Int) {
    let local = secondsSinceEpoch &+ Int64(zone.seconds)
    let ofDay = Int(((local % 86_400) &+ 86_400) % 86_400)
    return (ofDay / 3_600, ofDay / 60 % 60)
  }
}
