import RegistryCore

/// `explain`: why a space has its status on a day.
enum ExplainText {
  static let question = QuestionVerb { arguments, today in
    arguments.question("explain", on: today, ["spaceId": arguments.operand(0)])
  } render: { exchange, rendering in
    let answer = exchange.answer
    let status = answer.answer("status") ?? Answer([:])
    var sheet = FactSheet()
    SpaceQuestions.addStatus(status, to: &sheet, rendering)
    sheet.add(rendering.text("运营主体", "Operator"), status.string("operatorId") ?? "")
    let parts = [
      rendering.heading(
        rendering.named(status.string("name"), id: answer.string("spaceId")) + "  " + rendering.point(exchange.question)
      )
        + sheet.text(rendering),
      section(
        ("依据的记录", "What makes it so"),
        answer.rows("chain").enumerated().map { RecordText.text($1, number: $0 + 1, rendering) }, rendering),
      section(
        ("时间的作用", "What time alone did"), answer.rows("time").map { passage($0, rendering) }, rendering),
      section(
        ("更正、作废与争议决定", "What later records changed"),
        answer.rows("amendments").enumerated().map { amendment($1, number: $0 + 1, rendering) }, rendering),
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private static func section(_ title: (String, String), _ items: [String], _ rendering: Rendering) -> String {
    items.isEmpty ? "" : rendering.heading(rendering.text(title.0, title.1)) + items.joined()
  }

  /// `2026年1月10日起  有效期届满  cert-2023-004  第十一条 R11.1`
  static func passage(_ row: Answer, _ rendering: Rendering) -> String {
    let since = rendering.date(row.date("since"))
    let parts = [
      rendering.text("\(since)起", "from \(since)"),
      rendering.styled(rendering.label(row.text("kind") ?? "") { Passage.Kind(name: $0)?.label }, .strong),
      (row.string("ref") ?? "").harmless, RecordText.rule(row, rendering),
    ]
    return "  " + parts.filter { !$0.isEmpty }.joined(separator: "  ") + "\n"
  }

  private static func amendment(_ row: Answer, number: Int, _ rendering: Rendering) -> String {
    let target = row.text("targetCommand").flatMap { CommandName(name: $0) }
    let kind = rendering.label(row.text("kind") ?? "") { AmendmentEffect.Kind(name: $0)?.label }
    let what = [
      target.map { rendering.label($0.name, Labels.command) } ?? "", row.string("targetCommandId") ?? "",
    ].filter { !$0.isEmpty }.joined(separator: " ")
    return RecordText.text(row, number: number, rendering) { sheet in
      sheet.add(kind, Cell(what, .strong))
      RecordText.changes(
        row.rows("changes"), of: target, rendering.text("记录", "the record"), to: &sheet, rendering)
      let status = row.rows("statusChanges")
      if status.isEmpty {
        sheet.add(
          rendering.text("当日状态", "the answer"), rendering.text("未因此改变", "did not change with it"))
      } else {
        RecordText.changes(status, of: nil, rendering.text("当日状态", "the answer"), to: &sheet, rendering)
      }
    }
  }
}
