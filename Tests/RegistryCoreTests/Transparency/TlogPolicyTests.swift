import Testing

@testable import RegistryCore

@Suite struct TlogPolicyTests {
  private static let log = NoteFixture.log.key
  private static let signers = (0..<6).map {
    NoteFixture.signer("witness.example/\($0)", UInt8(10 + $0), .ed25519Cosignature)
  }

  private static func policy(_ text: String) throws(FormatFault) -> TlogPolicy {
    try TlogPolicy(parsing: Array(text.utf8), by: SHA256())
  }

  /// The example of the specification: two of X, any of Y.
  private static var example: String {
    """
    # whom we believe
    log \(log) https://log.example/one

    witness X1 \(signers[0].key)
    witness X2 \(signers[1].key) https://witness.example/
    \twitness\tX3\t\(signers[2].key)
    group X-witnesses 2 X1 X2 X3

    witness Y1 \(signers[3].key)
    witness Y2 \(signers[4].key)
    witness Y3 \(signers[5].key)
    group Y-witnesses any Y1 Y2 Y3
      # both
    group X-and-Y all X-witnesses Y-witnesses
    quorum X-and-Y

    """
  }

  private static func note(cosignedBy witnesses: [Int]) -> SignedNote {
    let note = NoteFixture.checkpoint(5).signed(by: NoteFixture.log).note
    return witnesses.reduce(note) { $0.adding(signers[$1].cosign(note.text, at: 1_000 + $1)) }
  }

  @Test(
    arguments: [
      ([], false), ([0], false), ([0, 1], false), ([3, 4, 5], false), ([0, 3], false), ([0, 1, 3], true),
      ([1, 2, 5], true), ([0, 1, 2, 3, 4, 5], true), ([2, 4], false),
    ] as [([Int], Bool)]) func quorum(_ witnesses: [Int], _ isSatisfied: Bool) throws
  {
    let verdict = try Self.policy(Self.example).verdict(on: Self.note(cosignedBy: witnesses))
    #expect(verdict.isSatisfied == isSatisfied)
    #expect(verdict.log == Self.log)
    #expect(verdict.quorum?.description == "X-and-Y")
    #expect(verdict.witnesses.map(\.timestamp) == (0..<6).map { witnesses.contains($0) ? 1_000 + $0 : nil })
  }

