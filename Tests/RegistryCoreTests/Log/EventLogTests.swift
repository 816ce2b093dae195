import Glibc
import Testing

@testable import RegistryCore

@Suite struct EventLogTests {
  @Test func whatIsAppendedIsFoundAgain() throws {
    let fixture = try LogFixture()
    let log = try fixture.open().log
    #expect(log.size == 1)
    let first = try log.append(lines: LogFixture.lines(2...4))
    let second = try log.append(lines: [LogFixture.line(5, bytes: 5_000)])
    #expect(first.firstSeq == 2 && second.firstSeq == 5 && log.size == 5)
    for (seq, location) in zip(2..., first.locations + second.locations) {
      #expect(try log.read(location) == LogFixture.line(seq, bytes: seq == 5 ? 5_000 : 0))
    }
    try log.close()
    let opened = try fixture.open()
    #expect(opened.lines == LogFixture.lines(1...4) + [LogFixture.line(5, bytes: 5_000)])
    #expect(Array(opened.locations.dropFirst()) == first.locations + second.locations)
    #expect(opened.report.tail == .clean && opened.report.size == 5)
    #expect(try opened.log.append(lines: [LogFixture.line(6)]).firstSeq == 6)
  }

  /// One write, one sync, then the mark, which is not synced.
  @Test func aCommitIsOneWriteAndOneSync() throws {
    let fixture = try LogFixture()
    let log = try fixture.open().log
    let before = fixture.disk.changes.count
    try log.append(lines: LogFixture.lines(2...100))
    #expect(
      fixture.disk.changes.dropFirst(before) == [
        "write /r/log/00000000000000000001.log", "sync /r/log/00000000000000000001.log", "write /r/acked",
      ])
  }

  @Test func fullSegmentsAreSealed() throws {
    let fixture = try LogFixture()
    var log = try fixture.open(rotationBytes: 1_000).log
    var expected = [LogFixture.line(1)]
    var locations: [LineLocation] = []
    for first in stride(from: 2, to: 60, by: 2) {
      let before = fixture.disk.changes.count
      let segments = try fixture.disk.list("/r/log")
      locations += try log.append(lines: LogFixture.lines(first...first + 1, bytes: first)).locations
      expected += LogFixture.lines(first...first + 1, bytes: first)
      let names = try fixture.disk.list("/r/log")
      if names.count > segments.count {
        let (old, new) = ("/r/log/" + segments.last!, "/r/log/" + names.last!)
        #expect(
          fixture.disk.changes.dropFirst(before) == [
            "chmod \(old)", "create \(new)", "write \(new)", "sync \(new)", "syncDirectory /r/log",
            "write \(new)", "sync \(new)", "write /r/acked",
          ])
      }
    }
    let names = try fixture.disk.list("/r/log")
    #expect(names.count > 5)
    for name in names {
      #expect(fixture.disk.contents("/r/log/\(name)")!.count <= 1_000)
      #expect(fixture.disk.permissions("/r/log/\(name)") == (name == names.last ? 0o600 : 0o400))
    }
    try log.close()
    let opened = try fixture.open(rotationBytes: 1_000)
    log = opened.log
    #expect(opened.lines == expected && Array(opened.locations.dropFirst()) == locations)
    #expect(opened.report.segments == names.count)
    for (seq, location) in zip(2..., locations) { #expect(try log.read(location) == expected[seq - 1]) }
    for start in [0, 1, 17, expected.count - 1] {
      for count in [0, 1, 2, 20, 1_000] {
        let lines = try log.readLines(from: opened.locations[start], count: count)
        #expect(lines == Array(expected[start...].prefix(count)))
      }
    }
    #expect(try log.readLines(from: opened.locations[3], count: 50, maximumBytes: 1).count == 1)
    let total = expected[3].count + expected[4].count
    #expect(try log.readLines(from: opened.locations[3], count: 50, maximumBytes: total).count == 2)
  }

  @Test func longLinesAreReadInSeries() throws {
    let fixture = try LogFixture()
    let log = try fixture.open().log
    var locations: [LineLocation] = []
    let lines = [10, 65_000, 3, 4_090, 4_096, 60_000, 60_001].enumerated().map {
      LogFixture.line($0.0 + 2, bytes: $0.1)
    }
    for line in lines { locations += try log.append(lines: [line]).locations }
    for start in lines.indices {
      #expect(try log.readLines(from: locations[start], count: 99) == Array(lines[start...]))
    }
  }

  /// A frame that is longer than a segment should be gets a segment of its own, and no empty one is left behind.
  @Test func aFrameLongerThanASegment() throws {
    let fixture = try LogFixture()
    let log = try fixture.open(rotationBytes: 200).log
    try log.append(lines: [LogFixture.line(2, bytes: 1_000)])
    try log.append(lines: [LogFixture.line(3, bytes: 1_000)])
    try log.append(lines: [LogFixture.line(4)])
    try log.close()
    #expect(try fixture.disk.list("/r/log") == [1, 2, 3, 4].map { Segment.name(firstSeq: $0) })
    #expect(try fixture.open().lines.count == 4)
  }

  /// The private file of a segment has its number, so the segment must be known before the frame is written.
  @Test func theSegmentIsKnownBeforehand() throws {
    let fixture = try LogFixture()
    let log = try fixture.open(rotationBytes: 1_000).log
    for seq in 2...40 {
      let lines = Frame.join([LogFixture.line(seq, bytes: seq * 7)])
      let segment = try log.segment(forLinesOf: lines.count, count: 1)
      let location = try log.append(frameOf: lines, count: 1).locations[0]
      #expect(log.segments[location.segment] == segment)
    }
  }

  /// Whatever fails, and in whatever way: the caller learns of it, and nothing is written any more.
  @Test(arguments: MemoryDisk.Fault.allCases, [0, 1])
  func aFailurePoisons(_ fault: MemoryDisk.Fault, _ operation: Int) throws {
    let fixture = try LogFixture()
    let log = try fixture.open().log
    try log.append(lines: [LogFixture.line(2)])
    fixture.disk.fail(after: operation, fault)
    let error = try #require(throws: LogError.self) { try log.append(lines: LogFixture.lines(3...5)) }
    guard case .poisoned = error else {
      Issue.record("\(error)")
      return
    }
    #expect(log.size == 2)
    let changes = fixture.disk.changes
    #expect(throws: error) { try log.append(lines: [LogFixture.line(3)]) }
    #expect(throws: error) { try log.segment(forLinesOf: 10, count: 1) }
    #expect(fixture.disk.changes == changes)
    #expect(try log.read(LineLocation(segment: 0, offset: fixture.segment(1).count, length: 0)) == [])

    fixture.disk.crash(.everything)
    let opened = try fixture.open()
    #expect(opened.lines.prefix(2) == LogFixture.lines(1...2)[...] && [2, 5].contains(opened.lines.count))
    #expect(try opened.log.append(lines: [LogFixture.line(opened.log.size + 1)]).firstSeq == opened.lines.count + 1)
  }

  /// When the mark cannot be written the frame is durable already: it is acknowledged, and it is the last.
  @Test func aMarkThatFailsIsTheEnd() throws {
    let fixture = try LogFixture()
    let log = try fixture.open().log
    fixture.disk.fail(after: 2, .fails)
    #expect(try log.append(lines: [LogFixture.line(2)]).firstSeq == 2)
    #expect(log.fault == SystemError("write", "/r/acked", code: EIO))
    #expect(throws: LogError.poisoned(cause: SystemError("write", "/r/acked", code: EIO))) {
      try log.append(lines: [LogFixture.line(3)])
    }
    fixture.disk.crash(.nothing)
    #expect(try fixture.open().lines.count == 2)
  }

  /// After a failed sync the kernel calls the lost bytes written. What the next start shows must be on the disk.
  @Test func whatAFailedSyncLostIsWrittenAgain() throws {
    let fixture = try LogFixture()
    let log = try fixture.open().log
    fixture.disk.fail(after: 1, .fails)
    #expect(throws: LogError.self) { try log.append(lines: [LogFixture.line(2)]) }
    fixture.disk.crash(.everything)
    #expect(try fixture.open().lines.count == 2)
    fixture.disk.crash(.nothing)
    #expect(try fixture.open().lines.count == 2)
  }

  @Test func aVisitorCanStopTheReading() throws {
    let fixture = try LogFixture()
    try fixture.open().log.append(lines: LogFixture.lines(2...9))
    let error = LogError.unreadable(seq: 4, reason: Phrase("没有这种事件", "no such type"))
    #expect(throws: error) {
      try EventLog.open(fixture.directory, on: fixture.disk) { (seq, _, _) throws(LogError) in
        if seq == 4 { throw error }
      }
    }
  }

  /// Somebody cut or emptied the files of a log that is in use: what is asked for is damaged, and nothing traps.
  @Test func whatIsCutWhileItIsReadIsDamaged() throws {
    let fixture = try LogFixture()
    let opened = try fixture.open()
    let whole = opened.locations[0]
    let path = fixture.directory.segmentPath(firstSeq: 1)
    fixture.disk.put(Array(try fixture.segment(1).prefix(whole.offset + 5)), at: path)
    var fault: LogError?
    do { _ = try opened.log.read(whole) } catch { fault = error }
    guard case .damaged(let damage) = fault else { throw try #require(fault) }
    #expect(damage.path == path && damage.offset == whole.offset && damage.found.english == "5 bytes without its end")

    let header = Segment.header(origin: LogFixture.origin)
    fixture.disk.put(header + [UInt8](repeating: 0x78, count: 2 * Frame.maximumLineBytes), at: path)
    let endless = try EventLog.reading(fixture.directory, size: 1, on: fixture.disk)
    let start = LineLocation(segment: 0, offset: header.count, length: 1)
    #expect(throws: LogError.self) { try endless.readLines(from: start, count: 1) }

    fixture.disk.removeDurably(path)
    #expect(throws: LogError.self) { try EventLog.reading(fixture.directory, size: 1, on: fixture.disk) }
  }

  /// Of the files of sealed segments those not used for longest are closed.
  @Test func onlySoManySegmentsAreOpen() throws {
    let disk = MemoryDisk()
    var handles = SegmentHandles()
    let path = { (ordinal: Int) in "/\(ordinal)" }
    for ordinal in 0...SegmentHandles.capacity { disk.put([UInt8(ordinal)], at: path(ordinal)) }
    var files: [any DiskFile] = []
    for ordinal in 0..<SegmentHandles.capacity {
      files.append(try handles.file(ordinal: ordinal, path: path(ordinal), on: disk))
    }
    // Used again, so that the second is the oldest.
    _ = try handles.file(ordinal: 0, path: path(0), on: disk)
    _ = try handles.file(ordinal: SegmentHandles.capacity, path: path(SegmentHandles.capacity), on: disk)
    #expect(try files[0].read(at: 0, count: 9) == [0])
    #expect(throws: SystemError.self) { try files[1].read(at: 0, count: 9) }
    #expect(try handles.file(ordinal: 1, path: path(1), on: disk).read(at: 0, count: 9) == [1])
    try handles.close()
  }
}
