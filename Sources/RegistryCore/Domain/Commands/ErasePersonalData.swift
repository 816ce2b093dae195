/// 去除个人信息: erases a person's data (DOMAIN §6.9, §8.5).
package struct ErasePersonalData: CommandPayload {
  package let subjectRef: Text
  package let approvedBy: Text
  package let decidedOn: CivilDate

  package init(_ fields: Fields) {
    subjectRef = fields.text("subjectRef")
    approvedBy = fields.text("approvedBy")
    decidedOn = fields.date("decidedOn")
  }

  package var date: CivilDate? { decidedOn }
  package var references: [Reference] { [] }
  package func subject(in register: Register) -> Subject { .registry }

  package func check(_ checks: inout Checks, in register: Register) throws(Stop) {
    if approvedBy == checks.recordedBy { try checks.stop(.g11, .fourEyes, found: approvedBy.string) }
    if register.erasures.contains(subjectRef) {
      try checks.stop(.g11, .alreadyErased, found: subjectRef.string)
    }
  }

  package func events(in register: Register) -> [Event] { [.personalDataErased(self)] }
}
