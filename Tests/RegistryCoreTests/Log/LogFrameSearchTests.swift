import Testing

@testable import RegistryCore

/// Whole frames among other bytes, and bytes that only look like frames.
@Suite struct LogFrameSearchTests {
  /// What the search is held against: a frame read from every `@`.
  static func slowly(_ bytes: [UInt8], from start: Int, plausible seqs: ClosedRange<Int>) -> Int? {
    var lineEnds: [Int] = []
    return bytes.withUnsafeBytes { bytes in
      bytes.indices.first { offset in
        guard offset >= start, bytes[offset] == FrameHeader.sigil else { return false }
        let window = UnsafeRawBufferPointer(rebasing: bytes[offset...])
        let expecting = FrameExpectation.between(seqs.lowerBound, seqs.upperBound)
        if case .whole = Frame.read(window, isEnd: true, expecting: expecting, lineEnds: &lineEnds) { return true }
        return false
      }
    }
  }

  /// Pieces of frames, frames with a flipped bit, and whole ones, in any order: the same is found as by reading.
  @Test func theSameIsFoundAsByReading() throws {
    var random = SplitMix(state: 11)
    for _ in 0..<100 {
      var bytes: [UInt8] = []
      for seq in 1...Int.random(in: 1...12, using: &random) {
        let lines = LogFixture.lines(
          seq...seq + Int.random(in: 0...3, using: &random), bytes: Int.random(in: 0...400, using: &random))
        var frame = try Frame.encode(firstSeq: seq, lines: lines)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: frame.removeFirst(Int.random(in: 0..<frame.count, using: &random))
        case 1: frame.removeLast(Int.random(in: 0..<frame.count, using: &random))
        case 2:
          frame = frame.flipping(
            bit: Int.random(in: 0..<8, using: &random), of: Int.random(in: 0..<frame.count, using: &random))
        case 3: frame.insert(UInt8(ascii: "@"), at: 0)
        default: break
        }
        bytes += frame
      }
      let seqs = Int.random(in: 1...4, using: &random)...Int.random(in: 4...20, using: &random)
      bytes.withUnsafeBytes { raw in
        var search = FrameSearch(raw)
        var start = 0
        while true {
          let found = search.first(from: start, plausible: seqs)
          #expect(found == Self.slowly(bytes, from: start, plausible: seqs))
          guard let found else { break }
          start = found + 1
        }
      }
    }
  }

  /// Its checksum fits, and so does its number, but nothing else in it is as it must be.
  @Test func aFrameWithAFittingChecksumAlone() {
    func frame(_ lines: String, count: Int) -> [UInt8] {
      var frame: [UInt8] = []
      Frame.append(firstSeq: 2, count: count, lines: Array(lines.utf8), to: &frame)
      return frame
    }
    let long = "{" + String(repeating: "x", count: Frame.maximumLineBytes)
    let wrong = [
      frame("{}\n{}\n", count: 1), frame("{}\n{}\n", count: 3), frame("{}\n[]\n", count: 2),
      frame("{}\n\n{}\n", count: 3),
      frame("{}\n{}", count: 1), frame("\n{}\n", count: 2), frame(long + "\n", count: 1),
    ]
    for bytes in wrong + [wrong.flatMap { $0 }] {
      bytes.withUnsafeBytes { raw in
        var search = FrameSearch(raw)
        #expect(search.first(from: 0, plausible: 1...9) == nil)
      }
      let behind = bytes + frame(long.dropLast() + "\n", count: 1)
      behind.withUnsafeBytes { raw in
        var search = FrameSearch(raw)
        #expect(search.first(from: 0, plausible: 1...9) == bytes.count)
        #expect(search.first(from: 0, plausible: 3...9) == nil)
      }
    }
  }

  /// Garbage in which every line ends with a header that announces all the rest, and whose numbers all fit: each checksum
  /// would have to be computed from megabytes, for hours in all.
  @Test(.timeLimit(.minutes(1))) func thousandsOfHeaders() throws {
    var lines = [Array("{}\n".utf8)]
    var behindIt = lines[0].count
    for left in 1..<30_000 {
      lines.append(Array("{@ 8 \(left) \(behindIt) 00000000\n".utf8))
      behindIt += lines[left].count
    }
    let garbage = Array(lines.reversed().joined())
    let log = LogSegmentScanTests.bytes
    guard case .tornTail(8, log.count, _) = try LogFixture.scan(log + garbage).verdict else {
      Issue.record("garbage is no frame")
      return
    }
    let behind = try Frame.encode(firstSeq: 9, lines: LogFixture.lines(9...9))
    guard
      case .damaged(log.count, _, .goodFrameBehind(log.count + garbage.count)) = try LogFixture.scan(
        log + garbage + behind
      ).verdict
    else {
      Issue.record("the frame behind the garbage was not found")
      return
    }
  }
}
