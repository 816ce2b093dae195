import RegistryCore

/// Questions about time limits: who is banned, until when a decision can be contested.
enum DutyQuestions {
  static let verbs: [Verb] = [
    .question(
      "bans", "禁止名单：某日不受理申请的", "every ban in force on a day", options: [.on, .knownAt], example: "bans", bans),
    .question(
      "ban", "某运营主体某日是否被禁止申请", "whether an operator is banned on a day",
      operands: [OperandSpec("运营主体标识", "OPERATOR", .identifier(.operator))], options: [.on, .knownAt],
      example: "ban o1 --on 2024-05-01", ban),
    .question(
      "remedy", "对某项决定申请复议、起诉的期限", "until when a decision can be contested",
      operands: [OperandSpec("命令号", "COMMAND-ID")],
      options: [
        OptionSpec(
          "on", .date, "看当日期限是否已过", "say for that day whether the time limits are over"), .knownAt,
      ], example: "remedy c42", remedy),
  ]

  static let bans = QuestionVerb { arguments, today in
    arguments.question("bans", on: today)
  } render: { exchange, rendering in
    let rows = exchange.answer.rows("bans")
    let point = rendering.point(exchange.question)
    guard !rows.isEmpty else { return rendering.text("\(point) 没有禁止申请的对象\n", "no ban is in force on \(point)\n") }
    var table = TextTable([
      .fixed(rendering.text("禁止期止", "Until")), .fixed(rendering.text("禁止期起", "From")),
      .fixed(rendering.text("对象", "Subject")), .identifier(rendering.text("运营主体", "Operators")),
      .identifier(rendering.text("众创空间", "Space")), .fixed(rendering.text("信用代码", "Credit code")),
      .identifier(rendering.text("认定骗取", "Finding")),
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
  } doubt: { exchange in
    guard !exchange.answer.flag("banned"), let id = exchange.question.object["operatorId"] else { return nil }
    return exchange.beside("identifiers", ["kind": "operator", "prefix": id])
  } render: { exchange, rendering in
    let name = (exchange.question.string("operatorId") ?? "").harmless
    let point = rendering.point(exchange.question)
    if let known = exchange.background?.texts("identifiers"), known.first != exchange.question.text("operatorId") {
      return rendering.text("没有登记运营主体 \(name)\n", "no operator \(name) is registered\n")
    }
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
  } narrow: { answer, arguments in
    guard let day = arguments.day else { return answer }
    var answer = answer
    for (limit, isOpen) in [
      ("reconsiderationBy", "reconsiderationOpen"), ("litigationBy", "litigationOpen"),
    ] as [(Text, Text)] {
      if let last = Answer(answer).date(limit) { answer[isOpen] = .bool(day <= last) }
    }
    return answer
  } doubt: { exchange in
    guard exchange.answer.date("litigationBy") == nil, let id = exchange.question.object["commandId"] else {
      return nil
    }
    return exchange.beside("record", ["commandId": id])
  } render: { exchange, rendering in
    let answer = exchange.answer
    func limit(_ key: Text, _ isOpen: Text) -> Cell {
      let last = rendering.date(answer.date(key))
      guard let open = answer.object[isOpen]?.asBool else { return Cell(last) }
      return open
        ? Cell(rendering.text("\(last)（期限内）", "\(last) (still open)"), .good)
        : Cell(rendering.text("\(last)（已过）", "\(last) (over)"), .bad)
    }
    var sheet = FactSheet()
    sheet.add(
      rendering.text("申请行政复议截止", "Reconsideration by"), limit("reconsiderationBy", "reconsiderationOpen"))
    sheet.add(rendering.text("提起行政诉讼截止", "Litigation by"), limit("litigationBy", "litigationOpen"))
    guard sheet.isEmpty else { return sheet.text(rendering) }
    return noLimit(exchange, rendering)
  }

  /// Why there is no time limit to contest something.
  private static func noLimit(_ exchange: Exchange, _ rendering: Rendering) -> String {
    let id = (exchange.question.string("commandId") ?? "").harmless
    if let record = exchange.background {
      if record.object["found"] == false { return RecordQuestions.notFound(id, rendering) }
      if let name = record.text("command").flatMap(CommandName.init(name:)), !CommandTable.spec(of: name).disputable {
        let label = rendering.label(name.name, Labels.command)
        return rendering.text(
          "\(id)（\(label)）不是可送达的决定，没有复议、诉讼期限\n",
          "\(id) (\(label)) is no decision that can be served: there is no time limit to contest it\n")
      }
      let remarks = SpaceQuestions.remarks(record, rendering)
      if record.text("annulledBy") != nil || record.text("setAsideBy") != nil {
        return rendering.text(
          "\(id) 已不成立（\(remarks)），没有期限\n", "\(id) does not stand any more (\(remarks)): no time limit is running\n")
      }
    }
    return rendering.text(
      "没有送达记录，期限尚未起算\n", "no service is recorded, so no time limit is running\n")
  }
}
