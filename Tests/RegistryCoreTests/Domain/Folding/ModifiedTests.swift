import Testing

@testable import RegistryCore

/// A dispute decided `modified`, and how changes from several sources are merged (DOMAIN §8.3, §8.4).
@Suite struct ModifiedTests {
  @Test func aModifiedGradeCountsFromTheBeginning() {
    let assessed = Scenario.certified.given(Act.assess("unqualified").named("as"), .dispute("as", on: "2019-02-01"))
    let scenario = assessed.given(Act.decide("modified", on: "2019-03-20", changes: ["grade": "excellent"]))
    #expect(assessed.state(on: "2019-01-20") == "certified rectificationNotOrdered reportOverdue")
    #expect(scenario.state(on: "2019-01-20") == "certified reportOverdue")
    #expect(scenario.when(.reward(on: "2019-01-20")) == "accepted rewarded")
    #expect(
      scenario.state(on: "2019-01-20", knownAt: "2019-03-19") == "certified rectificationNotOrdered reportOverdue")
  }

  @Test func aModifiedDateMovesTheTitle() {
    let scenario = Scenario.certified.given(
      .dispute("c9", on: "2018-07-01"),
      .decide("modified", on: "2018-08-01", changes: ["decisionDate": "2018-06-01", "documentNo": "朔科发[2018]9号"]))
    #expect(scenario.space.titles[0].term == TitleTerm(validFrom: .day("2018-06-01"), validUntil: .day("2021-06-01")))
    #expect(scenario.space.titles[0].documentNo.text == "朔科发〔2018〕9号")
  }

  /// What the organ has put in place binds, also against section 6.
  @Test func aModificationNeedNotBeLegal() {
    let scenario = Scenario.unqualified.given(
      .dispute("as", on: "2019-02-01"), .decide("modified", on: "2019-03-01", changes: ["grade": "unheard of"]))
    #expect(scenario.register.assessments(year: 2018).map(\.assessment.grade) == ["unheard of"])
    #expect(scenario.when(.correct("c9", ["decisionDate": "2018-06-09"])) == "accepted corrected")
  }

  @Test func aModifiedRejectionOpensTheApplication() {
    let rejected = Scenario.applied.given(Act.review().with("result", "rejected").named("rj"))
    let scenario = rejected.given(
      .dispute("rj", on: "2018-03-20"), .decide("modified", on: "2018-04-01", changes: ["result": "endorsed"]))
    #expect(rejected.state(on: "2018-03-12") == "uncertified")
    #expect(scenario.state(on: "2018-03-12") == "uncertified endorsed")
    #expect(scenario.when(.inspect()) == "accepted inspected")
  }

  @Test func aModifiedVerificationHasTheOtherEvent() {
    let failed = Scenario.ordered.given(Act.verify("failed", on: "2019-04-22").named("vf"))
    let scenario = failed.given(
      .dispute("vf", on: "2019-05-01"), .decide("modified", on: "2019-06-01", changes: ["result": "passed"]))
    #expect(failed.state(on: "2019-04-22") == "rectifying rectificationFailed reportOverdue")
    #expect(scenario.state(on: "2019-04-22") == "certified reportOverdue")
  }

  /// Later sources win, whatever they are; null takes a field out.
  @Test func changesAreMergedInTheOrderOfTheirSources() {
    let scenario = Scenario.certified.given(
      Act.assess("qualified").with("documentNo", "朔科发〔2019〕1号").named("as"),
      Act.correct("as", ["grade": "unqualified", "documentNo": .null]).named("k1"), .dispute("as", on: "2019-02-01"),
      Act.decide("modified", on: "2019-03-01", changes: ["grade": "excellent", "year": 2019]).named("k2"),
      Act.correct("as", ["year": 2018]).named("k3"))
    let folded = Chronicle(scenario.records)["as"]
    #expect(folded?.data["grade"] == "excellent")
    #expect(folded?.data["year"] == 2018)
    #expect(folded?.data["documentNo"] == nil)
    #expect(folded?.correctedBy == ["k1", "k3"])
    #expect(folded?.isModifiedByDispute == true)
  }

  /// A decision that no longer says `modified` after its correction changes nothing, as if it never had.
  @Test func aCorrectedDecisionOfADisputeIsTheOneThatCounts() {
    let modified = Scenario.certified.given(
      Act.assess("qualified").named("as"), .dispute("as", on: "2019-02-01"),
      Act.decide("modified", on: "2019-03-01", changes: ["grade": "excellent"]).named("dd"))
    #expect(modified.register.assessments(year: 2018)[0].assessment.grade == "excellent")
    let other = modified.given(.correct("dd", ["changes": .object(["grade": "unqualified"])]))
    #expect(other.register.assessments(year: 2018)[0].assessment.grade == "unqualified")
    let upheld = modified.given(.correct("dd", ["outcome": "upheld", "changes": .null]))
    #expect(upheld.register.assessments(year: 2018)[0].assessment.grade == "qualified")
    let annulled = modified.given(.annul("dd"))
    #expect(annulled.register.assessments(year: 2018)[0].assessment.grade == "qualified")
    #expect(annulled.when(.decide("upheld", on: "2019-03-01")) == "accepted disputeDecided")
    let setAside = modified.given(.correct("dd", ["outcome": "setAside", "changes": .null]))
    #expect(setAside.register.assessments(year: 2018).isEmpty)
  }

  /// A dependant of a modified decision that section 6 would now refuse stands all the same.
  @Test func aDependantStandsAndCanBeAnnulled() {
    let scenario = Scenario.ordered.given(
      .dispute("as", on: "2019-02-01"), .decide("modified", on: "2019-03-01", changes: ["grade": "qualified"]))
    #expect(scenario.state(on: "2019-02-01") == "rectifying reportOverdue underDispute")
    #expect(
      scenario.when(.correct("or", ["deadline": "2019-05-01"]))
        == "refused G7 historyBecomesIllegal:or:R8.5:gradeNeedsNoRectification")
    #expect(scenario.when(.correct("c9", ["decisionDate": "2018-06-09"])) == "accepted corrected")
    #expect(scenario.given(.annul("or")).state(on: "2019-02-01") == "certified reportOverdue underDispute")
  }

  /// A change without a field that its kind needs has no effect, and is a decision still.
  @Test func aChangeOfAnotherKindWithoutItsFieldsHasNoEffect() {
    let renamed = Scenario.certified.given(Act.change("rename", ["newName": "新"]).named("rn"))
    for kind in ["relocate", "operator", "operatorRename"] as [JSONValue] {
      let scenario = renamed.given(
        .dispute("rn", on: "2018-10-01"), .decide("modified", on: "2018-11-01", changes: ["kind": kind]))
      #expect(scenario.space.names.current == "雁门众创空间")
      #expect(scenario.space.addresses.current == "朔城区开发北路1号")
      #expect(scenario.when(.serve("rn", on: "2018-12-01")) == "accepted served")
      #expect(scenario.when(.dispute("rn", "d2", on: "2018-12-01")) == "accepted disputeFiled W noServiceRecord")
    }
  }

  /// The kind says what changes, whatever the change was when it was recorded.
  @Test func aChangeOfAnotherKindChangesSomethingElse() {
    let renamed = Scenario.certified.given(
      Act.change("rename", ["newName": "新", "operatorId": "op1"]).named("rn"), .dispute("rn", on: "2018-10-01"),
      .decide("modified", on: "2018-11-01", changes: ["kind": "operatorRename"]))
    #expect(renamed.space.names.current == "雁门众创空间")
    #expect(renamed.register.operators["op1"]?.names.current == "新")
    let setAside = renamed.given(.dispute("rn", "d2", on: "2018-12-01"), .decide("setAside", "d2", on: "2018-12-01"))
    #expect(setAside.register.operators["op1"]?.names.current == "朔州雁门科技有限公司")
  }
}
