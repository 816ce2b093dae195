import RegistryCore
import Testing

@testable import registryctl

/// Lists for spreadsheets are in the bureau's words, titles and values.
@Suite struct SpreadsheetTests {
  private let chinese = Rendering(language: .chinese)

  private func lines(_ verb: String, _ answer: String, _ rendering: Rendering) throws -> [String] {
    let found = try #require(VerbTable.find(verb))
    let object = try #require(try JSONReader.parse(Array(answer.utf8)).asObject)
    let text = try #require(ListFormat.excel.text(object, shape: AnswerTable.shape(ofVerb: found), rendering))
    return text.dropFirst().split(separator: "\r\n").map(String.init)
  }

  /// Every list that has a form of its own, with every column that its rows can have.
  @Test func everyColumnHasAWord() throws {
    for verb in VerbTable.general where verb.options.contains(where: { $0.name == ListFormat.option.name }) {
      let list = SpreadsheetList(AnswerList([:], shape: AnswerTable.shape(ofVerb: verb)), chinese)
      for column in list.columns {
        let title = ColumnWords.title(column, chinese)
        #expect(title.unicodeScalars.allSatisfy { $0.value > 0x7F }, "\(verb.name) \(column): \(title)")
      }
    }
  }

  @Test func countsAreARowForEachPlace() throws {
    let counts =
      #""applications":3,"certified":2,"refused":1,"withdrawn":0,"revoked":0,"relinquished":0,"expired":0,"reports":0,"inForce":1"#
    #expect(
      try lines(
        "stats", #"{"years":[{"year":2022,\#(counts),"places":[{"jurisdiction":"pinglu",\#(counts)}]}]}"#, chinese) == [
          "年度,所属县（市、区）或开发区,申请,认定,不予认定,撤回,取消,放弃,到期,年度报告,年末有效", "2022,全市,3,2,1,0,0,0,0,0,1",
          "2022,平鲁区,3,2,1,0,0,0,0,0,1",
        ])
    #expect(
      try lines("stats", #"{"years":[{"year":2022,\#(counts)}]}"#, chinese) == [
        "年度,申请,认定,不予认定,撤回,取消,放弃,到期,年度报告,年末有效", "2022,3,2,1,0,0,0,0,0,1",
      ])
  }

  @Test func valuesAreInWords() throws {
    let due =
      #"{"due":[{"kind":"procedure","stage":"localReview","spaceId":"s1","name":"甲","jurisdiction":"pinglu","operatorId":"o1","owedBy":"countyBureau","article":"第五条（一）","overdue":false,"ref":"a1","decision":"certify"}]}"#
    #expect(
      try lines("due", due, chinese) == [
        "事项,环节,众创空间标识,名称,所属县（市、区）或开发区,运营主体标识,责任方,规则,依据,期限,剩余天数,逾期,关于,决定",
        "申请办理,属地（教育部门）审核,s1,甲,平鲁区,o1,县（市、区）科技局,,第五条（一）,,,否,a1,认定",
      ])
    #expect(
      try lines(
        "search",
        #"{"total":1,"spaces":[{"spaceId":"s1","name":"新桥","matches":[{"field":"formerName","text":"雁门"}]}]}"#, chinese)[
          1
        ]
        .hasSuffix(",曾用名称：雁门"))
    #expect(
      try lines(
        "diff",
        #"{"statusChanges":[{"member":"titleStatus","from":"uncertified","to":"certified"},{"member":"certificationId","from":null,"to":"t1"}]}"#,
        chinese)
        == ["项目,原为,现为", "称号,未认定,有效", "认定,无,t1"])
    #expect(
      try lines(
        "timeline",
        #"{"steps":[{"position":9,"commandId":"c9","recordedAt":"2018-06-10T15:59:59.999999Z","periods":[{"from":"2018-01-02","titleStatus":"uncertified"},{"from":"2018-06-10","titleStatus":"certified"}]}]}"#,
        chinese)
        == ["命令序号,命令号,录入时间,各时段称号状态", "9,c9,2018-06-10 23:59:59,2018-01-02 起未认定；2018-06-10 起有效"])
  }

  @Test func whatWasRecordedIsInWordsAndInLocalTime() throws {
    let record =
      #"{"history":[{"position":1,"commandId":"c1","recordedAt":"2018-06-10T16:30:00.000000Z","recordedBy":"A","command":"reviewLocally","events":["endorsed"],"effectiveOn":"2018-06-10","data":{"applicationId":"a1","bodyKind":"countyBureau","jurisdiction":"pinglu"},"corrected":[]}]}"#
    let row = try lines("history", record, chinese)[1]
    #expect(row.hasPrefix("1,c1,2018-06-11 00:30:00,A,属地（教育部门）审核,审核同意,2018-06-10,"))
    #expect(row.contains("审核部门所属地：平鲁区") && !row.contains("{"))
  }

  @Test func aSearchListsAllThatItHasFound() throws {
    let shape = AnswerTable.shape(ofVerb: SearchQuestion.verb)
    let object = try #require(
      try JSONReader.parse(
        Array(
          #"{"total":9,"spaces":[{"spaceId":"s1","name":"甲","matches":[]}],"operators":[{"operatorId":"o1","operatorName":"乙","spaces":["s1"],"matches":[]}],"others":[{"field":"callId","text":"k1"}]}"#
            .utf8)
      ).asObject)
    let list = SearchQuestion.question.list(object, shape)
    #expect(
      ListFormat.csv.text(list, chinese) == """
        kind,spaceId,name,jurisdiction,operatorId,titleStatus,matches,operatorName,spaces,field,text\r
        space,s1,甲,,,,,,,,\r
        operator,,,,o1,,,乙,s1,,\r
        other,,,,,,,,,callId,k1\r

        """)
    #expect(ListFormat.jsonl.text(list, chinese)?.hasPrefix(#"{"kind":"space","spaceId":"s1","#) == true)
    let excel = try #require(ListFormat.excel.text(list, chinese))
    #expect(excel.contains("类别,众创空间标识,") && excel.contains("\r\n运营主体,"))
    #expect(SearchQuestion.question.caution(Answer(object))?.english == "7 more not listed: --limit 9")
  }
}
