import Testing

@testable import RegistryCore

/// Boundaries of the types of DOMAIN §4.1, each on a field of a command that has such a type.
@Suite struct FieldTypeTests {
  private static func literal(_ text: String) -> JSONValue { .number(JSONNumber(validLiteral: text)) }

  /// The codes that a value of one field gets, recorded at the end of 2018-06-10 at +08:00.
  private static func codes(_ name: CommandName, _ field: Text, _ value: JSONValue) -> [String] {
    let recordedAt = Instant.endOfDay(CivilDate(iso: "2018-06-10")!)
    let (violations, _, _) = GenericChecks.check(
      data: JSONObject([.init(key: field, value: value)]), of: name, recordedAt: recordedAt)
    return violations.filter { $0.code != .missing }.map { "\($0.rule.rawValue) \($0.codeText)" }
  }

  @Test(
    arguments: [
      // Strings, stored untrimmed.
      (
        .registerSpace, "name", ["x", " x ", "\u{200B}", "雁门"],
        ["", " ", "\t\r\n", "\u{3000}\u{A0}\u{85}\u{1C}", 1, true, .array([])], "G14 badString:name"
      ),
      // Dates.
      (
        .openCall, "closesOn", ["1900-01-01", "2200-12-31", "2019-01-01"],
        ["1899-12-31", "2201-01-01", "2019-02-29", "2019-1-1", "2019-01-01T00:00:00Z", 20_190_101, ""],
        "G14 badDate:closesOn"
      ),
      // Dates not after recording.
      (
        .registerSpace, "registeredOn", ["2018-06-10", "1900-01-01"], ["2018-06-11", "2200-12-31"],
        "G2 afterRecording:registeredOn"
      ),
      (.registerSpace, "registeredOn", [], ["2018-06-31", false], "G14 badDate:registeredOn"),
      // Naturals.
      (
        .submitApplication, "copies", [0, 3, literal("-0"), literal("123456789012345678901234567890")],
        [literal("-1"), literal("3.0"), literal("3e0"), "3", true, .array([])], "G14 badInt:copies"
      ),
      (.registerSpace, "onCampus", [true, false], ["true", 0, 1, .array([])], "G14 badBool:onCampus"),
      (.submitApplication, "form", [.object([:])], ["x", .array([]), 1, true], "G14 badObject:form"),
      (
        .submitApplication, "planSections", [.array([]), .array([1, "1", true])], ["x", .object([:]), 8],
        "G14 badList:planSections"
      ),
      (
        .certify, "documentNo", ["朔科发〔2018〕20号", "朔科发(2018)20号"], ["20号", "", 20, .array([])],
        "G12 badDocumentNo:documentNo"
      ),
      (
        .registerOperator, "operatorKind", ["legalPerson", "affiliatedBody"], ["LegalPerson", "独立法人", "", 1, true],
        "G14 badValue:operatorKind"
      ),
      (
        .recordInspection, "members", [.array([]), .array([.object([:]), .object(["org": 1])])],
        [.array(["王"]), .array([.object([:]), .null])], "G14 badValue:members"
      ),
      (.recordInspection, "members", [], [.object([:]), "王"], "G14 badList:members"),
      (
        .reviewLocally, "attests", [.object([:]), .object(["R4.1b": true, "G15": false])],
        [.object(["R4.1": true]), .object(["R4.1": .null])], "G14 badAttest:R4.1"
      ),
      (.reviewLocally, "attests", [], [.array([]), true], "G14 badObject:attests"),
      (
        .recordChange, "newTotalArea", ["250", "224.99", 250, 999_999_999],
        ["", "1.234", "-1", literal("1.5"), 1_000_000_000, true], "G14 badDecimal:newTotalArea"
      ),
      // The number of a judgment is free text.
      (.decideDispute, "documentNo", ["（2019）晋0602行初1号"], [" ", 1], "G14 badString:documentNo"),
    ] as [(CommandName, Text, [JSONValue], [JSONValue], String)])
  func holdsItsBoundaries(name: CommandName, field: Text, good: [JSONValue], bad: [JSONValue], code: String) {
    for value in good { #expect(FieldTypeTests.codes(name, field, value).isEmpty, "\(field) refused \(value)") }
    for value in bad { #expect(FieldTypeTests.codes(name, field, value) == [code], "\(field): \(value)") }
  }

  @Test func everyBadAttestationIsNamed() {
    let attests: JSONValue = .object(["R9.9": true, "R4.4": "yes", "R4.1b": true, "": .null])
    #expect(
      FieldTypeTests.codes(.reviewLocally, "attests", attests) == [
        "G14 badAttest:R9.9", "G14 badAttest:R4.4", "G14 badAttest:",
      ])
  }

  @Test func messagesShowTheValueUnlessItIsPersonal() {
    let recordedAt = Instant.endOfDay(CivilDate(iso: "2018-06-10")!)
    let late = GenericChecks.check(data: ["registeredOn": "2018-06-11"], of: .registerSpace, recordedAt: recordedAt)
    #expect(late.violations.last?.found == "2018-06-11")
    #expect(late.violations.last?.wanted == "2018-06-10")
    let personal = GenericChecks.check(data: ["objector": 13_800_000_000], of: .fileObjection, recordedAt: recordedAt)
    #expect(personal.violations.last?.code == .badString)
    #expect(personal.violations.last?.found == nil)
  }
}

@Suite struct FieldsTests {
  private static let data: JSONObject = [
    "name": "雁门", "registeredOn": "2018-06-10", "copies": 3, "sealed": true, "form": .object(["a": 1]),
    "planSections": .array([1]), "documentNo": "朔科发〔2018〕20号", "spaceId": "s1", "newTotalArea": "250.5",
    "severity": "serious", "note": .null,
  ]

