import Testing

@testable import RegistryCore

/// orderRectification, submitRectificationReport and verifyRectification (DOMAIN §6.6).
@Suite struct RectificationTests {
  static let orders: [(JSONObject, JSONObject, String)] = [
    ([:], [:], "accepted rectificationOrdered"),
    ([:], ["spaceId": "s9"], "refused G1 unknownSpace"),
    ([:], ["orderedOn": "2016-11-10"], "refused R12.1 noRegulationInForce"),
    ([:], ["basisId": "e9"], "refused R8.5 noSuchAssessment"),
    ([:], ["basisId": "e2"], "refused R8.5 gradeNeedsNoRectification"),
    (["rectificationGrades": .array(["qualified"])], ["basisId": "e2"], "accepted rectificationOrdered"),
    (["rectificationGrades": .array([])], [:], "refused R8.5 gradeNeedsNoRectification"),
    ([:], ["orderedOn": "2019-01-20"], "accepted rectificationOrdered"),
    ([:], ["orderedOn": "2019-01-19"], "refused G2 beforeAssessment"),
    ([:], ["orderedOn": "2021-06-10", "deadline": "2021-06-11"], "accepted rectificationOrdered"),
    (
      [:], ["orderedOn": "2021-06-11", "deadline": "2021-06-12"],
      "refused R8.5 titleNotInForce; R8.5 noSuchAssessment"
    ),
    ([:], ["deadline": "2019-01-22"], "accepted rectificationOrdered"),
    ([:], ["deadline": "2019-01-21"], "refused R8.5 deadlineNotAfterOrder"),
    (["rectificationMaxDays": 90], ["deadline": "2019-04-21"], "accepted rectificationOrdered"),
    (["rectificationMaxDays": 90], ["deadline": "2019-04-22"], "refused R8.5 deadlineTooLong"),
    (["rectificationMaxDays": 1], ["deadline": "2019-01-20"], "refused R8.5 deadlineNotAfterOrder"),
    ([:], ["ground": "violation"], "refused R10.1 noSuchSanction"),
    ([:], ["ground": "violation", "basisId": "x1"], "accepted rectificationOrdered"),
    ([:], ["ground": "violation", "basisId": "x2"], "refused R10.1 sanctionIsNotRectification"),
    ([:], ["ground": "violation", "basisId": "x1", "orderedOn": "2019-01-14"], "refused G2 beforeSanction"),
    (
      [:], ["ground": "violation", "basisId": "x2", "orderedOn": "2018-06-09", "deadline": "2018-06-09"],
      "refused R10.1 titleNotInForce; R10.1 sanctionIsNotRectification; G2 beforeSanction; R10.1 deadlineNotAfterOrder"
    ),
  ]

  @Test(arguments: orders)
  func anOrderHasItsGround(parameters: JSONObject, changes: JSONObject, verdict: String) {
    let scenario = Scenario.unqualified.given(
      .sanction("moderate", "rectification", "x1", on: "2019-01-15"),
      .sanction("moderate", "criticism", "x2", on: "2019-01-15"),
      .assess("qualified", "e2", year: 2019, on: "2019-01-20"),
      .adopt(parameters))
    #expect(scenario.when(.order().with(changes)) == verdict)
  }

  @Test func aBasisIsOrderedOnOnce() {
    #expect(Scenario.ordered.when(.order("r2")) == "refused R8.5 alreadyOrdered")
    #expect(Scenario.ordered.when(.order("r1")) == "refused G1 duplicateId")
    let setAside = Scenario.ordered.given(.dispute("or", on: "2019-02-01"), .decide("setAside", on: "2019-03-01"))
    #expect(setAside.when(.order("r2")) == "accepted rectificationOrdered")
    let without = Scenario.ordered.given(.dispute("as", on: "2019-02-01"), .decide("setAside", on: "2019-03-01"))
    #expect(without.when(.order("r2")) == "refused R8.5 noSuchAssessment; R8.5 alreadyOrdered")
    #expect(without.when(.reportRectification(on: "2019-03-01")) == "refused G1 unknownRectification")
  }

  static let reports: [(Text, String)] = [
    ("2019-01-20", "refused G2 beforeOrder"), ("2019-01-21", "accepted rectificationReported"),
    ("2019-04-21", "accepted rectificationReported"),
    ("2019-04-22", "accepted rectificationReported W lateRectificationReport"),
    ("2021-06-10", "accepted rectificationReported W lateRectificationReport"),
    ("2021-06-11", "refused R8.6 titleNotInForce"),
    ("2018-06-09", "refused G2 beforeOrder; R8.6 titleNotInForce"),
  ]

