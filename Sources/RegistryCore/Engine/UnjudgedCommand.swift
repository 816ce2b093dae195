/// A command of the log as it comes before the judge: all that can be made of its lines on any processor, without the
/// state that the log had then.
struct UnjudgedCommand: Sendable {
  private(set) var lines: [EventLine]
  private(set) var events: [Event]
  /// Where its first line stands.
  let location: LineLocation
  /// The command as it was accepted, or why no such command can have been.
  let submission: Result<Submission, CheckFailure>
  /// What the recorded data say; none if the line that has them is missing.
  let payload: (any CommandPayload)?
  /// The record of it, to be numbered when its turn comes.
  let record: Record?
  /// The streams that its events belong to.
  let streams: [Stream]

  /// - Parameter first: its first line, or what stands in that place.
  fileprivate init(_ first: EventLine, at location: LineLocation) {
    lines = [first]
    self.location = location
    submission = Result { () throws(CheckFailure) in try DecisionComparison.submission(of: [first]) }
    payload = first.content.map { $0.name.payload($0.data) }
    // What stands in for personal values is the same in both, so it is put there once where it can be.
    record =
      (try? submission.get()).map { Record($0, number: RecordNumber(1), subject: first.subject) }
      ?? Record(first, RecordNumber(1))
    streams = payload.map { Stream.streams(of: $0, about: first.subject, first.entities) } ?? []
    events = payload.flatMap { EventFacts.read(first, of: $0) }.map { [$0] } ?? []
  }

  /// Takes the lines of what should have begun with a command, and goes on with this one.
  mutating func append(_ rest: UnjudgedCommand) {
    for line in rest.lines { append(line) }
  }

  fileprivate mutating func append(_ line: EventLine) {
    lines.append(line)
    if let payload, let event = EventFacts.read(line, of: payload) { events.append(event) }
  }
}

/// The commands and statements of a piece of the log, in order.
struct UnjudgedPiece: Sendable {
  enum Item: Sendable {
    case command(UnjudgedCommand)
    /// What the registry says of itself.
    case statement(EventLine)
  }

  let lastSeq: Int
  private(set) var items: [Item] = []

  /// Throws if a line cannot be read.
  init(_ piece: LogPiece) throws(LogError) {
    lastSeq = piece.firstSeq + piece.count - 1
    var open: UnjudgedCommand?
    let tape = JSONTape()
    try piece.visit { (seq, bytes, location) throws(LogError) in
      // The founding event is no command and is there before all of them.
      guard seq > 1 else { return }
      let line: EventLine
      do throws(EventLine.Fault) { line = try EventLine(parsing: bytes, on: tape) } catch {
        throw .unreadable(seq: seq, reason: error.phrase)
      }
      if line.command != nil, line.content == nil, open != nil {
        open?.append(line)
        return
      }
      if let whole = open.take() { items.append(.command(whole)) }
      if line.command == nil { items.append(.statement(line)) } else { open = UnjudgedCommand(line, at: location) }
    }
    if let whole = open { items.append(.command(whole)) }
  }
}
