import Testing

@testable import RegistryCore

/// Annual reports that are due or overdue, and the time limits of remedies (DOMAIN §7).
@Suite struct DutyTests {
  struct Case: Sendable {
    let parameters: JSONObject
    let reports: [Act]
    let day: Text
    let years: [Int]

    init(_ day: Text, _ years: [Int], _ reports: [Act] = [], _ parameters: JSONObject = [:]) {
      self.parameters = parameters
      self.reports = reports
      self.day = day
      self.years = years
    }
  }

  /// The title ran from 2018-06-10 to 2021-06-10.
  static let overdue = [
    Case("2018-12-31", []), Case("2019-01-01", [2018]), Case("2021-01-01", [2018, 2019, 2020]),
    Case("2099-01-01", [2018, 2019, 2020]),
    Case("2019-01-14", [2018], [.report(2018, on: "2019-01-15")]),
    Case("2019-01-15", [], [.report(2018, on: "2019-01-15")]),
    Case("2099-01-01", [2018, 2020], [.report(2019, on: "2019-12-31")]),
    Case("2099-01-01", [2019, 2020], [], ["reportDueInCertificationYear": false]),
    Case("2099-01-01", [2018, 2019, 2020, 2021], [], ["reportDueMonthDay": "06-10"]),
    Case("2099-01-01", [2019, 2020, 2021], [], ["reportDueMonthDay": "06-09"]),
    Case("2019-06-10", [2018], [], ["reportDueMonthDay": "06-10"]),
    Case("2019-06-11", [2018, 2019], [], ["reportDueMonthDay": "06-10"]),
  ]

  @Test(arguments: overdue)
  func aReportIsOverdueForEachYearWithTheTitleOnItsDueDay(item: Case) {
    let scenario = Scenario.certified.given(item.reports).given(.adopt(item.parameters))
    #expect(scenario.register.overdueReportYears(scenario.space, on: .day(item.day)) == item.years)
  }

  @Test func theDueDayIsThatOfTheRegulationAtTheEndOfTheYear() {
    let scenario = Scenario.certified.given(.adopt(["reportDueMonthDay": "06-30"], from: "2019-12-31"))
    let due = (2018...2021).map { scenario.register.reportDue(scenario.space, year: $0) }
    #expect(due == [.day("2018-12-31"), .day("2019-06-30"), .day("2020-06-30"), nil])
  }

  @Test func aYearOfATitleThatEndedBeforeTheDueDayOwesNoReport() {
    let ended = Scenario.certified.given(.relinquish(on: "2018-12-31"))
    #expect(ended.register.overdueReportYears(ended.space, on: .day("2019-01-01")).isEmpty)
    let later = Scenario.certified.given(.relinquish(on: "2019-01-01"))
    #expect(later.register.overdueReportYears(later.space, on: .day("2019-01-01")) == [2018])
  }

  /// A title revoked from its first day on was never in force on a due day.
  @Test func aTitleThatNeverWasOwesNoReport() {
    let undone = Scenario.certified.given(Act.findFraud().with("effectiveDate", "2018-06-10"))
    #expect(undone.register.overdueReportYears(undone.space, on: .day("2022-01-01")).isEmpty)
  }

  static let remedies: [(JSONObject, Text, Text, Text)] = [
    ([:], "2019-05-13", "2019-07-12", "2019-11-13"),
    // 60 days on is a Saturday, six months on a Sunday.
    ([:], "2019-06-11", "2019-08-12", "2019-12-11"), ([:], "2019-06-15", "2019-08-14", "2019-12-16"),
    (["reconsiderationDays": 0, "litigationMonths": 0], "2019-06-15", "2019-06-17", "2019-06-17"),
    (
      ["calendar": .object(["workdays": .array(["2019-06-15"])]), "reconsiderationDays": 0], "2019-06-15", "2019-06-15",
      "2019-12-16"
    ),
    (
      ["calendar": .object(["daysOff": .array(["2019-07-12", "2019-11-13", "2019-11-14"])])], "2019-05-13",
      "2019-07-15", "2019-11-15"
    ),
    (["litigationMonths": 6, "reconsiderationDays": 1], "2019-08-31", "2019-09-02", "2020-03-02"),
  ]

  @Test(arguments: remedies)
  func theLimitsRunFromTheService(parameters: JSONObject, served: Text, reconsideration: Text, litigation: Text) {
    let scenario = Scenario.certified.given(.adopt(parameters))
    #expect(
      scenario.register.remedies(servedOn: .day(served))
        == Remedies(reconsiderationBy: .day(reconsideration), litigationBy: .day(litigation)))
  }
}
