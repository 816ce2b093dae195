import Testing

@testable import RegistryCore

/// What a ban keeps out, and whom it hits (DOMAIN §5.4, §6.2 step 5, §6.4 step 5, §6.8 step 8).
@Suite struct ApplicationBanTests {
  /// Fraud was found on 2019-05-10: the operator's ban runs to 2021-05-10.
  static func banned(_ parameters: JSONObject = [:]) -> Scenario {
    Scenario.certified.given(
      .adopt(parameters), .findFraud(), .registerOperator("op2", uscc: RegistrationTests.secondCode),
      .registerSpace("s2", operator: "op2").with(["name": "二", "address": "二路"]),
      .registerSpace("s3", operator: "op1").with(["name": "三", "address": "三路"]))
  }

  static let days: [(Text, String)] = [
    ("2019-05-09", "refused R11.2 beforeRenewalWindow"), ("2019-05-10", "refused R9.2 banned"),
    ("2021-05-10", "refused R9.2 banned"), ("2021-05-11", "accepted applied"),
  ]

  @Test(arguments: days)
  func aBanIncludesItsFirstAndItsLastDay(day: Text, verdict: String) {
    let scenario = Scenario.certified.given(.findFraud())
    if verdict.contains("Window") {
      // The title ended with the finding and not before, so that the day before belongs to it.
      #expect(scenario.state(on: day) == "certified reportOverdue")
    }
    #expect(scenario.when(.apply("a2", on: day)) == verdict)
  }

  static let subjects: [(JSONValue, [String])] = [
    ("operator", ["refused R9.2 banned", "accepted applied", "refused R9.2 banned"]),
    ("space", ["refused R9.2 banned", "accepted applied", "accepted applied"]),
    ("both", ["refused R9.2 banned", "accepted applied", "refused R9.2 banned"]),
  ]

  /// The space with its operator, another space with another operator, another space of the same operator.
  @Test(arguments: subjects)
  func aBanHitsItsSubjectOnly(subject: JSONValue, verdicts: [String]) {
    let scenario = Self.banned(["banSubject": subject])
    let found = [("s1", "op1", "雁门众创空间"), ("s2", "op2", "二"), ("s3", "op1", "三")].map { space, body, name in
      scenario.when(
        .apply("a9", on: "2020-01-01", space: Text(space), operator: Text(body)).with(
          "form.spaceName", .string(Text(name))))
    }
    #expect(found == verdicts)
  }

  /// The space goes to another operator, whom only a ban on the space hits.
  static let takenOver: [(JSONValue, String)] = [
    ("operator", "accepted applied W spaceLinkedToBan"), ("space", "refused R9.2 banned"),
    ("both", "refused R9.2 banned"),
  ]

  @Test(arguments: takenOver)
  func aBannedSpaceIsBannedUnderEveryOperator(subject: JSONValue, verdict: String) {
    let scenario = Self.banned(["banSubject": subject])
      .given(.change("operator", ["newOperatorId": "op2"], on: "2019-06-01"))
    #expect(scenario.when(.apply("a2", on: "2020-01-01", operator: "op2")) == verdict)
  }

  @Test func aBodyOfTheSameCodeIsBannedToo() {
    let body = Act.registerOperator("op3").with([
      "operatorKind": "affiliatedBody", "uscc": .null, "hostUscc": "91140600MA0GQ1XX6C",
    ])
    let scenario = Self.banned().given(
      body, .registerSpace("s4", operator: "op3").with(["name": "四", "address": "四路"]))
    let act = Act.apply("a9", on: "2020-01-01", space: "s4", operator: "op3").with("form.spaceName", "四")
    #expect(scenario.when(act) == "refused R9.2 banned")
    #expect(scenario.when(act.with("submittedOn", "2021-05-11")) == "accepted applied")
  }

  /// A space at an address that the space with the ban ever had.
  static let addresses: [(Text, Text, String)] = [
    ("朔城区开发北路1号", "2020-01-01", "accepted applied W spaceLinkedToBan"),
    ("新路1号", "2020-01-01", "accepted applied W spaceLinkedToBan"), ("他路1号", "2020-01-01", "accepted applied"),
    ("朔城区开发北路1号", "2019-05-09", "accepted applied"), ("朔城区开发北路1号", "2021-05-11", "accepted applied"),
  ]

