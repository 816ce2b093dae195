/// Who submits, as the connection tells.
package struct Caller: Sendable {
  /// What the kernel says of the connected process (`SO_PEERCRED`).
  package let userID: UInt32
  /// Becomes `recordedBy` (录入人), unless a command in a rehearsal brings its own.
  package let userName: Text

  /// Takes what the kernel says, never a message.
  package init(userID: UInt32, userName: Text) {
    self.userID = userID
    self.userName = userName
  }
}

extension Engine {
  /// The most bytes of event lines, and of personal values beside them, that one commit takes; more is committed before
  /// more is staged, so that both frames stay well within `Frame.maximumBytes`.
  private static let batchBytes = 8 << 20

  /// Decides a command. An accepted one is staged: it counts for all that is decided after it, and nobody may be told
  /// before `commit` has returned.
  ///
  /// Throws only if the log cannot be read or written; a refusal is an outcome.
  package func stage(_ command: JSONValue, by caller: Caller, now: Instant) throws(LogError) -> Outcome {
    if max(pendingBytes, pendingPrivateBytes) >= Self.batchBytes { try commit() }
    let stagedBefore = pending.count
    do { return try decide(command, by: caller, now: now) } catch {
      // It is staged, but the history that it rewrites is half folded: the state is neither what is staged nor what is
      // durable.
      if pending.count > stagedBefore { abandon(error) }
      throw error
    }
  }

  /// - Parameter takesEffect: false if nothing is decided after it, so that its effect need not be worked out.
  ///
  /// Throws if the log cannot be read. The state may then be half of what it is to be, and the command staged: whoever
  /// tries only puts back the state of before, see ``unstage(to:)``.
  func decide(
    _ command: JSONValue, by caller: Caller, now: Instant, takesEffect: Bool = true
  ) throws(LogError) -> Outcome {
    try requireHealth()
    let submission: Submission
    switch admit(command, by: caller, now: now) {
    case .success(let admitted): submission = admitted
    case .failure(let refusal): return .refused(refusal)
    }
    if let known = state.record(of: submission.commandId) { return try repeated(submission, of: known) }
    let target = try disputedRecord(submission)
    let decision: Decision
    do { decision = try state.decide(submission, target: target) } catch { return .refused(error) }
    if let conflict = try conflict(submission, decision) { return .refused(conflict) }
    return try record(submission, decision, by: caller, takesEffect: takesEffect)
  }

  /// Decides several commands; `isAtomic` takes all of them or none.
  ///
  /// - Parameter isRehearsed: decide only, and record nothing (`check`).
  package func stage(
    all commands: [JSONValue], by caller: Caller, now: Instant, isAtomic: Bool, isRehearsed: Bool
  ) throws(LogError) -> [Outcome] {
    guard isAtomic || isRehearsed else {
      var outcomes: [Outcome] = []
      for command in commands { outcomes.append(try stage(command, by: caller, now: now)) }
      return outcomes
    }
    // The state is a value: keeping it costs no more than what is changed of it.
    try commit()
    let before = state
    var outcomes: [Outcome] = []
    do throws(LogError) {
      for (index, command) in commands.enumerated() {
        // The usual rehearsal is of one command: nothing is decided after it, so its effect need not be worked out.
        let isLastOfRehearsal = isRehearsed && index == commands.count - 1
        outcomes.append(try decide(command, by: caller, now: now, takesEffect: !isLastOfRehearsal))
        // They stand in one frame or nowhere, so nothing may be committed in between.
        let bytes = max(pendingBytes, pendingPrivateBytes)
        guard !isAtomic || bytes <= Frame.maximumBytes else { throw .unfit(.frameTooLong(bytes: bytes)) }
      }
    } catch {
      unstage(to: before)
      throw error
    }
    guard isRehearsed || !outcomes.allSatisfy(\.isAccepted) else { return outcomes }
    let previews = isRehearsed ? previews : [:]
    unstage(to: before)
    return outcomes.map { $0.unrecorded(beyond: size, previews: previews) }
  }

