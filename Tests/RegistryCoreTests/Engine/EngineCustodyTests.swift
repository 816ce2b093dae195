import Testing

@testable import RegistryCore

/// Where the key and the checkpoints of a registry are kept, and what is never put in the place of anything else.
@Suite struct EngineCustodyTests {
  private static let guardFile = "/guard/checkpoint"

  private func fault(_ body: () throws -> Void) -> CheckpointFault? {
    do { try body() } catch EngineError.checkpoint(let fault) { return fault } catch {}
    return nil
  }

  private func recover(_ fixture: EngineFixture, _ keeping: Keeping = Keeping()) throws -> AcceptedLoss {
    try Engine.recover(
      fixture.path, keeping, reason: "lost", by: Author(userID: 7, user: "wang"), now: fixture.clock, on: fixture.disk)
  }

  // MARK: The key

  /// The log as a program wrote it that did not sign: its lines are of version 1.
  @Test func aRegistryFromBeforeKeysGetsItsFirst() throws {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory)
    let paths = [fixture.directory.keyPath, fixture.directory.checkpointPath]
    let fault = fault {
      try fixture.reopen {
        for path in paths { fixture.disk.removeDurably(path) }
        try fixture.rewrite { _ in GoldenLog.version1.map { Array($0.utf8) } }
      }
    }
    #expect(fault == .noKey(path: paths[0], hadOne: false))
    let key = try Engine.makeKey(fixture.path, Keeping(), on: fixture.disk)
    try fixture.open()
    #expect(fixture.engine.verifierKey == key)
    let stored = try SignedCheckpoint(parsing: try #require(fixture.disk.contents(paths[1])))
    #expect(stored.checkpoint.size == GoldenLog.version1.count)
    // There is one now.
    try fixture.close()
    #expect(self.fault { _ = try Engine.makeKey(fixture.path, Keeping(), on: fixture.disk) } == .hasKey(path: paths[0]))
  }

