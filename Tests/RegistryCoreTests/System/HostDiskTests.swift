import Glibc
import Testing

@testable import RegistryCore

@Suite struct HostDiskTests {
  let directory = TemporaryDirectory()
  let disk = HostDisk()

  @Test func appendsAndReadsBack() throws {
    let file = try disk.open(directory("a"), .create(permissions: 0o640))
    try file.append(Array("hello ".utf8))
    try file.append([])
    try file.append(Array("world".utf8))
    try file.sync()
    #expect(try file.size() == 11)
    #expect(try file.read(at: 0, count: 100) == Array("hello world".utf8))
    #expect(try file.read(at: 6, count: 3) == Array("wor".utf8))
    #expect(try file.read(at: 11, count: 3) == [])
    #expect(try file.read(at: 100, count: 3) == [])
    #expect(try file.read(at: 0, count: 0) == [])
    #expect(file.path == directory("a"))
    try file.close()
    #expect(permissions(of: directory("a")) == 0o640)
  }

  @Test func appendsAtTheEndWhateverWasWrittenBefore() throws {
    let file = try disk.open(directory("a"), .createOrOpen(permissions: 0o600))
    try file.append(Array("abcdef".utf8))
    try file.write(Array("XY".utf8), at: 1)
    try file.append(Array("g".utf8))
    try file.truncate(to: 3)
    try file.append(Array("h".utf8))
    try file.write(Array("!".utf8), at: 6)
    #expect(try file.read(at: 0, count: 100) == Array("aXYh\0\0!".utf8))
    try file.close()
    let again = try disk.open(directory("a"), .readWrite)
    try again.append(Array("i".utf8))
    #expect(try again.read(at: 6, count: 9) == Array("!i".utf8))
    try again.close()
  }

