import Glibc
import Testing

@testable import RegistryCore

/// Lines in, bytes out, and what is known of the place where the program runs.
@Suite struct StreamTests {
  let directory = TemporaryDirectory()

  private func lines(_ content: [UInt8], maxLength: Int) throws -> [LineReader.Line] {
    let file = try HostDisk().open(directory("in"), .createOrOpen(permissions: 0o600))
    try file.truncate(to: 0)
    try file.append(content)
    let reader = try LineReader(file: directory("in"), maxLength: maxLength)
    var lines: [LineReader.Line] = []
    while let line = try reader.nextLine() { lines.append(line) }
    #expect(try reader.nextLine() == nil)
    return lines
  }

  struct Row: Sendable {
    let content: String
    let lines: [LineReader.Line]
  }

  static let rows: [Row] = [
    Row(content: "", lines: []),
    Row(content: "\n", lines: [.whole([])]),
    Row(content: "a", lines: [.whole([0x61])]),
    Row(content: "a\n", lines: [.whole([0x61])]),
    Row(content: "a\n\nb", lines: [.whole([0x61]), .whole([]), .whole([0x62])]),
    Row(content: "a\r\nb\u{2028}", lines: [.whole([0x61, 0x0D]), .whole([0x62, 0xE2, 0x80, 0xA8])]),
    Row(content: "12345\n123456\n1", lines: [.whole(Array("12345".utf8)), .tooLong(length: 6), .whole([0x31])]),
    Row(content: "123456", lines: [.tooLong(length: 6)]),
    Row(content: "a\0b\n", lines: [.whole([0x61, 0, 0x62])]),
  ]

  @Test(arguments: rows) func splitsLines(_ row: Row) throws {
    #expect(try lines(Array(row.content.utf8), maxLength: 5) == row.lines)
  }

  @Test func takesBytesThatAreNoText() throws {
    #expect(try lines([0xFF, 0x0A, 0xC3], maxLength: 5) == [.whole([0xFF]), .whole([0xC3])])
  }

  @Test(arguments: [65_535, 65_536, 65_537, 131_072, 300_000]) func takesLongLines(_ length: Int) throws {
    let long = [UInt8](repeating: 0x78, count: length)
    let content = Array("first\n".utf8) + long + Array("\nlast\n".utf8)
    let ends: [LineReader.Line] = [.whole(Array("first".utf8)), .whole(Array("last".utf8))]
    #expect(try lines(content, maxLength: length) == [ends[0], .whole(long), ends[1]])
    #expect(try lines(content, maxLength: length - 1) == [ends[0], .tooLong(length: length), ends[1]])
    #expect(try lines(content, maxLength: 10) == [ends[0], .tooLong(length: length), ends[1]])
  }

  @Test func takesManyLines() throws {
    let content = (0..<50_000).map { "line \($0)" }
    let found = try lines(Array(content.joined(separator: "\n").utf8), maxLength: 100)
    #expect(found == content.map { .whole(Array($0.utf8)) })
  }

  @Test func givesALineBeforeTheInputEnds() throws {
    let fifo = directory("fifo")
    #expect(mkfifo(fifo, 0o600) == 0)
    // Opened for both so that neither end waits for the other.
    let writer = try HostDisk().open(fifo, .readWrite)
    let reader = try LineReader(file: fifo, maxLength: 100)
    #expect(!reader.hasLine)
    let writing = open(fifo, O_WRONLY)
    #expect(Glibc.write(writing, "one\ntwo\nthr", 11) == 11)
    #expect(try reader.nextLine() == .whole(Array("one".utf8)))
    #expect(reader.hasLine)
    #expect(try reader.nextLine() == .whole(Array("two".utf8)))
    #expect(!reader.hasLine)
    try writer.close()
    Glibc.close(writing)
    #expect(try reader.nextLine() == .whole(Array("thr".utf8)))
    #expect(try reader.nextLine() == nil)
    #expect(reader.hasLine)
  }

