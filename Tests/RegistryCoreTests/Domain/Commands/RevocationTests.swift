import Testing

@testable import RegistryCore

/// imposeSanction, revokeTitle and relinquishTitle (DOMAIN §6.6).
@Suite struct RevocationTests {
  static let sanctions: [(JSONObject, JSONObject, String)] = [
    ([:], [:], "accepted sanctioned"), ([:], ["kind": "rectification"], "refused R10.1 kindNotForSeverity"),
    ([:], ["severity": "moderate", "kind": "rectification"], "accepted sanctioned"),
    ([:], ["severity": "serious", "kind": "revocation"], "accepted sanctioned"),
    (["sanctionKinds": .object(["serious": .array(["admonition"])])], [:], "refused R10.1 kindNotForSeverity"),
    (
      ["sanctionKinds": .object(["serious": .array(["admonition"])])], ["severity": "serious"], "accepted sanctioned"
    ),
    ([:], ["spaceId": "s9"], "refused G1 unknownSpace"),
    ([:], ["sanctionId": "x0"], "refused G1 duplicateId"),
    ([:], ["decisionDate": "2016-11-10"], "refused R12.1 noRegulationInForce"),
    ([:], ["decisionDate": "2018-06-09", "kind": "x"], "refused R10.1 titleNotInForce; R10.1 kindNotForSeverity"),
    ([:], ["decisionDate": "2018-06-10"], "accepted sanctioned"),
    ([:], ["decisionDate": "2021-06-10"], "accepted sanctioned"),
    ([:], ["decisionDate": "2021-06-11"], "refused R10.1 titleNotInForce"),
  ]

  @Test(arguments: sanctions)
  func aSanctionFitsTheSeverity(parameters: JSONObject, changes: JSONObject, verdict: String) {
    let scenario = Scenario.certified.given(.sanction("minor", "admonition", "x0"), .adopt(parameters))
    #expect(scenario.when(.sanction("minor", "admonition").with(changes)) == verdict)
  }

  enum Progress: Sendable {
    case nothing, timely, late, passed, failed

    var acts: [Act] {
      switch self {
      case .nothing: []
      case .timely: [.reportRectification(on: "2019-04-21")]
      case .late: [.reportRectification(on: "2019-04-22")]
      case .passed: [.reportRectification(on: "2019-04-01"), .verify("passed", on: "2019-04-30")]
      case .failed: [.reportRectification(on: "2019-04-01"), .verify("failed", on: "2019-04-10")]
      }
    }
  }

  /// The rectification was ordered on 2019-01-21 with 2019-04-21 as its last day.
  static let failures: [(Progress, JSONObject, String)] = [
    (.nothing, ["decisionDate": "2019-04-21"], "refused R8.7 deadlineNotOver"),
    (.nothing, ["decisionDate": "2019-04-22"], "accepted revoked"),
    (.timely, ["decisionDate": "2019-04-22"], "refused R8.7 verificationPending"),
    (.timely, ["decisionDate": "2019-04-21"], "refused R8.7 deadlineNotOver"),
    (.late, ["decisionDate": "2019-04-23"], "accepted revoked"),
    (.passed, ["decisionDate": "2019-04-30"], "refused R8.7 rectificationPassed"),
    (.passed, ["decisionDate": "2019-04-29"], "refused R8.7 verificationPending"),
    (.failed, ["decisionDate": "2019-04-10"], "accepted revoked"),
    (.failed, ["decisionDate": "2019-04-09"], "refused R8.7 deadlineNotOver"),
    (.nothing, ["basisId": "r9"], "refused R8.7 noSuchRectification"),
    (.nothing, ["spaceId": "s9"], "refused G1 unknownSpace"),
    (.nothing, ["effectiveDate": "2019-04-24"], "refused R8.7 retroactiveRevocation"),
    (.nothing, ["effectiveDate": "2021-06-10"], "accepted revoked"),
    (.nothing, ["effectiveDate": "2021-06-11"], "refused R8.7 titleNotInForce"),
    (.nothing, ["decisionDate": "2021-06-11"], "refused R8.7 titleNotInForce; R8.7 noSuchRectification"),
    (
      .nothing, ["decisionDate": "2018-06-09", "effectiveDate": "2018-06-01"],
      "refused R8.7 retroactiveRevocation; R8.7 titleNotInForce; R8.7 deadlineNotOver"
    ),
  ]

  @Test(arguments: failures)
  func aTitleIsRevokedWhenRectificationFailed(progress: Progress, changes: JSONObject, verdict: String) {
    let scenario = Scenario.ordered.given(progress.acts)
    #expect(scenario.when(.revoke(on: "2019-04-25").with(changes)) == verdict)
  }

  @Test func aVoidRectificationIsNoGround() {
    for target in ["as", "or"] as [Text] {
      let scenario = Scenario.ordered.given(.dispute(target, on: "2019-02-01"), .decide("setAside", on: "2019-03-01"))
      #expect(scenario.when(.revoke(on: "2019-04-25")) == "refused R8.7 noSuchRectification")
    }
  }

