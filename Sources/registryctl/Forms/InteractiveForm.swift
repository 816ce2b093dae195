import RegistryCore

/// Fills in an application at the terminal, or from a pipe: asks, keeps a draft after every answer, shows everything
/// for review, lets the daemon judge it, and submits it. Questions go to standard error, the outcome to standard
/// output.
struct InteractiveForm {
  private let invocation: Invocation
  private let client: RegistryClient
  private let text: FormText
  private let reader = LineReader(maxLength: FormLine.maximumBytes)
  private var draft: FormDraft
  private var dialogue: FormDialogue

  /// Where a draft is kept if nothing is said.
  static let usualDraft = "application.draft.json"

  static let options: [OptionSpec] = [
    OptionSpec("interactive", .flag, "逐项填写申报书，随时可退出，下次继续", "fill in an application question by question, with resume"),
    OptionSpec(
      "draft", .file, "草稿文件；默认 \(usualDraft)", "the file of the draft; by default \(usualDraft)"),
  ]

  static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
    var form = try InteractiveForm(invocation)
    return try form.run()
  }

  private init(_ invocation: Invocation) throws(Failure) {
    self.invocation = invocation
    text = FormText(rendering: invocation.rendering)
    let script = FormScript.application
    try InteractiveForm.refuseOthers(invocation)
    let path = invocation.arguments["draft"] ?? InteractiveForm.usualDraft
    let opened: (draft: FormDraft, isResumed: Bool)
    do throws(Failure) { opened = try FormDraft.open(path, of: script.command) } catch {
      if case .usage(let usage, nil) = error { throw invocation.usage(usage) }
      throw error
    }
    draft = opened.draft
    client = try invocation.connect()
    let today = HumanDate.today()
    dialogue = FormDialogue(
      script, data: draft.data, proposals: InteractiveForm.proposals(today, id: draft.commandId), today: today)
    client.sendInfo()
    say(RehearsalNotice.text(try client.info(), invocation.rendering), end: "")
    say(
      opened.isResumed
        ? invocation.rendering.text("继续填写 \(path)", "going on with \(path)")
        : invocation.rendering.text("草稿随时保存在 \(path)", "the draft is kept in \(path)"))
    say(text.explanation(nil))
  }

  /// Answers come from questions, not from options: one that would be passed over is refused.
  private static func refuseOthers(_ invocation: Invocation) throws(Failure) {
    let taken = (options + OptionSpec.common).map(\.name) + ["check"]
    if let other = invocation.verb.options.first(where: {
      invocation.arguments.has($0.name) && !taken.contains($0.name)
    }) {
      throw invocation.usage(.together("interactive", .init(other.name)))
    }
  }

  /// What is usual. The identifier is made of the draft's own, so that it stays when the draft is taken up again.
  private static func proposals(_ today: CivilDate, id: String) -> [String: JSONValue] {
    [
      "applicationId": .string(Text("app-\(today.year)-\(id.prefix(6))")), "submittedOn": .string(today.text),
      "form.filledOn": .string(today.text), "declarationSigned": true, "sealed": true,
      "copies": .number(JSONNumber(Parameters.shuozhou2016.materialCopies)),
      "planSections": .array(PlanSections.headings.indices.map { .number(JSONNumber($0 + 1)) }),
    ]
  }

  private func say(_ line: String, end: String = "\n") {
    invocation.console.draw(line + end)
  }

  private mutating func run() throws(Failure) -> ExitCode {
    try ask()
    while let line = try nextLine() {
      switch reaction(to: line) {
      case .proceed: try keep()
      case .refuse(let problem): say("  " + text.problem(problem))
      case .explain: say(text.explanation(dialogue.item))
      case .unclear:
        say(invocation.rendering.text("  是 提交；数字 修改该项；! 保存并退出", "  yes submits; a number mends that answer; ! leaves"))
      case .lookUp(let space): try lookUp(space)
      case .leave:
        try keep()
        say(invocation.rendering.text("草稿在 \(draft.path)，下次继续", "the draft is in \(draft.path), to be gone on with"))
        return .done
      case .submit:
        if let code = try submit() { return code }
      }
      dropTypedAhead()
      try ask()
    }
    say(
      invocation.rendering.text(
        "\n输入已结束，未提交；草稿在 \(draft.path)",
        "\nthe input has ended and nothing was submitted; the draft is in \(draft.path)"))
    return .usage
  }

  /// A text of several lines that is pasted at one question would answer those behind it, and the review.
  private func dropTypedAhead() {
    guard Terminal.isTerminal(.input), Terminal.dropTypedAhead() else { return }
    say(
      invocation.rendering.text(
        "  一次只答一项：多出的行没有采用。分段的文字请存入文件，答 @文件",
        "  One line answers a question: the lines behind it were not taken. Put a text of several lines in a file, and answer @FILE"
      ))
  }

  private mutating func keep() throws(Failure) {
    draft.data = dialogue.data
    try draft.save(as: dialogue.script.command)
  }

  private func nextLine() throws(Failure) -> FormLine? {
    let line = try onSystem { () throws(SystemError) in try reader.nextLine() }
    return line.map { FormLine($0, isTyped: Terminal.isTerminal(.input)) }
  }

  private mutating func reaction(to line: FormLine) -> FormDialogue.Reaction {
    switch line {
    case .unusable(let problem): return .refuse(.form(problem))
    case .text(let text):
      guard let path = FormFile.path(in: text, for: dialogue.item) else { return dialogue.take(text) }
      switch FormFile.read(path) {
      case .failure(let problem): return .refuse(problem)
      case .success(let text): return dialogue.take(textOfFile: text)
      }
    }
  }

  /// The next question; or the review, with what the rules say of it.
  private func ask() throws(Failure) {
    switch dialogue.stage {
    case .asking(let index):
      let item = dialogue.script.items[index]
      let number = dialogue.asked.firstIndex(of: index).map { $0 + 1 } ?? 1
      say(
        text.question(item, number: number, of: dialogue.asked.count, standing: dialogue.standing(item)), end: "")
    case .review:
      say(text.review(dialogue))
      let trial = try outcome(check: true)
      say(OutcomeText.text(trial, of: dialogue.script.command, wasCheck: true, invocation.rendering))
      say(
        trial.isAccepted
          ? invocation.rendering.text("提交吗？（是；数字修改；! 保存并退出）", "Submit? (yes; a number mends; ! leaves) ")
          : invocation.rendering.text("请写要修改的编号（! 保存并退出）", "Write the number of what is to be mended (! leaves) "),
        end: "")
    }
  }

  private mutating func lookUp(_ space: Text) throws(Failure) {
    let answer = try client.ask(
      ["query": "show", "spaceId": .string(space), "on": .string(HumanDate.today().text)])
    if dialogue.know(ofSpace: answer) {
      try keep()
    } else {
      say(
        invocation.rendering.text(
          "  登记簿中没有 \(space)：先用 registryctl register-space 登记，或用 registryctl search 查找",
          "  the register has no \(space): register it first (registryctl register-space), or look for it (registryctl search)"
        ).harmless)
    }
  }

  /// What becomes of the application as it is filled in, or would become of it.
  private func outcome(check: Bool) throws(Failure) -> OutcomeReport {
    let command: JSONObject = [
      "commandId": .string(Text(draft.commandId)), "command": .string(dialogue.script.command.name),
      "data": .object(dialogue.result),
    ]
    let call = SubmitCall(check: check)
    call.send([JSONWriter.bytes(of: .object(command))], to: client)
    return try call.outcomes(from: client, count: 1)[0]
  }

  /// Submits; nil if the rules refuse it, so that it can be mended.
  private mutating func submit() throws(Failure) -> ExitCode? {
    try keep()
    let isCheck = invocation.arguments.has("check")
    let outcome = try outcome(check: isCheck)
    let shown = OutcomeText.text(outcome, of: dialogue.script.command, wasCheck: isCheck, invocation.rendering)
    guard outcome.isAccepted else {
      say(shown, end: "")
      return nil
    }
    if !isCheck { try draft.remove() }
    if invocation.wantsJSON {
      try invocation.console.put(outcome.object)
    } else {
      try invocation.console.put(shown)
    }
    return .done
  }
}
