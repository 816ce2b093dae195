import Testing

@testable import RegistryCore

/// publishNotice, fileObjection and resolveObjection (DOMAIN §6.3).
@Suite struct NoticeTests {
  /// Holidays in the first week of October 2018 and the Saturday worked before them.
  static let holidays: JSONObject = [
    "calendar": .object([
      "daysOff": .array(["2018-10-01", "2018-10-02", "2018-10-03", "2018-10-04", "2018-10-05"]),
      "workdays": .array(["2018-09-29", "2018-09-30"]),
    ])
  ]
  static let calendarDays: JSONObject = ["publicNoticeDayKind": "calendarDay"]

  static let lengths: [(JSONObject, Text, Text, String)] = [
    ([:], "2018-05-14", "2018-05-17", "refused R5.3c noticeTooShort"),
    ([:], "2018-05-14", "2018-05-18", "accepted noticePosted"),
    ([:], "2018-05-19", "2018-05-24", "refused R5.3c noticeTooShort"),
    ([:], "2018-05-19", "2018-05-25", "accepted noticePosted"),
    ([:], "2018-05-14", "2018-05-01", "refused R5.3c noticeTooShort"),
    (["publicNoticeMinDays": 0], "2018-05-14", "2018-05-01", "accepted noticePosted"),
    (["publicNoticeMinDays": 1], "2018-05-14", "2018-05-14", "accepted noticePosted"),
    (["publicNoticeMinDays": 6], "2018-05-14", "2018-05-18", "refused R5.3c noticeTooShort"),
    (calendarDays, "2018-05-19", "2018-05-22", "refused R5.3c noticeTooShort"),
    (calendarDays, "2018-05-19", "2018-05-23", "accepted noticePosted"),
    (holidays, "2018-09-27", "2018-10-07", "refused R5.3c noticeTooShort"),
    (holidays, "2018-09-27", "2018-10-08", "accepted noticePosted"),
  ]

  @Test(arguments: lengths)
  func aNoticeIsLongEnough(parameters: JSONObject, first: Text, last: Text, verdict: String) {
    let scenario = Scenario.deliberated.given(.adopt(parameters))
    #expect(scenario.when(.publish(from: first, to: last)) == verdict)
  }

  @Test func theCalendarIsThatOfTheDayOfSubmission() {
    let later = Scenario.deliberated.given(.adopt(["publicNoticeMinDays": 1], from: "2018-03-06"))
    #expect(later.when(.publish(from: "2018-05-14", to: "2018-05-17")) == "refused R5.3c noticeTooShort")
  }

  @Test func aNoticeMayEndAfterItIsRecorded() {
    let act = Act.publish(to: "2018-12-31").recorded("2018-05-14")
    #expect(Scenario.deliberated.when(act) == "accepted noticePosted")
    #expect(Scenario.deliberated.when(act.recorded("2018-05-13")) == "refused G2 afterRecording:startsOn")
  }

  static let objections: [(JSONObject, JSONObject, String)] = [
    ([:], ["filedOn": "2018-05-14"], "accepted objectionFiled"),
    ([:], ["filedOn": "2018-05-13"], "refused R5.3c objectionOutOfPeriod"),
    ([:], ["filedOn": "2018-05-28"], "accepted objectionFiled"),
    ([:], ["filedOn": "2018-05-29"], "refused R5.3c objectionOutOfPeriod"),
    ([:], ["realName": false], "refused R5.3c objectionAnonymous"),
    (["objectionRealNameRequired": false], ["realName": false], "accepted objectionFiled"),
    (
      [:], ["filedOn": "2018-06-01", "realName": false],
      "refused R5.3c objectionOutOfPeriod; R5.3c objectionAnonymous"
    ),
    ([:], ["noticeId": "n9"], "refused G1 unknownNotice"),
    ([:], ["objectionId": "o0", "realName": false], "refused G1 duplicateId"),
    ([:], ["objectionId": "o0", "noticeId": "n9"], "refused G1 duplicateId; G1 unknownNotice"),
  ]

  @Test(arguments: objections)
  func anObjectionIsFiledDuringTheNotice(parameters: JSONObject, changes: JSONObject, verdict: String) {
    let scenario = Scenario.onNotice.given(.adopt(parameters), .object("o0"))
    #expect(scenario.when(.object().with(changes)) == verdict)
  }

  @Test func aClosedApplicationTakesNoObjection() {
    let closed = Scenario.onNotice.given(.withdraw(on: "2018-05-20"))
    #expect(
      closed.when(.object(on: "2018-06-01"))
        == "refused G3 applicationClosed:withdrawn; R5.3c objectionOutOfPeriod")
  }

  @Test func anObjectionIsResolvedOnceAndNotBeforeItIsFiled() {
    let filed = Scenario.onNotice.given(.object(on: "2018-05-18"))
    #expect(filed.when(.resolve("o9")) == "refused G1 unknownObjection")
    #expect(filed.when(.resolve(on: "2018-05-17")) == "refused G2 beforeFiling")
    #expect(filed.when(.resolve(on: "2018-05-18")) == "accepted objectionResolved")
    #expect(filed.when(.resolve("o1", on: "2018-05-18", "upheld")) == "accepted objectionResolved")
    #expect(filed.given(.resolve()).when(.resolve(on: "2018-05-01")) == "refused G3 objectionResolved")
    #expect(filed.given(.withdraw(on: "2018-05-20")).when(.resolve()) == "accepted objectionResolved")
  }
}
