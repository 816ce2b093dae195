/// 误录作废: annuls a record made by mistake; the history without it must be legal (DOMAIN §6.9, §8.4).
package struct AnnulRecord: CommandPayload {
  /// 目标命令号: the record that is taken away; no correction, no annulment, and not annulled yet (G8).
  package let target: CommandID
  /// 批准人: the second person, who must not be the one that records the command.
  package let approvedBy: Text

  package init(_ fields: Fields) {
    target = fields.id("targetCommandId")
    approvedBy = fields.text("approvedBy")
  }

  package var date: CivilDate? { nil }
  package var repair: Repair? { Repair(target: target, rule: .g8) }
  package var references: [Reference] { [] }
  package func subject(in register: Register) -> Subject { register.subject(ofCommand: target) }

  package func check(_ checks: inout Checks, in register: Register) throws(Stop) {
    _ = try checks.requireRepairable(target, approvedBy: approvedBy, .g8, in: register)
  }

  package func events(in register: Register) -> [Event] { [.annulled(self)] }
}
