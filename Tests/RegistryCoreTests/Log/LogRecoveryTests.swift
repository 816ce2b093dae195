import Testing

@testable import RegistryCore

/// Power cuts at every operation, and what the next start makes of them.
@Suite struct LogRecoveryTests {
  /// Commits frames until the power goes off; the answer is how many events were acknowledged.
  private func work(_ fixture: LogFixture, frames: Int) -> Int {
    var acknowledged = 1
    do {
      let log = try fixture.open(rotationBytes: 700).log
      acknowledged = log.size
      for number in 0..<frames {
        let first = log.size + 1
        try log.append(lines: LogFixture.lines(first...first + number % 3, bytes: number * 5))
        acknowledged = log.size
      }
    } catch {}
    return acknowledged
  }

  /// Each start finds all that was acknowledged, at most one frame more, and a prefix of what was written.
  private func check(_ fixture: LogFixture, acknowledged: Int, _ comment: Comment) throws {
    let opened = try fixture.open(rotationBytes: 700)
    #expect(opened.lines.count >= acknowledged && opened.lines.count <= acknowledged + 3, comment)
    for (seq, line) in zip(1..., opened.lines) { #expect(line.starts(with: Array("{\"seq\":\(seq),".utf8)), comment) }
    // It goes on, and what recovery did is durable, too.
    try opened.log.append(lines: [LogFixture.line(opened.lines.count + 1)])
    fixture.disk.crash(.nothing)
    let again = try fixture.open(rotationBytes: 700)
    #expect(again.lines.count == opened.lines.count + 1 && again.report.tail == .clean, comment)
  }

  @Test(arguments: 0..<70)
  func aPowerCutAtEveryOperation(_ count: Int) throws {
    for fault in MemoryDisk.Fault.allCases {
      var survivals: [MemoryDisk.Survival] = [.nothing, .everything]
      for seed in 0..<6 { survivals.append(.some(seed: UInt64(count * 100 + seed))) }
      for survival in survivals {
        let fixture = try LogFixture()
        fixture.disk.fail(after: count, fault, isLast: true)
        let acknowledged = work(fixture, frames: 20)
        fixture.disk.crash(survival)
        try check(fixture, acknowledged: acknowledged, "\(fault) at \(count), then \(survival)")
      }
    }
  }

  /// The power goes off again while the start recovers from the first time.
  @Test(arguments: 0..<16)
  func aPowerCutDuringRecovery(_ count: Int) throws {
    for seed in 0..<20 as Range<UInt64> {
      let fixture = try LogFixture()
      fixture.disk.fail(after: 25 + Int(seed) % 12, .failsHalfway, isLast: true)
      let acknowledged = work(fixture, frames: 20)
      fixture.disk.crash(.some(seed: seed))
      fixture.disk.fail(after: count, .failsHalfway, isLast: true)
      _ = try? fixture.open(rotationBytes: 700)
      fixture.disk.crash(.some(seed: seed + 1_000))
      try check(fixture, acknowledged: acknowledged, "recovery cut at \(count), seed \(seed)")
    }
  }

  /// An operation fails, the daemon is restarted on a machine that stays up, and then the power goes off.
  @Test(arguments: 0..<70)
  func aFailureThenARestartThenAPowerCut(_ count: Int) throws {
    for fault in MemoryDisk.Fault.allCases {
      let fixture = try LogFixture()
      fixture.disk.fail(after: count, fault)
      let acknowledged = work(fixture, frames: 20)
      fixture.disk.crash(.everything)
      let shown = try fixture.open(rotationBytes: 700).lines.count
      #expect(shown >= acknowledged)
      fixture.disk.crash(.nothing)
      try check(fixture, acknowledged: shown, "\(fault) at \(count)")
    }
  }

  @Test func aTornTailIsPutAside() throws {
    let fixture = try LogFixture()
    let good = try fixture.segment(1)
    for number in 1...3 {
      fixture.disk.put(good + Array("@ 2 1 ".utf8), at: fixture.directory.segmentPath(firstSeq: 1))
      let report = try fixture.open().report
      let copy = "/r/log/torn/00000000000000000001-\(good.count)-\(number).torn"
      #expect(
        report.tail
          == .cut(
            RecoveryReport.Cut(
              segment: "00000000000000000001.log", offset: good.count, bytes: 6, reason: .cutHeader(found: 6),
              copy: copy)))
      #expect(fixture.disk.contents(copy) == Array("@ 2 1 ".utf8))
      #expect(fixture.disk.permissions(copy) == 0o400)
      #expect(try fixture.segment(1) == good)
    }
    #expect(try fixture.open().report.description == "1 events in 1 segments, clean")
  }

