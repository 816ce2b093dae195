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
    try repair(record, decision, lines[0])
    try DecisionComparison.compare(decision, with: lines, passingOver: Self.foreign)
    register.evolve(
      RecordedCommand(
        number: record.number, id: record.id, name: record.name, recordedAt: record.recordedAt,
        subject: decision.subject, payload: decision.payload), decision.events)
    records.append(record)
    if Self.rewrites(decision) { register = Chronicle(records).fold(onto: empty) }
  }

  /// The register that the commands recorded up to an instant lead to, folded anew.
  func register(knownAt instant: Instant?) -> Register {
    let known = instant.map { instant in records.filter { $0.recordedAt <= instant } } ?? records
    return Chronicle(known).fold(onto: empty)
  }

  private static func rewrites(_ decision: Decision) -> Bool {
    switch decision.payload {
    case let dispute as DecideDispute: dispute.outcome == .modified
    case is CorrectRecord, is AnnulRecord: true
    case _: false
    }
  }

  /// The record that a dispute's decision would modify, folded.
  private func disputed(_ submission: Submission) -> FoldedRecord? {
    guard submission.name == .decideDispute else { return nil }
    let decision = DecideDispute(submission.fields)
    guard decision.outcome == .modified, let (_, dispute) = register.dispute(decision.dispute) else { return nil }
    return Chronicle(records)[dispute.targetCommand]
  }

  /// A correction or an annulment must leave a history that the rules allow (DOMAIN §8.4).
  private func repair(_ record: Record, _ decision: Decision, _ line: EventLine) throws(CheckFailure) {
    let target: CommandID
    switch decision.payload {
    case let correction as CorrectRecord: target = correction.target
    case let annulment as AnnulRecord: target = annulment.target
    case _: return
    }
    if let conflict = Legality.conflict(in: records, with: record, of: target, founding: empty) {
      throw DecisionComparison.refused(line, "historyBecomesIllegal:\(conflict.detail)")
    }
  }
}
