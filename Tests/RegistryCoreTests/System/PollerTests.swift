import Glibc
import Testing

@testable import RegistryCore

@Suite struct PollerTests {
  let directory = TemporaryDirectory()

  @Test func tellsWhoIsReady() throws {
    let poller = try Poller(maxEvents: 8)
    let listener = try UnixListener(directory("s"), permissions: 0o600)
    var events: [Poller.Event] = []
    try poller.add(listener, token: 1, interest: .read)
    try poller.wait(into: &events, timeoutMilliseconds: 0)
    #expect(events.isEmpty)

    let client = try UnixConnection.connect(directory("s"))
    try poller.wait(into: &events, timeoutMilliseconds: nil)
    #expect(events == [Poller.Event(token: 1, isReadable: true, isWritable: false, isHungUp: false)])
    // Level-triggered: told again as long as it is so.
    try poller.wait(into: &events, timeoutMilliseconds: nil)
    #expect(events.count == 1)

    let server = try #require(try listener.accept())
    try poller.add(server, token: .max, interest: [.read, .write])
    try poller.wait(into: &events, timeoutMilliseconds: 1_000)
    #expect(events == [Poller.Event(token: .max, isReadable: false, isWritable: true, isHungUp: false)])

    try poller.modify(server, token: 7, interest: .read)
    try poller.wait(into: &events, timeoutMilliseconds: 1)
    #expect(events.isEmpty)
    #expect(try client.sendAll([1]))
    try poller.wait(into: &events, timeoutMilliseconds: 1_000)
    #expect(events == [Poller.Event(token: 7, isReadable: true, isWritable: false, isHungUp: false)])

    try poller.modify(server, token: 7, interest: [])
    try client.close()
    try poller.wait(into: &events, timeoutMilliseconds: 1_000)
    #expect(events == [Poller.Event(token: 7, isReadable: true, isWritable: false, isHungUp: true)])

    try poller.remove(server)
    try server.close()
    try poller.wait(into: &events, timeoutMilliseconds: 0)
    #expect(events.isEmpty)
  }

  @Test func givesNoMoreEventsThanAskedFor() throws {
    let poller = try Poller(maxEvents: 2)
    let listener = try UnixListener(directory("s"), permissions: 0o600)
    var clients: [UnixConnection] = []
    var servers: [UnixConnection] = []
    for index in 0..<5 {
      clients.append(try UnixConnection.connect(directory("s")))
      servers.append(try #require(try listener.accept()))
      try poller.add(servers[index], token: UInt64(index), interest: .read)
      #expect(try clients[index].sendAll([1]))
    }
    var seen: Set<UInt64> = []
    var events: [Poller.Event] = []
    while seen.count < servers.count {
      try poller.wait(into: &events, timeoutMilliseconds: 0)
      #expect((1...2).contains(events.count))
      for event in events {
        #expect(seen.insert(event.token).inserted)
        var received: [UInt8] = []
        #expect(try servers[Int(event.token)].receive(appendingTo: &received, max: 10) == .bytes(1))
      }
    }
  }

  @Test func aThreadThatCannotBeStartedIsTold() {
    // No address space has so large a stack.
    #expect(throws: SystemError("pthread_create", code: EAGAIN)) { try WorkerThread(stackBytes: 1 << 55) {} }
  }

  @Test func signalsComeAsInput() async {
    // In a process of its own, because the signal is blocked for good.
    await #expect(processExitsWith: .exitCode(42)) {
      let source = try SignalSource([.terminate, .hangUp])
      guard try source.next() == nil else { return }
      pthread_kill(pthread_self(), SIGTERM)
      guard try source.next() == .terminate, try source.next() == nil else { return }
      pthread_kill(pthread_self(), SIGHUP)
      guard try source.next() == .hangUp else { return }
      ProcessControl.exit(42)
    }
  }
}
