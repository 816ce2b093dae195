import RegistryCore

/// What the columns of lists are called by people, and their values.
enum ColumnWords {
  /// The name itself if nobody has another for it.
  static func title(_ name: String, _ rendering: Rendering) -> String {
    if let phrase = own[name] { return rendering.text(phrase) }
    if let counted = StatisticsQuestion.columns.first(where: { $0.member.string == name }) {
      return rendering.text(counted.label)
    }
    if let phrase = field(named: Text(name)) { return rendering.text(phrase) }
    return name
  }

  /// Columns that no command has a field for.
  private static let own: [String: Phrase] = [
    "name": Phrase("名称", "name"), "operatorName": Phrase("运营主体名称", "operator"),
    "titleStatus": Phrase("称号状态", "status"), "validFrom": Phrase("有效期起", "valid from"),
    "validUntil": Phrase("有效期止", "valid until"), "endedOn": Phrase("自此失效", "not in force from"),
    "applicationStage": Phrase("办理阶段", "application"), "flags": Phrase("标记", "flags"), "on": Phrase("日期", "day"),
    "kind": Phrase("事项", "kind"), "dueOn": Phrase("期限", "due"), "overdue": Phrase("逾期", "overdue"),
    "ref": Phrase("关于", "about"), "year": Phrase("年度", "year"), "subject": Phrase("对象", "subject"),
    "banKey": Phrase("禁止依据的代码", "ban key"), "operatorIds": Phrase("运营主体", "operators"),
    "daysLeft": Phrase("剩余天数", "days left"), "owedBy": Phrase("责任方", "who"), "place": Phrase("所属地", "place"),
    "rule": Phrase("规则", "rule"), "article": Phrase("依据", "article"), "address": Phrase("地址", "address"),
    "start": Phrase("起", "from"), "end": Phrase("止", "until"), "rewarded": Phrase("已奖励", "rewarded"),
    "rectificationState": Phrase("整改状态", "rectification"), "position": Phrase("命令序号", "command number"),
    "commandId": Phrase("命令号", "command id"), "recordedAt": Phrase("录入时间", "recorded"),
    "recordedBy": Phrase("录入人", "by"), "command": Phrase("命令", "command"), "events": Phrase("事件", "events"),
    "effectiveOn": Phrase("生效日期", "effective"), "data": Phrase("内容", "data"),
    "corrected": Phrase("更正", "corrected by"), "annulledBy": Phrase("作废", "annulled by"),
    "setAsideBy": Phrase("撤销", "set aside by"), "warnings": Phrase("提示", "warnings"),
    "bannedUntil": Phrase("禁止申请至", "banned until"), "banned": Phrase("禁止申请", "banned"), "until": Phrase("至", "until"),
    "stage": Phrase("环节", "stage"), "decision": Phrase("决定", "decision"), "member": Phrase("项目", "what"),
    "from": Phrase("原为", "before"), "to": Phrase("现为", "after"), "matches": Phrase("找到于", "found in"),
    "field": Phrase("栏目", "field"), "text": Phrase("文字", "text"),
    "periods": Phrase("各时段称号状态", "status from day to day"),
    "roles": Phrase("作用", "counts for"), "regulation": Phrase("办法", "regulation"), "seq": Phrase("日志序号", "in the log"),
    "by": Phrase("登录用户", "signed in as"), "evidence": Phrase("证据", "evidence"),
    "reconsiderationBy": Phrase("申请行政复议截止", "reconsideration by"),
    "reconsiderationOpen": Phrase("可申请行政复议", "reconsideration open"),
    "litigationBy": Phrase("提起行政诉讼截止", "litigation by"), "litigationOpen": Phrase("可提起行政诉讼", "litigation open"),
    "status": Phrase("状态", "status"), "titles": Phrase("称号", "titles"), "assessments": Phrase("考核", "assessments"),
    "rewards": Phrase("奖励", "rewards"), "rectifications": Phrase("整改", "rectifications"),
    "sanctions": Phrase("处分", "sanctions"), "findings": Phrase("认定骗取", "findings of fraud"),
    "disputes": Phrase("争议", "disputes"), "stages": Phrase("各环节", "stages"), "notice": Phrase("公示", "notice"),
    "closing": Phrase("办结", "closed by"), "closedOn": Phrase("办结日期", "closed on"), "date": Phrase("日期", "day"),
    "passed": Phrase("通过", "passed"), "objections": Phrase("异议", "objections"), "upheld": Phrase("成立", "upheld"),
    "state": Phrase("状况", "state"), "reportedOn": Phrase("报告日期", "reported on"), "banStart": Phrase("禁止期起", "ban from"),
    "banEnd": Phrase("禁止期止", "ban until"), "banSubject": Phrase("禁止对象", "ban of"), "found": Phrase("有记录", "recorded"),
  ]

