/// A frame: what one group commit puts into a file, in one write and with one sync.
///
///     @ <first seq> <count> <bytes> <crc32c>\n
///     <line>\n …
///
/// The numbers are decimal without leading zeros; `first seq` and `count` are at least 1; `bytes` counts the lines with
/// their line feeds; `crc32c` is the checksum of those bytes in 8 lower-case hex digits. A line is a JSON object: it
/// begins with `{`, holds no line feed and is never empty, so a line that begins with `@` is always a header. The log
/// and the private files share this grammar (docs/FORMAT.md, Segments and frames).
package enum Frame {
  /// Bytes of a line without its line feed: what the 16-bit length of a C2SP tlog-tiles entry bundle can say.
  package static let maximumLineBytes = 65_535

  /// Bytes of all lines of a frame with their line feeds. Recovery reads a frame whole, so this bounds its memory; it
  /// is far above a batch of 1,000 commands (about 0.5 MiB).
  package static let maximumBytes = 16 << 20

  /// Bytes of a header with its line feed: the sigil, three numbers of at most 19 digits, the checksum, four spaces.
  /// A longer line is no header, so a search for its end stops here.
  static let maximumHeaderBytes = 1 + 3 * 20 + 9 + 1

  /// The lines of a frame, each with its line feed, one after the other.
  static func join(_ lines: [[UInt8]]) -> [UInt8] {
    var joined: [UInt8] = []
    joined.reserveCapacity(lines.reduce(0) { $0 + $1.count + 1 })
    for line in lines {
      joined.append(contentsOf: line)
      joined.append(UInt8(ascii: "\n"))
    }
    return joined
  }

  /// A whole frame of lines without line feeds.
  static func encode(firstSeq: Int, lines: [[UInt8]]) throws(LogError) -> [UInt8] {
    let joined = join(lines)
    var lineEnds: [Int] = []
    try check(joined, count: lines.count, lineEnds: &lineEnds)
    var frame: [UInt8] = []
    append(firstSeq: firstSeq, count: lines.count, lines: joined, to: &frame)
    return frame
  }

  /// Refuses lines that the format cannot hold, and finds their ends.
  static func check(_ lines: [UInt8], count: Int, lineEnds: inout [Int]) throws(LogError) {
    guard count > 0, !lines.isEmpty else { throw .unfit(.noLines) }
    guard lines.count <= maximumBytes else { throw .unfit(.frameTooLong(bytes: lines.count)) }
    let fault = lines.withUnsafeBytes { split($0, count: count, lineEnds: &lineEnds) }
    switch fault {
    case nil: return
    case .lineTooLong(_, let bytes): throw .unfit(.lineTooLong(bytes: bytes))
    case .some(let fault): throw .unfit(.lines(fault))
    }
  }

  /// Appends a frame to a buffer. The lines must have been checked.
  static func append(firstSeq: Int, count: Int, lines: [UInt8], to buffer: inout [UInt8]) {
    let header = FrameHeader(firstSeq: firstSeq, count: count, bytes: lines.count, checksum: CRC32C.checksum(lines))
    buffer.reserveCapacity(buffer.count + maximumHeaderBytes + lines.count)
    header.append(to: &buffer)
    buffer.append(contentsOf: lines)
  }

  /// Reads the frame at the beginning of a window.
  ///
  /// - Parameters:
  ///   - window: the file's bytes from the frame's first on; not empty.
  ///   - isEnd: true if the window reaches the end of the file.
  ///   - expecting: which first seq the frame may have.
  ///   - lineEnds: is filled with the offset of each line feed, counted from the first line; its storage is kept, so
  ///     that reading a log allocates nothing for each line.
  static func read(
    _ window: UnsafeRawBufferPointer, isEnd: Bool, expecting: FrameExpectation, lineEnds: inout [Int]
  ) -> FrameReading {
    guard let headerEnd = LineFeeds.first(in: window, within: maximumHeaderBytes) else {
      if window.count >= maximumHeaderBytes { return .bad(.noHeader(found: Excerpt(window))) }
      return isEnd ? .bad(.cutHeader(found: window.count)) : .short(needs: maximumHeaderBytes)
    }
    guard let header = FrameHeader(parsing: UnsafeRawBufferPointer(rebasing: window[..<headerEnd])) else {
      return .bad(.noHeader(found: Excerpt(window)))
    }
    // Before the length is used for anything: a flipped digit must not make the reader ask for terabytes.
    guard header.bytes <= maximumBytes else { return .bad(.tooLarge(bytes: header.bytes)) }
    let start = headerEnd + 1
    guard window.count - start >= header.bytes else {
      return isEnd
        ? .bad(.cutLines(expected: header.bytes, found: window.count - start)) : .short(needs: start + header.bytes)
    }
    let lines = UnsafeRawBufferPointer(rebasing: window[start..<start + header.bytes])
    let checksum = CRC32C.checksum(lines)
    guard checksum == header.checksum else {
      return .bad(.checksum(expected: header.checksum, found: checksum))
    }
    guard expecting.allows(header.firstSeq) else {
      return .bad(.sequence(expected: expecting.lowest, found: header.firstSeq))
    }
    if let fault = split(lines, count: header.count, lineEnds: &lineEnds) { return .bad(fault) }
    return .whole(header, linesAt: start)
  }

  /// Checks the lines of a frame and finds their ends; nil if all is well.
  static func split(_ lines: UnsafeRawBufferPointer, count: Int, lineEnds: inout [Int]) -> FrameFault? {
    lineEnds.removeAll(keepingCapacity: true)
    LineFeeds.collect(in: lines, into: &lineEnds)
    guard lineEnds.count == count, let last = lineEnds.last, last == lines.count - 1 else {
      return .lineCount(expected: count, found: lineEnds.count)
    }
    var start = 0
    for end in lineEnds {
      guard end > start, lines[start] == UInt8(ascii: "{") else { return .noObject(at: start) }
      guard end - start <= maximumLineBytes else { return .lineTooLong(at: start, bytes: end - start) }
      start = end + 1
    }
    return nil
  }
}

/// What stands at the beginning of a window.
enum FrameReading: Equatable {
  case whole(FrameHeader, linesAt: Int)
  /// The window ends too early to tell; one of at least `needs` bytes, or to the end of the file, will tell more.
  case short(needs: Int)
  case bad(FrameFault)
}

/// Which first seq a frame may have (both ends inclusive).
enum FrameExpectation: Equatable {
  case exactly(Int)
  case between(Int, Int)

  var lowest: Int {
    switch self {
    case .exactly(let seq): seq
    case .between(let low, _): low
    }
  }

  func allows(_ seq: Int) -> Bool {
    switch self {
    case .exactly(let expected): seq == expected
    case .between(let low, let high): low <= seq && seq <= high
    }
  }
}
