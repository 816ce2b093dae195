import RegistryCore

/// `recover`: goes on with a log that is not the one that was signed, and records who accepted that.
enum RecoverVerb {
  static let verb = Verb(
    name: "recover", section: .proof,
    purpose: Phrase(
      "登记簿与签名检查点不符时，记录由谁确认损失后继续",
      "go on with a log that is not the one that was signed, and record who accepts the loss"),
    operands: [OperandSpec("目录", "DIR", .file)],
    options: [
      OptionSpec("reason", .text, "原因，记入登记簿", "why; it is recorded").required,
      OptionSpec("key", .file, "私钥文件；默认 目录/key", "the private key; by default DIR/key"),
      OptionSpec(
        "guard", .file, "检查点的第二份副本（registryd --guard）", "the second copy of the checkpoint (registryd --guard)"),
    ],
    example: "recover DIR --reason \"disk lost, restored from the backup of 2024-05-01\"",
    remarks: Phrase(
      "先停止 registryd，并保留目录的副本。只在找不到正确副本时使用：它在登记簿中留下事件，见证人和持有旧检查点的人都会发现。",
      "Stop registryd first, and keep a copy of the directory. Use it only when no right copy can be found: the event stays in the log, and witnesses and whoever keeps an older checkpoint will notice."
    ),
    run: { (invocation) throws(Failure) in try run(invocation) })

  /// A reason is a few sentences; one line of the log holds it beside the checkpoints that were lost.
  private static let maximumReasonBytes = 8_000

  private static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
    let arguments = invocation.arguments
    let reason = arguments["reason"] ?? ""
    guard reason.utf8.count <= maximumReasonBytes else {
      throw invocation.usage(
        .badValue(
          "reason", String(reason.prefix(20)) + "…",
          expected: Phrase("不超过 \(maximumReasonBytes) 字节", "at most \(maximumReasonBytes) bytes"), suggestion: nil))
    }
    let uid = UserNames.currentUserID
    let user = try onSystem { () throws(SystemError) in try UserNames.name(uid) }
    let loss: AcceptedLoss
    do throws(EngineError) {
      loss = try Engine.recover(
        arguments.operands[0], Keeping(key: arguments["key"], guardFile: arguments["guard"]),
        reason: Text(reason), by: Author(userID: uid, user: Text(user)),
        now: Instant(microseconds: WallClock.now()), on: HostDisk())
    } catch {
      throw .registry(error)
    }
    if invocation.wantsJSON {
      try invocation.console.put([
        "seq": .number(JSONNumber(loss.seq)), "faults": .array(loss.faults.map { .string(Text($0.english)) }),
        "key": .string(Text(loss.key.description)),
        "checkpoint": .string(Text(loss.signed.text)),
      ])
    } else {
      for fault in loss.faults { invocation.console.say(invocation.rendering.text(fault)) }
      if let file = loss.newKeyFile {
        try invocation.console.put(
          invocation.rendering.text("已在 \(file) 生成新私钥\n", "made a new key in \(file)\n"))
      }
      // Always: the key that lies there may be another than the one that has signed so far.
      try invocation.console.put(
        invocation.rendering.text(
          "今后用此验证密钥核对：\(loss.key)\n", "from now on the verifier key is:  \(loss.key)\n"))
      try invocation.console.put(
        invocation.rendering.text(
          "已记为事件 \(loss.seq)；请把新的检查点告知见证人和持有旧检查点的人\n",
          "recorded as event \(loss.seq); tell the witnesses and whoever keeps older checkpoints\n"))
    }
    return .done
  }
}
