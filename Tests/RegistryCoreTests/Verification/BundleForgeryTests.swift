import Testing

@testable import RegistryCore

/// Bundles whose forger has the registry's key: the log is another, and hashed, proven and signed anew.
@Suite struct BundleForgeryTests {
  private func history(_ more: Act..., withPersonal: Bool = false) throws -> (fixture: EngineFixture, bundle: Bundle) {
    let fixture = try EngineFixture()
    try fixture.given(Act.basicHistory + more)
    let question: JSONObject = ["query": "show", "spaceId": "s1", "on": "2020-07-02"]
    let bundle = try fixture.engine.bundle(
      PointedQuestion(question, today: .day("2020-07-02")), question, withPersonal: withPersonal,
      by: Author(userID: 7, user: "wang"), now: fixture.clock, render: AnswerJSON.object)
    return (fixture, bundle)
  }

  private func failures(_ bundle: Bundle, _ fixture: EngineFixture) -> [CheckFailure] {
    BundleVerification(bundle.bytes, key: fixture.engine.verifierKey, policy: nil, render: AnswerJSON.object)
      .checks.compactMap(\.failure)
  }

  private static func tree(_ leaves: [TreeHash]) -> (root: TreeHash, proof: (Int) -> InclusionProof) {
    let hasher = SHA256()
    var tree = MerkleTree()
    tree.append(contentsOf: leaves, by: hasher)
    let finished = tree
    return (
      finished.root(by: hasher),
      { index in
        var source = ProofSource<SHA256, Never>(finished, by: hasher) { Array(leaves[$0]) }
        return source.inclusionProof(of: index, at: leaves.count)
      }
    )
  }

  /// The bundle over a log in which a line is another, with every proof and the signature right.
  private func forged(
    _ bundle: Bundle, _ fixture: EngineFixture, _ change: (inout [[UInt8]]) throws -> Void
  ) throws -> Bundle {
    var lines = fixture.lines
    try change(&lines)
    let hasher = SHA256()
    let (root, proof) = Self.tree(lines.map { hasher.leaf($0) })
    func proven(_ line: [UInt8]) throws -> Bundle.ProvenLine {
      let seq = try EventLine(parsing: line).seq
      return Bundle.ProvenLine(line: lines[seq - 1], path: proof(seq - 1).path)
    }
    let origin = Text(fixture.directory.identity.origin)
    let key = try KeyFile.read(fixture.directory.keyPath, on: fixture.disk)
    let note = Checkpoint(origin: origin, size: lines.count, root: root)
      .signed(by: NoteSigner(name: origin, .ed25519, key))
    var forged = bundle
    forged.checkpoint = Text(note.bytes.text)
    forged.events = try bundle.events.map { try proven($0.line) }
    forged.map = try proven(bundle.map.line)
    return forged
  }

  private static func replace(_ old: String, _ new: String, in line: inout [UInt8]) {
    #expect(line.text.contains(old))
    line = Array(line.text.replacing(old, with: new, maxReplacements: 1).utf8)
  }

  @Test func whatIsUnchangedHolds() throws {
    let (fixture, bundle) = try history()
    #expect(failures(try forged(bundle, fixture) { _ in }, fixture) == [])
  }

  /// What stands beside the commitment to a personal value would be open to everybody, and covered by nothing.
  @Test(arguments: [true, false]) func whatStandsBesideASealedValueIsFound(_ withPersonal: Bool) throws {
    let (fixture, bundle) = try history(withPersonal: withPersonal)
    let forged = try forged(bundle, fixture) {
      Self.replace("{\"commitment\":", "{\"clear\":\"x\",\"commitment\":", in: &$0[3])
    }
    let failure = failures(forged, fixture).first { $0.code == "personalNotSealed" }
    #expect(failure?.seq == 4)
  }

