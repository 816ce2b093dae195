/// An operating body (运营主体): an independent legal person, another organisation, or a body leaning on one.
package struct Operator: Sendable {
  /// 运营主体标识, by which spaces and applications name it.
  package let id: OperatorID
  /// Decides which credit codes it must have and which it may not (R4.1a, G1).
  package let kind: OperatorKind
  /// Its own unified social credit code (统一社会信用代码), if it has one.
  package let creditCode: Text?
  /// The code of the host organisation (依托单位).
  package let hostCreditCode: Text?
  /// 登记日期, the date of the command; not after the day of recording (G2).
  package let registeredOn: CivilDate
  /// The record of `registerOperator`.
  package let source: RecordNumber
  /// The name by day (运营主体更名). Names need not be unique; a new one changes no ban.
  package var names: DatedValue<Text>

  init(_ command: RegisterOperator, source: RecordNumber) {
    id = command.id
    kind = command.kind
    creditCode = command.creditCode
    hostCreditCode = command.hostCreditCode
    registeredOn = command.registeredOn
    self.source = source
    names = DatedValue(command.name, from: command.registeredOn, source: source)
  }

  /// What a ban is tied to (DOMAIN §5.1): the own code, else the host's, so that a new name does not lift a ban.
  package var banKey: Text? { creditCode ?? hostCreditCode }

  mutating func setAside(_ source: RecordNumber) {
    names.setAside(source)
  }
}

/// The legal nature of an operator (第四条（一）).
package enum OperatorKind: String, Sendable {
  case legalPerson, otherOrganization, affiliatedBody
}
