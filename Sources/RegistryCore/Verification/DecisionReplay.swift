/// Decides recorded commands again by the rules, in the order of the log, and holds what comes out against what was
/// recorded.
///
/// It is given what is kin to one space: the rules then come to the same as over the whole log, but for three warnings
/// that look at every space of the register; these are passed over.
struct DecisionReplay {
  private let empty: Register
  private var register: Register
  private(set) var records: [Record] = []
  private var ids: Set<CommandID> = []

  /// Warnings that come from other spaces, and so cannot be derived from the history of one.
  private static let foreign: Set<Warning> = [.addressInUse, .nameInUse, .spaceLinkedToBan]

  init(founding: RegulationVersion) {
    empty = Register(founding: founding)
    register = empty
  }

  /// Decides a command whose events these are.
  mutating func take(_ lines: [EventLine]) throws(CheckFailure) {
    let submission = try DecisionComparison.submission(of: lines)
    guard ids.insert(submission.commandId).inserted else {
      throw DecisionComparison.twice(lines[0], submission.commandId)
    }
    let decision: Decision
    do { decision = try register.decide(submission, target: disputed(submission)) } catch {
      throw DecisionComparison.refused(lines[0], error)
    }
    let record = Record(submission, number: RecordNumber(records.count + 1), subject: decision.subject)
    try checkRepair(record, decision, lines[0])
    try DecisionComparison.compare(decision, with: lines, passingOver: Self.foreign)
    register.evolve(
      RecordedCommand(
        number: record.number, id: record.id, name: record.name, recordedAt: record.recordedAt,
        subject: decision.subject, payload: decision.payload), decision.events)
    records.append(record)
    if decision.payload.rewritesHistory { register = Chronicle(records).fold(onto: empty) }
  }

  /// The register that the commands recorded up to an instant lead to, folded anew.
  func register(knownAt instant: Instant?) -> Register {
    let known = instant.map { instant in records.filter { $0.recordedAt <= instant } } ?? records
    return Chronicle(known).fold(onto: empty)
  }

  /// The record that a dispute's decision would modify, folded.
  private func disputed(_ submission: Submission) -> FoldedRecord? {
    register.disputeModifying(submission).flatMap { Chronicle(records)[$0.dispute.targetCommand] }
  }

  /// A correction or an annulment must leave a history that the rules allow (DOMAIN §8.4).
  private func checkRepair(_ record: Record, _ decision: Decision, _ line: EventLine) throws(CheckFailure) {
    guard let repair = decision.payload.repair else { return }
    if let conflict = Legality.conflict(in: records, with: record, of: repair.target, founding: empty) {
      throw DecisionComparison.refused(line, "historyBecomesIllegal:\(conflict.detail)")
    }
  }
}
