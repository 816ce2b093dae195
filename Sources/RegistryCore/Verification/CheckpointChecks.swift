/// What is to be checked of a signed checkpoint, wherever it stands.
package enum CheckpointChecks {
  /// Bytes that should be a checkpoint are none.
  package static func unreadable(_ error: FormatFault) -> CheckFailure {
    CheckFailure("checkpointUnreadable", "检查点不可读：\(error.phrase.chinese)", "the checkpoint cannot be read: \(error)")
  }

  /// Reads a signed note that must be a checkpoint of the log with that key.
  package static func signature(
    of bytes: [UInt8], _ key: VerifierKey
  ) throws(CheckFailure) -> SignedCheckpoint {
    do throws(CheckFailure) { return try signature(ofNote: bytes, key) } catch {
      // An editor's doing, which looks like a forger's.
      guard bytes.starts(with: ByteOrderMark.utf8) else { throw error }
      throw CheckFailure(
        "byteOrderMark", "文件以字节顺序标记（BOM）开头，不在签名之内：请去掉它，或重新取得该文件",
        "the file begins with a byte order mark, which nobody has signed: take that away, or get the file anew")
    }
  }

  private static func signature(
    ofNote bytes: [UInt8], _ key: VerifierKey
  ) throws(CheckFailure) -> SignedCheckpoint {
    let signed: SignedCheckpoint
    do { signed = try SignedCheckpoint(parsing: bytes) } catch { throw unreadable(error) }
    do { _ = try signed.note.verified(by: [key]) } catch {
      switch error {
      case .noKnownKey:
        throw CheckFailure(
          "otherKey", "检查点不是用给定的密钥 \(key.name) \(key.id) 签的",
          "the checkpoint is not signed by the key given (\(key.name) \(key.id))")
      case .wrongSignature:
        throw CheckFailure("signatureWrong", "检查点的签名不对", "the signature of the checkpoint is wrong: \(error)")
      }
    }
    guard signed.checkpoint.origin == key.name else {
      throw CheckFailure(
        "otherOrigin", "检查点属于 \(signed.checkpoint.origin)，不属于 \(key.name)",
        "the checkpoint is of \(signed.checkpoint.origin), not of \(key.name)")
    }
    return signed
  }

  /// Asks a policy whether it is for the log with that key, and whether enough witnesses have cosigned.
  package static func policy(
    _ policy: TlogPolicy, on note: SignedNote, _ key: VerifierKey
  ) throws(CheckFailure) -> TlogPolicy.Verdict {
    // The verdict would go by the key given as well; a policy that names logs is for those alone.
    guard policy.logs.isEmpty || policy.logs.contains(key) else {
      let names = policy.logs.map { "\($0.name) \($0.id)" }.joined(separator: ", ")
      throw CheckFailure(
        "policyOfOtherLog", "见证策略是给别的登记簿的（\(names)），不是给密钥 \(key.name) \(key.id) 的",
        "the policy is for another log (\(names)), not for the key \(key.name) \(key.id)")
    }
    let verdict: TlogPolicy.Verdict
    do { verdict = try policy.verdict(on: note, log: key) } catch {
      throw CheckFailure("policyRejects", "见证策略不接受：\(error.phrase.chinese)", "the policy rejects it: \(error)")
    }
    guard verdict.isSatisfied else {
      let missing = verdict.witnesses.filter { $0.timestamp == nil }.map(\.name.description).joined(separator: ", ")
      throw CheckFailure("quorumMissing", "见证不足，缺 \(missing)", "too few witnesses have cosigned; missing: \(missing)")
    }
    return verdict
  }
}
