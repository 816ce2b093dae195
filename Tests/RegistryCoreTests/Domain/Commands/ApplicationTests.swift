import Testing

@testable import RegistryCore

/// submitApplication, steps 1–10: who applies, and whether the registry takes an application of theirs (DOMAIN §6.2).
@Suite struct ApplicationTests {
  static let references: [(JSONObject, String)] = [
    ([:], "accepted applied"),
    (["submittedOn": "2016-11-10"], "refused R12.1 noRegulationInForce"),
    (["submittedOn": "2016-11-10", "spaceId": "s9"], "refused R12.1 noRegulationInForce"),
    (["operatorId": "op9"], "refused G1 unknownOperator"),
    (["spaceId": "s9", "copies": 0], "refused G1 unknownSpace"),
    (["operatorId": "op9", "spaceId": "s9", "callId": "k9"], "refused G1 unknownOperator; G1 unknownSpace"),
    (["submittedOn": "2017-06-01", "form.filledOn": "2017-06-01"], "accepted applied"),
    (
      ["submittedOn": "2017-05-31", "form.filledOn": "2017-05-31", "form.registrationDate": "2017-05-31"],
      "refused G2 beforeSpaceRegistered"
    ),
    (["operatorId": "op2"], "refused R5.1a notTheOperator"),
  ]

  @Test(arguments: references)
  func comesFromTheOperatorOfAKnownSpace(changes: JSONObject, verdict: String) {
    let scenario = Scenario.registered.given(.registerOperator("op2", uscc: RegistrationTests.secondCode))
    #expect(scenario.when(.apply().with(changes)) == verdict)
  }

  @Test func theOperatorIsThatOfTheDay() {
    let scenario = Scenario.registered.given(
      .registerOperator("op2", uscc: RegistrationTests.secondCode),
      .change("operator", ["newOperatorId": "op2"], on: "2018-03-05"))
    #expect(scenario.when(.apply(on: "2018-03-04")) == "accepted applied")
    #expect(scenario.when(.apply(on: "2018-03-05")) == "refused R5.1a notTheOperator")
    #expect(scenario.when(.apply(on: "2018-03-05", operator: "op2")) == "accepted applied")
  }

  @Test func aSpaceHasOneOpenApplication() {
    #expect(Scenario.applied.when(.apply("a1")) == "refused G1 duplicateId")
    #expect(Scenario.applied.when(.apply("a2")) == "refused G3 applicationOpen")
    let earlier = Act.apply("a2", on: "2017-06-05").with("form.filledOn", "2017-06-05")
    #expect(Scenario.applied.when(earlier) == "refused G3 applicationOpen")
    for closing in [Act.withdraw(on: "2018-03-05"), .refuse(on: "2018-03-05")] {
      #expect(Scenario.applied.given(closing).when(.apply("a2")) == "accepted applied")
    }
    let rejected = Scenario.applied.given(Act.review().with("result", "rejected"))
    #expect(rejected.when(.apply("a2")) == "accepted applied")
  }

  /// The title of the basic history ends on 2021-06-10; six months before it the window opens.
  static let windows: [(JSONObject, Text, String)] = [
    ([:], "2020-12-09", "refused R11.2 beforeRenewalWindow"),
    ([:], "2020-12-10", "accepted applied"),
    ([:], "2021-06-10", "accepted applied"),
    ([:], "2021-06-11", "accepted applied"),
    ([:], "2018-06-09", "refused R11.2 renewalAlreadyGranted"),
    (["renewalWindowMonths": 0], "2021-06-10", "refused R11.2 beforeRenewalWindow"),
    (["renewalWindowMonths": 0], "2021-06-11", "accepted applied"),
    (["renewalWindowMonths": 36], "2018-06-10", "accepted applied"),
  ]

  @Test(arguments: windows)
  func aRenewalWaitsForItsWindow(parameters: JSONObject, day: Text, verdict: String) {
    #expect(Scenario.certified.given(.adopt(parameters)).when(.apply("a2", on: day)) == verdict)
  }

