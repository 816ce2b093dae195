/// Whether a history, as a correction or an annulment would make it, is one that the rules allow (DOMAIN §8.4).
package enum Legality {
  /// The first command that the repair would make illegal.
  package struct Conflict: Equatable, Sendable {
    /// 命令号 of that command, which may be the repaired one itself.
    package let command: CommandID
    /// The first check that it fails at its place in the repaired history.
    package let violation: Violation

    /// The detail of `historyBecomesIllegal`.
    package var detail: Text {
      Text("\(command.text):\(violation.rule.rawValue):\(violation.codeText)")
    }
  }

  /// Replays the history with the repair at its end, and names the first command that was legal without it and is not
  /// with it, or that is the repaired one.
  ///
  /// - Parameters:
  ///   - records: The history so far, in log order, closed under what its checks look at.
  ///   - repair: The correction or annulment, as it would be recorded.
  ///   - target: The record that it repairs.
  package static func conflict(
    in records: [Record], with repair: Record, of target: CommandID, founding: Register
  ) -> Conflict? {
    let illegal = faults(Chronicle(records + [repair]), founding)
    guard !illegal.isEmpty else { return nil }
    let before = Set(faults(Chronicle(records), founding).map(\.command))
    return illegal.first { $0.command == target || !before.contains($0.command) }
  }

  /// The illegal commands of a history, in log order, each with its first violation.
  private static func faults(_ chronicle: Chronicle, _ founding: Register) -> [Conflict] {
    var register = founding
    var faults: [Conflict] = []
    var records: [RecordNumber: FoldedRecord] = [:]
    for folded in chronicle.records { records[folded.record.number] = folded }
    for folded in chronicle.records {
      defer { register.take(folded) }
      let name = folded.name
      guard folded.annulledBy == nil, name != .correctRecord, name != .annulRecord else { continue }
      if let violation = register.firstViolation(folded, target: register.disputed(folded).flatMap { records[$0] }) {
        faults.append(Conflict(command: folded.record.id, violation: violation))
      }
    }
    return faults
  }
}

extension Register {
  /// What stands against a record at its place in a folded history.
  fileprivate func firstViolation(_ folded: FoldedRecord, target: FoldedRecord?) -> Violation? {
    let checked = GenericChecks.check(data: folded.data, of: folded.name, recordedAt: folded.recordedAt)
    if let violation = checked.violations.first { return violation }
    let payload = folded.name.payload(checked.data)
    var checks = Checks(recordedBy: folded.record.recordedBy, target: target)
    if folded.isModifiedByDispute {
      for reference in payload.references { checks.require(reference, in: self) }
    } else {
      do { try payload.check(&checks, in: self) } catch { precondition(!checks.violations.isEmpty) }
    }
    return checks.violations.first
  }

  /// The command that a dispute's decision is about; its data need not be well-formed, since a correction is tried.
  fileprivate func disputed(_ folded: FoldedRecord) -> RecordNumber? {
    guard folded.name == .decideDispute, let id = folded.data["disputeId"]?.asText else { return nil }
    return dispute(DisputeID(id))?.dispute.target
  }
}
