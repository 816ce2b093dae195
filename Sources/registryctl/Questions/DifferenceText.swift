import RegistryCore

/// `diff`: what was learned of a space between two moments, and how the answer changed.
enum DifferenceText {
  static let question = QuestionVerb { arguments, today in
    arguments.question(
      "diff", on: today,
      arguments["and"].map { ["spaceId": arguments.operand(0), "and": .string(Text($0))] }
        ?? ["spaceId": arguments.operand(0)])
  } render: { exchange, rendering in
    let answer = exchange.answer
    let after = answer.answer("after") ?? Answer([:])
    let changes = ChangeText.visible(answer.rows("statusChanges"), of: nil, rendering)
    var table = TextTable([
      .fixed(rendering.text("状态", "Status")), .fixed(moment(exchange.question.text("knownAt"), rendering)),
      .fixed(moment(exchange.question.text("and"), rendering)),
    ])
    table.rows = changes.map { [Cell($0.name), Cell($0.from, .faint), Cell($0.to, .strong)] }
    let title = rendering.named(after.string("name"), id: answer.string("spaceId"))
    let parts = [
      rendering.heading("\(title)  \(rendering.date(answer.date("on")))"),
      changes.isEmpty
        ? rendering.text("当日状态没有变化\n", "the status of the day did not change\n") : table.text(rendering),
      learned(answer.rows("learned"), rendering),
      revised(answer.rows("revised"), rendering),
    ]
    return parts[0] + parts.dropFirst().filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private static func moment(_ text: Text?, _ rendering: Rendering) -> String {
    guard let text else { return rendering.text("现在所知", "as known now") }
    let shown = CivilDate(written: text).map { rendering.date($0) } ?? rendering.instant(Instant(timestamp: text))
    return rendering.text("截至 \(shown)", "as known at \(shown)")
  }

  private static func learned(_ rows: [Answer], _ rendering: Rendering) -> String {
    guard !rows.isEmpty else { return rendering.text("其间没有录入有关的记录\n", "nothing about it was recorded in between\n") }
    return rendering.heading(rendering.text("其间录入的记录", "What was recorded in between"))
      + rows.enumerated().map { index, row in
        RecordText.text(row, number: index + 1, rendering) { sheet in
          RecordText.changes(
            row.rows("statusChanges"), of: nil, rendering.text("当日状态", "the answer"), to: &sheet, rendering)
        }
      }.joined()
  }

  private static func revised(_ rows: [Answer], _ rendering: Rendering) -> String {
    guard !rows.isEmpty else { return "" }
    return rendering.heading(rendering.text("此前的记录有何不同", "What reads otherwise in earlier records"))
      + rows.map { row in
        let command = row.text("command").flatMap { CommandName(name: $0) }
        var sheet = FactSheet()
        for change in ChangeText.visible(row.rows("changes"), of: command, rendering) {
          sheet.add(change.name, rendering.text("\(change.from) → \(change.to)", "\(change.from) → \(change.to)"))
        }
        let position = row.number("position").map { rendering.text("第 \($0) 条命令", "command \($0)") } ?? ""
        let name = rendering.label(row.text("command") ?? "", Labels.command)
        return "\(position)  \(name)  \(row.string("commandId") ?? "")".harmless + "\n"
          + sheet.text(rendering, indent: 4)
      }.joined()
  }
}