  static let violations: [(JSONObject, String)] = [
    ([:], "accepted revoked"), (["basisId": "x2"], "refused R10.2 notSerious"),
    (["basisId": "x3"], "accepted revoked"),
    (["basisId": "x9"], "refused R10.2 noSuchSanction"), (["decisionDate": "2019-03-01"], "accepted revoked"),
    (["decisionDate": "2019-02-28"], "refused G2 beforeSanction"),
    (["decisionDate": "2019-02-28", "basisId": "x2"], "refused R10.2 notSerious; G2 beforeSanction"),
    (["effectiveDate": "2019-03-04"], "refused R10.2 retroactiveRevocation"),
    (["effectiveDate": "2019-04-01"], "accepted revoked"),
    (["decisionDate": "2021-06-11"], "refused R10.2 titleNotInForce; R10.2 noSuchSanction"),
  ]

  @Test(arguments: violations)
  func aTitleIsRevokedForASeriousViolation(changes: JSONObject, verdict: String) {
    let scenario = Scenario.certified.given(
      .adopt([
        "sanctionKinds": .object(["moderate": .array(["revocation"]), "serious": .array(["fine", "revocation"])])
      ]),
      .sanction("serious", "revocation", "x1"), .sanction("moderate", "revocation", "x2"),
      .sanction("serious", "fine", "x3"))
    let act = Act.revoke("x1", on: "2019-03-05", ground: "seriousViolation")
    #expect(scenario.when(act.with(changes)) == verdict)
  }

  @Test func aSanctionOfRevocationEndsNothingByItself() {
    let scenario = Scenario.certified.given(Act.sanction("serious", "revocation").named("sa"))
    #expect(scenario.state(on: "2019-03-02") == "certified reportOverdue")
    let setAside = scenario.given(.dispute("sa", on: "2019-03-02"), .decide("setAside", on: "2019-03-03"))
    let act = Act.revoke("x1", on: "2019-03-05", ground: "seriousViolation")
    #expect(setAside.when(act) == "refused R10.2 noSuchSanction")
  }

  static let relinquishments: [(JSONObject, String)] = [
    ([:], "accepted relinquished"), (["spaceId": "s9"], "refused G1 unknownSpace"),
    (["appliedOn": "2019-05-31"], "accepted relinquished"),
    (["decisionDate": "2019-05-31"], "refused G2 decisionBeforeApplication"),
    (["effectiveDate": "2019-05-31"], "refused G6 retroactive"),
    (["effectiveDate": "2019-06-01"], "accepted relinquished"),
    (["effectiveDate": "2021-06-10"], "accepted relinquished"),
    (["effectiveDate": "2021-06-11"], "refused G6 titleNotInForce"),
    (
      ["decisionDate": "2018-06-09", "effectiveDate": "2018-06-08"],
      "refused G2 decisionBeforeApplication; G6 retroactive; G6 titleNotInForce"
    ),
  ]

  @Test(arguments: relinquishments)
  func aTitleMayBeGivenUp(changes: JSONObject, verdict: String) {
    #expect(Scenario.certified.when(.relinquish().with(changes)) == verdict)
  }

  /// A granted renewal goes with the title, whether it has begun or not.
  @Test func everyTitleOfTheSpaceEnds() {
    let renewed = CertifyTests.renewing.given(.certify("t2", "a2", on: "2021-06-01"))
    let ended = renewed.given(.relinquish(on: "2021-06-05"))
    #expect(ended.space.titles.map(\.end.date) == [.day("2021-06-05"), .day("2021-06-05")])
    #expect(ended.state(on: "2021-06-11") == "relinquished reportOverdue")
    #expect(ended.status(on: "2021-06-11")?.certification == "t1")
    let later = renewed.given(Act.relinquish(on: "2021-06-05").with("effectiveDate", "2021-06-11"))
    #expect(later.space.titles.map(\.end.date) == [.day("2021-06-11"), .day("2021-06-11")])
    #expect(later.space.titles.map(\.end.kind) == [.expired, .relinquished])
    #expect(later.status(on: "2021-06-10")?.title == .certified)
    #expect(later.status(on: "2021-06-11")?.title == .relinquished)
    #expect(later.status(on: "2021-06-11")?.certification == "t2")
  }

  @Test func theEarliestEndingCounts() {
    let twice = Scenario.certified.given(
      Act.relinquish(on: "2019-06-01").with("effectiveDate", "2019-12-31"), .sanction("serious", "revocation"),
      Act.revoke("x1", on: "2019-06-02", ground: "seriousViolation").with("effectiveDate", "2019-08-01"))
    #expect(twice.space.titles[0].end == (.day("2019-08-01"), .revoked))
    let thrice = Scenario.certified.given(
      Act.relinquish(on: "2019-06-01").with("effectiveDate", "2019-08-01"), .sanction("serious", "revocation"),
      Act.revoke("x1", on: "2019-06-02", ground: "seriousViolation").with("effectiveDate", "2019-07-31"),
      .findFraud(on: "2019-07-30"))
    #expect(thrice.space.titles[0].end == (.day("2019-07-30"), .revoked))
    #expect(thrice.space.titles[0].endings.map(\.kind) == [.relinquished, .revoked, .revoked])
  }
}
