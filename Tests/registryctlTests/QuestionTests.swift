import RegistryCore
import Testing

@testable import registryctl

/// Questions: what is asked for the words given, and what people are shown, in both languages.
@Suite struct QuestionTests: QuestionSuite {
  @Test func asksForTodayUnlessADayIsNamed() throws {
    #expect(
      try request(SpaceQuestions.status, "status", "s1") == #"{"query":"status","spaceId":"s1","on":"2024-05-01"}"#)
    #expect(
      try request(SpaceQuestions.status, "status", "s1", "--on", "2018-06-10", "--known-at", "2019-01-01")
        == #"{"query":"status","spaceId":"s1","on":"2018-06-10","knownAt":"2019-01-01"}"#)
    #expect(try request(SpaceQuestions.history, "history", "s1") == #"{"query":"history","spaceId":"s1"}"#)
    #expect(
      try request(RegisterQuestions.expiring, "expiring", "--from", "2024-01-01", "--to", "2024-12-31")
        == #"{"query":"expiring","from":"2024-01-01","to":"2024-12-31"}"#)
    #expect(
      try request(RegisterQuestions.assessments, "assessments", "--year", "2023")
        == #"{"query":"assessments","year":2023}"#)
  }

  private let status = """
    {"spaceId":"s1","on":"2020-06-01","name":"朔州创客空间","operatorId":"o1","titleStatus":"rectifying","certificationId":"c1",
    "validFrom":"2018-06-10","validUntil":"2021-06-10","endedOn":null,"applicationStage":"inspectedFailed",
    "flags":["operatorBanned","rectificationOverdue"],"bannedUntil":"2022-10-01"}
    """
  private let statusAsked = #"{"query":"status","spaceId":"s1","on":"2020-06-01","knownAt":"2020-07-01"}"#