  /// The events tell that there was a key: it cannot be made as if there had been none, only accepted as lost.
  @Test func aKeyLostWithItsCheckpointIsALoss() throws {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory)
    let paths = [fixture.directory.keyPath, fixture.directory.checkpointPath]
    let lost = CheckpointFault.noKey(path: paths[0], hadOne: true)
    #expect(fault { try fixture.reopen { for path in paths { fixture.disk.removeDurably(path) } } } == lost)
    #expect(fault { _ = try Engine.makeKey(fixture.path, Keeping(), on: fixture.disk) } == lost)
    let loss = try recover(fixture)
    #expect(loss.newKeyFile == paths[0])
    #expect(loss.faults.map(\.english) == [lost.description, CheckpointFault.missing(path: paths[1]).description])
    try fixture.open()
    #expect(fixture.engine.verifierKey == loss.key)
    #expect(try EventLine(parsing: #require(fixture.lines.last)).event == .lossAccepted)
  }

  /// A checkpoint of nothing has a root like any other.
  @Test func aCheckpointOfNothingIsHeldToItsRoot() throws {
    let fixture = try EngineFixture.certified()
    let path = fixture.directory.checkpointPath
    let origin = Text(fixture.directory.identity.origin)
    let signer = NoteSigner(name: origin, .ed25519, try KeyFile.read(fixture.directory.keyPath, on: fixture.disk))
    let empty = SHA256().emptyRoot
    let other = SHA256().leaf([1])
    for root in [empty, other] {
      let note = Checkpoint(origin: origin, size: 0, root: root).signed(by: signer)
      let found = fault { try fixture.reopen { fixture.disk.put(note.bytes, at: path) } }
      #expect(found == (root == empty ? nil : .differs(path: path, signed: 0, root: other, found: empty)))
    }
  }

  /// What stands in the place of a checkpoint is kept in the event if it can be, and never keeps anybody from going on.
  @Test(arguments: [
    ([UInt8](repeating: 0, count: 16 << 10), false), (Array("a text".utf8), true), ([0xFF], false),
    ([UInt8](repeating: UInt8(ascii: "\""), count: 20 << 10), true),
  ])
  func aRecoveryKeepsOfALossWhatCanBeKept(_ bytes: [UInt8], _ isKept: Bool) throws {
    let fixture = try EngineFixture.certified()
    try fixture.close()
    fixture.disk.put(bytes, at: fixture.directory.checkpointPath)
    _ = try recover(fixture)
    try fixture.open()
    let line = try EventLine(parsing: #require(fixture.lines.last))
    let statement = try #require(LossStatement(facts: line.facts))
    #expect(statement.losses.map(\.fault) == ["malformed"])
    #expect((statement.losses[0].checkpoint != nil) == isKept)
  }

  /// A log that does not say whether it was signed, because it is damaged, is not given a first key.
  @Test func aDamagedLogGetsNoFirstKey() throws {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory)
    let (key, segment) = (fixture.directory.keyPath, fixture.directory.segmentPath(firstSeq: 1))
    let fault = fault {
      try fixture.reopen {
        for path in [key, fixture.directory.checkpointPath] { fixture.disk.removeDurably(path) }
        var bytes = try #require(fixture.disk.contents(segment))
        bytes[200] ^= 1
        fixture.disk.put(bytes, at: segment)
      }
    }
    #expect(fault == .noKey(path: key, hadOne: true))
  }

  /// What is there may be mended by hand, so nothing is put in its place.
  @Test func aDamagedKeyIsNotReplaced() throws {
    let fixture = try EngineFixture()
    let path = fixture.directory.keyPath
    var damaged = try #require(fixture.disk.contents(path))
    damaged[40] ^= 1
    damaged.removeLast(30)
    let fault = CheckpointFault.damagedKey(.noKey(path: path))
    #expect(self.fault { try fixture.reopen { fixture.disk.put(damaged, at: path) } } == fault)
    #expect(fault.description.contains("move this file away, and registryctl recover makes another"))
    #expect(self.fault { _ = try recover(fixture) } == fault)
    #expect(fixture.disk.contents(path) == damaged)
    fixture.disk.removeDurably(path)
    #expect(try recover(fixture).newKeyFile == path)
  }

  // MARK: The guard

  /// The fault of a start with a guard, which a recovery must have, too, and change nothing.
  private func refusal(_ fixture: EngineFixture, _ guardFile: String) throws -> CheckpointFault? {
    let keeping = Keeping(guardFile: guardFile)
    // A loss, so that a recovery has something to do.
    fixture.disk.removeDurably(fixture.directory.checkpointPath)
    let before = fixture.disk.contents(guardFile)
    let fault = fault { try fixture.open(keeping) }
    #expect(self.fault { _ = try recover(fixture, keeping) } == fault)
    #expect(fixture.disk.contents(guardFile) == before)
    return fault
  }

  @Test func theRegistrysOwnFilesAreNoGuard() throws {
    let fixture = try EngineFixture()
    try fixture.close()
    for name in ["key", "checkpoint", "acked", "registry.json", "../\(fixture.path.split(separator: "/").last!)/new"] {
      let path = "\(fixture.path)/\(name)"
      #expect(try refusal(fixture, path) == .guardInside(path: path))
    }
  }

  @Test func whatIsNoCheckpointIsNotReplaced() throws {
    let fixture = try EngineFixture()
    try fixture.disk.makeDirectory("/guard", permissions: 0o700)
    try fixture.close()
    fixture.disk.put(Array("shopping list\n".utf8), at: Self.guardFile)
    guard case .noGuard(Self.guardFile, _) = try refusal(fixture, Self.guardFile) else {
      Issue.record("a list is a guard")
      return
    }
    let key = KeyFile.make().key
    let foreign = Checkpoint(origin: "rehearsal/other", size: 1, root: SHA256().root(of: []))
      .signed(by: NoteSigner(name: "rehearsal/other", .ed25519, key))
    fixture.disk.put(foreign.bytes, at: Self.guardFile)
    #expect(
      try refusal(fixture, Self.guardFile)
        == .otherRegistry(path: Self.guardFile, found: "rehearsal/other", expected: "rehearsal/szzc.example"))
  }

  /// A guard whose disk is not mounted would keep nothing, and nobody would notice.
  @Test func aGuardWithoutADirectoryIsRefused() throws {
    let fixture = try EngineFixture()
    try fixture.close()
    #expect(try refusal(fixture, Self.guardFile) == .guardUnreachable(path: Self.guardFile, directory: "/guard"))
  }

  // MARK: What is told while it runs

  /// The register goes on without a checkpoint, so whoever asks must hear of it.
  @Test func aCheckpointThatIsNotKeptIsTold() throws {
    let fixture = try EngineFixture()
    try fixture.given(Array(Act.basicHistory.prefix(3)))
    let now = fixture.clock
    #expect(fixture.engine.concerns(now: now) == [])
    fixture.disk.fail(after: 0, .fails)
    #expect(throws: SystemError.self) { try fixture.engine.checkpoint() }
    #expect(fixture.engine.concerns(now: now).count == 1)
    #expect(fixture.engine.concerns(now: now)[0].english.hasPrefix("events after 1 are not signed"))
    _ = try fixture.engine.checkpoint()
    #expect(fixture.engine.concerns(now: now) == [])
  }

  /// Commands bring their own times in a rehearsal; everywhere else the clock is to be ahead.
  @Test(arguments: [true, false])
  func aClockBehindTheLastEventIsTold(_ isRehearsal: Bool) throws {
    let fixture = try EngineFixture(isRehearsal: isRehearsal)
    let created = try EventLine(parsing: fixture.lines[0]).recordedAt
    #expect(fixture.engine.concerns(now: created) == [])
    let behind = fixture.engine.concerns(now: Instant(microseconds: created.microseconds - 1))
    #expect(behind.map { $0.english.hasSuffix("set the clock") } == (isRehearsal ? [] : [true]))
  }
}
