/// The tree is hashed by libcrypto.
extension SHA256: TreeHasher {
  /// SHA-256 of the prefix, if there is one, and the bytes; nothing else may be waiting in the hasher.
  package func digest(_ prefix: UInt8?, _ bytes: UnsafeRawBufferPointer) -> TreeHash {
    if var prefix { withUnsafeBytes(of: &prefix) { update($0) } }
    update(bytes)
    return TreeHash { finish(into: $0) }
  }
}

extension SignedNote {
  /// Checks the signatures of the keys that are known, see ``verified(by:checking:)``.
  package func verified(by keys: [VerifierKey]) throws(NoteRejection) -> [VerifiedSignature] {
    try verified(by: keys) { Ed25519.isValid($0, over: $1, by: $2) }
  }
}

extension TlogPolicy {
  /// Judges a checkpoint, see ``verdict(on:log:checking:)``.
  package func verdict(on note: SignedNote, log: VerifierKey? = nil) throws(Rejection) -> Verdict {
    try verdict(on: note, log: log) { Ed25519.isValid($0, over: $1, by: $2) }
  }
}

extension WitnessRule {
  package static func check(
    _ request: WitnessRequest, logs: [VerifierKey], latest: Checkpoint?
  ) throws(WitnessRefusal) {
    try check(request, logs: logs, latest: latest, by: SHA256()) { Ed25519.isValid($0, over: $1, by: $2) }
  }
}

extension NoteSigner {
  /// Signs with a private key under a name that may name a key.
  package init(name: Text, _ algorithm: VerifierKey.Algorithm, _ key: Ed25519PrivateKey) {
    self.init(
      VerifierKey(name: name, algorithm: algorithm, publicKey: key.publicKey, by: SHA256()), signing: key.sign)
  }
}