  @Test func showsAStatusInChinese() throws {
    #expect(
      try shown(SpaceQuestions.status, asked: statusAsked, answer: status, chinese) == """
        朔州创客空间（s1）  2020年6月1日（按截至 2020年7月1日 录入的记录）
        称号        整改中
        认定        c1
        有效期      2018年6月10日 至 2021年6月10日
        办理阶段    考察不通过
        标记        禁止申请
                    整改逾期
        禁止申请至  2022年10月1日
        运营主体    o1

        """)
  }

  @Test func showsAStatusInEnglish() throws {
    #expect(
      try shown(SpaceQuestions.status, asked: statusAsked, answer: status, english) == """
        朔州创客空间 (s1)  2020-06-01 (as known at 2020-07-01)
        Title          under rectification
        Certification  c1
        Valid          2018-06-10 to 2021-06-10
        Application    failed the inspection
        Flags          banned from applying
                       rectification overdue
        Banned until   2022-10-01
        Operator       o1

        """)
  }

  @Test func showsThatASpaceIsUnknown() throws {
    #expect(
      try shown(
        SpaceQuestions.status, asked: #"{"query":"status","spaceId":"s9","on":"2020-06-01"}"#,
        answer: #"{"spaceId":"s9","on":"2020-06-01","titleStatus":"unknown"}"#, chinese) == "s9  2020年6月1日\n称号  未登记\n")
  }

  private let history = """
    {"history":[
    {"position":2,"commandId":"k2","recordedAt":"2018-01-10T01:00:00.000000Z","recordedBy":"张","command":"registerSpace",
     "events":["spaceRegistered"],"effectiveOn":"2018-01-10","data":{"spaceId":"s1"},"corrected":[],"annulledBy":null,"setAsideBy":null,"warnings":["nameInUse"]},
    {"position":12,"commandId":"k12","recordedAt":"2018-06-10T01:00:00.000000Z","recordedBy":"李","command":"certify",
     "events":["certified"],"effectiveOn":"2018-06-10","data":{"documentNo":"朔科发〔2018〕21号"},"corrected":["k20"],"annulledBy":null,"setAsideBy":"k30","warnings":[]}]}
    """

  @Test func showsAHistory() throws {
    let asked = #"{"query":"history","spaceId":"s1"}"#
    #expect(
      try shown(SpaceQuestions.history, asked: asked, answer: history, chinese) == """
        序号  生效日期       事项          文号                录入时间                录入人  命令号  备注
           2  2018年1月10日  众创空间登记                      2018年1月10日 09:00:00  张      k2      另一空间现用同一名称
          12  2018年6月10日  认定          朔科发〔2018〕21号  2018年6月10日 09:00:00  李      k12     已更正：k20；已撤销：k30

        """)
    let narrow = try shown(
      SpaceQuestions.history, asked: asked, answer: history, Rendering(language: .chinese, width: 60))
    #expect(narrow.contains("朔科发〔2018〕21号") && narrow.contains("已更正：k20；已撤销：k30") && narrow.contains("…"))
    #expect(
      try shown(SpaceQuestions.history, asked: asked, answer: history, english) == """
        No.  Effective   Event             Document            Recorded                    By  Command  Remarks
          2  2018-01-10  space registered                      2018-01-10 09:00:00 +08:00  张  k2       another space has the same name
         12  2018-06-10  certified         朔科发〔2018〕21号  2018-06-10 09:00:00 +08:00  李  k12      corrected by k20; set aside by k30

        """)
  }

  @Test func narrowsAHistoryToADay() throws {
    let narrowed = SpaceQuestions.history.narrow(
      try parse(history), ParsedArguments(operands: ["s1"], values: ["on": ["2018-03-01"]]))
    #expect(Answer(narrowed).rows("history").map { $0.string("commandId") } == ["k2"])
  }

  @Test func showsTheRegister() throws {
    let answer = """
      {"spaces":["s1"],"entries":[{"spaceId":"s1","name":"朔州创客空间","jurisdiction":"shuocheng","operatorId":"o1","operatorName":"某公司",
      "certificationId":"c1","validFrom":"2018-06-10","validUntil":"2021-06-10","titleStatus":"certified"}]}
      """
    let asked = #"{"query":"register","on":"2019-01-01"}"#
    #expect(
      try shown(RegisterQuestions.register, asked: asked, answer: answer, chinese) == """
        众创空间名录  2019年1月1日  共 1 家
        序号  标识  名称          所属地  运营主体  认定  有效期起       有效期止       状态
           1  s1    朔州创客空间  朔城区  某公司    c1    2018年6月10日  2021年6月10日  有效

        """)
    #expect(
      try shown(RegisterQuestions.register, asked: asked, answer: #"{"spaces":[],"entries":[]}"#, english)
        == "no title is in force on 2019-01-01\n")
  }

  @Test func showsBans() throws {
    #expect(
      try shown(
        DutyQuestions.ban, asked: #"{"query":"ban","operatorId":"o1","on":"2021-01-01"}"#,
        answer: #"{"banned":true,"until":"2022-10-01"}"#, chinese) == "o1 在 2021年1月1日 被禁止申请，至 2022年10月1日（含当日）\n")
    #expect(
      try shown(
        DutyQuestions.bans, asked: #"{"query":"bans","on":"2021-01-01"}"#,
        answer:
          #"{"bans":[{"subject":"operator","banKey":"91140600MA0GQ1XX6C","operatorIds":["o1","o2"],"spaceId":"s1","findingId":"f1","start":"2020-10-01","end":"2022-10-01"}]}"#,
        english) == """
          Bans  2021-01-01
          Until       From        Subject   Operators  Space  Credit code         Finding
          2022-10-01  2020-10-01  operator  o1, o2     s1     91140600MA0GQ1XX6C  f1

          """)
  }

  @Test func showsTimeLimits() throws {
    let asked = #"{"query":"remedy","commandId":"k12"}"#
    #expect(
      try shown(
        DutyQuestions.remedy, asked: asked,
        answer: #"{"reconsiderationBy":"2018-08-13","litigationBy":"2018-12-12"}"#, chinese)
        == "申请行政复议截止  2018年8月13日\n提起行政诉讼截止  2018年12月12日\n")
    #expect(
      try shown(
        DutyQuestions.remedy, asked: asked, answer: #"{"reconsiderationBy":null,"litigationBy":null}"#, english)
        == "no service is recorded, so no time limit is running\n")
  }

  /// What has no time limit, or no ban, may be nothing at all.
  @Test func asksBeforeItSaysThatThereIsNothing() throws {
    let asked = #"{"query":"remedy","commandId":"k12","knownAt":"2020-01-01"}"#
    let answer = #"{"reconsiderationBy":null,"litigationBy":null}"#
    let doubt = DutyQuestions.remedy.doubt(Exchange(question: try parse(asked), answer: try parse(answer)))
    #expect(try doubt == parse(#"{"query":"record","commandId":"k12","knownAt":"2020-01-01"}"#))
    func said(_ record: String, _ rendering: Rendering) throws -> String {
      try shown(DutyQuestions.remedy, asked: asked, answer: answer, besides: record, rendering)
    }
    #expect(try said(#"{"commandId":"k12","found":false}"#, english) == "no command k12 is recorded\n")
    #expect(
      try said(#"{"commandId":"k12","command":"openCall"}"#, chinese) == "k12（发布申报通知）不是可送达的决定，没有复议、诉讼期限\n")
    #expect(
      try said(#"{"commandId":"k12","command":"certify","annulledBy":"k13"}"#, english)
        == "k12 does not stand any more (annulled by k13): no time limit is running\n")
    #expect(
      try said(#"{"commandId":"k12","command":"certify","annulledBy":null}"#, chinese) == "没有送达记录，期限尚未起算\n")
    let ban = #"{"query":"ban","operatorId":"o1","on":"2021-01-01"}"#
    let free = #"{"banned":false,"until":null}"#
    #expect(
      try shown(DutyQuestions.ban, asked: ban, answer: free, besides: #"{"identifiers":["o11"]}"#, chinese)
        == "没有登记运营主体 o1\n")
    #expect(
      try shown(DutyQuestions.ban, asked: ban, answer: free, besides: #"{"identifiers":["o1","o11"]}"#, chinese)
        == "o1 在 2021年1月1日 未被禁止申请\n")
  }

  @Test func showsParametersInWords() throws {
    func shown(_ name: Text, _ json: String, _ rendering: Rendering) throws -> String {
      ParameterText.text(try JSONReader.parse(Array(json.utf8)), of: name, rendering)
    }
    #expect(try shown("rectificationMaxDays", "null", chinese) == "不限")
    #expect(try shown("seedFundRequired", "true", chinese) == "是")
    #expect(try shown("calendar", #"{"daysOff":[],"workdays":[]}"#, english) == "none")
    #expect(
      try shown("sanctionKinds", #"{"minor":["admonition"],"serious":["revocation"]}"#, chinese)
        == "情节较轻：警告/约谈；情节严重：取消称号")
    #expect(
      try shown(
        "procedureStages", #"[{"stage":"localReview","required":true},{"stage":"preliminaryReview","required":false}]"#,
        chinese)
        == "属地（教育部门）审核、市科技局初审（可选）")
  }

  @Test func showsTheDataOfACommandInTheBureausWords() throws {
    let data = try parse(
      """
      {"inspectionId":"i1","inspectedOn":"2018-03-20","members":[{"org":"cityBureau","name":{"commitment":"ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs="}}],
      "verified":{"totalArea":"260","operating":true},"conclusion":"passed","attests":{"R4.1b":true},"note":"n"}
      """)
    #expect(
      CommandText.sheet(data, of: .recordInspection, chinese).text(chinese) == """
        考察标识        i1
        考察日期        2018年3月20日
        考察小组成员    市科技局 〔个人信息，另行保存〕
        查验结果        可自主支配场地总面积：260 ㎡
                        实际运行：是
        考察结论        通过
        人工认定的条件  R4.1b 服务团队和主要负责人具备经历、资源和能力（人工认定）：是
        备注            n

        """)
  }

  @Test func showsEventsOneALine() throws {
    let event = Answer(
      try parse(
        """
        {"seq":13,"at":"2022-12-30T02:11:09.482113Z","type":"certified","v":1,"command":"k12","by":{"uid":0,"user":"clerkA","role":"clerk","office":"cityBureau"},
        "regulation":"szzc-2016","entities":{"space":"s1","certification":"c1"},"effectiveOn":"2018-06-10","name":"certify","data":{"documentNo":"朔科发〔2018〕21号"}}
        """))
    #expect(
      EventText.line(event, chinese)
        == "    13  2022年12月30日 10:11:09  认定                    2018年6月10日   朔科发〔2018〕21号  众创空间 s1  认定 c1  clerkA@cityBureau  k12\n"
    )
    #expect(
      EventText.line(event, english)
        == "    13  2022-12-30 10:11:09 +08:00  certified               2018-06-10  朔科发〔2018〕21号  space s1  certification c1  clerkA@cityBureau  k12\n"
    )
  }

  @Test func selectsEvents() {
    var selection = LogVerb.Selection(ParsedArguments())
    selection.knownAt = Instant(timestamp: "2020-01-01T00:00:00Z")
    selection.on = CivilDate(iso: "2019-01-01")
    selection.limit = 2
    var printer = EventPrinter(selection, asJSON: true, english)
    let line = Text(#"{"seq":1,"at":"2019-06-01T00:00:00.000000Z","effectiveOn":"2018-01-01"}"#)
    #expect(printer.show(line) == (line.string + "\n", false))
    #expect(printer.show(#"{"seq":2,"at":"2019-06-01T00:00:00.000000Z","effectiveOn":"2019-01-02"}"#) == (nil, false))
    #expect(printer.show(line) == (line.string + "\n", true))
    #expect(printer.show(#"{"seq":4,"at":"2020-01-01T00:00:00.000001Z"}"#) == (nil, true))
  }

  @Test func saysOnEveryScreenThatItIsARehearsal() {
    #expect(
      RehearsalNotice.text(["origin": "rehearsal/x", "rehearsal": true], chinese) == "〔演练〕rehearsal/x：不是正式登记簿\n")
    #expect(RehearsalNotice.text(["origin": "x", "rehearsal": false], english).isEmpty)
  }
}
