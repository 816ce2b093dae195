import Testing

@testable import RegistryCore

/// correctRecord, annulRecord and erasePersonalData, without the legality of the history (DOMAIN §6.9).
@Suite struct RepairTests {
  static let corrections: [(Act, String)] = [
    (.correct("c9", ["decisionDate": "2018-06-08"]), "accepted corrected"),
    (.correct("c9", ["decisionDate": "2018-06-10"]), "accepted corrected"),
    (.correct("c99", [:], approvedBy: "clerkA"), "refused G1 unknownCommand"),
    (.correct("cr", ["reason": "x"]), "refused G7 targetIsCorrection"),
    (.correct("an", ["reason": "x"], approvedBy: "clerkA"), "refused G7 targetIsCorrection; G7 fourEyes"),
    (.correct("gone", ["newName": "x"]), "refused G7 alreadyAnnulled"),
    (.correct("gone", ["newName": "x"], approvedBy: "clerkA"), "refused G7 fourEyes; G7 alreadyAnnulled"),
    (.correct("c9", ["decisionDate": "2018-06-08"], approvedBy: "clerkA"), "refused G7 fourEyes"),
    (.correct("c9", [:]), "refused G7 nothingToCorrect"),
    (.correct("c9", [:], approvedBy: "clerkA"), "refused G7 fourEyes"),
    (
      .correct(
        "c9", ["colour": 1, "applicationId": "a2", "note": "x", "certificationId": "t1", "attachments": .array([])]),
      "refused G7 unknownField:colour; G7 identifierImmutable:applicationId; G7 unknownField:note; "
        + "G7 identifierImmutable:certificationId; G7 unknownField:attachments"
    ),
    (.correct("c9", ["decisionDate": "2018-06-08", "fooId": 1]), "refused G7 unknownField:fooId"),
    (.correct("c3", ["callId": .null]), "refused G7 identifierImmutable:callId"),
  ]

  static let repaired = Scenario.certified.given(
    Act.change("rename", ["newName": "新"], id: "g1").named("gone"), Act.annul("gone").named("an"),
    Act.correct("c9", ["decisionDate": "2018-06-10"]).named("cr"))

  @Test(arguments: corrections)
  func aCorrectionNeedsTwoPersonsAndARecord(act: Act, verdict: String) {
    #expect(Self.repaired.when(act) == verdict)
  }

  static let annulments: [(Act, String)] = [
    (.annul("c9"), "accepted annulled"), (.annul("c99", approvedBy: "clerkA"), "refused G1 unknownCommand"),
    (.annul("cr"), "refused G8 targetIsCorrection"),
    (.annul("an", approvedBy: "clerkA"), "refused G8 targetIsCorrection; G8 fourEyes"),
    (.annul("gone"), "refused G8 alreadyAnnulled"), (.annul("c9", approvedBy: "clerkA"), "refused G8 fourEyes"),
    (Act.annul("c9", approvedBy: "clerkA").by("clerkB"), "accepted annulled"),
  ]

  @Test(arguments: annulments)
  func anAnnulmentNeedsTwoPersonsAndARecord(act: Act, verdict: String) {
    #expect(Self.repaired.when(act) == verdict)
  }

  @Test func personalDataAreErasedByTwoPersonsOnce() {
    let scenario = Scenario.certified
    #expect(scenario.when(.erase("application:a1")) == "accepted personalDataErased")
    #expect(scenario.when(.erase("nonsense")) == "accepted personalDataErased")
    let erased = scenario.given(Act.erase("application:a1").named("er"))
    #expect(erased.when(.erase("application:a1")) == "refused G11 alreadyErased")
    #expect(erased.when(.erase("application:a1", approvedBy: "clerkA")) == "refused G11 fourEyes")
    #expect(erased.when(.erase("application:a1#contactName")) == "accepted personalDataErased")
    #expect(erased.given(.annul("er")).when(.erase("application:a1")) == "accepted personalDataErased")
  }

  @Test func anErasureChangesNoStatus() {
    let erased = Scenario.onNotice.given(.object(), .erase("application:a1", on: "2018-05-20"))
    #expect(erased.state(on: "2018-05-20") == "uncertified onNotice")
    #expect(erased.given(.resolve()).when(.certify()) == "accepted certified")
  }

  @Test func recordedTimeDoesNotGoBack() {
    let scenario = Scenario.registered.given(
      Act.registerOperator("op2", uscc: RegistrationTests.secondCode).recorded("2018-01-09"))
    let call = Act.openCall()
    #expect(scenario.when(call.recorded("2018-01-09T09:00:00+08:00")) == "refused G2 recordedAtGoesBack")
    #expect(scenario.when(call.recorded("2018-01-09T15:59:59.999998Z")) == "refused G2 recordedAtGoesBack")
    #expect(scenario.when(call.recorded("2018-01-09T15:59:59.999999Z")) == "accepted callOpened")
    #expect(
      scenario.when(call.with("closesOn", "2018-01-01").recorded("2018-01-09T09:00:00+08:00"))
        == "refused G2 recordedAtGoesBack")
    #expect(scenario.when(call.with("closesOn", 7).recorded("2018-01-08")) == "refused G14 badDate:closesOn")
  }
}
