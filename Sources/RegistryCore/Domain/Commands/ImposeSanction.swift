/// 处分: a sanction for a breach of the management rules (第十条, DOMAIN §6.6).
package struct ImposeSanction: CommandPayload {
  package let id: SanctionID
  package let space: SpaceID
  package let decisionDate: CivilDate
  package let severity: Severity
  package let kind: Text
  package let document: DocumentNumber?

  package init(_ fields: Fields) {
    id = fields.id("sanctionId")
    space = fields.id("spaceId")
    decisionDate = fields.date("decisionDate")
    severity = fields.choice("severity")
    kind = fields.text("kind")
    document = fields.documentNumberIfAny("documentNo")
  }

  package var date: CivilDate? { decisionDate }
  package var introduces: EntityKey? { .sanction(id) }
  package var references: [Reference] { [.space(space)] }
  package func subject(in register: Register) -> Subject { .space(space) }

  package func check(_ checks: inout Checks, in register: Register) throws(Stop) {
    checks.requireUnused(.sanction(id), in: register)
    let space = try checks.requireSpace(space, in: register)
    try checks.requireRegulation(on: decisionDate, in: register)
    if space.title(on: decisionDate) == nil {
      checks.refuse(.r101, .titleNotInForce, found: "\(space.id.text) \(decisionDate)")
    }
    let kinds = register.parameters(on: decisionDate).sanctionKinds[severity]
    if !kinds.contains(kind) {
      checks.refuse(
        .r101, .kindNotForSeverity, found: "\(severity.rawValue) \(kind)",
        wanted: kinds.map(\.string).joined(separator: ", "))
    }
  }

  package func events(in register: Register) -> [Event] { [.sanctioned(self)] }
}
