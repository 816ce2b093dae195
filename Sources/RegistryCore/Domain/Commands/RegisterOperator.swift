/// 登记运营主体: enters an operating body in the registry (DOMAIN §6.1).
package struct RegisterOperator: CommandPayload {
  /// 运营主体标识, which spaces and applications name.
  package let id: OperatorID
  /// 运营主体名称 at first, until an `operatorRename`; need not be unique.
  package let name: Text
  /// 运营主体类型: an `affiliatedBody` names its host, the others have a code of their own (R4.1a).
  package let kind: OperatorKind
  /// 统一社会信用代码: its own, which no other operator has as its own; nil only for an `affiliatedBody`.
  package let creditCode: Text?
  /// 依托单位统一社会信用代码: of an `affiliatedBody` alone, else nil; several may have one host.
  package let hostCreditCode: Text?
  /// 登记日期; no later than the day of recording.
  package let registeredOn: CivilDate

  package init(_ fields: Fields) {
    id = fields.id("operatorId")
    name = fields.text("name")
    kind = fields.choice("operatorKind")
    creditCode = fields.textIfAny("uscc")
    hostCreditCode = fields.textIfAny("hostUscc")
    registeredOn = fields.date("registeredOn")
  }

  package var date: CivilDate? { registeredOn }
  package var introduces: EntityKey? { .operator(id) }
  package var creditCodes: [Text] { [creditCode, hostCreditCode].compactMap { $0 } }
  package var references: [Reference] { [] }
  package func subject(in register: Register) -> Subject { .operator(id) }

  package func check(_ checks: inout Checks, in register: Register) throws(Stop) {
    checks.requireUnused(.operator(id), in: register)
    switch kind {
    case .affiliatedBody:
      if let hostCreditCode {
        requireValid(hostCreditCode, &checks)
      } else {
        checks.refuse(.r41a, .hostMissing)
      }
    case .legalPerson, .otherOrganization:
      if creditCode == nil { checks.refuse(.g1, .usccMissing) }
      if hostCreditCode != nil { checks.refuse(.g14, .unexpectedField, detail: "hostUscc") }
    }
    if let creditCode, requireValid(creditCode, &checks) {
      if !CreditCode.organisationCodeMatches(creditCode) { checks.warn(.orgCodeCheck) }
      if let other = register.creditCodes[creditCode] {
        checks.refuse(.g1, .duplicateUscc, found: "\(creditCode) (\(other.text))")
      }
    }
  }

  package func events(in register: Register) -> [Event] { [.operatorRegistered(self)] }

  @discardableResult
  private func requireValid(_ code: Text, _ checks: inout Checks) -> Bool {
    guard let fault = CreditCode.validate(code) else { return true }
    checks.refuse(.g1, .badUscc, detail: Text(fault.rawValue), found: code.string)
    return false
  }
}
