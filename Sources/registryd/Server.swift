import RegistryCore

/// The daemon's only loop: it owns the listener, the signals and the connections, and calls the registry.
///
/// One thread, level-triggered. A turn waits until something can be done, reads what clients have sent, serves their
/// calls and sends replies; see ``serve()`` for the order in which calls are served. Nothing in a turn waits for a
/// client.
final class Server {
  let service: any RegistryService
  let log: DaemonLog
  let limits: ServerLimits

  let signals: SignalSource?
  let poller: Poller
  var reception: Reception
  private var events: [Poller.Event] = []
  private let receiveBuffer: UnsafeMutableRawBufferPointer

  private(set) var connections: [UInt64: ClientConnection] = [:]
  private var nextToken: UInt64 = Token.firstConnection
  /// The connections with an open series.
  var followers: [UInt64: ClientConnection] = [:]
  /// The last page that was read for a series: those that follow the log all want the same one.
  var lastPage: CachedPage?

  /// Connections with calls to serve, in the order in which the calls came.
  var ready: [ClientConnection] = []
  /// Connections whose output, interest or end has to be looked at before the next wait.
  private var touched: [ClientConnection] = []

  /// When the last replies are given up; nil while the server is not stopping.
  var stopAt: ContinuousClock.Instant?
  var isForcedToStop = false
  private var signing: SigningSchedule

  private var signWarnings: WarningThrottle
  private var closeWarnings: WarningThrottle
  private var acceptWarnings: WarningThrottle

  private enum Token {
    static let listener: UInt64 = 0
    static let signals: UInt64 = 1
    static let firstConnection: UInt64 = 2
  }

  /// - Parameter signals: nil if somebody else decides when to stop.
  init(
    listener: UnixListener, signals: SignalSource?, service: any RegistryService, log: DaemonLog,
    limits: ServerLimits = ServerLimits()
  ) throws(SystemError) {
    self.signals = signals
    self.service = service
    self.log = log
    self.limits = limits
    closeWarnings = WarningThrottle(interval: limits.warningInterval)
    acceptWarnings = WarningThrottle(interval: limits.warningInterval)
    signWarnings = WarningThrottle(interval: limits.warningInterval)
    signing = SigningSchedule(interval: limits.signInterval)
    poller = try Poller()
    reception = try Reception(listener, pause: limits.acceptPause, token: Token.listener, poller)
    receiveBuffer = .allocate(byteCount: limits.receiveBuffer, alignment: 16)
    if let signals { try poller.add(signals, token: Token.signals, interest: .read) }
  }

  deinit {
    receiveBuffer.deallocate()
  }

  /// Serves until a signal asks to stop and the last replies are gone.
  func run() throws(SystemError) {
    while !hasStopped { try turn(timeoutMilliseconds: nil) }
    if !connections.isEmpty { log.warning("connections closed with replies unsent: \(connections.count)") }
    for connection in Array(connections.values) { drop(connection) }
  }

  /// Waits at most so long, nil without end, and does what there is to do.
  func turn(timeoutMilliseconds: Int?) throws(SystemError) {
    try poller.wait(into: &events, timeoutMilliseconds: waitingTime(atMost: timeoutMilliseconds))
    reception.resume(poller)
    var hasNewClients = false
    var hasSignals = false
    for event in events {
      switch event.token {
      case Token.listener: hasNewClients = true
      case Token.signals: hasSignals = true
      default: if let connection = connections[event.token] { attend(to: connection, event) }
      }
    }
    // After the connections, so that a descriptor that was closed above is free for a client that waits.
    if hasNewClients { accept() }
    serve()
    settle()
    signIfDue()
    // Last, so that what was decided in this turn is committed and on its way.
    if hasSignals { try heedSignals() }
  }

  private func waitingTime(atMost timeout: Int?) -> Int? {
    if !ready.isEmpty { return 0 }
    let deadline = [reception.againAt, stopAt, signing.dueAt].compactMap { $0 }.min()
    guard let deadline else { return timeout }
    let (seconds, attoseconds) = (deadline - ContinuousClock.now).components
    // Rounded up, or the last millisecond would be spent in many waits for nothing.
    let milliseconds = max(0, Int(seconds) * 1_000 + Int(attoseconds / 1_000_000_000_000_000) + 1)
    return min(milliseconds, timeout ?? milliseconds)
  }

  /// Has the log signed when its newest events have waited long enough.
  private func signIfDue() {
    guard signing.isDue(hasUnsignedEvents: service.hasUnsignedEvents) else { return }
    do throws(StorageFailure) {
      try service.sign()
      signing.settle()
    } catch {
      signWarnings.warn(log, "the checkpoint could not be kept, and is tried again: \(error.message.english)")
      signing.postpone()
    }
  }
}

// MARK: Clients come and go

extension Server {
  private func accept() {
    for _ in 0..<limits.acceptedPerTurn {
      let waiting = reception.next(poller) { error in
        acceptWarnings.warn(log, "no client can be accepted for now: \(error)")
      }
      guard let socket = waiting else { return }
      guard connections.count < limits.maxConnections else {
        acceptWarnings.warn(log, "a client was turned away: there are \(limits.maxConnections) connections already")
        try? socket.close()
        continue
      }
      add(socket)
    }
  }

