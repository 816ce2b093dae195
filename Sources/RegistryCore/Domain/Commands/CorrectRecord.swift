/// 更正: corrects fields of a record; the history as corrected must be legal (DOMAIN §6.9, §8.4).
package struct CorrectRecord: CommandPayload {
  /// 目标命令号: the record that is put right; no correction, no annulment, and not annulled (G7).
  package let target: CommandID
  /// 变更内容: from fields of the record to new values, each replaced whole; null removes one. No identifiers.
  package let changes: JSONObject
  /// 批准人: the second person, who must not be the one that records the command.
  package let approvedBy: Text

  package init(_ fields: Fields) {
    target = fields.id("targetCommandId")
    changes = fields.object("changes")
    approvedBy = fields.text("approvedBy")
  }

  /// The credit codes that it would give an operator (统一社会信用代码), its own and its host's.
  package var creditCodes: [Text] { [changes["uscc"]?.asText, changes["hostUscc"]?.asText].compactMap { $0 } }

  package var date: CivilDate? { nil }
  package var repair: Repair? { Repair(target: target, rule: .g7) }
  package var references: [Reference] { [] }
  package func subject(in register: Register) -> Subject { register.subject(ofCommand: target) }

  package func check(_ checks: inout Checks, in register: Register) throws(Stop) {
    let name = try checks.requireRepairable(target, approvedBy: approvedBy, .g7, in: register)
    let spec = CommandTable.spec(of: name)
    for key in changes.keys {
      if let field = spec.field(key) {
        if field.isIdentifier { checks.refuse(.g7, .identifierImmutable, detail: key) }
      } else {
        checks.refuse(.g7, .unknownField, detail: key)
      }
    }
    if changes.isEmpty { checks.refuse(.g7, .nothingToCorrect) }
    try checks.stopIfRefused()
  }

  package func events(in register: Register) -> [Event] { [.corrected(self)] }
}

extension Checks {
  /// What corrections and annulments have in common: a record that can be repaired, and two persons.
  mutating func requireRepairable(
    _ target: CommandID, approvedBy: Text, _ rule: Rule, in register: Register
  ) throws(Stop) -> CommandName {
    guard let entry = register.commands[target] else {
      try stop(.g1, .unknownCommand, found: target.text.string)
    }
    if entry.name == .correctRecord || entry.name == .annulRecord {
      refuse(rule, .targetIsCorrection, found: entry.name.rawValue)
    }
    if approvedBy == recordedBy { refuse(rule, .fourEyes, found: approvedBy.string) }
    if entry.isAnnulled { refuse(rule, .alreadyAnnulled, found: target.text.string) }
    try stopIfRefused()
    return entry.name
  }
}
