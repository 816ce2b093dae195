import Testing

@testable import RegistryCore

@Suite struct LogAckedMarkTests {
  /// The bytes are a contract. The checksum was computed apart from this program.
  static let mark = AckedMark(seq: 41, segment: 1, offset: 10_342)
  static let text =
    "registry-acked 1 00000000000000000041 00000000000000000001 00000000000000010342 ef9c6a04\n"

  @Test func bytes() {
    #expect(Self.mark.bytes.text == Self.text)
    #expect(Self.text.utf8.count == AckedMark.byteCount)
    #expect(AckedMark(parsing: Array(Self.text.utf8)) == Self.mark)
  }

  @Test func aTornMarkIsNone() {
    let old = AckedMark(seq: 40, segment: 1, offset: 9_999).bytes
    for length in 0..<AckedMark.byteCount {
      #expect(AckedMark(parsing: Array(Self.mark.bytes.prefix(length))) == nil)
      // The beginning of the new one over the end of the old one.
      let mixed = Array(Self.mark.bytes.prefix(length)) + old.dropFirst(length)
      #expect(AckedMark(parsing: mixed).map { $0 == Self.mark || $0 == AckedMark(parsing: old) } != false)
    }
    #expect(AckedMark(parsing: Self.mark.bytes + [0x0A]) == nil)
  }

  @Test func aFlippedMarkIsNone() {
    for offset in 0..<AckedMark.byteCount {
      for bit in 0..<8 { #expect(AckedMark(parsing: Self.mark.bytes.flipping(bit: bit, of: offset)) == nil) }
    }
  }

  @Test func theMarkFollowsEveryFrame() throws {
    let fixture = try LogFixture()
    #expect(try fixture.mark() == AckedMark(seq: 1, segment: 1, offset: fixture.segment(1).count))
    let log = try fixture.open().log
    try log.append(lines: LogFixture.lines(2...4))
    #expect(try fixture.mark() == AckedMark(seq: 4, segment: 1, offset: fixture.segment(1).count))
  }

  /// Cut anywhere in the last frame: damage if the mark covers it, a torn tail if the mark lags or is no mark.
  @Test func theMarkTellsDamageFromATornTail() throws {
    let fixture = try LogFixture()
    var log = try fixture.open().log
    try log.append(lines: LogFixture.lines(2...4))
    let before = try fixture.segment(1).count
    let lagging = try fixture.mark()
    try log.append(lines: LogFixture.lines(5...6))
    try log.close()
    let whole = try fixture.segment(1)
    let current = try fixture.mark()
    for length in before..<whole.count {
      fixture.disk.put(Array(whole.prefix(length)), at: fixture.directory.segmentPath(firstSeq: 1))
      fixture.disk.put(current.bytes, at: fixture.directory.ackedPath)
      let changes = fixture.disk.changes.count
      #expect(throws: LogError.self) { try fixture.open() }
      #expect(fixture.disk.changes.count == changes, "a damaged log was changed")

      for mark in [lagging.bytes, current.bytes.flipping(bit: 0, of: 30), [], [0x0A]] {
        fixture.disk.put(Array(whole.prefix(length)), at: fixture.directory.segmentPath(firstSeq: 1))
        fixture.disk.put(mark, at: fixture.directory.ackedPath)
        let opened = try fixture.open()
        log = opened.log
        #expect(opened.lines == LogFixture.lines(1...4))
        #expect(try fixture.segment(1) == Array(whole.prefix(before)))
        #expect(try fixture.mark() == lagging)
        guard length > before else { continue }
        guard case .cut(let cut) = opened.report.tail, let copy = cut.copy else {
          Issue.record("\(opened.report.tail)")
          continue
        }
        #expect(fixture.disk.contents(copy) == Array(whole[before..<length]))
      }
    }
  }

  /// The last frame is acknowledged by the mark, so a flip in it is damage, with nothing behind it to prove it.
  @Test func aFlipBelowTheMarkIsDamage() throws {
    let fixture = try LogFixture()
    try fixture.open().log.append(lines: LogFixture.lines(2...3))
    let whole = try fixture.segment(1)
    fixture.disk.put(whole.flipping(bit: 3, of: whole.count - 5), at: fixture.directory.segmentPath(firstSeq: 1))
    let error = #expect(throws: LogError.self) { try fixture.open() }
    guard case .damaged(let damage)? = error else {
      Issue.record("no damage")
      return
    }
    #expect(damage.proof == .acknowledged(upTo: 3))
    #expect(damage.description.hasPrefix("/r/log/00000000000000000001.log is damaged at byte "))
  }

  @Test func theFirstEventNeedsNoMark() throws {
    let fixture = try LogFixture()
    let whole = try fixture.segment(1)
    fixture.disk.removeDurably(fixture.directory.ackedPath)
    for length in 0..<whole.count {
      fixture.disk.put(Array(whole.prefix(length)), at: fixture.directory.segmentPath(firstSeq: 1))
      #expect(throws: LogError.self) { try fixture.open() }
    }
    fixture.disk.put(whole, at: fixture.directory.segmentPath(firstSeq: 1))
    let opened = try fixture.open()
    #expect(opened.report.mark == .absent && opened.report.size == 1)
    #expect(try fixture.mark() == AckedMark(seq: 1, segment: 1, offset: whole.count))
  }

  /// The mark says where the acknowledged frames ended. Other frames there, whole as they are, are not those.
  @Test func theMarkMustFitTheFrames() throws {
    let fixture = try LogFixture()
    let log = try fixture.open().log
    try log.append(lines: LogFixture.lines(2...3))
    try log.append(lines: LogFixture.lines(4...5))
    let mark = try fixture.mark()
    for wrong in [
      AckedMark(seq: 5, segment: 1, offset: mark.offset - 1), AckedMark(seq: 4, segment: 1, offset: mark.offset),
      AckedMark(seq: 6, segment: 1, offset: mark.offset), AckedMark(seq: 5, segment: 2, offset: mark.offset),
      AckedMark(seq: 9, segment: 6, offset: mark.offset),
    ] {
      fixture.disk.put(wrong.bytes, at: fixture.directory.ackedPath)
      #expect(throws: LogError.self, "\(wrong)") { try fixture.open() }
    }
    fixture.disk.put(mark.bytes, at: fixture.directory.ackedPath)
    #expect(try fixture.open().report.tail == .clean)
  }
}
