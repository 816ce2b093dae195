import RegistryCore

/// Questions about the whole register: who holds a title, whose runs out, who owes reports, how they were graded.
enum RegisterQuestions {
  static let verbs: [Verb] = [
    .question(
      "register", "名录：某日称号有效的众创空间", "the spaces with a title in force on a day", options: [.on, .knownAt],
      example: "register --on 2024-12-31", register),
    .question(
      "expiring", "在一段时间内到期的称号", "the titles that expire within a period",
      options: [
        OptionSpec("from", .date, "第一天；默认 --on 那天", "first day, inclusive; by default that of --on"),
        OptionSpec("to", .date, "最后一天；默认一年后", "last day, inclusive; by default a year later"),
        OptionSpec(
          "on", .date, "从哪一天看：之前的不列；默认今天", "the day it is seen from: nothing before it is listed; by default today"),
        .knownAt,
      ], example: "expiring --from 2024-01-01 --to 2024-12-31", expiring),
    .question(
      "overdue", "某日逾期未交的年度报告", "the annual reports that are overdue on a day", options: [.on, .knownAt],
      example: "overdue --on 2024-01-01", overdue),
    .question(
      "assessments", "某年度的考核表", "the assessments of a year",

      options: [
        OptionSpec("year", .natural, "年度", "calendar year").required,
        OptionSpec("on", .date, "只列当日为止作出的；默认全部", "only those decided by that day; by default all"), .knownAt,
      ],
      example: "assessments --year 2023", assessments),
  ]

  static let register = QuestionVerb { arguments, today in
    arguments.question("register", on: today, ["entries": true])
  } render: { exchange, rendering in
    let entries = exchange.answer.rows("entries")
    let point = rendering.point(exchange.question)
    guard !entries.isEmpty else {
      return rendering.text("\(point) 没有称号有效的众创空间\n", "no title is in force on \(point)\n")
    }
    var table = TextTable([
      .number(rendering.text("序号", "No.")), .identifier(rendering.text("标识", "Space")),
      .text(rendering.text("名称", "Name")),
      .fixed(rendering.text("所属地", "Place")), .text(rendering.text("运营主体", "Operator")),
      .identifier(rendering.text("认定", "Certification")), .fixed(rendering.text("有效期起", "Valid from")),
      .fixed(rendering.text("有效期止", "Valid until")), .fixed(rendering.text("状态", "Status")),
    ])
    for (index, entry) in entries.enumerated() {
      let status = entry.text("titleStatus") ?? ""
      table.rows.append([
        Cell(String(index + 1)), Cell(entry.string("spaceId") ?? ""), Cell(entry.string("name") ?? ""),
        Cell(rendering.label(entry.text("jurisdiction") ?? "", Labels.jurisdiction)),
        Cell(entry.string("operatorName") ?? entry.string("operatorId") ?? ""),
        Cell(entry.string("certificationId") ?? ""), Cell(rendering.date(entry.date("validFrom"))),
        Cell(rendering.date(entry.date("validUntil"))),
        Cell(rendering.label(status, Labels.titleStatus), Labels.style(ofTitleStatus: status)),
      ])
    }
    return rendering.heading(
      rendering.text("众创空间名录  \(point)  共 \(entries.count) 家", "Register  \(point)  \(entries.count) in force"))
      + table.text(rendering)
  }

