import RegistryCore

/// `submit`: commands as JSON lines in, one outcome a line out.
enum SubmitVerb {
  static let verb = Verb(
    name: "submit", section: .entry,
    purpose: Phrase("逐行读入命令（JSON），逐行给出结果", "take commands as JSON lines, print one outcome a line"),
    operands: [OperandSpec("文件|-", "FILE|-", .file, .optional)],
    options: [
      OptionSpec("check", .flag, "只看结果，不记录", "say what would happen, and record nothing"),
      OptionSpec("atomic", .flag, "全部接受才记录，否则都不记录", "record all of them or none"),
      OptionSpec("expected-size", .size, "登记簿正好有 N 个事件时才记录", "record only if the log has exactly N events"),
      OptionSpec(
        "receipt", .file, "把所记事件的证明与检查点存入文件，可用 verify 核对",
        "store the proofs of what was recorded, with the checkpoint, in a file that verify checks"),
    ],
    example: "submit commands.jsonl",
    remarks: Phrase(
      "每行一条命令：{\"commandId\":…,\"command\":…,\"data\":{…}}。空行略过；不是命令的行也得到一条拒绝，不会中断。--check 和 --atomic 读完全部输入后一起裁定，至多 \(WireLimits.maxCommands) 条。",
      "One command a line: {\"commandId\":…,\"command\":…,\"data\":{…}}. Empty lines are skipped; a line that is no command is answered with a refusal and ends nothing. With --check or --atomic the whole input is decided together, at most \(WireLimits.maxCommands) commands."
    ),
    run: { (invocation) throws(Failure) in try run(invocation) })

  private static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
    let lines = try CommandLines(
      invocation.arguments.operands.first, maxLength: CommandBatch.maxLineBytes, language: invocation.language)
    var stream = SubmitStream(
      lines: lines, client: try invocation.connect(), console: invocation.console,
      call: SubmitCall(
        check: invocation.arguments.has("check"), atomic: invocation.arguments.has("atomic"),
        expectedSize: invocation.arguments.number("expected-size"), language: invocation.language),
      keepsNumbers: invocation.arguments.has("receipt"))
    do throws(Failure) {
      let code = try stream.run()
      if let path = invocation.arguments["receipt"] { try Receipt.write(stream.recorded, to: path, invocation) }
      if stream.recordedNothing {
        invocation.console.say(
          invocation.rendering.text("有命令被拒绝，全部都没有记录", "a command was refused, so none was recorded"))
      }
      return code
    } catch {
      // Outcomes that nobody reads are still missed: a quiet end, yet not a good one.
      if case .outputClosed = error { return .failed }
      if let note = stream.undecided { invocation.console.say(invocation.rendering.text(note)) }
      throw error
    }
  }
}
