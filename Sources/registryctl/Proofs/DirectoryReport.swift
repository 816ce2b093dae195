import RegistryCore

/// The verification of a whole registry in its directory.
enum DirectoryReport {
  static func verify(_ path: String, _ invocation: Invocation) throws(Failure) -> ExitCode {
    try judge(path, invocation) { () throws(Failure) in
      try report(try verification(path, invocation), path, invocation)
    }
  }

  /// The registry of the daemon, in its directory, and then what the daemon itself answers.
  static func verifyRunning(_ invocation: Invocation) throws(Failure) -> ExitCode {
    let client = try invocation.connect()
    client.sendInfo()
    guard let path = Answer(try client.info()).string("directory") else { throw .strangeAnswer("directory") }
    // So that what is checked below reaches as far as the daemon is now, and is the daemon's log and no other.
    let note = try client.checkpoint().bytes
    let served = invocation.rendering.text("服务的检查点", "the daemon's checkpoint")
    return try judge(path, invocation) { () throws(Failure) in
      let verification = try verification(path, invocation, served: (served, note))
      var checks = verification.checks
      if let index = checks.firstIndex(where: { $0.kind == .projections }) {
        try compareAnswers(&checks[index], verification, client)
      }
      let report = try report(verification, path, invocation)
      return VerificationReport(
        subject: report.subject, checks: checks, facts: report.facts, proven: report.proven, unproven: report.unproven)
    }
  }

  /// Tells what a verification found. A registry that does not even say who it is has failed like one with any other
  /// damage; one of a later format cannot be judged here.
  private static func judge(
    _ path: String, _ invocation: Invocation, _ verify: () throws(Failure) -> VerificationReport
  ) throws(Failure) -> ExitCode {
    var report: VerificationReport
    do throws(Failure) { report = try verify() } catch {
      let reason = error.explanation.sentence
      var check = Check(.format)
      switch error {
      case .registry(.directory(.identityMissing)):
        check.fail(CheckFailure("identityMissing", reason.chinese, reason.english))
      case .registry(.directory(.identity(_, let fault))):
        if case .newerFormat = fault { throw error }
        check.fail(
          CheckFailure(
            "identityUnreadable", "\(reason.chinese)；该文件写成后从不改动，请从任何一份副本放回",
            "\(reason.english); that file is never changed, so put it back from any copy"))
      default: throw error
      }
      check.examined = 1
      report = VerificationReport(subject: path, checks: [check])
    }
    return try report.tell(invocation)
  }

  private static func verification(
    _ path: String, _ invocation: Invocation, served: (name: String, note: [UInt8])? = nil
  ) throws(Failure) -> DirectoryVerification {
    var measure = DirectoryVerification.Measure()
    measure.key = try invocation.arguments["key"].map { (text) throws(Failure) in
      try ProofFiles.key(text)
    }
    measure.policy = try invocation.arguments["policy"].map { (path) throws(Failure) in
      try ProofFiles.policy(path)
    }
    for path in invocation.arguments.all("since") {
      measure.earlier.append((path, try SmallFile.read(path, limit: SignedNote.maximumBytes)))
    }
    if let served {
      measure.earlier.append((served.name, served.note))
      measure.withAnswers = true
    }
    measure.withDecisions = !invocation.arguments.has("no-decisions")
    if measure.policy != nil, measure.key == nil { throw invocation.usage(.optionsMissing(["key"])) }
    var bar: ProgressBar?
    var total = 0
    defer { bar?.finish() }
    do throws(EngineError) {
      return try DirectoryVerification(path, measure, on: HostDisk(), render: AnswerJSON.bytes) { done, all in
        if bar == nil || all != total {
          bar?.finish()
          total = all
          bar = AttachmentFile.bar(path, max(all, 1), invocation.console)
        }
        bar?.update(done)
      }
    } catch {
      throw .registry(error)
    }
  }

