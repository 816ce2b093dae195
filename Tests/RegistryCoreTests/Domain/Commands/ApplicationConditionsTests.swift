import Testing

@testable import RegistryCore

/// submitApplication, steps 15–19: the conditions of article 4 that figures show, at their limits and under other
/// parameters (DOMAIN §6.2).
@Suite struct ApplicationConditionsTests {
  static let areas: [(JSONObject, String, String, Bool, String)] = [
    ([:], "200", "180", false, ""), ([:], "199.99", "180", false, "R4.2a areaBelowMinimum"),
    ([:], "200", "179.99", false, "R4.2c publicShareBelowMinimum"),
    ([:], "100", "90", true, ""), ([:], "99.99", "99.99", true, "R4.2a areaBelowMinimum"),
    ([:], "300", "300.01", false, "G15 publicAreaExceedsTotal"),
    ([:], "10", "11", false, "G15 publicAreaExceedsTotal; R4.2a areaBelowMinimum"),
    ([:], "10", "1", false, "R4.2a areaBelowMinimum; R4.2c publicShareBelowMinimum"),
    (["otherMinArea": "300.5"], "300.49", "300", false, "R4.2a areaBelowMinimum"),
    (["campusMinArea": "0"], "0", "0", true, ""),
    (["publicAreaMinPercent": "33.33"], "300", "99.99", false, ""),
    (["publicAreaMinPercent": "33.34"], "300", "100.01", false, "R4.2c publicShareBelowMinimum"),
  ]

  @Test(arguments: areas)
  func theAreasSuffice(parameters: JSONObject, total: String, open: String, onCampus: Bool, violations: String) {
    let scenario = Scenario().given(
      .adopt(parameters), .registerOperator(), .registerSpace().with("onCampus", .bool(onCampus)))
    let act = Act.apply().with("facts.totalArea", .string(Text(total))).with("facts.publicArea", .string(Text(open)))
    #expect(scenario.when(act) == Self.verdict(violations))
  }

  /// Submitted on 2018-03-05; the lease ends far enough ahead not to warn unless it is said to.
  static let leases: [(JSONObject, JSONValue?, JSONValue?, String)] = [
    ([:], "2016-02-29", "2021-02-27", "refused R4.2b leaseTooShort"),
    ([:], "2016-02-29", "2021-02-28", "accepted applied W leaseEndsBeforeValidity"),
    ([:], "2017-06-01", "2022-05-30", "refused R4.2b leaseTooShort"),
    ([:], "2017-06-01", "2022-05-31", "accepted applied"),
    ([:], "2013-03-05", "2018-03-04", "refused R4.2b leaseExpired"),
    ([:], "2013-03-05", "2018-03-05", "accepted applied W leaseEndsBeforeValidity"),
    ([:], "2016-01-01", "2018-03-04", "refused R4.2b leaseTooShort; R4.2b leaseExpired"),
    ([:], nil, "2027-01-01", "refused R4.2b leaseDatesMissing"),
    ([:], "2017-06-01", nil, "refused R4.2b leaseDatesMissing"),
    ([:], "2016-03-04", "2021-03-04", "accepted applied W leaseEndsBeforeValidity"),
    ([:], "2016-03-05", "2021-03-05", "accepted applied"),
    (["validityYears": 4], "2016-03-05", "2021-03-05", "accepted applied W leaseEndsBeforeValidity"),
    (["leaseMinYears": 0], "2017-06-01", "2021-05-31", "accepted applied"),
    (["leaseMinYears": 4], "2017-06-01", "2021-05-31", "accepted applied"),
    (["leaseMinYears": 4], "2017-06-01", "2021-05-30", "refused R4.2b leaseTooShort"),
    (["leaseTermBasis": "remainingAtApplication"], "2017-06-01", "2023-03-03", "refused R4.2b leaseTooShort"),
    (["leaseTermBasis": "remainingAtApplication"], "2017-06-01", "2023-03-04", "accepted applied"),
    (["leaseTermBasis": "remainingAtApplication"], nil, "2023-03-04", "refused R4.2b leaseDatesMissing"),
  ]