  private static func field(named name: Text) -> Phrase? {
    if let metric = MetricTable.field(name) { return metric.label }
    for command in CommandTable.all {
      if let field = command.field(name) { return Phrase(field.zh, field.meaning) }
    }
    return nil
  }

  /// A value as the bureau says it.
  ///
  /// - Parameter row: what it is a member of; some values can be read only beside others.
  static func value(
    _ value: JSONValue?, of column: String, in row: JSONObject = [:], _ rendering: Rendering
  ) -> String {
    if let change = change(column, of: row, rendering) { return change }
    switch value {
    case .bool(let flag): return rendering.yesNo(flag)
    case .string(let text): return word(text, of: column, rendering)
    case .array(let items): return list(items, of: column, rendering)
    case .object(let object): return parts(object, of: column, in: row, rendering)
    case nil, .null, .number: return AnswerList.plain(value)
    }
  }

  /// A row of `diff`: which words its values have depends on the member that has changed.
  private static func change(_ column: String, of row: JSONObject, _ rendering: Rendering) -> String? {
    guard row["member"] != nil else { return nil }
    let change = ChangeText(Answer(row), of: nil, rendering)
    return switch column {
    case "member": change.name
    case "from": change.from
    case "to": change.to
    default: nil
    }
  }

  private static func list(_ items: [JSONValue], of column: String, _ rendering: Rendering) -> String {
    if column == "matches" {
      return SearchQuestion.matches(items.compactMap { $0.asObject.map(Answer.init) }, rendering)
    }
    let isOfObjects = items.contains { $0.asObject != nil }
    return items.map { value($0, of: column, rendering) }
      .joined(separator: isOfObjects ? rendering.text("；", "; ") : rendering.text("、", ", "))
  }

  private static func parts(
    _ object: JSONObject, of column: String, in row: JSONObject, _ rendering: Rendering
  ) -> String {
    switch column {
    case "data":
      guard let command = row["command"]?.asText.flatMap(CommandName.init(name:)) else { break }
      return CommandText.sheet(object, of: command, rendering).line(rendering)
    case "parameters":
      guard let field = CommandTable.spec(of: .adoptRegulation).field("parameters") else { break }
      return CommandText.cells(.object(object), field, rendering).map(\.text).joined(
        separator: rendering.text("；", "; "))
    case "periods":
      let period = Answer(object)
      let (day, status) = (period.string("from") ?? "", value(object["titleStatus"], of: "titleStatus", rendering))
      return rendering.text("\(day) 起\(status)", "\(status) from \(day)")
    case "by": return RecordQuestions.author(Answer(object), rendering)
    default: break
    }
    return object.members.map { member in
      let shown = value(member.value, of: member.key.string, in: object, rendering)
      return rendering.text(
        "\(title(member.key.string, rendering))：\(shown)", "\(title(member.key.string, rendering)): \(shown)")
    }.joined(separator: rendering.text("，", ", "))
  }

  private static func word(_ text: Text, of column: String, _ rendering: Rendering) -> String {
    switch column {
    case "titleStatus": rendering.label(text, Labels.titleStatus)
    case "applicationStage": rendering.label(text, Labels.applicationStage)
    case "flags": rendering.label(text, Labels.flag)
    case "stage": rendering.label(text, Labels.stage)
    case "decision": rendering.label(text, Labels.command)
    case "owedBy": rendering.label(text) { DueItem.Debtor(name: $0).flatMap(DueQuestion.debtor) }
    case "roles": rendering.label(text) { GroundRole(name: $0)?.label }
    case "recordedAt": Instant(timestamp: text).map(rendering.spreadsheetTime) ?? text.string
    case "kind": rendering.label(text) { DueItem.Kind(name: $0)?.label ?? SearchQuestion.kindLabel($0) }
    case "subject": rendering.label(text, Labels.banSubject)
    case "grade": rendering.label(text, Labels.grade)
    case "jurisdiction": rendering.label(text, Labels.jurisdiction)
    case "rectificationState": rendering.label(text, Labels.rectificationState)
    case "events": rendering.label(text, Labels.event)
    case "command": rendering.label(text, Labels.command)
    case "warnings": rendering.label(text, Labels.warning)
    default: text.string
    }
  }
}
