/// The log of a registry, open for writing: the one place where an event becomes durable.
///
/// One thread owns it. Whoever opens it holds the directory's lock.
package final class EventLog {
  let directory: LogDirectory
  let disk: any Disk
  /// Bytes at which a segment is sealed; `Segment.rotationBytes` but in tests.
  private let rotationBytes: Int

  /// The first event of each segment, in order; the last one is being written.
  private(set) var segments: [Int]
  /// The newest segment. All of it up to `end` is durable.
  private(set) var current: any DiskFile
  /// Bytes of the newest segment.
  private(set) var end: Int
  private(set) var nextSeq: Int
  private let acked: any DiskFile
  var sealed = SegmentHandles()

  /// The first failure of a write, after which nothing is written any more.
  package private(set) var fault: SystemError?
  /// Kept between frames, so that a commit allocates nothing for its bytes.
  private var frame: [UInt8] = []
  private var lineEnds: [Int] = []

  /// Takes a log that recovery has brought in order (`EventLog.open`).
  init(
    directory: LogDirectory, disk: any Disk, rotationBytes: Int, segments: [Int], current: any DiskFile, end: Int,
    nextSeq: Int, acked: any DiskFile
  ) {
    self.directory = directory
    self.disk = disk
    self.rotationBytes = rotationBytes
    self.segments = segments
    self.current = current
    self.end = end
    self.nextSeq = nextSeq
    self.acked = acked
  }

  /// How many events are durable.
  package var size: Int { nextSeq - 1 }

  /// What an append made durable.
  package struct Appended: Equatable, Sendable {
    /// The event of the first line; those of the others follow it.
    package let firstSeq: Int
    /// Where each line stands, in order.
    package let locations: [LineLocation]
  }

  /// Appends the lines as one frame: all of them or none. See `append(frameOf:count:)`.
  @discardableResult
  package func append(lines: [[UInt8]]) throws(LogError) -> Appended {
    try append(frameOf: Frame.join(lines), count: lines.count)
  }

  /// Appends event lines, each with its line feed, as one frame: all of them or none.
  ///
  /// When this returns, the events are durable and may be acknowledged. When it throws `poisoned`, they are not to be
  /// acknowledged, and only the next start will tell whether they are in the log; nothing more can be written until
  /// then. When it throws `unfit`, nothing has happened.
  ///
  /// - Parameter count: how many lines there are; the first must be the event `size + 1`.
  @discardableResult
  package func append(frameOf lines: [UInt8], count: Int) throws(LogError) -> Appended {
    try Frame.check(lines, count: count, lineEnds: &lineEnds)
    let firstSeq = nextSeq
    frame.removeAll(keepingCapacity: true)
    Frame.append(firstSeq: firstSeq, count: count, lines: lines, to: &frame)
    try makeRoom(forFrameOf: frame.count)
    try writing { () throws(SystemError) in
      // Dying before the sync returns leaves nothing, a part, or the whole frame, and nobody was told: recovery cuts a
      // part, and keeps a whole frame, which is as good as one whose acknowledgement got lost.
      try current.write(frame, at: end)
      try current.sync()
    }
    let linesAt = end + frame.count - lines.count
    var start = 0
    var locations: [LineLocation] = []
    locations.reserveCapacity(count)
    for lineEnd in lineEnds {
      locations.append(
        LineLocation(segment: segments.count - 1, offset: linesAt + start, length: lineEnd - start))
      start = lineEnd + 1
    }
    end += frame.count
    nextSeq += count
    mark()
    return Appended(firstSeq: firstSeq, locations: locations)
  }

  /// The segment (by its first event) that the next frame will stand in, if its lines have that many bytes: the private
  /// file of the same number must hold what the frame commits to, and must be written before it. Begins a new segment
  /// if the present one is full.
  package func segment(forLinesOf byteCount: Int, count: Int) throws(LogError) -> Int {
    let header = FrameHeader(firstSeq: nextSeq, count: count, bytes: byteCount, checksum: 0)
    try makeRoom(forFrameOf: header.byteCount + byteCount)
    return segments[segments.count - 1]
  }

  /// Closes the files. The log must not be used afterwards.
  package func close() throws(LogError) {
    try reporting { () throws(SystemError) in
      try sealed.close()
      try acked.close()
      try current.close()
    }
  }

  /// Seals the newest segment and begins another, if a frame of that many bytes would make it too long. A segment
  /// without frames takes any frame.
  ///
  /// What is there if we die after each step:
  /// 1. the full segment, durable since its last frame, is read-only: it is still the newest, and recovery makes it
  ///    writable again;
  /// 2. the next one has a name, perhaps a header, perhaps none of it survives: recovery completes the header;
  /// 3. it is durable, with its name: an empty newest segment.
  private func makeRoom(forFrameOf byteCount: Int) throws(LogError) {
    if let fault { throw .poisoned(cause: fault) }
    let header = Segment.header(origin: directory.identity.origin).count
    guard end > header, end + byteCount > rotationBytes else { return }
    precondition(segments.count < LineLocation.maximumSegments, "the log has more segments than a location can name")
    try writing { () throws(SystemError) in
      try disk.setPermissions(
        directory.segmentPath(firstSeq: segments[segments.count - 1]), Segment.sealedPermissions)
      let next = try Segment.create(
        firstSeq: nextSeq, in: directory.logPath, origin: directory.identity.origin, on: disk)
      try sealed.keep(current, ordinal: segments.count - 1)
      current = next
      segments.append(nextSeq)
      end = header
    }
  }

  /// Says in `DIR/acked` how far the log is durable. A failure changes nothing for what is durable already, so the
  /// append that led here succeeds, but it is the last: a disk that refuses this write is not to be trusted with more.
  private func mark() {
    let mark = AckedMark(seq: size, segment: segments[segments.count - 1], offset: end)
    do { try acked.write(mark.bytes, at: 0) } catch { fault = error }
  }

  /// Runs operations that change the log. The first failure poisons it: after a failed write or sync the kernel may
  /// have dropped the bytes and yet call them written, so trying again would acknowledge what is not there.
  private func writing(_ body: () throws(SystemError) -> Void) throws(LogError) {
    if let fault { throw .poisoned(cause: fault) }
    do {
      try body()
    } catch {
      fault = error
      throw .poisoned(cause: error)
    }
  }
}
