/// Folds the state from the lines of the log, in order.
///
/// Events have their effect as they were recorded; what corrections and decisions of disputes made of earlier records
/// is worked in afterwards (`Engine.refoldAmended`).
struct Replay {
  private(set) var founding: RegulationVersion?
  private(set) var state: EngineState?
  /// The command whose events are being read.
  private var current: Current?
  /// The tree over the lines.
  private(set) var tree: TreeReplay

  init(_ tree: TreeReplay) {
    self.tree = tree
  }

  private struct Current {
    let first: EventLine
    let place: LineLocation
    let command: RecordedCommand
    var events: [Event]
  }

  mutating func take(_ seq: Int, _ bytes: UnsafeRawBufferPointer, _ location: LineLocation) throws(LogError) {
    let line: EventLine
    do { line = try EventLine(parsing: bytes) } catch { throw .unreadable(seq: seq, reason: error.description) }
    tree.take(bytes)
    guard line.seq == seq else { throw .unreadable(seq: seq, reason: "it says that it is event \(line.seq)") }
    guard founding != nil else { return try found(line, at: location) }
    if line.event.isStatement, line.command == nil {
      try finish()
      state?.take(line)
      return
    }
    if let content = line.content {
      try finish()
      try begin(line, content, location)
    }
    guard let command = current?.command, command.id == line.command,
      let event = EventFacts.read(line, of: command.payload)
    else { throw .unreadable(seq: seq, reason: "a \(line.event.rawValue) event that does not follow from its command") }
    current?.events.append(event)
  }

  /// Takes in the command that was being read.
  mutating func finish() throws(LogError) {
    guard let done = current else { return }
    current = nil
    let streams = Stream.streams(of: done.command.payload, about: done.command.subject, done.first.entities)
    state?.take(
      done.command, done.events, done.first.entities, streams,
      RecordTable.Place(location: done.place, firstSeq: done.first.seq, eventCount: done.events.count))
  }

  private mutating func found(_ line: EventLine, at location: LineLocation) throws(LogError) {
    guard line.event == .regulationAdopted, let version = EventFacts.regulation(line) else {
      throw .unreadable(seq: line.seq, reason: "the first event is not the adoption of a regulation")
    }
    founding = version
    var state = EngineState(
      register: Register(founding: version), foundingPlace: location, lastAt: line.recordedAt)
    state.heads.add(1...1, to: [.registry])
    self.state = state
  }

  private mutating func begin(
    _ line: EventLine, _ content: (name: CommandName, data: JSONObject), _ location: LineLocation
  ) throws(LogError) {
    guard let id = line.command, let state else {
      throw .unreadable(seq: line.seq, reason: "an event without a command")
    }
    let command = RecordedCommand(
      number: state.table.next, id: id, name: content.name, recordedAt: line.recordedAt, subject: line.subject,
      payload: content.name.payload(content.data))
    current = Current(first: line, place: location, command: command, events: [])
  }
}

extension EngineState {
  /// Takes in an accepted command.
  mutating func take(
    _ command: RecordedCommand, _ events: [Event], _ entities: [EntityKey], _ memberships: [Stream],
    _ place: RecordTable.Place
  ) {
    lastAt = max(lastAt, command.recordedAt)
    table.add(place, recordedAt: command.recordedAt)
    heads.add(place.firstSeq...(place.firstSeq + place.eventCount - 1), to: memberships)
    streams.add(command)
    kinship.add(command.payload, about: command.subject, entities)
    register.evolve(command, events)
  }

  /// Takes in a statement: it changes nothing but where its stream ends, and when the log was last written.
  mutating func take(_ statement: EventLine) {
    lastAt = max(lastAt, statement.recordedAt)
    switch statement.event {
    case .streamsCommitted:
      heads.add(statement.seq...statement.seq, to: [.commitments])
      lastCommitment = statement.seq
    case _: heads.add(statement.seq...statement.seq, to: [.registry])
    }
  }
}
