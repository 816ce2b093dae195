/// What the registry makes of an accepted command: the events to record, and what stands with them in the log.
package struct Decision: Sendable {
  /// The command as it was checked.
  package let payload: any CommandPayload
  /// What the events change, and whose proceedings the decision joins (DOMAIN §5.5).
  package let subject: Subject
  /// The entities that the events concern: the subject, what the command introduces and what it names.
  package let entities: [EntityKey]
  /// The version of the regulation in force on the date of the command, if any was.
  package let regulation: RegulationID?
  /// In the order of DOMAIN §6: recorded in one step, all or none.
  package let events: [Event]
  /// Sorted, each once.
  package let warnings: [Warning]
}

extension Register {
  /// Decides a command by the rules: the events, or a refusal with everything that stands against it.
  ///
  /// `target` is the record that a dispute's decision would modify, folded; it is needed for that command alone. What
  /// corrections and annulments do to the whole history is judged by `Legality`.
  package func decide(_ submission: Submission, target: FoldedRecord? = nil) throws(Refusal) -> Decision {
    if let last = lastRecordedAt, submission.recordedAt < last {
      throw submission.refused([
        Violation(.g2, .recordedAtGoesBack, found: submission.recordedAt.utc, wanted: "\(last.utc)")
      ])
    }
    let payload = submission.name.payload(submission.data)
    var checks = Checks(recordedBy: submission.recordedBy, target: target)
    // A stop only says that the later checks make no sense: what was collected decides.
    do { try payload.check(&checks, in: self) } catch { precondition(!checks.violations.isEmpty) }
    guard checks.violations.isEmpty else { throw submission.refused(checks.violations) }
    let subject = payload.subject(in: self)
    return Decision(
      payload: payload, subject: subject, entities: entities(of: payload, subject),
      regulation: regulations.version(on: payload.date ?? submission.recordedAt.civilDate)?.id,
      events: payload.events(in: self),
      warnings: checks.warnings.union(submission.warnings).sorted())
  }

  private func entities(of payload: any CommandPayload, _ subject: Subject) -> [EntityKey] {
    var keys: [EntityKey] = []
    switch subject {
    case .registry: break
    case .space(let id): keys.append(.space(id))
    case .operator(let id): keys.append(.operator(id))
    }
    for key in payload.concerned(in: self) + (payload.introduces.map { [$0] } ?? []) where !keys.contains(key) {
      keys.append(key)
    }
    return keys
  }

  /// What an identifier in use belongs to.
  func subject(of key: EntityKey) -> Subject {
    directory[key] ?? .registry
  }

  /// What an accepted command is about.
  func subject(ofCommand id: CommandID) -> Subject {
    commands.subject(of: id) ?? .registry
  }
}

extension Submission {
  func refused(_ violations: [Violation]) -> Refusal {
    Refusal(commandId: .string(commandId.text), violations: violations)
  }
}
