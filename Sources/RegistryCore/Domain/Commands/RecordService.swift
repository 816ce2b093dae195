/// 送达: records the service of a decision, which starts the time limits for remedies (DOMAIN §6.9).
package struct RecordService: CommandPayload {
  /// 目标命令号: the decision (DOMAIN §5.5) that was served; not annulled, and not served before (G3).
  package let target: CommandID
  /// 送达日期: not before the decision (G10); the time limits of the remedies are counted from it.
  package let servedOn: CivilDate

  package init(_ fields: Fields) {
    target = fields.id("targetCommandId")
    servedOn = fields.date("servedOn")
  }

  package var date: CivilDate? { servedOn }
  package var references: [Reference] { [.command(target)] }
  package func subject(in register: Register) -> Subject { register.subject(ofCommand: target) }

  package func check(_ checks: inout Checks, in register: Register) throws(Stop) {
    let decision = try checks.requireDecision(target, in: register)
    if servedOn < decision.date {
      checks.refuse(.g10, .servedBeforeDecision, found: "\(servedOn)", wanted: "\(decision.date)")
    }
    if let earlier = decision.servedOn { checks.refuse(.g3, .alreadyServed, found: "\(earlier)") }
  }

  package func events(in register: Register) -> [Event] { [.served(self)] }
}

extension Checks {
  /// The command exists and recorded a decision that can be served and disputed (DOMAIN §5.5).
  mutating func requireDecision(_ id: CommandID, in register: Register) throws(Stop) -> DisputableDecision {
    require(.command(id), in: register)
    try stopIfRefused()
    guard let entry = register.command(id) else { throw Stop() }
    guard let decision = register.decision(id) else {
      try stop(.g9, .notADecision, found: "\(id.text) (\(entry.name.rawValue))")
    }
    return decision
  }
}
