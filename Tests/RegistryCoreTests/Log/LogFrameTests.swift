import Testing

@testable import RegistryCore

@Suite struct LogFrameTests {
  /// The bytes are a contract. The checksum was computed apart from this program, bit by bit from the polynomial.
  @Test func bytesOfAFrame() throws {
    let frame = try Frame.encode(firstSeq: 41, lines: [Array("{\"seq\":41}".utf8), Array("{\"seq\":42}".utf8)])
    #expect(frame.text == "@ 41 2 22 ea8f6f11\n{\"seq\":41}\n{\"seq\":42}\n")
  }

  @Test func bytesOfASegment() throws {
    let fixture = try LogFixture()
    let text = try fixture.segment(1).text
    #expect(text.hasPrefix("registry-log 1 szzc.example/registry\n@ 1 1 "))
  }

  @Test(arguments: [
    "@ 1 1 3 0000000", "@ 1 1 3 000000000", "@ 1 1 3 0000000A", "@ 1 1 3 00000000 ", " @ 1 1 3 00000000",
    "@ 01 1 3 00000000", "@ 0 1 3 00000000", "@ 1 0 3 00000000", "@ 1 1 0 00000000", "@ 1 1 03 00000000",
    "@  1 1 3 00000000", "@ 1 1 3  00000000", "@ +1 1 3 00000000", "@ -1 1 3 00000000", "@ 1 1 3", "@ 1 1", "@", "",
    "# 1 1 3 00000000", "@ 9223372036854775808 1 3 00000000", "@\t1 1 3 00000000", "@ 1 1 3 00000000\r",
  ])
  func whatIsNoHeader(_ line: String) {
    #expect(Array(line.utf8).withUnsafeBytes { FrameHeader(parsing: $0) } == nil)
  }

  @Test(arguments: [(1, 1, 3, UInt32(0)), (Int.max, Int.max, Int.max, UInt32.max), (41, 2, 22, 0x0a1b_2c3d)])
  func headersGoRound(_ firstSeq: Int, _ count: Int, _ bytes: Int, _ checksum: UInt32) {
    let header = FrameHeader(firstSeq: firstSeq, count: count, bytes: bytes, checksum: checksum)
    var line: [UInt8] = []
    header.append(to: &line)
    #expect(line.count == header.byteCount && line.count <= Frame.maximumHeaderBytes)
    #expect(line.dropLast().withUnsafeBytes { FrameHeader(parsing: $0) } == header)
  }

  @Test func limitsAreKeptExactly() throws {
    let fixture = try LogFixture()
    let log = try fixture.open().log
    let empty = LogFixture.line(2).count
    try log.append(lines: [LogFixture.line(2, bytes: Frame.maximumLineBytes - empty)])
    #expect(throws: LogError.unfit(.lineTooLong(bytes: Frame.maximumLineBytes + 1))) {
      try log.append(lines: [LogFixture.line(3, bytes: Frame.maximumLineBytes + 1 - empty)])
    }
    let lines = LogFixture.lines(1...Frame.maximumBytes / 60_000 + 1, bytes: 60_000)
    #expect(throws: LogError.unfit(.frameTooLong(bytes: Frame.join(lines).count))) { try log.append(lines: lines) }
    #expect(throws: LogError.unfit(.noLines)) { try log.append(lines: []) }
    #expect(throws: LogError.unfit(.lines(.noObject(at: 0)))) { try log.append(lines: [[]]) }
    #expect(throws: LogError.unfit(.lines(.noObject(at: 0)))) { try log.append(lines: [Array("@ 1".utf8)]) }
    #expect(throws: LogError.unfit(.lines(.lineCount(expected: 1, found: 2)))) {
      try log.append(lines: [Array("{\n}".utf8)])
    }
    #expect(throws: LogError.unfit(.lines(.lineCount(expected: 1, found: 0)))) {
      try log.append(frameOf: Array("{}".utf8), count: 1)
    }
    #expect(log.fault == nil)
    #expect(try log.append(lines: [LogFixture.line(3)]).firstSeq == 3)
  }

  /// A header that announces more than a frame may have is refused by its number alone, whatever follows.
  @Test func aLengthIsBoundedBeforeItIsBelieved() {
    var lineEnds: [Int] = []
    let header = Array("@ 1 1 \(Frame.maximumBytes + 1) 00000000\n".utf8)
    let reading = header.withUnsafeBytes { Frame.read($0, isEnd: false, expecting: .exactly(1), lineEnds: &lineEnds) }
    #expect(reading == .bad(.tooLarge(bytes: Frame.maximumBytes + 1)))
  }

  /// However a frame is cut into windows, it is the same frame.
  @Test func shortWindowsAskForMore() throws {
    let frame = try Frame.encode(firstSeq: 1, lines: LogFixture.lines(1...3))
    for length in 1..<frame.count {
      var lineEnds: [Int] = []
      let reading = frame[..<length].withUnsafeBytes {
        Frame.read($0, isEnd: false, expecting: .exactly(1), lineEnds: &lineEnds)
      }
      guard case .short(let needs) = reading else {
        Issue.record("\(length) bytes: \(reading)")
        continue
      }
      #expect(needs > length && needs <= max(frame.count, Frame.maximumHeaderBytes))
    }
  }

  @Test(arguments: [0, 1, 7, 8, 9, 31, 32, 33, 63, 64, 65, 100])
  func everyLineFeedIsFound(_ count: Int) {
    for position in 0..<count {
      // 0x0B and 0x8A differ from a line feed in one bit: a search eight bytes at a time must not take them for one.
      var bytes = (0..<count).map { [0x0B, 0x8A, 0x00, 0x7B][$0 % 4] as UInt8 }
      bytes[position] = 0x0A
      bytes[count / 2] = 0x0A
      var found: [Int] = []
      bytes.withUnsafeBytes { LineFeeds.collect(in: $0, into: &found) }
      #expect(found == bytes.indices.filter { bytes[$0] == 0x0A })
    }
  }

  @Test func aLocationIsEightBytes() {
    let location = LineLocation(segment: LineLocation.maximumSegments - 1, offset: (1 << 27) - 1, length: 65_535)
    #expect(location.segment == LineLocation.maximumSegments - 1)
    #expect(location.offset == (1 << 27) - 1)
    #expect(location.length == 65_535)
    #expect(LineLocation(packed: location.packed) == location)
  }
}
