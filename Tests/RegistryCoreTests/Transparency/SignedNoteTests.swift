import Testing

@testable import RegistryCore

@Suite struct SignedNoteTests {
  private typealias Fixture = NoteFixture

  private static func read(_ text: String) throws(FormatFault) -> SignedNote {
    try SignedNote(parsing: Array(text.utf8))
  }

  // MARK: Vectors of others

  @Test func goSignature() throws {
    let secret = try #require(Base64.decode(Fixture.peterSecret))
    #expect(secret[0] == 0x01)
    let signer = NoteSigner(name: "PeterNeumann", .ed25519, Ed25519PrivateKey(seed: Array(secret.dropFirst())))
    #expect(signer.key.description == Fixture.peterKey)
    let text = Array(Fixture.peterText.utf8)
    let note = SignedNote(text: text, signatures: [signer.sign(text)])
    #expect(String(decoding: note.bytes, as: UTF8.self) == Fixture.peterText + "\n" + Fixture.peterLine)
  }

  @Test func goNote() throws {
    let text = Fixture.peterText + "\n" + Fixture.peterLine + Fixture.enochLine
    let note = try Self.read(text)
    #expect(note.bytes == Array(text.utf8))
    #expect(note.signatures.map(\.name) == ["PeterNeumann", "EnochRoot"])
    let (peter, enoch) = (try Fixture.key(Fixture.peterKey), try Fixture.key(Fixture.enochKey))
    #expect(try note.verified(by: [peter]) == [VerifiedSignature(key: peter, timestamp: nil)])
    #expect(try note.verified(by: [enoch, peter]).map(\.key) == [enoch, peter])
    #expect(throws: NoteRejection.noKnownKey(signers: ["PeterNeumann", "EnochRoot"])) { try note.verified(by: []) }
  }

  /// The example of C2SP signed-note has an empty line in its text.
  @Test func specificationNote() throws {
    let text =
      "Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n"
      + "— quasimodo.example/salvatore "
      + "NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n"
    let note = try Self.read(text)
    #expect(String(decoding: note.text, as: UTF8.self).hasSuffix(":\n\ned è subito sera.\n"))
    #expect(note.signatures.map(\.keyID.description) == ["367ba04b"])
    #expect(note.signatures[0].signature.count == 64)
    #expect(note.bytes == Array(text.utf8))
  }

  @Test func sigsumCheckpoint() throws {
    let key = Ed25519PrivateKey(seed: [0x11] + [UInt8](repeating: 0, count: 31))
    #expect(Hex.encode(key.publicKey) == "66e0b858e462a609e66fe71370c816d8846ff103d5499a22a7fec37fdbc424a7")
    let signer = NoteSigner(name: Text(Fixture.sigsumOrigin), .ed25519, key)
    #expect(signer.key.id.description == "809da1a3")
    let note = try Self.read(Fixture.sigsumCheckpoint)
    #expect(try note.verified(by: [signer.key]).count == 1)
    #expect(try Checkpoint(parsing: note.text).signed(by: signer).note == note)
  }

  @Test func specificationCosignature() throws {
    let note = try Self.read(Fixture.specificationCheckpoint)
    let payload = note.signatures[1].signature
    #expect(payload.count == 72)
    let cosignature = try #require(Cosignature(payload: payload))
    #expect(cosignature.timestamp == 1_679_315_147)
    #expect(cosignature.payload == payload)
    let message = String(decoding: Cosignature.message(at: 1_679_315_147, note.text), as: UTF8.self)
    #expect(message.hasPrefix("cosignature/v1\ntime 1679315147\nexample.com/behind-the-sofa\n20852163\nCsUYapGG"))
    #expect(message.hasSuffix("q2I=\n"))
  }

  // MARK: Verification

