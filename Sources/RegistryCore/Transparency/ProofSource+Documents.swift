/// The proofs as they are handed out.
extension ProofSource {
  /// The proof that an event stands at its place in the log under a checkpoint (C2SP tlog-proof). Its extra data is the
  /// event's line, so that the file can be checked by itself.
  ///
  /// - Parameters:
  ///   - seq: of an event under the checkpoint, from 1.
  ///   - signed: a checkpoint of the log.
  package mutating func proof(
    of seq: Int, line: [UInt8], under signed: SignedCheckpoint
  ) throws(Failure) -> TlogProof {
    let proof = try inclusionProof(of: seq - 1, at: signed.checkpoint.size)
    return TlogProof(index: proof.index, path: proof.path, under: signed, extra: line)
  }

  /// The proof that the log begins with what it was at an earlier checkpoint, as a request to a witness (C2SP
  /// tlog-witness), or why it does not.
  ///
  /// - Parameter signed: a checkpoint of the log.
  package mutating func consistency(
    with old: Checkpoint, under signed: SignedCheckpoint
  ) throws(Failure) -> Result<WitnessRequest, Inconsistency> {
    let checkpoint = signed.checkpoint
    guard old.origin == checkpoint.origin else {
      return .failure(.otherOrigin(found: old.origin, expected: checkpoint.origin))
    }
    guard old.size <= checkpoint.size else { return .failure(.longer(found: old.size, size: checkpoint.size)) }
    guard try root(at: old.size) == old.root else { return .failure(.differs(size: old.size, root: old.root)) }
    let path = try consistencyProof(from: old.size, to: checkpoint.size).path
    return .success(WitnessRequest(oldSize: old.size, path: path, for: signed))
  }
}

/// Why a log does not begin with what an earlier checkpoint says.
package enum Inconsistency: Error, Equatable, Sendable {
  case otherOrigin(found: Text, expected: Text)
  /// The checkpoint has more events than the log.
  case longer(found: Int, size: Int)
  /// The log has the events, and they are others.
  case differs(size: Int, root: TreeHash)
}

extension Inconsistency: Explained {
  package var phrase: Phrase {
    switch self {
    case .otherOrigin(let found, let expected):
      Phrase("它属于 \(found)，而本登记簿是 \(expected)", "it is of \(found), and this log is \(expected)")
    case .longer(let found, let size):
      Phrase("它有 \(found) 个事件，而日志有 \(size) 个", "it has \(found) events, and the log has \(size)")
    case .differs(let size, let root):
      Phrase(
        "日志前 \(size) 个事件的根不是 \(root)", "the first \(size) events of the log have another root than \(root)")
    }
  }
}
