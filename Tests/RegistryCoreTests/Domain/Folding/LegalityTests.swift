import Testing

@testable import RegistryCore

/// Corrections and annulments leave a history that the rules allow (DOMAIN §8.4).
@Suite struct LegalityTests {
  static let corrections: [(Text, JSONObject, String)] = [
    ("c9", ["decisionDate": "2018-06-08"], ""), ("c9", ["decisionDate": "2018-05-28"], "c9:R5.3c:noticeNotOver"),
    ("c9", ["decisionDate": "2018-06-11"], "c9:G2:afterRecording:decisionDate"),
    ("c9", ["documentNo": .null], "c9:N4:missing:documentNo"),
    ("c9", ["documentNo": "x"], "c9:G12:badDocumentNo:documentNo"),
    ("c9", ["effectiveDate": "2018-07-01"], ""),
    ("c9", ["effectiveDate": "2018-06-09"], "c9:R11.1:retroactiveCertification"),
    ("c8", ["endsOn": "2018-06-09"], ""), ("c8", ["endsOn": "2018-06-10"], "c9:R5.3c:noticeNotOver"),
    ("c8", ["endsOn": "2018-05-15"], "c8:R5.3c:noticeTooShort"),
    ("c7", ["heldOn": "2018-05-15"], "c7:G2:afterRecording:heldOn"),
    ("c7", ["result": "rejected"], "c8:R5.3b:stageFailed:deliberation"),
    ("c6", ["reviewedOn": "2018-04-01"], "c6:G2:beforeStage:siteInspection"),
    ("c4", ["attests": .null], "c9:R4.1b:notAttested"),
    ("c4", ["result": "rejected"], "c5:G3:applicationClosed:rejectedLocally"),
    ("c4", ["bodyKind": "developmentZone"], "c4:R5.1b:wrongReviewBody"),
    ("c3", ["submittedOn": "2018-03-04"], ""), ("c3", ["copies": 2], "c3:N1:tooFewCopies"),
    ("c3", ["sealed": "yes"], "c3:G14:badBool:sealed"),
    ("c2", ["registeredOn": "2017-05-31"], ""), ("c2", ["jurisdiction": "taiyuan"], "c3:R2.1:outsideMunicipality"),
    ("c2", ["jurisdiction": "pinglu"], "c4:R5.1b:wrongReviewBody"), ("c2", ["onCampus": true], ""),
    ("c1", ["uscc": "91350100M000100Y43"], ""), ("c1", ["uscc": "x"], "c1:G1:badUscc:length"),
    ("c1", ["operatorKind": "affiliatedBody"], "c1:R4.1a:hostMissing"),
  ]

  @Test(arguments: corrections)
  func aCorrectionNamesTheFirstCommandThatItMakesIllegal(target: Text, changes: JSONObject, conflict: String) {
    let verdict = Scenario.certified.when(.correct(target, changes))
    #expect(verdict == (conflict.isEmpty ? "accepted corrected" : "refused G7 historyBecomesIllegal:\(conflict)"))
  }

  static let annulments: [(Text, String)] = [
    ("c9", ""), ("c8", "c9:R5.3c:stageMissing:publicNotice"), ("c7", "c8:R5.3b:stageMissing:deliberation"),
    ("c4", "c5:R5.1d:stageMissing:localReview"), ("c3", "c4:G1:unknownApplication"),
    ("c2", "c3:G1:unknownSpace"), ("c1", "c2:G1:unknownOperator"),
  ]

  @Test(arguments: annulments)
  func aRecordThatOthersRelyOnIsAnnulledAfterThem(target: Text, conflict: String) {
    let verdict = Scenario.certified.when(.annul(target))
    #expect(verdict == (conflict.isEmpty ? "accepted annulled" : "refused G8 historyBecomesIllegal:\(conflict)"))
  }

  @Test func everythingCanBeAnnulledLastFirst() {
    let emptied = Scenario.certified.given((1...9).reversed().map { Act.annul(Text("c\($0)")).recorded("2018-07-01") })
    #expect(emptied.register.spaces.isEmpty && emptied.register.operators.isEmpty)
    #expect(emptied.state(on: "2018-07-01") == "unknown")
    #expect(emptied.state(on: "2018-07-01", knownAt: "2018-06-10") == "certified")
    let again = emptied.given(.registerOperator(), .registerSpace(), .apply())
    #expect(again.state(on: "2018-03-05") == "uncertified submitted")
  }

  @Test func anAnnulledIdIsFreeAndItsCommandIsNot() {
    let annulled = Scenario.certified.given(.annul("c9"))
    #expect(annulled.when(.certify("t1")) == "accepted certified")
    #expect(annulled.register.commands["c9"]?.isAnnulled == true)
    #expect(annulled.when(.correct("c9", ["decisionDate": "2018-06-09"])) == "refused G7 alreadyAnnulled")
  }

