import Testing

@testable import RegistryCore

/// The order of the stages (StageChecks of DOMAIN §6.3), tried on every stage.
@Suite struct ProcedureTests {
  @Test func theStagesFollowOneAnother() {
    #expect(Scenario.applied.when(.review()) == "accepted endorsed")
    #expect(Scenario.endorsed.when(.preview()) == "accepted preliminarilyReviewed")
    #expect(Scenario.endorsed.when(.inspect()) == "accepted inspected")
    #expect(Scenario.inspected.when(.assessExpertly()) == "accepted expertReviewed")
    #expect(Scenario.expertReviewed.when(.deliberate()) == "accepted deliberated")
    #expect(Scenario.deliberated.when(.publish()) == "accepted noticePosted")
  }

  static let every: [Act] = [
    .review("a1"), .preview("a1"), .inspect("i9", "a1"), .assessExpertly("a1"), .deliberate("a1"),
    .publish("n9", "a1"), .certify("t9", "a1"), .refuse("a1"), .withdraw("a1"),
  ]

  @Test(arguments: every)
  func eachNeedsAnOpenApplication(act: Act) {
    #expect(Scenario.registered.when(act) == "refused G1 unknownApplication")
    #expect(Scenario.certified.when(act) == "refused G3 applicationClosed:certified")
    let closings: [(Act, String)] = [
      (.refuse(), "refused"), (.withdraw(), "withdrawn"),
      (.review().with("result", "rejected"), "rejectedLocally"),
    ]
    for (closing, kind) in closings {
      #expect(Scenario.applied.given(closing).when(act) == "refused G3 applicationClosed:\(kind)")
    }
  }

