import Testing

@testable import RegistryCore

@Suite struct TlogProofTests {
  /// A proof for entry 5 of 12, in a checkpoint that log and witness have signed.
  private static func proof(extra: [UInt8]? = nil) throws -> (TlogProof, TreePair) {
    let pair = TreePair(12)
    var source = pair.source()
    let checkpoint = Checkpoint(origin: "log.example/one", size: 12, root: source.root(at: 12))
    let note = checkpoint.signed(by: NoteFixture.log).note
    let cosigned = note.adding(NoteFixture.witness.cosign(note.text, at: 1))
    let inclusion = source.inclusionProof(of: 5, at: 12)
    return (
      TlogProof(
        index: 5, path: inclusion.path, under: try SignedCheckpoint(parsing: cosigned.bytes), extra: extra),
      pair
    )
  }

  @Test func roundTrip() throws {
    for extra in [nil, [], [1, 2, 3]] as [[UInt8]?] {
      let (proof, pair) = try Self.proof(extra: extra)
      let read = try TlogProof(parsing: proof.bytes)
      #expect(read == proof)
      #expect(read.bytes == proof.bytes)
      #expect(read.checkpoint.size == 12)
      try read.inclusion.verify(leaf: pair.leaf(5), root: read.checkpoint.root, by: pair.hasher)
      #expect(throws: ProofFault.self) {
        try read.inclusion.verify(leaf: pair.leaf(4), root: read.checkpoint.root, by: pair.hasher)
      }
    }
  }

  @Test func whatIsTooLongIsNotRead() {
    #expect(throws: FormatFault(format: .proof, line: 0, reason: .tooLong(limit: TlogProof.maximumBytes))) {
      try TlogProof(parsing: [UInt8](repeating: 0x0A, count: TlogProof.maximumBytes + 1))
    }
    #expect(throws: FormatFault(format: .witnessRequest, line: 0, reason: .tooLong(limit: WitnessRequest.maximumBytes)))
    {
      try WitnessRequest(parsing: [UInt8](repeating: 0x0A, count: WitnessRequest.maximumBytes + 1))
    }
  }

  @Test func form() throws {
    let (proof, _) = try Self.proof(extra: Array("agent".utf8))
    let lines = String(decoding: proof.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == "c2sp.org/tlog-proof@v1")
    #expect(lines[1] == "extra YWdlbnQ=")
    #expect(lines[2] == "index 5")
    #expect(lines[3..<3 + proof.path.count].map(String.init) == proof.path.map(\.base64))
    #expect(lines[3 + proof.path.count].isEmpty)
    #expect(lines[4 + proof.path.count] == "log.example/one")
  }

  /// A tree of one entry needs no hashes.
  @Test func oneEntry() throws {
    let pair = TreePair(1)
    let signed = Checkpoint(origin: "log.example/one", size: 1, root: pair.leaf(0)).signed(by: NoteFixture.log)
    let proof = try TlogProof(parsing: TlogProof(index: 0, path: [], under: signed).bytes)
    try proof.inclusion.verify(leaf: pair.leaf(0), root: proof.checkpoint.root, by: pair.hasher)
  }

  static let malformed: [(String, @Sendable (String) -> String, String)] = [
    ("nothing", { _ in "" }, "in line 1: it ends"),
    ("other version", { $0.replacing("@v1", with: "@v2") }, "in line 1: there should be \"c2sp.org/tlog-proof@v1\""),
    ("a blank in front", { " " + $0 }, "in line 1"),
    ("no index", { $0.replacing("index 5\n", with: "") }, "in line 2: there should be \"index\""),
    ("extra behind the index", { $0.replacing("index 5\n", with: "index 5\nextra AAAA\n") }, "in line 3: a hash"),
    ("two extra lines", { $0.replacing("index 5\n", with: "extra AAAA\nextra AAAA\nindex 5\n") }, "in line 3"),
    ("extra without base64", { $0.replacing("index 5\n", with: "extra A\nindex 5\n") }, "in line 2: that is no base64"),
    ("index with a zero in front", { $0.replacing("index 5", with: "index 05") }, "in line 2: a number"),
    ("negative index", { $0.replacing("index 5", with: "index -5") }, "in line 2: a number"),
    ("two blanks", { $0.replacing("index 5", with: "index  5") }, "in line 2: a number"),
    ("index too large", { $0.replacing("index 5", with: "index 9223372036854775808") }, "in line 2: a number"),
    ("a hash cut short", { $0.replacing("=\n", with: "\n", maxReplacements: 1) }, "in line 3: a hash"),
    (
      "64 hashes",
      { text in
        text.replacing(
          "index 5\n",
          with: "index 5\n" + String(repeating: TreeHash(hex: MerkleTreeTests.classicRoots[0]).base64 + "\n", count: 64)
        )
      }, "more than 63 hashes"
    ),
    ("no empty line", { $0.replacing("\n\nlog", with: "\nlog") }, "a hash"),
    ("two empty lines", { $0.replacing("\n\nlog", with: "\n\n\nlog") }, "not a valid checkpoint in line 8"),
    ("no signatures", { $0.split(separator: "—")[0].dropLast().description }, "there is no empty line"),
    ("no line feed at the end", { String($0.dropLast()) }, "the last line does not end"),
    ("size with a zero in front", { $0.replacing("\n12\n", with: "\n012\n") }, "not a valid checkpoint in line 9"),
  ]

  @Test(arguments: malformed.map(\.0)) func malformedProof(_ name: String) throws {
    let (_, spoil, reason) = try #require(Self.malformed.first { $0.0 == name })
    let text = spoil(String(decoding: try Self.proof().0.bytes, as: UTF8.self))
    let told = try #require(fault { () throws(FormatFault) in _ = try TlogProof(parsing: Array(text.utf8)) }, "\(name)")
    #expect(told.contains(reason), "\(name): \(told)")
  }
}
