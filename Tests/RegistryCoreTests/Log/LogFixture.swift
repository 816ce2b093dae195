import Testing

@testable import RegistryCore

/// A registry in memory, at `/r`, and what its tests do again and again.
struct LogFixture {
  static let origin = "szzc.example/registry"
  static let path = "/r"

  let disk: MemoryDisk
  let directory: LogDirectory

  /// A registry with one event.
  init() throws {
    disk = MemoryDisk()
    directory = try LogDirectory.create(
      at: Self.path, identity: Self.identity(), founding: Founding(lines: [Self.line(1)]), on: disk)
  }

  init(disk: MemoryDisk) throws {
    self.disk = disk
    directory = try LogDirectory.open(at: Self.path, on: disk)
  }

  static func identity() throws -> RegistryIdentity {
    try RegistryIdentity(origin: origin, created: "2022-12-30T02:11:09.482113Z", isRehearsal: false)
  }

  /// An event line of some length.
  static func line(_ seq: Int, bytes: Int = 0) -> [UInt8] {
    Array("{\"seq\":\(seq),\"type\":\"tested\",\"note\":\"\(String(repeating: "x", count: bytes))\"}".utf8)
  }

  static func lines(_ seqs: ClosedRange<Int>, bytes: Int = 0) -> [[UInt8]] { seqs.map { line($0, bytes: bytes) } }

  /// What opening finds: the lines in order, checked for their numbers and places.
  struct Opened {
    let log: EventLog
    let report: RecoveryReport
    var lines: [[UInt8]] = []
    var locations: [LineLocation] = []
  }

  func open(rotationBytes: Int = Segment.rotationBytes) throws -> Opened {
    var lines: [[UInt8]] = []
    var locations: [LineLocation] = []
    let opened = try EventLog.open(directory, on: disk, rotationBytes: rotationBytes) { seq, line, location in
      precondition(seq == lines.count + 1 && line.count == location.length)
      lines.append(Array(line))
      locations.append(location)
    }
    return Opened(log: opened.log, report: opened.report, lines: lines, locations: locations)
  }

  /// The file of a segment.
  func segment(_ firstSeq: Int) throws -> [UInt8] {
    try #require(disk.contents(directory.segmentPath(firstSeq: firstSeq)))
  }

  func mark() throws -> AckedMark {
    let bytes = try #require(disk.contents(directory.ackedPath))
    return try #require(AckedMark(parsing: bytes))
  }

  /// The verdict on a segment in memory, and the lines visited.
  static func scan(
    _ bytes: [UInt8], firstSeq: Int = 1, isLast: Bool = true, acknowledged: Int = 0
  ) throws -> (verdict: SegmentScan.Verdict, lines: [[UInt8]]) {
    var lines: [[UInt8]] = []
    let context = SegmentScan.Context(
      origin: origin, firstSeq: firstSeq, ordinal: 0, isLast: isLast, acknowledged: acknowledged)
    let verdict = try bytes.withUnsafeBytes {
      try SegmentScan.verdict(of: $0, context) { _, line, _ in lines.append(Array(line)) }
    }
    return (verdict, lines)
  }
}

extension [UInt8] {
  var text: String { String(decoding: self, as: UTF8.self) }

  func flipping(bit: Int, of offset: Int) -> [UInt8] {
    var copy = self
    copy[offset] ^= 1 << UInt8(bit)
    return copy
  }
}
