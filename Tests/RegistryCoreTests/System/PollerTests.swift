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
    let wakers = try (0..<5).map { _ in try Waker() }
    for (index, waker) in wakers.enumerated() {
      try poller.add(waker, token: UInt64(index), interest: .read)
      waker.wake()
    }
    var seen: Set<UInt64> = []
    var events: [Poller.Event] = []
    while seen.count < wakers.count {
      try poller.wait(into: &events, timeoutMilliseconds: 0)
      #expect((1...2).contains(events.count))
      for event in events {
        #expect(seen.insert(event.token).inserted)
        wakers[Int(event.token)].drain()
      }
    }
  }

  @Test func aWakerIsReadableUntilDrained() throws {
    let poller = try Poller()
    let waker = try Waker()
    try poller.add(waker, token: 3, interest: .read)
    var events: [Poller.Event] = []
    waker.wake()
    waker.wake()
    try poller.wait(into: &events, timeoutMilliseconds: 0)
    #expect(events.map(\.token) == [3])
    waker.drain()
    waker.drain()
    try poller.wait(into: &events, timeoutMilliseconds: 0)
    #expect(events.isEmpty)
  }

  @Test func aThreadIsWokenByAnother() throws {
    let (ping, pong) = (try Waker(), try Waker())
    let thread = try WorkerThread {
      for _ in 0..<100 {
        ping.wait()
        pong.wake()
      }
    }
    for _ in 0..<100 {
      ping.wake()
      pong.wait()
    }
    thread.join()
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
