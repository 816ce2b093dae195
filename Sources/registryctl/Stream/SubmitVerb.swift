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
    ] + CommandInput.options + ResultFile.options + [
      OptionSpec(
        "receipt", .file, "把所记事件的证明与检查点存入文件，可用 verify 核对",
        "store the proofs of what was recorded, with the checkpoint, in a file that verify checks")
    ],
    example: "submit commands.jsonl",
    remarks: Phrase(
      "每行一条命令：{\"commandId\":…,\"command\":…,\"data\":{…}}。空行略过；不是命令的行也得到一条拒绝，不会中断。文件中没有命令号的行以“文件名:行号”为命令号，重交同一文件无害。表格见 template --csv。--check 和 --atomic 读完全部输入后一起裁定，至多 \(WireLimits.maxCommands) 条。",
      "One command a line: {\"commandId\":…,\"command\":…,\"data\":{…}}. Empty lines are skipped; a line that is no command is answered with a refusal and ends nothing. A line of a file without an id gets FILE:LINE as its id, so the same file can be submitted again. For tables see template --csv. With --check or --atomic the whole input is decided together, at most \(WireLimits.maxCommands) commands."
    ),
    run: { (invocation) throws(Failure) in try run(invocation) })

  private static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
    let input = try CommandInput(invocation)
    return try run(
      input,
      SubmitCall(
        check: invocation.arguments.has("check"), atomic: invocation.arguments.has("atomic"),
        expectedSize: invocation.arguments.number("expected-size")), invocation)
  }

  /// Submits what comes in and reports on it.
  static func run(
    _ input: CommandInput, _ call: SubmitCall, _ invocation: Invocation
  ) throws(Failure) -> ExitCode {
    let arguments = invocation.arguments
    if arguments.has("results"), call.check { throw invocation.usage(.resultsOfCheck) }
    if arguments.has("resume"), !arguments.has("results") { throw invocation.usage(.optionsMissing(["results"])) }
    if arguments.has("resume"), call.atomic { throw invocation.usage(.together("atomic", "resume")) }
    let client = try invocation.connect()
    let results = try arguments["results"].map { (path) throws(Failure) in
      try ResultFile(path, resumes: arguments.has("resume"), verb: invocation.verb)
    }
    let report = SubmitReport(invocation, results: results, total: input.source.progress.total)
    try passOver(results?.decided ?? [], of: input, report)
    var stream = SubmitStream(input: input, client: client, report: report, call: call)
    do throws(Failure) {
      let code = try stream.run()
      try report.finish()
      if let path = arguments["receipt"] { try Receipt.write(report.recorded, to: path, invocation) }
      if stream.recordedNothing {
        invocation.console.say(
          invocation.rendering.text("有命令被拒绝，全部都没有记录", "a command was refused, so none was recorded"))
      }
      try tell(report, hasResults: results != nil, wasCheck: call.check, invocation)
      return code
    } catch {
      try? report.finish()
      // Outcomes that nobody reads are still missed: a quiet end, yet not a good one.
      if case .outputClosed = error { return .failed }
      if let note = stream.undecided { invocation.console.say(invocation.rendering.text(note)) }
      throw error
    }
  }

  /// Reads past the lines that an earlier run has decided, and sees that they are what they were.
  private static func passOver(
    _ decided: [ResultFile.Decided], of input: CommandInput, _ report: SubmitReport
  ) throws(Failure) {
    for known in decided {
      guard let item = try input.next(waiting: true), input.source.lineNumber == known.line,
        CommandBatch.digest(of: item) == known.input
      else { throw .inputChanged(line: known.line) }
      report.skip(known)
    }
  }

  /// What it came to: the answer if the outcomes are in a file, else talk for those who look on.
  private static func tell(
    _ report: SubmitReport, hasResults: Bool, wasCheck: Bool, _ invocation: Invocation
  ) throws(Failure) {
    let sentence = invocation.rendering.text(report.sentence(wasCheck: wasCheck))
    if hasResults {
      if invocation.wantsJSON {
        try invocation.console.put(report.object)
      } else {
        try invocation.console.put(sentence + "\n")
      }
    } else if Terminal.isTerminal(.error) {
      invocation.console.say(sentence)
    }
  }
}
