import RegistryCore
import Testing

@testable import registryctl

/// Which language is spoken, and how it writes days.
@Suite struct LanguageTests {
  private func environment(_ variables: [String: String]) -> CommandLineEnvironment {
    CommandLineEnvironment(program: "registryctl", arguments: []) { variables[$0] }
  }

  @Test(
    arguments: [
      ([:], .english), (["LANG": "zh_CN.UTF-8"], .chinese), (["LANG": "zh"], .chinese), (["LANG": "C"], .english),
      (["LANG": "zh_CN.UTF-8", "LC_ALL": "en_US.UTF-8"], .english),
      (["LANG": "zh_CN.UTF-8", "LC_ALL": ""], .chinese), (["LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_TW"], .chinese),
      (["LANG": "zhx"], .english),
    ] as [([String: String], Language)]) func followsTheLocale(_ variables: [String: String], _ language: Language)
  {
    #expect(OutputLanguage.choose(arguments: [], environment: environment(variables)) == language)
  }

  @Test(
    arguments: [
      (["status", "--lang", "zh"], .chinese), (["--lang=en"], .english), (["--", "--lang", "zh"], .english),
      (["--lang", "fr"], .english),
    ] as [([String], Language)]) func followsTheOption(_ words: [String], _ language: Language)
  {
    #expect(OutputLanguage.choose(arguments: words, environment: environment([:])) == language)
  }

  @Test func writesDaysAsTheBureauDoes() throws {
    let date = try #require(CivilDate(iso: "2018-06-10"))
    #expect(HumanDate.text(date, in: .chinese) == "2018年6月10日")
    #expect(HumanDate.text(date, in: .english) == "2018-06-10")
  }

  @Test func writesMomentsInChinaStandardTime() throws {
    let instant = try #require(Instant(timestamp: "2022-12-30T18:11:09.482113Z"))
    #expect(HumanDate.text(instant, in: .chinese) == "2022年12月31日 02:11:09")
    #expect(HumanDate.text(instant, in: .english) == "2022-12-31 02:11:09 +08:00")
    // Beyond the years that recorded time can have, as somebody may ask about.
    let end = try #require(Instant(timestamp: "9999-12-31T23:59:59Z"))
    #expect(HumanDate.text(end, in: .english) == "10000-01-01 07:59:59 +08:00")
    #expect(HumanDate.text(Instant.earliest, in: .english) == "0001-01-01 08:00:00 +08:00")
  }

  @Test(
    arguments: [
      ("2018-06-10", "2018-06-10"), ("2018年6月10日", "2018-06-10"), ("2018年06月10日", "2018-06-10"), ("2018年2月29日", nil),
      ("18-6-10", nil), ("1899年1月1日", nil), ("", nil),
      ("2018年6月10日 ", "2018-06-10"), ("２０１８年６月１０日", "2018-06-10"), ("2018/6/10", "2018-06-10"),
      ("2018.6.10", "2018-06-10"), ("2018-6-1", "2018-06-01"), ("２０１８／６／１０", "2018-06-10"), ("2018/6", nil),
      ("2018/6/10/1", nil), ("-2018/6/10", nil), ("2018//10", nil), ("10/6/2018", nil), ("2018/2/29", nil),
      ("18/6/10", nil), ("2018/+6/10", nil),
    ] as [(String, String?)]) func readsDays(_ word: String, _ expected: String?)
  {
    #expect(HumanDate.read(word)?.description == expected)
  }

  @Test func coloursUnlessItMayNot() {
    #expect(Program.allowsColour(environment(["TERM": "xterm"])))
    #expect(!Program.allowsColour(environment(["TERM": "xterm", "NO_COLOR": "1"])))
    #expect(Program.allowsColour(environment(["TERM": "xterm", "NO_COLOR": ""])))
    #expect(!Program.allowsColour(environment(["TERM": "dumb"])))
  }

