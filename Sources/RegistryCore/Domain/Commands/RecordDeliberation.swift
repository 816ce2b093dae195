/// 市科技局研究: the city bureau deliberates (第五条（三）, DOMAIN §6.3).
package struct RecordDeliberation: CommandPayload {
  package enum Result: String, Sendable {
    case approved, rejected
  }

  package let application: ApplicationID
  package let heldOn: CivilDate
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
