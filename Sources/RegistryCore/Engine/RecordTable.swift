/// Where each accepted command stands in the log and when it was recorded: 24 bytes a command.
struct RecordTable {
  struct Place {
    /// The first event's line.
    let location: LineLocation
    let firstSeq: Int
    let eventCount: Int
  }

  private var locations = ChunkedArray<UInt64>()
  private var seqs = ChunkedArray<UInt32>()
  private var counts = ChunkedArray<UInt8>()
  private var times = ChunkedArray<Int64>()

  var count: Int { times.count }

  /// The number that the next command gets.
  var next: RecordNumber { RecordNumber(count + 1) }

  mutating func add(_ place: Place, recordedAt: Instant) {
    locations.append(place.location.packed)
    seqs.append(UInt32(place.firstSeq))
    // No command yields more than a handful. Of one that was forged with more, the first are enough to go on with.
    counts.append(UInt8(clamping: place.eventCount))
    times.append(recordedAt.microseconds)
  }

  subscript(number: RecordNumber) -> Place {
    let index = Int(number.value) - 1
    return Place(
      location: LineLocation(packed: locations[index]), firstSeq: Int(seqs[index]), eventCount: Int(counts[index]))
  }

  /// Where the command of an event stands, see ``number(of:)``.
  func start(of seq: Int) -> Place? { number(of: seq).map { self[$0] } }

  /// The number of the command that an event belongs to, or, for what the registry says of itself, of the command before;
  /// none where no command comes before.
  func number(of seq: Int) -> RecordNumber? {
    let count = seqs.partitioningIndex { Int($0) > seq }
    return count == 0 ? nil : RecordNumber(count)
  }

  /// The last command recorded at or before an instant; none if there is none.
  func last(at instant: Instant) -> RecordNumber? {
    let count = times.partitioningIndex { $0 > instant.microseconds }
    return count == 0 ? nil : RecordNumber(count)
  }

  /// Forgets all commands but the first `count`.
  mutating func truncate(to count: Int) {
    locations.truncate(to: count)
    seqs.truncate(to: count)
    counts.truncate(to: count)
    times.truncate(to: count)
  }

  /// Says where the events of a command came to stand once they are durable.
  mutating func settle(_ number: RecordNumber, at location: LineLocation) {
    locations[Int(number.value) - 1] = location.packed
  }
}