  @Test func hasAWordForEveryValueOfTheDomain() {
    for status in TitleStatus.allCases { #expect(Labels.titleStatus(status.name) != nil) }
    for stage in ApplicationStage.allCases { #expect(Labels.applicationStage(stage.name) != nil) }
    for flag in StatusFlag.allCases { #expect(Labels.flag(flag.name) != nil) }
    for warning in Warning.allCases { #expect(Labels.warning(warning.name) != nil) }
    #expect(Labels.titleStatus("certified")?.chinese == "有效")
    #expect(Labels.flag("reportOverdue")?.chinese == "报告逾期")
    #expect(Labels.applicationStage("noticeClosed")?.chinese == "公示期满")
  }

  @Test func givesReasonsInTheLanguageOfTheSentence() throws {
    let noCheckpoint = try #require(
      #expect(throws: FormatFault.self) { try Checkpoint(parsing: Array("o\n1\nAAAA\n".utf8)) })
    let told: [(Failure, Phrase)] = [
      (
        .strangeAnswer("path", reason: noCheckpoint.phrase),
        Phrase(
          "服务的回答缺少 path（不是有效的检查点，第 3 行：散列值必须是 32 字节的 base64）",
          "the daemon's answer lacks path (not a valid checkpoint in line 3: a hash must be the base64 of 32 bytes)")
      ), (.strangeAnswer("path"), Phrase("服务的回答缺少 path", "the daemon's answer lacks path")),
      (
        .strangeAnswer(Phrase("应有的 2 个结果", "2 outcomes")),
        Phrase("服务的回答缺少应有的 2 个结果", "the daemon's answer lacks 2 outcomes")
      ),
      (
        .unreachable(Unreachable(ClientSession.Failure.unexpectedReply)),
        Phrase("对方不是登记簿服务：收到了没有调用等待的回答", "the other end is no registry daemon: a reply came that no call asked for")
      ),
      (
        .registry(.directory(.noRegistry(path: "/r"))),
        Phrase(
          "/r 不是登记簿：其中没有 registry.json；用 registryd init 建立",
          "/r is no registry: there is no registry.json in it; registryd init makes one")
      ),
    ]
    for (failure, phrase) in told { #expect(failure.explanation.sentence == phrase) }
    let bundle = CheckpointBearer.Fault.bundle(.member("bundle.map"))
    #expect(bundle.phrase == Phrase("不是证据包：bundle.map 缺失或形式不对", "no bundle: bundle.map is missing or not of its form"))
    #expect(CheckpointBearer.Fault.format(noCheckpoint).phrase == noCheckpoint.phrase)
  }

  /// What the English help of an act says beyond the name of a field, the Chinese says, too.
  @Test func chineseHelpOfFieldsSaysWhatTheEnglishSays() {
    let marks = [
      "by default", "inclusive", "only", "Id (", ":ID", "null", "second person", "parameter", "{", "free text",
    ]
    for spec in CommandTable.all {
      for field in spec.fields where marks.contains(where: field.meaning.contains) {
        #expect(field.zhRemark != nil, "\(spec.name.rawValue) \(field.name): \(field.meaning)")
      }
    }
    let help = HelpText.everything(ActVerb.verb(for: .erasePersonalData), Rendering(language: .chinese))
    #expect(help.contains("application:标识") && help.contains("第二人，不能是录入人"))
    #expect(Template(of: .revokeTitle, in: .chinese).text.contains("默认决定日期"))
  }

  @Test func englishCountsOneOtherwiseThanSeveral() {
    #expect(CountedNoun.english(1, "command") == "1 command" && CountedNoun.english(0, "event") == "0 events")
    #expect(CountedNoun.numbers(["22"]) == "number 22" && CountedNoun.numbers(["22", "23"]) == "numbers 22, 23")
    let change = PlanChange(number: 1, planned: [:], found: [:])
    #expect(PlanChange.Reason.outcomes([change]).sentence.english.hasPrefix("1 command would"))
  }
}
