import Testing

@testable import RegistryCore

/// A registry that was opened again says what it said before, and what it knew then.
@Suite struct EngineReopeningTests {
  /// Histories with each way of amending a record, after certification.
  static let amendments: [(String, [Act])] = [
    ("nothing", []),
    ("a correction", [.correct("c9", ["decisionDate": "2018-06-09"])]),
    (
      "a correction of a personal value", [.correct("c3", ["form": .object(Act.form.replacing(["contactName": "孙七"]))])]
    ),
    (
      "two corrections",
      [.correct("c9", ["decisionDate": "2018-06-09"]), .correct("c9", ["decisionDate": "2018-06-08"])]
    ),
    ("an annulment", [.annul("c9")]),
    ("a correction of the operator", [.correct("c1", ["uscc": .string(RegistrationTests.secondCode)])]),
    (
      "a regulation",
      [.adopt(["validityYears": 5], from: "2017-01-01"), .correct("n10", ["effectiveFrom": "2018-01-01"])]
    ),
    (
      "modified",
      [
        Act.assess("unqualified").named("as"), .dispute("as", on: "2019-02-01"),
        .decide("modified", on: "2019-03-20", changes: ["grade": "excellent"]), .reward(on: "2019-03-21"),
      ]
    ),
    ("set aside", [.dispute("c9", on: "2018-07-01"), .decide("setAside", on: "2018-08-01")]),
    (
      "fraud set aside",
      [
        Act.findFraud().named("ff"), .dispute("ff", on: "2019-06-01"), .decide("setAside", on: "2019-07-01"),
      ]
    ),
    (
      "fraud and another code",
      [.findFraud(), .correct("c1", ["uscc": .string(RegistrationTests.secondCode)])]
    ),
    (
      "a change of another kind",
      [
        Act.change("rename", ["newName": "新", "operatorId": "op1"]).named("rn"), .dispute("rn", on: "2018-10-01"),
        .decide("modified", on: "2018-11-01", changes: ["kind": "operatorRename"]),
      ]
    ),
    (
      "an operator's name",
      [
        .registerOperator("op2", uscc: RegistrationTests.secondCode),
        Act.change("operatorRename", ["newName": "新", "operatorId": "op2"]).named("rn"),
        .serve("rn", on: "2018-09-02"), .dispute("rn", on: "2018-10-01"),
        .decide("modified", on: "2018-11-01", changes: ["newName": "更新"]), .correct("rn", ["newName": "再新"]),
      ]
    ),
    ("an erasure", [.erase("application:a1"), .correct("c9", ["decisionDate": "2018-06-09"])]),
  ]

