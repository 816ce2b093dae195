import Testing

@testable import RegistryCore

@Suite struct WorkCalendarTests {
  private static func date(_ iso: Text) -> CivilDate {
    CivilDate(iso: iso)!
  }

  /// The National Day holiday of 2022: a week off, the weekend behind it worked.
  private static let nationalDay = WorkCalendar(
    daysOff: (0..<7).map { date("2022-10-01").adding(days: $0) }, workdays: [date("2022-10-08"), date("2022-10-09")])

  @Test func countsWorkingDaysWithBothEnds() {
    let (first, last) = (WorkCalendarTests.date("2017-12-14"), WorkCalendarTests.date("2017-12-20"))
    #expect(WorkCalendar().countDays(from: first, to: last, kind: .workingDay) == 5)
    #expect(WorkCalendar().countDays(from: first, to: last, kind: .calendarDay) == 7)
    #expect(WorkCalendar().countDays(from: first, to: first, kind: .workingDay) == 1)
    #expect(WorkCalendar().countDays(from: last, to: first, kind: .workingDay) == 0)
    #expect(WorkCalendar().countDays(from: last, to: first, kind: .calendarDay) == 0)
  }

  @Test func followsTheHolidayDecree() {
    let (first, last) = (WorkCalendarTests.date("2022-09-30"), WorkCalendarTests.date("2022-10-10"))
    #expect(WorkCalendarTests.nationalDay.countDays(from: first, to: last, kind: .workingDay) == 4)
    #expect(WorkCalendarTests.nationalDay.rollForward(WorkCalendarTests.date("2022-10-01")).text == "2022-10-08")
    #expect(WorkCalendarTests.nationalDay.rollForward(first) == first)
    #expect(WorkCalendar().rollForward(WorkCalendarTests.date("2022-10-01")).text == "2022-10-03")
  }

  @Test func aDayOnBothListsIsWorked() {
    let day = WorkCalendarTests.date("2022-10-03")
    #expect(WorkCalendar(daysOff: [day], workdays: [day]).isWorkday(day))
    #expect(!WorkCalendar(daysOff: [day, day]).isWorkday(day))
  }

  @Test func countingAgreesWithLookingAtEveryDay() {
    let calendar = WorkCalendarTests.nationalDay
    for start in -20...20 {
      let first = WorkCalendarTests.date("2022-10-01").adding(days: start)
      var expected = 0
      for length in 0...40 {
        let last = first.adding(days: length)
        if calendar.isWorkday(last) { expected += 1 }
        #expect(calendar.countDays(from: first, to: last, kind: .workingDay) == expected)
      }
    }
  }
}
