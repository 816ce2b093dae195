import Testing

@testable import RegistryCore

@Suite struct LogScanTests {
  /// A file may grow at any moment between two looks at it: it is read as far as it reached at the first.
  @Test(arguments: [1, 20, 60, 600]) func aLogThatIsWrittenMeanwhile(_ extra: Int) throws {
    let fixture = try LogFixture()
    let path = fixture.directory.segmentPath(firstSeq: 1)
    let whole = try fixture.segment(1)
    let tail = Array(repeating: UInt8(ascii: "@"), count: extra)
    let disk = GrowingDisk(fixture.disk, path: path, growth: tail)
    var seen = 0
    let scan = try LogScan.run(fixture.directory, on: disk) { (_, _, _) throws(LogError) in seen += 1 }
    #expect(scan.lastSegmentBytes == whole.count)
    #expect(scan.tornTail == nil)
    #expect(seen == scan.size && seen > 0)
  }
}

/// A disk whose one file gets longer each time that somebody asks how long it is.
private final class GrowingDisk: Disk {
  private let disk: MemoryDisk
  private let path: String
  private let growth: [UInt8]

  init(_ disk: MemoryDisk, path: String, growth: [UInt8]) {
    self.disk = disk
    self.path = path
    self.growth = growth
  }

  func open(_ path: String, _ mode: OpenMode) throws(SystemError) -> any DiskFile {
    let file = try disk.open(path, mode)
    guard path == self.path else { return file }
    return GrowingFile(file) { [disk, growth] in disk.put((disk.contents(path) ?? []) + growth, at: path) }
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

private final class GrowingFile: DiskFile {
  private let file: any DiskFile
  private let grow: () -> Void

  init(_ file: any DiskFile, grow: @escaping () -> Void) {
    self.file = file
    self.grow = grow
  }

  var path: String { file.path }
  func append(_ bytes: [UInt8]) throws(SystemError) { try file.append(bytes) }
  func write(_ bytes: [UInt8], at offset: Int) throws(SystemError) { try file.write(bytes, at: offset) }
  func read(at offset: Int, count: Int) throws(SystemError) -> [UInt8] { try file.read(at: offset, count: count) }
  func sync() throws(SystemError) { try file.sync() }
  func truncate(to size: Int) throws(SystemError) { try file.truncate(to: size) }
  func close() throws(SystemError) { try file.close() }

  func size() throws(SystemError) -> Int {
    let size = try file.size()
    grow()
    return size
  }
}