  private func add(_ socket: UnixConnection) {
    let connection = ClientConnection(token: nextToken, socket: socket)
    nextToken += 1
    do throws(SystemError) {
      try poller.add(socket, token: connection.token, interest: connection.interest)
    } catch {
      acceptWarnings.warn(log, "a client was turned away: \(error)")
      connection.close()
      return
    }
    connections[connection.token] = connection
    // Most clients have sent their call by now, which spares a wait.
    receive(connection)
  }

  /// Closes a connection and forgets it. Calls of it that are being served come to their end, unanswered.
  func drop(_ connection: ClientConnection) {
    guard !connection.isClosed else { return }
    try? poller.remove(connection.socket)
    connection.close()
    connections[connection.token] = nil
    followers[connection.token] = nil
    reception.hurry()
  }

  private func drop(_ connection: ClientConnection, warning: String) {
    closeWarnings.warn(log, "the connection of process \(connection.socket.peer.pid) was closed: \(warning)")
    drop(connection)
  }
}

// MARK: Bytes in, bytes out

extension Server {
  private func attend(to connection: ClientConnection, _ event: Poller.Event) {
    touch(connection)
    if event.isReadable, connection.session.wantsInput, stopAt == nil {
      receive(connection)
    } else if event.isHungUp, connection.work == nil, !connection.session.hasNextCall || connection.session.isCongested
    {
      // Nobody is there to read a reply, and nothing that was sent is left to be done.
      drop(connection)
    }
  }

  private func receive(_ connection: ClientConnection) {
    touch(connection)
    var received = 0
    while received < limits.receivedPerTurn, connection.session.wantsInput {
      do throws(SystemError) {
        switch try connection.socket.receive(into: receiveBuffer) {
        case .bytes(let count):
          connection.session.feed(UnsafeRawBufferPointer(rebasing: receiveBuffer[..<count]))
          received += count
          // A short read has emptied the socket; more would be told by the next wait.
          if count < receiveBuffer.count { received = limits.receivedPerTurn }
        case .wouldBlock: received = limits.receivedPerTurn
        case .closed: connection.session.endInput()
        }
      } catch {
        drop(connection, warning: "\(error)")
        return
      }
    }
    if connection.session.hasNextCall {
      markReady(connection)
    } else if connection.session.bufferedInputCount > limits.fairInput, isShortOfInput {
      drop(connection, warning: "unfinished messages of all clients hold more than \(limits.totalInput) bytes")
    }
  }

  private var isShortOfInput: Bool {
    connections.values.reduce(0) { $0 + $1.session.bufferedInputCount } > limits.totalInput
  }

  /// Closes the connections with the most unread replies until the rest fits.
  private func boundOutput() {
    var total = connections.values.reduce(0) { $0 + $1.session.pendingOutputCount }
    while total > limits.totalOutput {
      guard let worst = connections.values.max(by: { $0.session.pendingOutputCount < $1.session.pendingOutputCount })
      else { return }
      total -= worst.session.pendingOutputCount
      drop(worst, warning: "replies that clients do not read hold more than \(limits.totalOutput) bytes")
    }
  }

  func markReady(_ connection: ClientConnection) {
    guard !connection.isReady, !connection.isClosed, stopAt == nil else { return }
    connection.isReady = true
    ready.append(connection)
  }

  func takeReady() -> [ClientConnection] {
    let taken = ready
    ready.removeAll(keepingCapacity: true)
    for connection in taken { connection.isReady = false }
    return taken
  }

  func touch(_ connection: ClientConnection) {
    guard !connection.isTouched else { return }
    connection.isTouched = true
    touched.append(connection)
  }

  /// Sends what the touched connections have to send, and has them watched for what they need next.
  func settle() {
    let now = touched
    touched.removeAll(keepingCapacity: true)
    var hasMuchOutput = false
    for connection in now {
      connection.isTouched = false
      guard !connection.isClosed else { continue }
      settle(connection)
      if connection.session.isCongested { hasMuchOutput = true }
    }
    if hasMuchOutput { boundOutput() }
  }

  private func settle(_ connection: ClientConnection) {
    do throws(SystemError) {
      guard try connection.sendPending() else { return drop(connection) }
      // What was sent has made room for more of a series. One portion a turn: a client that reads as fast as the log
      // can be read would keep all others waiting.
      if continueSeries(of: connection), try !connection.sendPending() { return drop(connection) }
      if connection.session.isFinished { return finish(connection) }
      if connection.session.hasNextCall || canContinueSeries(of: connection) { markReady(connection) }
      if stopAt != nil, connection.session.pendingOutputCount == 0, connection.series == nil {
        return drop(connection)
      }
      let wanted = connection.wantedInterest(isStopping: stopAt != nil)
      if wanted != connection.interest {
        try poller.modify(connection.socket, token: connection.token, interest: wanted)
        connection.interest = wanted
      }
    } catch {
      drop(connection, warning: "\(error)")
    }
  }

  private func finish(_ connection: ClientConnection) {
    switch connection.session.closeReason {
    case .endOfInput, nil: drop(connection)
    case .truncatedMessage, .messageTooLong, .malformed:
      drop(connection, warning: connection.session.closeReason?.description ?? "")
    }
  }
}
