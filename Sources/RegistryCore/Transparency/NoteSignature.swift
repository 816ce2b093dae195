/// One signature line of a note: `— NAME BASE64`, where the base64 is that of a key id and a signature.
package struct NoteSignature: Hashable, Sendable {
  /// Of the key that is said to have signed.
  package let name: Text
  /// Tells the keys of one name apart: name and id together mean a key.
  package let keyID: KeyID
  /// As the key's algorithm makes it; for an Ed25519 cosignature with the time in front.
  package let signature: [UInt8]

  /// Takes the parts as they are; whether the signature is right is for ``SignedNote/verified(by:checking:)``.
  package init(name: Text, keyID: KeyID, signature: [UInt8]) {
    self.name = name
    self.keyID = keyID
    self.signature = signature
  }

  /// An em dash and a space.
  static let prefix = Array("\u{2014} ".utf8)

  /// The line with its line feed.
  package var line: [UInt8] {
    Self.prefix + Array("\(name) \(Base64.encode(keyID.bytes + signature))\n".utf8)
  }

  /// Reads lines such as those behind a note's last empty line; at least one.
  ///
  /// - Parameter firstLine: number of the first in its file.
  package static func read(
    _ lines: ArraySlice<UInt8>, firstLine: Int
  ) throws(FormatFault) -> [NoteSignature] {
    var lines = try TextLines(lines, of: .signedNote, firstLine: firstLine)
    var signatures: [NoteSignature] = []
    while let line = lines.next() {
      guard signatures.count < SignedNote.maximumSignatures else {
        throw lines.fault(.tooManySignatures(limit: SignedNote.maximumSignatures))
      }
      let signature = try NoteSignature(line: line, lines.fault)
      if signatures.contains(where: { $0.name == signature.name && $0.keyID == signature.keyID }) {
        throw lines.fault(.duplicateSignature(name: signature.name))
      }
      signatures.append(signature)
    }
    guard !signatures.isEmpty else { throw FormatFault(format: .signedNote, line: 0, reason: .noSignatures) }
    return signatures
  }

  /// - Parameter fault: makes a complaint about the line.
  private init(
    line: ArraySlice<UInt8>, _ fault: (FormatFault.Reason) -> FormatFault
  ) throws(FormatFault) {
    guard line.starts(with: Self.prefix), let space = line.lastIndex(of: UInt8(ascii: " ")),
      space >= line.startIndex + Self.prefix.count
    else {
      throw fault(
        .expected(
          Phrase("破折号（—）、空格、密钥名称、空格和 base64", "an em dash, a space, a key name, a space and base64")))
    }
    let name = String(decoding: line[(line.startIndex + Self.prefix.count)..<space], as: UTF8.self)
    guard VerifierKey.isName(name) else { throw fault(.keyName) }
    guard let bytes = Base64.decode(String(decoding: line[(space + 1)...], as: UTF8.self)) else { throw fault(.base64) }
    guard bytes.count > 4 else { throw fault(.signatureLength(found: bytes.count)) }
    self.init(name: Text(name), keyID: KeyID(bigEndian: bytes[..<4]), signature: Array(bytes[4...]))
  }
}
