/// 提出异议: an objection during the public notice (DOMAIN §6.3).
package struct FileObjection: CommandPayload {
  /// 异议标识, by which its resolution names the objection.
  package let id: ObjectionID
  /// 公示标识: the notice of an application that is still open.
  package let notice: NoticeID
  /// 提出日期: a day of the notice, its first and its last included (R5.3c).
  package let filedOn: CivilDate
  /// 实名: true if the objector gave a real name, which `objectionRealNameRequired` calls for.
  package let isRealName: Bool

  package init(_ fields: Fields) {
    id = fields.id("objectionId")
    notice = fields.id("noticeId")
    filedOn = fields.date("filedOn")
    isRealName = fields.bool("realName")
  }

  package var date: CivilDate? { filedOn }
  package var introduces: EntityKey? { .objection(id) }
  package var references: [Reference] { [.notice(notice)] }
  package func subject(in register: Register) -> Subject { register.subject(of: .notice(notice)) }
  package func concerned(in register: Register) -> [EntityKey] {
    register.notice(notice).map { [.application($0.application.id), .notice(notice)] } ?? []
  }

  package func check(_ checks: inout Checks, in register: Register) throws(Stop) {
    checks.requireUnused(.objection(id), in: register)
    checks.require(.notice(notice), in: register)
    try checks.stopIfRefused()
    guard let (_, application, notice) = register.notice(notice) else { throw Stop() }
    if let closing = application.closing {
      checks.refuse(
        .g3, .applicationClosed, detail: Text(closing.kind.rawValue),
        found: "\(application.id.text) \(closing.date)")
    }
    if filedOn < notice.startsOn || filedOn > notice.endsOn {
      checks.refuse(
        .r53c, .objectionOutOfPeriod, found: "\(filedOn)", wanted: "\(notice.startsOn)…\(notice.endsOn)")
    }
    if register.parameters(on: application.submittedOn).objectionRealNameRequired, !isRealName {
      checks.refuse(.r53c, .objectionAnonymous)
    }
  }

  package func events(in register: Register) -> [Event] { [.objectionFiled(self)] }
}
