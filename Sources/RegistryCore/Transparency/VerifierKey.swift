/// A public key with the name under which it signs notes, written as `name+id+base64(type || key)` (a *vkey* of C2SP
/// signed-note).
///
/// Whoever checks a note must have the key from somewhere else than the note.
package struct VerifierKey: Hashable, Sendable {
  /// What a key signs, and how.
  package enum Algorithm: Hashable, Sendable {
    /// Ed25519 over the note's text: type 0x01. Logs sign so.
    case ed25519
    /// Ed25519 over time and text: type 0x04 (C2SP tlog-cosignature). Witnesses sign so.
    case ed25519Cosignature
    /// Anything else. Its signatures cannot be checked here and count for nothing.
    case unsupported(UInt8)

    init(type: UInt8) {
      self =
        switch type {
        case 0x01: .ed25519
        case 0x04: .ed25519Cosignature
        default: .unsupported(type)
        }
    }

    /// The byte before the key in a vkey, which is also hashed into the key's id.
    package var type: UInt8 {
      switch self {
      case .ed25519: 0x01
      case .ed25519Cosignature: 0x04
      case .unsupported(let type): type
      }
    }
  }

  /// Bytes of an Ed25519 public key (RFC 8032).
  package static let ed25519Bytes = 32
  /// The longest key that is read: ML-DSA-44 has 1,312 bytes; nothing that is in use has four times as many.
  static let maximumKeyBytes = 5_248

  /// What signature lines call the key; the origin of a log, if it is a log's. See ``isName(_:)``.
  package let name: Text
  /// The digest of name, type and key; of the types 0x02, 0x05 and 0xFF, whose ids follow other rules, as it came.
  package let id: KeyID
  /// By the type byte.
  package let algorithm: Algorithm
  /// Without the type byte: 32 bytes of Ed25519, of other algorithms as many as came.
  package let publicKey: [UInt8]

  /// A key of ours.
  ///
  /// - Parameters:
  ///   - name: see ``isName(_:)``.
  ///   - publicKey: 32 bytes of Ed25519.
  package init(name: Text, algorithm: Algorithm, publicKey: [UInt8], by hasher: some TreeHasher) {
    precondition(Self.isName(name.string), "\"\(name)\" is no name for a key")
    precondition(publicKey.count == Self.ed25519Bytes, "an Ed25519 key of \(publicKey.count) bytes")
    self.name = name
    self.algorithm = algorithm
    self.publicKey = publicKey
    id = KeyID(name: name, type: algorithm.type, publicKey: publicKey, by: hasher)
  }

  /// Reads a vkey, and checks that its id is that of the name and the key.
  package init(parsing text: String, by hasher: some TreeHasher) throws(FormatFault) {
    func fault(_ reason: FormatFault.Reason) -> FormatFault {
      FormatFault(format: .verifierKey, line: 0, reason: reason)
    }
    // Base64 may have more plus signs in it.
    let parts = text.utf8.split(separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { throw fault(.expected(Phrase("名称+编号+密钥", "NAME+ID+KEY"))) }
    let words = parts.map { String(Substring($0)) }
    guard Self.isName(words[0]) else { throw fault(.keyName) }
    guard words[1].utf8.count == 8, let id = Hex.decode(words[1]) else {
      throw fault(
        .expected(
          Phrase("名称之后八位小写十六进制数字的密钥编号", "a key id of eight lower-case hexadecimal digits behind the name")))
    }
    guard words[2].utf8.count <= Self.maximumKeyBytes / 3 * 4 + 8, let key = Base64.decode(words[2]),
      let type = key.first
    else { throw fault(.base64) }
    name = Text(words[0])
    self.id = KeyID(bigEndian: id[...])
    algorithm = Algorithm(type: type)
    publicKey = Array(key.dropFirst())
    switch algorithm {
    case .ed25519, .ed25519Cosignature:
      guard publicKey.count == Self.ed25519Bytes else {
        throw fault(.keyLength(expected: Self.ed25519Bytes, found: publicKey.count))
      }
    // The ids of these follow other rules.
    case .unsupported(0x02), .unsupported(0x05), .unsupported(0xFF): return
    case .unsupported: break
    }
    let expected = KeyID(name: name, type: type, publicKey: publicKey, by: hasher)
    guard self.id == expected else { throw fault(.keyID(expected: expected.value)) }
  }

  /// True for what may name a key: not empty, no white space, no control characters, no `+`.
  package static func isName(_ text: String) -> Bool {
    !text.isEmpty
      && text.unicodeScalars.allSatisfy { scalar in
        let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        return !isControl && scalar != "+" && !scalar.isRegistryWhiteSpace
      }
  }

  /// What ``isName(_:)`` asks for, as the end of a sentence.
  package static let nameExpectation = Phrase(
    "至少要有一个字符，不得有空白、控制字符和“+”",
    "it needs at least one character, and no white space, control characters or \"+\"")
}

extension VerifierKey: CustomStringConvertible {
  /// The vkey, as it is handed on.
  package var description: String { "\(name)+\(id)+\(Base64.encode([algorithm.type] + publicKey))" }
}
