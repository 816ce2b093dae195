/// 处分: a sanction for a breach of the management rules (第十条, DOMAIN §6.6).
package struct ImposeSanction: CommandPayload {
  /// 处分标识, which a rectification or a revocation may rest on.
  package let id: SanctionID
  /// 众创空间标识: a space with a title in force on the day of the decision.
  package let space: SpaceID
  /// 决定日期; its regulation says which kinds a severity has.
  package let decisionDate: CivilDate
  /// 情节; only a serious case lets the title be revoked (R10.2).
  package let severity: Severity
  /// 处分种类: one that parameter `sanctionKinds` has for the severity. `revocation` does not itself end the title.
  package let kind: Text
  /// 发文字号; nil if none was given.
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
