import Testing

@testable import RegistryCore

/// A small log, cut at every length and flipped in every bit.
@Suite struct LogSegmentScanTests {
  /// Four frames of 1, 3, 1 and 2 events.
  static let frames: [[UInt8]] = [1...1, 2...4, 5...5, 6...7].map { seqs in
    // swift-format-ignore: NeverUseForceTry
    try! Frame.encode(firstSeq: seqs.lowerBound, lines: LogFixture.lines(seqs))
  }
  static let header = Segment.header(origin: LogFixture.origin)
  static let bytes = header + frames.joined()
  /// Where each frame ends, the header first, and the event that comes next.
  static let ends: [(offset: Int, nextSeq: Int)] = {
    var ends = [(header.count, 1)]
    for (frame, next) in zip(frames, [2, 5, 6, 8]) { ends.append((ends.last!.0 + frame.count, next)) }
    return ends
  }()

  /// The last whole thing at or before an offset.
  static func end(before offset: Int) -> (offset: Int, nextSeq: Int) {
    ends.last { $0.offset <= offset } ?? (0, 1)
  }

  @Test func everyTruncation() throws {
    for length in 0...Self.bytes.count {
      let (verdict, lines) = try LogFixture.scan(Array(Self.bytes.prefix(length)))
      let end = Self.end(before: length)
      #expect(lines == LogFixture.lines(1...7).prefix(end.nextSeq - 1).map { $0 })
      if end.offset == length && length > 0 {
        #expect(verdict == .clean(nextSeq: end.nextSeq, size: length))
      } else if case .tornTail(let nextSeq, let validUpTo, _) = verdict {
        #expect(nextSeq == end.nextSeq && validUpTo == end.offset, "cut at \(length)")
      } else {
        Issue.record("cut at \(length): \(verdict)")
      }
    }
  }

  /// What the mark covers cannot have been torn, and a sealed segment cannot end early.
  @Test func everyTruncationOfWhatWasAcknowledged() throws {
    for length in 0..<Self.bytes.count {
      let end = Self.end(before: length)
      guard end.offset != length || length == 0 else { continue }
      let cut = Array(Self.bytes.prefix(length))
      for (isLast, acknowledged) in [(true, end.nextSeq), (true, 7), (false, 0)] {
        let (verdict, _) = try LogFixture.scan(cut, isLast: isLast, acknowledged: acknowledged)
        guard case .damaged(let offset, _, _) = verdict else {
          Issue.record("cut at \(length), acknowledged \(acknowledged): \(verdict)")
          continue
        }
        #expect(offset == end.offset)
      }
      // One event less was acknowledged: this frame may be torn.
      let (verdict, _) = try LogFixture.scan(cut, acknowledged: end.nextSeq - 1)
      guard case .tornTail = verdict else {
        Issue.record("cut at \(length): \(verdict)")
        continue
      }
    }
  }

  @Test func everyFlippedBit() throws {
    let lastFrame = Self.ends[Self.ends.count - 2].offset
    for offset in Self.bytes.indices {
      for bit in 0..<8 {
        let flipped = Self.bytes.flipping(bit: bit, of: offset)
        let (verdict, lines) = try LogFixture.scan(flipped)
        let bad = offset < Self.header.count ? 0 : Self.end(before: offset).offset
        #expect(lines == Array(LogFixture.lines(1...7).prefix(Self.end(before: offset).nextSeq - 1)))
        switch verdict {
        case .damaged(let at, let fault, _):
          #expect(at == bad, "bit \(bit) of \(offset)")
          // In the last frame only if no interrupted write can have done it.
          #expect(at < lastFrame || !fault.canBeTorn)
        case .tornTail(_, let validUpTo, _):
          #expect(validUpTo == lastFrame && bad == lastFrame, "bit \(bit) of \(offset)")
        case .clean: Issue.record("bit \(bit) of \(offset) was not seen")
        }
        for (isLast, acknowledged) in [(true, 7), (false, 0)] {
          guard
            case .damaged(bad, _, _) = try LogFixture.scan(flipped, isLast: isLast, acknowledged: acknowledged).verdict
          else {
            Issue.record("bit \(bit) of \(offset) in acknowledged bytes is not damage")
            continue
          }
        }
      }
    }
  }

