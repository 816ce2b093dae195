import Testing

@testable import RegistryCore

/// The yearly table of the bureau.
@Suite struct StatisticsTests {
  /// The years as lines: what is not 0.
  private func years(_ scenario: Scenario, _ first: Int, _ last: Int, on day: Text = "2030-12-31") -> [String] {
    scenario.register.statistics(from: first, to: last, on: .day(day)).map { "\($0.year) \(shown($0.total))" }
  }

  private func shown(_ counts: YearCounts) -> String {
    let parts = [
      ("applications", counts.applications), ("certified", counts.certified), ("refused", counts.refused),
      ("withdrawn", counts.withdrawn), ("revoked", counts.revoked), ("relinquished", counts.relinquished),
      ("expired", counts.expired), ("reports", counts.reports), ("inForce", counts.inForce),
    ]
    return parts.filter { $0.1 != 0 }.map { "\($0.0)=\($0.1)" }.joined(separator: " ")
  }

  @Test func eachYearCountsWhatHappenedAndWhatHeldAtItsEnd() {
    #expect(
      years(AnswerTests.three, 2017, 2022) == [
        "2017 ", "2018 applications=2 certified=2 inForce=2", "2019 inForce=2", "2020 inForce=2", "2021 expired=2",
        "2022 ",
      ])
    #expect(years(AnswerTests.three, 2018, 2018, on: "2018-06-30") == ["2018 applications=2 certified=1 inForce=1"])
    #expect(years(AnswerTests.three, 2018, 2018, on: "2018-03-04") == ["2018 "])
    #expect(years(AnswerTests.three, 2019, 2018) == [])
  }

  @Test func endingsCountInTheYearInWhichTheyTakeEffect() {
    #expect(years(Scenario.certified.given(.relinquish()), 2019, 2019) == ["2019 relinquished=1"])
    #expect(years(Scenario.certified.given(.findFraud()), 2019, 2021) == ["2019 revoked=1", "2020 ", "2021 "])
    #expect(years(Scenario.onNotice.given(.refuse()), 2018, 2018) == ["2018 applications=1 refused=1"])
    #expect(years(Scenario.applied.given(.withdraw()), 2018, 2018) == ["2018 applications=1 withdrawn=1"])
    #expect(
      years(Scenario.certified.given(.report(2018, on: "2019-01-02")), 2018, 2019) == [
        "2018 applications=1 certified=1 inForce=1", "2019 reports=1 inForce=1",
      ])
  }

  @Test func aRenewedTitleDoesNotCountAsExpired() {
    let renewed = Scenario.certified.given(.apply("a2", on: "2020-12-10")).given(Act.stages(of: "a2", in: 2021))
      .given(.certify("t2", "a2", on: "2021-06-01"))
    #expect(years(renewed, 2021, 2021) == ["2021 certified=1 inForce=1"])
    #expect(years(renewed, 2024, 2024) == ["2024 expired=1"])
  }

  @Test func everythingCountsWhereItHappened() {
    let moved = Scenario.certified.given(
      .change(
        "relocate",
        [
          "newAddress": "平鲁区胜利路2号", "newJurisdiction": "pinglu", "documentNo": "朔科函〔2018〕4号", "newTotalArea": "250",
          "newPublicArea": "225",
        ]))
    let year = moved.register.statistics(from: 2018, to: 2018, on: .day("2018-12-31"))[0]
    #expect(year.places.map(\.place) == ["shuocheng", "pinglu"])
    #expect(year.places.map { shown($0.counts) } == ["applications=1 certified=1", "inForce=1"])
  }

  @Test func theFirstYearIsThatOfTheFirstRegistration() {
    #expect(Scenario.certified.register.firstYear == 2017)
    #expect(Scenario().register.firstYear == nil)
  }
}