  @Test(arguments: amendments)
  func aReopenedRegistrySaysTheSame(_ name: String, _ acts: [Act]) throws {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory + acts)
    let (before, lines) = (try fixture.answers(), fixture.lines)
    try fixture.reopen()
    expectSame(before, try fixture.answers(), name)
    #expect(fixture.lines == lines)
  }

  /// The state in memory is that of the whole history folded anew.
  @Test(arguments: amendments)
  func amendingFoldsWhatItMust(_ name: String, _ acts: [Act]) throws {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory + acts)
    let now = try fixture.answers()
    // A later command about nothing makes every question with that instant one about the past.
    let instant = Text(fixture.clock.utc)
    try fixture.given(Act.openCall("later", from: "2099-01-01", to: "2099-02-01").recorded("2030-01-01"))
    let commands = fixture.commandIDs.dropLast()
    expectSame(now, try fixture.answers(knownAt: instant, commands: Array(commands)), name)
  }

  /// Whatever chance does: what was known at an instant is what a registry knows that was told no more.
  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func aPastMomentIsWhatItWas(_ seed: UInt64) throws {
    var history = RandomHistory(seed: seed)
    for _ in 1...150 { history.step() }
    let records = history.scenario.records
    let (full, partial) = (try EngineFixture(), try EngineFixture())
    for record in records { try Self.submit(record, to: full) }
    try full.reopen()
    let ids = records.enumerated().filter { $0.offset % 5 == 0 }.map(\.element.id.text)
    let stops = Set([records.count / 3, records.count * 2 / 3])
    for (index, record) in records.enumerated() {
      let isLastOfItsInstant = index + 1 == records.count || records[index + 1].recordedAt > record.recordedAt
      try Self.submit(record, to: partial)
      guard stops.contains(where: { abs($0 - index) < 2 }), isLastOfItsInstant else { continue }
      expectSame(
        try partial.answers(commands: ids), try full.answers(knownAt: Text(record.recordedAt.utc), commands: ids),
        "seed \(seed), \(index + 1) commands")
    }
    expectSame(try partial.answers(commands: ids), try full.answers(commands: ids), "seed \(seed), reopened")
  }

  private static func submit(_ record: Record, to fixture: EngineFixture) throws {
    let act = Act(record.name, record.data).named(record.id.text).by(record.recordedBy)
      .recorded(Text(record.recordedAt.utc))
    let verdict = try fixture.submit(act)
    if !verdict.hasPrefix("accepted") { Issue.record("\(record.id): \(verdict)") }
  }

  /// Both the change of an operator's name that carries a space, and what is about it, are in the space's history.
  @Test func theHistoryOfASpaceHasWhatCarriesIt() throws {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory)
    try fixture.given(Self.amendments.first { $0.0 == "an operator's name" }!.1)
    let history = try fixture.ask(["query": "history", "spaceId": "s1"])
    let rows = try JSONReader.parse(Array(history.utf8)).asObject?["history"]?.asArray ?? []
    let commands = rows.compactMap { $0.asObject?["command"]?.asText?.string }
    #expect(
      commands.dropFirst(8) == ["recordChange", "recordService", "fileDispute", "decideDispute", "correctRecord"])
    let change = rows.dropFirst(8).first?.asObject
    #expect(change?["data"]?.asObject?["newName"] == "再新")
    #expect(change?["corrected"]?.asArray?.count == 1)
  }

  /// The end of a title is dated by its own day; a correction moves it in the history, too.
  @Test(arguments: [("2019-07-01", "2019-07-01"), (nil, "2019-06-01")] as [(String?, String)])
  func theHistoryHasTheDayOfAnEndingAsCorrected(_ day: String?, _ expected: String) throws {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory + [Act.relinquish().with("effectiveDate", "2019-06-15").named("rl")])
    #expect(try fixture.ask(["query": "record", "commandId": "rl"]).contains("\"effectiveOn\":\"2019-06-15\""))
    try fixture.given(.correct("rl", ["effectiveDate": day.map { .string(Text($0)) } ?? .null]))
    #expect(try fixture.ask(["query": "record", "commandId": "rl"]).contains("\"effectiveOn\":\"\(expected)\""))
  }

  @Test func aSecondProgramIsKeptOut() throws {
    let fixture = try EngineFixture()
    #expect(throws: EngineError.self) { try Engine.open(fixture.path, on: fixture.disk) }
  }

  @Test func anEmptyRegistryHasAnswers() throws {
    let fixture = try EngineFixture()
    let before = try fixture.answers()
    try fixture.reopen()
    expectSame(before, try fixture.answers())
    expectSame(before, try fixture.answers(knownAt: "2016-01-01"))
    #expect(try fixture.ask(["query": "record", "commandId": "x"]) == "{\"commandId\":\"x\",\"found\":false}")
  }

  // MARK: The log itself

  @Test func linesBeginInTheMiddleOfACommand() throws {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory + [.findFraud(), Act.openCall("k1").recorded("2030-01-01")])
    let lines = fixture.lines
    #expect(lines.count == 14)
    #expect(try lines.map { try EventLine(parsing: $0).seq } == Array(1...14))
    for reopened in [false, true] {
      if reopened { try fixture.reopen() }
      for seq in 1...16 {
        let rest = Array(lines.dropFirst(seq - 1))
        for limit in [0, 1, 2, 5, Int.max] {
          #expect(
            try fixture.engine.lines(from: seq, limit: limit, maximumBytes: .max) == Array(rest.prefix(limit)),
            "from \(seq), \(limit)")
        }
        // However few bytes, a reader gets on.
        #expect(try fixture.engine.lines(from: seq, limit: 5, maximumBytes: 1) == Array(rest.prefix(1)))
      }
    }
  }

  @Test func linesOfWhatIsStagedAreNotGiven() throws {
    let fixture = try EngineFixture()
    _ = try fixture.stage(.registerOperator())
    #expect(fixture.lines.count == 1)
    #expect(try fixture.engine.lines(from: 2, limit: 1, maximumBytes: .max) == [])
    try fixture.engine.commit()
    #expect(fixture.lines.count == 2)
  }
}
