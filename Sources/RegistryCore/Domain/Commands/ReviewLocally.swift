/// 属地（教育部门）审核: the county bureau, the development zone or the education authority endorses or rejects
/// (第五条（一）, DOMAIN §6.3).
package struct ReviewLocally: CommandPayload {
  package enum Body: String, Sendable {
    case countyBureau, developmentZone, educationAuthority
  }

  package enum Result: String, Sendable {
    case endorsed, rejected
  }

  package let application: ApplicationID
  package let body: Body
  package let jurisdiction: Text?
  package let reviewedOn: CivilDate
  package let result: Result
  package let isSealed: Bool
  package let attests: [Attestation]

  package init(_ fields: Fields) {
    application = fields.id("applicationId")
    body = fields.choice("bodyKind")
    jurisdiction = fields.textIfAny("jurisdiction")
    reviewedOn = fields.date("reviewedOn")
    result = fields.choice("result")
    isSealed = fields.bool("sealed")
    attests = fields.attestations()
  }

  package var date: CivilDate? { reviewedOn }
  package var references: [Reference] { [.application(application)] }
  package func subject(in register: Register) -> Subject { register.subject(of: .application(application)) }
  package func concerned(in register: Register) -> [EntityKey] { [.application(application)] }

  package func check(_ checks: inout Checks, in register: Register) throws(Stop) {
    let (space, application) = try checks.requireOpen(application, in: register)
    let parameters = register.parameters(on: application.submittedOn)
    checkBody(&checks, space, parameters)
    if !isSealed { checks.refuse(.n1, .notSealed) }
    checks.requireStage(.localReview, on: reviewedOn, of: application, parameters)
  }

  package func events(in register: Register) -> [Event] {
    switch result {
    case .endorsed: [.endorsed(self)]
    case .rejected: [.notEndorsed(self)]
    }
  }

  /// The body that the article names for the space: the education authority for a college's own, the development zone
  /// inside it, the bureau of the county elsewhere.
  private func checkBody(_ checks: inout Checks, _ space: Space, _ parameters: Parameters) {
    let place = space.jurisdictions.on(reviewedOn)
    let found = body.rawValue + (jurisdiction.map { " \($0)" } ?? "")
    if space.isCollegeOperated, parameters.collegeReviewBody == .educationAuthority {
      if body != .educationAuthority {
        checks.refuse(.r51c, .wrongReviewBody, found: found, wanted: Body.educationAuthority.rawValue)
      }
    } else if place == "developmentZone" {
      if body != .developmentZone {
        checks.refuse(.r51b, .wrongReviewBody, found: found, wanted: Body.developmentZone.rawValue)
      }
    } else if body != .countyBureau || jurisdiction != place {
      checks.refuse(.r51b, .wrongReviewBody, found: found, wanted: "\(Body.countyBureau.rawValue) \(place)")
    }
  }
}
