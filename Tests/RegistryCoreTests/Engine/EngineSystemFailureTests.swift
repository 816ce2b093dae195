import Testing

@testable import RegistryCore

/// Each operation of the disk failed once, reading ones included: the error is told as what it was, and nothing is lost.
@Suite struct EngineSystemFailureTests {
  private static let author = Author(userID: 7, user: "wang")

  /// More operations than any of the jobs has.
  private static let operations = 0..<160

  /// Does a job on a copy of a disk for each operation that it has, with that operation failed.
  ///
  /// - Parameter job: must throw an error that names the operation, or succeed without what failed.
  /// - Parameter after: looks at what is left when the job has thrown.
  /// - Returns: how many of the jobs threw.
  private func failEach(
    on disk: MemoryDisk, _ job: (MemoryDisk) throws(EngineError) -> Void, after: (MemoryDisk) throws -> Void
  ) throws -> Int {
    var thrown = 0
    for count in Self.operations {
      let disk = disk.copy()
      disk.fail(operationAfter: count, .fails)
      do throws(EngineError) {
        try job(disk)
        if disk.isFaultPending { return thrown }
      } catch {
        #expect(error.description.contains("Input/output error"), "operation \(count): \(error)")
        thrown += 1
        try after(disk)
      }
    }
    Issue.record("the job has more than \(Self.operations.count) operations")
    return thrown
  }

