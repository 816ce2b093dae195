import Testing

@testable import RegistryCore

/// What is due within a horizon, and who owes it.
@Suite struct DueTests {
  /// The rows as lines: kind, reference, due day, `!` if overdue, and who owes it by which rule.
  private func rows(
    _ scenario: Scenario, on day: Text, within days: Int = 0, _ selection: DueSelection = DueSelection()
  ) -> [String] {
    scenario.register.due(on: .day(day), within: days, selection).map { row in
      let stage = row.stage.map { "/\($0.rawValue)" } ?? ""
      let when = row.dueOn.map { " \($0)" } ?? ""
      return "\(row.kind.rawValue)\(stage) \(row.ref)\(when)\(row.isOverdue ? "!" : "") "
        + "\(row.owedBy.rawValue) \(row.rule?.rawValue ?? row.article(in: .english))"
    }
  }

  private func kinds(_ scenario: Scenario, on day: Text, within days: Int = 0, _ wanted: DueItem.Kind...) -> [String] {
    rows(scenario, on: day, within: days).filter { row in
      wanted.contains { row.hasPrefix($0.rawValue + " ") || row.hasPrefix($0.rawValue + "/") }
    }
  }

  @Test func theRemediesAloneFollowFromAnotherLaw() {
    #expect(DueItem.Kind.allCases.filter { $0.statute != nil } == [.reconsideration, .litigation])
  }

