/// The SHA-256 of an evidence file, by which it is named: 64 lower-case hex digits.
package struct AttachmentDigest: Equatable, Hashable, Sendable {
  /// As a command names the file in `attachments`; safe in a path as it is.
  package let hex: String

  /// nil unless the text is exactly 64 digits of `0`–`9` and `a`–`f`; so it can stand in a path as it is.
  package init?(_ hex: String) {
    guard hex.utf8.count == 2 * SHA256.digestSize, Hex.decode(hex) != nil else { return nil }
    self.hex = hex
  }

  /// Names what a hasher has finished; the digest must have 32 bytes.
  package init(of digest: [UInt8]) {
    precondition(digest.count == SHA256.digestSize, "a SHA-256 digest has \(SHA256.digestSize) bytes")
    hex = Hex.encode(digest)
  }

  /// The name of the folder it stands in, and its name there.
  var parts: (folder: String, file: String) { (String(hex.prefix(2)), String(hex.dropFirst(2))) }
}

extension AttachmentDigest: CustomStringConvertible {
  package var description: String { hex }
}
