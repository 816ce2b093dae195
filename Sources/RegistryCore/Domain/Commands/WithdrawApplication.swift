/// 撤回申请: the applicant withdraws, at any stage (DOMAIN §6.4).
package struct WithdrawApplication: CommandPayload {
  /// 申请标识: an open application, which this closes.
  package let application: ApplicationID
  /// 撤回日期: not before the submission; the application is closed from this day on.
  package let withdrawnOn: CivilDate

  package init(_ fields: Fields) {
    application = fields.id("applicationId")
    withdrawnOn = fields.date("withdrawnOn")
  }

  package var date: CivilDate? { withdrawnOn }
  package var references: [Reference] { [.application(application)] }
  package func subject(in register: Register) -> Subject { register.subject(of: .application(application)) }
  package func concerned(in register: Register) -> [EntityKey] { [.application(application)] }

  package func check(_ checks: inout Checks, in register: Register) throws(Stop) {
    let (_, application) = try checks.requireOpen(application, in: register)
    if withdrawnOn < application.submittedOn {
      checks.refuse(.g2, .beforeApplication, found: "\(withdrawnOn)", wanted: "\(application.submittedOn)")
    }
  }

  package func events(in register: Register) -> [Event] { [.withdrawn(self)] }
}