  @Test func readsAndWritesMoreThanOneCallTakes() throws {
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 * 31) }
    let file = try disk.open(directory("big"), .create(permissions: 0o600))
    try file.append(bytes)
    #expect(try file.read(at: 0, count: bytes.count + 1) == bytes)
    try file.close()
  }

  @Test func modesOpenWhatTheySay() throws {
    #expect(throws: SystemError("open", directory("a"), code: ENOENT)) { try disk.open(directory("a"), .read) }
    #expect(throws: SystemError("open", directory("a"), code: ENOENT)) { try disk.open(directory("a"), .readWrite) }
    try disk.open(directory("a"), .createOrOpen(permissions: 0o600)).append([1, 2])
    #expect(throws: SystemError("open", directory("a"), code: EEXIST)) {
      try disk.open(directory("a"), .create(permissions: 0o600))
    }
    #expect(try disk.open(directory("a"), .createOrOpen(permissions: 0o600)).size() == 2)
    #expect(try disk.open(directory("a"), .read).read(at: 0, count: 9) == [1, 2])
  }

  /// Whoever may write in a directory can put something else in the place of a file: nothing waits for it or traps.
  @Test func whatIsNoFileHasNoSize() throws {
    #expect(mkfifo(directory("pipe"), 0o600) == 0)
    let pipe = try disk.open(directory("pipe"), .read)
    #expect(throws: SystemError("lseek", directory("pipe"), code: ESPIPE)) { try pipe.size() }
    #expect(throws: SystemError("pread", directory("pipe"), code: ESPIPE)) { try pipe.read(at: 0, count: 1) }
    #expect(throws: SystemError("ftruncate", directory("pipe"), code: EINVAL)) {
      try disk.open(directory("pipe"), .readWrite).truncate(to: 0)
    }
    #expect(throws: SystemError("lseek", "/dev/null", code: ESPIPE)) { try disk.open("/dev/null", .read).size() }
    #expect(throws: SystemError("read", directory.path, code: EISDIR)) { try disk.open(directory.path, .read).size() }
    #expect(throws: SystemError("pread", directory.path, code: EISDIR)) {
      try disk.open(directory.path, .read).read(at: 0, count: 1)
    }
  }

  @Test func aStreamIsReadToItsEndOrToTheLimit() throws {
    let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 * 31) }
    let file = try disk.open(directory("file"), .create(permissions: 0o600))
    try file.append(bytes)
    #expect(try StreamFile.read(directory("file"), upTo: 1 << 20) == bytes)
    #expect(try StreamFile.read(directory("file"), upTo: 70_000) == Array(bytes.prefix(70_000)))
    #expect(try StreamFile.read("/dev/null", upTo: 10) == [])
    #expect(throws: SystemError("read", directory.path, code: EISDIR)) {
      try StreamFile.read(directory.path, upTo: 10)
    }
  }

  @Test func namesRenamesAndRemoves() throws {
    for name in ["b", "a", "é", "Z", ".hidden", "a0"] {
      try disk.open(directory(name), .create(permissions: 0o600)).append(Array(name.utf8))
    }
    #expect(try disk.list(directory.path) == [".hidden", "Z", "a", "a0", "b", "é"])
    try disk.rename(directory("a"), to: directory("b"))
    #expect(try disk.open(directory("b"), .read).read(at: 0, count: 9) == Array("a".utf8))
    #expect(try !disk.exists(directory("a")))
    #expect(try disk.exists(directory("b")))
    #expect(try !disk.exists(directory("b/c")))
    #expect(try disk.exists(directory.path))
    try disk.remove(directory("b"))
    #expect(try !disk.exists(directory("b")))
    #expect(throws: SystemError("unlink", directory("b"), code: ENOENT)) { try disk.remove(directory("b")) }
    #expect(throws: SystemError("opendir", directory("b"), code: ENOENT)) { try disk.list(directory("b")) }
    try disk.syncDirectory(directory.path)
  }

  @Test func makesDirectories() throws {
    try disk.makeDirectory(directory("d"), permissions: 0o700)
    #expect(permissions(of: directory("d")) == 0o700)
    #expect(try disk.list(directory("d")) == [])
    #expect(throws: SystemError("mkdir", directory("d"), code: EEXIST)) {
      try disk.makeDirectory(directory("d"), permissions: 0o700)
    }
    try disk.setPermissions(directory("d"), 0o555)
    #expect(permissions(of: directory("d")) == 0o555)
    #expect(throws: SystemError("open", directory("none"), code: ENOENT)) {
      try disk.syncDirectory(directory("none"))
    }
  }

  @Test func replacesFilesWhole() throws {
    let path = directory("registry.json")
    try DurableFile.replace(path, with: Array("one".utf8), permissions: 0o644, on: disk)
    // A crash has left a longer temporary file behind.
    try disk.open(path + ".new", .create(permissions: 0o600)).append(Array("rubbish".utf8))
    try DurableFile.replace(path, with: Array("2".utf8), permissions: 0o600, on: disk)
    #expect(try disk.open(path, .read).read(at: 0, count: 100) == Array("2".utf8))
    #expect(permissions(of: path) == 0o600)
    #expect(try disk.list(directory.path) == ["registry.json"])
  }

  @Test func aFailedReplacementLeavesTheOldFile() throws {
    let path = directory("d/file")
    #expect(throws: SystemError("open", path + ".new", code: ENOENT)) {
      try DurableFile.replace(path, with: [1], permissions: 0o600, on: disk)
    }
    try disk.makeDirectory(directory("d"), permissions: 0o700)
    try disk.makeDirectory(path, permissions: 0o700)
    #expect(throws: SystemError("rename", "\(path).new to \(path)", code: EISDIR)) {
      try DurableFile.replace(path, with: [1], permissions: 0o600, on: disk)
    }
    #expect(try disk.list(directory("d")) == ["file"])
  }

  @Test(arguments: [("/a/b/c", "/a/b"), ("c", "."), ("/c", "/"), ("a/c", "a"), ("./c", ".")])
  func findsTheDirectory(_ path: String, _ directory: String) {
    #expect(DurableFile.directory(of: path) == directory)
  }

  @Test func aReadThatFailsIsToldAndGivesNoBytes() throws {
    let file = try disk.open(directory.path, .read)
    #expect(throws: SystemError("pread", directory.path, code: EISDIR)) { try file.read(at: 0, count: 10) }
    try file.close()
  }

  @Test func aDiskWithoutSpaceIsTold() throws {
    let full = try disk.open("/dev/full", .readWrite)
    #expect(throws: SystemError("pwrite", "/dev/full", code: ENOSPC)) { try full.write([1], at: 0) }
    #expect(throws: SystemError("write", "/dev/full", code: ENOSPC)) { try full.append([1]) }
    try full.close()
  }

  @Test func errorsSayWhatFailedOnWhat() {
    #expect(
      SystemError("fdatasync", "/x/y", code: ENOSPC).description
        == "fdatasync /x/y: No space left on device (ENOSPC 28)")
    #expect(SystemError("socket", code: 9_999).description == "socket: Unknown error (errno 9999)")
    #expect(
      SystemError("open", "/x/y", code: ENOENT).phrase.chinese
        == "打开 /x/y 失败：open: No such file or directory (ENOENT 2)")
    #expect(SystemError("socket", code: EMFILE).phrase.chinese == "系统调用失败：socket: Too many open files (EMFILE 24)")
    #expect(SystemError("write", "/x/y", code: ENOSPC).advice?.english == "make room on the disk")
    for code in [ENOENT, EACCES, EPERM, EDQUOT, EFBIG, EROFS, EIO, EMFILE, ENFILE, EISDIR] {
      let advice = SystemError("open", "/x/y", code: code).advice
      #expect(advice.map { !$0.chinese.isEmpty && !$0.english.isEmpty } ?? false, "errno \(code)")
    }
    #expect(SystemError("write", "/x/y", code: EINVAL).advice == nil)
  }

  @Test func useAfterCloseStopsTheProgram() async {
    await #expect(processExitsWith: .failure) {
      do {
        let file = try HostDisk().open("/dev/null", .read)
        try file.close()
        _ = try file.size()
      } catch {
        // A thrown error would be a failure, too, but not a stop.
        ProcessControl.exit(0)
      }
    }
  }
}
