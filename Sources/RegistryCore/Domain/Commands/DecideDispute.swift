/// 复议决定、判决: the outcome of a dispute (DOMAIN §6.9).
package struct DecideDispute: CommandPayload {
  /// 争议标识: a dispute that was filed and has no decision yet.
  package let dispute: DisputeID
  /// 决定结果; only 撤销 (`setAside`) and 变更 (`modified`) touch the disputed decision (DOMAIN §8.3).
  package let outcome: Dispute.Outcome
  /// 决定（判决）日期: not before the filing; from this day on the decision is no longer 争议中.
  package let decisionDate: CivilDate
  /// New values of fields of the disputed command; only with `modified`.
  package let changes: JSONObject

  package init(_ fields: Fields) {
    dispute = fields.id("disputeId")
    outcome = fields.choice("outcome")
    decisionDate = fields.date("decisionDate")
    changes = fields.objectIfAny("changes") ?? [:]
  }

  package var date: CivilDate? { decisionDate }
  package var rewritesHistory: Bool { outcome == .modified }
  package var references: [Reference] { [.dispute(dispute)] }
  package func subject(in register: Register) -> Subject { register.subject(of: .dispute(dispute)) }
  package func concerned(in register: Register) -> [EntityKey] { [.dispute(dispute)] }

  package func check(_ checks: inout Checks, in register: Register) throws(Stop) {
    checks.require(.dispute(dispute), in: register)
    try checks.stopIfRefused()
    guard let (_, found) = register.dispute(dispute) else { throw Stop() }
    if let decision = found.decision {
      try checks.stop(.g9, .alreadyDecided, found: "\(dispute.text) \(decision.date)")
    }
    if decisionDate < found.filedOn {
      try checks.stop(.g2, .beforeFiling, found: "\(decisionDate)", wanted: "\(found.filedOn)")
    }
    if (outcome == .modified) == changes.isEmpty {
      try checks.stop(.g9, .changesOnlyWithModified, found: outcome.rawValue)
    }
    if outcome == .modified { try checkChanges(&checks) }
  }

  package func events(in register: Register) -> [Event] { [.disputeDecided(self)] }

  /// The decision as modified is still a well-formed command of its kind, about the same entities.
  private func checkChanges(_ checks: inout Checks) throws(Stop) {
    // Only a forged log has a dispute about what is not at hand where it is decided.
    guard let target = checks.target else { try checks.stop(.g1, .unknownCommand, found: dispute.text.string) }
    let spec = CommandTable.spec(of: target.name)
    for key in changes.keys where spec.field(key)?.isIdentifier ?? true {
      try checks.stop(.g9, .badChange, detail: key)
    }
    let merged = GenericChecks.check(
      data: target.data.replacing(changes), of: target.name, recordedAt: target.recordedAt)
    if !merged.violations.isEmpty {
      try checks.stop(.g9, .badChange, found: merged.violations.map(\.codeText.string).joined(separator: ", "))
    }
  }
}

extension JSONObject {
  /// The object with top-level members replaced whole; null removes one (DOMAIN §8.3).
  package func replacing(_ changes: JSONObject) -> JSONObject {
    var result = self
    for change in changes.members { result[change.key] = change.value.isNull ? nil : change.value }
    return result
  }
}
