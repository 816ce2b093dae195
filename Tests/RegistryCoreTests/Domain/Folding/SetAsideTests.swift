import Testing

@testable import RegistryCore

/// What a decision set aside leaves behind: it counts as never made, and nothing else falls with it (DOMAIN §5.1, §8.3).
@Suite struct SetAsideTests {
  /// A dispute about a command, decided `setAside`.
  private func setAside(_ command: Text, _ scenario: Scenario, on day: Text = "2021-12-01") -> Scenario {
    scenario.given(.dispute(command, "d9", on: day), .decide("setAside", "d9", on: day))
  }

  @Test func anEndorsement() {
    let scenario = setAside("c4", .endorsed, on: "2018-03-20")
    #expect(scenario.state(on: "2018-03-20") == "uncertified submitted")
    #expect(scenario.when(.inspect()) == "refused R5.1d stageMissing:localReview")
    #expect(scenario.when(.review(on: "2018-03-21")) == "accepted endorsed")
    let later = setAside("c4", .inspected, on: "2018-04-10")
    #expect(later.when(.review(on: "2018-04-11")) == "refused G3 laterStageDone")
    #expect(later.state(on: "2018-04-11") == "uncertified inspected")
  }

  @Test func aRejection() {
    let scenario = setAside("rj", Scenario.applied.given(Act.review().with("result", "rejected").named("rj")))
    #expect(scenario.state(on: "2018-03-12") == "uncertified submitted")
    #expect(scenario.when(.review()) == "accepted endorsed")
  }

  /// What the review attested goes with it.
  @Test func theAttestsOfAReview() {
    let scenario = setAside("c4", .onNotice, on: "2018-05-20")
    #expect(scenario.when(.certify()).hasPrefix("refused R5.1d stageMissing:localReview; R4.1b notAttested; "))
  }

  @Test func aCertification() {
    let scenario = setAside("c9", .certified, on: "2018-07-01")
    #expect(scenario.state(on: "2018-07-01") == "uncertified noticeClosed")
    #expect(scenario.when(.certify("t1", on: "2018-07-02")) == "refused G1 duplicateId")
    #expect(scenario.when(.certify("t2", on: "2018-07-02")) == "accepted certified")
  }

  @Test func aRefusal() {
    let scenario = setAside("rf", Scenario.onNotice.given(Act.refuse().named("rf")))
    #expect(scenario.state(on: "2018-06-10") == "uncertified noticeClosed")
    #expect(scenario.when(.certify()) == "accepted certified")
  }

  /// Of several applications that a dispute leaves open the last submitted gives the stage.
  @Test func aRefusalAfterWhichAnotherApplicationCame() {
    let scenario = setAside(
      "rf", Scenario.endorsed.given(Act.refuse(on: "2018-03-20").named("rf"), .apply("a2", on: "2018-03-21")))
    #expect(scenario.state(on: "2018-03-20") == "uncertified endorsed")
    #expect(scenario.state(on: "2018-03-21") == "uncertified submitted")
    #expect(scenario.when(.inspect()) == "accepted inspected")
    #expect(scenario.when(.apply("a3", on: "2018-04-01")) == "refused G3 applicationOpen")
    #expect(scenario.given(.withdraw("a2")).when(.apply("a3", on: "2018-04-01")) == "refused G3 applicationOpen")
  }

  @Test func anAssessmentWithTheRectificationOnIt() {
    let scenario = setAside("as", .ordered)
    #expect(scenario.state(on: "2019-05-01") == "certified reportOverdue")
    #expect(scenario.when(.verify("failed", on: "2019-05-01")) == "refused G1 unknownRectification")
  }

  @Test func aSanctionWithTheRectificationOnIt() {
    let ordered = Scenario.certified.given(
      Act.sanction("moderate", "rectification", on: "2019-01-20").named("sa"), .order(ground: "violation", basis: "x1"))
    #expect(ordered.state(on: "2019-05-01") == "rectifying rectificationOverdue reportOverdue")
    #expect(setAside("sa", ordered).state(on: "2019-05-01") == "certified reportOverdue")
  }

  /// An assessment and a sanction may have the same id; each is the basis of its own ground.
  @Test func aSanctionOfTheSameIdAsTheAssessment() {
    let ordered = Scenario.ordered.given(Act.sanction("minor", "admonition", "e1").named("sa"))
    #expect(setAside("sa", ordered).state(on: "2019-04-01") == "rectifying reportOverdue")
  }

