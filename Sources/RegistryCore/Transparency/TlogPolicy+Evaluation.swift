extension TlogPolicy {
  /// What a policy says of a checkpoint whose signatures hold.
  package struct Verdict: Equatable, Sendable {
    /// The log's key that signed.
    package let log: VerifierKey
    /// Every witness of the policy, in its order.
    package let witnesses: [Sighting]
    /// The group or witness that is demanded; nil if none is.
    package let quorum: Name?
    /// True if the quorum has cosigned, and always if none is demanded.
    package let isSatisfied: Bool
  }

  /// A witness, and when it cosigned.
  package struct Sighting: Equatable, Sendable {
    /// What the policy calls the witness; the name in its key is another matter.
    package let name: Name
    /// Seconds since 1970; nil if it has not cosigned.
    package let timestamp: Int?
  }

  /// Why a policy cannot accept a checkpoint whatever its witnesses say.
  package enum Rejection: Error, Equatable {
    /// A signature of a key of the policy is wrong, or no log of the policy has signed.
    case note(NoteRejection)
    case checkpoint(FormatFault)
    /// No log of the policy, nor any other that is known, is of this origin.
    case unknownOrigin(Text)
  }

  /// Judges a checkpoint.
  ///
  /// - Parameters:
  ///   - log: the log's key where it is known from elsewhere; a policy may name no logs.
  ///   - ed25519: checks a signature.
  package func verdict(
    on note: SignedNote, log: VerifierKey? = nil, checking ed25519: Ed25519Check
  ) throws(Rejection) -> Verdict {
    let checkpoint: Checkpoint
    do throws(FormatFault) { checkpoint = try Checkpoint(parsing: note.text) } catch { throw .checkpoint(error) }
    // The key's name must be the origin: a log that the policy lists may not speak for another one.
    let candidates = (logs + (log.map { [$0] } ?? [])).filter { $0.name == checkpoint.origin }
    guard !candidates.isEmpty else { throw .unknownOrigin(checkpoint.origin) }
    let signed: [VerifiedSignature]
    do throws(NoteRejection) {
      signed = try note.verified(by: candidates + witnesses.map(\.key), checking: ed25519)
    } catch { throw .note(error) }
    guard let log = signed.first(where: { candidates.contains($0.key) }) else {
      throw .note(.noKnownKey(signers: note.signatures.map(\.name)))
    }
    let seen = witnesses.map { witness in
      Sighting(name: witness.name, timestamp: signed.first { $0.key == witness.key }?.timestamp)
    }
    return Verdict(log: log.key, witnesses: seen, quorum: quorum, isSatisfied: isSatisfied(by: seen))
  }

  private func isSatisfied(by witnesses: [Sighting]) -> Bool {
    guard let quorum else { return true }
    var seen: Set<Name> = []
    for witness in witnesses where witness.timestamp != nil { seen.insert(witness.name) }
    // In the order of the file every member was decided before the group that it belongs to.
    for group in groups where group.members.count(where: seen.contains) >= group.threshold { seen.insert(group.name) }
    return seen.contains(quorum)
  }
}

extension TlogPolicy.Rejection: Explained {
  package var phrase: Phrase {
    switch self {
    case .note(let rejection): rejection.phrase
    case .checkpoint(let fault): fault.phrase
    case .unknownOrigin(let origin):
      Phrase("见证策略中没有名为 \(origin) 的登记簿", "no log of the policy is named \(origin)")
    }
  }
}
