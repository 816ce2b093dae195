import Testing

@testable import RegistryCore

/// `explain`, `diff` and `timeline`: which records, what time did, what later records changed.
@Suite struct EngineExplainTests {
  private func given(_ acts: [Act]) throws -> EngineFixture {
    let fixture = try EngineFixture()
    try fixture.given(acts)
    return fixture
  }

  private func ask(_ fixture: EngineFixture, _ question: JSONObject) throws -> JSONObject {
    try #require(try JSONReader.parse(Array(try fixture.ask(question).utf8)).asObject)
  }

  private func explain(_ fixture: EngineFixture, on day: Text, knownAt: Text? = nil) throws -> JSONObject {
    var question: JSONObject = ["query": "explain", "spaceId": "s1", "on": .string(day)]
    question["knownAt"] = knownAt.map { .string($0) }
    return try ask(fixture, question)
  }

  /// `c9 title R5.3d`, one for each record of the chain.
  private func chain(_ answer: JSONObject) -> [String] {
    rows(answer, "chain").map { row in
      let roles = (row["roles"]?.asArray ?? []).compactMap(\.asText?.string).joined(separator: "+")
      return "\(row["commandId"]!.asText!) \(roles) \(row["rule"]!.asText!)"
    }
  }

  /// `expired 2021-06-11 R11.1 t1`
  private func time(_ answer: JSONObject) -> [String] {
    rows(answer, "time").map { row in
      ["kind", "since", "rule", "ref"].map { row[$0]!.asText!.string }.joined(separator: " ")
    }
  }

  /// `corrected c9 by k1: data.decisionDate 2018-06-10>2018-06-08; titleStatus uncertified>certified`
  private func amendments(_ answer: JSONObject) -> [String] {
    rows(answer, "amendments").map { row in
      let parts = [row["kind"], row["targetCommandId"], "by", row["commandId"]].compactMap { $0?.asText?.string }
      let all = ["changes", "statusChanges"].map { changes(row, $0) }.filter { !$0.isEmpty }
      return parts.joined(separator: " ") + (all.isEmpty ? "" : ": " + all.joined(separator: "; "))
    }
  }

  private func changes(_ row: JSONObject, _ key: Text) -> String {
    rows(row, key).map { change in
      "\(change["member"]!.asText!) \(short(change["from"]!))>\(short(change["to"]!))"
    }.joined(separator: ", ")
  }

  private func short(_ value: JSONValue) -> String {
    value.asText?.string ?? JSONWriter.bytes(of: value).text
  }

  private func rows(_ object: JSONObject, _ key: Text) -> [JSONObject] {
    (object[key]?.asArray ?? []).compactMap(\.asObject)
  }

  private static let procedure = [
    "c3 procedure R5.1a", "c4 procedure R5.1b", "c5 procedure R5.2a", "c6 procedure R5.3a", "c7 procedure R5.3b",
    "c8 procedure R5.3c",
  ]
  private static let registration = ["c1 operator R4.1a", "c2 registration+name+operator G1"]

  // MARK: explain

  @Test func aTitleRestsOnItsProcedure() throws {
    let answer = try explain(try given(Act.basicHistory), on: "2018-06-10")
    #expect(chain(answer) == Self.registration + Self.procedure + ["c9 title R5.3d"])
    #expect(time(answer) == [] && amendments(answer) == [])
    let last = try #require(rows(answer, "chain").last)
    #expect(last["article"] == "第五条（三）" && last["regulation"] == "szzc-2016" && last["recordedBy"] == "clerkA")
    #expect(last["seq"] == .array([10]) && last["by"]?.asObject?["user"] == "clerkA")
  }

