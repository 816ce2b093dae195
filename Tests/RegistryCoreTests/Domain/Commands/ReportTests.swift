import Testing

@testable import RegistryCore

/// submitAnnualReport, recordAssessment and grantReward (DOMAIN §6.5).
@Suite struct ReportTests {
  static let reports: [(JSONObject, Int, Text, JSONObject, String)] = [
    ([:], 2018, "2018-12-31", [:], "accepted reported"),
    ([:], 2018, "2019-01-01", [:], "accepted reported W lateReport"),
    ([:], 2018, "2018-06-10", [:], "accepted reported"),
    ([:], 2018, "2018-06-09", [:], "refused R7.3 beforeCertification"),
    ([:], 2017, "2018-06-10", [:], "refused R7.3 notCertifiedInYear"),
    ([:], 2021, "2021-06-11", [:], "accepted reported"),
    ([:], 2022, "2022-01-01", [:], "refused R7.3 notCertifiedInYear"),
    ([:], 2019, "2018-12-31", [:], "refused R7.2 beforeWindow"), ([:], 2019, "2019-01-01", [:], "accepted reported"),
    ([:], 2018, "2018-12-31", ["spaceId": "s9", "year": 1999], "refused G1 unknownSpace"),
    ([:], 1999, "2018-12-31", ["hasWorkReport": false], "refused G14 badYear"),
    ([:], 2101, "2018-12-31", [:], "refused G14 badYear"),
    ([:], 2015, "2018-12-31", ["hasWorkReport": false], "refused R12.1 noRegulationInForce"),
    ([:], 2016, "2018-12-31", [:], "refused R7.3 notCertifiedInYear"),
    ([:], 2018, "2018-12-31", ["hasWorkReport": false], "refused R7.1 incomplete"),
    ([:], 2018, "2018-12-31", ["hasNextYearPlan": false], "refused R7.1 incomplete"),
    (
      [:], 2022, "2018-06-09", ["hasNextYearPlan": false],
      "refused R7.3 notCertifiedInYear; R7.1 incomplete; R7.2 beforeWindow"
    ),
    (["reportWindowOpensMonthDay": "12-01"], 2018, "2018-11-30", [:], "refused R7.2 beforeWindow"),
    (["reportWindowOpensMonthDay": "12-01"], 2018, "2018-12-01", [:], "accepted reported"),
    (["reportDueMonthDay": "11-30"], 2018, "2018-11-30", [:], "accepted reported"),
    (["reportDueMonthDay": "11-30"], 2018, "2018-12-01", [:], "accepted reported W lateReport"),
  ]

  @Test(arguments: reports)
  func aReportIsOfAYearWithATitle(
    parameters: JSONObject, year: Int, day: Text, changes: JSONObject, verdict: String
  ) {
    let scenario = Scenario.certified.given(.adopt(parameters))
    #expect(scenario.when(.report(year, on: day).with(changes)) == verdict)
  }

  @Test func aYearIsReportedOnce() {
    let reported = Scenario.certified.given(.report(2018, on: "2018-12-01"))
    #expect(reported.when(.report(2018, on: "2018-12-31")) == "refused G3 reportExists")
    let early = Act.report(2018, on: "2018-06-01").with("hasWorkReport", false)
    #expect(reported.when(early) == "refused R7.3 beforeCertification; R7.1 incomplete; G3 reportExists")
    #expect(reported.when(.report(2019, on: "2019-12-31")) == "accepted reported")
  }

  @Test func theRegulationIsThatOfTheLastDayOfTheYear() {
    let scenario = Scenario.certified.given(.adopt(["reportDueMonthDay": "06-30"], from: "2019-01-01"))
    #expect(scenario.when(.report(2018, on: "2018-12-31")) == "accepted reported")
    #expect(scenario.when(.report(2019, on: "2019-06-30")) == "accepted reported")
    #expect(scenario.when(.report(2019, on: "2019-07-01")) == "accepted reported W lateReport")
  }

  static let assessments: [(JSONObject, JSONObject, String)] = [
    ([:], [:], "accepted assessed"), ([:], ["spaceId": "s9"], "refused G1 unknownSpace"),
    ([:], ["assessmentId": "e0", "grade": "x"], "refused G1 duplicateId"),
    ([:], ["assessmentId": "e0", "spaceId": "s9"], "refused G1 duplicateId; G1 unknownSpace"),
    ([:], ["decisionDate": "2016-11-10", "year": 2019], "refused R12.1 noRegulationInForce"),
    ([:], ["year": 2020, "grade": "x"], "refused G2 yearAfterDecision"),
    ([:], ["year": 1999], "refused G2 yearAfterDecision"),
    ([:], ["year": 2000], "refused R8.1 notCertifiedInYear"),
    ([:], ["year": 2019], "accepted assessed W noAnnualReport"),
    ([:], ["decisionDate": "2018-06-09"], "refused R8.1 titleNotInForce"),
    ([:], ["decisionDate": "2021-06-10"], "accepted assessed"),
    ([:], ["decisionDate": "2021-06-11"], "refused R8.1 titleNotInForce"),
    ([:], ["grade": "good"], "refused R8.3 unknownGrade"),
    (["assessmentGrades": .array(["good"])], ["grade": "good"], "accepted assessed"),
    (["assessmentGrades": .array(["good"])], ["grade": "excellent"], "refused R8.3 unknownGrade"),
    (
      [:], ["metrics.trainees": "300", "metrics.residentTeams": .null],
      "refused R8.2 metric:trainees; R8.2 metric:residentTeams"
    ),
    (
      [:], ["year": 2017, "decisionDate": "2018-06-09", "grade": "x", "metrics": .object([:])],
      "refused R8.1 titleNotInForce; R8.1 notCertifiedInYear; R8.3 unknownGrade; R8.2 metric:trainingSessions; "
        + "R8.2 metric:trainees; R8.2 metric:residentMakers; R8.2 metric:residentTeams; R8.2 metric:graduatedTeams"
    ),
  ]