  /// A segment that was just begun has no frame behind its header to prove anything.
  @Test func everyFlippedBitOfALoneHeader() throws {
    for offset in Self.header.indices {
      for bit in 0..<8 {
        switch try LogFixture.scan(Self.header.flipping(bit: bit, of: offset)).verdict {
        case .tornTail(1, 0, .noFileHeader): break
        case .damaged(0, .foreignFileHeader, .wholeButWrong): break
        case let verdict: Issue.record("bit \(bit) of \(offset): \(verdict)")
        }
      }
    }
  }

  @Test func damageSaysWhatAndWhy() throws {
    let checksum = Self.bytes.flipping(bit: 0, of: Self.ends[1].offset + 30)
    guard case .damaged(let offset, .checksum, .goodFrameBehind(let behind)) = try LogFixture.scan(checksum).verdict
    else {
      Issue.record("no damage")
      return
    }
    #expect(offset == Self.ends[1].offset && behind == Self.ends[2].offset)

    let foreign = Array("registry-log 1 other.example/registry\n".utf8) + Self.frames[0]
    guard case .damaged(0, let fault, .wholeButWrong) = try LogFixture.scan(foreign).verdict else {
      Issue.record("no damage")
      return
    }
    #expect(fault.expected.english == "the first line \"registry-log 1 szzc.example/registry\"")
    #expect(fault.found.english == "\"registry-log 1 other.example/registry\"")

    let newer = Array("registry-log 2 \(LogFixture.origin)\n".utf8)
    guard case .damaged(0, .foreignFileHeader, .wholeButWrong) = try LogFixture.scan(newer).verdict else {
      Issue.record("no damage")
      return
    }
  }

  /// A frame that is whole but stands in the wrong place was not torn; those before it are gone.
  @Test func aMissingFrameIsDamage() throws {
    let bytes = Self.header + Self.frames[0] + Self.frames[2]
    let (verdict, lines) = try LogFixture.scan(bytes)
    #expect(
      verdict
        == .damaged(offset: Self.ends[1].offset, fault: .sequence(expected: 2, found: 5), proof: .wholeButWrong))
    #expect(lines.count == 1)
  }

  @Test(arguments: [1, 5, 64, 512, 4096])
  func aTailOfZerosOrNoiseIsTorn(_ length: Int) throws {
    var random = SplitMix(state: UInt64(length))
    let noise = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
    for tail in [[UInt8](repeating: 0, count: length), noise] {
      let (verdict, _) = try LogFixture.scan(Self.bytes + tail)
      guard case .tornTail(8, Self.bytes.count, _) = verdict else {
        Issue.record("\(verdict)")
        continue
      }
    }
  }

  /// The scan in windows of any size is the scan of the whole.
  @Test func windowsMakeNoDifference() throws {
    let context = SegmentScan.Context(origin: LogFixture.origin, firstSeq: 1, ordinal: 0, isLast: true, acknowledged: 0)
    for size in [1, 7, 50, 100, 1000] {
      var scan = SegmentScan(context)
      var wanted = size
      var lines: [[UInt8]] = []
      reading: while true {
        let window = Array(Self.bytes[scan.offset..<min(Self.bytes.count, scan.offset + wanted)])
        let isEnd = scan.offset + window.count == Self.bytes.count
        let step = try window.withUnsafeBytes {
          try scan.consume($0, isEnd: isEnd) { _, line, _ in lines.append(Array(line)) }
        }
        switch step {
        case .more(let atLeast): wanted = max(size, atLeast)
        case .end: break reading
        case .fault(let fault):
          Issue.record("\(fault)")
          break reading
        }
      }
      #expect(lines == LogFixture.lines(1...7))
      #expect(scan.offset == Self.bytes.count && scan.lastFrame == Self.ends[3].offset)
    }
  }
}
