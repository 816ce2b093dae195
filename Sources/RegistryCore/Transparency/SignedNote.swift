/// A text with signatures (C2SP signed-note): the text, an empty line, signature lines.
///
/// Nothing that a note says counts before ``verified(by:checking:)`` has found a signature of a known key right.
package struct SignedNote: Equatable, Sendable {
  /// The longest note that is read, as in Go's `sumdb/note`; a checkpoint with 100 signatures of Ed25519 has 20 KB.
  package static let maximumBytes = 1_000_000
  /// The most signatures that are read, as in Go's `sumdb/note`; the specification wants at least 16.
  package static let maximumSignatures = 100

  /// What is signed, with its last line feed.
  package let text: [UInt8]
  /// In the order of the lines; no two of the same key name and id.
  package private(set) var signatures: [NoteSignature]

  /// - Parameters:
  ///   - text: ends with a line feed.
  ///   - signatures: at least one.
  package init(text: [UInt8], signatures: [NoteSignature]) {
    precondition(text.last == UInt8(ascii: "\n"), "the text of a note ends with a line feed")
    precondition(!signatures.isEmpty, "a note without a signature is none")
    self.text = text
    self.signatures = signatures
  }

  /// Reads a file that is one note. Nothing is checked but its form.
  package init(parsing bytes: [UInt8]) throws(FormatFault) { try self.init(parsing: bytes[...], firstLine: 1) }

  /// - Parameter firstLine: number of the note's first line in the file that it is a part of.
  init(parsing bytes: ArraySlice<UInt8>, firstLine: Int) throws(FormatFault) {
    func fault(_ reason: FormatFault.Reason, line: Int = 0) -> FormatFault {
      FormatFault(format: .signedNote, line: line, reason: reason)
    }
    guard bytes.count <= Self.maximumBytes else { throw fault(.tooLong(limit: Self.maximumBytes)) }
    let lineFeed = UInt8(ascii: "\n")
    if let control = bytes.firstIndex(where: { $0 < 0x20 && $0 != lineFeed }) {
      throw fault(
        .controlCharacter(bytes[control]), line: firstLine + bytes[..<control].count { $0 == lineFeed })
    }
    guard String(validating: bytes, as: UTF8.self) != nil else { throw fault(.invalidUTF8) }
    guard bytes.last == lineFeed else { throw fault(.noFinalLineFeed) }
    // The last empty line separates: the text itself may have others.
    guard
      let second = bytes.indices.dropFirst().last(where: { bytes[$0] == lineFeed && bytes[$0 - 1] == lineFeed }),
      second + 1 < bytes.endIndex
    else { throw fault(.noSignatures) }
    text = Array(bytes[..<second])
    signatures = try NoteSignature.read(
      bytes[(second + 1)...], firstLine: firstLine + text.count { $0 == lineFeed } + 1)
  }

  /// The whole note, as it is stored and sent.
  package var bytes: [UInt8] {
    text + [UInt8(ascii: "\n")] + signatures.flatMap(\.line)
  }

  /// The same note with one more signature, which must be by a key that has not signed yet.
  package func adding(_ signature: NoteSignature) -> SignedNote {
    precondition(
      !signatures.contains { $0.name == signature.name && $0.keyID == signature.keyID },
      "the key \(signature.name) has signed already")
    var copy = self
    copy.signatures.append(signature)
    return copy
  }

  /// The same note without the signature of a key.
  package func removing(_ key: VerifierKey) -> SignedNote? {
    let rest = signatures.filter { $0.name != key.name || $0.keyID != key.id }
    return rest.isEmpty ? nil : SignedNote(text: text, signatures: rest)
  }

  /// The signature that is said to be by a key.
  package func signature(of key: VerifierKey) -> NoteSignature? {
    signatures.first { $0.name == key.name && $0.keyID == key.id }
  }
}
