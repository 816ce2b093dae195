extension Register {
  /// Takes in an accepted command and its events. Holds no rule: whatever the log says has its effect.
  package mutating func evolve(_ command: RecordedCommand, _ events: [Event]) {
    commands.add(command.id, command.name, command.number, about: command.subject)
    lastRecordedAt = max(lastRecordedAt ?? command.recordedAt, command.recordedAt)
    // A decision can be served and disputed even if a dispute has left it without effect.
    if let date = command.decidedOn {
      let decision = DisputableDecision(
        command.name, date: date, source: command.number, document: command.document, others: command.alsoAbout)
      proceedings[command.subject, default: Proceedings()].add(decision)
    }
    if !events.isEmpty, let key = command.introduces { directory[key] = command.subject }
    for event in events { apply(event, command.number, command.subject, restingOn: command.basis) }
  }

  private mutating func apply(
    _ event: Event, _ source: RecordNumber, _ subject: Subject, restingOn basis: EntityKey?
  ) {
    switch event {
    case .regulationAdopted(let version): regulations.adopt(version, by: source)
    case .callOpened(let call):
      calls[call.id] = Call(
        id: call.id, documentNo: call.documentNo, opensOn: call.opensOn, closesOn: call.closesOn, source: source)
    case .operatorRegistered(let command):
      operators[command.id] = Operator(command, source: source)
      if let code = command.creditCode { creditCodes[code] = command.id }
    case .spaceRegistered(let command): insert(Space(command, source: source))
    case .served(let service):
      guard let record = commands[service.target]?.record else { return }
      proceedings[subject]?.serve(record, on: service.servedOn, by: source)
    case .disputeFiled(let command):
      guard let record = commands[command.target]?.record else { return }
      let dispute = Dispute(
        id: command.id, kind: command.kind, targetCommand: command.target, target: record, filedOn: command.filedOn,
        source: source)
      for place in [subject] + others(of: record, subject) {
        proceedings[place, default: Proceedings()].file(dispute)
      }
    case .disputeDecided(let command): decide(command, source, subject)
    case .changed(let command): change(command, source)
    case .corrected: break
    case .annulled(let command): commands.annul(command.target)
    case .personalDataErased(let command): erasures.insert(command.subjectRef)
    case .applied, .endorsed, .notEndorsed, .preliminarilyReviewed, .inspected, .expertReviewed, .deliberated,
      .noticePosted, .objectionFiled, .objectionResolved, .certified, .certificationRefused, .withdrawn, .reported,
      .assessed, .rewarded, .rectificationReported, .rectified, .rectificationFailed, .sanctioned, .revoked,
      .fraudFound, .relinquished:
      guard case .space(let id) = subject else { return }
      spaces[id]?.apply(event, source, restingOn: basis)
    case .rectificationOrdered(let order):
      guard case .space(let id) = subject else { return }
      orderedBases[order.basis, default: []].insert(id)
      spaces[id]?.apply(event, source)
    case .banned:
      guard case .space(let id) = subject else { return }
      withIndexedSpace(id) { $0.apply(event, source) }
    }
  }

  private mutating func decide(_ command: DecideDispute, _ source: RecordNumber, _ subject: Subject) {
    let decision = Dispute.Decision(outcome: command.outcome, date: command.decisionDate, source: source)
    guard let target = proceedings[subject]?.dispute(command.dispute)?.target else { return }
    for place in [subject] + others(of: target, subject) {
      proceedings[place]?.decide(command.dispute, decision)
      if command.outcome == .setAside { setAside(target, in: place) }
    }
  }

  /// What a decision about a subject is also about.
  private func others(of decision: RecordNumber, _ subject: Subject) -> [Subject] {
    proceedings[subject]?.decision(decision)?.others ?? []
  }

  private mutating func setAside(_ source: RecordNumber, in place: Subject) {
    proceedings[place]?.setAside(source)
    switch place {
    case .registry: break
    case .space(let id): withIndexedSpace(id) { $0.setAside(source) }
    case .operator(let id): operators[id]?.setAside(source)
    }
  }

  private mutating func change(_ command: RecordChange, _ source: RecordNumber) {
    switch command.kind {
    case .rename, .relocate, .area, .operator:
      if let id = command.space { withIndexedSpace(id) { $0.change(command, source) } }
    case .operatorRename:
      guard let id = command.operator, let name = command.newName else { return }
      operators[id]?.names.change(to: name, from: command.effectiveDate, source: source)
    }
  }

  mutating func insert(_ space: Space) {
    spaces[space.id] = space
    names.add(space)
    bans.add(space)
  }

  /// Changes a space in a way that may touch its names, addresses or bans, which are indexed.
  mutating func withIndexedSpace(_ id: SpaceID, _ change: (inout Space) -> Void) {
    guard let before = spaces[id] else { return }
    names.remove(before)
    bans.remove(before)
    var after = before
    change(&after)
    insert(after)
  }
}
