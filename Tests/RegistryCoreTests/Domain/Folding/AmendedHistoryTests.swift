import Testing

@testable import RegistryCore

/// What the table of DOMAIN §8.3 says of corrections and decisions of disputes, where the other suites do not.
@Suite struct AmendedHistoryTests {
  /// Null in the changes takes a field out.
  @Test func nullDeletesAField() {
    let later = Scenario.onNotice.given(Act.certify().with("effectiveDate", "2018-07-01").named("c9"))
    #expect(later.state(on: "2018-06-30") == "uncertified titlePending")
    let corrected = later.given(.correct("c9", ["effectiveDate": .null]))
    #expect(corrected.state(on: "2018-06-10") == "certified")
    #expect(corrected.status(on: "2018-06-10")?.term?.validUntil == .day("2021-06-10"))
  }

  /// Every answer shows a document number as it is stored, wherever it came from (DOMAIN §4.5).
  @Test func documentNumbersInChangesAreNormalised() {
    let corrected = Scenario.certified.given(.correct("c9", ["documentNo": " 朔科发[2018]21号 "]))
    #expect(Chronicle(corrected.records)["c9"]?.data["documentNo"] == "朔科发〔2018〕21号")
    let modified = Scenario.certified.given(
      .dispute("c9", on: "2018-07-01"),
      .decide("modified", on: "2018-08-01", changes: ["documentNo": "朔科发（2018】9号"]))
    #expect(Chronicle(modified.records)["c9"]?.data["documentNo"] == "朔科发〔2018〕9号")
  }

  /// Without the record that it amends nobody can say what it changed.
  @Test func whatAmendsARecordThatIsNotThereIsToldWithoutIt() throws {
    let corrected = Scenario.certified.given(.correct("c9", ["decisionDate": "2018-06-09"]))
    let effect = try #require(AmendmentEffect(lastOf: corrected.records))
    #expect(effect.targetName == .certify && effect.changes.count == 1)
    let alone = try #require(AmendmentEffect(lastOf: corrected.records.suffix(1)))
    #expect(alone.kind == .corrected && alone.target == "c9" && alone.source == effect.source)
    #expect(alone.targetName == nil && alone.changes == [])
  }

  @Test(arguments: ["upheld", "unlawfulConfirmed", "withdrawn"])
  func outcomesThatChangeNothingButTheDispute(_ outcome: String) {
    let scenario = Scenario.certified.given(
      .dispute("c9", on: "2018-07-01"), .decide(.string(Text(outcome)), on: "2018-08-01"))
    #expect(scenario.state(on: "2018-06-30") == "certified")
    #expect(scenario.state(on: "2018-07-31") == "certified underDispute")
    #expect(scenario.state(on: "2018-08-01") == "certified")
    #expect(Chronicle(scenario.records)["c9"]?.isAmended == false)
  }

  /// A title with a renewal `t2` that continues it.
  private static let renewed = Scenario.certified.given(
    [Act.apply("a2", on: "2020-12-10").with("facts.leaseEnd", "2027-01-01")] + Act.stages(of: "a2", in: 2021)
      + [Act.certify("t2", "a2", on: "2021-06-01").named("c20")])

  private func term(_ scenario: Scenario, _ id: CertificationID) -> String {
    scenario.space.titles.first { $0.id == id }.map { "\($0.validFrom) \($0.validUntil)" } ?? "none"
  }

  /// Dates that were derived later follow a correction, as if the record had been right from the start.
  @Test func derivedDatesFollowACorrection() {
    #expect(term(Self.renewed, "t2") == "2021-06-11 2024-06-10")
    let corrected = Self.renewed.given(.correct("c9", ["decisionDate": "2018-06-08"]))
    #expect(term(corrected, "t1") == "2018-06-08 2021-06-08" && term(corrected, "t2") == "2021-06-09 2024-06-08")
  }

  /// A setting aside acts at its own place: what came before it was computed with the decision standing, and keeps its
  /// dates; every answer known after it treats the decision as never made.
  @Test func whatWasDerivedFromADecisionSetAsideKeepsItsDates() {
    let scenario = Self.renewed.given(.dispute("c9", on: "2021-07-01"), .decide("setAside", on: "2021-12-01"))
    #expect(term(scenario, "t2") == "2021-06-11 2024-06-10")
    #expect(scenario.state(on: "2019-01-01") == "uncertified noticeClosed")
    #expect(scenario.state(on: "2021-06-11").hasPrefix("certified"))
    #expect(scenario.state(on: "2019-01-01", knownAt: "2021-11-30") == "certified reportOverdue")
  }

  /// A decision that is set aside takes its flags with it on every day (DOMAIN §5.7).
  @Test func flagsGoWithWhatTheyRestOn() {
    let fraud = Scenario.certified.given(Act.findFraud(on: "2019-05-10").named("ff"))
    #expect(fraud.state(on: "2019-06-01") == "revoked fraudFound operatorBanned reportOverdue")
    let freed = fraud.given(.dispute("ff", on: "2019-07-01"), .decide("setAside", on: "2020-02-20"))
    #expect(freed.state(on: "2019-06-01") == "certified reportOverdue")
    #expect(freed.state(on: "2019-08-01") == "certified reportOverdue underDispute")
    let annulled = fraud.given(.annul("ff"))
    #expect(annulled.state(on: "2019-06-01") == "certified reportOverdue")
  }
}
