extension Engine {
  /// The refusal of a correction or an annulment that would make the history illegal (DOMAIN §8.4); none for any other
  /// command.
  ///
  /// The whole history that the repair can touch is replayed: that of its subject and of everything that the rules look
  /// at with it; a change of the regulation touches every record.
  func conflict(_ submission: Submission, _ decision: Decision) throws(LogError) -> Refusal? {
    guard let repair = decision.payload.repair else { return nil }
    let last = RecordNumber(state.table.count)
    let numbers =
      decision.subject == .registry
      ? (1...state.table.count).map { RecordNumber($0) }
      : state.streams.records(about: touched(by: decision), upTo: last)
    let record = Record(submission, number: state.table.next, subject: decision.subject)
    guard
      let conflict = Legality.conflict(
        in: try records(numbers, .standIn), with: record, of: repair.target, founding: empty)
    else { return nil }
    return submission.refused([
      Violation(repair.rule, .historyBecomesIllegal, detail: conflict.detail, cause: conflict.violation)
    ])
  }

  /// Everything whose legality the repair of a subject can change: besides its kin, whoever the bans that arise from the
  /// subject keep from applying, and whoever uses a credit code that an operator gets.
  private func touched(by decision: Decision) -> Set<Subject> {
    state.kinship.reach(of: decision.subject, correction: decision.payload as? CorrectRecord)
  }
}
