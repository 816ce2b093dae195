/// The whole log, read and judged without changing anything: what a start and an offline check have in common.
package struct LogScan {
  /// Bytes of the log that are in memory at once. Large enough that a read costs little beside the work on its bytes,
  /// small enough that they are still in the processor's cache when they are worked on. A longer frame gets its length.
  static let windowBytes = 1 << 20

  /// The first event of each segment, in order; never empty.
  package let segments: [Int]
  /// The event that comes next: how many there are, and one.
  package let nextSeq: Int
  /// Where whole frames end in the newest segment; 0 if even its first line has to be written again.
  package let validUpTo: Int
  /// Bytes of the newest segment.
  package let lastSegmentBytes: Int
  /// Where the last whole frame of the newest segment begins, or 0 if it has none.
  let lastFrame: Int
  /// What the interrupted write at the end was; nil if the log ends with a whole frame.
  package let tornTail: FrameFault?
  /// What `DIR/acked` said, read before the segments were.
  package let mark: AckedMark.State
  /// Names in `log/` that are none of ours.
  package let strangers: [String]

  /// How many events there are.
  package var size: Int { nextSeq - 1 }

  /// Reads every event in order. See `run(_:on:pieces:)`.
  package static func run(
    _ directory: LogDirectory, on disk: any Disk, visit: LineVisitor
  ) throws(LogError) -> LogScan {
    try run(directory, on: disk) { (piece: LogPiece) throws(LogError) in try piece.visit(visit) }
  }

  /// Reads the log in order, piece by piece.
  ///
  /// Pieces are visited as they are read, so a visitor may have seen some when damage further on is thrown. The log may
  /// be written meanwhile by the daemon: a frame that is just arriving is then seen as a torn tail, and a torn tail that
  /// is just cut off as the end.
  package static func run(
    _ directory: LogDirectory, on disk: any Disk, pieces visit: PieceVisitor
  ) throws(LogError) -> LogScan {
    // Before the segments: read after them, the mark of a log that is being written would lead what was read of it.
    let mark = try reporting { () throws(SystemError) in try AckedMark.load(directory.ackedPath, on: disk) }
    let names = try reporting { () throws(SystemError) in try disk.list(directory.logPath) }
    // Names of 20 digits are sorted as their numbers are.
    let segments = names.compactMap { Segment.firstSeq(ofName: $0) }
    let strangers = names.filter { Segment.firstSeq(ofName: $0) == nil && $0 != "torn" }

    // A registry exists only once its first event is durable, with or without a mark.
    let acknowledged = max(mark.mark?.seq ?? 0, 1)
    var nextSeq = 1
    for (ordinal, firstSeq) in segments.enumerated() {
      guard firstSeq == nextSeq else {
        throw .damaged(missingSegment(nextSeq, found: Phrase(same: Segment.name(firstSeq: firstSeq)), in: directory))
      }
      let isLast = ordinal == segments.count - 1
      let context = SegmentScan.Context(
        origin: directory.identity.origin, firstSeq: firstSeq, ordinal: ordinal, isLast: isLast,
        acknowledged: acknowledged)
      let path = directory.segmentPath(firstSeq: firstSeq)
      let end = try scan(path, context, mark: mark.mark, on: disk, visit: visit)
      nextSeq = end.nextSeq
      if isLast {
        if nextSeq <= acknowledged { throw .damaged(shortLog(path: path, end: end, acknowledged: acknowledged)) }
        if let named = mark.mark?.segment, !segments.contains(named) {
          throw .damaged(missingSegment(named, found: Phrase("没有这个文件", "no such file"), in: directory))
        }
        return LogScan(
          segments: segments, nextSeq: nextSeq, validUpTo: end.validUpTo, lastSegmentBytes: end.size,
          lastFrame: end.lastFrame, tornTail: end.tornTail, mark: mark, strangers: strangers)
      }
    }
    throw .damaged(missingSegment(1, found: Phrase("没有分段", "no segment"), in: directory))
  }

  private struct SegmentEnd {
    let nextSeq: Int
    let validUpTo: Int
    let size: Int
    let lastFrame: Int
    let tornTail: FrameFault?
  }

  /// Reads one segment in windows.
  private static func scan(
    _ path: String, _ context: SegmentScan.Context, mark: AckedMark?, on disk: any Disk, visit: PieceVisitor
  ) throws(LogError) -> SegmentEnd {
    let file = try reporting { () throws(SystemError) in try disk.open(path, .read) }
    var size = try reporting { () throws(SystemError) in try file.size() }
    guard size <= Segment.maximumBytes else {
      throw .damaged(
        Damage(
          path: path, offset: Segment.maximumBytes, expected: Phrase("文件结尾", "the end of the file"),
          found: Phrase("\(size) 字节", "\(size) bytes"), proof: .inconsistent))
    }
    let markHere = mark.flatMap { $0.segment == context.firstSeq ? $0 : nil }
    var scan = SegmentScan(context, mark: markHere)
    var wanted = windowBytes
    while true {
      // Not beyond the size that was told: what a daemon has written since is not whole here.
      let count = min(wanted, size - scan.offset)
      let window = try reporting { () throws(SystemError) in try file.read(at: scan.offset, count: count) }
      // It was cut meanwhile, as a daemon does that starts and finds a torn tail: here it ends now.
      if window.count < count { size = scan.offset + window.count }
      let isEnd = scan.offset + window.count >= size
      let (offset, firstSeq) = (scan.offset, scan.nextSeq)
      var lines: [Range<Int>] = []
      let step = try window.withUnsafeBufferPointer { bytes throws(LogError) in
        try scan.consume(UnsafeRawBufferPointer(bytes), isEnd: isEnd) { (_, _, location) throws(LogError) in
          let start = location.offset - offset
          lines.append(start..<start + location.length)
        }
      }
      if !lines.isEmpty {
        try visit(
          LogPiece(bytes: window, offset: offset, segment: context.ordinal, firstSeq: firstSeq, lines: lines))
      }
      switch step {
      case .more(let atLeast): wanted = max(windowBytes, atLeast)
      case .end:
        try file.closing()
        try check(mark: markHere, scan: scan, path: path)
        return SegmentEnd(
          nextSeq: scan.nextSeq, validUpTo: scan.offset, size: size, lastFrame: scan.lastFrame, tornTail: nil)
      case .fault(let fault):
        let rest = try reporting { () throws(SystemError) in
          try file.read(at: scan.offset, count: size - scan.offset)
        }
        // What was found bad is there no longer: cut off, and perhaps written over by what came next.
        guard rest.starts(with: window[(scan.offset - offset)...]) else {
          size = max(scan.offset, try reporting { () throws(SystemError) in try file.size() })
          continue
        }
        try file.closing()
        switch rest.withUnsafeBytes({ scan.verdict(on: fault, rest: $0) }) {
        case .damaged(let offset, let fault, let proof):
          throw .damaged(
            Damage(path: path, offset: offset, expected: fault.expected, found: fault.found, proof: proof))
        case .tornTail(_, let validUpTo, let reason):
          try check(mark: markHere, scan: scan, path: path)
          return SegmentEnd(
            nextSeq: scan.nextSeq, validUpTo: validUpTo, size: size, lastFrame: scan.lastFrame, tornTail: reason)
        case .clean: preconditionFailure("a fault was found to be clean")
        }
      }
    }
  }

  /// A frame must end where the mark says that one ended; otherwise these are not the bytes that were acknowledged.
  private static func check(mark: AckedMark?, scan: SegmentScan, path: String) throws(LogError) {
    guard let mark, mark.seq < scan.nextSeq, scan.seqAtMark != mark.seq else { return }
    throw .damaged(
      Damage(
        path: path, offset: mark.offset,
        expected: Phrase(
          "事件 \(mark.seq) 所在帧的结尾，如已确认的那样", "the end of the frame with event \(mark.seq), as acknowledged"),
        found: scan.seqAtMark.map { Phrase("事件 \($0) 所在帧的结尾", "the end of the frame with event \($0)") }
          ?? Phrase("不是帧的结尾", "no end of a frame"),
        proof: .acknowledged(upTo: mark.seq)))
  }

  private static func missingSegment(_ seq: Int, found: Phrase, in directory: LogDirectory) -> Damage {
    Damage(
      path: directory.logPath, offset: 0,
      expected: Phrase("分段 \(Segment.name(firstSeq: seq))", "the segment \(Segment.name(firstSeq: seq))"),
      found: found, proof: .inconsistent)
  }

  private static func shortLog(path: String, end: SegmentEnd, acknowledged: Int) -> Damage {
    Damage(
      path: path, offset: end.validUpTo,
      expected: Phrase("至 \(acknowledged) 为止的事件", "events up to \(acknowledged)"),
      found: Phrase("日志止于事件 \(end.nextSeq - 1)", "the end of the log after event \(end.nextSeq - 1)"),
      proof: .acknowledged(upTo: acknowledged))
  }
}

extension DiskFile {
  /// Closes a file that was opened for reading on the way to opening the log.
  func closing() throws(LogError) {
    do { try close() } catch { throw .system(error) }
  }
}
