import RegistryCore

/// Questions of a dispute: why a space has its status, what was learned since, how its days came to be known.
enum DisputeQuestions {
  static let verbs: [Verb] = [
    .question(
      "explain", "某日状态的由来：依据的记录、时间、更正", "why a space has its status on a day", operands: [.space],
      options: [.on, .knownAt], example: "explain s1 --on 2018-06-10", ExplainText.question),
    .question(
      "diff", "两个时刻之间新知道了什么，状态因此如何变化", "what was learned of a space between two moments", operands: [.space],
      options: [
        .on,
        OptionSpec(
          "known-at", .instant, "较早的时刻（日期指该日结束时）", "the earlier moment (a date means its end)"
        ).required,
        OptionSpec(
          "and", .instant, "较晚的时刻；默认现在", "the later moment; by default now"),
      ],
      example: "diff s1 --known-at 2018-07-01 --and 2018-07-02 --on 2018-06-09",
      remarks: Phrase(
        "列出其间录入的、关于该空间或使答案改变的记录，以及此前的记录因此有何不同。",
        "Lists the records made in between that are about the space or changed the answer, and what reads otherwise in earlier records because of them."
      ), DifferenceText.question),
    .question(
      "timeline", "各日称号状态逐次为人所知的经过", "how the title status of all days came to be known", operands: [.space],
      options: [
        OptionSpec("on", .date, "只列当日为止的时段", "only the periods that had begun by that day"), .knownAt,
      ],
      example: "timeline s1", timeline),
    DossierVerb.verb,
  ]

  private static let timeline = QuestionVerb { arguments, _ in
    arguments.question("timeline", on: nil, ["spaceId": arguments.operand(0)])
  } narrow: { answer, arguments in
    guard let day = arguments.day else { return answer }
    var narrowed = answer
    narrowed["steps"] = .array(
      Answer(answer).rows("steps").map { step in
        var object = step.object
        object["periods"] = .array(
          step.rows("periods").filter { $0.date("from").map { $0 <= day } ?? true }.map { .object($0.object) })
        return .object(object)
      })
    return narrowed
  } render: { exchange, rendering in
    let steps = exchange.answer.rows("steps")
    let space = (exchange.question.string("spaceId") ?? "").harmless
    guard !steps.isEmpty else {
      return rendering.text("没有关于 \(space) 的记录\n", "nothing is recorded about \(space)\n")
    }
    return steps.map { step in
      var sheet = FactSheet()
      for period in step.rows("periods") {
        let title = period.text("titleStatus") ?? ""
        sheet.add(
          rendering.text("自 \(rendering.date(period.date("from")))", "from \(rendering.date(period.date("from")))"),
          Cell(rendering.label(title, Labels.titleStatus), Labels.style(ofTitleStatus: title)))
      }
      let moment = rendering.instant(step.instant("recordedAt"))
      let command = step.string("commandId") ?? ""
      return rendering.heading(
        rendering.text("\(moment) 起所知（\(command)）", "As known from \(moment) on (\(command))"))
        + sheet.text(rendering, indent: 2)
    }.joined(separator: "\n")
  }
}

/// A record in an explanation or a difference: what, under which rule, by whom and when, on what evidence.
enum RecordText {
  /// - Parameters:
  ///   - number: its place in the list.
  ///   - more: adds what else is to be said of it.
  static func text(
    _ row: Answer, number: Int, _ rendering: Rendering, _ more: (inout FactSheet) -> Void = { _ in }
  ) -> String {
    let isVoid = row.text("annulledBy") != nil || row.text("setAsideBy") != nil
    let events = rendering.list(row.texts("events").map { rendering.label($0, Labels.event) })
    let head = [
      "\(number).", rendering.date(row.date("effectiveOn")),
      rendering.styled(events.harmless, isVoid ? .faint : .strong),
      rule(row, rendering), (row.answer("data")?.string("documentNo") ?? "").harmless,
    ]
    var sheet = FactSheet()
    let roles = row.texts("roles").map { rendering.label($0) { GroundRole(name: $0)?.label } }
    sheet.add(rendering.text("作用", "counts for"), rendering.list(roles))
    sheet.add(rendering.text("录入", "recorded"), recording(row, rendering))
    sheet.add(
      rendering.text("批准人", "approved by"), row.answer("data")?.string("approvedBy") ?? "")
    sheet.add(rendering.text("理由", "reason"), row.answer("data")?.string("reason") ?? "")
    sheet.add(rendering.text("证据", "evidence"), row.texts("evidence").map { Cell($0.string, .faint) })
    sheet.add(rendering.text("备注", "remarks"), Cell(SpaceQuestions.remarks(row, rendering), .caution))
    more(&sheet)
    return head.filter { !$0.isEmpty }.joined(separator: "  ") + "\n" + sheet.text(rendering, indent: 4)
  }

  /// 第五条（三）R5.3d
  static func rule(_ row: Answer, _ rendering: Rendering) -> String {
    guard let rule = row.text("rule") else { return "" }
    return ((Rule(name: rule)?.article(in: rendering.language) ?? row.string("article") ?? "") + " " + rule.string)
      .harmless
  }

  private static func recording(_ row: Answer, _ rendering: Rendering) -> String {
    let numbers = row.numbers("seq").map { String($0) }
    let parts = [
      rendering.instant(row.instant("recordedAt")), row.string("recordedBy") ?? "", row.string("commandId") ?? "",
      rendering.text("日志第 \(rendering.list(numbers)) 号", "\(CountedNoun.numbers(numbers)) in the log"),
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: rendering.text("，", ", "))
  }

  /// Changes one a line, after a heading; nothing if there are none.
  static func changes(
    _ changes: [Answer], of command: CommandName?, _ name: String, to sheet: inout FactSheet, _ rendering: Rendering
  ) {
    sheet.add(name, ChangeText.visible(changes, of: command, rendering).map { Cell($0.line(rendering)) })
  }
}
