import RegistryCore

/// Questions about duties and time limits: what is due, who is banned, until when a decision can be contested.
enum DutyQuestions {
  static let verbs: [Verb] = [
    .question(
      "due", "待办：报告、整改、验收、重新申请、异议", "what is due: reports, rectifications, renewals, objections",
      options: [OptionSpec("space", .identifier(.space), "只看一个众创空间", "of one space only"), .on, .knownAt],
      example: "due --space s1 --on 2023-12-01", due),
    .question(
      "bans", "禁止名单：某日不受理申请的", "every ban in force on a day", options: [.on, .knownAt], example: "bans", bans),
    .question(
      "ban", "某运营主体某日是否被禁止申请", "whether an operator is banned on a day",
      operands: [OperandSpec("运营主体标识", "OPERATOR", .identifier(.operator))], options: [.on, .knownAt],
      example: "ban o1 --on 2024-05-01", ban),
    .question(
      "remedy", "对某项决定申请复议、起诉的期限", "until when a decision can be contested",
      operands: [OperandSpec("命令号", "COMMAND-ID")], options: [.knownAt], example: "remedy c42", remedy),
  ]

  static let due = QuestionVerb { arguments, today in
    arguments.question(
      "obligations", on: today, arguments["space"].map { ["spaceId": .string(Text($0))] } ?? [:])
  } render: { exchange, rendering in
    let rows = exchange.answer.rows("obligations")
    let point = rendering.point(exchange.question)
    guard !rows.isEmpty else { return rendering.text("\(point) 没有待办事项\n", "nothing is due on \(point)\n") }
    var table = TextTable([
      .fixed(rendering.text("期限", "Due")), .number(rendering.text("剩余天数", "Days left")),
      .text(rendering.text("众创空间", "Space")), .fixed(rendering.text("事项", "What")),
      .fixed(rendering.text("责任方", "Who")), .fixed(rendering.text("依据", "Article")),
      .text(rendering.text("关于", "About")),
    ])
    for row in rows {
      let kind = row.text("kind") ?? ""
      let style: Style = row.flag("overdue") ? .bad : .plain
      table.rows.append([
        Cell(rendering.date(row.date("dueOn")), style),
        Cell(daysLeft(row, on: exchange.question.date("on"), rendering), style), Cell(row.string("spaceId") ?? ""),
        Cell(rendering.label(kind, Labels.obligation), style),
        Cell(Labels.debtor(ofObligation: kind).map(rendering.text) ?? ""),
        Cell(Labels.obligationArticle(kind)?.article(in: rendering.language) ?? ""), Cell(reference(row)),
      ])
    }
    return rendering.heading(rendering.text("待办  \(point)", "Due  \(point)")) + table.text(rendering)
  }

  /// From the day asked about to the last day, on which it can still be done.
  private static func daysLeft(_ row: Answer, on day: CivilDate?, _ rendering: Rendering) -> String {
    guard let day, let due = row.date("dueOn") else { return "" }
    let left = day.days(until: due)
    return left < 0 ? rendering.text("逾期 \(-left)", "\(-left) over") : String(left)
  }

  /// A year or an identifier.
  private static func reference(_ row: Answer) -> String {
    row.string("ref") ?? row.object["ref"]?.asNumber?.literal ?? ""
  }

  static let bans = QuestionVerb { arguments, today in
    arguments.question("bans", on: today)
  } render: { exchange, rendering in
    let rows = exchange.answer.rows("bans")
    let point = rendering.point(exchange.question)
    guard !rows.isEmpty else { return rendering.text("\(point) 没有禁止申请的对象\n", "no ban is in force on \(point)\n") }
    var table = TextTable([
      .fixed(rendering.text("禁止期止", "Until")), .fixed(rendering.text("禁止期起", "From")),
      .fixed(rendering.text("对象", "Subject")), .text(rendering.text("运营主体", "Operators")),
      .text(rendering.text("众创空间", "Space")), .fixed(rendering.text("信用代码", "Credit code")),
      .text(rendering.text("认定骗取", "Finding")),
    ])
    for row in rows {
      table.rows.append([
        Cell(rendering.date(row.date("end")), .bad), Cell(rendering.date(row.date("start"))),
        Cell(rendering.label(row.text("subject") ?? "", Labels.banSubject)),
        Cell(rendering.list(row.texts("operatorIds").map(\.string))), Cell(row.string("spaceId") ?? ""),
        Cell(row.string("banKey") ?? ""), Cell(row.string("findingId") ?? ""),
      ])
    }
    return rendering.heading(rendering.text("禁止名单  \(point)", "Bans  \(point)")) + table.text(rendering)
  }

  static let ban = QuestionVerb { arguments, today in
    arguments.question("ban", on: today, ["operatorId": arguments.operand(0)])
  } render: { exchange, rendering in
    let name = (exchange.question.string("operatorId") ?? "").harmless
    let point = rendering.point(exchange.question)
    guard exchange.answer.flag("banned") else {
      return rendering.text("\(name) 在 \(point) 未被禁止申请\n", "\(name) is not banned on \(point)\n")
    }
    let last = rendering.date(exchange.answer.date("until"))
    return rendering.styled(
      rendering.text(
        "\(name) 在 \(point) 被禁止申请，至 \(last)（含当日）", "\(name) is banned on \(point), until \(last) inclusive"), .bad)
      + "\n"
  }

  static let remedy = QuestionVerb { arguments, _ in
    arguments.question("remedy", on: nil, ["commandId": arguments.operand(0)])
  } render: { exchange, rendering in
    let answer = exchange.answer
    var sheet = FactSheet()
    sheet.add(
      rendering.text("申请行政复议截止", "Reconsideration by"), rendering.date(answer.date("reconsiderationBy")))
    sheet.add(rendering.text("提起行政诉讼截止", "Litigation by"), rendering.date(answer.date("litigationBy")))
    guard sheet.isEmpty else { return sheet.text(rendering) }
    return rendering.text(
      "没有送达记录，期限尚未起算\n", "no service is recorded, so no time limit is running\n")
  }
}
