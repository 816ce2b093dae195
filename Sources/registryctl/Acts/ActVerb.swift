import RegistryCore

/// The verb of a command: its fields are the options.
enum ActVerb {
  static func verb(for name: CommandName) -> Verb {
    let spec = CommandTable.spec(of: name)
    return Verb(
      name: KebabCase.name(name.rawValue), section: .acts, purpose: Phrase(spec.zh, spec.meaning),
      options: spec.fields.map(option) + commonOptions + interactiveOptions(of: name),
      example: ActExamples.example(of: name),
      remarks: remarks(on: spec)
    ) { (invocation) throws(Failure) in try run(name, invocation) }
  }

  /// The option of a field.
  static func option(_ field: FieldSpec) -> OptionSpec {
    OptionSpec(
      KebabCase.name(field.name.string), kind(of: field),
      Phrase(
        field.zh + (field.zhRemark.map { "：\($0)" } ?? "") + (field.required ? "" : "（可不填）"),
        field.meaning + (field.required ? "" : " (optional)")))
  }

  private static func kind(of field: FieldSpec) -> ValueKind {
    switch field.type {
    case .string:
      field.allowed.isEmpty
        ? text(of: field) : .choice(field.allowed.map { ValueKind.Choice($0.value, $0.label) })
    case .date: .date
    case .documentNumber: .text
    case .natural: .natural
    case .boolean: .boolean
    case .object, .array: ShortForm.example(of: field).map { .shorthand($0) } ?? .document
    case .decimalText: .decimal
    }
  }

  /// `newOperatorId` names an operator as `operatorId` does.
  private static func text(of field: FieldSpec) -> ValueKind {
    if field.isPlace { return .place }
    if let choices = RegulationWords.choices(of: field) { return .wording(choices) }
    let name = field.name.string.lowercased()
    let kind = field.isIdentifier ? EntityKind.allCases.first { name.hasSuffix($0.rawValue + "id") } : nil
    return kind.map { .identifier($0) } ?? .text
  }

  static let commonOptions: [OptionSpec] = [
    OptionSpec(
      "data", .document, "全部内容取自文件（可由 template 生成）；其他选项优先",
      "all fields from a file, as template makes it; options given besides come first"),
    OptionSpec("note", .text, "备注（不要写个人信息）", "a remark; names of persons do not belong here"),
    OptionSpec(
      "attach", .file, "附件：上传文件，或写已上传附件的 SHA-256；可多次使用",
      "evidence: a file to hand in, or the SHA-256 of one that was; may be repeated"
    ).repeatable,
    OptionSpec(
      "command-id", .text, "命令号；默认随机产生并显示", "the command's id; by default one is made up and told on standard error"),
    OptionSpec("check", .flag, "只看结果，不记录", "say what would happen, and record nothing"),
    OptionSpec("expected-size", .size, "登记簿正好有 N 个事件时才记录", "record only if the log has exactly N events"),
    OptionSpec("recorded-at", .instant, "录入时间（仅限演练）", "when it was recorded (rehearsal only)"),
    OptionSpec("recorded-by", .text, "录入人（仅限演练）", "who recorded it (rehearsal only)"),
  ]

  private static func remarks(on spec: CommandSpec) -> Phrase? {
    guard spec.fields.contains(where: { $0.type == .object || $0.type == .array }) else { return nil }
    let name = KebabCase.name(spec.name.rawValue)
    return Phrase(
      "长表可先生成模板：registryctl template \(name) > 文件，填好后 registryctl \(name) --data 文件",
      "For the long form make a template, fill it in and hand it over: registryctl template \(name) > FILE; registryctl \(name) --data FILE"
    )
  }

  /// The long form can be filled in question by question.
  private static func interactiveOptions(of name: CommandName) -> [OptionSpec] {
    name == FormScript.application.command ? InteractiveForm.options : []
  }

  private static func run(_ name: CommandName, _ invocation: Invocation) throws(Failure) -> ExitCode {
    if invocation.arguments.has("interactive") { return try InteractiveForm.run(invocation) }
    let act = try ActRequest(name, invocation)
    let client = try invocation.connect()
    let command = act.command(attachments: try handIn(invocation, client))
    if !invocation.arguments.has("command-id") {
      invocation.console.say(invocation.rendering.text("命令号：\(act.commandId)", "command id: \(act.commandId)"))
    }
    let call = SubmitCall(
      check: invocation.arguments.has("check"), expectedSize: invocation.arguments.number("expected-size"))
    if name == .erasePersonalData, !call.check { try requireSomethingToErase(command, client, invocation) }
    if !invocation.wantsJSON { client.sendInfo() }
    call.send([JSONWriter.bytes(of: .object(command))], to: client)
    if !invocation.wantsJSON {
      try invocation.console.put(RehearsalNotice.text(try client.info(), invocation.rendering))
    }
    let outcome = try call.outcomes(from: client, count: 1)[0]
    if invocation.wantsJSON {
      try invocation.console.put(outcome.object)
    } else {
      try invocation.console.put(
        OutcomeText.text(outcome, of: name, wasCheck: call.check, invocation.rendering))
    }
    if name == .erasePersonalData, outcome.isRecorded { tellIfNotDone(client, invocation) }
    return outcome.exitCode
  }

  /// Refuses an erasure that would erase nothing. The registry accepts one, and then never another with the same words
  /// (DOMAIN §8.5), also when there is something to be erased by then.
  private static func requireSomethingToErase(
    _ command: JSONObject, _ client: RegistryClient, _ invocation: Invocation
  ) throws(Failure) {
    let trial = SubmitCall(check: true)
    trial.send([JSONWriter.bytes(of: .object(command))], to: client)
    let outcome = try trial.outcomes(from: client, count: 1)[0]
    guard outcome.isAccepted, !outcome.isDuplicate, outcome.erased == 0 else { return }
    throw invocation.usage(
      .badValue(
        "subject-ref", invocation.arguments["subject-ref"] ?? "",
        expected: Phrase("其所指没有可去除的个人信息，没有记录", "it names no personal value that is there; nothing was recorded"),
        suggestion: nil))
  }

  /// An erasure is recorded before it is carried out. A disk that refuses the second stops the daemon's writing, and
  /// whoever has ordered it must know that the values are still there. That it is recorded was told already: no answer
  /// here makes less of it.
  private static func tellIfNotDone(_ client: RegistryClient, _ invocation: Invocation) {
    client.sendInfo()
    guard let info = try? client.info(), let fault = Answer(info).string("fault") else { return }
    invocation.console.say(
      invocation.rendering.text(
        "去除已记录，但内容可能尚未销毁：\(fault)。请腾出磁盘空间并重新启动 registryd，启动时会完成；在此之前仍可能显示这些内容",
        "the erasure is recorded, but the values may not be destroyed yet: \(fault); make room on the disk and start registryd anew, which completes it; until then they may still be shown"
      ))
  }

  /// Hands in the files to be attached; the digests of all attachments, in the order given.
  private static func handIn(_ invocation: Invocation, _ client: RegistryClient) throws(Failure) -> [String] {
    var digests: [String] = []
    for word in invocation.arguments.all("attach") {
      if let digest = ValueKind.digest.normalised(word) {
        digests.append(digest)
        continue
      }
      let file = try AttachmentFile(path: word, on: invocation.console)
      if !invocation.arguments.has("check") { try file.handIn(to: client, on: invocation.console) }
      digests.append(file.digest)
    }
    return digests
  }
}
