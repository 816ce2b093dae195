/// A command of the log with its events, as a replay takes it in.
package struct LoggedCommand: Sendable {
  /// Numbered from 1 within the lines that were decoded together.
  package let command: RecordedCommand
  /// The operators that its events name.
  package let operators: [OperatorID]
  /// The streams that its events belong to.
  package let streams: [Stream]
  /// Where its first event stands, and that event's number.
  package let location: LineLocation
  /// From 1; the other events of the command have the numbers that follow.
  package let firstSeq: Int
  package fileprivate(set) var events: [Event]
}

/// Makes commands of the event lines of a piece of the log: what a replay needs of them and nothing more.
///
/// A command stands whole in one frame, so pieces can be decoded in any order.
package struct CommandDecoder {
  /// What a piece of the log came to.
  package struct Decoded: Sendable {
    /// The founding event, if the piece begins with it.
    package var founding: Founding?
    /// In the order of the log; no command stands partly in another piece.
    package var commands: [LoggedCommand] = []
    /// What the registry says of itself, which no command yielded, each with how many commands stand before it.
    package var statements: [(after: Int, line: EventLine)] = []
    /// The leaves of the lines in the log's tree.
    package fileprivate(set) var stretch = TreeStretch()
  }

  /// The first event of the log, which no command yielded.
  package struct Founding: Sendable {
    /// The version of the measure (办法) that the registry was founded on.
    package let regulation: RegulationVersion
    /// Where its line stands.
    package let location: LineLocation
    /// 录入时间 (recorded time); no later event has an earlier one.
    package let recordedAt: Instant
  }

  private let tape = JSONTape()
  private let hasher = SHA256()
  private var decoded = Decoded()
  /// Those of the line being read; kept for its memory.
  private var entities: [EntityKey] = []
  /// The command whose events are being read.
  private var payload: (any CommandPayload)?

  /// Decodes a piece.
  package static func decode(_ piece: LogPiece) throws(LogError) -> Decoded {
    var decoder = CommandDecoder()
    decoder.decoded.commands.reserveCapacity(piece.count)
    var leaves: [TreeHash] = []
    leaves.reserveCapacity(piece.count)
    try piece.visit { (seq, bytes, location) throws(LogError) in
      let fault: Phrase?
      do throws(EventLine.Fault) { fault = try decoder.take(seq, bytes, location) } catch { fault = error.phrase }
      if let fault { throw .unreadable(seq: seq, reason: fault) }
      leaves.append(decoder.hasher.leaf(bytes))
    }
    decoder.decoded.stretch = TreeStretch(from: piece.firstSeq - 1, leaves, by: decoder.hasher)
    return decoder.decoded
  }

  /// Takes in a line; says what is wrong if it is not one that can stand here.
  private mutating func take(
    _ seq: Int, _ bytes: UnsafeRawBufferPointer, _ location: LineLocation
  ) throws(EventLine.Fault) -> Phrase? {
    var line = try LineMembers(bytes, on: tape)
    let (number, recordedAt, name, _) = try line.opening()
    guard number == seq else { return Phrase("该行自称事件 \(number)", "it says that it is event \(number)") }
    let id = line.find("command")?.asText.map { CommandID($0) }
    if seq == 1 {
      guard name == .regulationAdopted, let version = EventFacts.regulation(line.facts()) else {
        return Phrase("首个事件不是办法的采用", "the first event is not the adoption of a regulation")
      }
      decoded.founding = Founding(regulation: version, location: location, recordedAt: recordedAt)
      return nil
    }
    if name.isStatement, id == nil {
      decoded.statements.append((decoded.commands.count, try EventLine(parsing: bytes, on: tape)))
      payload = nil
      return nil
    }
    entities.removeAll(keepingCapacity: true)
    try line.eachEntity { entities.append(EntityKey($0, $1)) }
    if let content = try line.content() {
      guard let id else { return Phrase("事件没有命令", "an event without a command") }
      let subject = entities.first.map { EventLine.subject($0.kind, $0.id) } ?? .registry
      if let fault = GenericChecks.fault(inRecorded: content.data, of: content.name, recordedAt: recordedAt) {
        return Phrase(
          "其数据不合命令的格式：\(fault.codeText)", "its data are none that a command can have had: \(fault.codeText)")
      }
      let payload = content.name.payload(Fields(recorded: content.data))
      let command = RecordedCommand(
        number: RecordNumber(decoded.commands.count + 1), id: id, name: content.name, recordedAt: recordedAt,
        subject: subject, payload: payload)
      self.payload = payload
      decoded.commands.append(
        LoggedCommand(
          command: command, operators: entities.operators,
          streams: Stream.streams(of: payload, about: subject, entities), location: location, firstSeq: seq,
          events: []))
    }
    let last = decoded.commands.count - 1
    guard let payload, id == decoded.commands[last].command.id,
      let event = EventFacts.read(name, line.facts(), of: payload)
    else {
      return Phrase(
        "\(name.rawValue) 事件不能由其命令得出", "a \(name.rawValue) event that does not follow from its command")
    }
    decoded.commands[last].events.append(event)
    return nil
  }
}
