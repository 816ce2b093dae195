import RegistryCore
import Testing

@testable import registryctl

/// Commands made of options, and their outcomes for people.
@Suite struct ActTests {
  private func data(_ name: CommandName, _ words: String...) throws -> JSONObject {
    guard case .run(_, let arguments) = try ArgumentParser.parse([KebabCase.name(name.rawValue)] + words) else {
      return [:]
    }
    return try ActRequest.data(of: CommandTable.spec(of: name), arguments)
  }

  private func text(_ object: JSONObject) -> String {
    String(decoding: JSONWriter.bytes(of: .object(object)), as: UTF8.self)
  }

  @Test func putsFieldsInTheOrderOfTheSchema() throws {
    let data = try data(
      .certify, "--decision-date", "2018年6月10日", "--application-id", "a1", "--document-no", "朔科发〔2018〕21号",
      "--certification-id", "c1", "--note", "n")
    #expect(
      text(data)
        == #"{"certificationId":"c1","applicationId":"a1","documentNo":"朔科发〔2018〕21号","decisionDate":"2018-06-10","note":"n"}"#
    )
  }

  @Test func givesEveryTypeItsJSON() throws {
    let data = try data(
      .recordExpertReview, "--application-id", "a1", "--reviewed-on", "2018-04-10", "--panel-size", "5", "--result",
      "recommended", "--attests", "R4.3b,R4.4=false")
    #expect(
      text(data)
        == #"{"applicationId":"a1","reviewedOn":"2018-04-10","panelSize":5,"result":"recommended","attests":{"R4.3b":true,"R4.4":false}}"#
    )
  }

  /// What could never be corrected, or never be erased, is not taken from an option that has a slip in it.
  @Test func slipsInOptionsAreTold() throws {
    #expect(try data(.registerOperator, "--data", "{}", "--name", " 公司 ")["name"] == "公司")
    #expect(
      complaint(.registerSpace, "--space-id", "ｓｐ１")
        == .badValue("space-id", "ｓｐ１", expected: TypedText.Fault.misleading.sentence, suggestion: nil))
    #expect(
      complaint(.registerSpace, "--address", "地\t址")
        == .badValue("address", "地\t址", expected: TypedText.Fault.severalLines.sentence, suggestion: nil))
    for reference in ["任德厚", "op1", "operator:op1"] {
      let told = try #require(complaint(.erasePersonalData, "--subject-ref", reference))
      #expect(told.sentence.english.contains("application:ID"), "\(told)")
    }
    #expect(complaint(.erasePersonalData, "--subject-ref", "application:a1#contactName") == nil)
  }

  @Test func anErasureOfNothingIsTold() {
    func text(_ erased: Int) -> String {
      OutcomeText.text(
        OutcomeReport(["outcome": "accepted", "commandId": "e", "erased": .number(JSONNumber(erased))]),
        of: .erasePersonalData, wasCheck: false, Rendering(language: .english))
    }
    #expect(text(0).contains("there is no personal value that it names"))
    #expect(text(2).contains("2 values"))
  }

  private func complaint(_ name: CommandName, _ words: String...) -> UsageError? {
    let words = ["--data", "{}"] + words
    do {
      guard case .run(_, let arguments) = try ArgumentParser.parse([KebabCase.name(name.rawValue)] + words) else {
        return nil
      }
      _ = try ActRequest.data(of: CommandTable.spec(of: name), arguments)
    } catch {
      if case .usage(let usage, _) = error { return usage }
    }
    return nil
  }

  @Test func saysWhatAShortFormMayBe() {
    let attests = complaint(.reviewLocally, "--attests", "R4.1b,R9.9")?.sentence.english
    #expect(
      attests
        == "--attests cannot be \"R9.9\": write something like R4.1b,R4.2d, or a file, - or JSON; to be attested are R4.1b, R4.2d, R4.3b, R4.3e, R4.3f, R4.4"
    )
    let sections = complaint(.submitApplication, "--plan-sections", "1-x")?.sentence.chinese
    #expect(sections == "--plan-sections 的值“1-x”不对：应如 1-8，或为文件、- 或 JSON")
    for (command, short) in [
      (CommandName.reviewLocally, "--attests R4.1b,R4.2d|FILE|-|JSON"),
      (.submitApplication, "--plan-sections 1-8|FILE|-|JSON"),
    ] {
      #expect(HelpText.verb(ActVerb.verb(for: command), Rendering(language: .english)).contains(short))
    }
  }

  @Test(arguments: ["1、2、3", "1，2，3", "1, 2,3", "1-3", "１－３"]) func sectionsAreTakenAsTheyAreWritten(_ word: String)
    throws
  {
    let sections = JSONValue.array([1, 2, 3])
    #expect(try data(.submitApplication, "--data", "{}", "--plan-sections", word)["planSections"] == sections)
    var row = CommandRow(command: .submitApplication)
    try row.put(word, in: CommandColumn(title: "planSections"))
    #expect(row.object?["data"]?.asObject?["planSections"] == sections)
  }

  @Test func namesAllMissingOptions() {
    #expect(throws: Failure.self) { try data(.certify, "--application-id", "a1") }
    do {
      _ = try data(.certify, "--application-id", "a1")
    } catch {
      guard case .usage(let usage, _)? = error as? Failure else {
        Issue.record("\(error)")
        return
      }
      #expect(usage == .optionsMissing(["certification-id", "document-no", "decision-date"]))
    }
  }

  @Test func leavesAMissingDocumentNumberToTheRules() throws {
    let data = try data(
      .certify, "--application-id", "a1", "--certification-id", "c1", "--decision-date", "2018-06-10")
    #expect(data["documentNo"] == nil)
  }

  @Test func readsFormsWithCommentsAndBlanks() throws {
    let data = try data(
      .submitApplication, "--data",
      #"{"applicationId":"a1", "callId":null, "facts":{"totalArea":"260","activeTeams":null}}"#,
      "--space-id", "s1", "--plan-sections", "1-3,8")
    #expect(
      text(data) == #"{"applicationId":"a1","facts":{"totalArea":"260"},"spaceId":"s1","planSections":[1,2,3,8]}"#)
  }

  @Test func keepsNullWhereItMeansSomething() throws {
    let data = try data(
      .correctRecord, "--target-command-id", "c1", "--changes", #"{"effectiveDate":null}"#, "--reason", "r",
      "--approved-by", "b")
    #expect(data["changes"] == .object(["effectiveDate": .null]))
  }

  @Test(arguments: [
    (#"{"a": 1} // x"#, #"{"a": 1}     "#), (#"{"a//b": "//"}//"#, #"{"a//b": "//"}  "#),
    ("// 注\n{}", "      \n{}"), (#"{"a":"\"//"}"#, #"{"a":"\"//"}"#), ("/", "/"),
  ]) func blanksComments(_ text: String, _ expected: String) {
    var bytes = Array(text.utf8)
    JSONComments.blank(&bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }

  @Test func namesThePlaceOfAMistake() {
    do {
      _ = try JSONDocument.parse(Array("// 表\n{\n  \"a\": 1,\n}".utf8), name: "f.json")
      Issue.record("read")
    } catch {
      guard case .usage(let usage, _) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(usage.sentence.english.hasPrefix("f.json: not valid JSON at line 4, byte 1: "))
    }
  }

  @Test func showsAnExampleOfEveryCommandThatParses() throws {
    for name in CommandName.allCases {
      let words = ShellWords.split(ActExamples.example(of: name))
      guard case .run(let verb, let arguments) = try ArgumentParser.parse(words) else {
        Issue.record("\(words)")
        continue
      }
      #expect(verb.name == KebabCase.name(name.rawValue))
      // A file that the example names is not there.
      if arguments["data"] == nil { _ = try ActRequest.data(of: CommandTable.spec(of: name), arguments) }
    }
  }

  @Test(arguments: Language.allCases) func makesTemplatesThatReadBack(_ language: Language) throws {
    for name in CommandName.allCases {
      let template = Template(of: name, in: language).text
      let object = try #require(try JSONDocument.parse(Array(template.utf8), name: "t").asObject)
      #expect(object.keys == CommandTable.spec(of: name).fields.map(\.name) + CommandSpec.commonMembers)
    }
  }

  private let accepted = OutcomeReport([
    "commandId": "c12", "outcome": "accepted", "seq": .array([13]), "events": .array(["certified"]),
    "warnings": .array(["leaseEndsBeforeValidity"]),
  ])

  @Test func showsWhatWasAccepted() {
    #expect(
      OutcomeText.text(accepted, of: .certify, wasCheck: false, Rendering(language: .chinese)) == """
        已接受：认定（certify）
          命令号  c12
          事件    认定（日志第 13 号）
          提示    租期在预计有效期内届满

        """)
    #expect(
      OutcomeText.text(accepted, of: .certify, wasCheck: true, Rendering(language: .english)) == """
        would be accepted, not recorded: certify (confirm the title by document)
          command id  c12
          events      certified
          warnings    the lease ends before the expected validity does

        """)
  }

  private func refused(_ language: Language) -> OutcomeReport {
    let violations = [
      Violation(.r92, .banned, found: "2021-01-01", wanted: "2022-10-01"),
      Violation(.r42a, .areaBelowMinimum, found: "199.99", wanted: "200"),
    ]
    return OutcomeReport([
      "commandId": "c1", "outcome": "refused", "rule": "R9.2", "article": "第九条", "code": "banned",
      "message": .string(Text(Refusal(commandId: "c1", violations: violations).message(in: language))),
      "violations": .array([
        .object(["rule": "R9.2", "article": "第九条", "code": "banned"]),
        .object(["rule": "R4.2a", "article": "第四条（二）", "code": "areaBelowMinimum"]),
      ]),
    ])
  }

  @Test func showsEveryReasonOfARefusal() {
    let chinese = OutcomeText.text(
      refused(.chinese), of: .submitApplication, wasCheck: false, Rendering(language: .chinese))
    let lines = chinese.split(separator: "\n")
    #expect(lines[0] == "被拒绝：提出认定申请（submitApplication）")
    #expect(lines[1].hasPrefix("  · 第九条 R9.2 "))
    #expect(lines[1].hasSuffix("  [banned]"))
    #expect(lines[2].contains("第四条（二） R4.2a") && lines[2].contains("199.99") && lines[2].contains("不低于 200"))
    let english = OutcomeText.text(
      refused(.english), of: .submitApplication, wasCheck: false, Rendering(language: .english))
    #expect(english.contains("art. 9 R9.2") && english.contains("at least 200"))
  }

  @Test func tellsRefusalsFromConflicts() {
    #expect(accepted.exitCode == .done)
    #expect(refused(.english).exitCode == .refused)
    #expect(OutcomeReport(["outcome": "refused", "code": "commandIdReused"]).exitCode == .conflict)
  }
}

/// Splits the examples as a shell would: single quotes are all that they use.
enum ShellWords {
  static func split(_ line: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    for character in line {
      switch character {
      case "'": isQuoted.toggle()
      case " " where !isQuoted:
        words.append(word)
        word = ""
      default: word.append(character)
      }
    }
    return words + [word]
  }
}
