/// 认定: confirms the title by document (第五条（三）、第十一条, DOMAIN §6.4).
package struct Certify: CommandPayload {
  /// 认定标识, under which the title is kept.
  package let id: CertificationID
  /// 申请标识: an open application, which this closes; its space and its operator get the title.
  package let application: ApplicationID
  /// 发文字号 of the document that confirms the title (N4).
  package let documentNo: DocumentNumber
  /// 认定决定日: after the last day of the notice; its regulation says how long the title is valid.
  package let decisionDate: CivilDate
  /// 生效日期: first day of validity, not before the decision (R11.1). Nil: the day after the title in force, else the
  /// decision date.
  package let effectiveDate: CivilDate?

  package init(_ fields: Fields) {
    id = fields.id("certificationId")
    application = fields.id("applicationId")
    documentNo = fields.documentNumber("documentNo")
    decisionDate = fields.date("decisionDate")
    effectiveDate = fields.dateIfAny("effectiveDate")
  }

  package var document: DocumentNumber? { documentNo }
  package var date: CivilDate? { decisionDate }
  package var introduces: EntityKey? { .certification(id) }
  package var references: [Reference] { [.application(application)] }
  package func subject(in register: Register) -> Subject { register.subject(of: .application(application)) }
  package func concerned(in register: Register) -> [EntityKey] { [.application(application)] }

  package func check(_ checks: inout Checks, in register: Register) throws(Stop) {
    checks.requireUnused(.certification(id), in: register)
    let (space, application) = try checks.requireOpen(application, in: register)
    if decisionDate < application.submittedOn {
      checks.refuse(.g2, .beforeApplication, found: "\(decisionDate)", wanted: "\(application.submittedOn)")
    }
    checkProcedure(&checks, application, register.parameters(on: application.submittedOn))
    if register.parameters(on: decisionDate).banBlocksPendingApplications,
      let end = register.banEnd(operator: application.operator, orSpace: space, on: decisionDate)
    {
      checks.refuse(.r92, .banned, found: "\(decisionDate)", wanted: "\(end)")
    }
    checkTerm(&checks, space)
  }

  package func events(in register: Register) -> [Event] {
    guard let (space, _) = register.application(application) else { return [] }
    return [.certified(self, term(space, register.parameters(on: decisionDate)))]
  }

  /// Steps 2–4: every stage of the procedure, the notice and its objections, and the conditions that persons attest.
  private func checkProcedure(_ checks: inout Checks, _ application: Application, _ parameters: Parameters) {
    for step in parameters.procedureStages.steps {
      let stage = step.stage
      guard let attempt = application.attempt(stage) else {
        if step.required { checks.refuse(stage.rule, .stageMissing, detail: Text(stage.rawValue)) }
        continue
      }
      if !attempt.passed {
        checks.refuse(stage.rule, .stageFailed, detail: Text(stage.rawValue), found: "\(attempt.date)")
      }
      checks.requireNotBefore(attempt, decisionDate)
    }
    if let notice = application.notice { checkNotice(&checks, notice) }
    for rule in parameters.attestedConditions where !application.isAttested(Text(rule.rawValue)) {
      checks.refuse(rule, .notAttested)
    }
  }

  private func checkNotice(_ checks: inout Checks, _ notice: Notice) {
    if decisionDate <= notice.endsOn {
      checks.refuse(.r53c, .noticeNotOver, found: "\(decisionDate)", wanted: "\(notice.endsOn)")
    }
    for objection in notice.objections {
      if objection.isOpen(on: decisionDate) {
        checks.refuse(.r53c, .objectionOpen, found: objection.id.text.string)
      } else if objection.resolution?.isUpheld == true {
        checks.refuse(.r53c, .objectionUpheld, found: objection.id.text.string)
      }
    }
  }

  /// Steps 6–8: the period of validity against today and against titles that the space holds.
  private func checkTerm(_ checks: inout Checks, _ space: Space) {
    if let effectiveDate, effectiveDate < decisionDate {
      checks.refuse(.r111, .retroactiveCertification, found: "\(effectiveDate)", wanted: "\(decisionDate)")
    }
    let current = space.title(on: decisionDate)
    if let current {
      if space.isRectifying(on: decisionDate) { checks.warn(.openRectification) }
      if let effectiveDate, effectiveDate <= current.validUntil {
        checks.refuse(.r112, .overlapsCurrentTitle, found: "\(effectiveDate)", wanted: "\(current.validUntil)")
      }
    }
    if space.hasPendingTitle(after: decisionDate) { checks.refuse(.r112, .renewalAlreadyGranted) }
    if let current, current.end.date <= current.validUntil {
      checks.refuse(.r112, .titleEnding, found: "\(current.id.text) \(current.end.date)")
    }
  }

  /// The period of validity (DOMAIN §5.3): a renewal continues the title in force, unless a first day is given.
  private func term(_ space: Space, _ parameters: Parameters) -> TitleTerm {
    let years = parameters.validityYears
    if effectiveDate == nil, let current = space.title(on: decisionDate) {
      return TitleTerm(
        validFrom: current.validUntil.adding(days: 1), validUntil: current.validUntil.addingYears(years))
    }
    let start = effectiveDate ?? decisionDate
    return TitleTerm(validFrom: start, validUntil: parameters.periodEnd.periodEnd(from: start, years: years))
  }
}
