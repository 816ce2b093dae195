import RegistryCore
import Testing

@testable import registryctl

/// The words of a command line, what they are understood to mean, and what is said of those that mean nothing.
@Suite struct ArgumentParserTests {
  private func run(_ words: String...) throws -> (verb: String, arguments: ParsedArguments) {
    guard case .run(let verb, let arguments) = try ArgumentParser.parse(words) else {
      Issue.record("\(words) does not run")
      return ("", ParsedArguments())
    }
    return (verb.name, arguments)
  }

  private func usage(_ words: [String]) -> UsageError? {
    do {
      _ = try ArgumentParser.parse(words)
      return nil
    } catch {
      guard case .usage(let usage, _) = error else { return nil }
      return usage
    }
  }

  @Test func takesOptionsOnBothSidesOfTheVerb() throws {
    let (verb, arguments) = try run("--lang", "zh", "status", "--on=2018-06-10", "s1", "--json")
    #expect(verb == "status")
    #expect(arguments.operands == ["s1"])
    #expect(arguments["on"] == "2018-06-10")
    #expect(arguments["lang"] == "zh")
    #expect(arguments["json"] == "1")
  }

  @Test func takesWhatFollowsTwoDashesAsItIs() throws {
    let (_, arguments) = try run("status", "--", "--json")
    #expect(arguments.operands == ["--json"])
    #expect(!arguments.has("json"))
  }

  @Test func takesADashForStandardInput() throws {
    #expect(try run("submit", "-").arguments.operands == ["-"])
  }

  @Test func readsDatesAsDocumentsWriteThem() throws {
    #expect(try run("status", "s1", "--on", "2018年6月10日").arguments["on"] == "2018-06-10")
  }

  @Test(arguments: [
    (["--sealed"], "true"), (["--sealed=false"], "false"), (["--no-sealed"], "false"), (["--sealed=是"], "true"),
  ]) func readsBooleans(_ words: [String], _ value: String) throws {
    guard case .run(_, let arguments) = try ArgumentParser.parse(["review-locally"] + words) else {
      Issue.record("\(words) do not run")
      return
    }
    #expect(arguments["sealed"] == value)
  }

  @Test(arguments: ["submit-application", "submitApplication"]) func findsCommandsByBothNames(_ word: String) throws {
    #expect(try run(word, "--data", "x.json").verb == "submit-application")
  }

  @Test func takesOptionsInBothSpellings() throws {
    #expect(try run("certify", "--decisionDate", "2018-06-10").arguments["decision-date"] == "2018-06-10")
  }

  @Test func takesLabelsOfChoices() throws {
    #expect(try run("review-locally", "--result", "同意").arguments["result"] == "endorsed")
  }

  @Test func repeatsOnlyWhatMayBeRepeated() throws {
    #expect(try run("certify", "--attach", "a", "--attach", "b").arguments.all("attach") == ["a", "b"])
    #expect(usage(["certify", "--note", "a", "--note", "b"]) == .duplicateOption("note"))
    #expect(usage(["status", "s1", "--json", "--json"]) == .duplicateOption("json"))
  }

  @Test func answersHelpBeforeAnythingIsMissing() throws {
    guard case .help(let verb) = try ArgumentParser.parse(["certify", "--help"]) else {
      Issue.record("no help")
      return
    }
    #expect(verb?.name == "certify")
    guard case .help(nil) = try ArgumentParser.parse(["-h"]) else {
      Issue.record("no help")
      return
    }
    guard case .version = try ArgumentParser.parse(["--version"]) else {
      Issue.record("no version")
      return
    }
  }