  @Test func noQuorum() throws {
    let policy = try Self.policy("quorum none\n")
    #expect(try policy.verdict(on: Self.note(cosignedBy: []), log: Self.log).isSatisfied)
    #expect(throws: TlogPolicy.Rejection.unknownOrigin("log.example/one")) {
      try policy.verdict(on: Self.note(cosignedBy: []))
    }
  }

  @Test func oneWitnessIsAQuorum() throws {
    let policy = try Self.policy("log \(Self.log)\nwitness w \(Self.signers[0].key)\nquorum w\n")
    #expect(try policy.verdict(on: Self.note(cosignedBy: [0])).isSatisfied)
    #expect(try !policy.verdict(on: Self.note(cosignedBy: [1])).isSatisfied)
  }

  /// A listed log may not speak in the name of another, and a cosignature is no signature of the log.
  @Test func theLogItselfMustSign() throws {
    let policy = try Self.policy("log \(Self.log)\nwitness w \(Self.signers[0].key)\nquorum w\n")
    let foreign = NoteFixture.checkpoint(5, origin: "log.example/two").signed(by: NoteFixture.log).note
    #expect(throws: TlogPolicy.Rejection.unknownOrigin("log.example/two")) { try policy.verdict(on: foreign) }
    let text = NoteFixture.checkpoint(5).text
    let unsigned = SignedNote(text: text, signatures: [Self.signers[0].cosign(text, at: 1)])
    #expect(throws: TlogPolicy.Rejection.note(.noKnownKey(signers: ["witness.example/0"]))) {
      try policy.verdict(on: unsigned)
    }
  }

  @Test func aWrongCosignatureRejectsAll() throws {
    let policy = try Self.policy(Self.example)
    let note = Self.note(cosignedBy: [0, 1, 3])
    let other = NoteFixture.checkpoint(6).text
    let forged = note.adding(Self.signers[4].cosign(other, at: 1))
    #expect(throws: TlogPolicy.Rejection.self) { try policy.verdict(on: forged) }
  }

  @Test func witnessesOfOtherAlgorithms() throws {
    let id = KeyID(name: "pq.example", type: 0x06, publicKey: [UInt8](repeating: 1, count: 1312), by: SHA256())
    let key = "pq.example+\(id)+\(Base64.encode([0x06] + [UInt8](repeating: 1, count: 1312)))"
    let policy = try Self.policy(
      "log \(Self.log)\nwitness a \(key)\nwitness b \(Self.signers[0].key)\ngroup g any a b\nquorum g\n")
    #expect(try policy.verdict(on: Self.note(cosignedBy: [0])).isSatisfied)
    #expect(try !policy.verdict(on: Self.note(cosignedBy: [])).isSatisfied)
  }

  @Test func namesAreOctets() throws {
    let kelvin =
      "log \(Self.log)\nwitness \u{212A} \(Self.signers[0].key)\nwitness K \(Self.signers[1].key)\nquorum K\n"
    let policy = try Self.policy(kelvin)
    #expect(policy.witnesses[0].name != policy.witnesses[1].name)
    #expect(try !policy.verdict(on: Self.note(cosignedBy: [0])).isSatisfied)
    let bytes = Array("witness ".utf8) + [0xFF] + Array(" \(Self.signers[0].key)\nquorum ".utf8) + [0xFF, 0x0A]
    #expect(try TlogPolicy(parsing: bytes, by: SHA256()).quorum?.octets == [0xFF])
  }

  private static let w = "witness w \(signers[0].key)\n"
  private static let v = "witness v \(signers[1].key)\n"
  static let malformed: [(String, String)] = [
    ("", "there is no quorum line"), ("# quorum none\n", "there is no quorum line"),
    ("quorum none", "the last line does not end"),
    ("quorum none\nquorum none\n", "in line 2: there is a second quorum line"),
    ("quorum w\n\(w)", "in line 1: no line before this one defines \"w\""),
    ("quorum\n", "in line 1: there should be quorum"), ("\(w)quorum w w\n", "in line 2: there should be quorum"),
    ("Quorum none\n", "in line 1: a line must begin with"),
    ("quorum none\r\n", "in line 1: the control character 0x0d"),
    ("\(w)\(w)quorum w\n", "in line 2: the name \"w\" is taken"),
    ("\(w)witness v \(signers[0].key)\nquorum w\n", "in line 2: the same public key"),
    ("log \(log)\nlog \(log)\nquorum none\n", "in line 2: the same public key"),
    ("witness none \(signers[0].key)\nquorum none\n", "in line 1: the name \"none\""),
    ("witness w \(log)\nquorum w\n", "in line 1: the key of a witness"),
    ("witness w\nquorum none\n", "in line 1: there should be witness"),
    ("witness w x+00000000+AAAA\nquorum w\n", "in line 1: the key id should be"),
    ("log\nquorum none\n", "in line 1: there should be log"),
    ("\(w)group g any\nquorum g\n", "in line 2: there should be group"),
    ("\(w)group g any x\nquorum g\n", "in line 2: no line before this one defines \"x\""),
    ("\(w)group g any none\nquorum g\n", "in line 2: no line before this one defines \"none\""),
    ("group g any g\nquorum g\n", "in line 1: no line before this one defines \"g\""),
    ("\(w)group g any w w\nquorum g\n", "in line 2: \"w\" is a member of a group already"),
    ("\(w)\(v)group g any w\ngroup h any w v\nquorum h\n", "in line 4: \"w\" is a member of a group already"),
    ("\(w)group g 0 w\nquorum g\n", "in line 2: the threshold"),
    ("\(w)group g 2 w\nquorum g\n", "in line 2: the threshold"),
    ("\(w)group g 01 w\nquorum g\n", "in line 2: the threshold"),
    ("\(w)group g ANY w\nquorum g\n", "in line 2: the threshold"),
    ("\(w)group w any w\nquorum w\n", "in line 2: the name \"w\" is taken"),
  ]

  @Test(arguments: malformed) func malformedPolicy(_ text: String, _ reason: String) throws {
    let told = try #require(fault { () throws(FormatFault) in _ = try Self.policy(text) })
    #expect(told.contains(reason), "\(told)")
  }

  @Test func limits() throws {
    let keys = (0..<40).map { NoteFixture.signer("w\($0)", UInt8(100 + $0), .ed25519Cosignature).key }
    let many = keys.enumerated().map { "witness w\($0.offset) \($0.element)\n" }.joined()
    let names = keys.indices.map { " w\($0)" }.joined()
    #expect(try Self.policy(many + "group g 21\(names)\nquorum g\n").groups[0].members.count == 40)
    // A chain of groups, each with the one before it as its only member.
    let groups = (0..<TlogPolicy.maximumEntries).map { "group g\($0) any \($0 == 0 ? "w0" : "g\($0 - 1)")\n" }
    let chain = "witness w0 \(keys[0])\n" + groups.dropLast().joined()
    #expect(try Self.policy(chain + "quorum g9\n").groups.count == TlogPolicy.maximumEntries - 1)
    let over = fault { () throws(FormatFault) in _ = try Self.policy(chain + groups[groups.count - 1] + "quorum g9\n") }
    #expect(over?.contains("\(TlogPolicy.maximumEntries)") == true, "\(over ?? "")")
    let long = String(repeating: "#", count: TlogPolicy.maximumBytes) + "\n"
    #expect(fault { () throws(FormatFault) in _ = try Self.policy(long) }?.contains("longer than") == true)
  }
}
