import RegistryCore
import Synchronization

/// A daemon that answers one connection by a script, on a socket of its own.
final class FakeDaemon: Sendable {
  let path: String
  private let calls = Mutex<[MethodCall]>([])

  /// The calls that have come so far.
  var received: [MethodCall] { calls.withLock { $0 } }

  /// - Parameter answer: the replies to a call; none closes the connection.
  init(_ answer: @escaping @Sendable (MethodCall) -> [Reply]) throws {
    let path = "/tmp/registryctl-test-\(Hex.encode(Randomness.bytes(8))).sock"
    self.path = path
    let listener = Handover(try UnixListener(path, permissions: 0o600))
    _ = try WorkerThread { [self] in
      try? FakeDaemon.serve(listener.value) { call in
        calls.withLock { $0.append(call) }
        return answer(call)
      }
    }
  }

  private static func serve(_ listener: UnixListener, _ answer: (MethodCall) -> [Reply]) throws {
    defer { try? listener.close() }
    try wait(for: listener)
    guard let connection = try listener.accept() else { return }
    var pending: [UInt8] = []
    while true {
      try wait(for: connection)
      guard case .bytes = try connection.receive(appendingTo: &pending, max: 65_536) else { return }
      while let end = pending.firstIndex(of: 0) {
        let call = try pending[..<end].withUnsafeBytes { try MethodCall(decoding: $0) }
        pending.removeSubrange(...end)
        let replies = answer(call)
        if replies.isEmpty { return }
        for reply in replies {
          var rest = reply.bytes[...]
          while !rest.isEmpty {
            if case .bytes(let count) = try connection.send(rest) { rest = rest.dropFirst(count) }
          }
        }
      }
    }
  }

  private static func wait(for target: some Pollable) throws {
    let poller = try Poller()
    try poller.add(target, token: 0, interest: .read)
    var events: [Poller.Event] = []
    try poller.wait(into: &events, timeoutMilliseconds: 60_000)
  }

  /// `@unchecked Sendable`: the thread that is started with it is the only one to have it.
  private struct Handover<Value>: @unchecked Sendable {
    let value: Value

    init(_ value: Value) {
      self.value = value
    }
  }
}
