import Testing

@testable import RegistryCore

/// Finding texts as clerks type them.
@Suite struct SearchTests {
  static let matches: [(Text, Text, SearchPattern.Match?)] = [
    ("雁门", "雁门众创空间", .beginning), ("众创", "雁门众创空间", .inside), ("雁门众创空间", "雁门众创空间", .whole),
    ("门雁", "雁门众创空间", nil), ("star", "STAR 空间", .beginning), ("ＳＴＡＲ空间", "star 空间", .whole),
    ("朔科发[2018]20号", "朔科发〔2018〕20号", .whole), ("〔2018〕", "朔科发（2018）20号", .inside),
    (" 雁 门 ", "雁门众创空间", .beginning), ("雁门", "雁　门 众创", .beginning), ("雁门众创", "雁门", nil),
    ("É", "caféÉ", .inside), ("é", "É", .whole), ("aab", "aaab", .inside), ("𠀀号", "第𠀀号", .inside),
    ("2018", "朔科发〔2018〕20号", .inside), ("a", "", nil), ("０1", "s01", .inside), ("[1]", "【1】", .whole),
  ]

  @Test(arguments: matches)
  func aTextIsFoundWhateverItsCaseWidthAndBrackets(pattern: Text, text: Text, match: SearchPattern.Match?) throws {
    #expect(try #require(SearchPattern(pattern)).match(in: text) == match)
  }

  @Test(arguments: ["", " ", "　\t"] as [Text])
  func nothingIsNoPattern(text: Text) {
    #expect(SearchPattern(text) == nil)
  }

  private func search(_ text: Text, in scenario: Scenario, on day: Text = "2019-01-01", limit: Int = 100) -> [String] {
    guard let pattern = SearchPattern(text) else { return [] }
    let answer = scenario.register.search(pattern, on: .day(day), limit: limit)
    func shown(_ hits: [SearchHit]) -> String { hits.map { "\($0.field.rawValue)=\($0.text)" }.joined(separator: " ") }
    return answer.spaces.map { "\($0.space) \(shown($0.hits))" }
      + answer.operators.map { "\($0.operator) \($0.spaces.map(\.text.string)) \(shown($0.hits))" }
      + answer.others.map { shown([$0]) }
  }

  @Test func spacesAreFoundByEverythingThatIsKnownOfThem() {
    let three = AnswerTests.three
    #expect(search("开发北路", in: three) == ["s1 address=朔城区开发北路1号"])
    #expect(search("S3", in: three) == ["S3 spaceId=S3"])
    #expect(search("t3", in: three) == ["S3 certificationId=t3"])
    #expect(search("t3", in: three, on: "2018-06-30") == [])
    #expect(search("a1", in: three) == ["s1 applicationId=a1"])
    #expect(
      search("[2018]20号", in: three) == [
        "S3 documentNo=朔科发〔2018〕20号", "s1 documentNo=朔科发〔2018〕20号",
      ])
    #expect(search("91140600ma0gq1xx6c", in: three) == [#"op1 ["s1", "s2"] creditCode=91140600MA0GQ1XX6C"#])
    #expect(search("雁门科技", in: three).map { String($0.prefix(3)) } == ["op1", "op2"])
    #expect(search("2016", in: three) == ["regulationId=szzc-2016", "regulationDocumentNo=朔科发〔2016〕13号"])
  }

  @Test func anOperatorIsFoundByTheCodeOfItsHost() {
    let hosted = Scenario().given(
      Act.registerOperator().with(["operatorKind": "affiliatedBody", "hostUscc": "91140600MA0GQ1XX6C"]).with(
        "uscc", nil))
    #expect(search("1XX6C", in: hosted) == ["op1 [] hostCreditCode=91140600MA0GQ1XX6C"])
  }

  @Test func whatItWasCalledBeforeIsFoundAndWhatItWillBeCalledIsNot() {
    let renamed = Scenario.certified.given(.change("rename", ["newName": "新桥众创空间"]))
    #expect(search("新桥", in: renamed, on: "2018-08-31") == [])
    #expect(search("新桥", in: renamed, on: "2018-09-01") == ["s1 name=新桥众创空间"])
    #expect(search("雁门众创", in: renamed, on: "2018-08-31") == ["s1 name=雁门众创空间"])
    #expect(search("雁门众创", in: renamed, on: "2018-09-01") == ["s1 formerName=雁门众创空间"])
    #expect(search("雁门众创", in: renamed, on: "2017-05-31") == [])
  }

  @Test func theDocumentsOfEveryDecisionAreFound() {
    let ordered = Scenario.unqualified.given(Act.order().with("documentNo", "朔科函〔2019〕8号"))
    #expect(search("朔科函", in: ordered, on: "2019-01-21") == ["s1 documentNo=朔科函〔2019〕8号"])
    #expect(search("朔科函", in: ordered, on: "2019-01-20") == [])
  }

  @Test func theBestMatchesComeFirstAndTheRestIsCounted() throws {
    let three = AnswerTests.three
    let answer = three.register.search(try #require(SearchPattern("路")), on: .day("2019-01-01"), limit: 2)
    #expect(answer.spaces.map(\.space) == ["S3", "s1"] && answer.total == 3)
    #expect(search("三", in: three) == ["S3 name=三 address=三路"])
  }

  @Test func spacesAreListedByWhatHoldsOfThem() {
    func list(_ scenario: Scenario, on day: Text = "2019-01-01", _ change: (inout ListSelection) -> Void) -> [SpaceID] {
      var selection = ListSelection()
      change(&selection)
      return scenario.register.list(on: .day(day), selection).map(\.space)
    }
    let three = AnswerTests.three
    #expect(list(three) { _ in } == ["S3", "s1", "s2"])
    #expect(list(three, on: "2017-05-31") { _ in } == [])
    #expect(list(three) { $0.title = .certified } == ["S3", "s1"])
    #expect(list(three) { $0.title = .uncertified } == ["s2"])
    #expect(list(three) { $0.operator = "op2" } == ["S3"])
    #expect(list(three) { $0.place = "pinglu" } == [])
    #expect(list(three) { $0.flag = .reportOverdue } == ["S3", "s1"])
    #expect(list(three) { $0.expiringBy = .day("2021-06-10") } == ["s1"])
    #expect(list(three) { $0.isDescending = true } == ["s2", "s1", "S3"])
    #expect(list(three) { $0.order = .validUntil } == ["s1", "S3", "s2"])
    #expect(list(three) { $0.order = .status } == ["S3", "s1", "s2"])
    #expect(list(three) { $0.order = .name } == ["S3", "s2", "s1"])
    #expect(list(.onNotice, on: "2018-05-20") { $0.stage = .onNotice } == ["s1"])
    #expect(list(Scenario.certified.given(.findFraud()), on: "2019-05-10") { $0.flag = .operatorBanned } == ["s1"])
  }
}
