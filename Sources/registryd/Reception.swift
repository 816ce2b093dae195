import RegistryCore

/// The door of the server: takes in the clients that wait, and rests while the machine has no descriptor for one more.
struct Reception {
  private let listener: UnixListener
  private let pause: Duration
  /// The listener's name with the poller.
  private let token: UInt64
  private var isOpen = true
  /// When clients are taken in again; nil while they are.
  private(set) var againAt: ContinuousClock.Instant?

  /// - Parameter pause: how long it rests.
  init(_ listener: UnixListener, pause: Duration, token: UInt64, _ poller: Poller) throws(SystemError) {
    self.listener = listener
    self.pause = pause
    self.token = token
    try poller.add(listener, token: token, interest: .read)
  }

  /// The next client; nil if none waits, or none can be taken in for now.
  ///
  /// - Parameter warn: is told why the door is shut.
  mutating func next(_ poller: Poller, warn: (SystemError) -> Void) -> UnixConnection? {
    guard isOpen, againAt == nil else { return nil }
    do throws(SystemError) { return try listener.accept() } catch {
      warn(error)
      againAt = ContinuousClock.now + pause
      // It stays readable while a client waits, so it must not be watched meanwhile.
      try? poller.modify(listener, token: token, interest: [])
      return nil
    }
  }

  /// Opens the door again if it has been shut long enough.
  mutating func resume(_ poller: Poller) {
    guard isOpen, let again = againAt, ContinuousClock.now >= again else { return }
    againAt = nil
    try? poller.modify(listener, token: token, interest: .read)
  }

  /// Takes note that there is a descriptor again for a client that waits.
  mutating func hurry() {
    if againAt != nil { againAt = ContinuousClock.now }
  }

  /// Takes no more clients, and removes the socket's name.
  mutating func close(_ poller: Poller) throws(SystemError) {
    isOpen = false
    againAt = nil
    try poller.remove(listener)
    try listener.close()
  }
}
