/// Decides every command of a log again, in order, with the state that the log had then.
///
/// The state is an engine's, over a log that is only read: the same means with which the daemon looks at past records
/// when it decides.
struct Judge {
  let engine: Engine
  private let directory: LogDirectory
  private let disk: any Disk
  /// How many events there are to be judged; the log may have more by now.
  private let count: Int
  /// What later records made of earlier ones.
  private let amendments: Amendments

  /// - Parameter amending: the events whose commands can change what earlier ones recorded.
  init(
    _ directory: LogDirectory, _ locations: [LineLocation], amending: [Int], on disk: any Disk
  ) throws(LogError) {
    self.directory = directory
    self.disk = disk
    count = locations.count
    engine = try Engine.reading(directory, upTo: locations, on: disk)
    var records: [Record] = []
    for seq in amending {
      let bytes = try engine.log.read(locations[seq - 1])
      let line: EventLine
      do throws(EventLine.Fault) { line = try EventLine(parsing: bytes) } catch {
        throw .unreadable(seq: seq, reason: error.phrase)
      }
      if let record = Record(line, RecordNumber(1)) { records.append(record) }
    }
    amendments = Amendments(records)
  }

  /// - Parameter progress: is told how many events are done, and of how many.
  /// - Returns: the register that a fold of the whole history gives, with all that amended it worked in.
  func run(_ check: inout Check, _ progress: (Int, Int) -> Void) throws(LogError) -> Register {
    // A command is whole in one piece, if the registry wrote it; whoever forged a log may have cut it anywhere.
    var open: UnjudgedCommand?
    var decisions = check
    let amendments = amendments
    let folding = FoldingThread(engine.empty) { (register: inout Register, records: [Record]) in
      for record in records { register.take(amendments.fold(record)) }
    }
    try eachPiece { (piece) throws(LogError) in
      try UnjudgedPiece(piece)
    } take: { (piece) throws(LogError) in
      var records: [Record] = []
      records.reserveCapacity(piece.items.count)
      for item in piece.items {
        if case .command(let command) = item, command.payload == nil, open != nil {
          open?.append(command)
          continue
        }
        if let whole = open.take() { try decide(whole, &decisions, &records) }
        switch item {
        case .command(let command): open = command
        case .statement(let line): engine.state.take(line)
        }
      }
      folding.push(records)
      progress(piece.lastSeq, count)
    }
    if let whole = open {
      var last: [Record] = []
      try decide(whole, &decisions, &last)
      folding.push(last)
    }
    check = decisions
    return folding.finish()
  }

  /// Reads the log from its beginning: what is made of its pieces, on whatever processor is free, is taken here in order.
  private func eachPiece<Made: Sendable>(
    make: @escaping @Sendable (LogPiece) throws(LogError) -> Made, take: (Made) throws(LogError) -> Void
  ) throws(LogError) {
    let makers = OrderedPipeline { (piece: LogPiece) in Result { () throws(LogError) in try make(piece) } }
    defer { makers.stop() }
    _ = try LogScan.run(directory, on: disk) { (piece: LogPiece) throws(LogError) in
      if makers.isFull, let made = makers.next() { try take(made.get()) }
      makers.push(piece.upTo(count))
    }
    while let made = makers.next() { try take(made.get()) }
  }

  /// - Parameter records: gets the record of it.
  private func decide(
    _ command: UnjudgedCommand, _ check: inout Check, _ records: inout [Record]
  ) throws(LogError) {
    let first = command.lines[0]
    var failure: CheckFailure?
    do throws(CheckFailure) {
      let submission = try command.submission.get()
      guard engine.state.record(of: submission.commandId) == nil else {
        throw DecisionComparison.twice(first, submission.commandId)
      }
      let target = try reading { () throws(LogError) in try engine.disputedRecord(submission) }
      let decision: Decision
      do { decision = try engine.state.decide(submission, target: target) } catch {
        throw DecisionComparison.refused(first, error)
      }
      if let refusal = try reading({ () throws(LogError) in try engine.conflict(submission, decision) }) {
        throw DecisionComparison.refused(first, refusal)
      }
      try DecisionComparison.compare(decision, with: command.lines)
    } catch {
      failure = error
    }
    check.examine { () throws(CheckFailure) in if let failure { throw failure } }
    if let record = command.record { records.append(Record(record, number: engine.state.table.next)) }
    try take(command)
  }

  private func reading<Value>(_ work: () throws(LogError) -> Value) throws(CheckFailure) -> Value {
    do { return try work() } catch { throw CheckFailure("logUnreadable", "日志不可读：\(error.phrase.chinese)", "\(error)") }
  }

  /// What was recorded has its effect, whatever the rules say of it: later decisions rested on it.
  private func take(_ unjudged: UnjudgedCommand) throws(LogError) {
    let first = unjudged.lines[0]
    guard let id = first.command, let content = first.content, let payload = unjudged.payload else { return }
    let command = RecordedCommand(
      number: engine.state.table.next, id: id, name: content.name, recordedAt: first.recordedAt,
      subject: first.subject, payload: payload)
    let place = RecordTable.Place(
      location: unjudged.location, firstSeq: first.seq, eventCount: unjudged.lines.count)
    engine.state.take(command, unjudged.events, first.entities.operators, unjudged.streams, place)
    if payload.rewritesHistory { try engine.refold(first.subject) }
  }

  /// Questions about the whole register on its last day, as known at an instant, and the answers.
  func answers(knownAt instant: Instant, _ render: (Answer) -> [UInt8]) throws(LogError) -> AnsweredMoment {
    let today = engine.state.lastAt.civilDate
    var moment = AnsweredMoment(knownAt: instant)
    for kind in ["register", "overdueReports", "bans", "obligations"] as [Text] {
      let question: JSONObject = [
        "query": .string(kind), "on": .string(today.text), "knownAt": .string(Text(instant.utc)),
      ]
      // The last day may lie outside the years that can be asked about.
      guard let asked = try? PointedQuestion(question, today: today) else { continue }
      moment.answers.append((question, render(try engine.answer(asked))))
    }
    return moment
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
    let (founding, state) = replay.founded
    let report = RecoveryReport(
      size: locations.count, segments: log.segments.count, tail: .clean, mark: .absent, strangers: [])
    // It signs nothing, so any key will do.
    let custody: Custody
    do { custody = try Custody(KeyFile.make().key, directory, Keeping(), on: disk) } catch {
      throw .unreadable(seq: 1, reason: error.phrase)
    }
    return Engine(
      directory: directory, disk: disk, lock: nil, custody: custody,
      opened: OpenedLog(log: log, report: report, founding: founding, state: state, tree: replay.tree),
      privates: try PrivateStore.read(directory, on: disk).store,
      privateReport: PrivateStore.Report(cutBytes: 0, damage: [], strangers: []),
      attachments: AttachmentStore(reading: directory, on: disk))
  }
}
