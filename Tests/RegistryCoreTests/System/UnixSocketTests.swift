import Glibc
import Testing

@testable import RegistryCore

@Suite struct UnixSocketTests {
  let directory = TemporaryDirectory()
  var path: String { directory("socket") }

  /// A client and the server's end of its connection.
  private func connectedPair() throws -> (UnixListener, client: UnixConnection, server: UnixConnection) {
    let listener = try UnixListener(path, permissions: 0o600)
    let client = try UnixConnection.connect(path)
    return (listener, client, try #require(try listener.accept()))
  }

  @Test func bytesGoBothWays() throws {
    let (listener, client, server) = try connectedPair()
    var received: [UInt8] = [0xFF]
    #expect(try server.receive(appendingTo: &received, max: 100) == .wouldBlock)
    #expect(try client.sendAll(Array("question".utf8)))
    #expect(try server.receive(appendingTo: &received, max: 5) == .bytes(5))
    #expect(try server.receive(appendingTo: &received, max: 100) == .bytes(3))
    #expect(received == [0xFF] + Array("question".utf8))
    #expect(try server.send(Array("answer".utf8)[...]) == .bytes(6))
    var answer: [UInt8] = []
    #expect(try client.receive(appendingTo: &answer, max: 100) == .bytes(6))
    #expect(answer == Array("answer".utf8))
    try listener.close()
  }

  @Test func theKernelNamesThePeer() throws {
    let (_, client, server) = try connectedPair()
    let me = PeerCredentials(pid: getpid(), uid: getuid(), gid: getgid())
    #expect(server.peer == me)
    #expect(client.peer == me)
  }

  @Test func aClosedPeerIsTold() throws {
    let (_, client, server) = try connectedPair()
    var received: [UInt8] = []
    #expect(shutdown(client.pollDescriptor, Int32(SHUT_WR)) == 0)
    #expect(try server.receive(appendingTo: &received, max: 10) == .closed)
    #expect(try server.send([1][...]) == .bytes(1))
    try client.close()
    #expect(try server.send([1][...]) == .closed)
  }

  /// A child process shares the socket until its `exec`; a copy of the descriptor stands for it here.
  @Test func whoSharesTheSocketDoesNotKeepItOpen() throws {
    let (_, client, server) = try connectedPair()
    let copy = Descriptor(owning: dup(client.pollDescriptor))
    #expect(copy.raw >= 0)
    #expect(try client.sendAll([1, 2]))
    try client.close()
    var received: [UInt8] = []
    #expect(try server.receive(appendingTo: &received, max: 10) == .bytes(2))
    #expect(try server.receive(appendingTo: &received, max: 10) == .closed)
    #expect(copy.raw >= 0)
  }

  /// A socket that was never connected has nobody to receive from.
  @Test func whatIsNotConnectedIsTold() throws {
    let socket = Descriptor(owning: socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0))
    let connection = try UnixConnection(socket, path: "nobody")
    var received: [UInt8] = [7]
    #expect(throws: SystemError("recv", "nobody", code: ENOTCONN)) {
      try connection.receive(appendingTo: &received, max: 10)
    }
    #expect(received == [7])
    try connection.close()
  }

  @Test func aSlowPeerFillsTheBuffer() throws {
    let (_, client, server) = try connectedPair()
    let chunk = [UInt8](repeating: 7, count: 100_000)
    var sent = 0
    loop: while true {
      switch try server.send(chunk[...]) {
      case .bytes(let count): sent += count
      case .wouldBlock: break loop
      case .closed: throw SystemError("send", code: EPIPE)
      }
    }
    var received: [UInt8] = []
    while received.count < sent { #expect(try client.receive(appendingTo: &received, max: 65_536) != .closed) }
    #expect(received.count == sent)
  }

  @Test func nobodyWaits() throws {
    let listener = try UnixListener(path, permissions: 0o600)
    #expect(try listener.accept() == nil)
  }

  @Test(arguments: [0o600, 0o660, 0o666, 0o777] as [UInt32])
  func theSocketHasTheModeAskedFor(_ mode: UInt32) throws {
    let listener = try UnixListener(path, permissions: mode)
    #expect(permissions(of: path) == Int(mode))
    try listener.close()
    #expect(permissions(of: path) == -1)
  }

  @Test func aSocketFileThatIsGoneDoesNotKeepTheListenerOpen() throws {
    let listener = try UnixListener(path, permissions: 0o600)
    try HostDisk().remove(path)
    try listener.close()
  }

  @Test func aStaleSocketIsReplaced() throws {
    do {
      // Ends without `close`, as a program that was killed.
      let dead = try UnixListener(path, permissions: 0o600)
      // Or a child process of another test would answer for it until its `exec`.
      _ = shutdown(dead.pollDescriptor, Int32(SHUT_RDWR))
    }
    #expect(permissions(of: path) == 0o600)
    #expect(throws: UnixConnection.ConnectFailure.refused(path: path)) { try UnixConnection.connect(path) }
    let listener = try UnixListener(path, permissions: 0o640)
    #expect(permissions(of: path) == 0o640)
    _ = try UnixConnection.connect(path)
    try listener.close()
  }

  /// A daemon that died between making its socket and giving it its name.
  @Test func aSocketThatNeverGotItsNameIsReplaced() throws {
    do {
      let dead = try UnixListener(directory("socke~"), permissions: 0o600)
      _ = shutdown(dead.pollDescriptor, Int32(SHUT_RDWR))
    }
    let listener = try UnixListener(path, permissions: 0o600)
    _ = try UnixConnection.connect(path)
    #expect(try HostDisk().list(directory.path) == ["socket"])
    try listener.close()
  }

  @Test func aPlaceWhereNoSocketCanStandIsTold() throws {
    let missing = directory("no/socket")
    #expect(throws: UnixListener.Failure.system(SystemError("bind", directory("no/socket"), code: ENOENT))) {
      try UnixListener(missing, permissions: 0o600)
    }
    try HostDisk().open(directory("file"), .create(permissions: 0o600)).close()
    let beneath = directory("file/socket")
    #expect(throws: UnixListener.Failure.system(SystemError("lstat", beneath, code: ENOTDIR))) {
      try UnixListener(beneath, permissions: 0o600)
    }
  }

  @Test func aLiveSocketIsLeftAlone() throws {
    let first = try UnixListener(path, permissions: 0o600)
    #expect(throws: UnixListener.Failure.live(path: path)) { try UnixListener(path, permissions: 0o600) }
    #expect(try first.accept() != nil)
    _ = try UnixConnection.connect(path)
    #expect(try first.accept() != nil)
  }

  @Test func otherFilesAreLeftAlone() throws {
    try HostDisk().open(path, .create(permissions: 0o600)).append([1])
    #expect(throws: UnixListener.Failure.notASocket(path: path)) { try UnixListener(path, permissions: 0o600) }
    #expect(try HostDisk().open(path, .read).size() == 1)
  }

  @Test func pathsHaveALimit() throws {
    let limit = UnixAddress.maxPathLength
    let fill = limit - directory("").utf8.count
    let longest = directory(String(repeating: "x", count: fill))
    let listener = try UnixListener(longest, permissions: 0o600)
    _ = try UnixConnection.connect(longest)
    try listener.close()
    let sentence = Phrase(
      "套接字路径 \(longest)x 有 108 字节，而 Unix 套接字至多 107 字节：请换一个较短的",
      "the socket path \(longest)x has 108 bytes and a Unix socket takes at most 107: choose a shorter one")
    #expect(throws: UnixListener.Failure.badPath(sentence)) {
      try UnixListener(longest + "x", permissions: 0o600)
    }
    #expect(throws: UnixConnection.ConnectFailure.badPath(sentence)) {
      try UnixConnection.connect(longest + "x")
    }
    for bad in ["", "a\0b"] {
      #expect(throws: UnixConnection.ConnectFailure.self) { try UnixConnection.connect(bad) }
    }
  }

  @Test func aFailedConnectionIsExplained() throws {
    #expect(throws: UnixConnection.ConnectFailure.noSuchSocket(path: path)) { try UnixConnection.connect(path) }
    #expect(throws: UnixConnection.ConnectFailure.noSuchSocket(path: directory("no/socket"))) {
      try UnixConnection.connect(directory("no/socket"))
    }
    #expect(
      UnixConnection.ConnectFailure.noSuchSocket(path: "/run/r").description
        == "there is no socket at /run/r: registryd is not running, or listens elsewhere")
    try HostDisk().open(path, .create(permissions: 0o600)).close()
    #expect(throws: UnixConnection.ConnectFailure.refused(path: path)) { try UnixConnection.connect(path) }
  }

  @Test func whoMayNotConnectIsTold() async {
    // In a process of its own, because root has to become somebody else to be refused anything.
    await #expect(processExitsWith: .exitCode(42)) {
      let directory = TemporaryDirectory()
      let path = directory("socket")
      let listener = try UnixListener(path, permissions: 0)
      let me = geteuid()
      if me == 0, chmod(directory.path, 0o755) != 0 || seteuid(65_534) != 0 { return }
      var failure: UnixConnection.ConnectFailure?
      do throws(UnixConnection.ConnectFailure) { _ = try UnixConnection.connect(path) } catch { failure = error }
      let told = failure?.description ?? ""
      let user = try UserNames.name(UserNames.currentUserID)
      if me == 0, seteuid(0) != 0 { return }
      try listener.close()
      guard failure == .notPermitted(path: path), told.hasPrefix("\(path) may not be used by user \(user): ") else {
        return
      }
      ProcessControl.exit(42)
    }
  }
}
