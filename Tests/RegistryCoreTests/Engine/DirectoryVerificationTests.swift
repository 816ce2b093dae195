import Testing

@testable import RegistryCore

/// A registry checked from its bytes, healthy and forged.
@Suite struct DirectoryVerificationTests {
  private func golden() throws -> EngineFixture {
    let fixture = try EngineFixture()
    try fixture.given(GoldenSequence.acts)
    _ = try fixture.engine.commitStreams(by: Author(userID: 7, user: "wang"), now: fixture.clock)
    return fixture
  }

  private func verify(
    _ fixture: EngineFixture, key: VerifierKey? = nil, policy: TlogPolicy? = nil, earlier: [[UInt8]] = []
  ) throws -> DirectoryVerification {
    var measure = DirectoryVerification.Measure()
    measure.key = key
    measure.policy = policy
    measure.earlier = earlier.enumerated().map { ("earlier \($0.offset)", $0.element) }
    return try DirectoryVerification(fixture.path, measure, on: fixture.disk, render: AnswerJSON.bytes) { _, _ in }
  }

  private func codes(_ verification: DirectoryVerification) -> [String] {
    verification.checks.compactMap { check in check.failure.map { "\(check.kind.rawValue):\($0.code)" } }
  }

  @Test func aHealthyRegistryHolds() throws {
    let fixture = try EngineFixture()
    var earlier: [[UInt8]] = []
    for act in GoldenSequence.acts {
      try fixture.given(act)
      earlier.append(try fixture.engine.checkpoint().bytes)
    }
    _ = try fixture.engine.commitStreams(by: Author(userID: 7, user: "wang"), now: fixture.clock)
    let changes = fixture.disk.changes.count
    let verification = try verify(fixture, key: fixture.engine.verifierKey, earlier: earlier)
    #expect(codes(verification) == [])
    #expect(fixture.disk.changes.count == changes, "a verification changes nothing")
    #expect(verification.checks.allSatisfy { $0.examined > 0 || $0.kind == .attachments })
    #expect(
      verification.checks.map(\.kind.rawValue) == [
        "frames", "lines", "sequence", "links", "maps", "root", "signature", "consistency", "attachments", "personal",
        "decisions", "projections",
      ])
    #expect(verification.size == fixture.engine.size)
  }

  /// Lines of the first version are read, and judged, for ever. Their personal values were another registry's.
  @Test func aLogOfTheFirstVersionHolds() throws {
    let fixture = try EngineFixture()
    try fixture.rewriteAndSign { _ in GoldenLog.version1.map { Array($0.utf8) } }
    let verification = try verify(fixture, key: fixture.engine.verifierKey)
    #expect(codes(verification) == ["personal:personalMissing"])
    #expect(verification.size == GoldenLog.version1.count)
  }

  /// Lines changed in a log that was written anew around them, with every checksum right.
  @Test(arguments: [
    ("2021-06-10", "2031-06-10", ["root:rootDiffers", "decisions:decisionDiffers"]),
    ("\"seq\":9,", "\"seq\":10,", ["sequence:sequenceBroken", "root:rootDiffers"]),
    ("{\"seq\":9,", "{ \"seq\":9,", ["lines:lineNotCanonical", "root:rootDiffers"]),
    ("\"type\":\"applied\"", "\"type\":\"implied\"", ["lines:lineUnreadable", "root:rootDiffers"]),
    ("\"space/s1\":9", "\"space/s1\":8", ["links:linkWrong", "root:rootDiffers"]),
    ("\"streams\":", "\"streams\":1", ["maps:mapDiffers", "root:rootDiffers"]),
    ("\"panelSize\":5", "\"panelSize\":0", ["root:rootDiffers", "decisions:decisionRefused"]),
    ("\"commitment\":\"", "\"commitment\":\"A", ["root:rootDiffers", "personal:personalMissing"]),
    ("\"root\":\"", "\"Root\":\"", ["lines:statementForged", "maps:mapUnreadable", "root:rootDiffers"]),
  ])
  func aChangedLineIsFound(_ old: String, _ new: String, _ expected: [String]) throws {
    let fixture = try golden()
    try fixture.rewrite { lines in
      var lines = lines
      let index = try #require(lines.firstIndex { $0.text.contains(old) }, "no line has \(old)")
      lines[index] = Array(lines[index].text.replacing(old, with: new, maxReplacements: 1).utf8)
      return lines
    }
    let found = codes(try verify(fixture))
    for code in expected { #expect(found.contains(code), "\(found)") }
    #expect(found.contains("root:rootDiffers"))
  }

  @Test func swappedEventsAreFound() throws {
    let fixture = try golden()
    try fixture.rewrite { lines in
      var lines = lines
      lines.swapAt(5, 6)
      return lines
    }
    #expect(codes(try verify(fixture)).prefix(2) == ["sequence:sequenceBroken", "links:linkWrong"])
  }

  @Test func aCutLogIsFound() throws {
    let fixture = try golden()
    let size = fixture.engine.size
    try fixture.rewrite { Array($0.dropLast()) }
    let failure = try verify(fixture).checks.first { $0.kind == .root }?.failure
    #expect(failure?.code == "logShorter")
    #expect(failure?.message.english.contains("\(size - 1) events") == true)
  }

  @Test func anotherKeyAndAnotherHistoryAreFound() throws {
    let fixture = try golden()
    let other = NoteSigner(name: "rehearsal/szzc.example", .ed25519, KeyFile.make().key)
    #expect(codes(try verify(fixture, key: other.key)) == ["signature:keyReplaced"])
    let earlier = Checkpoint(origin: "rehearsal/szzc.example", size: 3, root: SHA256().emptyRoot).signed(by: other)
    #expect(codes(try verify(fixture, earlier: [earlier.bytes])) == ["consistency:rootDiffers"])
  }

  @Test func aPolicyDemandsItsQuorum() throws {
    let fixture = try golden()
    let key = fixture.engine.verifierKey
    let witness = NoteSigner(name: "witness.example/w", .ed25519Cosignature, KeyFile.make().key)
    func policy(_ quorum: String) throws -> TlogPolicy {
      try TlogPolicy(parsing: Array("log \(key)\nwitness w \(witness.key)\nquorum \(quorum)\n".utf8), by: SHA256())
    }
    #expect(codes(try verify(fixture, key: key, policy: policy("none"))) == [])
    #expect(codes(try verify(fixture, key: key, policy: policy("w"))) == ["policy:quorumMissing"])
  }

  @Test func anEarlierCheckpointThatIsNoneIsTold() throws {
    let fixture = try golden()
    #expect(codes(try verify(fixture, earlier: [Array("registry\n".utf8)])) == ["consistency:checkpointUnreadable"])
  }

  @Test func damageOnTheDiskIsFound() throws {
    let fixture = try golden()
    let path = fixture.directory.segmentPath(firstSeq: 1)
    var bytes = try #require(fixture.disk.contents(path))
    bytes[5_000] ^= 8
    fixture.disk.put(bytes, at: path)
    let verification = try verify(fixture)
    #expect(codes(verification).first == "frames:logDamaged")
    #expect(!verification.checks.contains { $0.kind == .decisions })
  }

  @Test func aReplacedAttachmentIsFound() throws {
    let fixture = try golden()
    let digest = Hex.encode(SHA256.hash(Array("one".utf8)))
    let store = fixture.engine.attachments
    _ = try store.put(AttachmentDigest(digest)!, size: 3, offset: 0, chunk: Array("one".utf8))
    #expect(codes(try verify(fixture)) == [])
    fixture.disk.put(
      Array("two".utf8), at: "\(fixture.directory.attachmentsPath)/\(digest.prefix(2))/\(digest.dropFirst(2))")
    #expect(codes(try verify(fixture)) == ["attachments:attachmentDiffers"])
  }

  /// A digest may be that of a file which nobody handed in; one that was removed looks the same, and both are told.
  @Test func evidenceThatIsNotHereIsCounted() throws {
    let fixture = try EngineFixture()
    let digests = ["one", "two"].map { Hex.encode(SHA256.hash(Array($0.utf8))) }
    let named = JSONValue.array(digests.map { .string(Text($0)) })
    try fixture.given(Act.basicHistory.map { $0.with("attachments", named) })
    #expect(try verify(fixture).evidence == (2, 2))
    _ = try fixture.engine.attachments.put(
      AttachmentDigest(digests[0])!, size: 3, offset: 0, chunk: Array("one".utf8))
    #expect(codes(try verify(fixture)) == [])
    #expect(try verify(fixture).evidence == (2, 1))
  }

  /// Whether a key is given or not: what is no checkpoint has signed nothing.
  @Test(arguments: ["", "garbage\n\n", "rehearsal/test\n"], [true, false])
  func aCheckpointThatIsNoneIsFound(_ text: String, _ withKey: Bool) throws {
    let fixture = try golden()
    fixture.disk.put(Array(text.utf8), at: fixture.directory.checkpointPath)
    var measure = DirectoryVerification.Measure()
    measure.key = withKey ? fixture.engine.verifierKey : nil
    let verification = try DirectoryVerification(
      fixture.path, measure, on: fixture.disk, render: AnswerJSON.bytes, progress: { _, _ in })
    #expect(codes(verification).contains { $0.hasPrefix("signature:") })
  }
}
