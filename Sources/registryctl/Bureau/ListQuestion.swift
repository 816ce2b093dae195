import RegistryCore

/// `list`: spaces by what holds of them on a day.
enum ListQuestion {
  static let verb = Verb.question(
    "list", "按状况筛选、排序的众创空间", "spaces, filtered and sorted",
    options: [
      OptionSpec("status", .oneOf(TitleStatus.self) { Labels.titleStatus($0.name) }, "称号状态", "status of the title"),
      OptionSpec(
        "stage", .oneOf(ApplicationStage.self) { Labels.applicationStage($0.name) }, "办理阶段", "stage of the application"),
      OptionSpec("flag", .oneOf(StatusFlag.self) { Labels.flag($0.name) }, "标记", "a flag"),
      OptionSpec("banned", .flag, "禁止申请的（同 --flag operatorBanned）", "banned from applying (as --flag operatorBanned)"),
      BureauQuestions.place, OptionSpec("operator", .identifier(.operator), "运营主体标识", "id of the operator"),
      OptionSpec("expiring", .days, "称号在多少天内到期", "whose title runs out within so many days"),
      OptionSpec("sort", .oneOf(ListSelection.Order.self, label), "排序；默认按标识", "order; by default by id"),
      OptionSpec("descending", .flag, "倒序", "the other way round"), .on, .knownAt,
    ],
    example: "list --status certified --place shuocheng --expiring 180d --sort validUntil", question)

  static let question = QuestionVerb { arguments, today in
    var question = arguments.question("list", on: today)
    question.add("status", arguments.json("status"))
    question.add("stage", arguments.json("stage"))
    question.add("flag", arguments.has("banned") ? .string(StatusFlag.operatorBanned.name) : arguments.json("flag"))
    question.add("place", arguments.json("place"))
    question.add("operatorId", arguments.json("operator"))
    if let days = arguments.number("expiring") {
      question["expiringBy"] = .string(arguments.day(or: today).adding(days: days).text)
    }
    question.add("sort", arguments.json("sort"))
    if arguments.has("descending") { question["descending"] = true }
    return question
  } refuse: { arguments in
    arguments.has("banned") && arguments.has("flag") ? .together("banned", "flag") : nil
  } check: { (exchange, invocation, client) throws(Failure) in
    try PlaceCheck.run(exchange, rows: "spaces", invocation, client)
  } render: { exchange, rendering in
    let rows = exchange.answer.rows("spaces")
    let point = rendering.point(exchange.question)
    guard !rows.isEmpty else { return rendering.text("\(point) 没有符合条件的众创空间\n", "no space fits on \(point)\n") }
    var table = TextTable([
      .identifier(rendering.text("标识", "Space")), .text(rendering.text("名称", "Name")),
      .fixed(rendering.text("所属地", "Place")), .text(rendering.text("运营主体", "Operator")),
      .fixed(rendering.text("称号", "Title")), .fixed(rendering.text("有效期止", "Valid until")),
      .fixed(rendering.text("办理阶段", "Application")), .fixed(rendering.text("标记", "Flags")),
    ])
    for row in rows {
      let status = row.text("titleStatus") ?? ""
      let stage = row.text("applicationStage") ?? ""
      let flags = row.texts("flags")
      table.rows.append([
        Cell(row.string("spaceId") ?? ""), Cell(row.string("name") ?? ""),
        Cell(rendering.label(row.text("jurisdiction") ?? "", Labels.jurisdiction)),
        Cell(row.string("operatorName") ?? row.string("operatorId") ?? ""),
        Cell(rendering.label(status, Labels.titleStatus), Labels.style(ofTitleStatus: status)),
        Cell(rendering.date(row.date("validUntil"))),
        Cell(stage == ApplicationStage.none.name ? "" : rendering.label(stage, Labels.applicationStage)),
        Cell(
          rendering.list(flags.map { rendering.label($0, Labels.flag) }),
          flags.first.map { Labels.style(ofFlag: $0) } ?? .plain),
      ])
    }
    return rendering.heading(
      rendering.text("众创空间  \(point)  共 \(rows.count) 家", "Spaces  \(point)  \(rows.count) found"))
      + table.text(rendering)
  }

  private static func label(_ order: ListSelection.Order) -> Phrase {
    switch order {
    case .spaceId: Phrase("标识", "id")
    case .name: Phrase("名称", "name")
    case .place: Phrase("所属地", "place")
    case .operator: Phrase("运营主体", "operator")
    case .status: Phrase("称号状态", "status")
    case .validUntil: Phrase("有效期止", "last day")
    }
  }
}
