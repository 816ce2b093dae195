import Testing

@testable import RegistryCore

/// findFraud (DOMAIN §6.7).
@Suite struct FraudTests {
  static let findings: [(JSONObject, JSONObject, String)] = [
    ([:], [:], "accepted fraudFound+revoked+banned"),
    ([:], ["applicationId": "a9"], "refused G1 unknownApplication"),
    ([:], ["decisionDate": "2018-03-04"], "refused G2 beforeApplication"),
    ([:], ["decisionDate": "2018-03-05"], "accepted fraudFound+revoked+banned"),
    ([:], ["decisionDate": "2021-06-10"], "accepted fraudFound+revoked+banned"),
    ([:], ["decisionDate": "2021-06-11"], "accepted fraudFound+banned"),
    ([:], ["decisionDate": "2021-07-01", "effectiveDate": "2021-06-10"], "accepted fraudFound+revoked+banned"),
    ([:], ["decisionDate": "2021-07-01", "effectiveDate": "2021-06-11"], "refused R9.1 titleNotInForce"),
    ([:], ["effectiveDate": "2018-06-10"], "accepted fraudFound+revoked+banned"),
    ([:], ["effectiveDate": "2018-06-09"], "refused R9.1 effectiveBeforeTitle"),
    ([:], ["effectiveDate": "2019-05-10"], "accepted fraudFound+revoked+banned"),
    ([:], ["effectiveDate": "2019-05-11"], "refused R9.1 effectiveAfterDecision"),
    (
      [:], ["decisionDate": "2018-03-04", "effectiveDate": "2018-03-05"],
      "refused G2 beforeApplication; R9.1 effectiveBeforeTitle; R9.1 effectiveAfterDecision"
    ),
    ([:], ["effectiveDate": "2021-06-11"], "refused R9.1 effectiveAfterDecision; R9.1 titleNotInForce"),
    (["fraudRevocationMayBeRetroactive": false], ["effectiveDate": "2019-05-10"], "accepted fraudFound+revoked+banned"),
    (["fraudRevocationMayBeRetroactive": false], ["effectiveDate": "2019-05-09"], "refused R9.1 retroactiveRevocation"),
  ]

  @Test(arguments: findings)
  func aFindingRevokesAndBans(parameters: JSONObject, changes: JSONObject, verdict: String) {
    let scenario = Scenario.certified.given(.adopt(parameters))
    #expect(scenario.when(.findFraud().with(changes)) == verdict)
  }

  /// Without a title an open application is refused; a ban follows only where the regulation says so.
  @Test func fraudBeforeCertificationRefusesTheApplication() {
    #expect(Scenario.onNotice.when(.findFraud()) == "accepted fraudFound+certificationRefused")
    let strict = Scenario.onNotice.given(.adopt(["fraudBanBeforeCertification": true]))
    #expect(strict.when(.findFraud()) == "accepted fraudFound+certificationRefused+banned")
    #expect(strict.given(.withdraw()).when(.findFraud()) == "accepted fraudFound+banned")
    #expect(Scenario.onNotice.given(.withdraw()).when(.findFraud()) == "accepted fraudFound")
    let found = Scenario.onNotice.given(.findFraud(on: "2018-05-20"))
    #expect(found.state(on: "2018-05-19") == "uncertified onNotice")
    #expect(found.state(on: "2018-05-20") == "uncertified fraudFound")
    #expect(found.when(.certify()) == "refused G3 applicationClosed:refused")
    #expect(
      Scenario.onNotice.when(Act.findFraud().with("effectiveDate", "2019-05-01")) == "refused R9.1 nothingToRevoke")
  }

  @Test func anApplicationIsFoundFraudulentOnceUnlessThatWasSetAside() {
    let found = Scenario.certified.given(Act.findFraud().named("ff"))
    #expect(found.when(.findFraud("f2")) == "refused R9.1 alreadyFound")
    #expect(found.when(.findFraud("f1")) == "refused G1 duplicateId")
    #expect(found.when(.findFraud("f2", on: "2018-03-04")) == "refused G2 beforeApplication; R9.1 alreadyFound")
    let cleared = found.given(.dispute("ff", on: "2019-06-01"), .decide("setAside", on: "2019-07-01"))
    #expect(cleared.when(.findFraud("f2", on: "2019-08-01")) == "accepted fraudFound+revoked+banned")
  }

  @Test func aFindingOnAPendingTitleEndsItBeforeItBegins() {
    let pending = Scenario.onNotice.given(Act.certify().with("effectiveDate", "2018-12-01"))
    let found = pending.given(.findFraud(on: "2018-10-01"))
    #expect(found.state(on: "2018-12-01") == "uncertified fraudFound operatorBanned")
    #expect(found.space.titles[0].end == (.day("2018-10-01"), .revoked))
  }

  /// Only the title of that application ends; the fraud is remembered for ever.
  @Test func otherTitlesOfTheSpaceStand() {
    let renewed = CertifyTests.renewing.given(.certify("t2", "a2", on: "2021-06-01"), .findFraud(on: "2021-06-05"))
    #expect(renewed.status(on: "2021-06-05")?.title == .revoked)
    #expect(renewed.status(on: "2021-06-11")?.title == .certified)
    #expect(renewed.status(on: "2021-06-04")?.flags.contains(.fraudFound) == false)
    #expect(renewed.status(on: "2099-01-01")?.flags.contains(.fraudFound) == true)
  }

  @Test func theBanFollowsTheRegulationOfTheDecision() {
    let scenario = Scenario.certified.given(
      .adopt(["banYears": 5, "banSubject": "both"], from: "2019-05-10"),
      .adopt(["banYears": 1], id: "v3", from: "2019-05-11"))
    let ban = scenario.given(.findFraud()).space.bans[0].ban
    #expect(ban == Ban(key: "91140600MA0GQ1XX6C", subject: .both, start: .day("2019-05-10"), end: .day("2024-05-10")))
  }
}
