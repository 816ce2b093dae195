import Testing

@testable import RegistryCore

/// The questions that a register answers (DOMAIN §9).
@Suite struct AnswerTests {
  /// The basic space with a title, another of the same operator without one, and a third with a title to 2021-07-01.
  static let three = Scenario.certified.given(
    .registerOperator("op2", uscc: RegistrationTests.secondCode),
    .registerSpace("s2").with(["name": "二", "address": "二路"]),
    .registerSpace("S3", operator: "op2").with(["name": "三", "address": "三路"]),
    .apply("a3", on: "2018-03-05", space: "S3", operator: "op2").with("form.spaceName", "三")
  ).given(Act.stages(of: "a3", in: 2018)).given(.certify("t3", "a3", on: "2018-07-01"))

  @Test func theRegisterListsTheSpacesInForce() {
    let rows = Self.three.register.entries(on: .day("2018-07-01"))
    #expect(rows.map(\.space) == ["S3", "s1"])
    #expect(rows.map(\.name) == ["三", "雁门众创空间"])
    #expect(rows.map(\.certification) == ["t3", "t1"])
    #expect(rows.map(\.operatorName) == ["朔州雁门科技有限公司", "朔州雁门科技有限公司"])
    #expect(rows.map(\.title) == [.certified, .certified])
    let counts = ["2018-06-09", "2018-06-10", "2018-06-30", "2021-06-10", "2021-06-11", "2021-07-02"].map {
      Self.three.register.entries(on: .day(Text($0))).count
    }
    #expect(counts == [0, 1, 1, 2, 1, 0])
    let rectifying = Scenario.ordered.register.entries(on: .day("2019-02-01"))
    #expect(rectifying.map(\.title) == [.rectifying])
  }

  @Test func theStatusNamesTheSpaceAsOfTheDay() {
    let changed = Self.three.given(.change("rename", ["newName": "新"]))
    guard case .status(_, _, let before?) = changed.register.answer(.status("s1", on: .day("2018-08-31"))),
      case .status(_, _, let after?) = changed.register.answer(.status("s1", on: .day("2018-09-01")))
    else {
      Issue.record("a registered space has a status")
      return
    }
    #expect(before.name == "雁门众创空间" && after.name == "新" && after.operator == "op1")
    for (id, day) in [("s1", "2017-05-31"), ("s9", "2018-09-01")] as [(SpaceID, Text)] {
      guard case .status(let asked, _, nil) = changed.register.answer(.status(id, on: .day(day))) else {
        Issue.record("\(id) is not registered on \(day)")
        continue
      }
      #expect(asked == id)
    }
  }

  @Test func aBanIsAnsweredByOperator() {
    let banned = Self.three.given(.findFraud())
    let answers: [(OperatorID, Text, CivilDate?)] = [
      ("op1", "2019-05-10", .day("2021-05-10")), ("op1", "2021-05-11", nil), ("op2", "2019-05-10", nil),
      ("op9", "2019-05-10", nil),
    ]
    for (id, day, last) in answers {
      guard case .ban(let until) = banned.register.answer(.ban(id, on: .day(day))) else { continue }
      #expect(until == last)
    }
    let bySpace = Self.three.given(.adopt(["banSubject": "space"]), .findFraud())
    #expect(bySpace.register.banEnd(operator: "op1", on: .day("2019-05-10")) == nil)
    #expect(bySpace.status(on: "2019-05-10")?.bannedUntil == .day("2021-05-10"))
  }

  @Test func overdueReportsAreSortedBySpaceAndYear() {
    let rows = Self.three.register.overdueReports(on: .day("2020-01-01"))
    #expect(rows.map { "\($0.space) \($0.year)" } == ["S3 2018", "S3 2019", "s1 2018", "s1 2019"])
  }

  static let expirations: [(Text, Text, [String])] = [
    ("2021-06-10", "2021-07-01", ["S3 2021-07-01", "s1 2021-06-10"]), ("2021-06-11", "2021-07-01", ["S3 2021-07-01"]),
    ("2021-06-10", "2021-06-30", ["s1 2021-06-10"]), ("2021-06-11", "2021-06-30", []),
    ("2021-07-01", "2021-06-10", []),
  ]

