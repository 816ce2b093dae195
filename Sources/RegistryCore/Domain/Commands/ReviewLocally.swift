/// 属地（教育部门）审核: the county bureau, the development zone or the education authority endorses or rejects
/// (第五条（一）, DOMAIN §6.3).
package struct ReviewLocally: CommandPayload {
  /// 审核部门类型: 县（市、区）科技局, 经济开发区 or 市教育行政部门; who it must be, `responsible` says.
  package enum Body: String, Sendable {
    case countyBureau, developmentZone, educationAuthority
  }

  /// 审核同意 or 审核不同意; a rejection closes the application.
  package enum Result: String, Sendable {
    case endorsed, rejected
  }

  /// 申请标识: an open application, without a local review that stands (G3).
  package let application: ApplicationID
  /// Who reviewed: the body responsible on the day of the review (R5.1b, R5.1c).
  package let body: Body
  /// 审核部门所属地: for a county bureau the place of the space on that day; not looked at otherwise.
  package let jurisdiction: Text?
  /// 审核日期: not before the submission (G2).
  package let reviewedOn: CivilDate
  /// Without an endorsement nothing goes on at the city (R5.1d).
  package let result: Result
  /// 已盖章: a review without a seal is not taken (N1).
  package let isSealed: Bool
  /// 人工认定的条件 that the body attested or denied, as sent; empty if there are none.
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
