/// 认定提供虚假材料、骗取认定: finds that an application was fraudulent (第九条, DOMAIN §6.7).
package struct FindFraud: CommandPayload {
  /// 认定骗取标识; the ban that follows is kept with the finding.
  package let id: FindingID
  /// 申请标识: the application, open or closed, on which no other finding stands.
  package let application: ApplicationID
  /// 决定日期: first day of the ban, whose length its regulation says (R9.2).
  package let decisionDate: CivilDate
  /// 生效日期: first day without the title, in its validity and not after the decision (R9.1). Nil: the decision date.
  package let effectiveDate: CivilDate?
  /// 发文字号; the schema requires it (N4), only the protocol makes it optional.
  package let document: DocumentNumber?

  package init(_ fields: Fields) {
    id = fields.id("findingId")
    application = fields.id("applicationId")
    decisionDate = fields.date("decisionDate")
    effectiveDate = fields.dateIfAny("effectiveDate")
    document = fields.documentNumberIfAny("documentNo")
  }

  package var date: CivilDate? { decisionDate }
  package var introduces: EntityKey? { .finding(id) }
  package var references: [Reference] { [.application(application)] }
  package func subject(in register: Register) -> Subject { register.subject(of: .application(application)) }
  package func concerned(in register: Register) -> [EntityKey] {
    register.application(application).map { [.operator($0.application.operator), .application(application)] } ?? []
  }

  package func check(_ checks: inout Checks, in register: Register) throws(Stop) {
    checks.requireUnused(.finding(id), in: register)
    checks.require(.application(application), in: register)
    try checks.stopIfRefused()
    guard let (space, application) = register.application(application) else { throw Stop() }
    if decisionDate < application.submittedOn {
      checks.refuse(.g2, .beforeApplication, found: "\(decisionDate)", wanted: "\(application.submittedOn)")
    }
    if let earlier = space.findings.standing.first(where: { $0.application == application.id }) {
      checks.refuse(.r91, .alreadyFound, found: earlier.id.text.string)
    }
    if let effectiveDate {
      checkEffect(&checks, from: effectiveDate, space.title(from: application.id), register)
    }
  }

  package func events(in register: Register) -> [Event] {
    guard let (space, application) = register.application(application) else { return [] }
    let parameters = register.parameters(on: decisionDate)
    var events: [Event] = [.fraudFound(self)]
    let title = space.title(from: application.id)
    if let title {
      let reachesTitle =
        title.isInForce(on: decisionDate) || decisionDate < title.validFrom
        || effectiveDate.map { $0 <= title.validUntil } ?? false
      if reachesTitle {
        events.append(.revoked(TitlesEnded(titles: [title.id], effectiveDate: effectiveDate ?? decisionDate)))
      }
    } else if application.isOpen {
      events.append(
        .certificationRefused(CertificationRefusal(application: application.id, decisionDate: decisionDate)))
    }
    if title != nil || parameters.fraudBanBeforeCertification {
      let ban = Ban(
        key: register.operators[application.operator]?.banKey, subject: parameters.banSubject,
        start: decisionDate, end: parameters.periodEnd.periodEnd(from: decisionDate, years: parameters.banYears))
      events.append(.banned(BanImposed(finding: id, ban: ban)))
    }
    return events
  }

  /// A day of effect that is given lies within the title, and not after the decision.
  private func checkEffect(
    _ checks: inout Checks, from effectiveDate: CivilDate, _ title: Title?, _ register: Register
  ) {
    guard let title else { return checks.refuse(.r91, .nothingToRevoke, found: application.text.string) }
    if effectiveDate < title.validFrom {
      checks.refuse(.r91, .effectiveBeforeTitle, found: "\(effectiveDate)", wanted: "\(title.validFrom)")
    }
    if effectiveDate > decisionDate {
      checks.refuse(.r91, .effectiveAfterDecision, found: "\(effectiveDate)", wanted: "\(decisionDate)")
    }
    if effectiveDate >= title.end.date {
      checks.refuse(.r91, .titleNotInForce, found: "\(effectiveDate)", wanted: "\(title.end.date)")
    }
    if effectiveDate < decisionDate, !register.parameters(on: decisionDate).fraudRevocationMayBeRetroactive {
      checks.refuse(.r91, .retroactiveRevocation, found: "\(effectiveDate)", wanted: "\(decisionDate)")
    }
  }
}

extension Space {
  /// The title that an application led to, unless it was set aside.
  func title(from application: ApplicationID) -> Title? {
    titles.last { $0.application == application && !$0.isSetAside }
  }
}