  @Test func aCommitmentThatSaysNothingIsFound() throws {
    let (fixture, bundle) = try history()
    let forged = try forged(bundle, fixture) { Self.replace("\"root\":", "\"Root\":", in: &$0[$0.count - 1]) }
    #expect(failures(forged, fixture).map(\.code).contains("statementForged"))
  }

  @Test func aCommitmentToAnotherLogIsFound() throws {
    let (fixture, bundle) = try history()
    let forged = try forged(bundle, fixture) { Self.replace("\"size\":", "\"size\":1", in: &$0[$0.count - 1]) }
    #expect(failures(forged, fixture).map(\.code).contains("mapUnreadable"))
  }

  @Test func aCommandThatStandsTwiceIsFound() throws {
    let (fixture, bundle) = try history()
    let forged = try forged(bundle, fixture) { Self.replace("\"command\":\"c5\"", "\"command\":\"c4\"", in: &$0[5]) }
    let failure = failures(forged, fixture).first { $0.code == "commandTwice" }
    #expect(failure?.seq == 6)
  }

  @Test(arguments: [
    ("\"decisionDate\":\"2018-06-09\"", "\"decisionDate\":\"2018-05-28\"", 11, "historyBecomesIllegal"),
    ("\"panelSize\":5", "\"panelSize\":0", 7, "R5.3a panelTooSmall"),
  ])
  func aDecisionThatIsToBeRefusedIsFound(_ old: String, _ new: String, _ seq: Int, _ why: String) throws {
    let (fixture, bundle) = try history(.correct("c9", ["decisionDate": "2018-06-09"]))
    let forged = try forged(bundle, fixture) { Self.replace(old, new, in: &$0[seq - 1]) }
    let failure = failures(forged, fixture).first { $0.code == "decisionRefused" }
    #expect(failure?.seq == seq)
    #expect(failure?.message.english.contains(why) == true, "\(String(describing: failure))")
  }

  /// The map, too, is forged: it says that a stream ends with another event than it does.
  @Test func aStreamThatEndsElsewhereIsFound() throws {
    let (fixture, bundle) = try history()
    let hasher = SHA256()
    let leaves = bundle.streams.compactMap { proof -> StreamLeaf? in
      guard case .present(let proven) = proof else { return nil }
      let (leaf, isSpace) = (proven.leaf, proven.leaf.stream == "space/s1")
      return StreamLeaf(stream: leaf.stream, count: leaf.count, last: isSpace ? leaf.last - 1 : leaf.last)
    }
    #expect(leaves.count == bundle.streams.count)
    let (root, proof) = Self.tree(leaves.map { hasher.leaf($0.bytes) })
    var forged = try forged(bundle, fixture) { lines in
      var line = try EventLine(parsing: lines[lines.count - 1])
      line.facts = StreamCommitment(size: lines.count - 1, streams: leaves.count, root: root).facts
      var writer = JSONWriter()
      line.write(to: &writer)
      lines[lines.count - 1] = writer.bytes
    }
    forged.streams = leaves.enumerated().map { .present(Bundle.ProvenLeaf($1, proof($0))) }
    #expect(failures(forged, fixture).map(\.code) == ["streamEnd"])
  }

  /// What no command can have had, and what a registry would have written otherwise, is not judged as if it were right.
  @Test(arguments: [("朔科发〔2018〕20号", "朔科发[2018]20号", "dataNotNormal"), ("朔科发〔2018〕20号", "20", "badDocumentNo")])
  func dataThatWereNotRecordedSoAreRefused(_ old: String, _ new: String, _ why: String) throws {
    let (fixture, _) = try history()
    var line = fixture.lines[9]
    #expect(try DecisionComparison.submission(of: [EventLine(parsing: line)]).commandId == "c9")
    Self.replace(old, new, in: &line)
    let failure = try #require(throws: CheckFailure.self) {
      try DecisionComparison.submission(of: [EventLine(parsing: line)])
    }
    #expect(failure.code == "decisionRefused" && failure.message.english.contains(why), "\(failure)")
  }
}