  @Test(arguments: assessments)
  func aSpaceInForceIsAssessed(parameters: JSONObject, changes: JSONObject, verdict: String) {
    let scenario = Scenario.certified.given(
      .report(2018, on: "2018-12-31"), .report(2020, on: "2020-12-31"),
      .assess("excellent", "e0", year: 2020, on: "2021-01-20"), .adopt(parameters))
    #expect(scenario.when(.assess("excellent").with(changes)) == verdict)
  }

  @Test func aYearIsAssessedOnceUnlessTheAssessmentWasSetAside() {
    let assessed = Scenario.unqualified
    #expect(assessed.when(.assess("qualified", "e2")) == "refused R8.3 alreadyAssessed")
    let free = assessed.given(.dispute("as", on: "2019-02-01"), .decide("setAside", on: "2019-03-01"))
    #expect(free.when(.assess("qualified", "e2")) == "accepted assessed W noAnnualReport")
    #expect(free.when(.assess("qualified", "e1")) == "refused G1 duplicateId")
  }

  static let rewards: [(JSONObject, JSONValue, JSONObject, String)] = [
    ([:], "excellent", [:], "accepted rewarded"), ([:], "excellent", ["spaceId": "s9"], "refused G1 unknownSpace"),
    ([:], "excellent", ["year": 2019], "refused R8.4 notAssessed"),
    ([:], "qualified", ["decisionDate": "2019-01-19"], "refused R8.4 gradeNotRewarded"),
    ([:], "excellent", ["decisionDate": "2019-01-19"], "refused G2 beforeAssessment"),
    ([:], "excellent", ["decisionDate": "2019-01-20"], "accepted rewarded"),
    ([:], "excellent", ["decisionDate": "2030-01-01"], "accepted rewarded"),
    (["rewardGrades": .array(["qualified"])], "qualified", [:], "accepted rewarded"),
    (["rewardGrades": .array([])], "excellent", [:], "refused R8.4 gradeNotRewarded"),
  ]

  @Test(arguments: rewards)
  func aGradeIsRewarded(parameters: JSONObject, grade: JSONValue, changes: JSONObject, verdict: String) {
    let scenario = Scenario.certified.given(.assess(grade), .adopt(parameters))
    #expect(scenario.when(.reward().with(changes)) == verdict)
  }

  @Test func aYearIsRewardedOnceUnlessTheRewardWasSetAside() {
    let rewarded = Scenario.certified.given(Act.assess("excellent").named("as"), Act.reward().named("rw"))
    #expect(rewarded.when(.reward(on: "2019-04-01")) == "refused G3 alreadyRewarded")
    let free = rewarded.given(.dispute("rw", on: "2019-04-01"), .decide("setAside", on: "2019-05-01"))
    #expect(free.when(.reward(on: "2019-04-01")) == "accepted rewarded")
    let unassessed = rewarded.given(.dispute("as", on: "2019-04-01"), .decide("setAside", on: "2019-05-01"))
    #expect(unassessed.when(.reward(on: "2019-04-01")) == "refused R8.4 notAssessed")
  }

  /// A decision on a dispute can put an assessment into a year that has one; the last recorded is what is rewarded.
  static let twoOfAYear: [(JSONValue, JSONValue, String)] = [
    ("qualified", "excellent", "accepted rewarded"), ("excellent", "qualified", "refused R8.4 gradeNotRewarded"),
  ]

  @Test(arguments: twoOfAYear)
  func ofTwoAssessmentsOfAYearTheLastIsRewarded(first: JSONValue, last: JSONValue, verdict: String) {
    let twice = Scenario.certified.given(
      .assess(first), Act.assess(last, "e2", year: 2019, on: "2020-01-20").named("as2"),
      .dispute("as2", on: "2020-02-01"), .decide("modified", on: "2020-03-01", changes: ["year": 2018]))
    #expect(twice.when(.reward(2018, on: "2020-04-01")) == verdict)
  }

  @Test func theRewardedGradesAreThoseOfTheDayOfTheReward() {
    let scenario = Scenario.certified.given(
      .assess("qualified"), .adopt(["rewardGrades": .array(["qualified"])], from: "2019-03-01"))
    #expect(scenario.when(.reward(on: "2019-02-28")) == "refused R8.4 gradeNotRewarded")
    #expect(scenario.when(.reward(on: "2019-03-01")) == "accepted rewarded")
  }
}
