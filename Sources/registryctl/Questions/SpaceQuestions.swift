import RegistryCore

/// Questions about one space: what it is, all that is known of it, what happened to it.
enum SpaceQuestions {
  static let verbs: [Verb] = [
    .question(
      "status", "空间在某日的状态", "the status of a space on a day", operands: [.space], options: [.on, .knownAt],
      example: "status s1 --on 2018-06-10", status),
    .question(
      "show", "空间的全部登记情况", "everything known of a space on a day", operands: [.space], options: [.on, .knownAt],
      example: "show s1", show),
    .question(
      "history", "空间的沿革：每条命令、更正与撤销", "every accepted command about a space, with its corrections",
      operands: [.space],
      options: [.onIfEffective, .knownAt],
      example: "history s1 --known-at 2020-01-01", history),
  ]

  static let status = QuestionVerb { arguments, today in
    arguments.question("status", on: today, ["spaceId": arguments.operand(0)])
  } render: { exchange, rendering in
    let status = exchange.answer
    return rendering.heading(
      rendering.named(status.string("name"), id: status.string("spaceId")) + "  " + rendering.point(exchange.question))
      + statusSheet(status, rendering).text(rendering)
  }

  private static func statusSheet(_ status: Answer, _ rendering: Rendering) -> FactSheet {
    var sheet = FactSheet()
    addStatus(status, to: &sheet, rendering)
    sheet.add(rendering.text("运营主体", "Operator"), status.string("operatorId") ?? "")
    return sheet
  }

  /// The members of a status, for `status` and for `show`.
  static func addStatus(_ status: Answer, to sheet: inout FactSheet, _ rendering: Rendering) {
    let title = status.text("titleStatus") ?? ""
    sheet.add(
      rendering.text("称号", "Title"),
      Cell(rendering.label(title, Labels.titleStatus), Labels.style(ofTitleStatus: title)))
    sheet.add(rendering.text("认定", "Certification"), status.string("certificationId") ?? "")
    sheet.add(
      rendering.text("有效期", "Valid"), rendering.period(status.date("validFrom"), status.date("validUntil")))
    sheet.add(rendering.text("自此失效", "Not in force from"), rendering.date(status.date("endedOn")))
    if let stage = status.text("applicationStage") {
      sheet.add(rendering.text("办理阶段", "Application"), rendering.label(stage, Labels.applicationStage))
    }
    sheet.add(
      rendering.text("标记", "Flags"),
      status.texts("flags").map { Cell(rendering.label($0, Labels.flag), Labels.style(ofFlag: $0)) })
    sheet.add(rendering.text("禁止申请至", "Banned until"), Cell(rendering.date(status.date("bannedUntil")), .bad))
  }

  static let history = QuestionVerb { arguments, _ in
    arguments.question("history", on: nil, ["spaceId": arguments.operand(0)])
  } narrow: { answer, arguments in
    guard let day = arguments.day else { return answer }
    var narrowed = answer
    narrowed["history"] = .array(
      Answer(answer).rows("history").filter { $0.date("effectiveOn").map { $0 <= day } ?? true }.map {
        .object($0.object)
      })
    return narrowed
  } render: { exchange, rendering in
    let rows = exchange.answer.rows("history")
    let space = exchange.question.string("spaceId") ?? ""
    guard !rows.isEmpty else {
      return rendering.text("没有关于 \(space.harmless) 的记录\n", "nothing is recorded about \(space.harmless)\n")
    }
    var table = TextTable([
      .number(rendering.text("序号", "No.")), .fixed(rendering.text("生效日期", "Effective")),
      .text(rendering.text("事项", "Event")), .identifier(rendering.text("文号", "Document")),
      .fixed(rendering.text("录入时间", "Recorded")), .text(rendering.text("录入人", "By")),
      .identifier(rendering.text("命令号", "Command")), .text(rendering.text("备注", "Remarks")),
    ])
    for row in rows {
      let isVoid = row.text("annulledBy") != nil || row.text("setAsideBy") != nil
      let remarks = remarks(row, rendering)
      // Who has changed it is named by identifiers.
      let keepsRemarks = isVoid || !row.texts("corrected").isEmpty
      table.rows.append([
        Cell(row.number("position").map(String.init) ?? ""), Cell(rendering.date(row.date("effectiveOn"))),
        Cell(
          rendering.list(row.texts("events").map { rendering.label($0, Labels.event) }), isVoid ? .faint : .plain),
        Cell(row.answer("data")?.string("documentNo") ?? ""), Cell(rendering.instant(row.instant("recordedAt"))),
        Cell(row.string("recordedBy") ?? ""), Cell(row.string("commandId") ?? ""),
        Cell(remarks, .caution, keeping: keepsRemarks ? remarks : ""),
      ])
    }
    return table.text(rendering)
  }

  /// What became of a record later, and what it was accepted in spite of.
  static func remarks(_ row: Answer, _ rendering: Rendering) -> String {
    var remarks: [String] = []
    let corrections = row.texts("corrected").map(\.string)
    if !corrections.isEmpty {
      remarks.append(rendering.text("已更正：", "corrected by ") + rendering.list(corrections))
    }
    if let by = row.string("annulledBy") { remarks.append(rendering.text("已作废：", "annulled by ") + by) }
    if let by = row.string("setAsideBy") { remarks.append(rendering.text("已撤销：", "set aside by ") + by) }
    remarks += row.texts("warnings").map { rendering.label($0, Labels.warning) }
    return remarks.joined(separator: rendering.text("；", "; "))
  }
}
