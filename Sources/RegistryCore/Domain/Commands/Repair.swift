/// The repair of a record: its correction or its annulment, which must leave a history that the rules allow (DOMAIN §8.4).
package struct Repair: Equatable, Sendable {
  /// 目标命令号 of the record that is corrected or annulled.
  package let target: CommandID
  /// The rule that refuses it: G7 for a correction (更正), G8 for an annulment (误录作废).
  package let rule: Rule
}

extension Register {
  /// The dispute whose decision would modify the record that is disputed, and what it is about; nil for any other
  /// command, and for a decision of a dispute that does not exist.
  package func disputeModifying(_ submission: Submission) -> (subject: Subject, dispute: Dispute)? {
    guard submission.name == .decideDispute else { return nil }
    let decision = DecideDispute(submission.fields)
    return decision.outcome == .modified ? dispute(decision.dispute) : nil
  }
}
