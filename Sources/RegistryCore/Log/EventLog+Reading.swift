extension EventLog {
  /// A log that is only read, by places that are known; appending to it fails.
  ///
  /// - Parameter size: how many events it is known to have.
  package static func reading(_ directory: LogDirectory, size: Int, on disk: any Disk) throws(LogError) -> EventLog {
    let segments = try reporting { () throws(SystemError) in
      try disk.list(directory.logPath).compactMap { Segment.firstSeq(ofName: $0) }
    }
    guard let last = segments.last else {
      throw .damaged(
        Damage(
          path: directory.logPath, offset: 0, expected: Phrase("一个分段", "a segment"), found: Phrase("没有", "none"),
          proof: .inconsistent))
    }
    return try reporting { () throws(SystemError) in
      let current = try disk.open(directory.segmentPath(firstSeq: last), .read)
      return EventLog(
        directory: directory, disk: disk, rotationBytes: Segment.rotationBytes, segments: segments, current: current,
        end: try current.size(), nextSeq: size + 1, acked: current)
    }
  }

  /// The bytes of one event line, without its line feed.
  package func read(_ location: LineLocation) throws(LogError) -> [UInt8] {
    let file = try file(ordinal: location.segment)
    let line = try reporting { () throws(SystemError) in
      try file.read(at: location.offset, count: location.length)
    }
    guard line.count == location.length else {
      throw .damaged(shortRead(location, found: line.count))
    }
    return line
  }

  /// Event lines one after the other, from one whose location is known, over frames and segments.
  ///
  /// - Parameters:
  ///   - count: how many at most, not negative; fewer only where the log ends or `maximumBytes` is reached.
  ///   - maximumBytes: no further line is begun once the lines have that many bytes together; at least one is given.
  package func readLines(from location: LineLocation, count: Int, maximumBytes: Int = .max)
    throws(LogError) -> [[UInt8]]
  {
    var lines: [[UInt8]] = []
    var ends: [Int] = []
    var total = 0
    var segment = location.segment
    var offset = location.offset
    var wanted = Self.readAheadBytes
    while lines.count < count, total < maximumBytes {
      let end = segment == segments.count - 1 ? end : Int.max
      let file = try file(ordinal: segment)
      let window = try reporting { () throws(SystemError) in
        try file.read(at: offset, count: min(wanted, end - offset))
      }
      if window.isEmpty {
        guard segment + 1 < segments.count else { return lines }
        segment += 1
        offset = Segment.header(origin: directory.identity.origin).count
        continue
      }
      ends.removeAll(keepingCapacity: true)
      window.withUnsafeBytes { LineFeeds.collect(in: $0, into: &ends) }
      var start = 0
      for lineEnd in ends where lines.count < count && total < maximumBytes {
        // Event lines begin with a brace: the others are headers of frames.
        if window[start] != FrameHeader.sigil {
          lines.append(Array(window[start..<lineEnd]))
          total += lineEnd - start
        }
        start = lineEnd + 1
      }
      if start == 0 {
        guard wanted <= Frame.maximumLineBytes else {
          throw .damaged(shortRead(LineLocation(segment: segment, offset: offset, length: 0), found: window.count))
        }
        wanted = Frame.maximumLineBytes + 1
      } else {
        offset += start
        // One line is often all that is wanted; who reads on wants more.
        wanted = Self.sequentialBytes
      }
    }
    return lines
  }

  /// The first read of a series: a few lines of the usual length.
  private static let readAheadBytes = 4 << 10
  /// Later reads of a series.
  private static let sequentialBytes = 256 << 10

  private func file(ordinal: Int) throws(LogError) -> any DiskFile {
    precondition(segments.indices.contains(ordinal), "a location names a segment that the log does not have")
    if ordinal == segments.count - 1 { return current }
    return try reporting { () throws(SystemError) in
      try sealed.file(ordinal: ordinal, path: directory.segmentPath(firstSeq: segments[ordinal]), on: disk)
    }
  }

  private func shortRead(_ location: LineLocation, found: Int) -> Damage {
    Damage(
      path: directory.segmentPath(firstSeq: segments[location.segment]), offset: location.offset,
      expected: Phrase("一行", "a line"),
      found: Phrase("\(found) 字节，没有行尾", "\(found) bytes without its end"), proof: .inconsistent)
  }
}
