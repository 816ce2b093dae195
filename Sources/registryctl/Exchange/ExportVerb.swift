import RegistryCore

/// `export`: the log or a part of it, for another registry, another program or another office.
enum ExportVerb {
  static let verb = Verb(
    name: "export", section: .entry,
    purpose: Phrase("导出日志或其一部分", "write the log or a part of it, as commands or as events"),
    options: [
      OptionSpec("as", .choice(Form.allCases.map(\.choice)), "形式；默认 commands", "the form; by default commands"),
      OptionSpec("space", .identifier(.space), "只要关于该空间的；可多次", "only what concerns that space; may be repeated")
        .repeatable,
      OptionSpec(
        "type", .choice(EventName.allCases.map { .init(value: $0.rawValue, label: $0.label) }), "只要有这类事件的；可多次",
        "only what has an event of that type; may be repeated"
      ).repeatable,
      OptionSpec("since", .instant, "只要该日（时刻）起录入的", "only what was recorded on that day, or at that instant, or later"),
      OptionSpec("until", .instant, "只要该日（时刻）止录入的", "only what was recorded up to that day or instant"),
      OptionSpec("anonymous", .flag, "不含个人信息", "leave personal values out"),
      OptionSpec(
        "evidence", .file, "把所涉附件原件写入该目录，供 import --evidence 使用",
        "a folder for the evidence files of what is exported, for import --evidence"),
    ],
    example: "export --since 2024-01-01 --until 2024-12-31 > 2024.jsonl",
    remarks: Phrase(
      "commands：每行一条命令，含录入时间、录入人和个人信息（已去除的写明事件和法律依据），可用 import 导入演练登记簿。events：日志原文，其中没有个人信息。regulation：首个办法，供 registryd init --regulation。",
      "commands: a command a line with the time and name of its recording and with personal values (of an erased one the event and the legal basis), for import into a rehearsal. events: the lines of the log, which hold no personal values. regulation: the founding regulation, for registryd init --regulation."
    ),
    run: { (invocation) throws(Failure) in try run(invocation) })

  enum Form: String, CaseIterable {
    case commands, events, regulation

    var choice: ValueKind.Choice {
      let label =
        switch self {
        case .commands: Phrase("命令", "commands as accepted")
        case .events: Phrase("事件（日志原文）", "events, the lines of the log")
        case .regulation: Phrase("首个办法", "the founding regulation")
        }
      return .init(value: rawValue, label: label)
    }
  }

  private static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
    let form = invocation.arguments["as"].flatMap(Form.init(rawValue:)) ?? .commands
    if invocation.arguments.has("anonymous"), invocation.arguments.has("evidence") {
      // Nobody has looked through the files for names.
      throw invocation.usage(.together("anonymous", "evidence"))
    }
    let client = try invocation.connect()
    if form == .regulation {
      let founding = try EventPage.event(of: try client.line(ofEvent: 1))
      guard let facts = founding.answer("facts") else { throw .strangeAnswer("facts") }
      try invocation.console.put(facts.object)
      return .done
    }
    let folder = try invocation.arguments["evidence"].map { (path) throws(Failure) in
      try EvidenceFolder.forWriting(path)
    }
    let asker = try invocation.connect()
    var run = ExportRun(form, invocation, reader: client, asker: asker)
    try run.run()
    let digests = run.evidence.sorted().map(\.string)
    for digest in try folder?.fetch(digests, from: asker, on: invocation.console) ?? [] {
      invocation.console.say(
        invocation.rendering.text(
          "登记簿没有附件 \(digest)，只有摘要", "the registry has no file \(digest): only its digest is there"))
    }
    return .done
  }
}
