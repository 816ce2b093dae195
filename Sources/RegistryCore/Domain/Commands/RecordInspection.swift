/// 实地考察: the joint site inspection (第五条（二）, DOMAIN §6.3).
package struct RecordInspection: CommandPayload {
  /// 考察结论: 通过 or 不通过; a failed inspection fails the stage, which may be repeated.
  package enum Conclusion: String, Sendable {
    case passed, failed
  }

  /// 考察标识; an erasure may name it for the names of the members.
  package let id: InspectionID
  /// 申请标识: an open application.
  package let application: ApplicationID
  /// 考察日期: not before the stages that precede it (G2).
  package let inspectedOn: CivilDate
  /// Objects {org, name}; the names are personal.
  /// Empty if read from a line of the log.
  package let members: [JSONValue]
  /// What was found on site (查验结果).
  /// Empty if read from a line of the log.
  package let verified: JSONObject
  /// Only where it is `passed` do the figures found have to meet article 4.
  package let conclusion: Conclusion
  /// 人工认定的条件 that the group attested or denied, as sent; empty if there are none.
  package let attests: [Attestation]

  package init(_ fields: Fields) {
    id = fields.id("inspectionId")
    application = fields.id("applicationId")
    inspectedOn = fields.date("inspectedOn")
    members = fields.judgedArray("members")
    verified = fields.judgedObject("verified")
    conclusion = fields.choice("conclusion")
    attests = fields.attestations()
  }

  package var date: CivilDate? { inspectedOn }
  package var introduces: EntityKey? { .inspection(id) }
  package var references: [Reference] { [.application(application)] }
  package func subject(in register: Register) -> Subject { register.subject(of: .application(application)) }
  package func concerned(in register: Register) -> [EntityKey] { [.application(application)] }

  package func check(_ checks: inout Checks, in register: Register) throws(Stop) {
    checks.requireUnused(.inspection(id), in: register)
    let (space, application) = try checks.requireOpen(application, in: register)
    let parameters = register.parameters(on: application.submittedOn)
    checks.requireStage(.siteInspection, on: inspectedOn, of: application, parameters)
    checkGroup(&checks, parameters)
    try checkVerified(&checks, application.orientation)
    guard conclusion == .passed else { return }
    try checkPremises(&checks, space, application.orientation, parameters)
    if verified["operating"] != true { checks.refuse(.r52b, .notOperating) }
  }

  package func events(in register: Register) -> [Event] { [.inspected(self)] }

  /// The city bureau and other departments went together.
  private func checkGroup(_ checks: inout Checks, _ parameters: Parameters) {
    let organizations = Set(members.compactMap { $0.asObject?["org"]?.asText })
    if !organizations.contains("cityBureau") || organizations.count < parameters.inspectionMinOrganizations {
      checks.refuse(
        .r52a, .notJoint,
        found: "\(organizations.count) (\(organizations.sorted().map(\.string).joined(separator: ", ")))",
        wanted: "\(parameters.inspectionMinOrganizations)")
    }
  }

  /// Everything that the article wants looked at was looked at.
  private func checkVerified(_ checks: inout Checks, _ orientation: ServiceOrientation) throws(Stop) {
    var isComplete = true
    for name in ["totalArea", "publicArea", "operating", Self.crowd(orientation)] as [Text]
    where verified.present(name) == nil {
      checks.refuse(.r52b, .notVerified, detail: name)
      isComplete = false
    }
    if !isComplete { throw Stop() }
  }

  /// An inspection that passes found figures that meet article 4.
  private func checkPremises(
    _ checks: inout Checks, _ space: Space, _ orientation: ServiceOrientation, _ parameters: Parameters
  ) throws(Stop) {
    guard let total = verified["totalArea"].flatMap(FixedDecimal.init),
      let open = verified["publicArea"].flatMap(FixedDecimal.init)
    else { try checks.stopMalformed(wanted: "verified.totalArea, verified.publicArea: 0 … 999999999.99") }
    let name = Self.crowd(orientation)
    guard let count = verified[name]?.asNatural else {
      try checks.stopMalformed(wanted: "verified.\(name): 0, 1, 2 …")
    }
    Premises(totalArea: total, publicArea: open, isOnCampus: space.isOnCampus).check(&checks, parameters)
    Crowd(orientation: orientation, makers: count, teams: count).check(&checks, parameters)
  }

  private static func crowd(_ orientation: ServiceOrientation) -> Text {
    switch orientation {
    case .makerOriented: "activeMakers"
    case .teamOriented: "activeTeams"
    }
  }
}