  @Test(
    arguments: [
      ([], .noVerb),
      (["statsu"], .unknownVerb("statsu", suggestion: "status")),
      (["certifi"], .unknownVerb("certifi", suggestion: "certify")),
      (["xyzzy"], .unknownVerb("xyzzy", suggestion: nil)),
      (["status", "s1", "--onn", "2018-06-10"], .unknownOption("--onn", suggestion: "on")),
      (["status", "-x"], .unknownOption("-x", suggestion: nil)),
      (["status"], .operandMissing(Phrase("众创空间标识", "SPACE"))),
      (["status", "s1", "s2"], .unexpectedOperand("s2", hint: nil)),
      (["status", "s1", "--on"], .valueMissing("on", expected: ValueKind.date.expectation)),
      (["status", "s1", "--on", "--json"], .valueMissing("on", expected: ValueKind.date.expectation)),
      (
        ["status", "s1", "--on", "2018-02-29"],
        .badValue("on", "2018-02-29", expected: ValueKind.date.expectation, suggestion: nil)
      ),
      (["submit", "--check=1"], .unexpectedValue("check")),
      (["assessments", "--on", "2018-01-01"], .optionsMissing(["year"])),
      (
        ["register-space", "--on-campus", "false"],
        .unexpectedOperand("false", hint: Phrase("请写 --on-campus=false", "write --on-campus=false"))
      ),
      (["info", "--json=2"], .badValue("json", "2", expected: ValueKind.version.expectation, suggestion: nil)),
    ] as [([String], UsageError)]) func refuses(_ words: [String], _ expected: UsageError)
  {
    #expect(usage(words) == expected)
  }

  @Test func suggestsAllowedValues() {
    guard case .badValue(let option, let word, _, let suggestion) = usage(["review-locally", "--result", "endorse"])
    else {
      Issue.record("not refused")
      return
    }
    #expect(option == "result")
    #expect(word == "endorse")
    #expect(suggestion == "endorsed")
  }

  @Test func speaksBothLanguages() {
    let sentence = UsageError.unknownVerb("statsu", suggestion: "status").sentence
    #expect(sentence.chinese == "没有“statsu”这个动作。是否要写 status？")
    #expect(sentence.english == "there is no verb \"statsu\"; did you mean status?")
  }

  @Test(arguments: [
    ("status", "status", 0), ("statsu", "status", 1), ("satus", "status", 1), ("bans", "ban", 1), ("a", "bc", 2),
  ]) func countsSlips(_ a: String, _ b: String, _ slips: Int) {
    #expect(Suggestion.slips(between: a, and: b) == slips)
  }

  @Test func completesABeginning() {
    #expect(Suggestion.closest(to: "assess", among: ["assessments", "bans"]) == "assessments")
    #expect(Suggestion.closest(to: "re", among: ["record", "register"]) == nil)
  }

  @Test func namesEveryCommandOnce() {
    let names = VerbTable.names
    #expect(Set(names).count == names.count)
    for name in CommandName.allCases {
      #expect(KebabCase.camelCase(KebabCase.name(name.rawValue)) == name.rawValue)
    }
  }

  /// What the help gives as an example is typed as it stands, in shells that look for files with names like it, too.
  @Test func givesExamplesThatNoShellTakesForPatterns() {
    for verb in VerbTable.general + VerbTable.acts {
      let bare = verb.example.replacing(#/'[^']*'|"[^"]*"/#, with: "")
      #expect(!bare.contains { "*?[]{}()".contains($0) }, "\(verb.example)")
    }
  }

  @Test func givesNoOptionTwoMeanings() {
    for verb in VerbTable.general + VerbTable.acts {
      let names = verb.allOptions.map(\.name)
      #expect(Set(names).count == names.count, "\(verb.name)")
    }
  }

  @Test(arguments: ["12", "12d", "12D", "12天", "１２", "１２d", "１２ｄ", "１２天"]) func readsDaysOfEitherWidth(_ word: String) {
    #expect(ValueKind.days.normalised(word) == "12")
  }

  @Test(arguments: ["", "d", "天", "12h", "+12", "＋12", "-1d", "109938d", "9223372036854775807"])
  func refusesWhatIsNoNumberOfDays(_ word: String) {
    #expect(ValueKind.days.normalised(word) == nil)
  }
}