  @Test func cosigns() throws {
    let note = Fixture.cosigned(7)
    #expect(
      try note.verified(by: [Fixture.log.key, Fixture.witness.key]) == [
        VerifiedSignature(key: Fixture.log.key, timestamp: nil),
        VerifiedSignature(key: Fixture.witness.key, timestamp: 1_700_000_000),
      ])
    #expect(try Self.read(String(decoding: note.bytes, as: UTF8.self)) == note)
  }

  /// Every byte of text and signatures counts: a note that is changed is not of the format, or not believed.
  @Test func everyByteCounts() throws {
    let note = Fixture.cosigned(7)
    let bytes = note.bytes
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 1
      guard let other = try? SignedNote(parsing: changed) else { continue }
      let keys = [Fixture.log.key, Fixture.witness.key]
      let verified = try? other.verified(by: keys)
      // A signature whose name or id was changed is one by somebody else, and passed over.
      #expect(verified == nil || verified?.count == 1, "byte \(place)")
      #expect(try! note.verified(by: keys).count == 2)
    }
  }

  @Test func wrongSignatureOfAKnownKeyRejectsAll() throws {
    let note = Fixture.cosigned(7)
    var wrong = note.signatures[1]
    wrong = NoteSignature(name: wrong.name, keyID: wrong.keyID, signature: wrong.signature.reversed())
    let forged = SignedNote(text: note.text, signatures: [note.signatures[0], wrong])
    #expect(try forged.verified(by: [Fixture.log.key]).count == 1)
    #expect(throws: NoteRejection.wrongSignature(name: Fixture.witness.key.name, id: Fixture.witness.key.id)) {
      try forged.verified(by: [Fixture.log.key, Fixture.witness.key])
    }
  }

  /// A cosignature says when; another time is another statement.
  @Test func timeIsSigned() {
    let note = Fixture.cosigned(7)
    let old = note.signatures[1]
    let payload = Cosignature(timestamp: 1_700_000_001, signature: Array(old.signature[8...])).payload
    let forged = SignedNote(
      text: note.text, signatures: [NoteSignature(name: old.name, keyID: old.keyID, signature: payload)])
    #expect(throws: NoteRejection.self) { try forged.verified(by: [Fixture.witness.key]) }
  }

  /// The same key pair under another name, or of the other type, is another key.
  @Test func keysDoNotStandInForEachOther() {
    let note = Fixture.checkpoint(3).signed(by: Fixture.log).note
    let renamed = NoteFixture.signer("log.example/two", 1)
    let retyped = NoteFixture.signer("log.example/one", 1, .ed25519Cosignature)
    for key in [renamed.key, retyped.key] {
      #expect(throws: NoteRejection.noKnownKey(signers: ["log.example/one"])) { try note.verified(by: [key]) }
    }
  }

  @Test func unsupportedKeysCountForNothing() throws {
    let note = Fixture.cosigned(7)
    let name = Fixture.log.key.name
    let id = KeyID(name: name, type: 0x06, publicKey: [1, 2, 3], by: SHA256())
    let key = try Fixture.key("\(name)+\(id)+\(Base64.encode([0x06, 1, 2, 3]))")
    #expect(key.algorithm == .unsupported(0x06))
    let signed = note.adding(NoteSignature(name: name, keyID: id, signature: [9, 9]))
    #expect(throws: NoteRejection.self) { try signed.verified(by: [key]) }
    #expect(try signed.verified(by: [key, Fixture.log.key]).count == 1)
  }

  // MARK: Malformed notes

  static let malformed: [(String, String)] = [
    ("", "the last line does not end"),
    ("text", "the last line does not end"),
    (NoteFixture.peterText, "there is no empty line"),
    (NoteFixture.peterText + "\n", "there is no empty line"),
    (NoteFixture.peterText + NoteFixture.peterLine, "there is no empty line"),
    ("\n" + NoteFixture.peterLine, "there is no empty line"),
    (NoteFixture.peterText + "\n" + NoteFixture.peterLine.dropLast(), "the last line does not end"),
    ("\u{1}" + NoteFixture.peterText + "\n" + NoteFixture.peterLine, "in line 1: the control character 0x01"),
    ("a\nb\tc\n\n" + NoteFixture.peterLine, "in line 2: the control character 0x09"),
    ("a\r\n\n" + NoteFixture.peterLine, "in line 1: the control character 0x0d"),
    ("a\n\n" + NoteFixture.peterLine + "Unexpected line.\n", "in line 4: there should be an em dash"),
    ("a\n\n- PeterNeumann x08go/Y=\n", "in line 3: there should be an em dash"),
    ("a\n\n—PeterNeumann x08go/Y=\n", "in line 3: there should be an em dash"),
    ("a\n\n— x08go/Y=\n", "in line 3: there should be an em dash"),
    ("a\n\n— Bad Name x08go/Y=\n", "in line 3: a key name"),
    ("a\n\n— Bad\u{3000}Name x08go/Y=\n", "in line 3: a key name"),
    ("a\n\n— a+b x08go/Y=\n", "in line 3: a key name"),
    ("a\n\n—  x08go/Y=\n", "in line 3: a key name"),
    ("a\n\n— name x08go/Y\n", "in line 3: that is no base64"),
    ("a\n\n— name x08g o/Y=\n", "in line 3: a key name"),
    ("a\n\n— name \n", "in line 3: 0 bytes are too few"),
    ("a\n\n— name x08gow==\n", "in line 3: 4 bytes are too few"),
    ("a\n\n— name x08go/Y=\n— name x08goxY=\n", "in line 4: there is a second signature by the key of name"),
  ]

  @Test(arguments: malformed) func malformedNote(_ text: String, _ reason: String) throws {
    let told = try #require(fault { () throws(FormatFault) in _ = try Self.read(text) })
    #expect(told.hasPrefix("not a valid signed note"))
    #expect(told.contains(reason), "\(told)")
  }

  @Test func invalidUTF8() throws {
    let bytes = [0xFF] + Array((NoteFixture.peterText + "\n" + NoteFixture.peterLine).utf8)
    let told = try #require(fault { () throws(FormatFault) in _ = try SignedNote(parsing: bytes) })
    #expect(told.contains("not valid UTF-8"))
  }

  @Test func limits() throws {
    let line = { (number: Int) in "— name\(number) x08go/Y=\n" }
    let most = "a\n\n" + (0..<SignedNote.maximumSignatures).map(line).joined()
    #expect(try Self.read(most).signatures.count == SignedNote.maximumSignatures)
    let told = try #require(fault { () throws(FormatFault) in _ = try Self.read(most + line(1000)) })
    #expect(told.contains("in line 103: there are more than 100 signatures"))
    let long = String(repeating: "a", count: SignedNote.maximumBytes) + "\n\n" + NoteFixture.peterLine
    #expect(fault { () throws(FormatFault) in _ = try Self.read(long) }?.contains("longer than 1000000") == true)
  }

  /// Every cut and every overwritten byte is either a note or a typed refusal.
  @Test func anythingIsReadOrRefused() {
    let bytes = Array((NoteFixture.peterText + "\n" + NoteFixture.peterLine).utf8)
    for end in bytes.indices { _ = try? SignedNote(parsing: Array(bytes[..<end])) }
    for place in bytes.indices {
      for byte: UInt8 in [0, 10, 32, 43, 128, 226, 255] {
        var changed = bytes
        changed[place] = byte
        if let note = try? SignedNote(parsing: changed) { #expect(note.bytes == changed) }
      }
    }
  }
}
