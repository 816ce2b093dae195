/// 发布申报通知: opens a dated call for applications (DOMAIN §6.1).
package struct OpenCall: CommandPayload {
  /// 申报通知标识, which applications may name.
  package let id: CallID
  /// 发文字号; nil if none was given.
  package let documentNo: DocumentNumber?
  /// 受理开始日期: first day, inclusive; the regulation is in force by then (R12.1), and it may lie ahead.
  package let opensOn: CivilDate
  /// 申报截止日期: last day, inclusive (N2); may lie ahead.
  package let closesOn: CivilDate

  package init(_ fields: Fields) {
    id = fields.id("callId")
    documentNo = fields.documentNumberIfAny("documentNo")
    opensOn = fields.date("opensOn")
    closesOn = fields.date("closesOn")
  }

  package var date: CivilDate? { opensOn }
  package var introduces: EntityKey? { .call(id) }
  package var references: [Reference] { [] }
  package func subject(in register: Register) -> Subject { .registry }

  package func check(_ checks: inout Checks, in register: Register) throws(Stop) {
    checks.requireUnused(.call(id), in: register)
    try checks.stopIfRefused()
    if closesOn < opensOn {
      try checks.stop(.g2, .closesBeforeOpens, found: "\(closesOn)", wanted: "\(opensOn)")
    }
    try checks.requireRegulation(on: opensOn, in: register)
  }

  package func events(in register: Register) -> [Event] { [.callOpened(self)] }
}
