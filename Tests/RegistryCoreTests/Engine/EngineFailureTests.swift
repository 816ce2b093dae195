import Testing

@testable import RegistryCore

/// A disk that fails: what was not acknowledged is not shown, and the next start works.
@Suite struct EngineFailureTests {
  private static let before = Array(Act.basicHistory.prefix(2))
  private static let after: [Act] = [
    Act.apply().named("c3"), Act.review().named("c4"), Act.inspect().named("c5"),
  ]

  /// A commit with personal values: two writes and two syncs, and the mark.
  @Test(arguments: 0..<7, MemoryDisk.Fault.allCases)
  func aCommitThatFails(_ count: Int, _ fault: MemoryDisk.Fault) throws {
    let fixture = try EngineFixture()
    try fixture.given(Self.before)
    let clock = fixture.clock
    let (known, size) = (try fixture.answers(), fixture.engine.size)
    fixture.disk.fail(after: count, fault)
    for act in Self.after { #expect(try fixture.stage(act).hasPrefix("accepted")) }
    let error = Self.commit(fixture)
    if let error {
      #expect(error.description.hasPrefix("an earlier write failed"))
      expectSame(known, try fixture.answers(), "after a failed commit")
      #expect(fixture.engine.size == size && fixture.engine.stagedSize == size && fixture.engine.commandCount == 2)
      #expect(fixture.lines.count == size)
      // Also what was committed before, or would be refused, is not decided any more.
      #expect(throws: LogError.self) { try fixture.stage(Self.after[0]) }
      #expect(throws: LogError.self) { try fixture.stage(Self.before[0]) }
      #expect(fixture.engine.fault?.english.contains("restart") == true)
    }
    try fixture.restart(.everything)
    let found = fixture.engine.size
    #expect(found == size + 3 || error != nil && found == size)
    fixture.clock = clock
    for act in Self.after { #expect(try !fixture.submit(act).hasPrefix("refused")) }
    #expect(fixture.engine.size == size + 3)
    try Self.expectComplete(fixture)
  }

  /// What the registry says of itself is recorded as an event; if that fails, it is at an end like after any other.
  @Test func aStatementThatFails() throws {
    let fixture = try EngineFixture()
    try fixture.given(Self.before)
    let (author, size) = (Author(userID: 0, user: "root"), fixture.engine.size)
    fixture.disk.fail(after: 1, .fails)
    #expect(throws: LogError.self) { try fixture.engine.commitStreams(by: author, now: fixture.clock) }
    #expect(fixture.engine.fault?.english.contains("restart") == true && fixture.engine.size == size)
    #expect(throws: LogError.self) { try fixture.stage(Self.after[0]) }
    try fixture.restart(.everything)
    #expect(fixture.engine.size == size || fixture.engine.size == size + 1)
    #expect(try fixture.submit(Self.after[0]).hasPrefix("accepted"))
  }

  /// The same with the power going off.
  @Test(arguments: 0..<7)
  func aPowerCutInACommit(_ count: Int) throws {
    for seed in 0..<8 as Range<UInt64> {
      let fixture = try EngineFixture()
      try fixture.given(Self.before)
      let clock = fixture.clock
      fixture.disk.fail(after: count, .failsHalfway, isLast: true)
      for act in Self.after { _ = try fixture.stage(act) }
      let isAcknowledged = Self.commit(fixture) == nil
      if !isAcknowledged {
        // Nothing can be read either, so nothing is said.
        #expect(throws: LogError.self) { try fixture.ask(["query": "register", "on": "2018-01-01"]) }
      }
      try fixture.restart(seed == 0 ? .nothing : .some(seed: seed))
      #expect(fixture.engine.size == 6 || !isAcknowledged && fixture.engine.size == 3)
      fixture.clock = clock
      for act in Self.after { #expect(try !fixture.submit(act).hasPrefix("refused")) }
      try Self.expectComplete(fixture)
    }
  }

  /// What a commit failed of.
  private static func commit(_ fixture: EngineFixture) -> LogError? {
    do { try fixture.engine.commit() } catch { return error }
    return nil
  }

  private static func expectComplete(_ fixture: EngineFixture) throws {
    let reference = try EngineFixture()
    try reference.given(before + after)
    expectSame(try reference.answers(), try fixture.answers(), "complete")
    #expect(fixture.privateText.contains("李四"))
    try fixture.reopen()
    expectSame(try reference.answers(), try fixture.answers(), "complete and reopened")
  }

  /// What is staged after a failure that only the next write shows is refused, too.
  @Test func whatWasAcknowledgedBeforeStands() throws {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory)
    let known = try fixture.answers()
    fixture.disk.fail(after: 0, .fails)
    _ = try fixture.stage(.correct("c9", ["decisionDate": "2018-06-09"]))
    #expect(throws: LogError.self) { try fixture.engine.commit() }
    expectSame(known, try fixture.answers())
    #expect(throws: LogError.self) {
      try fixture.engine.stage(
        all: [fixture.command(.openCall())], by: EngineFixture.clerk, now: fixture.clock, isAtomic: false,
        isRehearsed: true)
    }
    try fixture.restart(.nothing)
    expectSame(known, try fixture.answers())
  }

  /// A batch that is all or nothing commits what others have staged before it. If that fails, neither may be told that
  /// theirs is recorded, although nothing is left to commit.
  @Test func whatAnotherCallsCommitLostIsNotAcknowledged() throws {
    let fixture = try EngineFixture()
    #expect(try fixture.stage(.registerOperator()) == "accepted operatorRegistered [2]")
    fixture.disk.fail(after: 0, .fails)
    #expect(throws: LogError.self) {
      try fixture.engine.stage(
        all: [fixture.command(.openCall())], by: EngineFixture.clerk, now: fixture.clock, isAtomic: true,
        isRehearsed: false)
    }
    #expect(throws: LogError.self, "the operator is not in the log") { try fixture.engine.commit() }
    try fixture.restart(.everything)
    #expect(fixture.engine.size == 1)
  }