  /// What is staged, by the place of a command's first event.
  private var previews: [Int: [EventPreview]] {
    var previews: [Int: [EventPreview]] = [:]
    for staged in pending {
      previews[staged.firstSeq] = staged.lines.map { bytes in
        guard let line = try? bytes.withUnsafeBytes({ try EventLine(parsing: $0) }) else {
          preconditionFailure("a line that was just written can be read")
        }
        return EventPreview(
          event: line.event, effectiveOn: line.effectiveOn, entities: line.entities, facts: line.facts)
      }
    }
    return previews
  }

  func unstage(to before: EngineState) {
    forgetPending()
    state = before
  }

  /// Gives up everything that is staged: the state is what the log says again, and nothing more is recorded.
  private func abandon(_ error: LogError) {
    failure = error
    abandoned = error
    forgetPending()
    do { try reload() } catch { unreadable = error }
  }

  private func forgetPending() {
    pending.removeAll(keepingCapacity: true)
    pendingBytes = 0
    pendingPrivateBytes = 0
    pendingEvents = 0
  }

  func requireHealth() throws(LogError) {
    if let cause = log.fault ?? privates.fault { throw .poisoned(cause: cause) }
    if let failure { throw failure }
  }

  /// The checks of the command's form, once the registry has added when and by whom it is recorded
  /// (docs/ARCHITECTURE.md, the life of a write).
  private func admit(
    _ command: JSONValue, by caller: Caller, now: Instant
  ) -> Result<Submission, Refusal> {
    guard case .object(var object) = command else { return GenericChecks.admit(command) }
    if !isRehearsal {
      for key in ["recordedAt", "recordedBy"] as [Text] where object[key] != nil {
        return .failure(
          Refusal(
            commandId: object["commandId"] ?? .null, violations: [Violation(.g14, .unknownField, detail: key)]))
      }
    }
    if object["recordedAt"] == nil {
      // A clock that was set back must not stop the register: recorded time stands still until it has caught up.
      let time = max(now, state.lastAt)
      object["recordedAt"] = .string(Text(time.utc))
    }
    if object["recordedBy"] == nil { object["recordedBy"] = .string(caller.userName) }
    return GenericChecks.admit(.object(object))
  }

  /// The disputed record, folded, if the decision of a dispute would modify it.
  ///
  /// Throws if it is not among the records about what the dispute is about, which only a forged log can have.
  func disputedRecord(_ submission: Submission) throws(LogError) -> FoldedRecord? {
    guard let (subject, dispute) = state.disputeModifying(submission) else { return nil }
    let chronicle = try chronicle(of: subject, upTo: RecordNumber(state.table.count))
    guard let record = chronicle[dispute.targetCommand] else {
      throw .unreadable(
        seq: state.table[dispute.target].firstSeq,
        reason: Phrase(
          "争议 \(dispute.id) 所争的命令与该争议不是关于同一对象",
          "its command is disputed (\(dispute.id)), and it is not about what the dispute is about"))
    }
    return record
  }

