import JSONText
import Rulebook
import Testing

@Suite struct CalendarDateTests {
  /// Every day from 1900 to 9999 follows the one before, and comes back as it went in.
  @Test func everyDay() throws {
    var expected = try #require(date(1900, 1, 1)?.daysSinceEpoch)
    #expect(date(1970, 1, 1)?.daysSinceEpoch == 0)
    // Whole centuries around the exceptions to the rule, then the turn of every year.
    for year in 1900...9999 {
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      #expect((date(year, 2, 29) != nil) == isLeap, "\(year)")
      if year < 1910 || (1999...2001).contains(year) || year > 9997 {
        for month in 1...12 {
          for day in 1...31 {
            guard let here = date(year, month, day) else { continue }
            if here.daysSinceEpoch != expected || here.components != (year, month, day) {
              Issue.record("\(year)-\(month)-\(day) is day \(here.daysSinceEpoch)")
            }
            expected += 1
          }
        }
      } else {
        #expect(date(year, 1, 1)?.daysSinceEpoch == expected, "\(year)")
        expected += isLeap ? 366 : 365
        #expect(date(year, 12, 31)?.daysSinceEpoch == expected - 1, "\(year)")
      }
    }
  }

  @Test(arguments: [
    (1899, 12, 31), (10_000, 1, 1), (2024, 0, 1), (2024, 13, 1), (2024, 1, 0), (2024, 1, 32),
    (2024, 4, 31), (2023, 2, 29), (1900, 2, 29), (2100, 2, 29), (2024, -1, 1), (Int.max, 1, 1),
    (2024, Int.min, 1), (2024, 1, Int.max),
  ])
  func noSuchDay(_ year: Int, _ month: Int, _ day: Int) {
    #expect(date(year, month, day) == nil)
  }

  @Test func texts() throws {
    let day = try #require(date(2024, 9, 5))
    #expect(day.iso == "2024-09-05")
    #expect(day.vietnamese == "05/09/2024")
    let noon = try #require(try instant("2024-09-05T05:04:03Z"))
    #expect(noon.timeOfDay(in: hanoi) == (12, 4))
    #expect(noon.date(in: hanoi) == day)
  }

  private func date(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate? {
    CalendarDate(year: year, month: month, day: day)
  }
}

/// The zone of the guidance.
let hanoi = ZoneOffset(seconds: 7 * 3_600)

/// An instant from its text; nil where it is none.
func instant(_ text: String, in zone: ZoneOffset = hanoi) throws -> Instant? {
  try read(text) { node throws(Fault) in try node.instant(in: zone) }
}

/// What `body` reads from a JSON string of the text, or nil where it is refused.
func read<Value>(_ text: String, _ body: (JSONNode) throws(Fault) -> Value) throws -> Value? {
  var writer = JSONWriter(capacity: 64)
  writer.string(text)
  let json = writer.makeString()
  do {
    return try JSONParser().withDocument(Array(json.utf8)) { document throws(Fault) in
      try body(document.root)
    }
  } catch {
    guard ["bad-date", "bad-value"].contains(error.code.name) else { throw error }
    return nil
  }
}