  @Test func anOpenApplicationCountsAsFarAsItHasCome() throws {
    let fixture = try given(
      Array(Act.basicHistory.prefix(8)) + [Act.object().named("ob"), Act.resolve().named("rs")])
    #expect(
      chain(try explain(fixture, on: "2018-04-02")) == Self.registration + [
        "c3 application R5.1a", "c4 application R5.1b", "c5 application R5.2a",
      ])
    let over = try explain(fixture, on: "2018-05-29")
    #expect(chain(over).suffix(2) == ["ob application R5.3c", "rs application R5.3c"])
    #expect(time(over) == ["noticeClosed 2018-05-29 R5.3c na1"])
    #expect(time(try explain(fixture, on: "2018-05-28")) == [])
  }

  @Test func beforeItsRegistrationNothingIsToBeExplained() throws {
    let answer = try explain(try given(Act.basicHistory), on: "2017-05-31")
    #expect(answer["status"]?.asObject?["titleStatus"] == "unknown" && chain(answer) == [])
  }

  @Test func timeEndsATitleAndMakesReportsOverdue() throws {
    let answer = try explain(try given(Act.basicHistory), on: "2021-06-11")
    #expect(
      time(answer) == [
        "reportOverdue 2019-01-01 R7.2 2018", "reportOverdue 2020-01-01 R7.2 2019",
        "reportOverdue 2021-01-01 R7.2 2020",
        "expired 2021-06-11 R11.1 t1",
      ])
    #expect(chain(answer).last == "c9 title R5.3d")
  }

  @Test func aRectificationIsExplainedByItsBasis() throws {
    let fixture = try given(Act.basicHistory + [Act.assess("unqualified").named("as"), Act.order().named("or")])
    let answer = try explain(fixture, on: "2019-04-22")
    #expect(chain(answer).suffix(2) == ["as rectification R8.1", "or rectification R8.5"])
    #expect(time(answer).contains("rectificationOverdue 2019-04-22 R8.7 r1"))
    #expect(chain(try explain(fixture, on: "2019-01-20")).last == "as assessment R8.1")
    try fixture.given(Act.reportRectification(on: "2019-04-21").named("rr"))
    let timely = try explain(fixture, on: "2019-04-22")
    #expect(chain(timely).last == "rr rectification R8.6")
    #expect(time(timely).contains("verificationAwaited 2019-04-22 R8.6 r1"))
    #expect(time(try explain(fixture, on: "2021-06-11")).contains("rectificationLapsed 2021-06-11 R8.5 r1"))
  }

  /// A title is not revoked out of nothing: the failure or the breach belongs to the answer.
  @Test func aRevocationIsExplainedByItsBasis() throws {
    let failed = try given(
      Act.basicHistory + [
        Act.assess("unqualified").named("as"), Act.order().named("or"),
        Act.verify("failed", on: "2019-04-22").named("vf"), Act.revoke(on: "2019-05-01").named("rv"),
      ])
    #expect(
      try chain(explain(failed, on: "2019-06-01")).suffix(4) == [
        "as rectification R8.1", "or rectification R8.5", "vf rectification R8.6", "rv ending R8.7",
      ])
    let breach = try given(
      Act.basicHistory + [
        Act.sanction("serious", "revocation").named("sa"),
        Act.revoke("x1", on: "2019-03-05", ground: "seriousViolation").named("rv"),
      ])
    #expect(
      try chain(explain(breach, on: "2019-06-01")).suffix(2) == ["sa ending R10.1", "rv ending R10.2"])
  }

  @Test func fraudEndsBansAndTimeLiftsTheBan() throws {
    let fixture = try given(Act.basicHistory + [Act.findFraud(on: "2019-05-10").named("ff")])
    #expect(chain(try explain(fixture, on: "2021-05-10")).last == "ff ending+fraud+ban R9.1")
    let later = try explain(fixture, on: "2021-05-11")
    #expect(chain(later).last == "ff ending+fraud R9.1")
    #expect(time(later).contains("banEnded 2021-05-11 R9.2 f1"))
  }

  /// A ban that arose elsewhere: the finding is about another space of the same operator.
  @Test func aBanFromAnotherSpace() throws {
    let fixture = try given(
      Act.basicHistory + [
        Act.registerSpace("s2").with(["name": "二", "address": "二路"]).named("c10"),
        Act.findFraud(on: "2019-05-10").named("ff"),
      ])
    let answer = try ask(fixture, ["query": "explain", "spaceId": "s2", "on": "2019-06-01"])
    #expect(chain(answer) == ["c1 operator R4.1a", "c10 registration+name+operator G1", "ff ban R9.1"])
  }

  @Test func aLaterEndTakesEffectByItself() throws {
    let fixture = try given(
      Act.basicHistory + [
        Act.sanction("serious", "revocation").named("sn"),
        Act.revoke("x1", on: "2019-03-05", ground: "seriousViolation").with("effectiveDate", "2019-04-01").named("rv"),
      ])
    let answer = try explain(fixture, on: "2019-04-01")
    #expect(chain(answer).last == "rv ending R10.2")
    #expect(time(answer).contains("endingTookEffect 2019-04-01 R10.2 t1"))
    #expect(chain(try explain(fixture, on: "2019-03-31")).last == "c9 title R5.3d")
  }

  @Test func aRenewalBeginsByItself() throws {
    let renewal = Act.stages(of: "a2", in: 2021)
    let fixture = try given(
      Act.basicHistory
        + [Act.apply("a2", on: "2020-12-10").with("facts.leaseEnd", "2027-01-01")] + renewal
        + [Act.certify("t2", "a2", on: "2021-06-10").named("c20")])
    #expect(time(try explain(fixture, on: "2021-06-11")).contains("titleBegan 2021-06-11 R11.1 t2"))
    #expect(chain(try explain(fixture, on: "2021-06-10")).last == "c20 title R5.3d")
  }

  @Test func aDisputeStandsWithItsTarget() throws {
    let fixture = try given(Act.basicHistory + [Act.dispute("c9", on: "2018-07-01").named("dp")])
    #expect(chain(try explain(fixture, on: "2018-07-01")).suffix(2) == ["c9 title+dispute R5.3d", "dp dispute G9"])
  }

  @Test func correctionsSayWhatTheyChanged() throws {
    let fixture = try given(
      Act.basicHistory + [
        Act.correct("c9", ["decisionDate": "2018-06-08"]).recorded("2018-07-02").named("k1"),
        Act.correct("c3", ["form": .object(Act.form.replacing(["mentorCount": 4, "contactName": "孙七"]))]).named("k2"),
      ])
    let answer = try explain(fixture, on: "2018-06-09")
    #expect(
      amendments(answer) == [
        "corrected c9 by k1: data.decisionDate 2018-06-10>2018-06-08; titleStatus uncertified>certified, "
          + "certificationId null>t1, validFrom null>2018-06-08, validUntil null>2021-06-08, "
          + "applicationStage noticeClosed>none",
        "corrected c3 by k2: data.form.contactName 李四>孙七, data.form.mentorCount 3>4",
      ])
    #expect(amendments(try explain(fixture, on: "2018-06-09", knownAt: "2018-07-01")) == [])
    #expect(rows(answer, "chain").last?["corrected"] == .array(["k1"]))
  }

  @Test func annulmentsAndDecisionsOfDisputes() throws {
    let fixture = try given(
      Act.basicHistory + [
        Act.assess("qualified").named("as"), Act.dispute("as", on: "2019-02-02").named("dp"),
        Act.decide("modified", on: "2019-03-20", changes: ["grade": "unqualified"]).named("dd"),
        Act.change("rename", ["newName": "新"]).named("g"), Act.annul("g").named("k1"),
        Act.dispute("c9", "d2", on: "2019-04-01").named("dp2"),
        Act.decide("setAside", "d2", on: "2019-05-01").named("dd2"),
      ])
    #expect(
      amendments(try explain(fixture, on: "2019-03-21")) == [
        "modified as by dd: data.grade qualified>unqualified; flags [\"reportOverdue\",\"underDispute\"]>"
          + "[\"rectificationNotOrdered\",\"reportOverdue\"]",
        "annulled g by k1: name 新>雁门众创空间",
        "setAside c9 by dd2: titleStatus certified>uncertified, certificationId t1>null, validFrom 2018-06-10>null, "
          + "validUntil 2021-06-10>null, applicationStage none>noticeClosed, "
          + "flags [\"rectificationNotOrdered\",\"reportOverdue\"]>[]",
      ])
  }

  // MARK: diff

  private func difference(_ fixture: EngineFixture, _ first: Text, _ second: Text?, on day: Text) throws -> JSONObject {
    var question: JSONObject = [
      "query": "diff", "spaceId": "s1", "on": .string(day), "knownAt": .string(first),
    ]
    question["and"] = second.map { .string($0) }
    return try ask(fixture, question)
  }

  @Test func aDifferenceNamesWhatWasLearned() throws {
    let fixture = try given(
      Act.basicHistory + [
        Act.correct("c9", ["decisionDate": "2018-06-08"]).recorded("2018-07-02").named("k1"),
        Act.report(2018, on: "2018-12-20").named("rp"),
      ])
    let answer = try difference(fixture, "2018-07-01", "2018-07-02", on: "2018-06-09")
    #expect(rows(answer, "learned").map { $0["commandId"]! } == ["k1"])
    #expect(changes(answer, "statusChanges").hasPrefix("titleStatus uncertified>certified, certificationId null>t1"))
    #expect(
      rows(answer, "revised").map { "\($0["commandId"]!.asText!): \(changes($0, "changes"))" } == [
        "c9: data.decisionDate 2018-06-10>2018-06-08, effectiveOn 2018-06-10>2018-06-08, corrected []>[\"k1\"]"
      ])
    #expect(answer["before"]?.asObject?["titleStatus"] == "uncertified")
    let later = try difference(fixture, "2018-07-02", nil, on: "2018-06-09")
    #expect(rows(later, "learned").map { $0["commandId"]! } == ["rp"] && changes(later, "statusChanges") == "")
    #expect(rows(later, "revised").isEmpty)
  }

  /// What changed the answer is named even if it is about something else: here a regulation with shorter validity.
  @Test func whatIsAboutOthersIsNamedIfItChangedTheAnswer() throws {
    let fixture = try given(
      Array(Act.basicHistory.prefix(1)) + [
        Act.openCall("k1", from: "2017-06-05", to: "2017-07-01").recorded("2017-06-05").named("ca")
      ] + Array(Act.basicHistory.dropFirst()) + [Act.findFraud(on: "2019-05-10").named("ff")])
    let answer = try difference(fixture, "2017-06-02", nil, on: "2019-06-01")
    #expect(!rows(answer, "learned").contains { $0["commandId"] == "ca" })
    #expect(rows(answer, "learned").last?["commandId"] == "ff")
  }

  @Test func aDifferenceNeedsTwoMomentsInOrder() throws {
    let fixture = try given([])
    for question in [
      ["query": "diff", "spaceId": "s1"],
      ["query": "diff", "spaceId": "s1", "knownAt": "2018-07-02", "and": "2018-07-01"],
    ] as [JSONObject] {
      #expect(throws: QuestionFault.self) { try fixture.ask(question) }
    }
  }

  // MARK: timeline

  @Test func theTimelineHasBothAxes() throws {
    let fixture = try given(
      Act.basicHistory + [
        Act.correct("c9", ["decisionDate": "2018-06-08"]).recorded("2018-07-02").named("k1"),
        Act.findFraud(on: "2019-05-10").named("ff"),
      ])
    let answer = try ask(fixture, ["query": "timeline", "spaceId": "s1"])
    let steps = rows(answer, "steps").map { step in
      "\(step["commandId"]!.asText!) "
        + rows(step, "periods").map { "\($0["from"]!.asText!) \($0["titleStatus"]!.asText!)" }.joined(separator: ", ")
    }
    #expect(
      steps == [
        "c2 2017-06-01 uncertified",
        "c9 2017-06-01 uncertified, 2018-06-10 certified, 2021-06-11 expired",
        "k1 2017-06-01 uncertified, 2018-06-08 certified, 2021-06-09 expired",
        "ff 2017-06-01 uncertified, 2018-06-08 certified, 2019-05-10 revoked",
      ])
  }
}
