import RegistryCore

/// `plan`: what a file of commands would do, written down for review.
enum PlanVerb {
  static let verb = Verb(
    name: "plan", section: .entry,
    purpose: Phrase("试算一组命令，写成可审阅的计划", "try commands and write what they would do as a plan for review"),
    operands: [OperandSpec("文件|-", "FILE|-", .file, .optional)],
    options: [
      OptionSpec("out", .file, "计划写入的文件；默认标准输出", "the file to write; by default standard output"), SmallFile.force,
    ] + CommandInput.options,
    example: "plan commands.jsonl --out plan.json",
    remarks: Phrase(
      "什么都不记录。计划含每条命令及其结果、会产生的事件、日志的长度、根和签名检查点；用 apply 执行。计划含个人信息，文件权限为 0600。有命令会被拒绝时退出码为 1。",
      "Nothing is recorded. The plan holds every command with its outcome and the events that it would yield, the size, root and signed checkpoint of the log; apply carries it out. It holds personal data, so the file's mode is 0600. The exit code is 1 if a command would be refused."
    ),
    run: { (invocation) throws(Failure) in try run(invocation) })

  private static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
    if let out = invocation.arguments["out"] { try SmallFile.keepOld(out, invocation) }
    let input = try CommandInput(invocation)
    let commands = try input.allCommands()
    let client = try invocation.connect()
    let plan = try make(commands, client, in: invocation.language)
    guard let out = invocation.arguments["out"] else {
      try invocation.console.put(plan.text)
      return plan.refusedCount == 0 ? .done : .refused
    }
    try SmallFile.write(Array(plan.text.utf8), to: out, permissions: 0o600)
    if invocation.wantsJSON {
      try invocation.console.put([
        "file": .string(Text(out)), "size": .number(JSONNumber(plan.size)),
        "accepted": .number(JSONNumber(plan.outcomes.count - plan.refusedCount)),
        "refused": .number(JSONNumber(plan.refusedCount)),
      ])
    } else {
      try invocation.console.put(PlanText.text(plan, file: out, invocation.rendering))
    }
    return plan.refusedCount == 0 ? .done : .refused
  }

  /// How often somebody else may record something between a trial and the checkpoint that is to say of which log it was.
  private static let mostAttempts = 20

  private static func make(
    _ commands: [JSONObject], _ client: RegistryClient, in language: Language
  ) throws(Failure) -> Plan {
    var trial = try Trial.run(commands, client, in: language)
    for _ in 0..<mostAttempts {
      let signed = try client.checkpoint()
      if signed.checkpoint.size == trial.size {
        return Plan(
          origin: trial.origin, size: trial.size, root: signed.checkpoint.root.base64, checkpoint: signed.text,
          commands: commands, outcomes: trial.outcomes)
      }
      trial = try Trial.run(commands, client, in: language)
    }
    throw .logKeptChanging(attempts: mostAttempts)
  }
}

/// A plan for people.
enum PlanText {
  static func text(_ plan: Plan, file: String, _ rendering: Rendering) -> String {
    var result = ""
    for (command, outcome) in zip(plan.commands, plan.outcomes) {
      guard let name = command["command"]?.asText.flatMap({ CommandName(name: $0) }) else { continue }
      result += OutcomeText.text(OutcomeReport(outcome), of: name, wasCheck: true, rendering)
    }
    let accepted = plan.outcomes.count - plan.refusedCount
    result +=
      rendering.styled(
        rendering.text(
          "计划：\(accepted) 条可接受，\(plan.refusedCount) 条会被拒绝；依据日志前 \(plan.size) 个事件",
          "plan: \(accepted) would be accepted, \(plan.refusedCount) refused; made against the first \(CountedNoun.english(plan.size, "event"))"
        ),
        .strong) + "\n"
    if plan.refusedCount == 0 {
      result += rendering.text("执行：registryctl apply \(file)\n", "to carry it out: registryctl apply \(file)\n")
    }
    return result
  }
}