  private static func report(
    _ verification: DirectoryVerification, _ path: String, _ invocation: Invocation
  ) throws(Failure) -> VerificationReport {
    var report = VerificationReport(subject: path, checks: verification.checks)
    report.facts = [
      (Phrase("登记簿", "registry"), "origin", .string(Text(verification.origin)), nil),
      (Phrase("事件", "events"), "size", .number(JSONNumber(verification.size)), nil),
    ]
    if let root = verification.root {
      report.facts.append((Phrase("根", "root"), "root", .string(Text(root.base64)), nil))
    }
    if let checkpoint = verification.checkpoint {
      report.facts.append((Phrase("已签至", "signed up to"), "signed", .number(JSONNumber(checkpoint.size)), nil))
    }
    let evidence = verification.evidence
    if evidence.named > 0 {
      report.facts.append(EvidenceWords.fact(named: evidence.named, missing: evidence.missing))
    }
    report.proven = [
      Phrase(
        "日志、个人信息和附件的每个字节都与登记簿所述相符，各项见上。",
        "Every byte of the log, the personal values and the attachments is what the registry says it is, each thing as listed above."
      )
    ]
    if verification.tornBytes > 0 {
      let bytes = verification.tornBytes
      report.facts.append(
        (
          Phrase("未写完的末尾", "unfinished end"), "tornBytes", .number(JSONNumber(bytes)),
          Phrase(
            "\(bytes) 字节：写到一半被中断，没有向任何人确认过，服务下次启动时移走",
            "\(CountedNoun.english(bytes, "byte")) of an interrupted write that nobody was told of; the next start takes it away"
          )
        ))
    }
    if invocation.arguments["key"] == nil {
      report.unproven.append(
        Phrase(
          "检查点由谁签署：请用 --key 给出从别处得来的验证密钥。",
          "Who signed the checkpoint: give the verifier key, from elsewhere, with --key."))
    }
    if invocation.arguments["since"] == nil {
      report.unproven.append(
        Phrase(
          "这不是旧副本、也没有连同检查点一起改写：请用 --since 给出别人持有的检查点。",
          "That this is no old copy, and was not rewritten together with its checkpoint: give checkpoints that others keep, with --since."
        ))
    }
    report.unproven.append(
      Phrase(
        "服务能以此目录启动：未核对私钥文件，也未核对登记簿所不知的文件。",
        "That the daemon can start from this directory: the private key was not looked at, nor any file that the registry does not know."
      ))
    if evidence.missing > 0 { report.unproven.append(EvidenceWords.unproven(evidence.missing)) }
    if invocation.arguments.has("no-decisions") {
      report.unproven.append(Phrase("各项决定符合规则。", "That the rules lead to the decisions."))
    }
    return report
  }

  /// The running daemon must answer as the log does: if it has recorded nothing since, as known at the last event, and
  /// else as known just before that.
  private static func compareAnswers(
    _ check: inout Check, _ verification: DirectoryVerification, _ client: RegistryClient
  ) throws(Failure) {
    for moment in verification.answers {
      var compared = check
      for (question, expected) in moment.answers {
        compared.examine { () throws(CheckFailure) in try compare(question, expected, client) }
      }
      client.sendInfo()
      let size = Answer(try client.info()).number("size")
      if moment.knownAt < verification.lastAt || size == verification.size {
        check = compared
        return
      }
    }
  }

  private static func compare(
    _ question: JSONObject, _ expected: [UInt8], _ client: RegistryClient
  ) throws(CheckFailure) {
    let found: JSONObject
    do throws(Failure) { found = try client.ask(question) } catch {
      let reason = error.explanation.sentence
      throw CheckFailure(
        "daemonSilent", "服务没有回答：\(reason.chinese)", "the daemon did not answer: \(reason.english)")
    }
    guard JSONWriter.bytes(of: .object(found)) == expected else {
      let asked = String(decoding: JSONWriter.bytes(of: .object(question)), as: UTF8.self)
      throw CheckFailure(
        "daemonDiffers", "服务的回答与日志不符：\(asked)", "the daemon answers otherwise than the log: \(asked)")
    }
  }
}
