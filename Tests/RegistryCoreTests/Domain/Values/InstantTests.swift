import Testing

@testable import RegistryCore

@Suite struct InstantTests {
  @Test(
    arguments: [
      ("1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000000Z"),
      ("2022-12-30T10:11:09+08:00", "2022-12-30T02:11:09.000000Z"),
      ("2022-12-30T10:11:09.4+08:00", "2022-12-30T02:11:09.400000Z"),
      ("2022-12-30T10:11:09.482113+08:00", "2022-12-30T02:11:09.482113Z"),
      ("2022-12-30T00:00:00-05:30", "2022-12-30T05:30:00.000000Z"),
      ("1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z"),
      ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000000Z"),
      ("9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999Z"),
      ("2018-06-10T00:00:00+00:00", "2018-06-10T00:00:00.000000Z"),
      ("2018-01-09", "2018-01-09T15:59:59.999999Z"),
      ("1900-01-01", "1900-01-01T15:59:59.999999Z"),
    ] as [(Text, String)])
  func readsTimestamps(text: Text, utc: String) throws {
    let instant = try #require(Instant(timestamp: text))
    #expect(instant.utc == utc)
    #expect(Instant(timestamp: Text(utc)) == instant)
  }

  @Test(
    arguments: [
      "", "2018", "2018-06-10T", "2018-06-10T09:00Z", "2018-06-10T09:00:00", "2018-06-10 09:00:00Z",
      "2018-06-10t09:00:00z", "2018-06-10T24:00:00Z", "2018-06-10T09:60:00Z", "2018-06-10T09:00:60Z",
      "2018-06-10T09:00:00.Z", "2018-06-10T09:00:00.1234567Z", "2018-06-10T09:00:00,5Z", "2018-06-10T09:00:00+0800",
      "2018-06-10T09:00:00+8:00", "2018-06-10T09:00:00+24:00", "2018-06-10T09:00:00+08:60", "2018-06-10T09:00:00Z ",
      " 2018-06-10T09:00:00Z", "2018-02-29T09:00:00Z", "2018-06-10T09:00:00ZZ", "0000-01-01T00:00:00Z",
      "0001-01-01T00:00:00+08:00", "9999-12-31T23:59:59-00:01", "1899-12-31", "2201-01-01", "2018-02-30",
      "２018-06-10T09:00:00Z",
    ] as [Text])
  func refusesEverythingElse(text: Text) {
    #expect(Instant(timestamp: text) == nil)
  }

  @Test func theDayIsThatOfChina() throws {
    #expect(try #require(Instant(timestamp: "2018-06-10T15:59:59.999999Z")).civilDate.text == "2018-06-10")
    #expect(try #require(Instant(timestamp: "2018-06-10T16:00:00Z")).civilDate.text == "2018-06-11")
    #expect(try #require(Instant(timestamp: "1969-12-31T15:59:59Z")).civilDate.text == "1969-12-31")
  }

  @Test func aBareDateIsTheEndOfThatDay() throws {
    let day = try #require(CivilDate(iso: "2018-06-10"))
    let end = Instant.endOfDay(day)
    #expect(Instant(timestamp: "2018-06-10") == end)
    #expect(end.civilDate == day)
    #expect(Instant(microseconds: end.microseconds + 1).civilDate == day.adding(days: 1))
  }

  @Test func instantsAreComparedAcrossOffsets() throws {
    let morning = try #require(Instant(timestamp: "2018-01-08T09:00:00+08:00"))
    let sameMorning = try #require(Instant(timestamp: "2018-01-08T01:00:00Z"))
    #expect(morning == sameMorning)
    #expect(morning < Instant(timestamp: "2018-01-08")!)
  }
}
