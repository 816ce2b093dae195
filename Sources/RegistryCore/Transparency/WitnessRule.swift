/// What a witness checks before it cosigns: the rules of `add-checkpoint` in C2SP tlog-witness.
package enum WitnessRule {
  /// Checks a request. If it returns, the witness may cosign, once it has kept the checkpoint durably.
  ///
  /// - Parameters:
  ///   - logs: the keys of the logs that the witness watches.
  ///   - latest: the checkpoint that it cosigned last of the same origin; nil if none.
  package static func check(
    _ request: WitnessRequest, logs: [VerifierKey], latest: Checkpoint?, by hasher: some TreeHasher,
    checking ed25519: Ed25519Check
  ) throws(WitnessRefusal) {
    let checkpoint = request.checkpoint
    let keys = logs.filter { $0.name == checkpoint.origin }
    guard !keys.isEmpty else { throw .unknownOrigin(checkpoint.origin) }
    do throws(NoteRejection) { _ = try request.signed.note.verified(by: keys, checking: ed25519) } catch {
      throw .notSigned(error)
    }
    guard request.oldSize <= checkpoint.size else {
      throw .oldAboveNew(old: request.oldSize, new: checkpoint.size)
    }
    let seen = latest?.size ?? 0
    guard request.oldSize == seen else { throw .otherSize(seen: seen, old: request.oldSize) }
    if let latest, latest.size == checkpoint.size, latest.root != checkpoint.root {
      throw .fork(size: latest.size, seen: latest.root, shown: checkpoint.root)
    }
    let proof = ConsistencyProof(oldSize: seen, newSize: checkpoint.size, path: request.path)
    do throws(ProofFault) {
      try proof.verify(oldRoot: latest?.root ?? hasher.emptyRoot, newRoot: checkpoint.root, by: hasher)
    } catch { throw .inconsistent(error) }
  }
}

/// Why a witness does not cosign. Each has the status that an HTTP witness answers with.
package enum WitnessRefusal: Error, Equatable {
  /// The witness does not watch this log.
  case unknownOrigin(Text)
  /// No key that the witness knows for this log has signed.
  case notSigned(NoteRejection)
  /// The request itself says that the log has shrunk.
  case oldAboveNew(old: Int, new: Int)
  /// The proof begins elsewhere than the witness stands. An honest log asks again from there; one that was rolled back
  /// cannot.
  case otherSize(seen: Int, old: Int)
  /// The log has signed two different trees of one size. Both checkpoints together convict it.
  case fork(size: Int, seen: TreeHash, shown: TreeHash)
  /// The new tree does not begin with the one that the witness has seen.
  case inconsistent(ProofFault)

  /// The status of HTTP that C2SP tlog-witness prescribes for it.
  package var status: Int {
    switch self {
    case .unknownOrigin: 404
    case .notSigned: 403
    case .oldAboveNew: 400
    case .otherSize: 409
    case .fork, .inconsistent: 422
    }
  }

  /// One word, for programs.
  package var word: String {
    switch self {
    case .unknownOrigin: Self.words[0]
    case .notSigned: Self.words[1]
    case .oldAboveNew: Self.words[2]
    case .otherSize: Self.words[3]
    case .fork: Self.words[4]
    case .inconsistent: Self.words[5]
    }
  }

  /// Every ``word``, in the order of the cases; part of the schema of answers.
  package static let words = ["unknownOrigin", "notSigned", "oldAboveNew", "otherSize", "fork", "inconsistent"]
}
