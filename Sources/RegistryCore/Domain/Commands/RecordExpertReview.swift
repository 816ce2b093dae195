/// 专家评审: the panel recommends or not (第五条（三）, DOMAIN §6.3).
package struct RecordExpertReview: CommandPayload {
  /// 推荐 or 不推荐; an application not recommended fails the stage, which may be repeated.
  package enum Result: String, Sendable {
    case recommended, notRecommended
  }

  /// 申请标识: an open application.
  package let application: ApplicationID
  /// 评审日期: not before the stages that precede it (G2).
  package let reviewedOn: CivilDate
  /// 专家人数: at least parameter `expertPanelMinSize` (R5.3a).
  package let panelSize: Int64
  /// What the panel says; it decides whether the stage has passed.
  package let result: Result
  /// 人工认定的条件 that the experts attested or denied, as sent; empty if there are none.
  package let attests: [Attestation]

  package init(_ fields: Fields) {
    application = fields.id("applicationId")
    reviewedOn = fields.date("reviewedOn")
    panelSize = fields.natural("panelSize")
    result = fields.choice("result")
    attests = fields.attestations()
  }

  package var date: CivilDate? { reviewedOn }
  package var references: [Reference] { [.application(application)] }
  package func subject(in register: Register) -> Subject { register.subject(of: .application(application)) }
  package func concerned(in register: Register) -> [EntityKey] { [.application(application)] }

  package func check(_ checks: inout Checks, in register: Register) throws(Stop) {
    let (_, application) = try checks.requireOpen(application, in: register)
    let parameters = register.parameters(on: application.submittedOn)
    checks.requireStage(.expertReview, on: reviewedOn, of: application, parameters)
    if panelSize < parameters.expertPanelMinSize {
      checks.refuse(.r53a, .panelTooSmall, found: "\(panelSize)", wanted: "\(parameters.expertPanelMinSize)")
    }
  }

  package func events(in register: Register) -> [Event] { [.expertReviewed(self)] }
}
