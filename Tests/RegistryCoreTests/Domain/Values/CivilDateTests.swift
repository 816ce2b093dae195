import Testing

@testable import RegistryCore

@Suite struct CivilDateTests {
  private static func date(_ iso: Text) -> CivilDate {
    CivilDate(iso: iso)!
  }

  /// The log holds computed dates, which may lie where no command's date may.
  @Test(arguments: ["2201-01-01", "3203-02-28", "12018-06-10", "0001-01-01", "-44-03-15", "1899-12-31", "2018-06-10"])
  func whatIsWrittenIsReadBack(text: String) {
    #expect(CivilDate(written: Text(text))?.description == text)
  }

  @Test(arguments: [
    "2018-6-10", "2018-02-29", "02018-06-10", "2018-06-10 ", "+2018-06-10", "2018-06", "", "a-b-c", "--",
  ])
  func nothingElseIsRead(text: String) {
    #expect(CivilDate(written: Text(text)) == nil)
  }

  @Test(arguments: ["1900-01-01", "1970-01-01", "2000-02-29", "2016-11-11", "2024-02-29", "2200-12-31"] as [Text])
  func readsAndWritesRealDays(iso: Text) throws {
    #expect(try #require(CivilDate(iso: iso)).text == iso)
  }

  @Test(
    arguments: [
      "1899-12-31", "2201-01-01", "2023-02-29", "1900-02-29", "2018-13-01", "2018-00-10", "2018-06-31", "2018-06-00",
      "2018-6-10", "18-06-10", "2018/06/10", "2018-06-10 ", " 2018-06-10", "2018-06-10T00:00:00Z", "", "２０１８-06-10",
      "+018-06-10", "-018-06-10", "2018-06-1", "20180610",
    ] as [Text])
  func refusesEverythingElse(iso: Text) {
    #expect(CivilDate(iso: iso) == nil)
  }

  @Test func countsDaysFromTheEpoch() {
    #expect(CivilDateTests.date("1970-01-01").daysSinceEpoch == 0)
    #expect(CivilDateTests.date("2000-03-01").daysSinceEpoch == 11_017)
    #expect(CivilDateTests.date("2022-09-30").days(until: CivilDateTests.date("2022-10-10")) == 10)
    #expect(CivilDateTests.date("2022-10-10").days(until: CivilDateTests.date("2022-09-30")) == -10)
  }

  @Test func everyDayOfManyCenturiesIsTakenApartAndPutTogether() {
    var date = CivilDate.first(of: -5)
    var weekday = date.weekday.rawValue
    while date.year < 2_405 {
      let (year, month, day) = date.components
      #expect(CivilDate(year: year, month: month, day: day) == date)
      #expect(date.weekday.rawValue == weekday)
      weekday = weekday % 7 + 1
      date = date.adding(days: 1)
    }
  }

  @Test(
    arguments: [
      ("1970-01-01", Weekday.thursday), ("2016-11-11", .friday), ("2018-05-14", .monday), ("2022-10-08", .saturday),
      ("1900-01-01", .monday),
    ] as [(Text, Weekday)])
  func knowsTheDayOfTheWeek(iso: Text, weekday: Weekday) {
    #expect(CivilDateTests.date(iso).weekday == weekday)
  }

  @Test(
    arguments: [
      ("2023-05-31", 6, "2023-11-30"), ("2022-08-31", -6, "2022-02-28"), ("2020-02-29", 36, "2023-02-28"),
      ("2020-02-29", 48, "2024-02-29"), ("2021-02-28", 36, "2024-02-28"), ("2021-06-10", -6, "2020-12-10"),
      ("2018-12-31", 2, "2019-02-28"), ("2018-01-31", -1, "2017-12-31"), ("2018-06-10", 0, "2018-06-10"),
    ] as [(Text, Int, Text)])
  func addsMonths(from: Text, months: Int, to: Text) {
    #expect(CivilDateTests.date(from).addingMonths(months).text == to)
  }

  @Test(
    arguments: [
      ("2016-02-29", 5, "2021-03-01"), ("2016-02-29", 4, "2020-02-29"), ("2017-06-01", 5, "2022-06-01"),
    ] as [(Text, Int, Text)])
  func findsTheAnniversary(from: Text, years: Int, to: Text) {
    #expect(CivilDateTests.date(from).anniversary(years).text == to)
  }

  @Test(
    arguments: [
      ("2019-06-10", "2022-06-10", "2022-06-09"), ("2020-02-29", "2023-02-28", "2023-02-28"),
      ("2018-06-10", "2021-06-10", "2021-06-09"),
    ] as [(Text, Text, Text)])
  func endsPeriodsOfThreeYears(from: Text, corresponding: Text, dayBefore: Text) {
    let start = CivilDateTests.date(from)
    #expect(PeriodEnd.correspondingDay.periodEnd(from: start, years: 3).text == corresponding)
    #expect(PeriodEnd.dayBefore.periodEnd(from: start, years: 3).text == dayBefore)
  }

  @Test func aPeriodOfNoYearsEndsOnItsFirstDayOrBeforeIt() {
    let start = CivilDateTests.date("2019-06-10")
    #expect(PeriodEnd.correspondingDay.periodEnd(from: start, years: 0) == start)
    #expect(PeriodEnd.dayBefore.periodEnd(from: start, years: 0).text == "2019-06-09")
  }

  @Test func longPeriodsEndAtADateThatCanBeWritten() {
    #expect(CivilDateTests.date("2200-12-31").addingYears(1_000).description == "3200-12-31")
  }

  @Test func placesAMonthDayInAYear() throws {
    #expect(CivilDate(year: 2018, .endOfYear) == .last(of: 2018))
    #expect(CivilDate(year: 2018, .startOfYear) == .first(of: 2018))
    #expect(CivilDate(year: 2018, try #require(MonthDay("06-30"))).text == "2018-06-30")
  }
}

@Suite struct MonthDayTests {
  @Test(arguments: ["01-01", "02-28", "06-30", "12-31"] as [Text])
  func readsAndWrites(text: Text) throws {
    #expect(try #require(MonthDay(text)).description == text.string)
  }

  @Test(arguments: ["02-29", "02-30", "13-01", "00-01", "06-31", "6-30", "06-30 ", "0630", "", "-6-30"] as [Text])
  func refusesDaysThatNotEveryYearHas(text: Text) {
    #expect(MonthDay(text) == nil)
  }

  @Test func followsTheYear() throws {
    #expect(MonthDay.startOfYear < MonthDay.endOfYear)
    #expect(try #require(MonthDay("02-28")) < #require(MonthDay("03-01")))
  }
}