  @Test(arguments: reports)
  func aReportComesUnderTheTitle(day: Text, verdict: String) {
    #expect(Scenario.ordered.when(.reportRectification(on: day)) == verdict)
    #expect(Scenario.ordered.when(.reportRectification("r9", on: day)) == "refused G1 unknownRectification")
  }

  @Test func theEarliestReportCounts() {
    let late = Scenario.ordered.given(.reportRectification(on: "2019-05-01"))
    #expect(late.state(on: "2019-05-02") == "rectifying rectificationOverdue reportOverdue")
    let timely = late.given(.reportRectification(on: "2019-04-21"))
    #expect(timely.state(on: "2019-05-02") == "rectifying reportOverdue")
    #expect(timely.given(.reportRectification(on: "2019-06-01")).state(on: "2019-05-02") == "rectifying reportOverdue")
  }

  static let verifications: [(Text?, JSONValue, Text, String)] = [
    (nil, "passed", "2019-05-05", "refused R8.6 noRectificationReport"),
    ("2019-04-21", "passed", "2019-04-21", "accepted rectified"),
    ("2019-04-21", "passed", "2019-04-20", "refused R8.6 noRectificationReport"),
    ("2019-04-22", "passed", "2019-04-22", "accepted rectified W lateRectification"),
    (nil, "failed", "2019-04-21", "refused R8.6 deadlineNotOver"),
    (nil, "failed", "2019-04-22", "accepted rectificationFailed"),
    ("2019-03-01", "failed", "2019-03-01", "accepted rectificationFailed"),
    ("2019-03-01", "failed", "2019-02-28", "refused R8.6 deadlineNotOver"),
    ("2019-03-01", "failed", "2019-01-20", "refused G2 beforeOrder; R8.6 deadlineNotOver"),
    (nil, "passed", "2021-06-11", "refused R8.6 titleNotInForce; R8.6 noRectificationReport"),
  ]

  @Test(arguments: verifications)
  func aVerificationNeedsAReportOrTheEndOfTheLimit(
    reported: Text?, result: JSONValue, day: Text, verdict: String
  ) {
    let scenario = Scenario.ordered.given(reported.map { [.reportRectification(on: $0)] } ?? [])
    #expect(scenario.when(.verify(result, on: day)) == verdict)
  }

  @Test func aRectificationIsVerifiedOnceUnlessThatWasSetAside() {
    let verified = Scenario.ordered.given(Act.verify("failed", on: "2019-04-22").named("vf"))
    #expect(verified.when(.verify("failed", on: "2019-04-23")) == "refused R8.6 alreadyVerified")
    #expect(
      verified.when(.reportRectification(on: "2019-01-20")) == "refused R8.6 alreadyVerified; G2 beforeOrder")
    #expect(verified.when(.verify("failed", "r9", on: "2019-04-23")) == "refused G1 unknownRectification")
    let open = verified.given(.dispute("vf", on: "2019-04-23"), .decide("setAside", on: "2019-05-01"))
    #expect(open.when(.verify("failed", on: "2019-05-02")) == "accepted rectificationFailed")
    #expect(open.state(on: "2019-04-22") == "rectifying rectificationOverdue reportOverdue")
  }

  /// A renewal continues the tenure, so that the order goes on under the new title; a gap ends it.
  @Test func anOrderPassesToARenewal() {
    let renewed = CertifyTests.renewing.given(
      .certify("t2", "a2", on: "2021-06-10"), .assess("unqualified", year: 2020, on: "2021-01-20"),
      .order(on: "2021-01-21", deadline: "2021-07-01"))
    #expect(renewed.when(.reportRectification(on: "2021-06-20")) == "accepted rectificationReported")
    #expect(renewed.status(on: "2021-06-20")?.title == .rectifying)
    let gap = CertifyTests.renewing.given(
      Act.certify("t2", "a2", on: "2021-06-10").with("effectiveDate", "2021-06-12"),
      .assess("unqualified", year: 2020, on: "2021-01-20"), .order(on: "2021-01-21", deadline: "2021-07-01"))
    #expect(gap.when(.reportRectification(on: "2021-06-20")) == "refused R8.6 titleNotInForce")
    #expect(gap.status(on: "2021-06-20")?.title == .certified)
    #expect(gap.status(on: "2021-06-10")?.title == .rectifying)
  }
}