  /// Put aside and durable before it is cut.
  @Test func theOrderOfACut() throws {
    let fixture = try LogFixture()
    let good = try fixture.segment(1)
    fixture.disk.put(good + [0, 0], at: fixture.directory.segmentPath(firstSeq: 1))
    let before = fixture.disk.changes.count
    _ = try fixture.open()
    let (segment, copy) = ("/r/log/00000000000000000001.log", "/r/log/torn/00000000000000000001-\(good.count)-1.torn")
    #expect(
      fixture.disk.changes.dropFirst(before) == [
        "syncDirectory /r", "chmod \(segment)", "mkdir /r/log/torn", "syncDirectory /r/log", "create \(copy)",
        "write \(copy)", "sync \(copy)", "syncDirectory /r/log/torn", "truncate \(segment)", "sync \(segment)",
        "syncDirectory /r/log", "write /r/acked",
      ])
  }

  /// A start that cut a tail and could not sync that; the one after it finds nothing to cut.
  @Test func aCutThatWasNotSynced() throws {
    for fault in MemoryDisk.Fault.allCases {
      let fixture = try LogFixture()
      let good = try fixture.segment(1)
      fixture.disk.put(good + Array("@ 2 1 ".utf8), at: fixture.directory.segmentPath(firstSeq: 1))
      // The tenth change is the sync after the cut (theOrderOfACut).
      fixture.disk.fail(after: 9, fault)
      #expect(throws: LogError.self) { try fixture.open() }
      fixture.disk.crash(.everything)
      _ = try fixture.open()
      fixture.disk.crash(.nothing)
      #expect(try fixture.segment(1) == good, "\(fault)")
    }
  }

  /// A crash in a rotation leaves a new segment without its header, or with a part of it.
  @Test func anUnfinishedSegmentIsFinished() throws {
    let header = Segment.header(origin: LogFixture.origin)
    for length in 0...header.count {
      let fixture = try LogFixture()
      let path = fixture.directory.segmentPath(firstSeq: 2)
      fixture.disk.put(Array(header.prefix(length)), at: path)
      let opened = try fixture.open()
      #expect(try fixture.segment(2) == header)
      #expect(opened.report.segments == 2 && opened.report.size == 1)
      if length == header.count {
        #expect(opened.report.tail == .clean)
      } else if case .cut(let cut) = opened.report.tail {
        #expect(cut.offset == 0 && cut.bytes == length && (cut.copy == nil) == (length == 0))
      } else {
        Issue.record("\(opened.report.tail)")
      }
      #expect(try opened.log.append(lines: [LogFixture.line(2)]).locations[0].segment == 1)
      fixture.disk.crash(.nothing)
      #expect(try fixture.open().lines.count == 2)
    }
  }

  @Test(arguments: ["", "registry-log 1 szzc", "\0\0\0\0\0\0\0\0"])
  func aSealedSegmentMustBeWhole(_ rest: String) throws {
    let fixture = try LogFixture()
    let log = try fixture.open(rotationBytes: 300).log
    for seq in 2...12 { try log.append(lines: [LogFixture.line(seq)]) }
    try log.close()
    let segments = log.segments
    #expect(segments.count > 2)
    for segment in segments.dropLast() {
      let disk = fixture.disk.copy()
      let copy = try LogFixture(disk: disk)
      disk.put(Array(rest.utf8), at: copy.directory.segmentPath(firstSeq: segment))
      #expect(throws: LogError.self) { try copy.open() }
      disk.put(try fixture.segment(segment).dropLast(), at: copy.directory.segmentPath(firstSeq: segment))
      #expect(throws: LogError.self) { try copy.open() }
      disk.removeDurably(copy.directory.segmentPath(firstSeq: segment))
      #expect(throws: LogError.self) { try copy.open() }
    }
    // The newest one is missing, and only the mark can tell.
    fixture.disk.removeDurably(fixture.directory.segmentPath(firstSeq: segments.last!))
    #expect(throws: LogError.self) { try fixture.open() }
    fixture.disk.removeDurably(fixture.directory.ackedPath)
    #expect(try fixture.open(rotationBytes: 300).report.size == segments.last! - 1)
  }

  @Test func strangersAreLeftAlone() throws {
    let fixture = try LogFixture()
    let names = ["00000000000000000002.log.bak", "2.log", "notes.txt"]
    for name in names { fixture.disk.put([1, 2, 3], at: "/r/log/\(name)") }
    let report = try fixture.open().report
    #expect(report.strangers == names && report.size == 1)
    #expect(fixture.disk.contents("/r/log/2.log") == [1, 2, 3])
  }

  @Test func readingChangesNothing() throws {
    let fixture = try LogFixture()
    let good = try fixture.segment(1)
    fixture.disk.put(good + [0, 0], at: fixture.directory.segmentPath(firstSeq: 1))
    let before = fixture.disk.changes
    var seen = 0
    let scan = try LogScan.run(fixture.directory, on: fixture.disk) { _, _, _ in seen += 1 }
    #expect(seen == 1 && scan.size == 1 && scan.validUpTo == good.count && scan.tornTail == .cutHeader(found: 2))
    #expect(fixture.disk.changes == before)
  }

  /// The same on the kernel's disk, in files that people can look at.
  @Test func onARealDisk() throws {
    let temporary = TemporaryDirectory()
    let disk = HostDisk()
    let directory = try LogDirectory.create(
      at: temporary("registry/"), identity: LogFixture.identity(), founding: Founding(lines: [LogFixture.line(1)]),
      on: disk)
    #expect(directory.path == temporary("registry"))
    var (log, report) = try EventLog.open(directory, on: disk, rotationBytes: 1_000) { _, _, _ in }
    for seq in 2...40 { try log.append(lines: [LogFixture.line(seq)]) }
    try log.close()
    let last = directory.segmentPath(firstSeq: log.segments.last!)
    let file = try disk.open(last, .readWrite)
    try file.append(Array("@ 41 1 20 00000000\n{\"seq\":41".utf8))
    try file.close()
    var lines: [[UInt8]] = []
    (log, report) = try EventLog.open(directory, on: disk, rotationBytes: 1_000) { _, line, _ in
      lines.append(Array(line))
    }
    #expect(lines == LogFixture.lines(1...40))
    guard case .cut(let cut) = report.tail, cut.reason == .cutLines(expected: 20, found: 9) else {
      Issue.record("\(report)")
      return
    }
    try log.append(lines: [LogFixture.line(41)])
    try log.close()
    lines = []
    _ = try LogScan.run(directory, on: disk) { _, line, _ in lines.append(Array(line)) }
    #expect(lines == LogFixture.lines(1...41))
  }
}
