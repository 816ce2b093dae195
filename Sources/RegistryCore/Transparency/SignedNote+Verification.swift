/// True if an Ed25519 signature of 64 bytes over a message is right under a public key of 32 bytes.
package typealias Ed25519Check = (_ signature: [UInt8], _ message: [UInt8], _ publicKey: [UInt8]) -> Bool

/// A key that has signed a note, found right.
package struct VerifiedSignature: Equatable, Sendable {
  /// One of those that the verifier was given.
  package let key: VerifierKey
  /// Seconds since 1970 that a cosignature speaks of; nil for a plain signature.
  package let timestamp: Int?
}

/// Why a note is not to be believed.
package enum NoteRejection: Error, Equatable {
  /// None of the keys that are known has signed.
  case noKnownKey(signers: [Text])
  /// A known key is said to have signed, and its signature is wrong: the text was changed, or the signature.
  case wrongSignature(name: Text, id: KeyID)
}

extension NoteRejection: Explained {
  package var phrase: Phrase {
    switch self {
    case .noKnownKey(let signers):
      Phrase(
        "给定的密钥都没有签名；签名的是 \(signers.map(\.string).joined(separator: "、"))",
        "none of the keys given has signed it; it is signed by \(signers.map(\.string).joined(separator: ", "))")
    case .wrongSignature(let name, let id):
      Phrase("\(name)（密钥 \(id)）的签名不对", "the signature of \(name) (key \(id)) is wrong")
    }
  }
}

extension SignedNote {
  /// Checks the signatures of the keys that are known, in the order of the keys.
  ///
  /// Signatures of other keys are passed over. If one of a known key is wrong, the whole note is rejected.
  package func verified(
    by keys: [VerifierKey], checking ed25519: Ed25519Check
  ) throws(NoteRejection) -> [VerifiedSignature] {
    var verified: [VerifiedSignature] = []
    for key in keys {
      guard let signature = signature(of: key) else { continue }
      switch key.algorithm {
      case .ed25519:
        guard ed25519(signature.signature, text, key.publicKey) else {
          throw .wrongSignature(name: key.name, id: key.id)
        }
        verified.append(VerifiedSignature(key: key, timestamp: nil))
      case .ed25519Cosignature:
        guard let cosignature = Cosignature(payload: signature.signature),
          ed25519(cosignature.signature, Cosignature.message(at: cosignature.timestamp, text), key.publicKey)
        else { throw .wrongSignature(name: key.name, id: key.id) }
        verified.append(VerifiedSignature(key: key, timestamp: cosignature.timestamp))
      case .unsupported: continue
      }
    }
    guard !verified.isEmpty else { throw .noKnownKey(signers: signatures.map(\.name)) }
    return verified
  }
}
