@testable import RegistryCore

/// Signed notes and what stands in them: read and written again they are the same bytes.
@Sendable func fuzzNote(_ bytes: [UInt8]) {
  if let note = try? SignedNote(parsing: bytes) {
    promise(note.bytes == bytes, "a note is written otherwise than it was read")
    _ = try? Checkpoint(parsing: note.text)
    for signature in note.signatures { _ = Cosignature(payload: signature.signature) }
  }
  if let checkpoint = try? Checkpoint(parsing: bytes) {
    _ = checkpoint.size
  }
  let text = String(decoding: bytes, as: UTF8.self)
  let hasher = SHA256()
  if let key = try? VerifierKey(parsing: text, by: hasher) {
    promise("\(key)" == text, "a key is written otherwise than it was read")
  }
  _ = try? ShortCheckpoint(parsing: text)
  _ = try? TlogPolicy(parsing: bytes, by: hasher)
}

/// Proofs and requests to witnesses.
@Sendable func fuzzProof(_ bytes: [UInt8]) {
  if let proof = try? TlogProof(parsing: bytes) {
    promise(proof.bytes == bytes, "a proof is written otherwise than it was read")
    if let checkpoint = try? Checkpoint(parsing: proof.note.text) {
      let inclusion = InclusionProof(index: proof.index, size: checkpoint.size, path: proof.path)
      try? inclusion.verify(leaf: checkpoint.root, root: checkpoint.root, by: SHA256())
      let consistency = ConsistencyProof(oldSize: proof.index, newSize: checkpoint.size, path: proof.path)
      try? consistency.verify(oldRoot: checkpoint.root, newRoot: checkpoint.root, by: SHA256())
    }
  }
  if let request = try? WitnessRequest(parsing: bytes) {
    promise(request.bytes == bytes, "a request is written otherwise than it was read")
  }
}

/// A bundle of anything, checked under a key that has signed nothing.
@Sendable func fuzzBundle(_ bytes: [UInt8]) {
  let key = VerifierKey(
    name: "registry.example/shuozhou", algorithm: .ed25519, publicKey: [UInt8](repeating: 1, count: 32), by: SHA256())
  let verification = BundleVerification(bytes, key: key, policy: nil, render: { _ in [:] })
  promise(!verification.holds, "a bundle that nobody signed holds")
}