  private func history() throws -> EngineFixture {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory + [.correct("c9", ["decisionDate": "2018-06-09"])])
    _ = try fixture.engine.checkpoint()
    try fixture.close()
    return fixture
  }

  @Test func aRegistryOpensAfterAnyFailureOfItsOpening() throws {
    let fixture = try history()
    let thrown = try failEach(on: fixture.disk) { (disk) throws(EngineError) in
      try Engine.open(fixture.path, on: disk).close()
    } after: { disk throws in
      let engine = try Engine.open(fixture.path, on: disk)
      #expect(engine.size == 11)
      try engine.close()
    }
    #expect(thrown > 20)
  }

  @Test(arguments: 0..<2) func aClosingThatFailsIsTold(_ count: Int) throws {
    let fixture = try history()
    let disk = fixture.disk
    let error = try #require(throws: EngineError.self) {
      let engine = try Engine.open(fixture.path, on: disk)
      // Of the file of personal values, and of the log.
      disk.fail(operationAfter: count, .fails)
      try engine.close()
    }
    #expect(error.description.hasPrefix("close ") && error.description.contains("Input/output error"))
    try Engine.open(fixture.path, on: disk).close()
  }

  @Test func aLossIsAcceptedAfterAnyFailureOfIt() throws {
    let fixture = try history()
    fixture.disk.removeDurably(fixture.directory.keyPath)
    let thrown = try failEach(on: fixture.disk) { (disk) throws(EngineError) in
      try recover(fixture, disk)
    } after: { disk throws in
      do throws(EngineError) { try recover(fixture, disk) } catch {
        // All of it was done but the closing.
        guard case .checkpoint(.nothingLost) = error else { throw error }
      }
      let engine = try Engine.open(fixture.path, on: disk)
      #expect((12...13).contains(engine.size))
      try engine.close()
    }
    #expect(thrown > 20)
  }

  private func recover(_ fixture: EngineFixture, _ disk: MemoryDisk) throws(EngineError) {
    _ = try Engine.recover(
      fixture.path, Keeping(), reason: "key lost", by: Self.author, now: fixture.clock, on: disk)
  }

  @Test func aFirstKeyIsMadeOrNot() throws {
    let fixture = try history()
    // Lines of version 1 are from before there were keys.
    try fixture.rewrite { _ in GoldenLog.version1.prefix(8).map { Array($0.utf8) } }
    fixture.disk.removeDurably(fixture.directory.keyPath)
    fixture.disk.removeDurably(fixture.directory.checkpointPath)
    let thrown = try failEach(on: fixture.disk) { (disk) throws(EngineError) in
      _ = try Engine.makeKey(fixture.path, Keeping(), on: disk)
    } after: { disk throws in
      // What is left to do if the key is there is to start the daemon or, without a checkpoint, to accept that.
      guard disk.contents(fixture.directory.keyPath) == nil else { return }
      _ = try Engine.makeKey(fixture.path, Keeping(), on: disk)
    }
    #expect(thrown > 10)
  }

  /// With a key that is kept elsewhere and is there already.
  @Test func aRegistryIsFoundedAfterAnyFailureOfItsFounding() throws {
    let disk = MemoryDisk()
    for path in ["/tmp", "/keys"] {
      try disk.makeDirectory(path, permissions: 0o700)
      try disk.syncDirectory("/")
    }
    _ = try KeyFile.create(at: "/keys/one", on: disk)
    let temporary = TemporaryDirectory()
    func create(_ disk: MemoryDisk) throws(EngineError) {
      _ = try Engine.create(
        at: temporary.path, origin: "rehearsal/szzc.example", isRehearsal: true, regulation: .shuozhou2016,
        by: Self.author, now: EngineFixture.created, Keeping(key: "/keys/one"), on: disk)
    }
    let thrown = try failEach(on: disk) { (disk) throws(EngineError) in
      try create(disk)
    } after: { disk throws in
      do throws(EngineError) { try create(disk) } catch {
        guard case .directory(.exists) = error else { throw error }
      }
      try Engine.open(temporary.path, Keeping(key: "/keys/one"), on: disk).close()
    }
    #expect(thrown > 20)
  }

  @Test func anOriginThatCannotBeUsedFoundsNothing() throws {
    let (disk, temporary) = (MemoryDisk(), TemporaryDirectory())
    let error = try #require(throws: EngineError.self) {
      try Engine.create(
        at: temporary.path, origin: "a b", isRehearsal: false, regulation: .shuozhou2016, by: Self.author,
        now: EngineFixture.created, on: disk)
    }
    #expect(error.description.contains("the origin \"a b\" cannot be used"))
    #expect(disk.changes == [])
  }

  /// Proofs out of a directory: the disk fails, or the log is damaged.
  @Test func proofsAreMadeOrTheFailureIsTold() throws {
    let fixture = try history()
    let thrown = try failEach(on: fixture.disk) { (disk) throws(EngineError) in
      _ = try DirectoryProofs(fixture.path, on: disk)
    } after: { disk throws in
      #expect(try DirectoryProofs(fixture.path, on: disk).signed.checkpoint.size == 11)
    }
    #expect(thrown > 10)
    fixture.disk.flip(bit: 3, of: 2_000, in: fixture.directory.segmentPath(firstSeq: 1))
    let error = try #require(throws: EngineError.self) { try DirectoryProofs(fixture.path, on: fixture.disk) }
    guard case .log(.damaged) = error else {
      Issue.record("\(error)")
      return
    }
  }

  /// A verification says of each failure that it could not look, or did without; it never calls a sound registry forged,
  /// and never holds to what it did not see.
  @Test func aVerificationTellsWhatItCouldNotRead() throws {
    let fixture = try history()
    var measure = DirectoryVerification.Measure()
    measure.withDecisions = true
    var told: Set<String> = []
    let thrown = try failEach(on: fixture.disk) { (disk) throws(EngineError) in
      let verification = try DirectoryVerification(fixture.path, measure, on: disk, render: AnswerJSON.bytes) { _, _ in
      }
      // What is found besides follows from it: a log that could not be read to its end ends too early.
      if let failure = verification.checks.compactMap(\.failure).first {
        #expect(failure.message.english.contains("Input/output error"), "\(failure)")
        told.insert(failure.code)
      }
      if verification.checks.allSatisfy(\.holds) { #expect(verification.size == 11) }
    } after: { _ in
      // Nothing was changed.
    }
    #expect(thrown > 3)
    #expect(told == ["attachmentsUnreadable", "logUnreadable"])
  }
}
