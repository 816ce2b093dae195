/// Signs notes as one key.
package struct NoteSigner: Sendable {
  /// What others check with; every signature made here bears its name and id.
  package let key: VerifierKey
  private let ed25519: @Sendable ([UInt8]) -> [UInt8]

  /// - Parameters:
  ///   - key: what others check with; of one of the two algorithms of Ed25519.
  ///   - ed25519: signs a message with the private key that belongs to it, in 64 bytes.
  package init(_ key: VerifierKey, signing ed25519: @escaping @Sendable ([UInt8]) -> [UInt8]) {
    self.key = key
    self.ed25519 = ed25519
  }

  /// A signature over a text that ends with a line feed, by a key of ``VerifierKey/Algorithm-swift.enum/ed25519``.
  package func sign(_ text: [UInt8]) -> NoteSignature {
    precondition(key.algorithm == .ed25519, "the key \(key.name) does not sign plain notes")
    return NoteSignature(name: key.name, keyID: key.id, signature: ed25519(text))
  }

  /// A cosignature over the text of a checkpoint, by a key of ``VerifierKey/Algorithm-swift.enum/ed25519Cosignature``:
  /// as of that time this was the largest consistent tree that the signer had seen of the origin.
  ///
  /// - Parameter timestamp: seconds since 1970.
  package func cosign(_ text: [UInt8], at timestamp: Int) -> NoteSignature {
    precondition(key.algorithm == .ed25519Cosignature, "the key \(key.name) does not cosign")
    let signature = ed25519(Cosignature.message(at: timestamp, text))
    return NoteSignature(
      name: key.name, keyID: key.id, signature: Cosignature(timestamp: timestamp, signature: signature).payload)
  }
}
