/// What a line shows by itself: all that can be found out of it on any processor, before its neighbours are known.
struct InspectedLine: Sendable {
  /// What is wrong with it, if it cannot be read.
  var fault: Phrase?
  /// What its data have that no command can have had; nothing may be made of them then.
  var unsound: Violation?
  /// Why it is nothing that the registry says of itself, if no command yielded it.
  var misstated: CheckFailure?
  /// True if it is written as this program writes.
  var isCanonical = false
  var seq = 0
  var recordedAt = Instant.earliest
  var event = EventName.lossAccepted
  var version = 0
  var links: [StreamLink] = []
  /// The streams of its command, in a command's first event and in statements; the other events have those of the first.
  var streams: [Stream]?
  /// True if its command can change what an earlier one recorded.
  var canAmend = false
  /// What a commitment says.
  var commitment: StreamCommitment?
  /// What is said of an accepted loss.
  var loss: LossStatement?
  /// The evidence files that it names.
  var evidence: [AttachmentDigest] = []
  /// Its personal values: where, and what stands in their place.
  var personal: [(path: Text, sealed: JSONValue)] = []
}

/// The lines of a piece of the log, each by itself, and their leaves.
struct InspectedPiece: Sendable {
  let firstSeq: Int
  let lines: [InspectedLine]
  let locations: [LineLocation]
  let stretch: TreeStretch
  /// The numbers of events that accept a loss.
  let losses: [Int]
  let bytes: Int

  init(_ piece: LogPiece) {
    let hasher = SHA256()
    let tape = JSONTape()
    var writer = JSONWriter(reserving: 4_096)
    var lines: [InspectedLine] = []
    var locations: [LineLocation] = []
    var leaves: [TreeHash] = []
    var bytes = 0
    lines.reserveCapacity(piece.count)
    locations.reserveCapacity(piece.count)
    leaves.reserveCapacity(piece.count)
    // The visitor throws nothing, so nothing is thrown.
    try? piece.visit { (seq, line, location) throws(LogError) in
      leaves.append(hasher.leaf(line))
      locations.append(location)
      bytes += line.count + 1
      lines.append(Self.inspect(line, seq, tape, &writer))
    }
    firstSeq = piece.firstSeq
    self.lines = lines
    self.locations = locations
    losses = lines.indices.filter { lines[$0].loss != nil }.map { piece.firstSeq + $0 }
    self.bytes = bytes
    stretch = TreeStretch(from: piece.firstSeq - 1, leaves, by: hasher)
  }

  private static func inspect(
    _ bytes: UnsafeRawBufferPointer, _ seq: Int, _ tape: JSONTape, _ writer: inout JSONWriter
  ) -> InspectedLine {
    var inspected = InspectedLine()
    let view: LineView
    do { view = try LineView(bytes, on: tape) } catch {
      inspected.fault = error.phrase
      return inspected
    }
    inspected.unsound = view.dataFault
    guard inspected.unsound == nil else { return inspected }
    inspected.isCanonical = view.isCanonical(bytes, &writer)
    let line = view.head
    inspected.seq = line.seq
    inspected.recordedAt = line.recordedAt
    inspected.event = line.event
    inspected.version = line.version
    inspected.links = line.previous
    if let content = view.content {
      inspected.canAmend = Amendments.canAmend(content.name)
      inspected.evidence = EventLine.evidence(content.data["attachments"]?.asArray)
      let payload = content.name.payload(Fields(recorded: content.data))
      inspected.streams = Stream.streams(of: payload, about: line.subject, line.entities)
      if PersonalValues.canBe(in: content.name) {
        _ = PersonalValues.replace(in: content.data.object, of: content.name) { path, sealed in
          inspected.personal.append((path, sealed))
          return sealed
        }
      }
    } else if line.command == nil {
      inspected.streams = [Stream(ofStatement: line.event)]
    }
    if line.command == nil || seq == 1 {
      let whole = view.line
      do throws(CheckFailure) { try StatementCheck.check(whole, at: seq) } catch { inspected.misstated = error }
      if line.event == .streamsCommitted { inspected.commitment = StreamCommitment(facts: whole.facts) }
      if line.event == .lossAccepted { inspected.loss = LossStatement(facts: whole.facts) }
    }
    return inspected
  }
}
