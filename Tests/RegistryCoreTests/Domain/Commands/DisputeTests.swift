import Testing

@testable import RegistryCore

/// recordService, fileDispute and decideDispute (DOMAIN §5.5, §6.9).
@Suite struct DisputeTests {
  /// Every kind of decision, each with the day that dates it.
  static let decided = Scenario.certified.given(
    Act.apply("a2", on: "2020-12-10"), Act.review("a2", on: "2021-01-04").named("reviewLocally"),
    Act.refuse("a2", on: "2021-01-05").named("refuseCertification"),
    Act.assess("excellent", "e0", year: 2019, on: "2020-01-20").named("recordAssessment"),
    Act.reward(2019, on: "2020-01-21").named("grantReward"),
    Act.assess("unqualified", "e1", year: 2020, on: "2021-01-06"),
    Act.order(on: "2021-01-07", deadline: "2021-01-31").named("orderRectification"),
    Act.reportRectification(on: "2021-01-08"),
    Act.verify("passed", on: "2021-01-09").named("verifyRectification"),
    Act.sanction("serious", "revocation", on: "2021-01-10").named("imposeSanction"),
    Act.change("rename", ["newName": "新"], on: "2021-01-11").named("recordChange"),
    Act.relinquish(on: "2021-01-12").with("effectiveDate", "2021-03-01").named("relinquishTitle"),
    Act.revoke("x1", on: "2021-01-13", ground: "seriousViolation").with("effectiveDate", "2021-02-28").named(
      "revokeTitle"),
    Act.findFraud(on: "2021-01-14").named("findFraud"))

  static let decisions: [(Text, Text, Text)] = [
    ("c4", "2018-03-11", "2018-03-12"), ("c9", "2018-06-09", "2018-06-10"),
    ("reviewLocally", "2021-01-03", "2021-01-04"),
    ("refuseCertification", "2021-01-04", "2021-01-05"), ("recordAssessment", "2020-01-19", "2020-01-20"),
    ("grantReward", "2020-01-20", "2020-01-21"), ("orderRectification", "2021-01-06", "2021-01-07"),
    ("verifyRectification", "2021-01-08", "2021-01-09"), ("imposeSanction", "2021-01-09", "2021-01-10"),
    ("recordChange", "2021-01-10", "2021-01-11"), ("relinquishTitle", "2021-01-11", "2021-01-12"),
    ("revokeTitle", "2021-01-12", "2021-01-13"), ("findFraud", "2021-01-13", "2021-01-14"),
  ]

  @Test(arguments: decisions)
  func aDecisionIsServedAndDisputedFromItsDayOn(command: Text, before: Text, day: Text) {
    #expect(Self.decided.when(.serve(command, on: before)) == "refused G10 servedBeforeDecision")
    #expect(Self.decided.when(.serve(command, on: day)) == "accepted served")
    #expect(Self.decided.when(.dispute(command, on: before)) == "refused G2 beforeDecision")
    #expect(Self.decided.when(.dispute(command, on: day)) == "accepted disputeFiled W noServiceRecord")
  }

  static let others: [Text] = ["c1", "c2", "c3", "c5", "c6", "c7", "c8"]

  @Test(arguments: others)
  func onlyDecisionsAreServedAndDisputed(command: Text) {
    #expect(Scenario.certified.when(.serve(command, on: "2018-12-01")) == "refused G9 notADecision")
    #expect(Scenario.certified.when(.dispute(command, on: "2018-12-01")) == "refused G9 notADecision")
  }

  @Test func whatIsServedAndDisputedExists() {
    #expect(Scenario.certified.when(.serve("c99", on: "2018-12-01")) == "refused G1 unknownCommand")
    #expect(Scenario.certified.when(.dispute("c99", on: "2018-12-01")) == "refused G1 unknownCommand")
    let annulled = Scenario.certified.given(.annul("c9"))
    #expect(annulled.when(.serve("c9", on: "2018-12-01")) == "refused G1 unknownCommand")
    #expect(annulled.when(.dispute("c9", on: "2018-12-01")) == "refused G1 unknownCommand")
    let filed = Scenario.certified.given(.dispute("c9", on: "2018-12-01"))
    #expect(filed.when(.dispute("c99", on: "2018-12-01")) == "refused G1 duplicateId; G1 unknownCommand")
  }

