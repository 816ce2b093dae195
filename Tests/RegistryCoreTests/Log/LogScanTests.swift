import Testing

@testable import RegistryCore

/// The log is read while a daemon writes it, or starts and cuts off what an interrupted write left.
@Suite struct LogScanTests {
  /// A file may grow at any moment between two looks at it: it is read as far as it reached at the first.
  @Test(arguments: [1, 20, 60, 600]) func aLogThatIsWrittenMeanwhile(_ extra: Int) throws {
    let fixture = try LogFixture()
    let path = fixture.directory.segmentPath(firstSeq: 1)
    let whole = try fixture.segment(1)
    let tail = Array(repeating: UInt8(ascii: "@"), count: extra)
    let disk = MeddledDisk(fixture.disk, path: path) { look in
      if look == .size { fixture.disk.put((fixture.disk.contents(path) ?? []) + tail, at: path) }
    }
    let (scan, seen) = try Self.run(fixture, on: disk)
    #expect(scan.lastSegmentBytes == whole.count)
    #expect(scan.tornTail == nil)
    #expect(seen == scan.size && seen > 0)
  }

  /// Bytes that an interrupted write left: too few for a header, and some of the line.
  static let torn = [3, 15, 40, 200]

  /// A torn tail is cut off after the size was told, or after it was read: the log ends where it then ends.
  @Test(arguments: torn, [MeddledDisk.Look.size, .read])
  func aTornTailIsCutMeanwhile(_ bytes: Int, _ moment: MeddledDisk.Look) throws {
    let fixture = try LogFixture()
    let path = fixture.directory.segmentPath(firstSeq: 1)
    let whole = try fixture.segment(1)
    fixture.disk.put(whole + (try Self.frame(after: fixture)).prefix(bytes), at: path)
    let disk = MeddledDisk(fixture.disk, path: path) { look in
      if look == moment { fixture.disk.put(whole, at: path) }
    }
    let (scan, seen) = try Self.run(fixture, on: disk)
    #expect(scan.lastSegmentBytes == whole.count && scan.validUpTo == whole.count)
    #expect(scan.tornTail == nil)
    #expect(seen == 1 && scan.size == 1)
  }

  /// In the place of the torn frame stands a whole one by the time that the torn one is judged.
  @Test(arguments: torn) func aTornTailIsWrittenOverMeanwhile(_ bytes: Int) throws {
    let fixture = try LogFixture()
    let path = fixture.directory.segmentPath(firstSeq: 1)
    let whole = try fixture.segment(1)
    let frame = try Self.frame(after: fixture)
    var torn = Array(frame.prefix(bytes))
    torn[bytes - 1] ^= 1
    fixture.disk.put(whole + torn, at: path)
    let disk = MeddledDisk(fixture.disk, path: path) { look in
      if look == .read { fixture.disk.put(whole + frame, at: path) }
    }
    let (scan, seen) = try Self.run(fixture, on: disk)
    #expect(scan.lastSegmentBytes == whole.count + frame.count)
    #expect(scan.tornTail == nil)
    #expect(seen == 2 && scan.size == 2)
  }

  /// A sealed segment that ends early is damage, even if it was longer a moment before.
  @Test func aSealedSegmentIsCutMeanwhile() throws {
    let fixture = try LogFixture()
    let log = try fixture.open(rotationBytes: 1_000).log
    for seq in 2...9 { try log.append(lines: [LogFixture.line(seq, bytes: 200)]) }
    try log.close()
    let path = fixture.directory.segmentPath(firstSeq: 1)
    let whole = try fixture.segment(1)
    let disk = MeddledDisk(fixture.disk, path: path) { look in
      if look == .size { fixture.disk.put(Array(whole.dropLast(10)), at: path) }
    }
    let error = try #require(throws: LogError.self) { try Self.run(fixture, on: disk) }
    guard case .damaged(let damage) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(damage.path == path && damage.proof == .sealed)
  }

