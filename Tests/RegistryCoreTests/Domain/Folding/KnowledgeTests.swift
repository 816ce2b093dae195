import Testing

@testable import RegistryCore

/// What was known at a moment (DOMAIN §8.1, §8.2): a record made later does not exist, a correction made later has not
/// happened.
@Suite struct KnowledgeTests {
  @Test func aLateEntryCountsFromItsDateForThoseWhoKnowIt() {
    let late = Scenario.onNotice.given(Act.certify(on: "2018-06-10").recorded("2018-09-01T10:00:00+08:00"))
    #expect(late.state(on: "2018-06-10") == "certified")
    #expect(late.state(on: "2018-06-10", knownAt: "2018-08-31") == "uncertified noticeClosed")
    #expect(late.state(on: "2018-06-10", knownAt: "2018-09-01T01:59:59.999999Z") == "uncertified noticeClosed")
    #expect(late.state(on: "2018-06-10", knownAt: "2018-09-01T02:00:00Z") == "certified")
    #expect(late.state(on: "2018-06-10", knownAt: "2018-09-01") == "certified")
  }

  /// Dates may lie before those of earlier records, as long as the checks hold against all that is known.
  @Test func anEarlierDateIsJudgedByAllThatIsKnown() {
    let scenario = Scenario.certified.given(.report(2019, on: "2019-06-01"))
    #expect(scenario.when(.report(2018, on: "2018-12-31")) == "accepted reported")
    #expect(scenario.when(.certify("t2", on: "2018-06-11")) == "refused G3 applicationClosed:certified")
  }

  @Test func repairsAreKnownFromTheirRecordingOn() {
    let scenario = Scenario.certified.given(
      Act.correct("c9", ["decisionDate": "2018-06-08"]).recorded("2018-07-02"), Act.annul("c9").recorded("2018-07-03"))
    #expect(scenario.state(on: "2018-06-08", knownAt: "2018-07-01") == "uncertified noticeClosed")
    #expect(scenario.state(on: "2018-06-08", knownAt: "2018-07-02") == "certified")
    #expect(scenario.state(on: "2018-06-08", knownAt: "2018-07-03") == "uncertified noticeClosed")
  }

  @Test func aDecisionOfADisputeIsKnownFromItsRecordingOn() {
    let scenario = Scenario.certified.given(
      Act.dispute("c9", on: "2018-07-01").recorded("2018-07-10"),
      Act.decide("setAside", on: "2018-07-05").recorded("2018-07-20"))
    #expect(scenario.state(on: "2018-07-02", knownAt: "2018-07-09") == "certified")
    #expect(scenario.state(on: "2018-07-02", knownAt: "2018-07-19") == "certified underDispute")
    #expect(scenario.state(on: "2018-07-06", knownAt: "2018-07-19") == "certified underDispute")
    #expect(scenario.state(on: "2018-07-02", knownAt: "2018-07-20") == "uncertified noticeClosed underDispute")
    #expect(scenario.state(on: "2018-07-06", knownAt: "2018-07-20") == "uncertified noticeClosed")
  }

  /// What became of each record, as the history tells it.
  @Test func theHistoryKeepsEverything() {
    let scenario = Scenario.certified.given(
      Act.correct("c9", ["decisionDate": "2018-06-08"]).named("k1"),
      Act.change("rename", ["newName": "新"]).named("g"), Act.annul("g").named("k2"), .dispute("c9", on: "2018-07-01"),
      Act.decide("setAside", on: "2018-07-05").named("k3"))
    let chronicle = Chronicle(scenario.records)
    #expect(chronicle.records.map(\.record.id) == scenario.records.map(\.id))
    #expect(chronicle["c9"]?.correctedBy == ["k1"] && chronicle["c9"]?.setAsideBy == "k3")
    #expect(chronicle["c9"]?.record.data["decisionDate"] == "2018-06-10")
    #expect(chronicle["c9"]?.data["decisionDate"] == "2018-06-08")
    #expect(chronicle["g"]?.annulledBy == "k2" && chronicle["g"]?.correctedBy == [])
  }
}