  /// An identifier in use is named beside the application that is unknown or closed.
  @Test func aDuplicateIdIsCollectedFirst() {
    let acts: [Act] = [.inspect("ia1", "a9"), .publish("na1", "a9"), .certify("t1", "a9")]
    for act in acts {
      #expect(Scenario.certified.when(act) == "refused G1 duplicateId; G1 unknownApplication")
      #expect(
        Scenario.certified.when(act.with("applicationId", "a1"))
          == "refused G1 duplicateId; G3 applicationClosed:certified")
    }
  }

  static let missing: [(Act, String)] = [
    (.preview(), "R5.1d stageMissing:localReview"), (.inspect(), "R5.1d stageMissing:localReview"),
    (.assessExpertly(), "R5.1d stageMissing:localReview"), (.deliberate(), "R5.1d stageMissing:localReview"),
    (.publish(), "R5.1d stageMissing:localReview"),
  ]

  @Test(arguments: missing)
  func theFirstMissingStageEndsTheSearch(act: Act, violation: String) {
    #expect(Scenario.applied.when(act) == "refused \(violation)")
  }

  @Test func eachMissingStageHasItsRule() {
    #expect(Scenario.endorsed.when(.assessExpertly()) == "refused R5.2b stageMissing:siteInspection")
    #expect(Scenario.inspected.when(.deliberate()) == "refused R5.3a stageMissing:expertReview")
    #expect(Scenario.expertReviewed.when(.publish()) == "refused R5.3b stageMissing:deliberation")
    let needed = Scenario.endorsed.given(
      .adopt([
        "procedureStages": .array([
          .object(["stage": "localReview", "required": true]),
          .object(["stage": "preliminaryReview", "required": true]),
          .object(["stage": "siteInspection", "required": true]),
        ])
      ]))
    #expect(needed.when(.inspect()) == "refused N3 stageMissing:preliminaryReview")
  }

  @Test func aFailedStageEndsTheSearchAndMayBeRepeated() {
    let returned = Scenario.endorsed.given(.preview(on: "2018-03-20", "returned"))
    #expect(
      returned.when(.inspect(on: "2018-03-01"))
        == "refused G2 beforeApplication; G2 beforeStage:localReview; N3 stageFailed:preliminaryReview")
    #expect(returned.when(.preview(on: "2018-03-19")) == "refused G2 beforeStage:preliminaryReview")
    #expect(returned.when(.preview(on: "2018-03-20")) == "accepted preliminarilyReviewed")
    #expect(returned.given(.preview(on: "2018-03-21")).when(.inspect()) == "accepted inspected")
    let failed: [(Scenario, Act, Act, String)] = [
      (.endorsed, .inspect("i1").with("conclusion", "failed"), .assessExpertly(), "R5.2b stageFailed:siteInspection"),
      (
        .inspected, .assessExpertly().with("result", "notRecommended"), .deliberate(), "R5.3a stageFailed:expertReview"
      ),
      (.expertReviewed, .deliberate().with("result", "rejected"), .publish(), "R5.3b stageFailed:deliberation"),
    ]
    for (scenario, failing, next, violation) in failed {
      #expect(scenario.given(failing).when(next) == "refused \(violation)")
    }
    #expect(
      Scenario.endorsed.given(.inspect("i1").with("conclusion", "failed"), .inspect("i2")).when(.assessExpertly())
        == "accepted expertReviewed")
  }

  @Test func aStageThatPassedIsNotRepeated() {
    #expect(
      Scenario.endorsed.when(.review(on: "2018-03-11")) == "refused G3 stageAlreadyDone; G2 beforeStage:localReview")
    #expect(Scenario.inspected.when(.inspect("i2")) == "refused G3 stageAlreadyDone")
    #expect(Scenario.expertReviewed.when(.assessExpertly()) == "refused G3 stageAlreadyDone")
    #expect(Scenario.deliberated.when(.deliberate()) == "refused G3 stageAlreadyDone")
    #expect(Scenario.onNotice.when(.publish("n2")) == "refused G3 stageAlreadyDone")
  }

  @Test func aStageIsNotMadeUpForLater() {
    #expect(Scenario.inspected.when(.preview()) == "refused G3 laterStageDone")
    #expect(Scenario.inspected.when(.review()) == "refused G3 stageAlreadyDone; G3 laterStageDone")
    let failed = Scenario.inspected.given(.assessExpertly().with("result", "notRecommended"))
    #expect(failed.when(.preview()) == "refused G3 laterStageDone")
  }

  @Test func datesFollowTheOrderOfTheStages() {
    #expect(Scenario.applied.when(.review(on: "2018-03-04")) == "refused G2 beforeApplication")
    #expect(Scenario.applied.when(.review(on: "2018-03-05")) == "accepted endorsed")
    #expect(Scenario.endorsed.when(.inspect(on: "2018-03-11")) == "refused G2 beforeStage:localReview")
    #expect(Scenario.endorsed.when(.inspect(on: "2018-03-12")) == "accepted inspected")
    #expect(
      Scenario.inspected.when(.assessExpertly(on: "2018-03-04"))
        == "refused G2 beforeApplication; G2 beforeStage:localReview; G2 beforeStage:siteInspection")
  }

  /// The parameters list the stages and give their order.
  @Test func theRegulationSaysWhichStagesThereAre() {
    let short = Scenario.applied.given(
      .adopt([
        "procedureStages": .array([
          .object(["stage": "expertReview", "required": false]),
          .object(["stage": "localReview", "required": true]),
        ])
      ]))
    #expect(short.when(.inspect(on: "2018-01-01")) == "refused G3 stageNotInProcedure")
    #expect(short.when(.assessExpertly()) == "accepted expertReviewed")
    #expect(short.given(.review()).when(.assessExpertly()) == "refused G3 laterStageDone")
    let reviewed = short.given(.assessExpertly(on: "2018-03-10"), .review(on: "2018-03-12"))
    #expect(reviewed.when(.certify(on: "2018-03-12")) == "accepted certified")
    #expect(reviewed.state(on: "2018-03-12") == "uncertified endorsed")
    #expect(reviewed.state(on: "2018-03-11") == "uncertified expertReviewed")
  }

  /// The procedure is that of the day of submission, as known when the stage is taken.
  @Test func theProcedureIsThatOfTheDayOfSubmission() {
    let none: JSONObject = ["procedureStages": .array([])]
    #expect(Scenario.applied.given(.adopt(none, from: "2018-03-06")).when(.review()) == "accepted endorsed")
    #expect(
      Scenario.applied.given(.adopt(none, from: "2018-03-05")).when(.review()) == "refused G3 stageNotInProcedure")
  }
}
