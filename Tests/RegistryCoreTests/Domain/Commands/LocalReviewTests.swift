import Testing

@testable import RegistryCore

/// reviewLocally: which body reviews, and what its answer does (DOMAIN §6.3).
@Suite struct LocalReviewTests {
  struct Case: Sendable {
    let college: Bool
    let place: JSONValue
    let parameters: JSONObject
    let body: JSONValue
    let jurisdiction: JSONValue?
    let verdict: String

    init(
      _ place: JSONValue, _ body: JSONValue, _ jurisdiction: JSONValue?, _ verdict: String, college: Bool = false,
      _ parameters: JSONObject = [:]
    ) {
      self.college = college
      self.place = place
      self.parameters = parameters
      self.body = body
      self.jurisdiction = jurisdiction
      self.verdict = verdict
    }
  }

  static let byPlace: JSONObject = ["collegeReviewBody": "countyBureau"]

  static let cases: [Case] = [
    Case("shuocheng", "countyBureau", "shuocheng", "accepted endorsed"),
    Case("shuocheng", "countyBureau", "pinglu", "refused R5.1b wrongReviewBody"),
    Case("shuocheng", "countyBureau", nil, "refused R5.1b wrongReviewBody"),
    Case("shuocheng", "developmentZone", "shuocheng", "refused R5.1b wrongReviewBody"),
    Case("shuocheng", "educationAuthority", "shuocheng", "refused R5.1b wrongReviewBody"),
    Case("developmentZone", "developmentZone", nil, "accepted endorsed"),
    Case("developmentZone", "developmentZone", "pinglu", "accepted endorsed"),
    Case("developmentZone", "countyBureau", "developmentZone", "refused R5.1b wrongReviewBody"),
    Case("shuocheng", "educationAuthority", nil, "accepted endorsed", college: true),
    Case("developmentZone", "educationAuthority", nil, "accepted endorsed", college: true),
    Case("shuocheng", "countyBureau", "shuocheng", "refused R5.1c wrongReviewBody", college: true),
    Case("shuocheng", "countyBureau", "shuocheng", "accepted endorsed", college: true, byPlace),
    Case("shuocheng", "educationAuthority", nil, "refused R5.1b wrongReviewBody", college: true, byPlace),
    Case("developmentZone", "developmentZone", nil, "accepted endorsed", college: true, byPlace),
  ]

  @Test(arguments: cases)
  func theBodyOfThePlaceReviews(item: Case) {
    let scenario = Scenario().given(
      .adopt(item.parameters), .registerOperator(),
      .registerSpace().with(["jurisdiction": item.place, "collegeOperated": .bool(item.college)]), .apply())
    let act = Act.review().with("bodyKind", item.body).with("jurisdiction", item.jurisdiction)
    #expect(scenario.when(act) == item.verdict)
  }

  @Test func thePlaceIsThatOfTheDayOfReview() {
    let moved = Scenario.applied.given(
      .change("relocate", ["newAddress": "平鲁1号", "newJurisdiction": "pinglu"], on: "2018-03-12"))
    #expect(moved.when(.review(on: "2018-03-11")) == "accepted endorsed")
    #expect(moved.when(.review(on: "2018-03-12")) == "refused R5.1b wrongReviewBody")
    #expect(moved.when(.review(on: "2018-03-12").with("jurisdiction", "pinglu")) == "accepted endorsed")
  }

  @Test func everythingAgainstAReviewIsNamedInOrder() {
    let act = Act.review(on: "2018-03-11").with(["bodyKind": "developmentZone", "sealed": false])
    #expect(
      Scenario.endorsed.when(act)
        == "refused R5.1b wrongReviewBody; N1 notSealed; G3 stageAlreadyDone; G2 beforeStage:localReview")
  }

  @Test func aRejectionClosesTheApplicationOnItsDay() {
    let rejected = Scenario.applied.given(.review().with("result", "rejected"))
    #expect(Scenario.applied.when(.review().with("result", "rejected")) == "accepted notEndorsed")
    #expect(rejected.state(on: "2018-03-11") == "uncertified submitted")
    #expect(rejected.state(on: "2018-03-12") == "uncertified")
    #expect(rejected.space.applications[0].closing?.kind == .rejectedLocally)
  }
}
