/// 发布办法: puts a version of the regulation in force (DOMAIN §6.1).
package struct AdoptRegulation: CommandPayload {
  /// 办法标识: neither one in use nor that of the built-in measure (G1).
  package let id: RegulationID
  /// 办法名称; nil if none was given.
  package let title: Text?
  /// 发文字号 of the document that issues the version.
  package let documentNo: DocumentNumber
  /// 印发日期 (day of issue); no later than the day of recording.
  package let issuedOn: CivilDate
  /// 施行日期: first day in force; not before the day of issue (R12.1), and may lie ahead.
  package let effectiveFrom: CivilDate
  /// Only the parameters that change.
  package let parameters: JSONObject

  package init(_ fields: Fields) {
    id = fields.id("regulationId")
    title = fields.textIfAny("title")
    documentNo = fields.documentNumber("documentNo")
    issuedOn = fields.date("issuedOn")
    effectiveFrom = fields.date("effectiveFrom")
    parameters = fields.object("parameters")
  }

  package var date: CivilDate? { effectiveFrom }
  package var introduces: EntityKey? { .regulation(id) }
  package var references: [Reference] { [] }
  package func subject(in register: Register) -> Subject { .registry }

  package func check(_ checks: inout Checks, in register: Register) throws(Stop) {
    if register.regulations.contains(id) { try checks.stop(.g1, .duplicateId, found: id.text.string) }
    if case .failure(let fault) = merged(in: register) {
      try checks.stop(fault.rule, fault.code, detail: fault.detail, found: fault.found, wanted: fault.wanted)
    }
    if effectiveFrom < issuedOn {
      checks.refuse(.r121, .effectiveBeforeIssue, found: "\(effectiveFrom)", wanted: "\(issuedOn)")
    }
  }

  package func events(in register: Register) -> [Event] {
    guard case .success(let parameters) = merged(in: register) else { return [] }
    return [
      .regulationAdopted(
        RegulationVersion(
          id: id, documentNo: documentNo, title: title, issuedOn: issuedOn, effectiveFrom: effectiveFrom,
          parameters: parameters))
    ]
  }

  /// The parameters of the version in force on `effectiveFrom`, as known now, with the changed ones replaced whole.
  private func merged(in register: Register) -> Result<Parameters, Violation> {
    Parameters.merged(base: register.parameters(on: effectiveFrom), changes: parameters)
  }
}
