import RegistryCore

/// `due`: what is due, who owes it, by which article, and how many days are left; also for a calendar.
enum DueQuestion {
  static let verb = Verb(
    name: "due", section: .questions,
    purpose: Phrase("到期事项：谁、何时、依据何条", "what is due, who owes it, until when"),
    options: [
      OptionSpec("within", .days, "往后多少天；默认 90d", "how many days ahead; by default 90d"),
      OptionSpec("office", .oneOf(DueItem.Debtor.self, debtor), "只看由谁办的", "only what this office owes"),
      BureauQuestions.place,
      OptionSpec("kind", .oneOf(DueItem.Kind.self) { $0.label }, "只看一类事项", "only one kind"),
      OptionSpec("space", .identifier(.space), "只看一个众创空间", "of one space only"),
      OptionSpec("ics", .flag, "输出 iCalendar（.ics），可导入日历", "print iCalendar, which calendar programs import"), .on,
      .knownAt, ListFormat.option,
    ],
    example: "due --within 90d --office cityBureau",
    remarks: Phrase(
      "未定日期的事项（法律没有写明期限）总会列出；在日历中作为待办。同一事项的 UID 不变，重新导入即更新。",
      "What the law sets no day for is always listed; in a calendar it is a to-do. An item keeps its UID, so importing anew brings it up to date."
    ), run: { (invocation) throws(Failure) in try run(invocation) })

  private static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
    guard invocation.arguments.has("ics") else { return try question.run(invocation) }
    if invocation.wantsJSON { throw invocation.usage(.together("ics", "json")) }
    if invocation.arguments.has("format") { throw invocation.usage(.together("ics", "format")) }
    let asked = question.request(invocation.arguments, HumanDate.today())
    let client = try invocation.connect()
    client.sendInfo()
    client.send(question: asked)
    let info = Answer(try client.info())
    let answer = try client.answer()
    try question.check(Exchange(question: asked, answer: answer), invocation, client)
    try invocation.console.put(DueCalendar.text(Answer(answer), info: info, asked: Answer(asked), invocation.rendering))
    return .done
  }

  static let question = QuestionVerb { arguments, today in
    var question = arguments.question("due", on: today)
    question.add("within", arguments.jsonNumber("within"))
    question.add("owedBy", arguments.json("office"))
    question.add("place", arguments.json("place"))
    question.add("kind", arguments.json("kind"))
    question.add("spaceId", arguments.json("space"))
    return question
  } check: { (exchange, invocation, client) throws(Failure) in
    try PlaceCheck.run(exchange, rows: "due", invocation, client)
  } render: { exchange, rendering in
    let rows = exchange.answer.rows("due")
    let point = rendering.point(exchange.question)
    let until = rendering.date(exchange.answer.date("until"))
    guard !rows.isEmpty else {
      return rendering.text("\(point) 至 \(until) 没有到期事项\n", "nothing is due from \(point) to \(until)\n")
    }
    var table = TextTable([
      .fixed(rendering.text("期限", "Due")), .number(rendering.text("剩余天数", "Days left")),
      .text(rendering.text("众创空间", "Space")), .text(rendering.text("事项", "What")),
      .text(rendering.text("责任方", "Who")), .fixed(rendering.text("依据", "Article")),
      .identifier(rendering.text("关于", "About")),
    ])
    for row in rows {
      let style: Style = row.flag("overdue") ? .bad : .plain
      table.rows.append([
        Cell(day(row, rendering), style), Cell(daysLeft(row, rendering), style),
        rendering.namedCell(row.string("name"), id: row.string("spaceId")), Cell(what(row, rendering), style),
        Cell(who(row, rendering)), Cell(article(row, rendering)), Cell(row.string("ref") ?? ""),
      ])
    }
    return rendering.heading(rendering.text("到期事项  \(point) 至 \(until)", "Due  \(point) to \(until)"))
      + table.text(rendering)
  }

  /// The last day; a word where the law sets none, so that no cell looks as if it were that of the row above.
  private static func day(_ row: Answer, _ rendering: Rendering) -> String {
    guard let day = row.date("dueOn") else { return rendering.text("未定", "no day set") }
    return rendering.date(day)
  }

  /// From the day asked about to the last day, on which it can still be done.
  private static func daysLeft(_ row: Answer, _ rendering: Rendering) -> String {
    guard let literal = row.object["daysLeft"]?.asNumber?.literal, let left = Int(literal) else { return "" }
    return left < 0 ? rendering.text("逾期 \(-left)", "\(-left) over") : literal
  }

  /// The kind, with the stage or the decision that it is about.
  static func what(_ row: Answer, _ rendering: Rendering) -> String {
    let kind = rendering.label(row.text("kind") ?? "") { DueItem.Kind(name: $0)?.label }
    let more =
      row.text("stage").map { rendering.label($0, Labels.stage) }
      ?? row.text("decision").map { rendering.label($0, Labels.command) }
    guard let more else { return kind }
    return rendering.text("\(kind)（\(more)）", "\(kind) (\(more))")
  }

  /// The office by its name; the county bureau by that of its county.
  static func who(_ row: Answer, _ rendering: Rendering) -> String {
    let owedBy = row.text("owedBy") ?? ""
    if DueItem.Debtor(name: owedBy) == .countyBureau, let place = row.text("jurisdiction") {
      let name = rendering.label(place, Labels.jurisdiction)
      return rendering.text("\(name)科技局", "\(name) county bureau")
    }
    return rendering.label(owedBy) { DueItem.Debtor(name: $0).flatMap(debtor) }
  }

  static func article(_ row: Answer, _ rendering: Rendering) -> String {
    if let rule = row.text("rule").flatMap({ Rule(name: $0) }) { return rule.article(in: rendering.language) }
    let statute = row.text("kind").flatMap { DueItem.Kind(name: $0)?.statute }
    return statute.map(rendering.text) ?? row.string("article") ?? ""
  }

  static func debtor(_ debtor: DueItem.Debtor) -> Phrase? {
    switch debtor {
    case .operator: Phrase("运营主体", "operator")
    case .cityBureau: Phrase("市科技局", "city bureau")
    case .countyBureau: Phrase("县（市、区）科技局", "county bureau")
    case .developmentZone: Phrase("朔州经济开发区创新发展部", "development zone")
    case .educationAuthority: Phrase("市教育行政部门", "education authority")
    }
  }
}
