extension Engine {
  /// The key that others check the registry's checkpoints with.
  package var verifierKey: VerifierKey { custody.signer.key }

  /// True if the log has events that no checkpoint speaks of yet.
  package var hasUnsignedEvents: Bool { signed.map { $0.checkpoint.size < log.size } ?? true }

  /// The checkpoint of all that is durable; signed and kept if there is something new.
  ///
  /// The log is durable before it is signed, so no crash leaves a checkpoint that the log does not contain. If this
  /// throws, the log goes on, and the next call tries again.
  package func checkpoint() throws(SystemError) -> SignedCheckpoint {
    precondition(pending.isEmpty, "a checkpoint speaks of what is durable")
    if let signed, !hasUnsignedEvents { return signed }
    let checkpoint = Checkpoint(
      origin: Text(directory.identity.origin), size: log.size, root: tree.root(by: hasher))
    let new = checkpoint.signed(by: custody.signer)
    do {
      for place in custody.places { try CheckpointFile.write(new, to: place.path, on: disk) }
    } catch {
      signingFault = error
      throw error
    }
    signingFault = nil
    signed = new
    return new
  }

  /// The proof that an event stands at its place in the log, under the present checkpoint.
  ///
  /// - Parameter seq: of an event in the log.
  package func proof(of seq: Int) throws(LogError) -> TlogProof {
    precondition((1...log.size).contains(seq), "a proof of the event \(seq) of \(log.size)")
    let signed = try signedCheckpoint()
    var source = proofs
    return try source.proof(of: seq, line: line(seq), under: signed)
  }

  /// The proof that the log begins with what it was at an earlier checkpoint, or why it does not.
  package func consistency(with old: Checkpoint) throws(LogError) -> Result<WitnessRequest, Inconsistency> {
    let signed = try signedCheckpoint()
    var source = proofs
    return try source.consistency(with: old, under: signed)
  }

  /// The same on the way to an answer.
  package func signedCheckpoint() throws(LogError) -> SignedCheckpoint {
    do { return try checkpoint() } catch { throw .system(error) }
  }

  /// Makes proofs; hashes the lines of at most a few blocks anew.
  var proofs: ProofSource<SHA256, LogError> {
    ProofSource(tree, by: hasher) { (range) throws(LogError) in
      let lines = try self.lines(from: range.lowerBound + 1, limit: range.count, maximumBytes: .max)
      return lines.map { self.hasher.leaf($0) }
    }
  }
}
