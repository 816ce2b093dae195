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

  private init?(base64: String) {
    guard let digest = Base64.decode(base64) else { return nil }
    self.init(digest: digest)
  }

  /// The member of the object that stands in the log for a personal value.
  static let member: Text = "commitment"

  /// Reads what stands in the log for a personal value. It has nothing but the commitment: whatever else stood there
  /// would be open to everybody, and covered by nothing.
  package init?(sealed: JSONValue) {
    guard let object = sealed.asObject, object.members.count == 1, let text = object[Self.member]?.asText else {
      return nil
    }
    self.init(base64: text.string)
  }

  /// What stands in the log for the value.
  package var sealed: JSONValue { .object([Self.member: .string(Text(base64))]) }

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

  private var base64: String { Base64.encode(digest) }

  /// True if this is the commitment to the value under the salt.
  package func opens(to value: JSONValue, salt: [UInt8], by hasher: SHA256 = SHA256()) -> Bool {
    salt.count == Self.saltBytes && Commitment(to: value, salt: salt, by: hasher) == self
  }
}
