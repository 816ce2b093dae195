import Testing

@testable import RegistryCore

/// A registry in memory, for tests that read: given these commands, when this command comes, then this happens.
///
/// Commands take the way that the daemon sends them: generic checks, decision, events, state; what corrections,
/// annulments and modifying decisions of disputes rewrite is folded anew from all records.
struct Scenario: Sendable {
  private static let founding = Register(founding: .shuozhou2016)

  private(set) var register = Scenario.founding
  private(set) var records: [Record] = []

  /// A scenario in which commands were accepted.
  func given(_ acts: Act..., sourceLocation: SourceLocation = #_sourceLocation) -> Scenario {
    given(acts, sourceLocation: sourceLocation)
  }

  func given(_ acts: [Act], sourceLocation: SourceLocation = #_sourceLocation) -> Scenario {
    var scenario = self
    for act in acts {
      let verdict = scenario.submit(act)
      if !verdict.hasPrefix("accepted") {
        Issue.record("\(act.name.rawValue) was not accepted: \(verdict)", sourceLocation: sourceLocation)
      }
    }
    return scenario
  }

  /// What would become of a command: `accepted applied W formNameMismatch`, or `refused R4.3a noSeedFund; …` with every
  /// violation in order.
  func when(_ act: Act) -> String {
    var scenario = self
    return scenario.submit(act)
  }

  /// The violations for which a command would be refused, with what was found and what is wanted.
  func violations(of act: Act) -> [Violation] {
    do {
      _ = try decide(act)
      return []
    } catch {
      return error.violations
    }
  }

  /// Submits a command that may be accepted or refused.
  mutating func submit(_ act: Act) -> String {
    switch Result(catching: { () throws(Refusal) in try decide(act) }) {
    case .failure(let refusal):
      return "refused " + refusal.violations.map { "\($0.rule.rawValue) \($0.codeText)" }.joined(separator: "; ")
    case .success(let (submission, decision)):
      record(submission, decision)
      let warnings = decision.warnings.map(\.rawValue).joined(separator: ", ")
      return "accepted " + decision.events.map(\.name.rawValue).joined(separator: "+")
        + (warnings.isEmpty ? "" : " W \(warnings)")
    }
  }

  private func decide(_ act: Act) throws(Refusal) -> (Submission, Decision) {
    let submission = try GenericChecks.admit(envelope(act)).get()
    var target: FoldedRecord?
    if submission.name == .decideDispute,
      let (_, dispute) = register.dispute(DecideDispute(submission.fields).dispute)
    {
      target = Chronicle(records)[dispute.targetCommand]
    }
    let decision = try register.decide(submission, target: target)
    if let (repaired, rule) = Scenario.repaired(by: decision.payload),
      let conflict = Legality.conflict(
        in: records, with: record(of: submission, decision), of: repaired, founding: Scenario.founding)
    {
      throw submission.refused([Violation(rule, .historyBecomesIllegal, detail: conflict.detail)])
    }
    return (submission, decision)
  }

  private mutating func record(_ submission: Submission, _ decision: Decision) {
    let record = record(of: submission, decision)
    records.append(record)
    let command = RecordedCommand(
      number: record.number, id: record.id, name: record.name, recordedAt: record.recordedAt,
      subject: decision.subject, payload: decision.payload)
    register.evolve(command, decision.events)
    if Scenario.isAmending(decision.payload) { register = folded() }
  }

  private func record(of submission: Submission, _ decision: Decision) -> Record {
    Record(
      number: RecordNumber(records.count + 1), id: submission.commandId, recordedAt: submission.recordedAt,
      recordedBy: submission.recordedBy, name: submission.name, data: submission.data, subject: decision.subject)
  }

  /// The five members. An unnumbered command gets the next number: `n1`, `n2`, ….
  private func envelope(_ act: Act) -> JSONValue {
    let latest = act.latestDay.map(Instant.endOfDay) ?? register.lastRecordedAt ?? Instant.endOfDay(.day("2017-01-01"))
    let time = max(latest, register.lastRecordedAt ?? latest)
    return .object([
      "commandId": .string(act.id ?? Text("n\(records.count + 1)")),
      "recordedAt": .string(act.recordedAt ?? Text(time.utc)), "recordedBy": .string(act.recordedBy),
      "command": .string(Text(act.name.rawValue)), "data": .object(act.data),
    ])
  }

  /// The record that a correction or an annulment names, and the rule of the refusal.
  private static func repaired(by payload: any CommandPayload) -> (CommandID, Rule)? {
    switch payload {
    case let correction as CorrectRecord: (correction.target, .g7)
    case let annulment as AnnulRecord: (annulment.target, .g8)
    case _: nil
    }
  }

  private static func isAmending(_ payload: any CommandPayload) -> Bool {
    repaired(by: payload) != nil || (payload as? DecideDispute)?.outcome == .modified
  }
}

/// Looking at a scenario.
extension Scenario {
  /// The register folded from all records, or from those known at a moment.
  func folded(knownAt moment: Text? = nil) -> Register {
    let instant = moment.map { Instant(timestamp: $0)! } ?? Instant.latest
    return Chronicle(records.filter { $0.recordedAt <= instant }).fold(onto: Scenario.founding)
  }

  /// The status of a space on a day, as known at a moment or now; none if it is not registered.
  func status(_ id: SpaceID = "s1", on day: Text, knownAt moment: Text? = nil) -> Status? {
    let register = moment == nil ? register : folded(knownAt: moment)
    return register.spaces[id].flatMap { register.status(of: $0, on: .day(day)) }
  }

  /// The status in a line: title status, stage unless `none`, flags.
  func state(_ id: SpaceID = "s1", on day: Text, knownAt moment: Text? = nil) -> String {
    guard let status = status(id, on: day, knownAt: moment) else { return "unknown" }
    let stage = status.stage == .none ? [] : [status.stage.rawValue]
    return ([status.title.rawValue] + stage + status.flags.map(\.rawValue)).joined(separator: " ")
  }

  var space: Space {
    register.spaces["s1"]!
  }
}