  /// Writes the event lines of a decision, stages them and lets it take effect. If that last step cannot read the log, it
  /// throws with the command staged.
  private func record(
    _ submission: Submission, _ decision: Decision, by caller: Caller, takesEffect: Bool
  ) throws(LogError) -> Outcome {
    let firstSeq = stagedSize + 1
    let (data, values) = Sealing.seal(submission.data, of: submission.name, seq: firstSeq, by: hasher) {
      random(Commitment.saltBytes)
    }
    let privateLines = values.map { $0.line.count }
    let privateBytes = privateLines.reduce(0) { $0 + $1 + 1 }
    if let longest = privateLines.max(), longest > Frame.maximumLineBytes {
      return .refused(tooLong(submission, bytes: longest, limit: Frame.maximumLineBytes))
    }
    guard privateBytes <= Self.batchBytes else {
      return .refused(tooLong(submission, bytes: privateBytes, limit: Self.batchBytes))
    }
    let erasure = try erasure(orderedBy: submission.name, decision.payload)
    let erased = submission.name == .erasePersonalData ? erasure?.count : nil
    let counted: JSONObject? = erased.map { ["erased": .number(JSONNumber($0))] }
    let author = Author(userID: caller.userID, user: submission.recordedBy)
    let streams = Stream.streams(of: decision.payload, about: decision.subject, decision.entities)
    var links = state.heads.links(of: streams)
    var lines: [[UInt8]] = []
    for (index, event) in decision.events.enumerated() {
      let line = EventLine(
        seq: firstSeq + index, recordedAt: submission.recordedAt, event: event.name, command: submission.commandId,
        by: author, regulation: decision.regulation, entities: decision.entities,
        previous: links, effectiveOn: event.effectiveOn(decision.payload, recordedAt: submission.recordedAt),
        content: index == 0 ? (submission.name, data) : nil,
        facts: counted ?? EventFacts.write(event),
        warnings: index == 0 ? decision.warnings : [])
      let bytes = line.bytes
      guard bytes.count <= Frame.maximumLineBytes else {
        return .refused(tooLong(submission, bytes: bytes.count, limit: Frame.maximumLineBytes))
      }
      lines.append(bytes)
      links = links.map { StreamLink($0.stream, previous: firstSeq + index) }
    }
    let number = state.table.next
    let command = RecordedCommand(
      number: number, id: submission.commandId, name: submission.name, recordedAt: submission.recordedAt,
      subject: decision.subject, payload: decision.payload)
    pending.append(
      StagedRecord(
        number: number, submission: submission, subject: decision.subject, firstSeq: firstSeq, lines: lines,
        privateValues: values, erasure: erasure))
    pendingBytes += lines.reduce(0) { $0 + $1.count + 1 }
    pendingPrivateBytes += privateBytes
    pendingEvents += lines.count
    if takesEffect {
      state.take(
        command, decision.events, decision.entities.operators, streams,
        RecordTable.Place(location: LineLocation(packed: 0), firstSeq: firstSeq, eventCount: lines.count))
      if decision.payload.rewritesHistory { try refold(decision.subject) }
    }
    return .accepted(
      Receipt(
        commandId: submission.commandId, seqs: Array(firstSeq..<(firstSeq + lines.count)),
        events: decision.events.map(\.name), warnings: decision.warnings, erased: erased))
  }

  private func tooLong(_ submission: Submission, bytes: Int, limit: Int) -> Refusal {
    Refusal(
      commandId: .string(submission.commandId.text),
      violations: [
        Violation(.g14, .malformed, found: "\(bytes) bytes", wanted: "\(limit) bytes")
      ])
  }

  /// Destroys the personal values whose erasure has just become durable. If that fails, the erasure is recorded all the
  /// same, nothing more is until the next start, and that start completes it.
  private func destroy(orderedBy staged: [StagedRecord]) {
    // In log order, as a start would do it. So after one that fails those behind it wait for that start, too.
    let orders = Set(staged.compactMap { $0.erasure?.order })
    do { try erase(orders.sorted()) } catch { failure = error }
  }

  /// Makes everything staged durable: personal values first, then one frame of events. When this returns, the outcomes
  /// may be told.
  ///
  /// Throws `poisoned` if it failed: none of it is to be told, what was acknowledged before stands, and the state is
  /// what the log says; if not even that can be read, nothing is answered any more. It throws for ever after, because
  /// `stage` may itself have committed, and failed, since what is committed here was decided.
  package func commit() throws(LogError) {
    if let abandoned { throw abandoned }
    guard !pending.isEmpty else { return }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(pendingBytes)
    let count = pendingEvents
    for staged in pending {
      for line in staged.lines {
        bytes += line
        bytes.append(UInt8(ascii: "\n"))
      }
    }
    do {
      let values = pending.flatMap(\.privateValues)
      if !values.isEmpty {
        try privates.append(values, segment: log.segment(forLinesOf: bytes.count, count: count))
      }
      let appended = try log.append(frameOf: bytes, count: count)
      for staged in pending {
        for line in staged.lines { tree.append(hasher.leaf(line), by: hasher) }
      }
      var index = 0
      for staged in pending {
        state.table.settle(staged.number, at: appended.locations[index])
        index += staged.lines.count
      }
      let staged = pending
      forgetPending()
      destroy(orderedBy: staged)
    } catch {
      abandon(error)
      throw error
    }
  }
}
