import Testing

@testable import RegistryCore

/// certify, refuseCertification and withdrawApplication (DOMAIN §6.4).
@Suite struct CertifyTests {
  @Test func everyStageThatIsMissingIsNamed() {
    #expect(
      Scenario.applied.when(.certify())
        == "refused R5.1d stageMissing:localReview; R5.2b stageMissing:siteInspection; "
        + "R5.3a stageMissing:expertReview; R5.3b stageMissing:deliberation; R5.3c stageMissing:publicNotice; "
        + "R4.1b notAttested; R4.2d notAttested; R4.3b notAttested; R4.3e notAttested; R4.3f notAttested; "
        + "R4.4 notAttested")
    #expect(Scenario.applied.when(.certify(on: "2018-03-04")).hasPrefix("refused G2 beforeApplication; R5.1d stage"))
  }

  @Test func aFailedStageBlocksEvenIfItIsNotRequired() {
    let returned = Scenario.endorsed.given(.preview(on: "2018-03-20", "returned"))
    #expect(returned.when(.certify()).hasPrefix("refused N3 stageFailed:preliminaryReview; R5.2b stageMissing"))
    let failed = Scenario.endorsed.given(Act.inspect().with("conclusion", "failed"))
    #expect(
      failed.when(.certify())
        == "refused R5.2b stageFailed:siteInspection; R5.3a stageMissing:expertReview; "
        + "R5.3b stageMissing:deliberation; R5.3c stageMissing:publicNotice")
    // That it lies after the decision is told besides: each condition is looked at by itself.
    let later = Scenario.endorsed.given(Act.inspect(on: "2018-06-11").with("conclusion", "failed"))
    #expect(
      later.when(.certify()).hasPrefix("refused R5.2b stageFailed:siteInspection; G2 beforeStage:siteInspection; R5.3a")
    )
  }

  static let days: [(Text, String)] = [
    ("2018-05-29", "accepted certified"), ("2018-05-28", "refused R5.3c noticeNotOver"),
    ("2018-05-13", "refused G2 beforeStage:publicNotice; R5.3c noticeNotOver"),
    (
      "2018-04-19",
      "refused G2 beforeStage:expertReview; G2 beforeStage:deliberation; G2 beforeStage:publicNotice; "
        + "R5.3c noticeNotOver"
    ),
  ]

  @Test(arguments: days)
  func theNoticeIsOver(day: Text, verdict: String) {
    #expect(Scenario.onNotice.when(.certify(on: day)) == verdict)
  }

  @Test func everyObjectionIsSettled() {
    let filed = Scenario.onNotice.given(.object("o1"), .object("o2"), .object("o3"))
    #expect(
      filed.when(.certify()) == "refused R5.3c objectionOpen; R5.3c objectionOpen; R5.3c objectionOpen")
    let resolved = filed.given(
      .resolve("o1", on: "2018-06-10"), .resolve("o2", on: "2018-06-11"), .resolve("o3", on: "2018-06-10", "upheld"))
    #expect(resolved.when(.certify(on: "2018-06-10")) == "refused R5.3c objectionOpen; R5.3c objectionUpheld")
    #expect(resolved.when(.certify(on: "2018-06-11")) == "refused R5.3c objectionUpheld")
    #expect(filed.given(.resolve("o1"), .resolve("o2"), .resolve("o3")).when(.certify()) == "accepted certified")
  }

  /// The last stage that mentions a condition says whether it is met.
  static let attested: [(JSONObject, JSONObject, JSONObject, String)] = [
    (Act.attests, [:], [:], "accepted certified"),
    ([:], Act.attests, [:], "accepted certified"), ([:], [:], Act.attests, "accepted certified"),
    (Act.attests, ["R4.4": false], [:], "refused R4.4 notAttested"),
    (Act.attests, ["R4.4": false], ["R4.4": true], "accepted certified"),
    (Act.attests, [:], ["R4.1b": false, "R4.4": false], "refused R4.1b notAttested; R4.4 notAttested"),
    (Act.attests, [:], ["R9.1": false], "accepted certified"),
  ]

  @Test(arguments: attested)
  func personsAttestedWhatFiguresCannotShow(
    review: JSONObject, inspection: JSONObject, panel: JSONObject, verdict: String
  ) {
    let scenario = Scenario.applied.given(
      Act.review().with("attests", .object(review)), Act.inspect().with("attests", .object(inspection)),
      Act.assessExpertly().with("attests", .object(panel)), .deliberate(), .publish())
    #expect(scenario.when(.certify()) == verdict)
  }

  @Test func theConditionsAreThoseOfTheDayOfSubmission() {
    let asked: JSONObject = ["attestedConditions": .array(["R3.1"])]
    #expect(Scenario.onNotice.given(.adopt(asked, from: "2018-03-06")).when(.certify()) == "accepted certified")
    #expect(Scenario.onNotice.given(.adopt(asked, from: "2018-03-05")).when(.certify()) == "refused R3.1 notAttested")
  }

  @Test func aTitleDoesNotBeginBeforeItIsDecided() {
    let act = Act.certify()
    #expect(Scenario.onNotice.when(act.with("effectiveDate", "2018-06-10")) == "accepted certified")
    #expect(Scenario.onNotice.when(act.with("effectiveDate", "2018-06-09")) == "refused R11.1 retroactiveCertification")
    #expect(Scenario.onNotice.when(act.with("effectiveDate", "2018-12-31")) == "accepted certified")
  }

  /// The basic title ran from 2018-06-10 to 2021-06-10; another application has gone through all stages.
  static let renewing = Scenario.certified.given(.apply("a2", on: "2020-12-10")).given(Act.stages(of: "a2", in: 2021))

  static let renewals: [(Text, JSONValue?, String)] = [
    ("2021-06-01", nil, "accepted certified"), ("2021-06-01", "2021-06-10", "refused R11.2 overlapsCurrentTitle"),
    ("2021-06-01", "2021-06-11", "accepted certified"), ("2021-06-11", "2021-06-11", "accepted certified"),
    ("2021-06-01", "2021-05-31", "refused R11.1 retroactiveCertification; R11.2 overlapsCurrentTitle"),
  ]

  @Test(arguments: renewals)
  func aRenewalDoesNotOverlap(day: Text, first: JSONValue?, verdict: String) {
    #expect(Self.renewing.when(Act.certify("t2", "a2", on: day).with("effectiveDate", first)) == verdict)
  }

  @Test func aTitleThatWillBeEndedIsNotRenewed() {
    let ending = Self.renewing.given(Act.relinquish(on: "2021-05-01").with("effectiveDate", "2021-06-05"))
    #expect(ending.when(.certify("t2", "a2", on: "2021-06-04")) == "refused R11.2 titleEnding")
    #expect(ending.when(.certify("t2", "a2", on: "2021-06-05")) == "accepted certified")
  }

  /// Only two applications under way at once, which a dispute can bring about, lead to a second renewal.
  @Test func aRenewalIsGrantedOnce() {
    let refused = Self.renewing.given(
      Act.refuse("a2", on: "2021-06-01").named("rf"), .apply("a3", on: "2021-06-01"), .dispute("rf", on: "2021-06-01"),
      .decide("setAside", on: "2021-06-02"), .certify("t2", "a2", on: "2021-06-02"))
    let scenario = refused.given(
      .review("a3", on: "2021-06-02"), .inspect("i3", "a3", on: "2021-06-02"),
      .assessExpertly("a3", on: "2021-06-02"), .deliberate("a3", on: "2021-06-02"),
      .publish("n3", "a3", from: "2021-06-02", to: "2021-06-08"))
    #expect(scenario.when(.certify("t3", "a3", on: "2021-06-10")) == "refused R11.2 renewalAlreadyGranted")
    #expect(scenario.when(.certify("t3", "a3", on: "2021-06-11")) == "accepted certified")
  }

  @Test func anOpenRectificationWarns() {
    let rectifying = Self.renewing.given(
      .assess("unqualified", year: 2020, on: "2021-01-20"), .order(on: "2021-01-21", deadline: "2021-07-01"))
    #expect(rectifying.when(.certify("t2", "a2", on: "2021-06-01")) == "accepted certified W openRectification")
    #expect(rectifying.when(.certify("t2", "a2", on: "2021-06-11")) == "accepted certified")
    let failed = rectifying.given(.reportRectification(on: "2021-02-01"), .verify("failed", on: "2021-03-01"))
    #expect(failed.when(.certify("t2", "a2", on: "2021-06-01")) == "accepted certified W openRectification")
    let passed = rectifying.given(.reportRectification(on: "2021-02-01"), .verify("passed", on: "2021-03-01"))
    #expect(passed.when(.certify("t2", "a2", on: "2021-06-01")) == "accepted certified")
  }

  static let closings: [(Act, String)] = [
    (.refuse(on: "2018-03-04"), "refused G2 beforeApplication"),
    (.refuse(on: "2018-03-05"), "accepted certificationRefused"),
    (.withdraw(on: "2018-03-04"), "refused G2 beforeApplication"), (.withdraw(on: "2018-03-05"), "accepted withdrawn"),
  ]

  @Test(arguments: closings)
  func anApplicationMayEndAtAnyStage(act: Act, verdict: String) {
    for scenario in [Scenario.applied, .endorsed, .onNotice] { #expect(scenario.when(act) == verdict) }
  }

  @Test func aClosedApplicationHasNoStageFromItsDayOn() {
    let closed = Scenario.onNotice.given(.refuse(on: "2018-05-20"))
    #expect(closed.state(on: "2018-05-19") == "uncertified onNotice")
    #expect(closed.state(on: "2018-05-20") == "uncertified")
  }
}