  static let expiring = QuestionVerb { arguments, today in
    let first = arguments.date("from")
    let from = max(first ?? arguments.day ?? today, arguments.day ?? first ?? today)
    let to = arguments["to"].map { Text($0) } ?? from.addingMonths(12).text
    return arguments.question("expiring", on: nil, ["from": .string(from.text), "to": .string(to)])
  } refuse: { arguments in
    guard let from = arguments["from"], let to = arguments["to"], from > to else { return nil }
    return .reversed("from", "to")
  } named: { exchange in
    exchange.answer.pairs("expiring").compactMap { row in
      // A title can run out after the last day that can be asked about.
      guard let space = row.first.asText, let last = row.second.asText.flatMap({ CivilDate(iso: $0) }) else {
        return nil
      }
      return (space, last)
    }
  } render: { exchange, rendering in
    let rows = exchange.answer.pairs("expiring")
    let period = rendering.period(exchange.question.date("from"), exchange.question.date("to"))
    guard !rows.isEmpty else {
      return rendering.text("\(period) 没有到期的称号\n", "no title expires from \(period)\n")
    }
    return TextTable(
      [.text(rendering.text("众创空间", "Space")), .fixed(rendering.text("有效期止", "Valid until"))],
      rows: rows.map { row in
        [
          exchange.names.cell(row.first, rendering),
          Cell(rendering.date(row.second.asText.flatMap { CivilDate(written: $0) }), .caution),
        ]
      }
    ).text(rendering)
  }

  static let overdue = QuestionVerb { arguments, today in
    arguments.question("overdueReports", on: today)
  } named: { exchange in
    guard let day = exchange.question.date("on") else { return [] }
    return exchange.answer.pairs("overdue").compactMap { row in row.first.asText.map { ($0, day) } }
  } render: { exchange, rendering in
    let rows = exchange.answer.pairs("overdue")
    let point = rendering.point(exchange.question)
    guard !rows.isEmpty else {
      return rendering.text("\(point) 没有逾期的年度报告\n", "no annual report is overdue on \(point)\n")
    }
    return TextTable(
      [.text(rendering.text("众创空间", "Space")), .fixed(rendering.text("逾期年度", "Year overdue"))],
      rows: rows.map { [exchange.names.cell($0.first, rendering), Cell($0.second.asNumber?.literal ?? "", .bad)] }
    ).text(rendering)
  }

  static let assessments = QuestionVerb { arguments, _ in
    arguments.question("assessments", on: nil, ["year": .number(JSONNumber(arguments.number("year") ?? 0))])
  } narrow: { answer, arguments in
    guard let day = arguments.day else { return answer }
    var narrowed = answer
    narrowed["assessments"] = .array(
      Answer(answer).rows("assessments").filter { $0.date("decisionDate").map { $0 <= day } ?? true }.map {
        .object($0.object)
      })
    return narrowed
  } render: { exchange, rendering in
    let rows = exchange.answer.rows("assessments")
    let year = exchange.question.number("year").map(String.init) ?? ""
    guard !rows.isEmpty else {
      return rendering.text("\(year) 年度没有考核记录\n", "no assessment is recorded for \(year)\n")
    }
    let metrics = MetricTable.fields
    var table = TextTable(
      [
        .identifier(rendering.text("众创空间", "Space")), .fixed(rendering.text("等次", "Grade")),
        .fixed(rendering.text("决定日期", "Decided")),
      ] + metrics.map { .number(rendering.text($0.label)) } + [
        .fixed(rendering.text("奖励", "Reward")), .identifier(rendering.text("整改", "Rectification")),
        .fixed(rendering.text("整改状态", "State")), .identifier(rendering.text("考核", "Assessment")),
      ])
    for row in rows {
      var cells = [
        Cell(row.string("spaceId") ?? ""), SpaceQuestions.grade(row.text("grade") ?? "", rendering),
        Cell(rendering.date(row.date("decisionDate"))),
      ]
      cells += metrics.map { Cell(metric($0.name, of: row)) }
      cells += [
        Cell(row.flag("rewarded") ? rendering.text("已奖励", "rewarded") : "", .good),
        Cell(row.string("rectificationId") ?? ""),
        Cell(row.text("rectificationState").map { rendering.label($0, Labels.rectificationState) } ?? ""),
        Cell(row.string("assessmentId") ?? ""),
      ]
      table.rows.append(cells)
    }
    return table.text(rendering)
  }

  private static func metric(_ name: Text, of row: Answer) -> String {
    (row.object[name] ?? row.answer("metrics")?.object[name])?.asNumber?.literal ?? ""
  }
}
