/// 网上公示: the public notice online (第五条（三）, DOMAIN §6.3).
package struct PublishNotice: CommandPayload {
  /// 公示标识, which objections name.
  package let id: NoticeID
  /// 申请标识: an open application, which gets one notice only.
  package let application: ApplicationID
  /// 公示开始日期: first day, inclusive; no later than the day of recording.
  package let startsOn: CivilDate
  /// 公示截止日期: last day, inclusive; may lie ahead. Certification is possible from the day after.
  package let endsOn: CivilDate

  package init(_ fields: Fields) {
    id = fields.id("noticeId")
    application = fields.id("applicationId")
    startsOn = fields.date("startsOn")
    endsOn = fields.date("endsOn")
  }

  package var date: CivilDate? { startsOn }
  package var introduces: EntityKey? { .notice(id) }
  package var references: [Reference] { [.application(application)] }
  package func subject(in register: Register) -> Subject { register.subject(of: .application(application)) }
  package func concerned(in register: Register) -> [EntityKey] { [.application(application)] }

  package func check(_ checks: inout Checks, in register: Register) throws(Stop) {
    checks.requireUnused(.notice(id), in: register)
    let (_, application) = try checks.requireOpen(application, in: register)
    let parameters = register.parameters(on: application.submittedOn)
    checks.requireStage(.publicNotice, on: startsOn, of: application, parameters)
    let kind = parameters.publicNoticeDayKind
    let days = parameters.calendar.countDays(from: startsOn, to: endsOn, kind: kind)
    if days < parameters.publicNoticeMinDays {
      checks.refuse(
        .r53c, .noticeTooShort, found: "\(startsOn)…\(endsOn): \(days) \(kind.rawValue)",
        wanted: "\(parameters.publicNoticeMinDays)")
    }
  }

  package func events(in register: Register) -> [Event] { [.noticePosted(self)] }
}
