extension Engine {
  /// The answer to a question, as of what was known at an instant (DOMAIN §8.2).
  ///
  /// Must not be called between `stage` and `commit`.
  package func answer(_ asked: PointedQuestion) throws(LogError) -> Answer {
    precondition(pending.isEmpty, "a question is answered from what is durable")
    if let unreadable { throw unreadable }
    let knownAt = asked.knownAt ?? Instant.latest
    switch asked.question {
    case .history(let space): return .history(try history(of: space, knownAt: knownAt))
    case .record(let id): return .record(id, try portrait(of: id, knownAt: knownAt))
    case .search(let pattern, let date, let limit):
      return .search(try search(pattern, on: date, limit: limit, knownAt: knownAt))
    case .original(let id): return .record(id, try portrait(of: id, knownAt: knownAt, isAmended: false))
    case .explain(let space, let date):
      return .explain(space, on: date, try explanation(of: space, on: date, knownAt: knownAt))
    case .diff(let space, let date, let second):
      return .diff(
        space, on: date,
        try difference(of: space, on: date, from: knownAt, to: second ?? Instant.latest))
    case .timeline(let space):
      return .timeline(space, Timeline(of: space, in: try past(of: space, knownAt: knownAt), onto: empty))
    case .status, .register, .ban, .overdueReports, .expiring, .remedy, .obligations, .bans, .assessments, .show,
      .regulation, .due, .list, .statistics, .identifiers:
      guard let answer = try register(for: asked.question, knownAt: knownAt).answer(asked.question) else {
        preconditionFailure("the register answers every question but those about records")
      }
      return answer
    }
  }

  /// The accepted commands about a space that were known at an instant, as folded then.
  func history(of space: SpaceID, knownAt: Instant) throws(LogError) -> [HistoryRow] {
    guard let last = state.table.last(at: knownAt) else { return [] }
    let numbers = state.streams.history(of: space).filter { $0 <= last }
    return try rows(of: numbers)
  }

  /// - Parameter isAmended: whether with what became of it later.
  private func portrait(
    of id: CommandID, knownAt: Instant, isAmended: Bool = true
  ) throws(LogError) -> RecordPortrait? {
    guard let entry = state.register.commands[id], let subject = state.register.commands.subject(of: id),
      let last = state.table.last(at: knownAt), entry.record <= last
    else { return nil }
    let lines = try lines(of: entry.record)
    // Only what is about the same subject can have amended it.
    let amending = !isAmended ? [] : state.streams.records(about: [subject], upTo: last).filter { $0 > entry.record }
    guard let row = try rows(of: [entry.record] + amending).first, let first = lines.first else { return nil }
    return RecordPortrait(row: row, seqs: lines.map(\.seq), by: first.by, regulation: first.regulation)
  }

  func rows(of numbers: [RecordNumber]) throws(LogError) -> [HistoryRow] {
    var records: [Record] = []
    var firsts: [(line: EventLine, events: [EventName])] = []
    for number in numbers {
      let lines = try lines(of: number)
      records.append(try record(number, lines, .open))
      firsts.append((lines[0], lines.map(\.event)))
    }
    return zip(Chronicle(records).records, firsts).map { folded, first in
      HistoryRow(
        record: folded, events: first.events, effectiveOn: effectiveOn(folded, recorded: first.line),
        warnings: first.line.warnings)
    }
  }

  /// The effective date of a command's first event, by the data as folded.
  private func effectiveOn(_ folded: FoldedRecord, recorded: EventLine) -> CivilDate {
    guard folded.isAmended else { return recorded.effectiveOn }
    let checked = GenericChecks.check(data: folded.data, of: folded.name, recordedAt: folded.recordedAt)
    guard checked.violations.isEmpty else { return recorded.effectiveOn }
    let payload = folded.name.payload(checked.data)
    let fields = Fields(checked.data)
    if payload is RevokeTitle || payload is RelinquishTitle, let date = fields.dateIfAny("effectiveDate") {
      return date
    }
    return payload.date ?? recorded.effectiveOn
  }

  /// Event lines from a place in the log on, for readers of the log itself.
  ///
  /// - Parameter seq: the first event wanted, from 1.
  /// - Parameter maximumBytes: no further line is given once they have that many bytes together; at least one is given.
  package func lines(from seq: Int, limit: Int, maximumBytes: Int) throws(LogError) -> [[UInt8]] {
    precondition(seq > 0, "events are numbered from 1")
    guard seq <= log.size, limit > 0 else { return [] }
    // Only the first event of a command has a known place: the others follow it.
    let (place, first) = state.table.start(of: seq).map { ($0.location, $0.firstSeq) } ?? (state.foundingPlace, 1)
    let skipped = seq - first
    let wanted = min(limit, log.size) + skipped
    let lines = try log.readLines(from: place, count: wanted, maximumBytes: maximumBytes)
    if lines.count > skipped { return Array(lines.dropFirst(skipped)) }
    // What comes before the event wanted is all that the bytes sufficed for.
    return Array(try log.readLines(from: place, count: skipped + 1).dropFirst(skipped))
  }
}
