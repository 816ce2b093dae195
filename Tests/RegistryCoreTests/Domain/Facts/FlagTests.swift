import Testing

@testable import RegistryCore

/// Each flag of the status, from its first day to its last (DOMAIN §5.7).
@Suite struct FlagTests {
  private func days(_ flag: StatusFlag, _ scenario: Scenario, _ days: [Text]) -> [Bool] {
    days.map { scenario.status(on: $0)?.flags.contains(flag) ?? false }
  }

  @Test func aTitleIsPendingFromItsDecisionToItsBeginning() {
    let renewed = CertifyTests.renewing.given(.certify("t2", "a2", on: "2021-06-01"))
    #expect(
      days(.titlePending, renewed, ["2021-05-31", "2021-06-01", "2021-06-10", "2021-06-11"])
        == [false, true, true, false])
  }

  /// The renewal was given up with the title before it began: until the ending it was still to come.
  @Test func aPendingTitleIsPendingUntilItsEnding() {
    let ended = CertifyTests.renewing.given(
      .certify("t2", "a2", on: "2021-06-01"), Act.relinquish(on: "2021-06-02").with("effectiveDate", "2021-06-08"))
    #expect(
      days(.titlePending, ended, ["2021-06-01", "2021-06-07", "2021-06-08", "2021-06-10"])
        == [true, true, false, false])
  }

  @Test func aRectificationShouldBeOrderedWhileTheTitleRuns() {
    let renewed = CertifyTests.renewing.given(
      .assess("unqualified", year: 2020, on: "2021-01-20"), .certify("t2", "a2", on: "2021-06-10"))
    #expect(
      days(.rectificationNotOrdered, renewed, ["2021-01-19", "2021-01-20", "2021-06-11", "2024-06-10", "2024-06-11"])
        == [false, true, true, true, false])
    let ordered = renewed.given(Act.order(on: "2021-02-01", deadline: "2021-03-01").named("or"))
    #expect(days(.rectificationNotOrdered, ordered, ["2021-01-31", "2021-02-01"]) == [true, false])
    let voided = ordered.given(.dispute("or", on: "2021-02-02"), .decide("setAside", on: "2021-02-03"))
    #expect(days(.rectificationNotOrdered, voided, ["2021-02-01"]) == [true])
    let graded = renewed.given(.adopt(["rectificationGrades": .array([])], from: "2021-03-01"))
    #expect(days(.rectificationNotOrdered, graded, ["2021-02-28", "2021-03-01"]) == [true, false])
  }

  /// Another rectification hides what was not ordered: only a space that is simply certified has the flag.
  @Test func aSpaceInRectificationHasNoOtherToOrder() {
    let other = Scenario.unqualified.given(
      .sanction("moderate", "rectification", on: "2019-01-20"),
      .order(on: "2019-02-01", deadline: "2019-03-01", ground: "violation", basis: "x1"))
    #expect(days(.rectificationNotOrdered, other, ["2019-01-31", "2019-02-01"]) == [true, false])
  }

  @Test func aDisputeIsPendingUntilItsDecision() {
    let scenario = Scenario.certified.given(.dispute("c9", on: "2018-07-01"), .decide("upheld", on: "2018-08-01"))
    #expect(
      days(.underDispute, scenario, ["2018-06-30", "2018-07-01", "2018-07-31", "2018-08-01"])
        == [false, true, true, false])
  }

  /// A change of the operator's name that carries the space is about the space, too (DOMAIN §5.5).
  @Test func aDisputeAboutACommandThatCarriesTheSpaceIsAboutIt() {
    let renaming = Act.change("operatorRename", ["operatorId": "op1", "newName": "新公司"], on: "2018-07-01").named("rn")
    let disputed = Scenario.certified.given(renaming, .dispute("rn", on: "2018-07-02"))
    #expect(days(.underDispute, disputed, ["2018-07-01", "2018-07-02"]) == [false, true])
    let decided = disputed.given(.decide("setAside", on: "2018-07-03"))
    #expect(days(.underDispute, decided, ["2018-07-02", "2018-07-03"]) == [true, false])
    #expect(decided.register.operators["op1"]?.names.on(.day("2018-07-01")) == "朔州雁门科技有限公司")
    let without = Scenario.certified.given(renaming.with("spaceId", nil), .dispute("rn", on: "2018-07-02"))
    #expect(days(.underDispute, without, ["2018-07-02"]) == [false])
  }

  @Test func aBanIsFlaggedWithItsLastDay() {
    let scenario = Scenario.certified.given(.findFraud())
    #expect(
      days(.operatorBanned, scenario, ["2019-05-09", "2019-05-10", "2021-05-10", "2021-05-11"])
        == [false, true, true, false])
    #expect(scenario.status(on: "2021-05-10")?.bannedUntil == .day("2021-05-10"))
    #expect(scenario.status(on: "2021-05-11")?.bannedUntil == nil)
  }

  /// The ban goes with the operator; the space is free of it under another one.
  @Test func theBanIsThatOfTheOperatorOfTheDay() {
    let scenario = Scenario.certified.given(
      .findFraud(), .registerOperator("op2", uscc: RegistrationTests.secondCode),
      .change("operator", ["newOperatorId": "op2"], on: "2019-06-01"))
    #expect(days(.operatorBanned, scenario, ["2019-05-31", "2019-06-01"]) == [true, false])
  }
}
