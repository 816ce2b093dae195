/// 市科技局研究: the city bureau deliberates (第五条（三）, DOMAIN §6.3).
package struct RecordDeliberation: CommandPayload {
  /// 同意 or 不同意; a rejection fails the stage, which may be repeated.
  package enum Result: String, Sendable {
    case approved, rejected
  }

  /// 申请标识: an open application.
  package let application: ApplicationID
  /// 研究日期 (day of the meeting): not before the stages that precede it (G2).
  package let heldOn: CivilDate
  /// Whether the bureau is for certification; it decides whether the stage has passed.
  package let result: Result

  package init(_ fields: Fields) {
    application = fields.id("applicationId")
    heldOn = fields.date("heldOn")
    result = fields.choice("result")
  }

  package var date: CivilDate? { heldOn }
  package var references: [Reference] { [.application(application)] }
  package func subject(in register: Register) -> Subject { register.subject(of: .application(application)) }
  package func concerned(in register: Register) -> [EntityKey] { [.application(application)] }

  package func check(_ checks: inout Checks, in register: Register) throws(Stop) {
    let (_, application) = try checks.requireOpen(application, in: register)
    checks.requireStage(.deliberation, on: heldOn, of: application, register.parameters(on: application.submittedOn))
  }

  package func events(in register: Register) -> [Event] { [.deliberated(self)] }
}
