import RegistryCore

/// What the columns of lists are called by people, and their values.
enum ColumnWords {
  /// The name itself if nobody has another for it.
  static func title(_ name: String, _ rendering: Rendering) -> String {
    if let phrase = own[name] { return rendering.text(phrase) }
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
    "rectificationState": Phrase("整改状态", "rectification"), "position": Phrase("序号", "number"),
    "commandId": Phrase("命令号", "command id"), "recordedAt": Phrase("录入时间", "recorded"),
    "recordedBy": Phrase("录入人", "by"), "command": Phrase("命令", "command"), "events": Phrase("事件", "events"),
    "effectiveOn": Phrase("生效日期", "effective"), "data": Phrase("内容", "data"),
    "corrected": Phrase("更正", "corrected by"), "annulledBy": Phrase("作废", "annulled by"),
    "setAsideBy": Phrase("撤销", "set aside by"), "warnings": Phrase("提示", "warnings"),
    "bannedUntil": Phrase("禁止申请至", "banned until"), "banned": Phrase("禁止申请", "banned"), "until": Phrase("至", "until"),
  ]

  private static func field(named name: Text) -> Phrase? {
    if let metric = MetricTable.field(name) { return metric.label }
    for command in CommandTable.all {
      if let field = command.field(name) { return Phrase(field.zh, field.meaning) }
    }
    return nil
  }

  /// A value as the bureau says it.
  static func value(_ value: JSONValue?, of column: String, _ rendering: Rendering) -> String {
    switch value {
    case .bool(let flag): return rendering.yesNo(flag)
    case .string(let text): return word(text, of: column, rendering)
    case .array(let items):
      let texts = items.compactMap(\.asText)
      guard texts.count == items.count else { return AnswerList.plain(value) }
      return rendering.list(texts.map { word($0, of: column, rendering) })
    case nil, .null, .number, .object: return AnswerList.plain(value)
    }
  }

  private static func word(_ text: Text, of column: String, _ rendering: Rendering) -> String {
    switch column {
    case "titleStatus": rendering.label(text, Labels.titleStatus)
    case "applicationStage": rendering.label(text, Labels.applicationStage)
    case "flags": rendering.label(text, Labels.flag)
    case "kind": rendering.label(text) { DueItem.Kind(name: $0)?.label }
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