  @Test(arguments: leases)
  func aLeaseIsLongEnoughAndStillRuns(parameters: JSONObject, start: JSONValue?, end: JSONValue?, verdict: String) {
    let act = Act.apply().with("facts.leaseStart", start).with("facts.leaseEnd", end)
    #expect(Scenario.registered.given(.adopt(parameters)).when(act) == verdict)
    for kind in ["owned", "granted"] as [JSONValue] {
      #expect(Scenario.registered.when(act.with("facts.premisesKind", kind)) == "accepted applied")
    }
  }

  static let services: [(JSONObject, JSONObject, String)] = [
    ([:], ["form.broadbandMbps": 1], ""), ([:], ["form.broadbandMbps": 0], "R4.2d noBroadband"),
    (["broadbandRequired": false], ["form.broadbandMbps": 0], ""),
    ([:], ["form.providesSeedFund": false], "R4.3a noSeedFund"),
    (["seedFundRequired": false], ["form.providesSeedFund": false], ""),
    ([:], ["form.mentorCount": 2], "R4.3c tooFewMentors"), (["mentorMin": 2], ["form.mentorCount": 2], ""),
    ([:], ["form.eventsPerMonth": "0.99"], "R4.3d tooFewEvents"), ([:], ["form.eventsPerMonth": 1], ""),
    (["eventsPerMonthMin": "0.5"], ["form.eventsPerMonth": "0.5"], ""),
    ([:], ["facts.activeTeams": 2], "R4.5b tooFewTeams"), ([:], ["facts.activeTeams": 3], ""),
    (["activeTeamsMin": 4], ["facts.activeTeams": 3], "R4.5b tooFewTeams"),
    ([:], ["facts.serviceOrientation": "makerOriented"], "R4.5a tooFewMakers"),
    ([:], ["facts.serviceOrientation": "makerOriented", "facts.activeMakers": 9], "R4.5a tooFewMakers"),
    ([:], ["facts.serviceOrientation": "makerOriented", "facts.activeMakers": 10], ""),
    (["activeMakersMin": 0], ["facts.serviceOrientation": "makerOriented"], ""),
    (
      [:],
      [
        "facts.totalArea": "100", "facts.publicArea": "50", "facts.leaseStart": "2018-01-01",
        "facts.leaseEnd": "2018-01-02", "form.broadbandMbps": 0, "form.providesSeedFund": false,
        "form.mentorCount": 0, "form.eventsPerMonth": "0", "facts.activeTeams": 0,
      ],
      "R4.2a areaBelowMinimum; R4.2c publicShareBelowMinimum; R4.2b leaseTooShort; R4.2b leaseExpired; "
        + "R4.2d noBroadband; R4.3a noSeedFund; R4.3c tooFewMentors; R4.3d tooFewEvents; R4.5b tooFewTeams"
    ),
  ]

  @Test(arguments: services)
  func theServicesSuffice(parameters: JSONObject, changes: JSONObject, violations: String) {
    #expect(Scenario.registered.given(.adopt(parameters)).when(.apply().with(changes)) == Self.verdict(violations))
  }

  /// The content of an application is judged by the regulation of the day of submission.
  @Test func theRegulationIsThatOfTheDayOfSubmission() {
    let scenario = Scenario.registered.given(.adopt(["mentorMin": 5], from: "2018-04-15"))
    #expect(scenario.when(.apply(on: "2018-04-14")) == "accepted applied")
    #expect(scenario.when(.apply(on: "2018-04-15")) == "refused R4.3c tooFewMentors")
  }

  private static func verdict(_ violations: String) -> String {
    violations.isEmpty ? "accepted applied" : "refused " + violations
  }
}