  @Test func aDecisionIsServedOnce() {
    let served = Scenario.certified.given(.serve("c9", on: "2018-06-11"))
    #expect(served.when(.serve("c9", on: "2018-06-12")) == "refused G3 alreadyServed")
    #expect(served.when(.serve("c9", on: "2018-06-09")) == "refused G10 servedBeforeDecision; G3 alreadyServed")
  }

  /// Served on 2019-05-13: reconsideration until 2019-07-12, litigation until 2019-11-13.
  static let filings: [(JSONValue, Text, String)] = [
    ("reconsideration", "2019-07-12", "accepted disputeFiled"),
    ("reconsideration", "2019-07-13", "accepted disputeFiled W filedLate"),
    ("litigation", "2019-11-13", "accepted disputeFiled"),
    ("litigation", "2019-11-14", "accepted disputeFiled W filedLate"),
  ]

  @Test(arguments: filings)
  func aLateFilingOnlyWarns(kind: JSONValue, day: Text, verdict: String) {
    let served = Scenario.certified.given(.serve("c9", on: "2019-05-13"))
    #expect(served.when(.dispute("c9", on: day, kind)) == verdict)
  }

  @Test func aDecisionSetAsideIsDisputedNoMore() {
    let setAside = Scenario.certified.given(.dispute("c9", on: "2018-07-01"), .decide("setAside", on: "2018-08-01"))
    #expect(setAside.when(.dispute("c9", "d2", on: "2018-06-01")) == "refused G9 alreadySetAside; G2 beforeDecision")
    #expect(setAside.when(.serve("c9", on: "2018-09-01")) == "accepted served")
  }

  static let outcomes: [(JSONValue, JSONObject?, String)] = [
    ("upheld", nil, "accepted disputeDecided"), ("upheld", [:], "accepted disputeDecided"),
    ("setAside", nil, "accepted disputeDecided"), ("unlawfulConfirmed", nil, "accepted disputeDecided"),
    ("withdrawn", nil, "accepted disputeDecided"),
    ("upheld", ["grade": "excellent"], "refused G9 changesOnlyWithModified"),
    ("modified", nil, "refused G9 changesOnlyWithModified"), ("modified", [:], "refused G9 changesOnlyWithModified"),
    ("modified", ["grade": "excellent"], "accepted disputeDecided"),
    ("modified", ["grade": "unheard of"], "accepted disputeDecided"),
    ("modified", ["colour": 1, "spaceId": "s2"], "refused G9 badChange:colour"),
    ("modified", ["grade": "x", "spaceId": "s2", "colour": 1], "refused G9 badChange:spaceId"),
    ("modified", ["note": "x"], "refused G9 badChange:note"),
    ("modified", ["attachments": .array([])], "refused G9 badChange:attachments"),
    ("modified", ["grade": .null], "refused G9 badChange"), ("modified", ["decisionDate": "x"], "refused G9 badChange"),
    ("modified", ["decisionDate": "2019-01-21"], "refused G9 badChange"),
    ("modified", ["documentNo": "朔科发[2019]1号"], "accepted disputeDecided"),
    ("modified", ["documentNo": .null], "accepted disputeDecided"),
  ]

  /// The assessment was recorded on the day of its decision, so that no later date can stand in it.
  @Test(arguments: outcomes)
  func aDisputeIsDecided(outcome: JSONValue, changes: JSONObject?, verdict: String) {
    let disputed = Scenario.unqualified.given(.dispute("as", on: "2019-02-02"))
    #expect(disputed.when(.decide(outcome, on: "2019-03-20", changes: changes)) == verdict)
  }

  @Test func eachFaultOfADecisionStopsTheNext() {
    let disputed = Scenario.unqualified.given(.dispute("as", on: "2019-02-02"))
    #expect(disputed.when(.decide("modified", "d9", on: "2019-02-01")) == "refused G1 unknownDispute")
    #expect(disputed.when(.decide("modified", on: "2019-02-01")) == "refused G2 beforeFiling")
    #expect(disputed.when(.decide("upheld", on: "2019-02-02")) == "accepted disputeDecided")
    let decided = disputed.given(.decide("upheld", on: "2019-02-02"))
    #expect(decided.when(.decide("modified", on: "2019-02-01")) == "refused G9 alreadyDecided")
    #expect(
      decided.when(.dispute("as", "d2", on: "2019-02-03", "litigation")) == "accepted disputeFiled W noServiceRecord")
  }
}
