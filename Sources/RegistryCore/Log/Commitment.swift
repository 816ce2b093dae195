/// What an event line holds in the place of a personal value: SHA-256(salt || canonical bytes of the value).
///
/// The salt is random and as long as the digest, so the commitment says nothing about the value once the salt is
/// destroyed, however few values there may be to guess from (decision 0004).
package struct Commitment: Equatable, Hashable, Sendable {
  /// As many as the digest has.
  package static let saltBytes = 32

  /// 32 bytes.
  package let digest: [UInt8]

  /// nil unless it has 32 bytes.
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
  /// - Parameters:
  ///   - salt: 32 random bytes, used for this value only.
  ///   - hasher: whoever commits to many lends one, and spares its set-up.
  package init(to value: JSONValue, salt: [UInt8], by hasher: SHA256 = SHA256()) {
    precondition(salt.count == Self.saltBytes, "a salt has \(Self.saltBytes) bytes")
    hasher.update(salt)
    hasher.update(JSONWriter.bytes(of: value))
    digest = hasher.finish()
  }

  /// As an event line holds it under `commitment`.
  package var base64: String { Base64.encode(digest) }

  /// True if this is the commitment to the value under the salt.
  package func opens(to value: JSONValue, salt: [UInt8], by hasher: SHA256 = SHA256()) -> Bool {
    salt.count == Self.saltBytes && Commitment(to: value, salt: salt, by: hasher) == self
  }
}
