import Testing

@testable import RegistryCore

/// Why texts and proofs of transparency logs are not believed, in both languages.
@Suite struct ProofReasonTests {
  private static let root = SHA256().emptyRoot

  private static func next(_ reason: FormatFault.Reason?) -> FormatFault.Reason? {
    switch reason {
    case nil: .tooLong(limit: 1_000)
    case .tooLong: .invalidUTF8
    case .invalidUTF8: .controlCharacter(0x0D)
    case .controlCharacter: .noFinalLineFeed
    case .noFinalLineFeed: .missing(Phrase("根", "the root"))
    case .missing: .expected(Phrase("“quorum 名称|none”", "quorum NAME|none"))
    case .expected: .noSignatures
    case .noSignatures: .tooManySignatures(limit: 100)
    case .tooManySignatures: .keyName
    case .keyName: .base64
    case .base64: .signatureLength(found: 3)
    case .signatureLength: .duplicateSignature(name: "w1")
    case .duplicateSignature: .number
    case .number: .hash
    case .hash: .emptyLine
    case .emptyLine: .tooManyHashes(limit: 63)
    case .tooManyHashes: .keyID(expected: 0xDEAD_BEEF)
    case .keyID: .keyLength(expected: 32, found: 31)
    case .keyLength: .tooManyEntries(limit: 1_024)
    case .tooManyEntries: .duplicateName("w1")
    case .duplicateName: .duplicateKey
    case .duplicateKey: .unknownName("w2")
    case .unknownName: .secondGroup("g1")
    case .secondGroup: .threshold(members: 5)
    case .threshold: .noQuorum
    case .noQuorum: .secondQuorum
    case .secondQuorum: .notACosigner
    case .notACosigner: .unknownKeyword("watch")
    case .unknownKeyword: nil
    }
  }

  @Test func whatATextIsNot() {
    for reason: FormatFault.Reason in BothLanguages.walk(Self.next) {
      BothLanguages.check(reason)
      for format in FormatFault.Format.allCases {
        BothLanguages.check(FormatFault(format: format, line: 0, reason: reason))
        BothLanguages.check(FormatFault(format: format, line: 9, reason: reason))
      }
    }
    let fault = #expect(throws: FormatFault.self) { try Checkpoint(parsing: Array("o\n1\nAAAA\n".utf8)) }
    #expect(
      fault?.phrase
        == Phrase(
          "不是有效的检查点，第 3 行：散列值必须是 32 字节的 base64",
          "not a valid checkpoint in line 3: a hash must be the base64 of 32 bytes"))
  }

  /// What the readers of the formats say of a text.
  private static func faults(of text: String) -> [FormatFault] {
    let bytes = Array(text.utf8)
    var faults: [FormatFault] = []
    do { _ = try Checkpoint(parsing: bytes) } catch { faults.append(error) }
    do { _ = try SignedNote(parsing: bytes) } catch { faults.append(error) }
    do { _ = try TlogProof(parsing: bytes) } catch { faults.append(error) }
    do { _ = try WitnessRequest(parsing: bytes) } catch { faults.append(error) }
    do { _ = try ShortCheckpoint(parsing: text) } catch { faults.append(error) }
    do { _ = try ShortCheckpoint(parsing: "o 1 \(text)") } catch { faults.append(error) }
    do { _ = try VerifierKey(parsing: text, by: SHA256()) } catch { faults.append(error) }
    do { _ = try VerifierKey(parsing: "o+\(text)+x", by: SHA256()) } catch { faults.append(error) }
    do { _ = try TlogPolicy(parsing: bytes, by: SHA256()) } catch { faults.append(error) }
    return faults
  }

  @Test func whatAFileShouldHave() {
    let broken = [
      "", "o\n", "o\n1\n", "\n1\n", "c2sp.org/tlog-proof@v1\n", "c2sp.org/tlog-proof@v1\nx\n", "x\n", "old 1\n",
      "\n\nx\n", "\n\n\u{2014} x y\n",
    ]
    for text in broken { for fault in Self.faults(of: text) { BothLanguages.check(fault) } }
    for line in ["log", "witness w", "group g any", "quorum"] {
      let fault = #expect(throws: FormatFault.self) { try TlogPolicy(parsing: Array("\(line)\n".utf8), by: SHA256()) }
      if let fault { BothLanguages.check(fault) }
    }
  }

  private static func next(_ fault: ProofFault?) -> ProofFault? {
    switch fault {
    case nil: .indexOutsideTree(index: 8, size: 7)
    case .indexOutsideTree: .shrinks(from: 9, to: 4)
    case .shrinks: .pathTooLong(found: 6)
    case .pathTooLong: .pathTooShort(found: 2)
    case .pathTooShort: .rootDiffers(expected: root, found: root)
    case .rootDiffers: .oldRootDiffers(expected: root, found: root)
    case .oldRootDiffers: nil
    }
  }

  private static func next(_ rejection: NoteRejection?) -> NoteRejection? {
    switch rejection {
    case nil: .noKnownKey(signers: ["w1", "w2"])
    case .noKnownKey: .wrongSignature(name: "w1", id: KeyID(0x0102_0304))
    case .wrongSignature: nil
    }
  }

  private static func next(_ rejection: TlogPolicy.Rejection?) -> TlogPolicy.Rejection? {
    switch rejection {
    case nil: .note(.noKnownKey(signers: ["w1"]))
    case .note: .checkpoint(FormatFault(format: .checkpoint, line: 2, reason: .number))
    case .checkpoint: .unknownOrigin("log.example/1")
    case .unknownOrigin: nil
    }
  }

  private static func next(_ inconsistency: Inconsistency?) -> Inconsistency? {
    switch inconsistency {
    case nil: .otherOrigin(found: "log.example/1", expected: "log.example/2")
    case .otherOrigin: .longer(found: 12, size: 11)
    case .longer: .differs(size: 5, root: root)
    case .differs: nil
    }
  }

  @Test func whyNothingIsProven() {
    for fault: ProofFault in BothLanguages.walk(Self.next) { BothLanguages.check(fault) }
    for rejection: NoteRejection in BothLanguages.walk(Self.next) { BothLanguages.check(rejection) }
    for rejection: TlogPolicy.Rejection in BothLanguages.walk(Self.next) { BothLanguages.check(rejection) }
    for inconsistency: Inconsistency in BothLanguages.walk(Self.next) { BothLanguages.check(inconsistency) }
  }
}
