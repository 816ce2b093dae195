/// Reads one private file and says where its values stand.
///
/// Unlike the log a private file may be damaged without stopping anything: its log says what values there should be, and
/// those that cannot be read are missing. Messages about it give places and lengths, never bytes.
struct PrivateScan {
  /// Where one value stands.
  struct Row: Equatable {
    let seq: Int
    let offset: Int
    /// Without the line feed.
    let length: Int
  }

  /// In the order of the file, which is that of the events.
  private(set) var rows: [Row] = []
  /// The byte ranges of the whole frames, in order.
  private(set) var frames: [Range<Int>] = []
  /// Byte ranges that are no whole frames and were not cut.
  private(set) var damaged: [Range<Int>] = []
  /// Where the next frame goes: the end of the file, or where it is to be cut first.
  private(set) var end = 0
  /// Bytes of the file.
  let size: Int

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: all of it.
  ///   - logSize: how many events the log has, if this is the file of its newest segment: what belongs to no event is
  ///     then left out (`end` is where it begins). nil for the file of a sealed segment, all of whose frames have
  ///     events.
  init(_ bytes: UnsafeRawBufferPointer, origin: String, logSize: Int?) {
    size = bytes.count
    var search = FrameSearch(bytes)
    var offset = 0
    if FileHeader.private.fault(in: bytes, origin: origin) == nil {
      offset = FileHeader.private.line(origin: origin).count
    } else {
      guard let next = passOver(bytes, at: 0, lastSeq: 1, logSize: logSize, &search) else { return }
      offset = next
    }
    var lineEnds: [Int] = []
    while offset < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[offset...])
      let lastSeq = rows.last?.seq ?? 1
      if case .whole(let header, let linesAt) = Frame.read(
        rest, isEnd: true, expecting: .between(lastSeq, Int.max), lineEnds: &lineEnds),
        let found = Self.rows(rest, header: header, linesAt: linesAt, lineEnds: lineEnds, base: offset)
      {
        // Written before the log's frame, which did not follow.
        if let logSize, header.firstSeq > logSize { break }
        rows += found
        let length = linesAt + header.bytes
        frames.append(offset..<offset + length)
        offset += length
      } else {
        guard let next = passOver(bytes, at: offset, lastSeq: lastSeq, logSize: logSize, &search) else { return }
        offset = next
      }
    }
    end = offset
  }

  /// The rows of a whole frame; nil if its lines do not fit its header: then its numbers were changed.
  private static func rows(
    _ frame: UnsafeRawBufferPointer, header: FrameHeader, linesAt: Int, lineEnds: [Int], base: Int
  ) -> [Row]? {
    var rows: [Row] = []
    rows.reserveCapacity(lineEnds.count)
    var start = linesAt
    var least = header.firstSeq
    for lineEnd in lineEnds {
      let line = UnsafeRawBufferPointer(rebasing: frame[start..<linesAt + lineEnd])
      guard let seq = PrivateValue.seq(ofLine: line), rows.isEmpty ? seq == least : seq >= least else { return nil }
      rows.append(Row(seq: seq, offset: base + start, length: line.count))
      least = seq
      start = linesAt + lineEnd + 1
    }
    return rows
  }

  /// Goes from a bad place to the next whole frame; nil if there is none, and then `end` is set.
  ///
  /// A bad place at the end is an interrupted write, and is to be cut, unless anything in it can be seen to belong to an
  /// event of the log: the frame of an event is only written once its values are durable.
  private mutating func passOver(
    _ bytes: UnsafeRawBufferPointer, at offset: Int, lastSeq: Int, logSize: Int?, _ search: inout FrameSearch
  ) -> Int? {
    // Not from `offset` itself: what stands there may be a frame whose lines contradict its header.
    if let next = search.first(from: offset + 1, plausible: lastSeq...Int.max) {
      damaged.append(offset..<next)
      return next
    }
    let rest = UnsafeRawBufferPointer(rebasing: bytes[offset...])
    if let logSize, !Self.speaksOfEvents(upTo: logSize, rest) {
      end = offset
    } else {
      damaged.append(offset..<bytes.count)
      end = bytes.count
    }
    return nil
  }

  /// True if a header or line in the bytes names an event of the log.
  private static func speaksOfEvents(upTo logSize: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let line = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
      let seq = FrameHeader(parsing: line)?.firstSeq ?? PrivateValue.seq(ofLine: line)
      if let seq, seq <= logSize { return true }
      start = end + 1
    }
    return false
  }
}

extension PrivateScan {
  /// A file that is not there yet.
  init(empty origin: String) {
    self.init(UnsafeRawBufferPointer(start: nil, count: 0), origin: origin, logSize: 0)
  }

  /// True if there is nothing to be kept in the file.
  var isEmpty: Bool { frames.isEmpty && damaged.isEmpty }

  /// The rows of one event.
  func rows(of seq: Int) -> ArraySlice<Row> {
    let start = rows.partitioningIndex { $0.seq >= seq }
    return rows[start...].prefix { $0.seq == seq }
  }

  /// The rows of one frame.
  func rows(in frame: Range<Int>) -> [Row] {
    let start = rows.partitioningIndex { $0.offset >= frame.lowerBound }
    return Array(rows[start...].prefix { $0.offset < frame.upperBound })
  }

  /// Takes in what was just written at `end`: perhaps the file's header, then a frame of that many bytes.
  mutating func append(_ bytes: [UInt8], frameBytes: Int) {
    let frameStart = end + bytes.count - frameBytes
    bytes.withUnsafeBytes { bytes in
      var start = bytes.count - frameBytes
      while start < bytes.count, let lineEnd = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
        let line = UnsafeRawBufferPointer(rebasing: bytes[start..<lineEnd])
        if let seq = PrivateValue.seq(ofLine: line) {
          rows.append(Row(seq: seq, offset: end + start, length: line.count))
        }
        start = lineEnd + 1
      }
    }
    frames.append(frameStart..<frameStart + frameBytes)
    end += bytes.count
  }

  /// Leaves out the last frame if it speaks of an event from `seq` on; true if it did.
  mutating func drop(from seq: Int) -> Bool {
    guard let last = rows.last, last.seq >= seq, let frame = frames.last else { return false }
    let first = rows.partitioningIndex { $0.offset >= frame.lowerBound }
    precondition(rows[first].seq >= seq, "values of an event that the log has already")
    rows.removeSubrange(first...)
    frames.removeLast()
    end = frame.lowerBound
    return true
  }
}
