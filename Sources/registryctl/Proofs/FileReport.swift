import RegistryCore

/// The verification of a file that came from the registry: a bundle, a receipt, the proof of an event, a checkpoint.
enum FileReport {
  static func verify(_ path: String, _ invocation: Invocation) throws(Failure) -> ExitCode {
    let bytes = try SmallFile.read(path, limit: Bundle.maximumBytes)
    guard let option = invocation.arguments["key"] else { throw invocation.usage(.optionsMissing(["key"])) }
    if let earlier = invocation.arguments["since"] {
      throw invocation.usage(
        .badDocument(earlier, reason: Phrase("--since 只用于目录", "--since is for directories")))
    }
    let key = try ProofFiles.key(option)
    let policy = try invocation.arguments["policy"].map { (path) throws(Failure) in
      try ProofFiles.policy(path)
    }
    let report: VerificationReport
    if bytes.first == UInt8(ascii: "{") {
      report =
        bytes.starts(with: "{\"seq\":".utf8)
        ? receipts(bytes, path, key, policy) : bundle(bytes, path, key, policy, invocation)
    } else if bytes.starts(with: "c2sp.org/tlog-proof".utf8) {
      report = proof(bytes, path, key, policy)
    } else if WitnessRequest.begins(bytes) || bytes.starts(with: "— ".utf8) {
      throw invocation.usage(
        .badDocument(
          path,
          reason: Phrase(
            "这是给见证人的请求或见证人的共签，其中没有可核对的答案：请核对加了共签的检查点（registryctl cosign）",
            "it is a request to a witness or a cosignature, and answers nothing: verify the checkpoint that was cosigned (registryctl cosign)"
          )))
    } else {
      report = checkpoint(bytes, path, key, policy)
    }
    return try report.tell(invocation)
  }

  // MARK: Bundle

  private static func bundle(
    _ bytes: [UInt8], _ path: String, _ key: VerifierKey, _ policy: TlogPolicy?, _ invocation: Invocation
  ) -> VerificationReport {
    var bar = AttachmentFile.bar(path, bytes.count, invocation.console)
    let verification = BundleVerification(bytes, key: key, policy: policy, render: AnswerJSON.object) { done, total in
      bar.update(total == 0 ? bytes.count : done * bytes.count / total)
    }
    bar.finish()
    var report = VerificationReport(subject: path, checks: verification.checks)
    guard let bundle = verification.bundle else { return report }
    let status = Answer(bundle.answer).answer("status")
    let space = bundle.question["spaceId"]?.asText ?? ""
    report.facts.append((Phrase("空间", "space"), "spaceId", .string(space), nil))
    if let day = bundle.question["on"] { report.facts.append((Phrase("日期", "on"), "on", day, nil)) }
    if let known = bundle.question["knownAt"] {
      report.facts.append((Phrase("所知截至", "known at"), "knownAt", known, nil))
    }
    if let title = status?.text("titleStatus") {
      report.facts.append((Phrase("状态", "status"), "titleStatus", .string(title), Labels.titleStatus(title)))
    }
    if let checkpoint = verification.checkpoint { report.facts += facts(checkpoint) }
    report.facts.append((Phrase("事件", "events"), "events", .number(JSONNumber(bundle.events.count)), nil))
    let personal = verification.personal
    report.facts.append(
      (
        Phrase("个人信息", "personal values"), "personal",
        .object([
          "present": .number(JSONNumber(personal.present)), "erased": .number(JSONNumber(personal.erased)),
          "withheld": .number(JSONNumber(personal.withheld)),
        ]),
        Phrase(
          "出示 \(personal.present)，已去除 \(personal.erased)，未出示 \(personal.withheld)",
          "\(personal.present) shown, \(personal.erased) erased, \(personal.withheld) withheld")
      ))
    let absent = bundle.evidence.count { $0.data == nil }
    if !bundle.evidence.isEmpty {
      report.facts.append(EvidenceWords.fact(named: bundle.evidence.count, missing: absent))
    }
    report.proven = [
      Phrase(
        "登记簿 \(key.name) 签署过这个答案所依据的全部事件，一字未改。",
        "The registry \(key.name) has signed every event that this answer rests on, unchanged to the byte."),
      Phrase(
        "截至该检查点，关于该空间、其运营主体及有关代码的事件全部在此，没有遗漏。",
        "Up to the checkpoint these are all events about the space, its operators and their codes: none was left out."),
      Phrase(
        "按登记簿所载办法重新裁定每一件，得出同样的决定和同样的答案。",
        "Judged again by the recorded regulation, every decision and the answer come out the same."),
    ]
    report.unproven = [
      Phrase("所记之事本身是否属实，以及登记之前发生而未登记的事。", "Whether what was recorded is true, and what was never recorded."),
      Phrase(
        "登记簿没有给别人看另一个版本：请与别人持有的检查点比较，或用 --policy 要求见证。",
        "That nobody was shown another log: compare the checkpoint with those that others keep, or demand witnesses with --policy."
      ),
      Phrase(
        "是否另有同名、同址的空间（这些提示要看整个登记簿）。", "Warnings that look at all spaces (same name, same address, linked to a ban)."),
    ]
    if verification.unjudged > 0 {
      report.unproven.append(
        Phrase(
          "同一运营主体其他空间的 \(verification.unjudged) 件：为证明完整而出示，未重新裁定。",
          "\(CountedNoun.english(verification.unjudged, "command")) about other spaces of the same operators: shown for completeness, not judged."
        ))
    }
    if absent > 0 { report.unproven.append(EvidenceWords.unproven(absent)) }
    if policy != nil { report.unproven.remove(at: 1) }
    return report
  }