  @Test func aRenewalIsGrantedOnce() {
    let renewed = Scenario.certified.given(.apply("a2", on: "2020-12-10")).given(Act.stages(of: "a2", in: 2021))
      .given(.certify("t2", "a2", on: "2021-06-10"))
    #expect(renewed.when(.apply("a3", on: "2020-12-10")) == "refused R11.2 renewalAlreadyGranted")
    #expect(renewed.when(.apply("a3", on: "2021-06-10")) == "refused R11.2 renewalAlreadyGranted")
    #expect(renewed.when(.apply("a3", on: "2021-06-11")) == "refused R11.2 beforeRenewalWindow")
    #expect(renewed.when(.apply("a3", on: "2023-12-10")) == "accepted applied")
  }

  static let coolings: [(Int, Text, String)] = [
    (0, "2019-04-25", "accepted applied"), (1, "2019-04-25", "refused R11.2 coolingOff"),
    (1, "2019-04-26", "accepted applied"), (30, "2019-05-24", "refused R11.2 coolingOff"),
    (30, "2019-05-25", "accepted applied"), (30, "2018-06-09", "refused R11.2 renewalAlreadyGranted"),
  ]

  /// The title was revoked on 2019-04-25.
  @Test(arguments: coolings)
  func aRevokedSpaceWaitsAsLongAsTheRegulationSays(days: Int, day: Text, verdict: String) {
    let revoked = Scenario.ordered.given(
      .revoke(on: "2019-04-25"), .adopt(["reapplyCoolingOffDays": .number(JSONNumber(days))]))
    #expect(revoked.when(.apply("a2", on: day)) == verdict)
  }

  @Test func aRelinquishedSpaceDoesNotWait() {
    let given = Scenario.certified.given(.relinquish(on: "2019-06-01"), .adopt(["reapplyCoolingOffDays": 30]))
    #expect(given.when(.apply("a2", on: "2019-06-01")) == "accepted applied")
  }

  static let calls: [(JSONValue?, Text, Bool, String)] = [
    (nil, "2018-03-05", false, "accepted applied"), (nil, "2018-03-05", true, "refused N2 noCall"),
    ("k9", "2018-03-05", false, "refused G1 unknownCall"), ("k1", "2018-01-10", true, "accepted applied"),
    ("k1", "2018-01-09", false, "refused N2 beforeOpening"), ("k1", "2018-04-30", true, "accepted applied"),
    ("k1", "2018-05-01", false, "refused N2 afterDeadline"),
  ]

  @Test(arguments: calls)
  func aCallIsMetInItsPeriod(call: JSONValue?, day: Text, isNeeded: Bool, verdict: String) {
    let scenario = Scenario.registered.given(.openCall("k1"), .adopt(["requireOpenCall": .bool(isNeeded)]))
    let act = Act.apply(on: day).with("callId", call).with("form.filledOn", "2018-01-01")
    #expect(scenario.when(act) == verdict)
  }

  @Test func thePlaceOfTheDayLiesInTheCity() {
    let moved = Scenario.registered.given(
      .change("relocate", ["newAddress": "太原路1号", "newJurisdiction": "taiyuan"], on: "2018-03-05"))
    #expect(moved.when(.apply(on: "2018-03-04")) == "accepted applied")
    #expect(moved.when(.apply(on: "2018-03-05")) == "refused R2.1 outsideMunicipality")
    let wider = moved.given(.adopt(["jurisdictions": .array(["taiyuan"])]))
    #expect(wider.when(.apply(on: "2018-03-05")) == "accepted applied")
    #expect(wider.when(.apply(on: "2018-03-04")) == "refused R2.1 outsideMunicipality")
  }

  /// All of steps 3 to 12 is collected, in order.
  @Test func everythingAgainstTheApplicantIsNamedAtOnce() {
    let scenario = Scenario.certified.given(
      .registerOperator("op2", uscc: RegistrationTests.secondCode), .apply("a2", on: "2021-01-01"),
      .adopt(["jurisdictions": .array([]), "requireOpenCall": true]))
    let act = Act.apply("a3", on: "2019-01-01", operator: "op2").with("sealed", false).with("facts", .object([:]))
    #expect(
      scenario.when(act)
        == "refused R5.1a notTheOperator; G3 applicationOpen; R11.2 beforeRenewalWindow; N2 noCall; "
        + "R2.1 outsideMunicipality; N1 notSealed")
  }
}
