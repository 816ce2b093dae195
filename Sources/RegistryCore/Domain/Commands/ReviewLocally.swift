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

  private func checkBody(_ checks: inout Checks, _ space: Space, _ parameters: Parameters) {
    let place = space.jurisdictions.on(reviewedOn)
    let (wanted, rule) = Body.responsible(for: space, on: reviewedOn, parameters)
    guard body == wanted, body != .countyBureau || jurisdiction == place else {
      return checks.refuse(
        rule, .wrongReviewBody, found: body.rawValue + (jurisdiction.map { " \($0)" } ?? ""),
        wanted: wanted.rawValue + (wanted == .countyBureau ? " \(place)" : ""))
    }
  }
}

extension ReviewLocally.Body {
  /// The place whose applications the development zone itself reviews (经济开发区).
  private static let developmentZonePlace: Text = "developmentZone"

  /// The body that reviews a space's application locally, and the rule that names it (第五条（一）): the education authority
  /// for a college's own space, the development zone inside it, the bureau of the county elsewhere.
  static func responsible(
    for space: Space, on date: CivilDate, _ parameters: Parameters
  ) -> (body: ReviewLocally.Body, rule: Rule) {
    if space.isCollegeOperated, parameters.collegeReviewBody == .educationAuthority {
      return (.educationAuthority, .r51c)
    }
    return (space.jurisdictions.on(date) == developmentZonePlace ? .developmentZone : .countyBureau, .r51b)
  }
}
