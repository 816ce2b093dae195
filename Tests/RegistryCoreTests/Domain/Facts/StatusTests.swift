import Testing

@testable import RegistryCore

/// The status of a space on a day: title, stage and flags (DOMAIN §5.7).
@Suite struct StatusTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let scenario: Scenario
    /// Days, each with the state from it on.
    let days: [(Text, String)]

    init(_ name: String, _ scenario: Scenario, _ days: [(Text, String)]) {
      testDescription = name
      self.scenario = scenario
      self.days = days
    }
  }

  static let titles: [Case] = [
    Case(
      "registered", .registered,
      [("2017-05-31", "unknown"), ("2017-06-01", "uncertified"), ("2099-12-31", "uncertified")]),
    Case(
      "certified and expired", reported,
      [
        ("2018-06-09", "uncertified noticeClosed"), ("2018-06-10", "certified"), ("2021-06-10", "certified"),
        ("2021-06-11", "expired"), ("2099-12-31", "expired"),
      ]),
    Case(
      "revoked", Scenario.ordered.given(.revoke(on: "2019-04-25")),
      [
        ("2019-01-20", "certified rectificationNotOrdered reportOverdue"), ("2019-01-21", "rectifying reportOverdue"),
        ("2019-04-21", "rectifying reportOverdue"), ("2019-04-22", "rectifying rectificationOverdue reportOverdue"),
        ("2019-04-24", "rectifying rectificationOverdue reportOverdue"), ("2019-04-25", "revoked reportOverdue"),
      ]),
    Case(
      "relinquished", reported.given(.relinquish(on: "2020-06-01")),
      [("2020-05-31", "certified"), ("2020-06-01", "relinquished"), ("2099-01-01", "relinquished")]),
    Case(
      "rectified",
      reported.given(
        .assess("unqualified"), .order(), .reportRectification(on: "2019-04-01"), .verify("passed", on: "2019-05-05")),
      [("2019-01-21", "rectifying"), ("2019-05-04", "rectifying"), ("2019-05-05", "certified")]),
    Case(
      "failed",
      reported.given(
        .assess("unqualified"), .order(), .reportRectification(on: "2019-04-01"), .verify("failed", on: "2019-04-05")),
      [
        ("2019-04-04", "rectifying"), ("2019-04-05", "rectifying rectificationFailed"),
        ("2021-06-10", "rectifying rectificationFailed"), ("2021-06-11", "expired"),
      ]),
    Case(
      "renewed after a gap", renewedLate,
      [
        ("2021-06-10", "certified onNotice"), ("2021-06-11", "expired noticeClosed"),
        ("2021-06-30", "expired noticeClosed"),
        ("2021-07-01", "certified"),
      ]),
  ]

  static let reported = Scenario.certified.given(
    .report(2018, on: "2018-12-31"), .report(2019, on: "2019-12-31"), .report(2020, on: "2020-12-31"))

  /// The renewal was decided on the day on which it begins, after the title had expired.
  static let renewedLate = reported.given(.apply("a2", on: "2020-12-10")).given(
    .review("a2", on: "2021-03-12"), .inspect("i2", "a2", on: "2021-04-02"), .assessExpertly("a2", on: "2021-04-20"),
    .deliberate("a2", on: "2021-05-03"), .publish("n2", "a2", from: "2021-06-01", to: "2021-06-10"),
    .certify("t2", "a2", on: "2021-07-01"))

  static let stages: [Case] = [
    Case(
      "every stage",
      Scenario.endorsed.given(
        .preview(on: "2018-03-20"), .inspect(), .assessExpertly(), .deliberate(), .publish()),
      [
        ("2018-03-04", "uncertified"), ("2018-03-05", "uncertified submitted"), ("2018-03-12", "uncertified endorsed"),
        ("2018-03-20", "uncertified preliminarilyReviewed"), ("2018-04-02", "uncertified inspected"),
        ("2018-04-20", "uncertified expertReviewed"), ("2018-05-03", "uncertified deliberated"),
        ("2018-05-14", "uncertified onNotice"), ("2018-05-28", "uncertified onNotice"),
        ("2018-05-29", "uncertified noticeClosed"), ("2099-01-01", "uncertified noticeClosed"),
      ]),
    Case(
      "failures and repetitions",
      Scenario.endorsed.given(
        .preview(on: "2018-03-20", "returned"), .preview(on: "2018-03-22"),
        Act.inspect("i1", on: "2018-04-02").with("conclusion", "failed"), .inspect("i2", on: "2018-04-10"),
        Act.assessExpertly(on: "2018-04-20").with("result", "notRecommended"), .assessExpertly(on: "2018-04-25"),
        Act.deliberate(on: "2018-05-03").with("result", "rejected")),
      [
        ("2018-03-20", "uncertified preliminarilyReviewedFailed"), ("2018-03-22", "uncertified preliminarilyReviewed"),
        ("2018-04-02", "uncertified inspectedFailed"), ("2018-04-10", "uncertified inspected"),
        ("2018-04-20", "uncertified expertReviewedFailed"), ("2018-04-25", "uncertified expertReviewed"),
        ("2018-05-03", "uncertified deliberatedFailed"),
      ]),
    Case(
      "withdrawn", Scenario.endorsed.given(.withdraw(on: "2018-04-01")),
      [("2018-03-31", "uncertified endorsed"), ("2018-04-01", "uncertified")]),
  ]

  @Test(arguments: titles + stages)
  func theStateFollowsTheDays(item: Case) {
    for (day, state) in item.days {
      #expect(item.scenario.state(on: day) == state, "on \(day)")
    }
  }

  @Test func theTitleOfTheStatusIsTheOneInForceElseTheLastThatEnded() {
    let status = Self.renewedLate.status(on: "2021-06-30")
    #expect(status?.certification == "t1" && status?.endedOn == .day("2021-06-11"))
    #expect(Self.renewedLate.status(on: "2021-06-10")?.endedOn == nil)
    #expect(Self.renewedLate.status(on: "2021-07-01")?.certification == "t2")
    #expect(Self.renewedLate.status(on: "2018-06-09")?.certification == nil)
    #expect(Self.renewedLate.status(on: "2018-06-09")?.term == nil)
    #expect(Self.renewedLate.status(on: "2024-07-02")?.certification == "t2")
    #expect(Self.renewedLate.status(on: "2024-07-02")?.endedOn == .day("2024-07-02"))
  }

  /// A title that was undone from its first day on is an ended one; one that was undone before is none.
  @Test func aTitleUndoneFromItsFirstDayIsRevoked() {
    let undone = Scenario.certified.given(Act.findFraud().with("effectiveDate", "2018-06-10"))
    #expect(undone.state(on: "2018-06-10") == "revoked")
    #expect(undone.status(on: "2018-06-10")?.endedOn == .day("2018-06-10"))
    #expect(undone.state(on: "2018-06-09") == "uncertified noticeClosed")
  }
}
