import RegistryCore

/// `show`: the whole file on a space.
extension SpaceQuestions {
  static let show = QuestionVerb { arguments, today in
    arguments.question("show", on: today, ["spaceId": arguments.operand(0)])
  } render: { exchange, rendering in
    let space = exchange.answer
    let status = space.answer("status") ?? space
    var result = rendering.heading(
      rendering.named(space.string("name") ?? status.string("name"), id: space.string("spaceId")) + "  "
        + rendering.point(exchange.question))
    var sheet = FactSheet()
    addStatus(status, to: &sheet, rendering)
    addPlace(space, to: &sheet, rendering)
    result += sheet.text(rendering)
    let parts = [
      section(("称号", "Titles"), titles(of: space, rendering), rendering),
      applications(space.rows("applications"), rendering),
      section(("年度报告", "Annual reports"), reports(space.rows("reports"), rendering), rendering),
      section(("考核", "Assessments"), assessments(space.rows("assessments"), rendering), rendering),
      section(("奖励", "Rewards"), rewards(space.rows("rewards"), rendering), rendering),
      section(("整改", "Rectifications"), rectifications(space.rows("rectifications"), rendering), rendering),
      section(("处分", "Sanctions"), sanctions(space.rows("sanctions"), rendering), rendering),
      section(("认定骗取", "Findings of fraud"), findings(space.rows("findings"), rendering), rendering),
      section(("争议", "Disputes"), disputes(space.rows("disputes"), rendering), rendering),
    ]
    result += parts.filter { !$0.isEmpty }.map { "\n" + $0 }.joined()
    return result
  }

  private static func section(_ title: (String, String), _ table: TextTable, _ rendering: Rendering) -> String {
    table.rows.isEmpty ? "" : rendering.heading(rendering.text(title.0, title.1)) + table.text(rendering)
  }

  private static func addPlace(_ space: Answer, to sheet: inout FactSheet, _ rendering: Rendering) {
    sheet.add(rendering.text("地址", "Address"), space.string("address") ?? "")
    if let place = space.text("jurisdiction") {
      sheet.add(rendering.text("所属地", "Place"), rendering.label(place, Labels.jurisdiction))
    }
    sheet.add(
      rendering.text("运营主体", "Operator"),
      rendering.named(space.string("operatorName"), id: space.string("operatorId")))
    if space.object.present("onCampus") != nil {
      sheet.add(rendering.text("大专校内", "On campus"), rendering.yesNo(space.flag("onCampus")))
      sheet.add(rendering.text("大专院校众创空间", "Operated by a college"), rendering.yesNo(space.flag("collegeOperated")))
    }
    sheet.add(rendering.text("登记日期", "Registered"), rendering.date(space.date("registeredOn")))
  }

  private static func titles(of space: Answer, _ rendering: Rendering) -> TextTable {
    // The title of the day is under rectification when its space is; of itself it knows only that it is in force.
    let present = space.answer("status")
    return TextTable(
      [
        .identifier(rendering.text("认定", "Certification")), .identifier(rendering.text("申请", "Application")),
        .identifier(rendering.text("文号", "Document")), .fixed(rendering.text("决定日期", "Decided")),
        .fixed(rendering.text("有效期起", "Valid from")), .fixed(rendering.text("有效期止", "Valid until")),
        .fixed(rendering.text("自此失效", "Not from")), .fixed(rendering.text("状态", "Status")),
      ],
      rows: space.rows("titles").map { row in
        let isPresent = row.date("endedOn") == nil && row.text("certificationId") == present?.text("certificationId")
        let status = (isPresent ? present : row)?.text("titleStatus") ?? ""
        return [
          Cell(row.string("certificationId") ?? ""), Cell(row.string("applicationId") ?? ""),
          Cell(row.string("documentNo") ?? ""), Cell(rendering.date(row.date("decisionDate"))),
          Cell(rendering.date(row.date("validFrom"))), Cell(rendering.date(row.date("validUntil"))),
          Cell(rendering.date(row.date("endedOn"))),
          // A title that is yet to begin has the name of a flag.
          Cell(
            rendering.label(status) { Labels.titleStatus($0) ?? Labels.flag($0) },
            Labels.style(ofTitleStatus: status)),
        ]
      })
  }

