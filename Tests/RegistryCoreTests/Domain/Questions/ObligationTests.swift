import Testing

@testable import RegistryCore

/// What is due on a day (DOMAIN §9 obligations).
@Suite struct ObligationTests {
  /// The rows as lines: kind, reference, due day, `!` if overdue.
  private func rows(_ scenario: Scenario, on day: Text, of space: SpaceID? = nil) -> [String] {
    scenario.register.obligations(on: .day(day), of: space).map { row in
      "\(row.kind.rawValue) \(row.ref)\(row.dueOn.map { " \($0)" } ?? "")\(row.isOverdue ? "!" : "")"
    }
  }

  @Test func aReportIsDueFromItsWindowOnAndOverdueAfterItsDay() {
    #expect(rows(.certified, on: "2018-06-10") == ["annualReport 2018 2018-12-31"])
    #expect(rows(.certified, on: "2018-12-31") == ["annualReport 2018 2018-12-31"])
    #expect(rows(.certified, on: "2019-01-01") == ["annualReport 2018 2018-12-31!", "annualReport 2019 2019-12-31"])
    let reported = Scenario.certified.given(.report(2018, on: "2018-11-01"))
    #expect(rows(reported, on: "2018-10-31") == ["annualReport 2018 2018-12-31"])
    #expect(rows(reported, on: "2018-11-01") == [])
    let window = Scenario.certified.given(.adopt(["reportWindowOpensMonthDay": "12-01"]))
    #expect(rows(window, on: "2018-11-30") == [])
    #expect(rows(window, on: "2018-12-01") == ["annualReport 2018 2018-12-31"])
    #expect(rows(window, on: "2019-01-01") == ["annualReport 2018 2018-12-31!"])
    let exempt = Scenario.certified.given(.adopt(["reportDueInCertificationYear": false]))
    #expect(rows(exempt, on: "2018-12-31") == [])
  }

  /// The duty of a year rests on the title on the due day alone, known now: even a space not yet registered has it.
  @Test func aReportIsDueForATitleThatBeginsLaterInTheYear() {
    #expect(rows(.certified, on: "2018-01-01") == ["annualReport 2018 2018-12-31"])
    let young = Scenario().given(
      .registerOperator(), Act.registerSpace().with("registeredOn", "2018-02-01"), .apply(), .review(), .inspect(),
      .assessExpertly(), .deliberate(), .publish(), .certify())
    #expect(young.state(on: "2018-01-31") == "unknown")
    #expect(rows(young, on: "2018-01-31") == ["annualReport 2018 2018-12-31"])
    #expect(rows(young, on: "2017-12-31") == [])
  }

  @Test func aRectificationIsDueUntilItIsVerified() {
    let report = ["annualReport 2018 2018-12-31!", "annualReport 2019 2019-12-31"]
    let assessed = Scenario.unqualified
    #expect(rows(assessed, on: "2019-01-20") == report + ["orderRectification e1"])
    let ordered = [report[0], "rectification r1 2019-04-21", report[1]]
    #expect(rows(.ordered, on: "2019-01-20") == report + ["orderRectification e1"])
    #expect(rows(.ordered, on: "2019-04-21") == ordered)
    #expect(rows(.ordered, on: "2019-04-22") == [report[0], "rectification r1 2019-04-21!", report[1]])
    let reported = Scenario.ordered.given(.reportRectification(on: "2019-04-01"))
    #expect(rows(reported, on: "2019-03-31") == ordered)
    #expect(rows(reported, on: "2019-04-01") == ordered + ["verification r1"])
    #expect(rows(reported, on: "2019-05-01") == ordered + ["verification r1"])
    let late = Scenario.ordered.given(.reportRectification(on: "2019-05-01"))
    #expect(rows(late, on: "2019-05-01") == [report[0], "rectification r1 2019-04-21!", report[1], "verification r1"])
    #expect(rows(reported.given(.verify("passed", on: "2019-05-01")), on: "2019-05-01") == report)
    #expect(rows(reported.given(.verify("failed", on: "2019-05-01")), on: "2019-05-01") == report)
  }

  static let reported = Scenario.certified.given((2018...2021).map { .report($0, on: Text("\($0)-06-10")) })

  @Test func aRenewalIsDueInItsWindow() {
    let lastYear = "annualReport 2020 2020-12-31"
    let unreported = Scenario.certified.given(.report(2018, on: "2018-12-01"), .report(2019, on: "2019-12-01"))
    #expect(rows(Self.reported, on: "2020-12-09") == [])
    #expect(rows(unreported, on: "2020-12-10") == [lastYear, "renewal t1 2021-06-10"])
    #expect(rows(Self.reported, on: "2021-06-10") == ["renewal t1 2021-06-10"])
    #expect(rows(Self.reported, on: "2021-06-11") == [])
    let without = Self.reported.given(.adopt(["renewalWindowMonths": 0]))
    #expect(rows(without, on: "2021-06-10") == [])
    let applied = Self.reported.given(.apply("a2", on: "2020-12-10"))
    #expect(rows(applied, on: "2020-12-10") == ["renewal t1 2021-06-10"])
    let renewed = applied.given(Act.stages(of: "a2", in: 2021)).given(.certify("t2", "a2", on: "2021-06-01"))
    #expect(!rows(renewed, on: "2021-06-01").contains { $0.hasPrefix("renewal") })
  }

  @Test func anObjectionIsDueUntilItIsResolved() {
    let filed = Scenario.onNotice.given(.object("o1", on: "2018-05-15"), .object("o2", on: "2018-05-16"))
    #expect(rows(filed, on: "2018-05-14") == [])
    #expect(rows(filed, on: "2018-05-15") == ["objection o1"])
    #expect(rows(filed, on: "2018-05-16") == ["objection o1", "objection o2"])
    let resolved = filed.given(.resolve("o1", on: "2018-05-20", "upheld"))
    #expect(rows(resolved, on: "2018-05-19") == ["objection o1", "objection o2"])
    #expect(rows(resolved, on: "2018-05-20") == ["objection o2"])
  }

  @Test func obligationsAreSortedByDayThenSpaceThenKind() {
    let scenario = AnswerTests.three.given(
      .assess("unqualified", "e1"), Act.assess("unqualified", "e3").with("spaceId", "S3"))
    let all = scenario.register.obligations(on: .day("2019-02-01"))
    #expect(
      all.map { "\($0.space) \($0.kind.rawValue) \($0.ref)" } == [
        "S3 annualReport 2018", "s1 annualReport 2018", "S3 annualReport 2019", "s1 annualReport 2019",
        "S3 orderRectification e3", "s1 orderRectification e1",
      ])
    #expect(rows(scenario, on: "2019-02-01", of: "s2") == [])
    #expect(rows(scenario, on: "2019-02-01", of: "s9") == [])
    #expect(rows(scenario, on: "2019-02-01", of: "S3").count == 3)
  }
}
