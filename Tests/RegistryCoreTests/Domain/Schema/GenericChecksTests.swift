import Testing

@testable import RegistryCore

@Suite struct GenericChecksTests {
  private static let certify: JSONObject = [
    "certificationId": "t1", "applicationId": "a1", "documentNo": "朔科发〔2018〕20号", "decisionDate": "2018-06-10",
  ]

  private static func command(_ changes: (inout JSONObject) -> Void = { _ in }) -> JSONValue {
    var object: JSONObject = [
      "commandId": "c9", "recordedAt": "2018-06-10", "recordedBy": "clerkA", "command": "certify",
      "data": .object(certify),
    ]
    changes(&object)
    return .object(object)
  }

  private static func codes(_ value: JSONValue) -> [String] {
    switch GenericChecks.admit(value) {
    case .success: []
    case .failure(let refusal): refusal.violations.map { "\($0.rule.rawValue) \($0.codeText)" }
    }
  }

  @Test func admitsACommandAsItIs() throws {
    let submission = try GenericChecks.admit(GenericChecksTests.command()).get()
    #expect(submission.commandId == "c9")
    #expect(submission.recordedAt == Instant(timestamp: "2018-06-10"))
    #expect(submission.recordedBy == "clerkA")
    #expect(submission.name == .certify)
    #expect(submission.data == GenericChecksTests.certify)
    #expect(submission.warnings.isEmpty)
  }

  @Test(arguments: [.null, "certify", .array([]), true, 1] as [JSONValue])
  func aCommandIsAnObject(value: JSONValue) {
    #expect(GenericChecksTests.codes(value) == ["G14 malformed"])
    guard case .failure(let refusal) = GenericChecks.admit(value) else { return }
    #expect(refusal.commandId == .null)
  }

  @Test func theFirstOfTheFiveKeysIsMissedFirst() {
    let order: [Text] = ["commandId", "recordedAt", "recordedBy", "command", "data"]
    for (index, key) in order.enumerated() {
      let value = GenericChecksTests.command { object in
        for later in order[index...] { object[later] = nil }
        object["extra"] = 1
      }
      #expect(GenericChecksTests.codes(value) == ["G14 missing:\(key)"])
    }
  }

  /// Each command has one more fault than the one before; the earlier check names the refusal alone.
  @Test func stepsStopAtTheFirstViolationInTheirOrder() {
    var object: JSONObject = [
      "data": .object(["x": 1, "decisionDate": "2018-06-11"]), "command": "certify", "recordedBy": "clerkA",
      "recordedAt": "2018-06-10", "commandId": "c9",
    ]
    func codes() -> [String] { GenericChecksTests.codes(.object(object)) }
    #expect(
      codes() == [
        "G14 unknownField:x", "G14 missing:certificationId", "G14 missing:applicationId", "N4 missing:documentNo",
        "G2 afterRecording:decisionDate",
      ])
    object["recordedAt"] = "today"
    #expect(codes() == ["G14 badTimestamp:recordedAt"])
    // The years of dates, as they are written.
    for (at, code) in [
      ("1900-01-01T00:00:00+08:00", "G14 unknownField:x"), ("2200-12-31T23:59:59.999999Z", "G14 unknownField:x"),
      ("1899-12-31T23:59:59Z", "G14 badTimestamp:recordedAt"),
      ("2201-01-01T00:00:00+08:00", "G14 badTimestamp:recordedAt"),
    ] as [(JSONValue, String)] {
      object["recordedAt"] = at
      #expect(codes().first == code)
    }
    object["recordedAt"] = "today"
    object["command"] = "Certify"
    #expect(codes() == ["G14 unknownCommand"])
    object["data"] = .array([])
    #expect(codes() == ["G14 badObject:data"])
    object["command"] = .null
    #expect(codes() == ["G14 badString:command"])
    object["recordedBy"] = " "
    #expect(codes() == ["G14 badString:recordedBy"])
    object["recordedAt"] = 20_180_610
    #expect(codes() == ["G14 badString:recordedAt"])
    object["commandId"] = .object(["a": 1])
    #expect(codes() == ["G14 badString:commandId"])
    object["second"] = 1
    object["first"] = 1
    #expect(codes() == ["G14 unknownField:second"])
    object["data"] = nil
    #expect(codes() == ["G14 missing:data"])
  }

  @Test func theCommandIdIsNamedAsItWasSent() {
    let value = GenericChecksTests.command { $0["commandId"] = .array([1, "x"]) }
    guard case .failure(let refusal) = GenericChecks.admit(value) else {
      Issue.record("a list was taken for a commandId")
      return
    }
    #expect(refusal.commandId == .array([1, "x"]))
  }

  @Test func dataIsNormalised() throws {
    let value = GenericChecksTests.command { object in
      object["data"] = .object([
        "note": "补录", "decisionDate": "2018-06-10", "attachments": .array([]), "effectiveDate": .null,
        "documentNo": " 朔科发[2018]20号", "applicationId": "a1", "certificationId": " t1 ",
      ])
    }
    let submission = try GenericChecks.admit(value).get()
    #expect(
      submission.data.keys == [
        "certificationId", "applicationId", "documentNo", "decisionDate", "attachments", "note",
      ])
    #expect(submission.data["documentNo"] == "朔科发〔2018〕20号")
    #expect(submission.data["certificationId"] == " t1 ")
    #expect(submission.warnings == [.documentNoNormalized])
  }

  @Test func nullMeansAbsent() throws {
    let optional = GenericChecksTests.command { object in
      var data = GenericChecksTests.certify
      data["note"] = .null
      data["attachments"] = .null
      data["effectiveDate"] = .null
      object["data"] = .object(data)
    }
    #expect(try GenericChecks.admit(optional).get().data == GenericChecksTests.certify)
    let required = GenericChecksTests.command { object in
      var data = GenericChecksTests.certify
      data["documentNo"] = .null
      data["decisionDate"] = .null
      object["data"] = .object(data)
    }
    #expect(GenericChecksTests.codes(required) == ["N4 missing:documentNo", "G14 missing:decisionDate"])
  }

  @Test func unknownMembersAreNamedInOrderOfAppearanceEvenIfNull() {
    let value = GenericChecksTests.command { object in
      var data: JSONObject = ["zeta": .null, "certificationId": 1]
      for member in GenericChecksTests.certify.members where member.key != "certificationId" {
        data[member.key] = member.value
      }
      data["alpha"] = 1
      object["data"] = .object(data)
    }
    #expect(
      GenericChecksTests.codes(value) == [
        "G14 unknownField:zeta", "G14 unknownField:alpha", "G14 badString:certificationId",
      ])
  }

  @Test func theCheckOfDataStandsAlone() throws {
    let recordedAt = try #require(Instant(timestamp: "2018-06-10"))
    let (violations, data, warnings) = GenericChecks.check(
      data: GenericChecksTests.certify, of: .certify, recordedAt: recordedAt)
    #expect(violations.isEmpty && warnings.isEmpty)
    #expect(data == GenericChecksTests.certify)
  }
}