  // MARK: Proof, receipt, checkpoint

  private static func proof(
    _ bytes: [UInt8], _ path: String, _ key: VerifierKey, _ policy: TlogPolicy?
  ) -> VerificationReport {
    var checks = ProofChecks(key, policy)
    let line = checks.check(bytes)
    return report(path, checks, line.map { [$0] } ?? [])
  }

  private static func receipts(
    _ bytes: [UInt8], _ path: String, _ key: VerifierKey, _ policy: TlogPolicy?
  ) -> VerificationReport {
    var checks = ProofChecks(key, policy)
    var lines: [EventLine] = []
    var rows = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    // A line that was cut off is looked at too, and is none.
    if rows.last?.isEmpty == true { rows.removeLast() }
    for row in rows {
      if let line = checks.check(receipt: Array(row)) { lines.append(line) }
    }
    return report(path, checks, lines)
  }

  private static func report(_ path: String, _ checks: ProofChecks, _ lines: [EventLine]) -> VerificationReport {
    var report = VerificationReport(subject: path, checks: checks.all)
    if let checkpoint = checks.checkpoint { report.facts = facts(checkpoint) }
    for line in lines {
      report.facts.append((Phrase("事件", "event"), "seq", .number(JSONNumber(line.seq)), nil))
      report.facts.append((Phrase("种类", "type"), "type", .string(Text(line.event.rawValue)), line.event.label))
      report.facts.append((Phrase("录入时间", "recorded at"), "at", .string(Text(line.recordedAt.utc)), nil))
    }
    report.proven = [
      Phrase("这些事件在已签署的登记簿中，一字未改。", "The events are in the log that was signed, unchanged to the byte.")
    ]
    report.unproven = [
      Phrase("是否还有更正、作废它们的后来事件：请用证据包。", "Whether later events corrected or annulled them: a bundle proves that.")
    ]
    return report
  }

  private static func checkpoint(
    _ bytes: [UInt8], _ path: String, _ key: VerifierKey, _ policy: TlogPolicy?
  ) -> VerificationReport {
    var signature = Check(.signature)
    var found: SignedCheckpoint?
    signature.examine { () throws(CheckFailure) in found = try CheckpointChecks.signature(of: bytes, key) }
    var checks = [signature]
    if let policy, let found {
      var quorum = Check(.policy)
      quorum.examine { () throws(CheckFailure) in _ = try CheckpointChecks.policy(policy, on: found.note, key) }
      checks.append(quorum)
    }
    var report = VerificationReport(subject: path, checks: checks)
    if let found {
      report.facts = facts(found.checkpoint)
      report.facts.append(
        (Phrase("短式", "short form"), "short", .string(Text(ShortCheckpoint(found.checkpoint).description)), nil))
    }
    report.proven = [Phrase("登记簿签署过这个检查点。", "The registry has signed this checkpoint.")]
    if policy != nil {
      report.proven.append(
        Phrase("见证策略所要求的见证人都已共签。", "The witnesses that the policy demands have cosigned it."))
    }
    return report
  }

