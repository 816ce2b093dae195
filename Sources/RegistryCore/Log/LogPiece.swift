/// A stretch of the log that was found good: the event lines of whole frames of one segment.
///
/// Pieces come in the order of the log. What is made of one depends on nothing but its bytes, so that several can be
/// worked on at the same time.
package struct LogPiece: Sendable {
  /// Bytes of the segment.
  let bytes: [UInt8]
  /// Where `bytes` begins in the segment.
  let offset: Int
  /// The segment's place in the log, from 0.
  let segment: Int
  /// The number of the first event.
  package let firstSeq: Int
  /// Where the lines stand in `bytes`, without their line feeds.
  let lines: [Range<Int>]

  init(bytes: [UInt8], offset: Int, segment: Int, firstSeq: Int, lines: [Range<Int>]) {
    self.bytes = bytes
    self.offset = offset
    self.segment = segment
    self.firstSeq = firstSeq
    self.lines = lines
  }

  /// One line by itself.
  package init(line: [UInt8], seq: Int, at location: LineLocation) {
    self.init(
      bytes: line, offset: location.offset, segment: location.segment, firstSeq: seq, lines: [line.indices])
  }

  /// How many events it holds.
  package var count: Int { lines.count }

  /// The part with the events up to a number.
  package func upTo(_ seq: Int) -> LogPiece {
    LogPiece(
      bytes: bytes, offset: offset, segment: segment, firstSeq: firstSeq,
      lines: Array(lines.prefix(max(0, seq - firstSeq + 1))))
  }

  /// Shows every line in order, with its number and its place in the log.
  package func visit(_ show: LineVisitor) throws(LogError) {
    try bytes.withUnsafeBufferPointer { (all) throws(LogError) in
      for (index, line) in lines.enumerated() {
        let location = LineLocation(segment: segment, offset: offset + line.lowerBound, length: line.count)
        try show(firstSeq + index, UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: all[line])), location)
      }
    }
  }
}

/// Takes a piece of the log. Anything that it throws ends the reading.
package typealias PieceVisitor = (LogPiece) throws(LogError) -> Void