  @Test func aMissingFileIsTold() {
    #expect(throws: SystemError("open", directory("none"), code: ENOENT)) {
      try LineReader(file: directory("none"), maxLength: 5)
    }
    #expect(throws: SystemError("read", directory.path, code: EISDIR)) {
      try LineReader(file: directory.path, maxLength: 5).nextLine()
    }
  }

  @Test func outputReachesItsReader() async throws {
    let result = await #expect(
      processExitsWith: .success, observing: [\.standardOutputContent, \.standardErrorContent]
    ) {
      try StandardStreams.write([UInt8](repeating: 0x6F, count: 300_000), to: .output)
      try StandardStreams.write("talk\n", to: .error)
      ProcessControl.exit(0)
    }
    let output = result?.standardOutputContent ?? []
    #expect(output.count { $0 == 0x6F } >= 300_000)
    let talk = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(talk.contains("talk\n"))
  }

  @Test func aBrokenPipeIsAnError() async {
    await #expect(processExitsWith: .exitCode(43)) {
      ProcessControl.ignoreBrokenPipes()
      var ends: [Int32] = [0, 0]
      guard pipe(&ends) == 0, dup2(ends[1], 1) == 1 else { return }
      Glibc.close(ends[0])
      Glibc.close(ends[1])
      do throws(SystemError) {
        try StandardStreams.write("x", to: .output)
      } catch {
        ProcessControl.exit(error.isBrokenPipe ? 43 : 44)
      }
    }
  }

  @Test func aMissingStreamIsAnError() async {
    await #expect(processExitsWith: .exitCode(45)) {
      // Not closed: another thread of the process could be given its number and make it writable again.
      guard dup2(open("/dev/null", O_RDONLY), 1) == 1 else { return }
      do throws(SystemError) {
        try StandardStreams.write("x", to: .output)
      } catch {
        ProcessControl.exit(error.code == EBADF ? 45 : 46)
      }
    }
  }

  /// Whoever shares the standard output may have made it nonblocking: all bytes arrive all the same.
  @Test func aNonblockingOutputIsWaitedFor() async {
    await #expect(processExitsWith: .exitCode(46)) {
      var ends: [Int32] = [0, 0]
      guard pipe(&ends) == 0, fcntl(ends[1], F_SETFL, O_NONBLOCK) == 0, dup2(ends[1], 1) == 1 else { return }
      let (reading, wanted) = (ends[0], 1_000_000)
      let reader = try WorkerThread {
        var (chunk, seen) = ([UInt8](repeating: 0, count: 65_536), 0)
        // Slower than the writer, who so finds the pipe full.
        while seen < wanted {
          ProcessControl.sleep(milliseconds: 10)
          seen += max(0, read(reading, &chunk, chunk.count))
        }
      }
      try StandardStreams.write([UInt8](repeating: 0x6F, count: wanted), to: .output)
      reader.join()
      ProcessControl.exit(46)
    }
  }

  /// The same of the standard input: a line is waited for, byte by byte.
  @Test func aNonblockingInputIsWaitedFor() async {
    await #expect(processExitsWith: .exitCode(47)) {
      var ends: [Int32] = [0, 0]
      guard pipe(&ends) == 0, fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0, dup2(ends[0], 0) == 0 else { return }
      let writing = ends[1]
      let writer = try WorkerThread {
        for byte in Array("众创\n".utf8) {
          ProcessControl.sleep(milliseconds: 10)
          _ = Glibc.write(writing, [byte], 1)
        }
        Glibc.close(writing)
      }
      let reader = LineReader(maxLength: 100)
      guard try reader.nextLine() == .whole(Array("众创".utf8)), try reader.nextLine() == nil else { return }
      writer.join()
      ProcessControl.exit(47)
    }
  }

  @Test func theClockIsAboutRight() {
    // 2025-01-01 and 2100-01-01.
    #expect((1_735_689_600_000_000..<4_102_444_800_000_000).contains(WallClock.now()))
    // The clock of whole seconds is that of the last tick, and may be a second behind.
    let before = Int64(time(nil))
    let seconds = WallClock.now() / 1_000_000
    #expect((before...Int64(time(nil)) + 1).contains(seconds))
  }

  @Test func usersHaveNames() throws {
    #expect(try UserNames.name(0) == "root")
    #expect(try UserNames.name(4_123_456_789) == "uid:4123456789")
    // An entry that is longer than the room for it.
    #expect(try UserNames.name(0, startingWith: 2) == "root")
  }

  @Test func randomBytesDiffer() {
    #expect(Randomness.bytes(0) == [])
    #expect(Randomness.bytes(32).count == 32)
    #expect(Randomness.bytes(32) != Randomness.bytes(32))
    #expect(Randomness.bytes(1_000_000).count { $0 == 0 } < 10_000)
  }

  @Test func theEnvironmentIsRead() async {
    // In a process of its own: to set a variable moves the environment under the threads that read it.
    await #expect(processExitsWith: .exitCode(48)) {
      setenv("REGISTRY_TEST_VARIABLE", "众", 1)
      let environment = CommandLineEnvironment()
      guard environment.variable("REGISTRY_TEST_VARIABLE") == "众", environment.variable("REGISTRY_TEST_UNSET") == nil,
        !environment.program.isEmpty
      else { return }
      ProcessControl.exit(48)
    }
  }

  @Test func descriptorsAreRaisedToTheLimit() throws {
    let limit = try ProcessControl.raiseDescriptorLimit()
    #expect(limit >= 1_024)
    #expect(try ProcessControl.raiseDescriptorLimit() == limit)
  }
}