  @Test func aVerification() {
    let verified = Scenario.ordered.given(
      .reportRectification(on: "2019-04-01"), Act.verify("passed", on: "2019-04-10").named("vf"))
    #expect(verified.state(on: "2019-04-10") == "certified reportOverdue")
    #expect(setAside("vf", verified).state(on: "2019-04-10") == "rectifying reportOverdue")
  }

  /// A revocation stands though the rectification that it rests on was set aside, until it is itself.
  @Test func aRevocation() {
    let revoked = Scenario.ordered.given(Act.revoke(on: "2019-04-25").named("rv"))
    #expect(setAside("or", revoked).state(on: "2019-04-25") == "revoked reportOverdue")
    #expect(setAside("rv", revoked).state(on: "2019-04-25") == "rectifying rectificationOverdue reportOverdue")
  }

  @Test func aRelinquishment() {
    let given = Scenario.certified.given(Act.relinquish(on: "2018-07-01").named("rl"))
    #expect(setAside("rl", given).state(on: "2018-07-01") == "certified")
  }

  @Test func aFindingWithItsEndingAndItsBan() {
    let found = Scenario.certified.given(Act.findFraud(on: "2018-08-01").named("ff"))
    let cleared = setAside("ff", found)
    #expect(cleared.state(on: "2018-08-01") == "certified")
    #expect(cleared.register.banEnd(operator: "op1", on: .day("2018-08-01")) == nil)
    #expect(cleared.register.banEntries(on: .day("2018-08-01")).isEmpty)
    let refused = Scenario.onNotice.given(Act.findFraud(on: "2018-06-01").named("ff"))
    #expect(setAside("ff", refused).state(on: "2018-06-01") == "uncertified noticeClosed")
  }

  @Test func aChange() {
    let changed = Scenario.registered.given(
      Act.change("rename", ["newName": "乙"], id: "g1", on: "2018-02-01").named("r1"),
      Act.change("rename", ["newName": "丙"], id: "g2", on: "2018-03-01").named("r2"))
    let scenario = setAside("r2", changed)
    #expect(scenario.space.names.on(.day("2018-03-01")) == "乙")
    let taken = Act.registerSpace("s2").with("address", "二路")
    #expect(scenario.when(taken.with("name", "丙")) == "accepted spaceRegistered")
    #expect(scenario.when(taken.with("name", "乙")) == "accepted spaceRegistered W nameInUse")
    #expect(setAside("r1", changed).space.names.on(.day("2018-02-15")) == "雁门众创空间")
  }

  @Test func aChangeOfAnOperatorsName() {
    let rename = Act.change("operatorRename", ["operatorId": "op1", "newName": "新公司"]).with("spaceId", nil).named("rn")
    let scenario = Scenario.registered.given(rename)
    #expect(scenario.register.operators["op1"]?.names.current == "新公司")
    #expect(setAside("rn", scenario).register.operators["op1"]?.names.current == "朔州雁门科技有限公司")
  }

  @Test func aReward() {
    let rewarded = Scenario.certified.given(.assess("excellent"), Act.reward().named("rw"))
    #expect(rewarded.register.assessments(year: 2018).map(\.isRewarded) == [true])
    #expect(setAside("rw", rewarded).register.assessments(year: 2018).map(\.isRewarded) == [false])
  }

  /// Commands before the decision were computed with what it set aside, and keep their dates.
  @Test func whatWasComputedBeforeKeepsItsDates() {
    let renewed = CertifyTests.renewing.given(.certify("t2", "a2", on: "2021-06-01"))
    let scenario = setAside("c9", renewed, on: "2021-07-01")
    #expect(scenario.space.titles[1].term == TitleTerm(validFrom: .day("2021-06-11"), validUntil: .day("2024-06-10")))
    #expect(scenario.state(on: "2020-01-01") == "uncertified noticeClosed")
    #expect(scenario.state(on: "2021-06-10") == "uncertified noticeClosed titlePending")
    #expect(scenario.status(on: "2021-06-11")?.title == .certified)
  }

  static let others: [JSONValue] = ["upheld", "unlawfulConfirmed", "withdrawn"]

  @Test(arguments: others)
  func otherOutcomesLeaveTheDecision(outcome: JSONValue) {
    let scenario = Scenario.certified.given(.dispute("c9", on: "2018-07-01"), .decide(outcome, on: "2018-08-01"))
    #expect(scenario.state(on: "2018-07-31") == "certified underDispute")
    #expect(scenario.state(on: "2018-08-01") == "certified")
  }
}