  @Test(arguments: addresses)
  func anAddressLinkedToABanWarns(address: Text, day: Text, verdict: String) {
    let scenario = Self.banned().given(
      .change("relocate", ["newAddress": "新路1号", "newJurisdiction": "pinglu"], on: "2019-06-01"),
      .registerSpace("s5", operator: "op2").with(["name": "五", "address": .string(address)]))
    let act = Act.apply("a9", on: day, space: "s5", operator: "op2").with("form.spaceName", "五")
    #expect(scenario.when(act) == verdict)
  }

  @Test func anAddressWhoseChangeWasSetAsideIsNotLinked() {
    let move = Act.change("relocate", ["newAddress": "新路1号", "newJurisdiction": "pinglu"], on: "2019-06-01")
    let scenario = Self.banned().given(
      move.named("mv"), .registerSpace("s5", operator: "op2").with(["name": "五", "address": "新路1号"]),
      .dispute("mv", on: "2019-06-02"), .decide("setAside", on: "2019-07-01"))
    let act = Act.apply("a9", on: "2020-01-01", space: "s5", operator: "op2").with("form.spaceName", "五")
    #expect(scenario.when(act) == "accepted applied")
  }

  static let lengths: [(JSONObject, Text)] = [
    ([:], "2021-05-10"), (["banYears": 1], "2020-05-10"), (["periodEnd": "dayBefore"], "2021-05-09"),
    (["banYears": 0], "2019-05-10"),
  ]

  @Test(arguments: lengths)
  func aBanIsAsLongAsTheRegulationSays(parameters: JSONObject, last: Text) {
    let scenario = Scenario.certified.given(.adopt(parameters), .findFraud())
    #expect(scenario.register.banEnd(operator: "op1", on: .day("2019-05-10")) == .day(last))
    #expect(scenario.status(on: "2019-05-10")?.bannedUntil == .day(last))
    #expect(scenario.register.banEnd(operator: "op1", on: .day("2019-05-09")) == nil)
  }

  @Test func aBanBlocksAPendingApplicationOfTheBody() {
    let pending = Self.banned(["banBlocksPendingApplications": true]).given(
      .apply("a3", on: "2019-05-01", space: "s3").with("form.spaceName", "三"),
      .review("a3", on: "2019-05-11"), .inspect("i3", "a3", on: "2019-05-12"),
      .assessExpertly("a3", on: "2019-05-13"), .deliberate("a3", on: "2019-05-14"),
      .publish("n3", "a3", from: "2019-05-15", to: "2019-05-30"))
    #expect(pending.when(.certify("t3", "a3", on: "2019-06-01")) == "refused R9.2 banned")
    #expect(pending.when(.certify("t3", "a3", on: "2021-05-11")) == "accepted certified")
    let lenient = pending.given(.adopt(["banBlocksPendingApplications": false], id: "v3", from: "2019-06-01"))
    #expect(lenient.when(.certify("t3", "a3", on: "2019-06-01")) == "accepted certified")
    #expect(lenient.when(.certify("t3", "a3", on: "2019-05-31")) == "refused R9.2 banned")
  }

  static let takeovers: [(JSONObject, Text, String)] = [
    ([:], "2019-05-09", "accepted changed"), ([:], "2019-05-10", "refused R9.2 banned"),
    ([:], "2021-05-11", "accepted changed"), (["banBlocksTakeover": false], "2019-05-10", "accepted changed"),
    (["banSubject": "space"], "2019-05-10", "accepted changed"),
    (["banSubject": "both"], "2019-05-10", "refused R9.2 banned"),
  ]

  @Test(arguments: takeovers)
  func aBannedBodyTakesNoSpaceOver(parameters: JSONObject, day: Text, verdict: String) {
    let act = Act.change("operator", ["spaceId": "s2", "newOperatorId": "op1"], id: "g9", on: day)
    #expect(Self.banned(parameters).when(act) == verdict)
  }
}
