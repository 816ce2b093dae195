/// The questions that `Query` answers, as they are described to strangers (DOMAIN §9 and three about single things).
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

  /// The members that the question has besides `query` and `knownAt`, a question mark behind those that may be absent,
  /// and what it asks.
  var explanation: (arguments: String, meaning: String) {
    switch self {
    case .status: ("spaceId, on", "the status of a space on a day: title, stage of its application, flags, ban")
    case .register: ("on", "the spaces with a title in force on a day")
    case .ban: ("operatorId, on", "whether an operator is barred from applying on a day, and until when")
    case .overdueReports: ("on", "the annual reports that are overdue on a day")
    case .expiring: ("from, to", "the titles that expire within a period, both days included")
    case .remedy: ("commandId", "until when a decision can be contested")
    case .history: ("spaceId", "every accepted command about a space, with its corrections")
    case .obligations: ("on, spaceId?", "what is due on a day, of one space or of all")
    case .bans: ("on", "every ban in force on a day")
    case .assessments: ("year", "the assessments of a year")
    case .show: ("kind, id, on?", "one thing with all that is recorded of it")
    case .regulation:
      ("regulationId? or on?", "a regulation with its parameters, by id or by day")
    case .record: ("position or commandId", "one accepted command as recorded, with what became of it")
    }
  }
}
