import Testing

@testable import RegistryCore

/// What a registry has signed, and what happens if its log is not that.
@Suite struct EngineCheckpointTests {
  private static let guardFile = "/guard/checkpoint"

  private func root(_ lines: [[UInt8]]) -> TreeHash {
    let hasher = SHA256()
    return hasher.root(of: lines.map { hasher.leaf($0) }[...])
  }

  private func stored(_ fixture: EngineFixture) throws -> Checkpoint {
    let bytes = try #require(fixture.disk.contents(fixture.directory.checkpointPath))
    return try SignedCheckpoint(parsing: bytes).checkpoint
  }

  private func fault(_ body: () throws -> Void) -> CheckpointFault? {
    do { try body() } catch EngineError.checkpoint(let fault) { return fault } catch {}
    return nil
  }

  @Test func aNewRegistryHasSignedItsFirstEvent() throws {
    let fixture = try EngineFixture()
    let checkpoint = try stored(fixture)
    #expect(checkpoint.size == 1)
    #expect(checkpoint.root == root(fixture.lines))
    #expect(checkpoint.origin == "rehearsal/szzc.example")
    #expect(!fixture.engine.hasUnsignedEvents)
    #expect(fixture.disk.permissions(fixture.directory.keyPath) == 0o600)
  }

  @Test func whatIsSignedIsTheLog() throws {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory)
    #expect(fixture.engine.hasUnsignedEvents)
    let signed = try fixture.engine.checkpoint()
    #expect(!fixture.engine.hasUnsignedEvents)
    #expect(try stored(fixture).root == root(fixture.lines))
    #expect(try signed.note.verified(by: [fixture.engine.verifierKey]).count == 1)
    // Nothing new: nothing is written.
    #expect(try fixture.engine.checkpoint() == signed)
    try fixture.reopen()
    #expect(try fixture.engine.checkpoint() == signed)
  }

  /// A checkpoint never leads the log, whatever the crash, and what follows is signed later.
  @Test(arguments: [MemoryDisk.Survival.nothing, .everything])
  func aCrashLeavesNothingToAccept(_ survival: MemoryDisk.Survival) throws {
    let fixture = try EngineFixture()
    try fixture.given(Array(Act.basicHistory.prefix(4)))
    _ = try fixture.engine.checkpoint()
    try fixture.given(Array(Act.basicHistory.dropFirst(4)))
    try fixture.restart(survival)
    #expect(fixture.engine.size == 10)
    #expect(fixture.engine.hasUnsignedEvents)
    _ = try fixture.engine.checkpoint()
    #expect(try stored(fixture).size == 10)
  }

  @Test func everyEventIsProven() throws {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory)
    let hasher = SHA256()
    for (index, line) in fixture.lines.enumerated() {
      let proof = try TlogProof(parsing: try fixture.engine.proof(of: index + 1).bytes)
      #expect(proof.extra == line)
      #expect(proof.index == index)
      try proof.inclusion.verify(leaf: hasher.leaf(line), root: proof.checkpoint.root, by: hasher)
    }
  }

  /// The tree keeps whole blocks by their roots: a proof hashes the lines of some anew.
  @Test func eventsOfFullBlocksAreProven() throws {
    let fixture = try EngineFixture()
    try fixture.given((1...600).map { Act.openCall(Text("k\($0)")) })
    let (hasher, lines) = (SHA256(), fixture.lines)
    for seq in [1, 2, 256, 257, 300, 512, 513, 601] {
      let proof = try TlogProof(parsing: try fixture.engine.proof(of: seq).bytes)
      #expect(proof.extra == lines[seq - 1])
      try proof.inclusion.verify(leaf: hasher.leaf(lines[seq - 1]), root: proof.checkpoint.root, by: hasher)
    }
  }

  /// The key of a new registry may lie elsewhere, be there already, or be of no use.
  @Test func aRegistryIsFoundedWithAKeyKeptElsewhere() throws {
    let disk = MemoryDisk()
    for path in ["/tmp", "/keys"] { try disk.makeDirectory(path, permissions: 0o700) }
    var kept: [TemporaryDirectory] = []
    func create(_ key: String) throws -> VerifierKey {
      let (keeping, temporary) = (Keeping(key: key), TemporaryDirectory())
      kept.append(temporary)
      let directory = try Engine.create(
        at: temporary.path, origin: "rehearsal/szzc.example", isRehearsal: true, regulation: .shuozhou2016,
        by: Author(userID: 0, user: "root"), now: EngineFixture.created, keeping, on: disk)
      #expect(disk.contents(directory.keyPath) == nil)
      return try Engine.verifierKey(of: directory, keeping, on: disk)
    }
    let first = try create("/keys/one")
    #expect(disk.permissions("/keys/one") == 0o600)
    #expect(try create("/keys/one") == first)
    #expect(try create("/keys/two") != first)
    disk.put(Array("no key".utf8), at: "/keys/bad")
    #expect(fault { _ = try create("/keys/bad") } == .key(.noKey(path: "/keys/bad")))
    disk.fail(operationAfter: 0, .fails)
    #expect(throws: EngineError.self) { try create("/keys/three") }
  }

  @Test func theLogBeginsWithEveryEarlierCheckpoint() throws {
    let fixture = try EngineFixture()
    var earlier: [Checkpoint] = []
    for act in Act.basicHistory {
      earlier.append(try stored(fixture))
      try fixture.given(act)
      _ = try fixture.engine.checkpoint()
    }
    for old in earlier {
      let request = try fixture.engine.consistency(with: old).get()
      try ConsistencyProof(oldSize: old.size, newSize: request.checkpoint.size, path: request.path)
        .verify(oldRoot: old.root, newRoot: request.checkpoint.root, by: SHA256())
    }
    func fault(_ old: Checkpoint) throws -> Inconsistency? {
      if case .failure(let fault) = try fixture.engine.consistency(with: old) { fault } else { nil }
    }
    let (origin, size) = (earlier[3].origin, earlier[3].size)
    let other = Checkpoint(origin: origin, size: size, root: earlier[2].root)
    #expect(try fault(other) == .differs(size: size, root: earlier[2].root))
    let longer = Checkpoint(origin: origin, size: 1_000, root: other.root)
    #expect(try fault(longer) == .longer(found: 1_000, size: fixture.engine.size))
    let foreign = Checkpoint(origin: "log.example/one", size: size, root: earlier[3].root)
    #expect(try fault(foreign) == .otherOrigin(found: "log.example/one", expected: origin))
    #expect(try fault(other)?.description.hasPrefix("the first \(size) events of the log") == true)
    #expect(try fault(longer)?.description == "it has 1000 events, and the log has \(fixture.engine.size)")
    #expect(try fault(foreign)?.description == "it is of log.example/one, and this log is \(origin)")
  }

  /// A directory gives the same proofs as the daemon, under the checkpoint that is stored in it.
  @Test func aDirectoryProvesWhatIsSignedInIt() throws {
    let fixture = try EngineFixture()
    let early = try stored(fixture)
    try fixture.given((1...300).map { Act.openCall(Text("k\($0)")) })
    let signed = try fixture.engine.checkpoint()
    let expected = try [1, 2, 256, 257, 301].map { try fixture.engine.proof(of: $0).bytes }
    let request = try fixture.engine.consistency(with: early).get()
    // Recorded after the checkpoint: no proof of it yet.
    try fixture.given(.openCall("later"))
    let changes = fixture.disk.changes.count
    let proofs = try DirectoryProofs(fixture.path, on: fixture.disk)
    #expect(proofs.signed == signed && proofs.signed.checkpoint.size == 301)
    #expect(try [1, 2, 256, 257, 301].map { try proofs.proof(of: $0).bytes } == expected)
    #expect(try proofs.consistency(with: early).get() == request)
    #expect(try DirectoryProofs.storedCheckpoint(fixture.path, on: fixture.disk) == signed)
    #expect(fixture.disk.changes.count == changes, "nothing is changed")
  }

  @Test func aDirectoryThatIsNotWhatWasSignedProvesNothing() throws {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory)
    _ = try fixture.engine.checkpoint()
    let (copy, path) = (try fixture.copy(), fixture.directory.checkpointPath)
    func refusal() -> CheckpointFault? {
      fault { _ = try DirectoryProofs(fixture.path, on: fixture.disk) }
    }
    let size = fixture.engine.size
    try fixture.rewrite { $0.dropLast() }
    #expect(refusal() == .shorter(path: path, signed: size, size: size - 1))
    try fixture.rewrite { $0 + [$0[0]] }
    guard case .differs(path, signed: size, _, _)? = refusal() else { throw try #require(refusal()) }
    fixture.put(back: copy)
    fixture.disk.put(Array("registry\n".utf8), at: path)
    guard case .malformed(path, _)? = refusal() else { throw try #require(refusal()) }
    fixture.disk.removeDurably(path)
    #expect(refusal() == .missing(path: path))
  }

  // MARK: A log that is not the one that was signed

  /// The whole directory as it was at some moment, put back later: only a guard elsewhere can tell.
  @Test func anOldCopyIsNoticedByTheGuard() throws {
    let fixture = try EngineFixture()
    try fixture.disk.makeDirectory("/guard", permissions: 0o700)
    try fixture.reopen(Keeping(guardFile: Self.guardFile))
    #expect(fixture.engine.lackedGuard)
    try fixture.given(Array(Act.basicHistory.prefix(4)))
    _ = try fixture.engine.checkpoint()
    let old = try fixture.copy()
    try fixture.given(Array(Act.basicHistory.dropFirst(4)))
    _ = try fixture.engine.checkpoint()
    #expect(fixture.disk.contents(Self.guardFile) == fixture.disk.contents(fixture.directory.checkpointPath))
    let fault = fault { try fixture.reopen(Keeping(guardFile: Self.guardFile)) { fixture.put(back: old) } }
    #expect(fault == .shorter(path: Self.guardFile, signed: 10, size: 5))
    // Without the guard nothing on this machine knows better.
    #expect(self.fault { try fixture.open() } == nil)
  }

  @Test func aCutLogIsNoticed() throws {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory)
    _ = try fixture.engine.checkpoint()
    let fault = fault {
      try fixture.reopen {
        try fixture.rewrite { Array($0.dropLast(2)) }
      }
    }
    #expect(fault == .shorter(path: fixture.directory.checkpointPath, signed: 10, size: 8))
  }

  @Test func aRewrittenLogIsNoticed() throws {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory)
    let signed = try fixture.engine.checkpoint().checkpoint
    var rewritten: [[UInt8]] = []
    let fault = fault {
      try fixture.reopen {
        try fixture.rewrite { lines in
          rewritten = lines
          rewritten[9] = Array(
            String(decoding: lines[9], as: UTF8.self).replacing("2021-06-10", with: "2031-06-10").utf8)
          return rewritten
        }
      }
    }
    #expect(
      fault
        == .differs(
          path: fixture.directory.checkpointPath, signed: 10, root: signed.root, found: root(rewritten)))
  }

  @Test func anotherKeysCheckpointIsNoticed() throws {
    let fixture = try EngineFixture()
    let forged = Checkpoint(origin: "rehearsal/szzc.example", size: 1, root: root(fixture.lines))
      .signed(by: NoteSigner(name: "rehearsal/szzc.example", .ed25519, KeyFile.make().key))
    let path = fixture.directory.checkpointPath
    let fault = fault { try fixture.reopen { fixture.disk.put(forged.bytes, at: path) } }
    guard case .notOurs(path, .noKnownKey) = fault else {
      Issue.record("\(String(describing: fault))")
      return
    }
  }

  @Test(arguments: [true, false])
  func whatIsMissingIsNoticed(_ isKey: Bool) throws {
    let fixture = try EngineFixture()
    let path = isKey ? fixture.directory.keyPath : fixture.directory.checkpointPath
    let fault = fault { try fixture.reopen { fixture.disk.removeDurably(path) } }
    #expect(fault == (isKey ? .noKey(path: path, hadOne: true) : .missing(path: path)))
  }

  // MARK: Accepting a loss

  @Test func aLossIsAcceptedByName() throws {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory)
    let lost = try fixture.engine.checkpoint()
    _ = fault { try fixture.reopen { try fixture.rewrite { Array($0.dropLast(2)) } } }
    let loss = try Engine.recover(
      fixture.path, Keeping(), reason: "磁盘损坏", by: Author(userID: 7, user: "wang"), now: fixture.clock,
      on: fixture.disk)
    #expect(loss.seq == 9)
    try fixture.open()
    let line = try EventLine(parsing: fixture.lines[8])
    #expect(line.event == .lossAccepted)
    #expect(line.by.user == "wang")
    #expect(line.previous == [StreamLink("registry", previous: 1)])
    #expect(line.facts["reason"] == "磁盘损坏")
    #expect(line.facts["size"] == .number(JSONNumber(8)))
    let kept = line.facts["losses"]?.asArray?.first?.asObject
    #expect(kept?["fault"] == "shorter")
    #expect(kept?["checkpoint"] == .string(Text(String(decoding: lost.bytes, as: UTF8.self))))
    // The register goes on, and so do its numbers.
    #expect(try fixture.submit(Array(Act.basicHistory.suffix(2))).hasPrefix("accepted certified [11]"))
    _ = try fixture.engine.checkpoint()
    try fixture.reopen()
  }

  @Test func aLostKeyIsReplacedByName() throws {
    let fixture = try EngineFixture()
    let old = fixture.engine.verifierKey
    _ = fault { try fixture.reopen { fixture.disk.removeDurably(fixture.directory.keyPath) } }
    let loss = try Engine.recover(
      fixture.path, Keeping(), reason: "key lost", by: Author(userID: 7, user: "wang"), now: fixture.clock,
      on: fixture.disk)
    #expect(loss.key != old)
    try fixture.open()
    #expect(fixture.engine.verifierKey == loss.key)
    #expect(try EventLine(parsing: fixture.lines[1]).facts["key"] == .string(Text(loss.key.description)))
  }

  @Test func withoutALossThereIsNothingToAccept() throws {
    let fixture = try EngineFixture()
    try fixture.close()
    let fault = fault {
      _ = try Engine.recover(
        fixture.path, Keeping(), reason: "", by: Author(userID: 7, user: "wang"), now: fixture.clock, on: fixture.disk)
    }
    #expect(fault == .nothingLost)
  }

  /// A disk that takes no checkpoint stops nothing, and the next try makes good for it.
  @Test func aCheckpointThatCannotBeKeptIsTriedAgain() throws {
    let fixture = try EngineFixture()
    try fixture.given(Array(Act.basicHistory.prefix(3)))
    fixture.disk.fail(after: 0, .fails)
    #expect(throws: SystemError.self) { try fixture.engine.checkpoint() }
    #expect(fixture.engine.hasUnsignedEvents)
    try fixture.given(Array(Act.basicHistory.dropFirst(3)))
    _ = try fixture.engine.checkpoint()
    #expect(try stored(fixture).size == 10)
  }

  // MARK: Statements

  @Test func theLogCommitsToItsStreamsOnce() throws {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory)
    let by = Author(userID: 7, user: "wang")
    let map = try fixture.engine.commitStreams(by: by, now: fixture.clock)
    #expect(fixture.engine.size == 11)
    #expect(map.leaves.map(\.stream.string) == ["code/91140600MA0GQ1XX6C", "operator/op1", "registry", "space/s1"])
    #expect(map.leaves.map(\.count) == [1, 3, 1, 8])
    let line = try EventLine(parsing: fixture.lines[10])
    #expect(StreamCommitment(facts: line.facts) == StreamCommitment(size: 10, streams: 4, root: map.root))
    #expect(line.recordedAt == (try EventLine(parsing: fixture.lines[9]).recordedAt))
    // Nothing was recorded since.
    _ = try fixture.engine.commitStreams(by: by, now: fixture.clock)
    #expect(fixture.engine.size == 11)
    // Answers count commands, and a restart folds the same.
    let answers = try fixture.answers()
    try fixture.reopen()
    expectSame(answers, try fixture.answers())
    #expect(try fixture.submit(.report(2018, on: "2019-01-10")).hasPrefix("accepted reported [12]"))
    #expect(try EventLine(parsing: fixture.lines[11]).previous == [StreamLink("space/s1", previous: 10)])
    _ = try fixture.engine.commitStreams(by: by, now: fixture.clock)
    #expect(try EventLine(parsing: fixture.lines[12]).previous == [StreamLink("commitments", previous: 11)])
  }

  /// Real time that was set back does not come between a statement and what follows it.
  @Test func recordedTimeDoesNotGoBackBehindAStatement() throws {
    let fixture = try EngineFixture(isRehearsal: false)
    let later = Instant(timestamp: "2018-01-01T00:00:00Z")!
    _ = try fixture.engine.commitStreams(by: Author(userID: 7, user: "wang"), now: later)
    try fixture.given(Act.openCall().with(["opensOn": "2017-06-02", "closesOn": "2017-06-03"]))
    let times = try fixture.lines.map { try EventLine(parsing: $0).recordedAt }
    #expect(times == times.sorted())
    #expect(times[2] == later)
  }
}