  /// Each application with its stages, its notice and the objections.
  private static func applications(_ rows: [Answer], _ rendering: Rendering) -> String {
    rows.map { row in
      let id = row.string("applicationId") ?? ""
      var sheet = FactSheet()
      sheet.add(rendering.text("提交", "submitted"), rendering.date(row.date("submittedOn")))
      // A notice is no attempt that passes or fails; it has lines of its own.
      for stage in row.rows("stages") where stage.text("stage") != Stage.publicNotice.name {
        sheet.add(rendering.label(stage.text("stage") ?? "", Labels.stage), attempt(stage, rendering))
      }
      if let notice = row.answer("notice") {
        sheet.add(
          rendering.text("公示期", "public notice"), rendering.period(notice.date("startsOn"), notice.date("endsOn")))
        sheet.add(rendering.text("异议", "objections"), notice.rows("objections").map { objection($0, rendering) })
      }
      if let closing = row.text("closing") {
        sheet.add(
          rendering.text("办结", "closed"),
          rendering.dateColumn(row.date("closedOn")) + "  " + rendering.label(closing, Labels.closing))
      }
      return rendering.heading(rendering.text("申请 \(id)", "Application \(id)")) + sheet.text(rendering)
    }.joined(separator: "\n")
  }

  private static func attempt(_ stage: Answer, _ rendering: Rendering) -> Cell {
    let passed = stage.flag("passed")
    let verdict = passed ? rendering.text("通过", "passed") : rendering.text("未通过", "failed")
    return Cell(rendering.dateColumn(stage.date("date")) + "  " + verdict, passed ? .plain : .bad)
  }

  private static func objection(_ row: Answer, _ rendering: Rendering) -> Cell {
    let filed = "\(row.string("objectionId") ?? "")  \(rendering.date(row.date("filedOn")))"
    guard let resolved = row.date("resolvedOn") else {
      return Cell(filed + "  " + rendering.text("未处理", "open"), .caution)
    }
    let outcome = row.flag("upheld") ? rendering.text("成立", "upheld") : rendering.text("不成立", "dismissed")
    return Cell(filed + "  " + rendering.date(resolved) + " " + outcome, row.flag("upheld") ? .bad : .plain)
  }

  private static func reports(_ rows: [Answer], _ rendering: Rendering) -> TextTable {
    TextTable(
      [.fixed(rendering.text("年度", "Year")), .fixed(rendering.text("提交日期", "Submitted"))],
      rows: rows.map { [Cell($0.number("year").map(String.init) ?? ""), Cell(rendering.date($0.date("submittedOn")))] })
  }

  private static func assessments(_ rows: [Answer], _ rendering: Rendering) -> TextTable {
    TextTable(
      [
        .fixed(rendering.text("年度", "Year")), .fixed(rendering.text("等次", "Grade")),
        .fixed(rendering.text("决定日期", "Decided")), .identifier(rendering.text("考核", "Assessment")),
      ],
      rows: rows.map { row in
        [
          Cell(row.number("year").map(String.init) ?? ""), grade(row.text("grade") ?? "", rendering),
          Cell(rendering.date(row.date("decisionDate"))), Cell(row.string("assessmentId") ?? ""),
        ]
      })
  }

  static func grade(_ value: Text, _ rendering: Rendering) -> Cell {
    let style: Style =
      switch value.string {
      case "excellent": .good
      case "unqualified": .bad
      default: .plain
      }
    return Cell(rendering.label(value, Labels.grade), style)
  }

  private static func rewards(_ rows: [Answer], _ rendering: Rendering) -> TextTable {
    TextTable(
      [.fixed(rendering.text("年度", "Year")), .fixed(rendering.text("决定日期", "Decided"))],
      rows: rows.map {
        [Cell($0.number("year").map(String.init) ?? ""), Cell(rendering.date($0.date("decisionDate")))]
      })
  }

