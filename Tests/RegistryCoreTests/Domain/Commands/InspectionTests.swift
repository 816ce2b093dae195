import Testing

@testable import RegistryCore

/// recordInspection and recordExpertReview (DOMAIN §6.3).
@Suite struct InspectionTests {
  static let members: [(JSONObject, [JSONValue], String)] = [
    ([:], ["cityBureau", "financeBureau"], ""), ([:], ["cityBureau"], "R5.2a notJoint"),
    ([:], ["cityBureau", "cityBureau"], "R5.2a notJoint"), ([:], ["a", "b", "c"], "R5.2a notJoint"),
    ([:], ["cityBureau", 7], "R5.2a notJoint"), ([:], [], "R5.2a notJoint"),
    (["inspectionMinOrganizations": 1], ["cityBureau"], ""), (["inspectionMinOrganizations": 0], [], "R5.2a notJoint"),
    (["inspectionMinOrganizations": 3], ["cityBureau", "a"], "R5.2a notJoint"),
    (["inspectionMinOrganizations": 3], ["cityBureau", "a", "b"], ""),
  ]

  @Test(arguments: members)
  func theGroupIsJoint(parameters: JSONObject, organizations: [JSONValue], violations: String) {
    let items = organizations.map { JSONValue.object(["org": $0, "name": "王"]) }
    let act = Act.inspect().with("members", .array(items))
    #expect(Scenario.endorsed.given(.adopt(parameters)).when(act) == Self.verdict(violations))
  }

  static let verified: [(JSONObject, String)] = [
    ([:], ""), (["verified.totalArea": .null], "R5.2b notVerified:totalArea"),
    (["verified.activeTeams": .null], "R5.2b notVerified:activeTeams"),
    (
      ["verified": .object(["activeMakers": 20])],
      "R5.2b notVerified:totalArea; R5.2b notVerified:publicArea; R5.2b notVerified:operating; "
        + "R5.2b notVerified:activeTeams"
    ),
    (["verified.totalArea": "199.99"], "G15 publicAreaExceedsTotal; R4.2a areaBelowMinimum"),
    (["verified.publicArea": "269.99"], "R4.2c publicShareBelowMinimum"),
    (["verified.activeTeams": 2], "R4.5b tooFewTeams"), (["verified.activeMakers": "x"], ""),
    (["verified.operating": false], "R5.2b notOperating"), (["verified.operating": 1], "R5.2b notOperating"),
    (
      ["verified": .object(["totalArea": 10, "publicArea": 9, "operating": "yes", "activeTeams": 0])],
      "R4.2a areaBelowMinimum; R4.5b tooFewTeams; R5.2b notOperating"
    ),
    (["verified.totalArea": "300.001"], "G14 malformed"), (["verified.publicArea": true], "G14 malformed"),
    (["verified.activeTeams": "3"], "G14 malformed"),
    (["verified.activeTeams": "3", "verified.publicArea": .null], "R5.2b notVerified:publicArea"),
  ]

  @Test(arguments: verified)
  func whatWasFoundMeetsArticle4(changes: JSONObject, violations: String) {
    #expect(Scenario.endorsed.when(.inspect().with(changes)) == Self.verdict(violations))
  }

  /// A malformed value replaces everything else; what has to be there comes before it.
  @Test func aMalformedValueStandsAlone() {
    let act = Act.inspect(on: "2018-03-01").with("members", .array([])).with("verified.activeTeams", "3")
    #expect(Scenario.applied.when(act) == "refused G14 malformed")
    #expect(
      Scenario.applied.when(act.with("verified.operating", .null))
        == "refused G2 beforeApplication; R5.1d stageMissing:localReview; R5.2a notJoint; R5.2b notVerified:operating")
  }

  @Test func aFailedInspectionNeedsNoFigures() {
    let act = Act.inspect().with("conclusion", "failed").with("verified.totalArea", "10")
      .with("verified.operating", false).with("verified.activeTeams", "?")
    #expect(Scenario.endorsed.when(act) == "accepted inspected")
    let unseen = act.with("verified.operating", nil)
    #expect(Scenario.endorsed.when(unseen) == "refused R5.2b notVerified:operating")
  }

  @Test func makersAreCountedWhereMakersAreServed() {
    let makers = Scenario.registered.given(
      Act.apply().with(["facts.serviceOrientation": "makerOriented", "facts.activeMakers": 10]), .review())
    #expect(makers.when(.inspect()) == "refused R5.2b notVerified:activeMakers")
    #expect(makers.when(.inspect().with("verified.activeMakers", 9)) == "refused R4.5a tooFewMakers")
    #expect(makers.when(.inspect().with("verified.activeMakers", 10)) == "accepted inspected")
  }

  /// The figures are judged by the regulation of the day of submission.
  @Test func theThresholdsAreThoseOfTheDayOfSubmission() {
    let later = Scenario.endorsed.given(.adopt(["otherMinArea": "500"], from: "2018-03-06"))
    #expect(later.when(.inspect()) == "accepted inspected")
    let same = Scenario.endorsed.given(.adopt(["otherMinArea": "500"], from: "2018-03-05"))
    #expect(same.when(.inspect()) == "refused R4.2a areaBelowMinimum")
  }

  static let panels: [(Int, JSONValue, String)] = [
    (1, 1, "accepted expertReviewed"), (1, 0, "refused R5.3a panelTooSmall"), (0, 0, "accepted expertReviewed"),
    (5, 4, "refused R5.3a panelTooSmall"), (5, 5, "accepted expertReviewed"),
  ]

  @Test(arguments: panels)
  func thePanelIsLargeEnough(minimum: Int, size: JSONValue, verdict: String) {
    let scenario = Scenario.inspected.given(.adopt(["expertPanelMinSize": .number(JSONNumber(minimum))]))
    #expect(scenario.when(.assessExpertly().with("panelSize", size)) == verdict)
    let unfavourable = Act.assessExpertly().with(["panelSize": size, "result": "notRecommended"])
    #expect(scenario.when(unfavourable) == verdict)
  }

  private static func verdict(_ violations: String) -> String {
    violations.isEmpty ? "accepted inspected" : "refused " + violations
  }
}
