import Testing

@testable import RegistryCore

/// From a command to its receipt: staging, committing, repeating, trying.
@Suite struct EngineWritingTests {
  @Test func aCommandIsStagedCommittedAndAnswered() throws {
    let fixture = try EngineFixture()
    #expect(fixture.engine.size == 1)
    #expect(try fixture.stage(.registerOperator()) == "accepted operatorRegistered [2]")
    #expect(try fixture.stage(.registerSpace()) == "accepted spaceRegistered [3]")
    // Decisions of a batch see each other, and are not in the log yet.
    #expect(fixture.engine.size == 1 && fixture.engine.stagedSize == 3 && fixture.lines.count == 1)
    try fixture.engine.commit()
    #expect(fixture.engine.size == 3 && fixture.engine.stagedSize == 3 && fixture.lines.count == 3)
    #expect(
      try fixture.ask(["query": "status", "spaceId": "s1", "on": "2018-01-01"])
        == """
        {"spaceId":"s1","on":"2018-01-01","name":"雁门众创空间","operatorId":"op1","titleStatus":"uncertified",\
        "certificationId":null,"validFrom":null,"validUntil":null,"endedOn":null,"applicationStage":"none","flags":[]}
        """)
    #expect(
      try fixture.ask(["query": "status", "spaceId": "s1", "on": "2017-05-31"])
        == "{\"spaceId\":\"s1\",\"on\":\"2017-05-31\",\"titleStatus\":\"unknown\"}")
  }

  @Test func aCommitOfNothingDoesNothing() throws {
    let fixture = try EngineFixture()
    let before = fixture.disk.changes
    try fixture.engine.commit()
    #expect(fixture.disk.changes == before)
  }

  #if os(Linux)
    /// Readers never see a decision before it is durable.
    @Test func nothingIsAnsweredBetweenStageAndCommit() async {
      await #expect(processExitsWith: .failure) {
        do {
          let fixture = try EngineFixture()
          _ = try fixture.stage(.registerOperator())
          _ = try fixture.ask(["query": "bans"])
        } catch {
          // A thrown error would be a failure, too, but not a stop.
          ProcessControl.exit(0)
        }
      }
    }
  #endif

  // MARK: Repeats

  @Test func aRepeatGetsTheFirstReceipt() throws {
    let fixture = try EngineFixture()
    let application = Act.apply().with("form.spaceName", "别名").named("c3")
    try fixture.given(.registerOperator(), .registerSpace())
    #expect(try fixture.stage(application) == "accepted applied [4] W formNameMismatch")
    // In the same batch, after the commit, and after a restart.
    #expect(try fixture.stage(application) == "duplicate applied [4] W formNameMismatch")
    try fixture.engine.commit()
    #expect(try fixture.submit(application) == "duplicate applied [4] W formNameMismatch")
    try fixture.reopen()
    #expect(try fixture.submit(application) == "duplicate applied [4] W formNameMismatch")
    #expect(fixture.engine.size == 4)
  }

  /// What counts is the command after normalisation, and who sent it; not when.
  @Test func whatCountsAsTheSameCommand() throws {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory)
    let again = Act.certify().named("c9")
    #expect(try fixture.submit(again.with("documentNo", "朔科发[2018]20号")) == "duplicate certified [10]")
    #expect(try fixture.submit(again.with("note", .null)) == "duplicate certified [10]")
    #expect(try fixture.submit(again.recorded("2018-06-10T00:00:00Z")) == "duplicate certified [10]")
    let other: [Act] = [
      again.with("note", "x"), again.with("decisionDate", "2018-06-11"), again.by("clerkC"),
      Act.refuse().named("c9"), Act.registerSpace("s9").named("c3"),
      Act.apply().named("c3").with("form.contactPhone", "13800000001"),
      Act.apply().named("c3").with("form.contactPhone", nil).with("form.spareField", "x"),
    ]
    for reopened in [false, true] {
      if reopened { try fixture.reopen() }
      for act in other { #expect(try fixture.submit(act) == "refused G13 commandIdReused") }
      #expect(try fixture.submit(Act.apply().named("c3")) == "duplicate applied [4]")
    }
    #expect(fixture.engine.size == 10)
  }

  @Test func aRefusedCommandLeavesNoTrace() throws {
    let fixture = try EngineFixture()
    let before = fixture.disk.changes
    #expect(try fixture.submit(Act.registerSpace().named("x")) == "refused G1 unknownOperator")
    #expect(fixture.disk.changes == before)
    #expect(try fixture.submit(Act.registerOperator().named("x")) == "accepted operatorRegistered [2]")
  }

  // MARK: All or nothing

  private func stage(
    _ fixture: EngineFixture, _ acts: [Act], isAtomic: Bool, isRehearsed: Bool = false
  ) throws -> [String] {
    var number = fixture.engine.commandCount
    let commands = acts.map { act -> JSONValue in
      number += 1
      return fixture.command(act.id == nil ? act.named(Text("b\(number)")) : act)
    }
    return try fixture.engine.stage(
      all: commands, by: EngineFixture.clerk, now: fixture.clock, isAtomic: isAtomic, isRehearsed: isRehearsed
    ).map(EngineFixture.verdict)
  }

  @Test func allOrNothing() throws {
    let fixture = try EngineFixture()
    let before = try fixture.answers()
    let acts: [Act] = [.registerOperator(), .registerSpace(), .registerSpace()]
    let refused = try stage(fixture, acts, isAtomic: true)
    #expect(refused[2] == "refused G1 duplicateId")
    #expect(fixture.engine.stagedSize == 1)
    try fixture.engine.commit()
    expectSame(before, try fixture.answers())
    let accepted = try stage(fixture, Array(acts.prefix(2)), isAtomic: true)
    #expect(accepted == ["accepted operatorRegistered [2]", "accepted spaceRegistered [3]"])
    try fixture.engine.commit()
    #expect(fixture.engine.size == 3)
    // One frame, one header.
    let segment = try #require(fixture.disk.contents(fixture.directory.segmentPath(firstSeq: 1)))
    #expect(segment.text.contains("\n@ 2 2 "))
  }

  /// Others' commands that are staged already are committed before, and stay.
  @Test func aFailedBatchTakesNothingElseAlong() throws {
    let fixture = try EngineFixture()
    #expect(try fixture.stage(.registerOperator()) == "accepted operatorRegistered [2]")
    #expect(
      try stage(fixture, [.registerSpace(), .registerSpace()], isAtomic: true).last?.hasPrefix("refused") == true)
    #expect(fixture.engine.size == 2 && fixture.engine.stagedSize == 2)
    #expect(try fixture.submit(.registerSpace()) == "accepted spaceRegistered [3]")
  }

  private static func bulky(_ count: Int) -> [Act] {
    let note = JSONValue.string(Text(String(repeating: "x", count: 60_000)))
    return (0..<count).map { number in
      Act.openCall(Text("k\(number)")).with("note", note).named(Text("big\(number)"))
    }
  }

  /// A frame has a limit; without `atomic` a long batch is several frames, with it nothing.
  @Test func aBatchLongerThanAFrame() throws {
    let fixture = try EngineFixture()
    let acts = Self.bulky(300)
    let tried = try stage(fixture, acts, isAtomic: false, isRehearsed: true)
    #expect(tried.count == 300 && tried.allSatisfy { $0 == "accepted callOpened []" })
    #expect(throws: LogError.self) { try stage(fixture, acts, isAtomic: true) }
    #expect(fixture.engine.size == 1 && fixture.engine.stagedSize == 1 && fixture.engine.fault == nil)
    let outcomes = try stage(fixture, acts, isAtomic: false)
    #expect(outcomes.count == 300 && outcomes.allSatisfy { $0.hasPrefix("accepted") })
    try fixture.engine.commit()
    #expect(fixture.engine.size == 301)
    try fixture.reopen()
    #expect(fixture.engine.size == 301 && fixture.engine.register.calls.count == 300)
  }

  // MARK: Only trying

  @Test func tryingRecordsNothing() throws {
    let fixture = try EngineFixture()
    try fixture.given(Act.registerOperator().named("c1"))
    let (before, changes) = (try fixture.answers(), fixture.disk.changes)
    let acts: [Act] = [
      Act.registerOperator().named("c1"), Act.registerSpace().named("t1"), Act.registerSpace().named("t1"),
      Act.apply().named("t2"), Act.review("a9").named("t3"),
    ]
    for isAtomic in [false, true] {
      #expect(
        try stage(fixture, acts, isAtomic: isAtomic, isRehearsed: true) == [
          "duplicate operatorRegistered [2]", "accepted spaceRegistered []", "duplicate spaceRegistered []",
          "accepted applied []", "refused G1 unknownApplication",
        ])
    }
    try fixture.engine.commit()
    expectSame(before, try fixture.answers())
    #expect(fixture.disk.changes == changes && fixture.engine.size == 2)
    #expect(try fixture.submit(Act.registerSpace().named("t1")) == "accepted spaceRegistered [3]")
  }

  // MARK: Limits

  @Test func aLineThatIsTooLongIsRefused() throws {
    let fixture = try EngineFixture()
    let note = JSONValue.string(Text(String(repeating: "x", count: 66_000)))
    let act = Act.registerOperator().with("note", note).named("x")
    #expect(try fixture.submit(act) == "refused G14 malformed")
    #expect(fixture.engine.size == 1 && fixture.engine.fault == nil)
    #expect(try fixture.submit(act.with("note", nil)) == "accepted operatorRegistered [2]")
  }

  /// A personal value stands in a line of its own, beside the log; it must not be the end of the daemon.
  @Test func aPersonalValueThatIsTooLongIsRefused() throws {
    let fixture = try EngineFixture()
    try fixture.given(.registerOperator(), .registerSpace())
    let long = JSONValue.string(Text(String(repeating: "x", count: 66_000)))
    #expect(try fixture.submit(Act.apply().with("form.contactName", long)) == "refused G14 malformed")
    #expect(fixture.engine.fault == nil)
    #expect(try fixture.submit(.apply()) == "accepted applied [4]")
  }

  /// Many personal values make a batch long although its event lines are short.
  @Test func personalValuesCountForTheLengthOfABatch() throws {
    let fixture = try EngineFixture()
    try fixture.given(.registerOperator())
    let long = JSONValue.string(Text(String(repeating: "x", count: 60_000)))
    for number in 0..<80 {
      let space = Text("s\(number)")
      #expect(
        try fixture.stage(Act.registerSpace(space).with("name", .string(space)).named(space)).hasPrefix("accepted"))
      let application = Act.apply(Text("a\(number)"), space: space).named(Text("ap\(number)")).with([
        "form.spaceName": .string(space), "form.principalName": long, "form.principalPhone": long,
        "form.contactName": long, "form.contactPhone": long,
      ])
      #expect(try fixture.stage(application).hasPrefix("accepted"))
    }
    try fixture.engine.commit()
    #expect(fixture.engine.fault == nil && fixture.engine.commandCount == 161)
    try fixture.reopen()
    #expect(fixture.engine.privateReport.cutBytes == 0 && fixture.engine.commandCount == 161)
    let members = JSONValue.array(
      (0..<200).map { .object(["org": $0 == 0 ? "financeBureau" : "cityBureau", "name": long]) })
    try fixture.given(Act.review("a0").named("r0"))
    #expect(try fixture.submit(Act.inspect("i0", "a0").with("members", members)) == "refused G14 malformed")
    #expect(fixture.engine.fault == nil)
  }
}
