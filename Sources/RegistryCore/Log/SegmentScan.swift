/// Reads one segment from its first byte to its last and judges it. Pure: bytes in, lines and a verdict out.
///
/// The segment comes in windows, so that memory stays at a window however long it is; `verdict(of:…)` is the same scan
/// over a segment that is in memory whole.
package struct SegmentScan {
  /// What a scan found.
  package enum Verdict: Equatable, Sendable {
    /// Every byte belongs to a whole frame. The next event would be `nextSeq`, at byte `size`.
    case clean(nextSeq: Int, size: Int)
    /// The last write was interrupted before anybody was told of it; whole frames reach up to `validUpTo`.
    case tornTail(nextSeq: Int, validUpTo: Int, reason: FrameFault)
    /// Acknowledged bytes are not what they were.
    case damaged(offset: Int, fault: FrameFault, proof: Damage.Proof)
  }

  /// What surrounds a segment and decides how a bad frame in it is to be read.
  package struct Context: Sendable {
    /// Whose name the segment's first line must bear.
    package let origin: String
    /// The first event of the segment, as its name says.
    package let firstSeq: Int
    /// The segment's place in the log, from 0.
    package let ordinal: Int
    /// True for the newest segment, the only one that a crash can have torn.
    package let isLast: Bool
    /// The last event that is known to have been acknowledged; 0 if none is.
    package let acknowledged: Int

    /// Takes what the names in `log/` and `DIR/acked` say.
    package init(origin: String, firstSeq: Int, ordinal: Int, isLast: Bool, acknowledged: Int) {
      self.origin = origin
      self.firstSeq = firstSeq
      self.ordinal = ordinal
      self.isLast = isLast
      self.acknowledged = acknowledged
    }
  }

  /// What to do after a window.
  enum Step {
    /// Go on with a window that begins at `offset` and has at least that many bytes, or ends with the file.
    case more(atLeast: Int)
    /// The file ended where a frame ended.
    case end
    /// Something else than a frame stands at `offset`; `verdict(on:rest:)` says what that means.
    case fault(FrameFault)
  }

  let context: Context
  /// The first byte that is not yet known to be good.
  private(set) var offset = 0
  /// The event that the frame at `offset` must begin with.
  private(set) var nextSeq: Int
  /// Where the last whole frame begins; 0 if there is none yet.
  private(set) var lastFrame = 0
  /// The last event before the byte that the mark names, if a frame (or the header) ends there.
  private(set) var seqAtMark: Int?
  private let markOffset: Int?
  private var lineEnds: [Int] = []

  /// - Parameter mark: the acknowledged mark, if it speaks of this segment.
  init(_ context: Context, mark: AckedMark? = nil) {
    self.context = context
    nextSeq = context.firstSeq
    markOffset = mark?.offset
  }

  /// Reads the frames of a window. A frame's lines are visited only after the whole frame has been found good.
  ///
  /// - Parameters:
  ///   - window: the file's bytes from `offset` on.
  ///   - isEnd: true if the window reaches the end of the file.
  mutating func consume(
    _ window: UnsafeRawBufferPointer, isEnd: Bool, visit: LineVisitor
  ) throws(LogError) -> Step {
    var position = 0
    if offset == 0 {
      let header = Segment.header(origin: context.origin)
      if window.count < header.count && !isEnd { return .more(atLeast: header.count) }
      if let fault = FileHeader.log.fault(in: window, origin: context.origin) { return .fault(fault) }
      position = header.count
      if position == markOffset { seqAtMark = nextSeq - 1 }
    }
    let base = offset
    defer { offset = base + position }
    while position < window.count {
      let rest = UnsafeRawBufferPointer(rebasing: window[position...])
      switch Frame.read(rest, isEnd: isEnd, expecting: .exactly(nextSeq), lineEnds: &lineEnds) {
      case .short(let needs): return .more(atLeast: needs)
      case .bad(let fault): return .fault(fault)
      case .whole(let header, let linesAt):
        let first = position + linesAt
        var start = 0
        for end in lineEnds {
          let line = UnsafeRawBufferPointer(rebasing: window[first + start..<first + end])
          let location = LineLocation(segment: context.ordinal, offset: base + first + start, length: end - start)
          try visit(nextSeq, line, location)
          nextSeq += 1
          start = end + 1
        }
        lastFrame = base + position
        position = first + header.bytes
        if base + position == markOffset { seqAtMark = nextSeq - 1 }
      }
    }
    return isEnd ? .end : .more(atLeast: 1)
  }

  /// What a fault at `offset` means.
  ///
  /// A bad frame is a torn tail only if nothing contradicts that: it is of a kind that an interrupted write leaves, it
  /// stands in the newest segment, it was never acknowledged, and no whole frame stands behind it (each frame is synced
  /// before the next is written).
  ///
  /// - Parameter rest: the segment's bytes from `offset` to its end.
  func verdict(on fault: FrameFault, rest: UnsafeRawBufferPointer) -> Verdict {
    // One event for each byte passed over is more than there can be.
    let plausible = nextSeq...(nextSeq + rest.count)
    var search = FrameSearch(rest)
    let proof: Damage.Proof
    if !fault.canBeTorn {
      proof = .wholeButWrong
    } else if !context.isLast {
      proof = .sealed
    } else if nextSeq <= context.acknowledged {
      proof = .acknowledged(upTo: context.acknowledged)
    } else if let behind = search.first(from: 0, plausible: plausible) {
      proof = .goodFrameBehind(at: offset + behind)
    } else {
      return .tornTail(nextSeq: nextSeq, validUpTo: offset, reason: fault)
    }
    return .damaged(offset: offset, fault: fault, proof: proof)
  }

  /// Judges a segment that is in memory whole.
  package static func verdict(
    of bytes: UnsafeRawBufferPointer, _ context: Context, visit: LineVisitor
  ) throws(LogError) -> Verdict {
    var scan = SegmentScan(context)
    switch try scan.consume(bytes, isEnd: true, visit: visit) {
    case .end: return .clean(nextSeq: scan.nextSeq, size: scan.offset)
    case .fault(let fault):
      return scan.verdict(on: fault, rest: UnsafeRawBufferPointer(rebasing: bytes[scan.offset...]))
    case .more: preconditionFailure("a scan to the end of the file asked for more")
    }
  }
}

/// Takes an event line: its seq, its bytes without the line feed (valid during the call only), and where it stands.
/// It throws `LogError.unreadable` for a line that it cannot use; anything that it throws ends the reading.
package typealias LineVisitor = (Int, UnsafeRawBufferPointer, LineLocation) throws(LogError) -> Void
