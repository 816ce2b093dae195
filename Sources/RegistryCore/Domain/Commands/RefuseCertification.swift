/// 不予认定: refuses an application, at any stage (DOMAIN §6.4).
package struct RefuseCertification: CommandPayload {
  /// 申请标识: an open application, which this closes.
  package let application: ApplicationID
  /// 决定日期: not before the submission; the application is closed from this day on.
  package let decisionDate: CivilDate
  /// 发文字号; nil if none was given.
  package let document: DocumentNumber?

  package init(_ fields: Fields) {
    application = fields.id("applicationId")
    decisionDate = fields.date("decisionDate")
    document = fields.documentNumberIfAny("documentNo")
  }

  package var date: CivilDate? { decisionDate }
  package var references: [Reference] { [.application(application)] }
  package func subject(in register: Register) -> Subject { register.subject(of: .application(application)) }
  package func concerned(in register: Register) -> [EntityKey] { [.application(application)] }

  package func check(_ checks: inout Checks, in register: Register) throws(Stop) {
    let (_, application) = try checks.requireOpen(application, in: register)
    if decisionDate < application.submittedOn {
      checks.refuse(.g2, .beforeApplication, found: "\(decisionDate)", wanted: "\(application.submittedOn)")
    }
  }

  package func events(in register: Register) -> [Event] {
    [.certificationRefused(CertificationRefusal(application: application, decisionDate: decisionDate))]
  }
}
