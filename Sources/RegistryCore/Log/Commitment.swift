/// What an event line holds in the place of a personal value: SHA-256(salt || canonical bytes of the value).
///
/// The salt is random and as long as the digest, so the commitment says nothing about the value once the salt is
/// destroyed, however few values there may be to guess from (decision 0004).
package struct Commitment: Equatable, Hashable, Sendable {
  package static let saltBytes = 32

  /// 32 bytes.
  package let digest: [UInt8]

  package init?(digest: [UInt8]) {
    guard digest.count == SHA256.digestSize else { return nil }
    self.digest = digest
  }

  /// Reads what an event line holds under `commitment`.
  package init?(base64: String) {
    guard let digest = Base64.decode(base64) else { return nil }
    self.init(digest: digest)
  }

  /// Commits to a value.
  ///
  /// - Parameter salt: 32 random bytes, used for this value only.
  package init(to value: JSONValue, salt: [UInt8]) {
    precondition(salt.count == Self.saltBytes, "a salt has \(Self.saltBytes) bytes")
    digest = SHA256.hash(salt + JSONWriter.bytes(of: value))
  }

  package var base64: String { Base64.encode(digest) }

  /// True if this is the commitment to the value under the salt.
  package func opens(to value: JSONValue, salt: [UInt8]) -> Bool {
    salt.count == Self.saltBytes && Commitment(to: value, salt: salt) == self
  }
}
