/// 申请复议、提起诉讼: reconsideration or litigation against a decision (DOMAIN §6.9).
package struct FileDispute: CommandPayload {
  /// 争议标识, by which the decision names the dispute.
  package let id: DisputeID
  /// 救济种类: 行政复议 or 行政诉讼, which have time limits of their own (DOMAIN §7).
  package let kind: Dispute.Kind
  /// 目标命令号: the decision (DOMAIN §5.5) that is disputed; neither annulled nor set aside.
  package let target: CommandID
  /// 提出日期: not before the decision, which is 争议中 from this day on.
  package let filedOn: CivilDate

  package init(_ fields: Fields) {
    id = fields.id("disputeId")
    kind = fields.choice("kind")
    target = fields.id("targetCommandId")
    filedOn = fields.date("filedOn")
  }

  package var date: CivilDate? { filedOn }
  package var introduces: EntityKey? { .dispute(id) }
  package var references: [Reference] { [.command(target)] }
  package func subject(in register: Register) -> Subject { register.subject(ofCommand: target) }

  package func check(_ checks: inout Checks, in register: Register) throws(Stop) {
    checks.requireUnused(.dispute(id), in: register)
    let decision = try checks.requireDecision(target, in: register)
    if decision.isSetAside { checks.refuse(.g9, .alreadySetAside, found: target.text.string) }
    if filedOn < decision.date {
      checks.refuse(.g2, .beforeDecision, found: "\(filedOn)", wanted: "\(decision.date)")
    }
    // Whether a late filing is still heard is for the organ to judge, so it only warns.
    guard let servedOn = decision.servedOn else { return checks.warn(.noServiceRecord) }
    let remedies = register.remedies(servedOn: servedOn)
    let limit =
      switch kind {
      case .reconsideration: remedies.reconsiderationBy
      case .litigation: remedies.litigationBy
      }
    if filedOn > limit { checks.warn(.filedLate) }
  }

  package func events(in register: Register) -> [Event] { [.disputeFiled(self)] }
}
