import DiskSimulation

@testable import RegistryCore

private let origin = "fuzz.example/registry"

private func context(acknowledged: Int) -> SegmentScan.Context {
  SegmentScan.Context(origin: origin, firstSeq: 1, ordinal: 0, isLast: true, acknowledged: acknowledged)
}

/// A scan of bytes behind a right first line: what it calls whole is whole without what follows, and a cut where it says
/// leaves a clean segment with the same lines.
@Sendable func fuzzFrames(_ bytes: [UInt8]) {
  let segment = Segment.header(origin: origin) + bytes
  let (verdict, lines) = scan(segment)
  switch verdict {
  case .clean(let nextSeq, let size):
    promise(size == segment.count && nextSeq == lines.count + 1, "clean up to \(size) of \(segment.count)")
  case .tornTail(let nextSeq, let validUpTo, _):
    promise(validUpTo < segment.count, "a tail of nothing")
    guard validUpTo > 0 else { return }
    let cut = scan(Array(segment.prefix(validUpTo)))
    promise(cut.verdict == .clean(nextSeq: nextSeq, size: validUpTo), "cut, it is \(cut.verdict)")
    promise(cut.lines == lines, "cut, it has other lines")
  case .damaged(let offset, _, _): promise(offset <= segment.count, "damage beyond the end")
  }
}

private func scan(_ bytes: [UInt8]) -> (verdict: SegmentScan.Verdict, lines: [[UInt8]]) {
  var lines: [[UInt8]] = []
  let verdict = try? bytes.withUnsafeBytes {
    try SegmentScan.verdict(of: $0, context(acknowledged: 0)) { _, line, _ in lines.append(Array(line)) }
  }
  guard let verdict else { fatalError("broken promise: a scan that keeps its lines threw") }
  return (verdict, lines)
}

/// A log that ends in anything: it opens or says that it is damaged; if it opens, it opens again, clean, with the same
/// lines, and takes another frame.
@Sendable func fuzzRecovery(_ bytes: [UInt8]) {
  let disk = MemoryDisk()
  do {
    let directory = try LogDirectory.create(
      at: "/r",
      identity: RegistryIdentity(origin: origin, created: "2022-12-30T02:11:09.482113Z", isRehearsal: false),
      founding: Founding(lines: [Array("{\"seq\":1}".utf8)]), on: disk)
    let path = directory.segmentPath(firstSeq: 1)
    // The first byte chooses the file that the rest is written to, or behind.
    switch (bytes.first ?? 0) % 4 {
    case 0, 1: disk.put((disk.contents(path) ?? []) + bytes.dropFirst(), at: path)
    case 2: disk.put(Array(bytes.dropFirst()), at: path)
    case _: disk.put(Array(bytes.dropFirst()), at: directory.ackedPath)
    }
    guard let (lines, _) = try opened(directory, disk) else { return }
    disk.crash(.nothing)
    guard let (again, log) = try opened(directory, disk) else { fatalError("broken promise: it opens only once") }
    promise(lines == again, "opened again, it has other lines")
    try log.append(lines: [Array("{}".utf8)])
    disk.crash(.nothing)
    promise(try opened(directory, disk)?.lines.count == lines.count + 1, "an event is lost")
  } catch {
    fatalError("broken promise: \(error)")
  }
}

private func opened(_ directory: LogDirectory, _ disk: MemoryDisk) throws -> (lines: [[UInt8]], log: EventLog)? {
  var lines: [[UInt8]] = []
  do {
    let (log, report) = try EventLog.open(directory, on: disk) { _, line, _ in lines.append(Array(line)) }
    promise(report.size == lines.count, "\(report.size) events, \(lines.count) lines")
    return (lines, log)
  } catch LogError.damaged {
    return nil
  }
}

/// A private file of anything: stretches are in order and within it, and every row is in a whole frame.
@Sendable func fuzzPrivate(_ bytes: [UInt8]) {
  let file = FileHeader.private.line(origin: origin) + bytes.dropFirst()
  for logSize in [nil, Int(bytes.first ?? 0)] {
    let scan = file.withUnsafeBytes { PrivateScan($0, origin: origin, logSize: logSize) }
    promise(scan.end <= file.count, "an end beyond the end")
    for row in scan.rows {
      promise(
        scan.frames.contains { $0.contains(row.offset) && row.offset + row.length <= $0.upperBound },
        "a row outside the frames")
      _ = PrivateValue(parsing: Array(file[row.offset..<row.offset + row.length]))
    }
    for (one, next) in zip(scan.frames, scan.frames.dropFirst()) {
      promise(one.upperBound <= next.lowerBound, "frames that overlap")
    }
  }
}

/// An event line of anything: what is read is written so that it is read as the same, and the replay reads it or not.
@Sendable func fuzzEvent(_ bytes: [UInt8]) {
  guard let line = try? EventLine(parsing: bytes) else { return }
  let written = EventBytes.of(line)
  guard let again = try? EventLine(parsing: written) else { fatalError("broken promise: it cannot be read again") }
  promise(EventBytes.of(again) == written, "two ways of writing it")
  // What no command can have had is found before anything is made of it.
  guard let isSound = try? bytes.withUnsafeBytes({ try LineView($0, on: JSONTape()).dataFault == nil }), isSound else {
    return
  }
  if let content = line.content {
    _ = EventFacts.read(line, of: content.name.payload(content.data))
    _ = PersonalValues.replace(in: content.data, of: content.name) { _, value in value }
  }
  let place = LineLocation(segment: 0, offset: 0, length: bytes.count)
  guard let decoded = try? CommandDecoder.decode(LogPiece(line: bytes, seq: line.seq, at: place)) else { return }
  promise(decoded.commands.count <= 1, "\(decoded.commands.count) commands in one line")
  // A replay begins with the first event.
  guard line.seq == 1 else { return }
  var replay = Replay(TreeReplay(notingRootsAt: []))
  replay.take(decoded)
}

private enum EventBytes {
  static func of(_ line: EventLine) -> [UInt8] {
    var writer = JSONWriter()
    line.write(to: &writer)
    return writer.bytes
  }
}

/// A command of any form, and a question of any form: refused or answered.
@Sendable func fuzzCommand(_ bytes: [UInt8]) {
  guard let value = try? JSONReader.parse(bytes) else { return }
  if case .success(let submission) = GenericChecks.admit(value) {
    _ = try? Register(founding: .shuozhou2016).decide(submission)
  }
  guard case .object(let object) = value, let day = CivilDate(iso: "2024-01-01") else { return }
  if let asked = try? PointedQuestion(object, today: day) {
    _ = Register(founding: .shuozhou2016).answer(asked.question).map { AnswerJSON.bytes(of: $0) }
  }
  _ = try? RegulationFile.read(value)
}
