import Glibc
import Testing

@testable import RegistryCore

/// `flock` conflicts between open file descriptions, so one process can play both programs.
@Suite struct DirectoryLockTests {
  let directory = TemporaryDirectory()

  @Test func aSecondHolderLearnsWhoTheFirstIs() throws {
    let first = try DirectoryLock(directory("lock"))
    let refusal = DirectoryLock.Failure.alreadyHeld(
      DirectoryLock.AlreadyHeld(path: directory("lock"), pid: ProcessControl.processID))
    #expect(throws: refusal) { try DirectoryLock(directory("lock")) }
    #expect(
      refusal.description
        == "\(directory("lock")) is held by process \(getpid()): one program at a time can have the registry open; "
        + "stop that one first")
    try first.release()
    let second = try DirectoryLock(directory("lock"))
    withExtendedLifetime(second) {}
  }

  @Test func theEndOfTheHolderFreesIt() throws {
    do {
      let first = try DirectoryLock(directory("lock"))
      withExtendedLifetime(first) {}
    }
    let second = try DirectoryLock(directory("lock"))
    try second.release()
  }

  /// A child process shares the open file until its `exec`; a copy of the descriptor stands for it here.
  @Test(arguments: [true, false])
  func whoSharesTheOpenFileDoesNotKeepIt(_ isReleased: Bool) throws {
    var copy: Int32 = -1
    do {
      let first = try DirectoryLock(directory("lock"))
      copy = dup(try #require(descriptor(of: directory("lock"))))
      if isReleased { try first.release() }
      withExtendedLifetime(first) {}
    }
    #expect(copy >= 0)
    try DirectoryLock(directory("lock")).release()
    Glibc.close(copy)
  }

  /// The process's own descriptor of the file at a path; nil if it has none.
  private func descriptor(of path: String) -> Int32? {
    var wanted = stat()
    guard stat(path, &wanted) == 0 else { return nil }
    return (3..<4096).first { number in
      var found = stat()
      return fstat(number, &found) == 0 && found.st_dev == wanted.st_dev && found.st_ino == wanted.st_ino
    }
  }

  @Test func whatAnEarlierProcessWroteDoesNotMatter() throws {
    let file = try HostDisk().open(directory("lock"), .create(permissions: 0o600))
    try file.append(Array("4000000000000\nrubbish".utf8))
    let lock = try DirectoryLock(directory("lock"))
    #expect(try file.read(at: 0, count: 100) == Array("\(getpid())\n".utf8))
    try lock.release()
  }

  @Test(arguments: ["", "123", "x\n", "999999999999\n"])
  func anUnreadableHolderIsUnknown(_ content: String) throws {
    let lock = try DirectoryLock(directory("lock"))
    let file = try HostDisk().open(directory("lock"), .readWrite)
    try file.truncate(to: 0)
    try file.append(Array(content.utf8))
    #expect(
      throws: DirectoryLock.Failure.alreadyHeld(.init(path: directory("lock"), pid: nil))
    ) { try DirectoryLock(directory("lock")) }
    try lock.release()
  }

  @Test func somethingElseThanAFileIsASystemError() {
    #expect(mkfifo(directory("lock"), 0o600) == 0)
    #expect(throws: DirectoryLock.Failure.system(SystemError("ftruncate", directory("lock"), code: EINVAL))) {
      try DirectoryLock(directory("lock"))
    }
  }

  /// A lock that could not say who holds it is given up again.
  @Test func aLockThatCannotBeWrittenIsASystemError() async {
    // In a process of its own, because the limit is one of the process.
    await #expect(processExitsWith: .exitCode(42)) {
      signal(SIGXFSZ, SIG_IGN)
      let resource = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
      var before = rlimit()
      guard getrlimit(resource, &before) == 0 else { return }
      var nothing = rlimit(rlim_cur: 0, rlim_max: before.rlim_max)
      let directory = TemporaryDirectory()
      guard setrlimit(resource, &nothing) == 0 else { return }
      var failure: DirectoryLock.Failure?
      do throws(DirectoryLock.Failure) { _ = try DirectoryLock(directory("lock")) } catch { failure = error }
      guard setrlimit(resource, &before) == 0 else { return }
      guard failure == .system(SystemError("pwrite", directory("lock"), code: EFBIG)) else { return }
      try DirectoryLock(directory("lock")).release()
      ProcessControl.exit(42)
    }
  }

  @Test func aMissingDirectoryIsASystemError() {
    #expect(throws: DirectoryLock.Failure.system(SystemError("open", directory("no/lock"), code: ENOENT))) {
      try DirectoryLock(directory("no/lock"))
    }
  }
}