  /// No segment that the registry wrote is so long; its bytes are not even read.
  @Test func aSegmentBeyondAllMeasure() throws {
    let fixture = try LogFixture()
    let path = fixture.directory.segmentPath(firstSeq: 1)
    fixture.disk.put([UInt8](repeating: 0, count: Segment.maximumBytes + 1), at: path)
    let error = try #require(throws: LogError.self) { try fixture.open() }
    guard case .damaged(let damage) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(damage.path == path && damage.offset == Segment.maximumBytes)
    #expect(damage.found.english == "\(Segment.maximumBytes + 1) bytes")
  }

  private static func run(_ fixture: LogFixture, on disk: MeddledDisk) throws -> (scan: LogScan, seen: Int) {
    var seen = 0
    let scan = try LogScan.run(fixture.directory, on: disk) { (_, _, _) throws(LogError) in seen += 1 }
    return (scan, seen)
  }

  /// The bytes of the frame that the log's next event is written in.
  private static func frame(after fixture: LogFixture) throws -> [UInt8] {
    let path = fixture.directory.segmentPath(firstSeq: 1)
    let whole = try fixture.segment(1)
    let log = try fixture.open().log
    try log.append(lines: [LogFixture.line(2, bytes: 200)])
    try log.close()
    let frame = Array(try fixture.segment(1).dropFirst(whole.count))
    fixture.disk.put(whole, at: path)
    fixture.disk.removeDurably(fixture.directory.ackedPath)
    return frame
  }
}

/// A disk on which something happens to one file before it is opened, and after each look at it.
final class MeddledDisk: Disk {
  enum Look: Sendable { case open, size, read }

  private let disk: MemoryDisk
  private let path: String
  private let meddle: (Look) -> Void

  init(_ disk: MemoryDisk, path: String, meddle: @escaping (Look) -> Void) {
    self.disk = disk
    self.path = path
    self.meddle = meddle
  }

  func open(_ path: String, _ mode: OpenMode) throws(SystemError) -> any DiskFile {
    if path == self.path { meddle(.open) }
    let file = try disk.open(path, mode)
    return path == self.path ? MeddledFile(file, meddle: meddle) : file
  }

  func rename(_ from: String, to: String) throws(SystemError) { try disk.rename(from, to: to) }
  func remove(_ path: String) throws(SystemError) { try disk.remove(path) }
  func list(_ directory: String) throws(SystemError) -> [String] { try disk.list(directory) }
  func makeDirectory(_ path: String, permissions: UInt32) throws(SystemError) {
    try disk.makeDirectory(path, permissions: permissions)
  }
  func syncDirectory(_ path: String) throws(SystemError) { try disk.syncDirectory(path) }
  func exists(_ path: String) throws(SystemError) -> Bool { try disk.exists(path) }
  func setPermissions(_ path: String, _ permissions: UInt32) throws(SystemError) {
    try disk.setPermissions(path, permissions)
  }
  func permissions(of path: String) throws(SystemError) -> UInt32 { try disk.permissions(of: path) }
}

private final class MeddledFile: DiskFile {
  private let file: any DiskFile
  private let meddle: (MeddledDisk.Look) -> Void

  init(_ file: any DiskFile, meddle: @escaping (MeddledDisk.Look) -> Void) {
    self.file = file
    self.meddle = meddle
  }

  var path: String { file.path }
  func append(_ bytes: [UInt8]) throws(SystemError) { try file.append(bytes) }
  func write(_ bytes: [UInt8], at offset: Int) throws(SystemError) { try file.write(bytes, at: offset) }
  func sync() throws(SystemError) { try file.sync() }
  func truncate(to size: Int) throws(SystemError) { try file.truncate(to: size) }
  func close() throws(SystemError) { try file.close() }

  func size() throws(SystemError) -> Int {
    defer { meddle(.size) }
    return try file.size()
  }

  func read(at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
    defer { meddle(.read) }
    return try file.read(at: offset, count: count)
  }
}