  /// Fields are read from a tree and from a line alike.
  private func withFields(recorded: Bool, _ body: (Fields) -> Void) throws {
    guard recorded else { return body(Fields(FieldsTests.data)) }
    let tape = JSONTape()
    let text = JSONWriter.bytes(of: .object(FieldsTests.data))
    try text.withUnsafeBytes { bytes in
      body(Fields(recorded: try #require(try tape.read(bytes).asObject)))
    }
  }

  @Test(arguments: [false, true]) func readsByType(_ recorded: Bool) throws {
    try withFields(recorded: recorded) { fields in
      #expect(fields.text("name") == "雁门")
      #expect(fields.date("registeredOn").text == "2018-06-10")
      #expect(fields.natural("copies") == 3)
      #expect(fields.bool("sealed"))
      #expect(fields.object("form") == ["a": 1])
      #expect(fields.array("planSections") == [1])
      #expect(fields.documentNumber("documentNo").text == "朔科发〔2018〕20号")
      #expect(fields.id("spaceId") as SpaceID == "s1")
      #expect(fields.decimalIfAny("newTotalArea")?.description == "250.5")
      #expect(fields.choice("severity", as: Severity.self) == .serious)
    }
  }

  @Test(arguments: [false, true]) func absentAndNullAreNil(_ recorded: Bool) throws {
    try withFields(recorded: recorded) { fields in
      #expect(fields.textIfAny("note") == nil)
      #expect(fields.dateIfAny("effectiveDate") == nil)
      #expect(fields.idIfAny("callId") as CallID? == nil)
    }
  }

  /// What was judged when it was recorded is not read again, but for what has an effect.
  @Test(arguments: [false, true]) func theJudgedIsLeft(_ recorded: Bool) throws {
    try withFields(recorded: recorded) { fields in
      #expect(fields.judgedObject("form") == (recorded ? [:] : ["a": 1]))
      #expect(fields.judgedObject("form", effective: ["a", "b"]) == ["a": 1])
      #expect(fields.judgedArray("planSections") == (recorded ? [] : [1]))
    }
  }
}
