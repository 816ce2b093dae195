import Testing

@testable import RegistryCore

/// The search by the index finds what reading through the register finds, whatever was recorded since it was made.
@Suite struct EngineSearchTests {
  static let patterns: [Text] = ["雁门", "新", "s", "1", "op", "[2018]20", "开发北路", "91140600", "t1", "更新", "再新", "没有"]

  /// Compares both ways for every pattern and day.
  private func expectSameFindings(
    _ fixture: EngineFixture, _ comment: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for text in Self.patterns {
      let pattern = try #require(SearchPattern(text))
      for day in EngineFixture.days {
        let question = Question.search(pattern, on: .day(day), limit: 100)
        guard
          case .search(let indexed) = try fixture.engine.answer(
            PointedQuestion(["query": "search", "text": .string(text), "on": .string(day)], today: .day(day)))
        else {
          Issue.record("\(question) has another answer")
          continue
        }
        let read = fixture.engine.register.search(pattern, on: .day(day), limit: 100)
        #expect(indexed == read, "\(comment): \(text) on \(day)", sourceLocation: sourceLocation)
      }
    }
  }

  @Test(arguments: EngineReopeningTests.amendments)
  func anAmendmentIsFoundOut(name: String, acts: [Act]) throws {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory)
    try expectSameFindings(fixture, "before \(name)")
    for act in acts {
      try fixture.given(act)
      try expectSameFindings(fixture, name)
    }
    try fixture.reopen()
    try expectSameFindings(fixture, "\(name), opened again")
  }

  @Test func whatIsRecordedLaterIsFound() throws {
    let fixture = try EngineFixture()
    try expectSameFindings(fixture, "nothing")
    for act in Act.basicHistory {
      try fixture.given(act)
      try expectSameFindings(fixture, act.name.rawValue)
    }
    try fixture.given(
      .change("rename", ["newName": "新桥"]), .registerOperator("op2", uscc: RegistrationTests.secondCode),
      .change("operator", ["newOperatorId": "op2", "documentNo": "朔科函〔2018〕4号"], id: "g2", on: "2018-09-02"))
    try expectSameFindings(fixture, "changes")
    let later = try fixture.ask(["query": "search", "text": "雁门", "on": "2019-01-01"])
    #expect(later.contains(#""operatorId":"op2","operatorName":"朔州雁门科技有限公司","spaces":["s1"]"#))
    #expect(later.contains(#"{"field":"formerName","text":"雁门众创空间"}"#))
    let past = try fixture.ask(["query": "search", "text": "新桥", "on": "2019-01-01", "knownAt": "2018-06-30"])
    #expect(past.contains(#""total":0"#))
  }

  @Test func aTextIsFoundWithinOneTextOnly() throws {
    // `…号` and the identifier that is laid down behind it are not one text.
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory)
    let answer = try fixture.ask(["query": "search", "text": "1号a1", "on": "2019-01-01"])
    #expect(answer.contains(#""total":0"#))
  }

  /// More identifiers than a screen of completions: the first in order, in whatever order they came.
  @Test func theFirstIdentifiersAreGiven() throws {
    let fixture = try EngineFixture()
    try fixture.given(.registerOperator())
    let count = Register.mostIdentifiers + 30
    try fixture.given((0..<count).map { Act.registerSpace(Text("s\(1_000 + $0 * 7 % count)")) })
    let register = fixture.engine.register
    let expected = (0..<Register.mostIdentifiers).map { Text("s\(1_000 + $0)") }
    #expect(register.identifiers(of: .space, beginningWith: "s") == expected)
    #expect(register.identifiers(of: .space, beginningWith: "s122") == (1_220..<1_230).map { Text("s\($0)") })
    #expect(register.identifiers(of: .operator, beginningWith: "op") == ["op1"])
    #expect(register.identifiers(of: .operator, beginningWith: "s") == [])
  }
}
