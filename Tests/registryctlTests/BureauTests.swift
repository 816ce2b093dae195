import RegistryCore
import Testing

@testable import registryctl

/// What the bureau's questions ask and how their answers look.
@Suite struct BureauTests: QuestionSuite {
  @Test func asksWhatTheOptionsSay() throws {
    #expect(
      try request(DueQuestion.question, "due", "--within", "90d", "--office", "市科技局", "--place", "朔城区")
        == #"{"query":"due","on":"2024-05-01","within":90,"owedBy":"cityBureau","place":"shuocheng"}"#)
    #expect(
      try request(
        DueQuestion.question, "due", "--within", "7", "--space", "s1", "--kind", "annualReport", "--place", "x")
        == #"{"query":"due","on":"2024-05-01","within":7,"place":"x","kind":"annualReport","spaceId":"s1"}"#)
    #expect(
      try request(
        SearchQuestion.question, "search", "雁门", "--limit", "5", "--on", "2020-01-01", "--known-at", "2021-01-01")
        == #"{"query":"search","text":"雁门","on":"2020-01-01","knownAt":"2021-01-01","limit":5}"#)
    #expect(
      try request(
        ListQuestion.question, "list", "--banned", "--expiring", "31d", "--sort", "validUntil", "--descending")
        == #"{"query":"list","on":"2024-05-01","flag":"operatorBanned","expiringBy":"2024-06-01","sort":"validUntil","descending":true}"#
    )
    #expect(
      try request(StatisticsQuestion.question, "stats", "--from-year", "2020", "--to-year", "2023")
        == #"{"query":"statistics","on":"2024-05-01","fromYear":2020,"toYear":2023}"#)
  }

  @Test(arguments: ["90x", "-1", "d", "1.5d", "+5d", "", "3661d", "100000", "9999999999d"])
  func daysAreANumber(word: String) {
    #expect(ValueKind.days.normalised(word) == nil)
  }

  @Test func aHorizonThatNobodyMeansIsRefused() {
    let (code, _, talk) = runProgram(["list", "--expiring", "9999999999d"])
    #expect(code == .usage)
    #expect(talk.contains("--expiring cannot be \"9999999999d\": write a number of days up to 3660 such as 90d"))
    #expect(ValueKind.days.normalised("3660天") == "3660")
  }

  @Test func bannedAndAnotherFlagAreNotAskedForTogether() {
    let (code, _, talk) = runProgram(["list", "--banned", "--flag", "reportOverdue"])
    #expect(code == .usage)
    #expect(talk.contains("--banned and --flag cannot be used together"))
  }

  private let due = """
    {"on":"2021-01-01","until":"2021-07-01","due":[
    {"kind":"annualReport","spaceId":"s1","name":"雁门","jurisdiction":"shuocheng","operatorId":"o1","owedBy":"operator","rule":"R7.2",
     "article":"第七条","dueOn":"2019-12-31","daysLeft":-367,"overdue":true,"ref":"2019"},
    {"kind":"litigation","spaceId":"s1","name":"雁门","jurisdiction":"shuocheng","operatorId":"o1","owedBy":"operator",
     "article":"行政诉讼法","dueOn":"2021-06-10","daysLeft":160,"overdue":false,"ref":"c9","decision":"certify"},
    {"kind":"procedure","stage":"localReview","spaceId":"s2","name":"平;鲁, x","jurisdiction":"pinglu","operatorId":"o2","owedBy":"countyBureau",
     "rule":"R5.1b","article":"第五条（一）","overdue":false,"ref":"a2"}]}
    """
  private let dueAsked = #"{"query":"due","on":"2021-01-01","within":181}"#

  @Test func showsWhatIsDue() throws {
    #expect(
      try shown(DueQuestion.question, asked: dueAsked, answer: due, english) == """
        Due  2021-01-01 to 2021-07-01
        Due         Days left  Space          What                                                 Who                   Article                        About
        2019-12-31   367 over  雁门 (s1)      annual report                                        operator              art. 7                         2019
        2021-06-10        160  雁门 (s1)      litigation runs out (confirm the title by document)  operator              Administrative Litigation Law  c9
        no day set             平;鲁, x (s2)  next stage of an application (local review)          Pinglu county bureau  art. 5(1)                      a2

        """)
    let text = try shown(DueQuestion.question, asked: dueAsked, answer: due, chinese)
    #expect(text.contains("平鲁区科技局") && text.contains("逾期 367") && text.contains("申请办理（属地（教育部门）审核）"))
    #expect(
      try shown(
        DueQuestion.question, asked: dueAsked, answer: #"{"on":"2021-01-01","until":"2021-07-01","due":[]}"#, chinese)
        == "2021年1月1日 至 2021年7月1日 没有到期事项\n")
    let coloured = Rendering(language: .chinese, isColoured: true)
    #expect(
      try shown(DueQuestion.question, asked: dueAsked, answer: due, coloured).contains("\u{1B}[31m2019年12月31日\u{1B}[0m")
    )
  }

  @Test func aCalendarIsWrittenAsItsFormatAsks() throws {
    let info = registryctl.Answer(["origin": "shuozhou/zckj", "lastRecordedAt": "2020-12-30T02:11:09.482113Z"])
    let text = DueCalendar.text(
      registryctl.Answer(try parse(due)), info: info, asked: registryctl.Answer(try parse(dueAsked)), chinese)
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines.first == "BEGIN:VCALENDAR" && lines.suffix(2) == ["END:VCALENDAR", ""])
    #expect(lines.allSatisfy { $0.utf8.count <= 75 })
    #expect(!text.contains(Character("\n")) && lines.contains("DTSTAMP:20201230T021109Z"))
    #expect(lines.contains("DTSTART;VALUE=DATE:20210610") && lines.contains("DTEND;VALUE=DATE:20210611"))
    #expect(lines.contains("UID:due/litigation/s1/c9@shuozhou%2fzckj"))
    // A reminder for what is to come, none for what is past; what has no day is a to-do.
    #expect(lines.count { $0 == "BEGIN:VALARM" } == 2 && lines.contains("TRIGGER:-P7D"))
    #expect(lines.count { $0 == "BEGIN:VEVENT" } == 2 && lines.count { $0 == "BEGIN:VTODO" } == 1)
    #expect(text.contains("SUMMARY:申请办理（属地（教育部门）审核）：平\\;鲁\\, x"))
    let known = try parse(#"{"query":"due","on":"2021-01-01","knownAt":"2020-06-30"}"#)
    #expect(
      DueCalendar.text(registryctl.Answer(try parse(due)), info: info, asked: registryctl.Answer(known), chinese)
        .contains(
          "DTSTAMP:20200630T155959Z"))
  }

  @Test func linesAreFoldedBetweenCharacters() {
    let line = "X:" + String(repeating: "众", count: 60)
    let folded = ICalendar.folded(line)
    #expect(folded.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 75 })
    #expect(folded.split(separator: "\r\n ").joined() == line)
    #expect(ICalendar.folded(String(repeating: "a", count: 75)) == String(repeating: "a", count: 75))
    #expect(ICalendar.escaped("a\u{7}\n\\") == "a\\n\\\\")
  }

  @Test func showsWhereATextWasFound() throws {
    let answer = """
      {"total":3,"spaces":[{"spaceId":"s1","name":"新桥","jurisdiction":"shuocheng","operatorId":"o1","titleStatus":"certified",
      "matches":[{"field":"formerName","text":"雁门"}]}],"operators":[{"operatorId":"o1","operatorName":"雁门公司","spaces":["s1"],
      "matches":[{"field":"operatorName","text":"雁门公司"}]}],"others":[]}
      """
    #expect(
      try shown(SearchQuestion.question, asked: #"{"query":"search","text":"雁门"}"#, answer: answer, chinese) == """
        众创空间  名称  所属地  称号  运营主体  找到于
        s1        新桥  朔城区  有效  o1        曾用名称：雁门

        运营主体  名称      运营的众创空间  找到于
        o1        雁门公司  s1              名称
        另有 1 个未列出：--limit 3

        """)
    #expect(
      try shown(
        SearchQuestion.question, asked: #"{"query":"search","text":"x"}"#,
        answer: #"{"total":0,"spaces":[],"operators":[],"others":[]}"#, english) == "\"x\" was not found\n")
  }

  @Test func showsTheYearlyTableWithAChart() throws {
    let answer = """
      {"on":"2023-12-31","years":[
      {"year":2022,"applications":3,"certified":2,"refused":1,"withdrawn":0,"revoked":0,"relinquished":0,"expired":0,"reports":0,"inForce":1,
       "places":[{"jurisdiction":"shuocheng","applications":3,"certified":2,"inForce":1}]},
      {"year":2023,"applications":0,"certified":0,"refused":0,"withdrawn":0,"revoked":0,"relinquished":0,"expired":0,"reports":2,"inForce":2,"places":[]}]}
      """
    let asked = #"{"query":"statistics","on":"2023-12-31"}"#
    var narrow = chinese
    narrow.width = 20
    #expect(
      try shown(StatisticsQuestion.question, asked: asked, answer: answer, narrow) == """
        年度统计  截至 2023年12月31日
        年度  所属地  申请  认定  不予认定  撤回  取消  放弃  到期  年度报告  年末有效
        2022  全市       3     2         1     0     0     0     0         0         1
        2022  朔城区     3     2         0     0     0     0     0         0         1
        2023  全市       0     0         0     0     0     0     0         2         2

        年末有效
        2022  1  ██████
        2023  2  ███████████

        """)
    let arguments = ParsedArguments(operands: [], values: ["chart": ["reports"]])
    let narrowed = StatisticsQuestion.question.narrow(try parse(answer), arguments)
    #expect(!String(decoding: JSONWriter.bytes(of: .object(narrowed)), as: UTF8.self).contains("places"))
    let text = StatisticsQuestion.question.render(Exchange(question: try parse(asked), answer: narrowed), english)
    #expect(text.contains("Reports\n2022  0\n2023  2  " + String(repeating: "█", count: 50) + "\n"))
  }
}
