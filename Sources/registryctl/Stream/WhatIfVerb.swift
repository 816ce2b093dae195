import RegistryCore

/// `whatif`: commands and a point in time in; their outcomes and what would become of the spaces out; nothing recorded.
enum WhatIfVerb {
  static let verb = Verb(
    name: "whatif", section: .entry,
    purpose: Phrase("试算：命令在某一时刻会有什么结果，不记录", "what commands would have led to at a moment; records nothing"),
    operands: [OperandSpec("文件|-", "FILE|-", .file, .optional)],
    options: [
      .on,
      OptionSpec(
        "known-at", .instant, "按当时所知裁定，命令视为当时录入；默认现在",
        "decide by what was known then, the commands taken as recorded then; by default now"),
      OptionSpec("space", .text, "还要看的众创空间", "a space to show besides those touched").repeatable,
    ],
    example: "whatif corrections.jsonl --known-at 2018-07-01 --on 2018-06-09",
    remarks: Phrase(
      "命令与 submit 的相同，每行一条，后面的看得到前面的；更正、作废也可以试算。什么都不写入。至多 \(WireLimits.maxCommands) 条。",
      "Commands are those of submit, one a line, each seeing those before it; corrections and annulments can be tried, too. Nothing is written. At most \(WireLimits.maxCommands) commands."
    ),
    run: { (invocation) throws(Failure) in try run(invocation) })

  private static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
    let (batch, names) = try read(invocation)
    let client = try invocation.connect()
    if !invocation.wantsJSON {
      client.sendInfo()
      try invocation.console.put(RehearsalNotice.text(try client.info(), invocation.rendering))
    }
    let arguments = invocation.arguments
    client.send(.whatIf, reserving: batch.byteCount + 512) { writer in
      writer.key("commands")
      writer.beginArray()
      for command in batch.commands { writer.raw(command) }
      writer.endArray()
      if let known = arguments["known-at"] { writer.member("knownAt", known) }
      if let day = arguments["on"] { writer.member("on", day) }
      writer.key("spaces")
      writer.beginArray()
      for space in arguments.all("space") { writer.string(space) }
      writer.endArray()
    }
    let reply = try client.reply().parameters
    let received = (reply["outcomes"]?.asArray ?? []).compactMap(\.asObject).map(OutcomeReport.init)
    let count = batch.commands.count
    guard received.count == count else { throw .strangeAnswer(Phrase("应有的 \(count) 个结果", "\(count) outcomes")) }
    let outcomes = batch.outcomes(received)
    let effects = (reply["effects"]?.asArray ?? []).compactMap { $0.asObject.map(Answer.init) }
    if invocation.wantsJSON {
      try invocation.console.put([
        "outcomes": .array(outcomes.map { .object($0.object) }),
        "effects": .array(effects.map { .object($0.object) }),
      ])
    } else {
      try invocation.console.put(text(outcomes, names, effects, invocation.rendering))
    }
    return outcomes.reduce(.done) { $0.combined(with: $1.exitCode) }
  }

  /// The whole input, with the command that each line names.
  private static func read(_ invocation: Invocation) throws(Failure) -> (CommandBatch, [CommandName?]) {
    let lines = try CommandLines(
      invocation.arguments.operands.first, maxLength: CommandBatch.maxLineBytes, language: invocation.language)
    var batch = CommandBatch()
    var names: [CommandName?] = []
    while let item = try lines.next() {
      batch.add(item, line: lines.lineNumber, digests: false, in: invocation.language)
      if case .command(let object) = item {
        names.append(object["command"]?.asText.flatMap { CommandName(name: $0) })
      } else {
        names.append(nil)
      }
      do throws(UsageError) { try batch.requireRoom() } catch { throw invocation.usage(error) }
    }
    return (batch, names)
  }

  private static func text(
    _ outcomes: [OutcomeReport], _ names: [CommandName?], _ effects: [Answer], _ rendering: Rendering
  ) -> String {
    var result = ""
    for (outcome, name) in zip(outcomes, names) {
      result += OutcomeText.text(outcome, of: name, wasCheck: true, rendering)
    }
    for effect in effects {
      let after = effect.answer("after") ?? Answer([:])
      result += "\n"
      result += rendering.heading(
        rendering.named(after.string("name"), id: effect.string("spaceId")) + "  "
          + rendering.date(effect.date("on")))
      let changes = ChangeText.visible(effect.rows("statusChanges"), of: nil, rendering)
      if changes.isEmpty {
        var sheet = FactSheet()
        SpaceQuestions.addStatus(after, to: &sheet, rendering)
        result += sheet.text(rendering) + rendering.text("状态不会改变\n", "the status would not change\n")
      } else {
        var table = TextTable([
          .fixed(rendering.text("状态", "Status")), .fixed(rendering.text("现为", "as it is")),
          .fixed(rendering.text("将为", "as it would be")),
        ])
        table.rows = changes.map { [Cell($0.name), Cell($0.from, .faint), Cell($0.to, .strong)] }
        result += table.text(rendering)
      }
    }
    return result
  }
}
