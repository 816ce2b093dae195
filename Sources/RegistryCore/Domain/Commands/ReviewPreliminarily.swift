/// 市科技局初审: the city bureau's preliminary review (2022 call 三（二）, DOMAIN §6.3).
package struct ReviewPreliminarily: CommandPayload {
  /// 通过 or 退回; an application returned fails the stage, which may be repeated.
  package enum Result: String, Sendable {
    case passed, returned
  }

  /// 申请标识: an open application.
  package let application: ApplicationID
  /// 初审日期: not before the stages that precede it (G2).
  package let reviewedOn: CivilDate
  /// Not required by default, but one that failed blocks the later stages (N3).
  package let result: Result

  package init(_ fields: Fields) {
    application = fields.id("applicationId")
    reviewedOn = fields.date("reviewedOn")
    result = fields.choice("result")
  }

  package var date: CivilDate? { reviewedOn }
  package var references: [Reference] { [.application(application)] }
  package func subject(in register: Register) -> Subject { register.subject(of: .application(application)) }
  package func concerned(in register: Register) -> [EntityKey] { [.application(application)] }

  package func check(_ checks: inout Checks, in register: Register) throws(Stop) {
    let (_, application) = try checks.requireOpen(application, in: register)
    checks.requireStage(
      .preliminaryReview, on: reviewedOn, of: application, register.parameters(on: application.submittedOn))
  }

  package func events(in register: Register) -> [Event] { [.preliminarilyReviewed(self)] }
}
