/// Decides recorded commands again by the rules, in the order of the log, and holds what comes out against what was
/// recorded.
///
/// It may be given the whole history or only what is kin to one space: the rules then come to the same, but for three
/// warnings that look at every space of the register, and for what the data were before they were put in their proper
/// form; these are passed over.
struct DecisionReplay {
  private let empty: Register
  private var register: Register
  private(set) var records: [Record] = []
  private var ids: Set<CommandID> = []

  /// Warnings that cannot be derived from the history of a space: they come from other spaces, or from a document number
  /// as it was sent.
  private static let passedOver: Set<Warning> = [.addressInUse, .nameInUse, .spaceLinkedToBan, .documentNoNormalized]

  init(founding: RegulationVersion) {
    empty = Register(founding: founding)
    register = empty
  }

  /// Decides a command whose events these are.
  mutating func take(_ lines: [EventLine]) throws(CheckFailure) {
    guard let first = lines.first, let id = first.command, let content = first.content else {
      throw CheckFailure(
        "commandIncomplete", seq: lines.first?.seq, "缺少命令的首个事件", "the command's first event is missing")
    }
    guard ids.insert(id).inserted else {
      throw CheckFailure("commandTwice", seq: first.seq, "命令号 \(id) 出现两次", "the command \(id) was recorded twice")
    }
    let data = PersonalValues.replace(in: content.data, of: content.name) { path, _ in
      PersonalValues.standIn(for: path)
    }
    let (violations, normal, generic) = GenericChecks.check(
      data: data, of: content.name, recordedAt: first.recordedAt)
    guard violations.isEmpty, normal == data else {
      throw refused(first, violations.first.map { "\($0.rule.rawValue) \($0.codeText)" } ?? "G14")
    }
    let submission = Submission(
      commandId: id, recordedAt: first.recordedAt, recordedBy: first.by.user, name: content.name, data: data,
      warnings: generic)
    let decision: Decision
    do { decision = try register.decide(submission, target: disputed(submission)) } catch {
      throw refused(first, error.violations.map { "\($0.rule.rawValue) \($0.codeText)" }.joined(separator: "; "))
    }
    let record = Record(
      number: RecordNumber(records.count + 1), id: id, recordedAt: first.recordedAt, recordedBy: first.by.user,
      name: content.name, data: data, subject: decision.subject)
    try repair(record, decision, first)
    try compare(decision, with: lines)
    register.evolve(
      RecordedCommand(
        number: record.number, id: id, name: content.name, recordedAt: first.recordedAt, subject: decision.subject,
        payload: decision.payload), decision.events)
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
      throw refused(line, "historyBecomesIllegal:\(conflict.detail)")
    }
  }

  private func refused(_ line: EventLine, _ why: String) -> CheckFailure {
    CheckFailure(
      "decisionRefused", seq: line.seq, "按规则应予拒绝，登记簿却记为接受：\(why)",
      "by the rules it is to be refused, and it was recorded as accepted: \(why)")
  }

  private func compare(_ decision: Decision, with lines: [EventLine]) throws(CheckFailure) {
    let first = lines[0]
    func differs(_ line: EventLine, _ what: String, _ expected: String, _ found: String) -> CheckFailure {
      CheckFailure(
        "decisionDiffers", seq: line.seq, "按规则 \(what) 应为 \(expected)，登记簿记为 \(found)",
        "by the rules \(what) is \(expected), and \(found) was recorded")
    }
    let names = decision.events.map(\.name.rawValue).joined(separator: "+")
    let recorded = lines.map(\.event.rawValue).joined(separator: "+")
    guard names == recorded else { throw differs(first, "events", names, recorded) }
    func warnings(_ all: [Warning]) -> String {
      all.filter { !Self.passedOver.contains($0) }.map(\.rawValue).joined(separator: ",")
    }
    guard warnings(decision.warnings) == warnings(first.warnings) else {
      throw differs(first, "warnings", warnings(decision.warnings), warnings(first.warnings))
    }
    for (line, event) in zip(lines, decision.events) {
      guard line.entities == decision.entities else {
        throw differs(line, "entities", Self.text(decision.entities), Self.text(line.entities))
      }
      guard line.regulation == decision.regulation else {
        throw differs(
          line, "regulation", decision.regulation?.description ?? "none", line.regulation?.description ?? "none")
      }
      let effectiveOn = event.effectiveOn(decision.payload, recordedAt: first.recordedAt)
      guard line.effectiveOn == effectiveOn else {
        throw differs(line, "effectiveOn", "\(effectiveOn)", "\(line.effectiveOn)")
      }
      // How many values there were to be erased is not to be seen from the log.
      if line.event == .personalDataErased { continue }
      let facts = EventFacts.write(event)
      guard line.facts == facts else {
        throw differs(
          line, "facts", JSONWriter.bytes(of: .object(facts)).text, JSONWriter.bytes(of: .object(line.facts)).text)
      }
    }
  }

  private static func text(_ entities: [EntityKey]) -> String {
    entities.map { "\($0.kind.rawValue):\($0.id)" }.joined(separator: " ")
  }
}

extension [UInt8] {
  fileprivate var text: String { String(decoding: self, as: UTF8.self) }
}
