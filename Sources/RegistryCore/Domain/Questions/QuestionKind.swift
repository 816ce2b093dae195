/// The questions that `Query` answers, as they are described to strangers (DOMAIN §9).
package enum QuestionKind: String, CaseIterable, Sendable {
  case status
  case register
  case ban
  case overdueReports
  case expiring
  case remedy
  case history
  case obligations
  case bans
  case assessments
  case show
  case regulation
  case record
  case explain
  case diff
  case timeline
  case due
  case search
  case list
  case statistics
  case identifiers
  case original

  /// The members that the question takes besides `query` and `knownAt`; those with a question mark may be absent.
  package var arguments: [Argument] {
    switch self {
    case .status, .show, .explain: [.spaceId, .optionalOn]
    case .register: [.optionalOn, .entries]
    case .overdueReports, .bans, .regulation: [.optionalOn]
    case .ban: [.operatorId, .optionalOn]
    case .expiring: [.from, .to]
    case .remedy, .record, .original: [.commandId]
    case .history, .timeline: [.spaceId]
    case .diff: [.spaceId, .optionalAnd, .optionalOn]
    case .obligations: [.optionalOn, .optionalSpaceId]
    case .assessments: [.year]
    case .due: [.optionalOn, .within, .owedBy, .place, .optionalKind, .optionalSpaceId]
    case .search: [.text, .optionalOn, .limit]
    case .list:
      [.optionalOn, .status, .stage, .flag, .place, .optionalOperatorId, .expiringBy, .sort, .descending]
    case .statistics: [.optionalOn, .fromYear, .toYear]
    case .identifiers: [.kind, .optionalPrefix]
    }
  }

  /// What it asks.
  package var meaning: Phrase {
    switch self {
    case .status:
      Phrase("某日的状态：称号、办理阶段、标记、禁止期", "the status of a space on a day: title, stage of its application, flags, ban")
    case .register:
      Phrase(
        "某日的名录；entries 为 true 时附各空间的名称、运营主体和有效期",
        "the spaces with a title in force on a day; with their names, operators and terms if entries is true")
    case .ban:
      Phrase("运营主体某日是否被禁止申请，至何日", "whether an operator is barred from applying on a day, and until when")
    case .overdueReports: Phrase("某日逾期的年度报告", "the annual reports that are overdue on a day")
    case .expiring: Phrase("期间内到期的称号（含首尾两日）", "the titles that expire within a period, both days included")
    case .remedy: Phrase("对决定的救济期限", "until when a decision can be contested")
    case .history: Phrase("众创空间的沿革", "every accepted command about a space, with its corrections")
    case .obligations: Phrase("某日的待办", "what is due on a day, of one space or of all")
    case .bans: Phrase("某日的禁止名单", "every ban in force on a day")
    case .assessments: Phrase("年度考核表", "the assessments of a year")
    case .show: Phrase("众创空间的全部登记情况", "all that is registered of a space, as of a day")
    case .regulation: Phrase("某日施行的办法及其参数", "the regulation in force on a day, with its parameters")
    case .record: Phrase("一条记录及其后的更正", "one accepted command as recorded, with what became of it")
    case .explain:
      Phrase("某日状态的由来：记录、时间、更正", "why a space has its status on a day: records, time, corrections")
    case .diff:
      Phrase(
        "从 knownAt 到 and 之间新知道了什么，某日的状态因此如何变化",
        "what became known of a space from `knownAt`, which must be given, to `and`, and how the status of a day changed"
      )
    case .timeline:
      Phrase("各日称号状态逐次为人所知的经过", "how the title status of a space over all days came to be known")
    case .due:
      Phrase(
        "自某日起若干天内（默认 90 天）到期、已逾期或法律未定日期的事项，各由谁办、依据何条",
        "what is due from a day on within some days (90 by default), what is overdue, and what has no day, with who owes it and the article"
      )
    case .search:
      Phrase(
        "按名称（现用、曾用）、地址、运营主体、代码、标识、文号查找",
        "spaces and operators by names present and former, addresses, codes, identifiers and document numbers")
    case .list: Phrase("按某日状况筛选、排序的众创空间", "the spaces registered on a day, filtered and sorted by what holds of them")
    case .statistics:
      Phrase(
        "年度统计：申请、认定、不予认定、取消等，分所属地", "what happened in each year and what was in force at its end, in all and by place")
    case .original:
      Phrase("一条命令被接受时的原样，不含其后的更正", "one accepted command as it was accepted, without later corrections")
    case .identifiers:
      Phrase(
        "已登记的众创空间或运营主体的标识（kind 为 space 或 operator），按 prefix 筛选，至多 \(Register.mostIdentifiers) 个",
        "the identifiers of the spaces or operators registered (kind: space or operator) that begin with prefix, the first \(Register.mostIdentifiers)"
      )
    }
  }

  /// A member of a question.
  package enum Argument: String, CaseIterable, Sendable {
    case spaceId, operatorId, commandId, from, to, year
    /// The day asked about; today if absent.
    case optionalOn = "on?"
    /// True for more of each than its identifier.
    case entries = "entries?"
    case optionalSpaceId = "spaceId?"
    /// The later of two moments; now if absent.
    case optionalAnd = "and?"
    case optionalOperatorId = "operatorId?"
    /// A number of days.
    case within = "within?"
    case owedBy = "owedBy?"
    case place = "place?"
    case optionalKind = "kind?"
    case text
    case limit = "limit?"
    case status = "status?"
    case stage = "stage?"
    case flag = "flag?"
    case expiringBy = "expiringBy?"
    case sort = "sort?"
    case descending = "descending?"
    case fromYear = "fromYear?"
    case toYear = "toYear?"
    case kind
    case optionalPrefix = "prefix?"

    /// The name of the member.
    package var name: Text { Text(isOptional ? String(rawValue.dropLast()) : rawValue) }

    /// Whether the question can be put without the member.
    package var isOptional: Bool { rawValue.utf8.last == UInt8(ascii: "?") }
  }
}
