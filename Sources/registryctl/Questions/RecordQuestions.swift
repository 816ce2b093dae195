import RegistryCore

/// Questions about the registry itself: one record, the regulation in force, what registry this is.
enum RecordQuestions {
  static let verbs: [Verb] = [
    .question(
      "record", "一条命令的全部记录", "one accepted command with all that is recorded of it",
      operands: [OperandSpec("命令号", "COMMAND-ID")], options: [.onIfEffective, .knownAt],
      example: "record c42", record),
    .question(
      "regulation", "某日施行的办法及其参数", "the regulation in force on a day, with its parameters",
      options: [.on, .knownAt], example: "regulation --on 2018-01-01", regulation),
    Verb(
      name: "info", section: .questions, purpose: Phrase("这是哪个登记簿，情况如何", "what registry this is and how it is"),
      example: "info", run: { (invocation) throws(Failure) in try runInfo(invocation) }),
  ]

  static let record = QuestionVerb { arguments, _ in
    arguments.question("record", on: nil, ["commandId": arguments.operand(0)])
  } narrow: { answer, arguments in
    guard let day = arguments.day, let effective = Answer(answer).date("effectiveOn"), effective > day else {
      return answer
    }
    return ["commandId": answer["commandId"] ?? .null, "found": false]
  } render: { exchange, rendering in
    let record = exchange.answer
    let id = (exchange.question.string("commandId") ?? "").harmless
    if record.object["found"] == false { return notFound(id, rendering) }
    let command = record.text("command") ?? ""
    var sheet = FactSheet()
    sheet.add(rendering.text("命令序号", "Command no."), record.number("position").map(String.init) ?? "")
    sheet.add(
      rendering.text("事件", "Events"), record.texts("events").map { Cell(rendering.label($0, Labels.event)) })
    sheet.add(
      rendering.text("日志序号", "In the log"),
      rendering.list(record.numbers("seq").map { String($0) }))
    sheet.add(rendering.text("生效日期", "Effective"), rendering.date(record.date("effectiveOn")))
    sheet.add(rendering.text("录入时间", "Recorded"), rendering.instant(record.instant("recordedAt")))
    sheet.add(rendering.text("录入人", "By"), record.string("recordedBy") ?? "")
    if let by = record.answer("by") {
      sheet.add(rendering.text("登录用户", "Signed in as"), author(by, rendering))
    }
    sheet.add(rendering.text("备注", "Remarks"), Cell(SpaceQuestions.remarks(record, rendering), .caution))
    sheet.add(rendering.text("附件", "Evidence"), evidence(record))
    var result =
      rendering.heading(rendering.label(command, Labels.command) + "  " + (record.string("commandId") ?? id))
      + sheet.text(rendering)
    if let data = record.answer("data"), let name = CommandName(name: command) {
      result += "\n" + CommandText.sheet(data.object, of: name, rendering).text(rendering)
    }
    return result
  }

  /// Who was signed in, in which role, for which office.
  static func author(_ by: Answer, _ rendering: Rendering) -> String {
    let parts = [
      by.string("user"), by.number("uid").map { "uid \($0)" },
      by.text("role").map { rendering.label($0, Labels.role) },
      by.text("office").map { rendering.label($0, Labels.office) },
    ]
    return rendering.list(parts.compactMap(\.self))
  }

  static func notFound(_ id: String, _ rendering: Rendering) -> String {
    rendering.text("没有命令号 \(id) 的记录\n", "no command \(id) is recorded\n")
  }

  private static func evidence(_ record: Answer) -> [Cell] {
    (record.object["evidence"]?.asArray ?? []).map { item in
      Cell(item.asText?.string ?? item.asObject.flatMap { Answer($0).string("sha256") } ?? "")
    }
  }

  static let regulation = QuestionVerb { arguments, today in
    arguments.question("regulation", on: today)
  } render: { exchange, rendering in
    let regulation = exchange.answer
    let point = rendering.point(exchange.question)
    guard let id = regulation.string("regulationId") else {
      return rendering.text("\(point) 没有施行中的办法\n", "no regulation is in force on \(point)\n")
    }
    var sheet = FactSheet()
    sheet.add(rendering.text("文号", "Document"), regulation.string("documentNo") ?? "")
    sheet.add(rendering.text("印发", "Issued"), rendering.date(regulation.date("issuedOn")))
    sheet.add(rendering.text("施行", "In force from"), rendering.date(regulation.date("effectiveFrom")))
    var table = TextTable([
      .fixed(rendering.text("参数", "Parameter")), .fixed(rendering.text("依据", "Source")),
      .text(rendering.text("含义", "Meaning")), .text(rendering.text("值", "Value")),
    ])
    for member in regulation.answer("parameters")?.object.members ?? [] {
      let spec = ParameterTable.spec(of: member.key)
      table.rows.append([
        Cell(member.key.string), Cell(spec.map { rendering.text($0.article) } ?? ""),
        Cell(spec.map { rendering.text($0.meaning) } ?? "", .faint),
        Cell(ParameterText.text(member.value, of: member.key, rendering), .strong),
      ])
    }
    return rendering.heading(rendering.named(regulation.string("title"), id: id) + "  " + point)
      + sheet.text(rendering) + "\n" + table.text(rendering)
  }

  private static func runInfo(_ invocation: Invocation) throws(Failure) -> ExitCode {
    let client = try invocation.connect()
    client.sendInfo()
    let reply = try client.reply().parameters
    guard var info = reply.present("info")?.asObject else { throw .strangeAnswer("info") }
    info["size"] = reply["size"]
    if invocation.wantsJSON {
      try invocation.console.put(info)
    } else {
      try invocation.console.put(infoText(info, invocation.rendering))
    }
    return .done
  }

  static func infoText(_ object: JSONObject, _ rendering: Rendering) -> String {
    let info = Answer(object)
    var sheet = FactSheet()
    sheet.add(rendering.text("登记簿", "Registry"), Cell(info.string("origin") ?? "", .strong))
    sheet.add(
      rendering.text("状态", "State"),
      info.flag("writable") || info.text("fault") == nil
        ? Cell(rendering.text("正常", "in order"), .good)
        : Cell(rendering.text("不能写入：", "cannot record: ") + (info.string("fault") ?? ""), .bad))
    for concern in object["concerns"]?.asArray ?? [] {
      sheet.add(rendering.text("注意", "Attention"), Cell(concern.asText?.string ?? "", .bad))
    }
    sheet.add(rendering.text("现行办法", "Regulation"), info.string("regulation") ?? "")
    for (key, chinese, english) in [
      ("size", "事件", "Events"), ("commands", "命令", "Commands"), ("spaces", "众创空间", "Spaces"),
      ("operators", "运营主体", "Operators"),
    ] as [(Text, String, String)] {
      sheet.add(rendering.text(chinese, english), info.number(key).map(String.init) ?? "")
    }
    sheet.add(rendering.text("最近录入", "Last recorded"), rendering.instant(info.instant("lastRecordedAt")))
    sheet.add(rendering.text("服务启动", "Daemon started"), rendering.instant(info.instant("startedAt")))
    sheet.add(rendering.text("服务版本", "Daemon version"), info.string("version") ?? "")
    sheet.add(rendering.text("日志格式", "Log format"), info.number("formatVersion").map(String.init) ?? "")
    if let key = info.string("verifierKey") { sheet.add(rendering.text("验证密钥", "Verifier key"), key) }
    return RehearsalNotice.text(object, rendering) + sheet.text(rendering)
  }
}