  @Test(arguments: expirations)
  func titlesExpireWithinAPeriod(first: Text, last: Text, rows: [String]) {
    let found = Self.three.register.expiring(from: .day(first), to: .day(last))
    #expect(found.map { "\($0.space) \($0.validUntil)" } == rows)
  }

  @Test func anEndedTitleDoesNotExpire() {
    let ended = Self.three.given(Act.relinquish(on: "2021-06-01").with("effectiveDate", "2021-06-10"))
    #expect(ended.register.expiring(from: .day("2021-01-01"), to: .day("2021-12-31")).map(\.space) == ["S3"])
  }

  @Test func remediesNeedAService() {
    let served = Scenario.certified.given(.serve("c9", on: "2019-05-13"))
    let asked: [(CommandID, Remedies?)] = [
      ("c9", Remedies(reconsiderationBy: .day("2019-07-12"), litigationBy: .day("2019-11-13"))), ("c4", nil),
      ("c1", nil),
      ("c99", nil),
    ]
    for (id, remedies) in asked {
      guard case .remedy(let found) = served.register.answer(.remedy(id)) else { continue }
      #expect(found == remedies)
    }
  }

  @Test func bansAreListedByTheirEnd() {
    let banned = Self.three.given(
      Act.findFraud("f1", "a3", on: "2019-05-10"), .adopt(["banYears": 1, "banSubject": "both"], from: "2019-06-01"),
      Act.findFraud("f2", "a1", on: "2019-06-01"),
      Act.registerOperator("body").with(["operatorKind": "affiliatedBody", "uscc": .null]).with(
        "hostUscc", "91140600MA0GQ1XX6C"))
    let rows = banned.register.banEntries(on: .day("2019-06-01"))
    #expect(rows.map(\.finding) == ["f2", "f1"])
    #expect(rows.map(\.subject) == [.both, .operator])
    #expect(rows.map(\.key) == ["91140600MA0GQ1XX6C", "91350100M000100Y43"])
    #expect(rows.map(\.operators) == [["body", "op1"], ["op2"]])
    #expect(rows.map(\.space) == ["s1", "S3"])
    #expect(rows.map(\.end) == [.day("2020-06-01"), .day("2021-05-10")])
    #expect(banned.register.banEntries(on: .day("2019-05-31")).map(\.finding) == ["f1"])
    #expect(banned.register.banEntries(on: .day("2020-06-02")).map(\.finding) == ["f1"])
  }

  @Test func assessmentsAreListedWithWhatFollowed() {
    let scenario = Self.three.given(
      Act.assess("excellent", "e3").with("spaceId", "S3"), .assess("unqualified", "e1"), .order(),
      Act.reward().with("spaceId", "S3"))
    let rows = scenario.register.assessments(year: 2018)
    #expect(rows.map(\.assessment.id) == ["e3", "e1"])
    #expect(rows.map(\.isRewarded) == [true, false])
    #expect(rows.map(\.rectification) == [nil, "r1"])
    #expect(rows.map(\.rectificationState) == [nil, .open])
    #expect(rows[0].assessment.metrics.trainees == .number(JSONNumber(300)))
    let failed = scenario.given(.verify("failed", on: "2019-04-22"))
    #expect(failed.register.assessments(year: 2018).map(\.rectificationState) == [nil, .failed])
    #expect(scenario.register.assessments(year: 2019).isEmpty)
  }

  @Test func questionsAboutRecordsAreNotTheRegisters() {
    #expect(Self.three.register.answer(.history("s1")).map { _ in true } == nil)
    #expect(Self.three.register.answer(.record("c1")).map { _ in true } == nil)
  }

  @Test func theRegulationOfADay() {
    let scenario = Scenario().given(.adopt(["mentorMin": 5], id: "v2", from: "2018-01-01"))
    for (day, id) in [("2017-12-31", "szzc-2016"), ("2018-01-01", "v2")] as [(Text, RegulationID)] {
      guard case .regulation(_, let version) = scenario.register.answer(.regulation(on: .day(day))) else { continue }
      #expect(version?.id == id)
    }
  }
}