  @Test func aReportIsDueWithinTheHorizonAndOverdueForEver() {
    let report = "annualReport 2018 2018-12-31 operator R7.2"
    #expect(rows(.certified, on: "2018-10-01", within: 90) == [])
    #expect(rows(.certified, on: "2018-10-01", within: 91) == [report])
    #expect(rows(.certified, on: "2018-12-31") == [report])
    #expect(
      kinds(.certified, on: "2020-01-01", .annualReport) == [
        "annualReport 2018 2018-12-31! operator R7.2", "annualReport 2019 2019-12-31! operator R7.2",
      ])
    let reported = Scenario.certified.given(.report(2018, on: "2018-11-01"))
    #expect(kinds(reported, on: "2018-10-31", within: 90, .annualReport) == [report])
    #expect(kinds(reported, on: "2018-11-01", within: 90, .annualReport) == [])
    // No report is owed for the year in which the title has ended by the last day.
    #expect(
      kinds(.certified, on: "2021-06-30", within: 365, .annualReport).map { String($0.prefix(17)) } == [
        "annualReport 2018", "annualReport 2019", "annualReport 2020",
      ])
  }

  @Test func anAssessmentIsOutstandingOnceTheYearIsOverAndTheTitleStands() {
    #expect(kinds(.certified, on: "2018-12-31", .assessment) == [])
    #expect(kinds(.certified, on: "2018-12-31", within: 1, .assessment) == ["assessment 2018 cityBureau R8.1"])
    #expect(kinds(.certified, on: "2019-01-20", .assessment) == ["assessment 2018 cityBureau R8.1"])
    #expect(kinds(.unqualified, on: "2019-01-19", .assessment) == ["assessment 2018 cityBureau R8.1"])
    #expect(kinds(.unqualified, on: "2019-01-20", .assessment) == [])
    #expect(
      kinds(.certified, on: "2021-06-10", .assessment).map { String($0.prefix(15)) } == [
        "assessment 2018", "assessment 2019", "assessment 2020",
      ])
    #expect(kinds(.certified, on: "2021-06-11", within: 365, .assessment) == [])
  }

  @Test func aRectificationPassesFromTheOperatorToTheBureau() {
    func supervised(_ scenario: Scenario, on day: Text, within days: Int = 0) -> [String] {
      kinds(scenario, on: day, within: days, .rectification, .verification, .orderRectification, .revocation)
    }
    #expect(supervised(.unqualified, on: "2019-01-20") == ["orderRectification e1 cityBureau R8.5"])
    #expect(supervised(.ordered, on: "2019-02-01", within: 78) == [])
    #expect(
      supervised(.ordered, on: "2019-02-01", within: 79) == ["rectification r1 2019-04-21 operator R8.5"])
    #expect(
      supervised(.ordered, on: "2019-04-22") == [
        "rectification r1 2019-04-21! operator R8.5", "revocation r1 cityBureau R8.7",
      ])
    let reported = Scenario.ordered.given(.reportRectification(on: "2019-04-21"))
    #expect(supervised(reported, on: "2019-04-21") == ["verification r1 cityBureau R8.6"])
    // A report that came late can still be verified; the limit has run out all the same.
    let late = Scenario.ordered.given(.reportRectification(on: "2019-04-25"))
    #expect(
      supervised(late, on: "2019-04-25") == ["revocation r1 cityBureau R8.7", "verification r1 cityBureau R8.6"])
    #expect(supervised(reported.given(.verify("passed", on: "2019-05-01")), on: "2019-05-01") == [])
    #expect(
      supervised(reported.given(.verify("failed", on: "2019-05-01")), on: "2019-05-01") == [
        "revocation r1 cityBureau R8.7"
      ])
    let serious = Scenario.certified.given(.sanction("serious", "revocation"))
    #expect(supervised(serious, on: "2019-03-01") == ["revocation x1 cityBureau R10.2"])
    #expect(supervised(serious, on: "2019-02-28") == [])
    #expect(supervised(.certified.given(.sanction("minor", "admonition")), on: "2019-03-01") == [])
  }

  @Test func anApplicationGoesFromOfficeToOffice() {
    let stages: DueItem.Kind = .procedure
    let applied = Scenario().given(.registerOperator(), .registerSpace(), .apply())
    #expect(rows(applied, on: "2018-03-04") == [])
    #expect(rows(applied, on: "2018-03-05") == ["procedure/localReview a1 countyBureau R5.1b"])
    let reviewed = applied.given(.review())
    #expect(kinds(reviewed, on: "2018-03-12", stages) == ["procedure/siteInspection a1 cityBureau R5.2b"])
    #expect(
      kinds(.onNotice, on: "2018-05-14", within: 13, .procedure, .noticeEnd, .decision) == [])
    #expect(
      kinds(.onNotice, on: "2018-05-14", within: 14, .noticeEnd) == ["noticeEnd na1 2018-05-28 cityBureau R5.3c"])
    #expect(kinds(.onNotice, on: "2018-05-29", .decision) == ["decision a1 cityBureau R5.3d"])
    #expect(kinds(.certified, on: "2018-06-10", .procedure, .noticeEnd, .decision) == [])
    let objected = Scenario.onNotice.given(.object("o1", on: "2018-05-15"))
    #expect(kinds(objected, on: "2018-05-15", .objection) == ["objection o1 cityBureau R5.3c"])
    #expect(kinds(objected.given(.resolve("o1", on: "2018-05-20")), on: "2018-05-20", .objection) == [])
  }

  @Test func theReviewingBodyIsTheOneThatTheArticleNames() {
    func owner(_ space: Act) -> [String] {
      rows(Scenario().given(.registerOperator(), space, .apply()), on: "2018-03-05")
    }
    #expect(
      owner(Act.registerSpace().with("jurisdiction", "developmentZone")) == [
        "procedure/localReview a1 developmentZone R5.1b"
      ])
    #expect(
      owner(Act.registerSpace().with("collegeOperated", true)) == [
        "procedure/localReview a1 educationAuthority R5.1c"
      ])
  }

  @Test func theWindowOpensAndTheTitleRunsOut() {
    #expect(
      kinds(.certified, on: "2020-12-09", within: 1, .renewalOpens, .renewal, .expiry) == [
        "renewalOpens t1 2020-12-10 operator R11.2"
      ])
    #expect(
      kinds(.certified, on: "2021-06-10", .renewalOpens, .renewal, .expiry) == [
        "expiry t1 2021-06-10 cityBureau R11.1", "renewal t1 2021-06-10 operator R11.2",
      ])
    #expect(kinds(.certified, on: "2021-06-11", .renewal, .expiry) == [])
    let applied = Scenario.certified.given(.apply("a2", on: "2020-12-10"))
    #expect(kinds(applied, on: "2021-06-10", .renewal) == [])
    let renewed = applied.given(Act.stages(of: "a2", in: 2021)).given(.certify("t2", "a2", on: "2021-06-01"))
    #expect(kinds(renewed, on: "2021-06-10", .renewal, .expiry) == [])
    #expect(kinds(renewed, on: "2024-06-10", .expiry) == ["expiry t2 2024-06-10 cityBureau R11.1"])
    let given = Scenario.certified.given(Act.relinquish(on: "2021-06-01").with("effectiveDate", "2021-06-10"))
    #expect(kinds(given, on: "2021-06-05", within: 10, .renewal, .expiry) == [])
  }

  @Test func bansEndAndRemediesRunOut() {
    let banned = Scenario.certified.given(Act.findFraud().named("ff"))
    #expect(kinds(banned, on: "2021-05-09", .banEnd) == [])
    #expect(kinds(banned, on: "2021-05-09", within: 1, .banEnd) == ["banEnd f1 2021-05-10 operator R9.2"])
    #expect(kinds(banned, on: "2021-05-11", .banEnd) == [])
    let served = banned.given(.serve("ff", on: "2019-05-13"))
    #expect(
      kinds(served, on: "2019-05-13", within: 184, .reconsideration, .litigation) == [
        "reconsideration ff 2019-07-12 operator Administrative Reconsideration Law",
        "litigation ff 2019-11-13 operator Administrative Litigation Law",
      ])
    #expect(kinds(served, on: "2019-05-12", within: 184, .reconsideration, .litigation) == [])
    #expect(kinds(served, on: "2019-07-13", within: 184, .reconsideration, .litigation).count == 1)
    let disputed = served.given(.dispute("ff", on: "2019-06-01"))
    #expect(kinds(disputed, on: "2019-05-31", within: 184, .reconsideration, .litigation).count == 2)
    #expect(kinds(disputed, on: "2019-06-01", within: 184, .reconsideration, .litigation) == [])
  }

  @Test func remediesAgainstARenamingOfTheOperatorRunOutForItsSpace() {
    let renaming = Act.change("operatorRename", ["operatorId": "op1", "newName": "新公司"], on: "2018-07-01").named("rn")
    let served = Scenario.certified.given(renaming.with("spaceId", nil), .serve("rn", on: "2018-07-03"))
    #expect(
      kinds(served, on: "2018-07-03", within: 184, .reconsideration, .litigation) == [
        "reconsideration rn 2018-09-03 operator Administrative Reconsideration Law",
        "litigation rn 2019-01-03 operator Administrative Litigation Law",
      ])
    #expect(kinds(served, on: "2018-07-02", within: 184, .reconsideration, .litigation) == [])
    let disputed = served.given(.dispute("rn", on: "2018-07-05"))
    #expect(kinds(disputed, on: "2018-07-05", within: 184, .reconsideration, .litigation) == [])
  }

  @Test func aSelectionLeavesOutWhatIsNotAskedFor() {
    let three = AnswerTests.three
    let all = three.register.due(on: .day("2019-01-01"), within: 0)
    #expect(Set(all.map(\.space)) == ["S3", "s1"])
    #expect(rows(three, on: "2019-01-01", DueSelection(space: "S3")).count == all.count / 2)
    #expect(rows(three, on: "2019-01-01", DueSelection(space: "s9")) == [])
    #expect(
      rows(three, on: "2019-01-01", DueSelection(space: "s1", owedBy: .cityBureau)) == [
        "assessment 2018 cityBureau R8.1"
      ])
    #expect(rows(three, on: "2019-01-01", DueSelection(kind: .annualReport)).count == 2)
    #expect(rows(three, on: "2019-01-01", DueSelection(place: "pinglu")) == [])
    #expect(rows(three, on: "2019-01-01", DueSelection(place: "shuocheng")).count == all.count)
  }

  @Test func rowsAreSortedByDayThenSpaceThenKind() {
    let all = AnswerTests.three.register.due(on: .day("2021-06-01"), within: 60)
    let days = all.compactMap(\.dueOn)
    #expect(days == days.sorted())
    #expect(all.drop { $0.dueOn != nil }.allSatisfy { $0.dueOn == nil })
    let undated = all.filter { $0.dueOn == nil }.map { "\($0.space) \($0.kind.rawValue) \($0.ref)" }
    #expect(undated == undated.sorted())
  }
}
