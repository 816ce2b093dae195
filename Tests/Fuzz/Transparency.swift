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
    let checkpoint = proof.checkpoint
    try? proof.inclusion.verify(leaf: checkpoint.root, root: checkpoint.root, by: SHA256())
    let consistency = ConsistencyProof(oldSize: proof.index, newSize: checkpoint.size, path: proof.path)
    try? consistency.verify(oldRoot: checkpoint.root, newRoot: checkpoint.root, by: SHA256())
  }
  if let request = try? WitnessRequest(parsing: bytes) {
    promise(request.bytes == bytes, "a request is written otherwise than it was read")
  }
}

/// A bundle of anything, checked under a key that has signed nothing; and again as a registry would have signed it that
/// signs anything, so that the checks behind the signature get such bytes, too.
@Sendable func fuzzBundle(_ bytes: [UInt8]) {
  let stranger = VerifierKey(
    name: "registry.example/shuozhou", algorithm: .ed25519, publicKey: [UInt8](repeating: 1, count: 32), by: SHA256())
  let verification = BundleVerification(bytes, key: stranger, policy: nil, render: AnswerJSON.object)
  promise(!verification.holds, "a bundle that nobody signed holds")
  guard let bundle = verification.bundle, let (signed, key) = signed(bundle) else { return }
  _ = BundleVerification(signed.bytes, key: key, policy: nil, render: AnswerJSON.object)
}

/// The same bundle from a log that has nothing but its lines, under a checkpoint that was signed for it.
private func signed(_ bundle: Bundle) -> (Bundle, VerifierKey)? {
  let hasher = SHA256()
  let lines = bundle.events.map(\.line) + [bundle.map.line]
  // One block, whose leaves the tree keeps.
  guard lines.count < MerkleTree.blockSize else { return nil }
  var tree = MerkleTree()
  for line in lines { tree.append(hasher.leaf(line), by: hasher) }
  var source = ProofSource<SHA256, Never>(tree, by: hasher) { _ in fatalError("a block that is not full was asked for")
  }
  var proven = lines.enumerated().map { index, line in
    Bundle.ProvenLine(line: line, path: source.inclusionProof(of: index, at: lines.count).path)
  }
  let secret = Ed25519PrivateKey(seed: [UInt8](repeating: 7, count: Ed25519PrivateKey.seedBytes))
  let key = VerifierKey(name: "fuzz.example/registry", algorithm: .ed25519, publicKey: secret.publicKey, by: hasher)
  let checkpoint = Checkpoint(origin: key.name, size: lines.count, root: tree.root(by: hasher))
  var signed = bundle
  signed.map = proven.removeLast()
  signed.events = proven
  signed.checkpoint = Text(
    String(decoding: checkpoint.signed(by: NoteSigner(key, signing: secret.sign)).bytes, as: UTF8.self))
  return (signed, key)
}