  private static func rectifications(_ rows: [Answer], _ rendering: Rendering) -> TextTable {
    TextTable(
      [
        .identifier(rendering.text("整改", "Rectification")), .fixed(rendering.text("责令", "Ordered")),
        .fixed(rendering.text("期限", "Deadline")), .fixed(rendering.text("报告", "Reported")),
        .fixed(rendering.text("事由", "Ground")), .identifier(rendering.text("依据", "Basis")),
        .fixed(rendering.text("状态", "State")),
      ],
      rows: rows.map { row in
        let state = rendering.label(row.text("state") ?? "", Labels.rectificationState)
        let ground = rendering.label(row.text("ground") ?? "") { value in
          Labels.value(value, ofField: "ground", of: .orderRectification)
        }
        let overdue = row.flag("overdue")
        return [
          Cell(row.string("rectificationId") ?? ""), Cell(rendering.date(row.date("orderedOn"))),
          Cell(rendering.date(row.date("deadline"))), Cell(rendering.date(row.date("reportedOn"))), Cell(ground),
          Cell(row.string("basisId") ?? ""),
          Cell(overdue ? rendering.text("\(state)，逾期", "\(state), overdue") : state, style(ofState: row)),
        ]
      })
  }

  private static func style(ofState row: Answer) -> Style {
    if row.flag("overdue") || row.string("state") == "failed" { return .bad }
    return row.string("state") == "passed" ? .good : .caution
  }

  private static func sanctions(_ rows: [Answer], _ rendering: Rendering) -> TextTable {
    TextTable(
      [
        .identifier(rendering.text("处分", "Sanction")), .fixed(rendering.text("决定日期", "Decided")),
        .fixed(rendering.text("情节", "Severity")), .fixed(rendering.text("种类", "Kind")),
      ],
      rows: rows.map { row in
        let severity = rendering.label(row.text("severity") ?? "") {
          Labels.value($0, ofField: "severity", of: .imposeSanction)
        }
        return [
          Cell(row.string("sanctionId") ?? ""), Cell(rendering.date(row.date("decisionDate"))), Cell(severity),
          Cell(rendering.label(row.text("kind") ?? "", Labels.sanctionKind)),
        ]
      })
  }

  private static func findings(_ rows: [Answer], _ rendering: Rendering) -> TextTable {
    TextTable(
      [
        .identifier(rendering.text("认定骗取", "Finding")), .identifier(rendering.text("申请", "Application")),
        .fixed(rendering.text("决定日期", "Decided")), .fixed(rendering.text("禁止期", "Ban")),
        .fixed(rendering.text("对象", "Subject")),
      ],
      rows: rows.map { row in
        [
          Cell(row.string("findingId") ?? ""), Cell(row.string("applicationId") ?? ""),
          Cell(rendering.date(row.date("decisionDate"))),
          Cell(rendering.period(row.date("banStart"), row.date("banEnd")), .bad),
          Cell(row.text("banSubject").map { rendering.label($0, Labels.banSubject) } ?? ""),
        ]
      })
  }

  private static func disputes(_ rows: [Answer], _ rendering: Rendering) -> TextTable {
    TextTable(
      [
        .identifier(rendering.text("争议", "Dispute")), .fixed(rendering.text("种类", "Kind")),
        .identifier(rendering.text("目标命令", "About")), .fixed(rendering.text("提出", "Filed")),
        .fixed(rendering.text("决定", "Decided")), .fixed(rendering.text("结果", "Outcome")),
      ],
      rows: rows.map { row in
        let kind = rendering.label(row.text("kind") ?? "") { Labels.value($0, ofField: "kind", of: .fileDispute) }
        let outcome = row.text("outcome").map { value in
          Cell(rendering.label(value) { Labels.value($0, ofField: "outcome", of: .decideDispute) })
        }
        return [
          Cell(row.string("disputeId") ?? ""), Cell(kind), Cell(row.string("targetCommandId") ?? ""),
          Cell(rendering.date(row.date("filedOn"))), Cell(rendering.date(row.date("decidedOn"))),
          outcome ?? Cell(rendering.text("未决", "pending"), .caution),
        ]
      })
  }
}