  @Test func aServedOrDisputedDecisionIsNotAnnulled() {
    let served = Scenario.certified.given(Act.serve("c9", on: "2018-06-11").named("sv"))
    #expect(served.when(.annul("c9")) == "refused G8 historyBecomesIllegal:sv:G1:unknownCommand")
    #expect(served.given(.annul("sv")).when(.annul("c9")) == "accepted annulled")
    let disputed = Scenario.certified.given(Act.dispute("c9", on: "2018-06-11").named("dp"))
    #expect(disputed.when(.annul("c9")) == "refused G8 historyBecomesIllegal:dp:G1:unknownCommand")
    #expect(disputed.when(.correct("c9", ["decisionDate": "2018-06-08"])) == "accepted corrected")
  }

  /// Dates that were derived follow a correction: the renewal continues the corrected title.
  @Test func aCorrectionActsAsIfTheRecordHadBeenRight() {
    let renewed = CertifyTests.renewing.given(.certify("t2", "a2", on: "2021-06-01"))
    let corrected = renewed.given(.correct("c9", ["decisionDate": "2018-06-08"]))
    #expect(corrected.space.titles.map(\.validUntil) == [.day("2021-06-08"), .day("2024-06-08")])
    #expect(renewed.space.titles.map(\.validUntil) == [.day("2021-06-10"), .day("2024-06-10")])
  }

  /// The application of another space is illegal once the finding bans its operator on that day.
  @Test func aCorrectionReachesOtherSpaces() {
    let scenario = Scenario.certified.given(
      Act.findFraud(on: "2019-05-10").named("ff"), .registerSpace("s3").with(["name": "三", "address": "三路"]),
      Act.apply("a3", on: "2019-05-09", space: "s3").with("form.spaceName", "三").named("ap"))
    #expect(
      scenario.when(.correct("ff", ["decisionDate": "2019-05-09"])) == "refused G7 historyBecomesIllegal:ap:R9.2:banned"
    )
    #expect(
      scenario.when(.correct("ff", ["decisionDate": "2019-05-11"]))
        == "refused G7 historyBecomesIllegal:ff:G2:afterRecording:decisionDate")
  }

  @Test func aCorrectionOfTheRegulationReachesEveryCommand() {
    let scenario = Scenario().given(
      Act.adopt(["mentorMin": 3], from: "2018-01-01").named("ad"), Act.registerOperator(), Act.registerSpace(),
      Act.apply().named("ap"))
    let stricter = Act.correct("ad", ["parameters": .object(["mentorMin": 5])])
    #expect(scenario.when(stricter) == "refused G7 historyBecomesIllegal:ap:R4.3c:tooFewMentors")
    #expect(scenario.given(.annul("ad")).register.regulations.version(on: .day("2019-01-01"))?.id == "szzc-2016")
    #expect(scenario.when(.correct("ad", ["parameters": .object(["validityYears": 9])])) == "accepted corrected")
  }

  /// A correction under trial may leave data that are not even well-formed; it is refused for that and nothing else.
  static let malformed: [(JSONObject, String)] = [
    (["changes": .array([])], "dd:G14:badObject:changes"), (["outcome": 7], "dd:G14:badValue:outcome"),
    (["outcome": "unlawfulConfirmed", "documentNo": .array([])], "dd:G14:badString:documentNo"),
    (["decisionDate": .null], "dd:G14:missing:decisionDate"),
    (["outcome": "upheld"], "dd:G9:changesOnlyWithModified"),
    (["changes": .object(["colour": 1])], "as:G14:unknownField:colour"),
    (["changes": .object(["grade": " "])], "as:G14:badString:grade"),
  ]

  /// A decision that still says that it modifies binds, whatever a correction of it leaves of its changes: what it has put
  /// in place is not what stands against the correction.
  @Test(arguments: [.null, .object([:])] as [JSONValue])
  func aModificationWithoutChangesStillShields(_ changes: JSONValue) {
    let scenario = Scenario.unqualified.given(
      Act.change("rename", ["newName": "旧名"], on: "2018-07-01").named("rn"), .dispute("rn", on: "2019-02-01"),
      Act.decide("modified", on: "2019-03-01", changes: ["newName": "新名"]).named("dd"),
      .correct("rn", ["effectiveDate": "2010-01-01"]))
    #expect(
      scenario.when(.correct("dd", ["changes": changes]))
        == "refused G7 historyBecomesIllegal:dd:G9:changesOnlyWithModified")
  }

  @Test(arguments: malformed)
  func aMalformedCorrectionOfADecisionIsRefused(changes: JSONObject, conflict: String) {
    let scenario = Scenario.unqualified.given(
      .dispute("as", on: "2019-02-01"),
      Act.decide("modified", on: "2019-03-01", changes: ["grade": "qualified"]).named("dd"))
    #expect(scenario.when(.correct("dd", changes)) == "refused G7 historyBecomesIllegal:\(conflict)")
  }
}
