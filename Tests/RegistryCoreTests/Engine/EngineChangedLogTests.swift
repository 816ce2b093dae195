import Testing

@testable import RegistryCore

/// A log that somebody changed: one that no registry can have written, and one whose file is another than was read.
@Suite struct EngineChangedLogTests {
  private static let author = Author(userID: 7, user: "wang")

  private func bundle(_ fixture: EngineFixture) throws -> Bundle {
    let question: JSONObject = ["query": "show", "spaceId": "s1", "on": "2020-07-02"]
    return try fixture.engine.bundle(
      PointedQuestion(question, today: .day("2020-07-02")), question, withPersonal: false, by: Self.author,
      now: fixture.clock, render: AnswerJSON.object)
  }

  /// Puts a text in the place of the first one like it, in the file of a log that stays open.
  private func change(_ fixture: EngineFixture, _ old: String, _ new: String) throws {
    precondition(old.utf8.count == new.utf8.count, "what follows must stay in its place")
    let path = fixture.directory.segmentPath(firstSeq: 1)
    let text = try #require(fixture.disk.contents(path)).text
    #expect(text.contains(old))
    fixture.disk.put(Array(text.replacing(old, with: new, maxReplacements: 1).utf8), at: path)
  }

  @Test func aFirstEventThatFoundsNothingIsRefused() throws {
    let fixture = try EngineFixture()
    let error = try #require(throws: EngineError.self) {
      try fixture.reopen {
        try fixture.rewrite { [Array($0[0].text.replacing("\"regulationAdopted\"", with: "\"callOpened\"").utf8)] }
      }
    }
    #expect(error.description.contains("the first event is not the adoption of a regulation"))
  }

  /// An event that names itself as the one before it would be followed for ever.
  @Test func aLinkThatLeadsNowhereIsRefused() throws {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory)
    try fixture.reopen {
      try fixture.rewriteAndSign {
        $0.map { Array($0.text.replacing("\"space/s1\":9", with: "\"space/s1\":10").utf8) }
      }
    }
    let error = try #require(throws: LogError.self) { try bundle(fixture) }
    #expect(error.description.contains("names 10 as the event before it in space/s1"), "\(error)")
  }

  /// The file was cut after it was read: what was there is missed, not made up.
  @Test func anEventThatIsNotThereAnyMoreIsMissed() throws {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory)
    let path = fixture.directory.segmentPath(firstSeq: 1)
    let last = try #require(fixture.engine.state.table.start(of: 10)).location.offset
    fixture.disk.put(Array(try #require(fixture.disk.contents(path)).prefix(last)), at: path)
    let error = try #require(throws: LogError.self) { try fixture.engine.proof(of: 10) }
    #expect(error.description.contains("it is not in the log"), "\(error)")
  }

  /// A line that was an event when the log was read, and is none now: no line at all, and no first line of a command.
  @Test(arguments: [("\"type\":\"applied\"", "\"type\":\"implied\""), ("\"name\":\"submitApp", "\"Name\":\"submitApp")])
  func aLineThatWasChangedUnderTheRegistryIsRefused(_ old: String, _ new: String) throws {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory)
    try change(fixture, old, new)
    #expect(throws: LogError.self) { try fixture.ask(["query": "history", "spaceId": "s1"]) }
    #expect(throws: LogError.self) { try fixture.submit(Act.apply().named("c3")) }
    // What does not need the line is answered.
    #expect(try fixture.ask(["query": "status", "spaceId": "s1", "on": "2018-07-01"]).contains("certified"))
  }
}
