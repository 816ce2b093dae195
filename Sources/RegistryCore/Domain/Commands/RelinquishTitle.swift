/// 主动放弃称号: gives the title up (DOMAIN §6.6).
package struct RelinquishTitle: CommandPayload {
  /// 众创空间标识: a space with a title in force when this takes effect (G6).
  package let space: SpaceID
  /// 申请放弃日期 (day of the request); no later than the decision.
  package let appliedOn: CivilDate
  /// 决定日期; no later than the day of recording.
  package let decisionDate: CivilDate
  /// 生效日期: first day without the title, not before the decision (G6). Nil: the decision date.
  package let effectiveDate: CivilDate?
  /// 发文字号; nil if none was given.
  package let document: DocumentNumber?

  package init(_ fields: Fields) {
    space = fields.id("spaceId")
    appliedOn = fields.date("appliedOn")
    decisionDate = fields.date("decisionDate")
    effectiveDate = fields.dateIfAny("effectiveDate")
    document = fields.documentNumberIfAny("documentNo")
  }

  package var date: CivilDate? { decisionDate }
  package var references: [Reference] { [.space(space)] }
  package func subject(in register: Register) -> Subject { .space(space) }

  /// The first day without the title.
  private var effective: CivilDate { effectiveDate ?? decisionDate }

  package func check(_ checks: inout Checks, in register: Register) throws(Stop) {
    let space = try checks.requireSpace(space, in: register)
    if decisionDate < appliedOn {
      checks.refuse(.g2, .decisionBeforeApplication, found: "\(decisionDate)", wanted: "\(appliedOn)")
    }
    if effective < decisionDate {
      checks.refuse(.g6, .retroactive, found: "\(effective)", wanted: "\(decisionDate)")
    }
    let day = max(effective, decisionDate)
    if space.title(on: day) == nil { checks.refuse(.g6, .titleNotInForce, found: "\(space.id.text) \(day)") }
  }

  package func events(in register: Register) -> [Event] {
    register.spaces[space].map { [.relinquished($0.ending(from: effective))] } ?? []
  }
}
