/// Decides every command of a log again, in order, with the state that the log had then.
///
/// The state is an engine's, over a log that is only read: the same means with which the daemon looks at past records
/// when it decides.
struct Judge {
  private let engine: Engine
  private let locations: [LineLocation]
  private var count: Int { locations.count }

  init(_ directory: LogDirectory, _ locations: [LineLocation], on disk: any Disk) throws(LogError) {
    self.locations = locations
    engine = try Engine.reading(directory, upTo: locations, on: disk)
  }

  /// - Parameter progress: is told how many events are done, and of how many.
  func run(_ check: inout Check, _ progress: (Int, Int) -> Void) throws(LogError) {
    var command: [EventLine] = []
    var next = 2
    while next <= count {
      let lines = try engine.log.readLines(from: locations[next - 1], count: Self.pageLines)
      guard !lines.isEmpty else { break }
      for bytes in lines where next <= count {
        let line: EventLine
        do { line = try EventLine(parsing: bytes) } catch {
          throw .unreadable(seq: next, reason: error.description)
        }
        if line.command == nil || line.content != nil {
          try decide(command, &check)
          command = []
        }
        if line.command == nil { engine.state.take(line) } else { command.append(line) }
        next += 1
      }
      progress(next - 1, count)
    }
    try decide(command, &check)
  }

  /// Lines that are in memory at once.
  private static let pageLines = 2_000

  private func decide(_ lines: [EventLine], _ check: inout Check) throws(LogError) {
    guard let first = lines.first else { return }
    var failure: CheckFailure?
    do throws(CheckFailure) {
      let submission = try DecisionComparison.submission(of: lines)
      let target = try reading { () throws(LogError) in try engine.disputedRecord(submission) }
      let decision: Decision
      do { decision = try engine.state.register.decide(submission, target: target) } catch {
        throw DecisionComparison.refused(first, error)
      }
      if let refusal = try reading({ () throws(LogError) in try engine.conflict(submission, decision) }) {
        throw DecisionComparison.refused(first, refusal)
      }
      try DecisionComparison.compare(decision, with: lines)
    } catch {
      failure = error
    }
    check.examine { () throws(CheckFailure) in if let failure { throw failure } }
    try take(lines)
  }

  private func reading<Value>(_ work: () throws(LogError) -> Value) throws(CheckFailure) -> Value {
    do { return try work() } catch { throw CheckFailure("logUnreadable", "日志不可读：\(error)", "\(error)") }
  }

  /// What was recorded has its effect, whatever the rules say of it: later decisions rested on it.
  private func take(_ lines: [EventLine]) throws(LogError) {
    guard let first = lines.first, let id = first.command, let content = first.content else { return }
    let payload = content.name.payload(content.data)
    let command = RecordedCommand(
      number: engine.state.table.next, id: id, name: content.name, recordedAt: first.recordedAt,
      subject: first.subject, payload: payload)
    let place = RecordTable.Place(
      location: locations[first.seq - 1], firstSeq: first.seq, eventCount: lines.count)
    engine.state.take(
      command, lines.compactMap { EventFacts.read($0, of: payload) }, first.entities.operators,
      Stream.streams(of: payload, about: first.subject, first.entities), place)
    if let subject = engine.amendedSubject(of: payload, about: first.subject) { try engine.refold(subject) }
  }

  /// Questions about the whole register on its last day, and the answers.
  func answers(_ render: (Answer) -> [UInt8]) -> [(question: JSONObject, answer: [UInt8])] {
    let today = engine.state.lastAt.civilDate
    guard CivilDate(iso: Text(today.text.string)) != nil else { return [] }
    return ["register", "overdueReports", "bans", "obligations"].compactMap { kind -> (JSONObject, [UInt8])? in
      let question: JSONObject = ["query": .string(Text(kind)), "on": .string(today.text)]
      guard let asked = try? PointedQuestion(question, today: today),
        let answer = engine.state.register.answer(asked.question)
      else { return nil }
      return (question, render(answer))
    }
  }

  /// The register as the daemon keeps it, event by event, is that which a fold of the whole history gives.
  func compare(_ check: inout Check, _ render: (Answer) -> [UInt8]) throws(LogError) {
    let kept = engine.state.register
    let folded =
      engine.state.table.count == 0
      ? kept : try engine.wholeRegister(upTo: RecordNumber(engine.state.table.count))
    let today = engine.state.lastAt.civilDate
    var questions: [Question] = [
      .register(on: today), .overdueReports(on: today), .bans(on: today), .obligations(on: today, nil),
      .regulation(on: today), .assessments(year: today.year), .assessments(year: today.year - 1),
      .expiring(from: today, to: today.addingYears(10)),
    ]
    for space in kept.spaces.keys.sorted() { questions.append(.show(space, on: today)) }
    for question in questions {
      check.examine { () throws(CheckFailure) in
        guard let one = kept.answer(question), let other = folded.answer(question), render(one) == render(other) else {
          throw CheckFailure(
            "projectionDiffers", "逐个事件得出的答案与整体重算的不同：\(question)",
            "what is kept event by event differs from a fold of the whole history: \(question)")
        }
      }
    }
    check.examine { () throws(CheckFailure) in
      guard kept.spaces.count == folded.spaces.count, kept.operators.count == folded.operators.count else {
        throw CheckFailure(
          "projectionDiffers", "空间或运营主体的数目不同", "there are not as many spaces or operators")
      }
    }
  }
}

extension Engine {
  /// An engine over a log that is only read, with the state of its first event.
  static func reading(
    _ directory: LogDirectory, upTo locations: [LineLocation], on disk: any Disk
  ) throws(LogError) -> Engine {
    let log = try EventLog.reading(directory, size: locations.count, on: disk)
    let bytes = try log.read(locations[0])
    var replay = Replay(TreeReplay(notingRootsAt: []))
    replay.take(try CommandDecoder.decode(LogPiece(line: bytes, seq: 1, at: locations[0])))
    guard let founding = replay.founding, let state = replay.state else {
      throw .unreadable(seq: 1, reason: "the log does not begin with the regulation that it was founded on")
    }
    let report = RecoveryReport(
      size: locations.count, segments: log.segments.count, tail: .clean, mark: .absent, strangers: [])
    // It signs nothing, so any key will do.
    let custody: Custody
    do { custody = try Custody(KeyFile.make().key, directory, Keeping(), on: disk) } catch {
      throw .unreadable(seq: 1, reason: "\(error)")
    }
    return Engine(
      directory: directory, disk: disk, lock: nil, custody: custody,
      opened: OpenedLog(log: log, report: report, founding: founding, state: state, tree: replay.tree),
      privates: try PrivateStore.read(directory, on: disk),
      privateReport: PrivateStore.Report(cutBytes: 0, damage: [], strangers: []),
      attachments: AttachmentStore(reading: directory, on: disk))
  }
}
