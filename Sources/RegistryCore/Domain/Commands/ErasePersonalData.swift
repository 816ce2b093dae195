/// 去除个人信息: erases a person's data (DOMAIN §6.9, §8.5).
package struct ErasePersonalData: CommandPayload {
  /// 个人信息主体: `application:ID`, `objection:ID` or `inspection:ID`, with `#FIELD` for one value. Any other text is taken
  /// and erases nothing.
  package let subjectRef: Text
  /// 批准人: the second person, who must not be the one that records the command (G11).
  package let approvedBy: Text
  /// 决定日期; no later than the day of recording. The values go when the command is durable, whatever the day.
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
