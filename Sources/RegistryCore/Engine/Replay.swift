/// Folds the state from the pieces of the log, in order.
///
/// Events have their effect as they were recorded; what corrections and decisions of disputes made of earlier records
/// is worked in afterwards (`Engine.refoldAmended`).
struct Replay {
  private(set) var founding: RegulationVersion?
  private(set) var state: EngineState?
  /// The tree over the lines.
  private(set) var tree: TreeReplay

  init(_ tree: TreeReplay) {
    self.tree = tree
  }

  /// Reads a log to its end: folds what `scan` hands over, which is decoded meanwhile on the other processors.
  ///
  /// A fault that stands earlier in the log is the one that is told, whoever finds it.
  static func run<Scanned>(
    _ tree: TreeReplay, _ scan: (PieceVisitor) throws(LogError) -> Scanned
  ) throws(LogError) -> (scanned: Scanned, replay: Replay) {
    let decoders = OrderedPipeline { (piece: LogPiece) in
      Result { () throws(LogError) in try CommandDecoder.decode(piece) }
    }
    defer { decoders.stop() }
    var replay = Replay(tree)
    var isRefused = false
    func takeNext() throws(LogError) -> Bool {
      guard let decoded = decoders.next() else { return false }
      do { replay.take(try decoded.get()) } catch {
        isRefused = true
        throw error
      }
      return true
    }
    let scanned: Result<Scanned, LogError> = Result { () throws(LogError) in
      try scan { (piece) throws(LogError) in
        if decoders.isFull { _ = try takeNext() }
        decoders.push(piece)
      }
    }
    if !isRefused { while try takeNext() {} }
    return (try scanned.get(), replay)
  }

  /// What a log that was read to its end came to.
  ///
  /// Trap: nothing was taken in. `LogScan` throws at a log without a first event, and `CommandDecoder` at a first event that
  /// adopts no regulation, so no bytes lead to it.
  var founded: (regulation: RegulationVersion, state: EngineState) {
    guard let founding, let state else { preconditionFailure("a log was read to its end and has no first event") }
    return (founding, state)
  }

  /// Takes in the commands of the next piece.
  mutating func take(_ decoded: CommandDecoder.Decoded) {
    tree.take(decoded.stretch)
    if let first = decoded.founding {
      founding = first.regulation
      var founded = EngineState(
        register: Register(founding: first.regulation), foundingPlace: first.location, lastAt: first.recordedAt)
      founded.heads.add(1...1, to: [.registry])
      state = founded
    }
    // Taken out and put back, so that it has one owner and is changed where it stands.
    guard var folded = state.take() else { return }
    var statements = decoded.statements.makeIterator()
    var statement = statements.next()
    for (index, logged) in decoded.commands.enumerated() {
      while let next = statement, next.after <= index {
        folded.take(next.line)
        statement = statements.next()
      }
      folded.take(
        RecordedCommand(logged.command, number: folded.table.next), logged.events, logged.operators, logged.streams,
        RecordTable.Place(location: logged.location, firstSeq: logged.firstSeq, eventCount: logged.events.count))
    }
    while let next = statement {
      folded.take(next.line)
      statement = statements.next()
    }
    state = folded
  }
}

extension EngineState {
  /// Takes in an accepted command.
  mutating func take(
    _ command: RecordedCommand, _ events: [Event], _ operators: [OperatorID], _ memberships: [Stream],
    _ place: RecordTable.Place
  ) {
    lastAt = max(lastAt, command.recordedAt)
    table.add(place, recordedAt: command.recordedAt)
    heads.add(place.firstSeq...(place.firstSeq + place.eventCount - 1), to: memberships)
    streams.add(command, events.first)
    kinship.add(events.first, about: command.subject, operators)
    register.evolve(command, events)
  }

  /// Takes in a statement: it changes nothing but where its stream ends, and when the log was last written.
  mutating func take(_ statement: EventLine) {
    lastAt = max(lastAt, statement.recordedAt)
    heads.add(statement.seq...statement.seq, to: [Stream(ofStatement: statement.event)])
    if statement.event == .streamsCommitted { lastCommitment = statement.seq }
  }
}
