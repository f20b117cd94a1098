import JSONText
import Rulebook
import Testing

@Suite struct InstantTests {
  /// A date alone is the start of that day; a date-time without a zone is local.
  @Test(arguments: [
    ("1970-01-01T00:00Z", 0), ("1970-01-01T07:00", 0), ("1970-01-01", -25_200),
    ("2024-09-20", 1_726_765_200), ("2024-09-20T00:00:00+07:00", 1_726_765_200),
    ("2024-09-19T17:00Z", 1_726_765_200), ("2024-09-19T17:00:00-00:00", 1_726_765_200),
    ("2024-09-19T13:30-03:30", 1_726_765_200), ("2024-09-19T23:59:59", 1_726_765_199),
    ("2024-02-29T12:00", 1_709_182_800), ("1969-12-31T23:59:59Z", -1),
    ("9999-12-31T23:59:59Z", 253_402_300_799),
  ])
  func reads(_ text: String, _ seconds: Int64) throws {
    #expect(try instant(text)?.secondsSinceEpoch == seconds)
  }

  @Test(arguments: [
    "", "2024", "2024-9-19", "2024-09-19 16:30", "2024-09-19T", "2024-09-19T16", "2024-09-19T16:3",
    "2024-09-19T24:00", "2024-09-19T16:60", "2024-09-19T16:30:60", "2024-09-19T16:30:5",
    "2024-09-19T16:30:05.5", "2024-09-19T16:30+7", "2024-09-19T16:30+0700", "2024-09-19T16:30z",
    "2024-09-19T16:30 +07:00", "2024-09-19T16:30+19:00", "2024-09-19T16:30+07:60",
    "2024-09-19T16:30:05+07:00 ", "2024-02-30", "2023-02-29T10:00", "1899-12-31", "+024-09-19",
    "2024-09-19Z", "2024/09/19", "２０２４-09-19", "2024-09-19T16:30:05Z+07:00",
  ])
  func refuses(_ text: String) throws {
    #expect(try instant(text) == nil)
  }

  @Test func dates() throws {
    let date = try read("2024-09-19") { node throws(Fault) in try node.date() }
    #expect(date == CalendarDate(year: 2024, month: 9, day: 19))
    for text in ["2024-09-19T00:00", "2024-09-31", " 2024-09-19", "2024-09-19 ", "19/9/2024"] {
      let refused = try read(text) { node throws(Fault) in try node.date() }
      #expect(refused == nil, "\(text)")
    }
  }

  @Test(arguments: [
    ("Z", 0), ("+00:00", 0), ("+07:00", 25_200), ("-03:30", -12_600), ("+18:59", 68_340),
  ])
  func zones(_ text: String, _ seconds: Int32) throws {
    let zone = try read(text) { node throws(Fault) in try node.zone() }
    #expect(zone?.seconds == seconds)
  }

  /// The day of an instant goes with the zone, before 1970 too.
  @Test func dayOfAnInstant() throws {
    let midnight = try #require(try instant("1969-07-20T20:00Z"))
    #expect(midnight.date(in: hanoi).iso == "1969-07-21")
    #expect(midnight.date(in: ZoneOffset(seconds: 0)).iso == "1969-07-20")
    #expect(midnight.date(in: ZoneOffset(seconds: -72_001)).iso == "1969-07-19")
  }
}