  static func facts(_ checkpoint: Checkpoint) -> [VerificationReport.Fact] {
    [
      (Phrase("登记簿", "registry"), "origin", .string(checkpoint.origin), nil),
      (Phrase("检查点", "checkpoint"), "size", .number(JSONNumber(checkpoint.size)), nil),
      (Phrase("根", "root"), "root", .string(Text(checkpoint.root.base64)), nil),
    ]
  }
}

/// The checks of proofs of single events.
struct ProofChecks {
  private let key: VerifierKey
  private let policy: TlogPolicy?
  private var format = Check(.format)
  private var signature = Check(.signature)
  private var quorum = Check(.policy)
  private var inclusion = Check(.inclusion)
  private(set) var checkpoint: Checkpoint?

  init(_ key: VerifierKey, _ policy: TlogPolicy?) {
    self.key = key
    self.policy = policy
  }

  var all: [Check] { [format, signature] + (policy == nil ? [] : [quorum]) + [inclusion] }

  /// Checks one line of a receipt: `{"seq":5,"proof":"…"}`.
  mutating func check(receipt: [UInt8]) -> EventLine? {
    guard let object = (try? JSONReader.parse(receipt))?.asObject, let seq = object["seq"]?.asNatural,
      let proof = object["proof"]?.asText,
      JSONWriter.bytes(of: .object(["seq": .number(JSONNumber(Int(seq))), "proof": .string(proof)])) == receipt
    else {
      format.fail(CheckFailure("notAReceipt", "不是回执的一行", "a line is no receipt"))
      return nil
    }
    guard let line = check(Array(proof.string.utf8)) else { return nil }
    if line.seq != Int(seq) {
      format.fail(
        CheckFailure("notAReceipt", seq: line.seq, "回执的事件号与证明不符", "the receipt names another event than its proof"))
    }
    return line
  }

  /// Checks a tlog-proof that has the event's line as its extra data.
  mutating func check(_ bytes: [UInt8]) -> EventLine? {
    var parsed: (proof: TlogProof, entry: [UInt8], line: EventLine)?
    format.examine { () throws(CheckFailure) in
      let proof: TlogProof
      do throws(FormatFault) { proof = try TlogProof(parsing: bytes) } catch {
        throw CheckFailure("notAProof", "不是有效的证明：\(error.phrase.chinese)", "\(error)")
      }
      guard proof.bytes == bytes else {
        throw CheckFailure("notCanonical", "证明的写法不规范", "the proof is not written as the registry writes")
      }
      guard let entry = proof.extra, let line = try? EventLine(parsing: entry) else {
        throw CheckFailure("noLine", "证明中没有事件行", "there is no event line in the proof")
      }
      guard line.seq - 1 == proof.index else {
        throw CheckFailure(
          "indexDiffers", seq: line.seq, "证明的位置 \(proof.index) 不是事件 \(line.seq) 的",
          "the index \(proof.index) is not that of event \(line.seq)")
      }
      parsed = (proof, entry, line)
    }
    guard let (proof, entry, line) = parsed else { return nil }
    var isSigned = false
    signature.examine { () throws(CheckFailure) in
      checkpoint = try CheckpointChecks.signature(of: proof.signed.bytes, key).checkpoint
      isSigned = true
    }
    guard isSigned else { return nil }
    if let policy {
      quorum.examine { () throws(CheckFailure) in _ = try CheckpointChecks.policy(policy, on: proof.signed.note, key) }
    }
    inclusion.examine { () throws(CheckFailure) in
      let hasher = SHA256()
      do throws(ProofFault) {
        try proof.inclusion.verify(leaf: hasher.leaf(entry), root: proof.checkpoint.root, by: hasher)
      } catch {
        throw CheckFailure(
          "eventNotInLog", seq: line.seq, "事件 \(line.seq) 不在该检查点的登记簿中：\(error.phrase.chinese)",
          "event \(line.seq) is not in the log of the checkpoint: \(error)")
      }
    }
    return line
  }
}
