import Testing

@testable import RegistryCore

@Suite struct RegulationBookTests {
  private static func date(_ iso: Text) -> CivilDate {
    CivilDate(iso: iso)!
  }

  private static func version(_ id: RegulationID, from effectiveFrom: Text, validityYears: Int) -> RegulationVersion {
    var parameters = Parameters.shuozhou2016
    parameters.validityYears = validityYears
    return RegulationVersion(
      id: id, documentNo: DocumentNumber(normalised: "朔科发〔2018〕31号"), title: nil, issuedOn: date(effectiveFrom),
      effectiveFrom: date(effectiveFrom), parameters: parameters)
  }

  @Test func nothingIsInForceBeforeTheMeasure() {
    let book = RegulationBook()
    #expect(book.version(on: RegulationBookTests.date("2016-11-10")) == nil)
    #expect(book.version(on: RegulationBookTests.date("2016-11-11")) == .shuozhou2016)
    #expect(book.parameters(on: RegulationBookTests.date("2010-01-01")) == .shuozhou2016)
  }

  @Test func theLatestEffectGoverns() {
    var book = RegulationBook()
    book.adopt(RegulationBookTests.version("b", from: "2020-01-01", validityYears: 5), by: RecordNumber(1))
    book.adopt(RegulationBookTests.version("a", from: "2018-04-15", validityYears: 2), by: RecordNumber(2))
    let expected: [(Text, RegulationID)] = [
      ("2018-04-14", "szzc-2016"), ("2018-04-15", "a"), ("2019-12-31", "a"), ("2020-01-01", "b"), ("2200-12-31", "b"),
    ]
    for (day, id) in expected {
      #expect(book.version(on: RegulationBookTests.date(day))?.id == id)
    }
    #expect(book.versions.map(\.id) == ["szzc-2016", "b", "a"])
    #expect(book.parameters(on: RegulationBookTests.date("2019-01-01")).validityYears == 2)
  }

  @Test func amongEqualDaysTheLastAdoptedGoverns() {
    var book = RegulationBook()
    book.adopt(RegulationBookTests.version("a", from: "2018-04-15", validityYears: 2), by: RecordNumber(3))
    book.adopt(RegulationBookTests.version("b", from: "2018-04-15", validityYears: 4), by: RecordNumber(4))
    book.adopt(RegulationBookTests.version("old", from: "2016-11-11", validityYears: 1), by: RecordNumber(5))
    #expect(book.version(on: RegulationBookTests.date("2018-04-15"))?.id == "b")
    #expect(book.version(on: RegulationBookTests.date("2016-11-11"))?.id == "old")
  }

  @Test func aRegistryMayBeginWithAnotherRegulation() {
    let book = RegulationBook(founding: RegulationBookTests.version("dt-2020", from: "2020-01-01", validityYears: 5))
    #expect(book.version(on: RegulationBookTests.date("2018-01-01")) == nil)
    #expect(book.parameters(on: RegulationBookTests.date("2018-01-01")).validityYears == 5)
    #expect(book.contains("dt-2020"))
    #expect(book.contains("szzc-2016"))
    #expect(!book.contains("szzc-2018"))
  }
}

@Suite struct RegulationFileTests {
  private static let complete: JSONObject = [
    "regulationId": "dt-2020", "documentNo": "同科发[2020]4号", "title": "大同市众创空间管理办法", "issuedOn": "2020-01-01",
    "effectiveFrom": "2020-02-01", "parameters": .object(["validityYears": 2]), "issuer": "大同市科学技术局",
    "parameterNotes": .array([]), "rules": .array([]),
  ]

  private static func changed(_ key: Text, _ value: JSONValue?) -> JSONValue {
    var object = complete
    object[key] = value
    return .object(object)
  }

  @Test func readsAFileWithSomeParameters() throws {
    let version = try RegulationFile.read(.object(RegulationFileTests.complete))
    #expect(version.id == "dt-2020")
    #expect(version.documentNo.text == "同科发〔2020〕4号")
    #expect(version.title == "大同市众创空间管理办法")
    #expect(version.issuedOn.text == "2020-01-01")
    #expect(version.effectiveFrom.text == "2020-02-01")
    #expect(version.parameters.validityYears == 2)
    #expect(version.parameters.mentorMin == 3)
  }

  @Test func readsBackWhatAVersionWrites() throws {
    #expect(try RegulationFile.read(.object(RegulationVersion.shuozhou2016.json)) == .shuozhou2016)
  }

  @Test(
    arguments: [
      ("regulationId", nil, .missing("regulationId")), ("issuedOn", .null, .missing("issuedOn")),
      ("parameters", nil, .missing("parameters")), ("city", "大同", .unknownMember("city")),
      ("parameters", .object(["mentors": 3]), .unknownParameter("mentors")),
      (
        "effectiveFrom", "2019-12-31",
        .effectiveBeforeIssue(
          issuedOn: CivilDate(iso: "2020-01-01")!, effectiveFrom: CivilDate(iso: "2019-12-31")!)
      ),
    ] as [(Text, JSONValue?, RegulationFile.Fault)])
  func namesWhatIsWrong(key: Text, value: JSONValue?, fault: RegulationFile.Fault) {
    #expect(throws: fault) { try RegulationFile.read(RegulationFileTests.changed(key, value)) }
    #expect(
      fault.sentence(in: .english).contains(key == "parameters" && value != nil ? "mentors" : faultWord(fault, key)))
    #expect(fault.sentence(in: .chinese) != fault.sentence(in: .english))
  }

  /// What a sentence about a fault must name.
  private func faultWord(_ fault: RegulationFile.Fault, _ key: Text) -> String {
    if case .effectiveBeforeIssue = fault {
      "in force from 2019-12-31, before the day of issue 2020-01-01"
    } else {
      key.string
    }
  }

  @Test(
    arguments: [
      ("regulationId", " "), ("regulationId", 1), ("documentNo", "13号"), ("title", ""), ("issuedOn", "2020-02-30"),
      ("parameters", .array([])), ("parameters", .object(["mentorMin": "3"])),
    ] as [(Text, JSONValue)])
  func saysWhereAValueIsBad(key: Text, value: JSONValue) {
    let fault = #expect(throws: RegulationFile.Fault.self) {
      try RegulationFile.read(RegulationFileTests.changed(key, value))
    }
    let place = key == "parameters" && value.asObject != nil ? "mentorMin" : key.string
    #expect(fault?.sentence(in: .english).contains(place) == true)
    #expect(fault?.sentence(in: .chinese).contains(place) == true)
  }

  @Test func aFileIsAnObject() {
    #expect(throws: RegulationFile.Fault.notAnObject) { try RegulationFile.read(.array([])) }
  }
}
