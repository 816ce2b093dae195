/// Folds the state from the pieces of the log, in order.
///
/// Events have their effect as they were recorded; what corrections and decisions of disputes made of earlier records
/// is worked in afterwards (`Engine.refoldAmended`).
struct Replay {
  private(set) var founding: RegulationVersion?
  private(set) var state: EngineState?

  /// Reads a log to its end: folds what `scan` hands over, which is decoded meanwhile on the other processors.
  ///
  /// A fault that stands earlier in the log is the one that is told, whoever finds it.
  static func run<Scanned>(
    _ scan: (PieceVisitor) throws(LogError) -> Scanned
  ) throws(LogError) -> (scanned: Scanned, replay: Replay) {
    let decoders = OrderedPipeline { (piece: LogPiece) in
      Result { () throws(LogError) in try CommandDecoder.decode(piece) }
    }
    defer { decoders.stop() }
    var replay = Replay()
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

  /// Takes in the commands of the next piece.
  private mutating func take(_ decoded: CommandDecoder.Decoded) {
    if let first = decoded.founding {
      founding = first.regulation
      var founded = EngineState(
        register: Register(founding: first.regulation), foundingPlace: first.location, foundedAt: first.recordedAt)
      founded.heads.add(1...1, to: [.registry])
      state = founded
    }
    // Taken out and put back, so that it has one owner and is changed where it stands.
    guard var folded = state.take() else { return }
    for logged in decoded.commands {
      folded.take(
        RecordedCommand(logged.command, number: folded.table.next), logged.events, logged.operators,
        logged.streams,
        RecordTable.Place(location: logged.location, firstSeq: logged.firstSeq, eventCount: logged.events.count))
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
    table.add(place, recordedAt: command.recordedAt)
    heads.add(place.firstSeq...(place.firstSeq + place.eventCount - 1), to: memberships)
    streams.add(command, events.first)
    kinship.add(events.first, about: command.subject, operators)
    register.evolve(command, events)
  }
}