  /// A correction is staged, and then the history that it rewrites cannot be read: neither is recorded.
  @Test(arguments: 0..<40)
  func aReadThatFailsWhileACorrectionIsDecided(_ count: Int) throws {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory)
    let (known, correction) = (try fixture.answers(), Act.correct("c9", ["decisionDate": "2018-06-09"]).named("k1"))
    let command = fixture.command(correction)
    fixture.disk.fail(operationAfter: count, .fails)
    let outcome = Result { try fixture.engine.stage(command, by: EngineFixture.clerk, now: fixture.clock) }
    let committed = Result { try fixture.engine.commit() }
    fixture.disk.calm()
    guard case .success = outcome, case .success = committed else {
      expectSame(known, try fixture.answers(), "read \(count) failed")
      try fixture.restart(.everything)
      let recorded = fixture.engine.size == 11
      if !recorded { expectSame(known, try fixture.answers(), "read \(count) failed, after the start") }
      #expect(try fixture.submit(correction).hasPrefix(recorded ? "duplicate" : "accepted"))
      return
    }
  }

  /// The first values of a private file are written together with its first line. If their sync fails, the kernel shows
  /// both and has written neither; what follows them must not come to stand behind a line that is not there.
  @Test func theFirstLineOfAPrivateFileWhoseSyncFailed() throws {
    let fixture = try EngineFixture()
    try fixture.given(Self.before)
    let clock = fixture.clock
    for act in Self.after { _ = try fixture.stage(act) }
    // Create, sync of the folder, write; then the sync.
    fixture.disk.fail(after: 3, .failsHalfway)
    #expect(throws: LogError.self) { try fixture.engine.commit() }
    try fixture.restart(.everything)
    fixture.clock = clock
    for act in Self.after { try fixture.given(act) }
    try fixture.restart(.nothing)
    #expect(fixture.engine.privateReport.damage == [])
    try Self.expectComplete(fixture)
  }
}
