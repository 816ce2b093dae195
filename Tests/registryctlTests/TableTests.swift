import RegistryCore
import Testing

@testable import registryctl

/// Tables of commands: records, encodings, cells.
@Suite struct TableTests {
  private func records(_ text: String) throws -> [[String]] {
    var records = CSVRecords(Array(text.utf8))
    var found: [[String]] = []
    while let record = try records.next() { found.append(record.fields) }
    return found
  }

  @Test(arguments: [
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]), ("a\r\n1", [["a"], ["1"]]), ("a\r1\r", [["a"], ["1"]]),
    ("\"a,b\",\"c\"\"d\"\n", [["a,b", "c\"d"]]), ("\"x\r\ny\",\n", [["x\r\ny", ""]]), ("", []),
    ("\n,\n", [[""], ["", ""]]),
    ("\"\"", [[""]]), ("众创,空间", [["众创", "空间"]]),
  ]) func readsRecords(_ text: String, _ expected: [[String]]) throws {
    #expect(try records(text) == expected)
  }

  @Test func countsLinesInQuotations() throws {
    var records = CSVRecords(Array("\"a\nb\"\nc\n".utf8))
    #expect(try records.next()?.line == 1)
    #expect(try records.next()?.line == 3)
  }

  @Test func namesTheLineOfWhatIsWrong() {
    #expect(throws: CSVRecords.Fault.openQuote(line: 2)) { try records("a\n\"b\nc") }
    #expect(throws: CSVRecords.Fault.afterQuote(line: 1)) { try records("\"a\"b\n") }
  }

  @Test func whatIsWrittenReadsBack() throws {
    let fields = ["", "a", " b ", "c,d", "e\"f", "g\nh", "众"]
    #expect(try records(CSVText.line(fields)) == [fields])
  }

  /// The bytes of each are as the standard has them: one, two and four bytes, the private areas, beyond the basic plane.
  @Test(
    arguments: [
      ([0x41], "A"), ([0xB0, 0xA1], "啊"), ([0xA1, 0xA1], "\u{3000}"), ([0x81, 0x40], "丂"), ([0xFE, 0x9F], "䶮"),
      ([0x81, 0x30, 0x81, 0x30], "\u{80}"), ([0x82, 0x35, 0x8F, 0x33], "龦"), ([0x81, 0x39, 0xEE, 0x39], "㐀"),
      ([0x84, 0x31, 0xA4, 0x39], "\u{FFFF}"), ([0x90, 0x30, 0x81, 0x30], "\u{10000}"),
      ([0x95, 0x32, 0x82, 0x36], "𠀀"), ([0xE3, 0x32, 0x9A, 0x35], "\u{10FFFF}"), ([0xAA, 0xA1], "\u{E000}"),
      ([0xA2, 0xAB], "\u{E766}"), ([0x80 - 1], "\u{7F}"), ([0xA2, 0xE3], "€"),
    ] as [([UInt8], String)]) func decodesGB18030(_ bytes: [UInt8], _ text: String) throws
  {
    var decoder = GB18030()
    #expect(try decoder.decode(bytes) == Array(text.utf8))
  }

  @Test(
    arguments: [
      [0x80], [0xFF, 0x40], [0x81], [0x81, 0x7F], [0x81, 0xFF], [0x81, 0x30, 0x81], [0x81, 0x30, 0x80, 0x30],
      [0x84, 0x32, 0x81, 0x30], [0xE3, 0x32, 0x9A, 0x36], [0xFE, 0x39, 0xFE, 0x39],
    ] as [[UInt8]]) func refusesWhatIsNone(_ bytes: [UInt8])
  {
    var decoder = GB18030()
    #expect(throws: GB18030.Fault(offset: 1)) { try decoder.decode([0x41] + bytes) }
  }

  @Test func findsTheEncodingOut() throws {
    let text = Array("众创".utf8)
    #expect(try TextEncoding.decode([0xEF, 0xBB, 0xBF] + text, as: nil) == .init(encoding: .utf8, utf8: text))
    #expect(try TextEncoding.decode([0xD6, 0xDA, 0xB4, 0xB4], as: nil) == .init(encoding: .gb18030, utf8: text))
    #expect(throws: TextEncoding.Fault.notUTF8(offset: 0)) {
      try TextEncoding.decode([0xD6, 0xDA], as: .utf8)
    }
    #expect(throws: TextEncoding.Fault.unknown(utf8: 1, gb18030: 1)) { try TextEncoding.decode([0x41, 0xFF], as: nil) }
  }

  private func row(_ command: CommandName?, _ cells: KeyValuePairs<String, String>) throws -> JSONObject? {
    var row = CommandRow(command: command)
    for (title, cell) in cells { try row.put(cell, in: CommandColumn(title: title)) }
    return row.object
  }

  @Test func putsCellsInTheTypeOfTheirField() throws {
    let object = try row(
      .recordAssessment,
      ["commandId": "c", "年度": "2023", "decisionDate": "2024/3/1", "metrics.trainees": " 600 "])
    #expect(object?["data"]?.asObject?["year"] == 2023)
    #expect(object?["data"]?.asObject?["decisionDate"] == "2024-03-01")
    #expect(object?["data"]?.asObject?["metrics"] == .object(["trainees": 600]))
    #expect(object?["commandId"] == "c")
    for title in ["负责人", "form.负责人", "申报书.负责人", "form.principalName", "申报书.principalName"] {
      let form = try row(.submitApplication, [title: "郑翠萍"])?["data"]?.asObject?["form"]
      #expect(form == .object(["principalName": "郑翠萍"]), "\(title)")
    }
    #expect(throws: CommandColumn.Fault.self) { try row(nil, ["result": "同意", "command": "nothing"]) }
    #expect(throws: CommandColumn.Fault.self) { try row(.certify, ["colour": "red"]) }
    #expect(try row(nil, ["result": "同意"]) == nil)
    #expect(
      try row(nil, ["result": "同意", "command": "review-locally", "sealed": "TRUE"])?["data"]
        == .object(["result": "endorsed", "sealed": true]))
    #expect(
      try row(.recordInspection, ["verified.totalArea": "262.5", "verified.operating": "是"])?["data"]
        == .object(["verified": .object(["totalArea": "262.5", "operating": true])]))
  }

  @Test(
    arguments: [
      ["commandId": "a", "命令号": "b"], ["note": "a", "备注": "b"], ["attachments": "a", "附件": "b"],
      ["录入时间": "2023-01-01T00:00:00Z", "recordedAt": "2023-01-02T00:00:00Z"],
    ] as [KeyValuePairs<String, String>]) func whatIsSaidTwiceIsNotTaken(_ cells: KeyValuePairs<String, String>)
  {
    let fault = #expect(throws: CommandColumn.Fault.self) { try row(.certify, cells) }
    guard case .twice(cells[1].key)? = fault else {
      Issue.record("\(String(describing: fault))")
      return
    }
  }

  @Test func aRowThatNamesAnotherCommandIsNotTaken() throws {
    #expect(try row(.certify, ["命令": "认定", "command": "certify"])?["command"] == "certify")
    let fault = #expect(throws: CommandColumn.Fault.self) { try row(.certify, ["command": "revokeTitle"]) }
    #expect(
      fault?.sentence.english == "command cannot be \"revokeTitle\": the command of this row is certify already")
    #expect(throws: CommandColumn.Fault.self) { try row(nil, ["command": "certify", "命令": "revokeTitle"]) }
    #expect(throws: CommandColumn.Fault.self) { try row(nil, ["命令": "certify", "command": "nothing"]) }
  }

  private func data(_ command: CommandName, _ title: String, _ cell: String) throws -> JSONValue? {
    var row = CommandRow(command: command)
    try row.put(cell, in: CommandColumn(title: title))
    return row.object?["data"]?.asObject?[Text(title)]
  }

  @Test(arguments: [
    (CommandName.registerOperator, "operatorId", " o31\u{3000}", "o31"),
    (.registerOperator, "name", "\t某公司\r\n", "某公司"),
    (.annulRecord, "reason", "一\n二\n", "一\n二"), (.annulRecord, "targetCommandId", "表 1.csv:2 ", "表 1.csv:2"),
    (.certify, "documentNo", " 朔科发〔2018〕21号", "朔科发〔2018〕21号"),
  ]) func dropsWhiteSpaceAroundACell(_ command: CommandName, _ title: String, _ cell: String, _ text: String) throws {
    #expect(try data(command, title, cell) == .string(Text(text)))
  }

  @Test(arguments: [
    (CommandName.registerOperator, "operatorId", "o 32"), (.registerOperator, "operatorId", "app２"),
    (.registerOperator, "operatorId", "o\u{200B}1"), (.registerSpace, "name", "塞上\n创客"),
    (.registerSpace, "address", "民福\t东街"), (.certify, "documentNo", "朔科发\n〔2018〕21号"),
  ]) func refusesACellThatWasASlip(_ command: CommandName, _ title: String, _ cell: String) {
    #expect {
      try data(command, title, cell)
    } throws: { error in
      guard case .badValue(title, cell, _)? = error as? CommandColumn.Fault else { return false }
      return true
    }
  }
}
