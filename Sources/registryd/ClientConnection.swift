import RegistryCore

/// One client of the server: its socket, its session and what the server remembers of it.
final class ClientConnection {
  let token: UInt64
  let socket: UnixConnection
  var session = ServerSession()

  /// What the poller watches for.
  var interest: Poller.Interest = .read

  /// The series that the client is being sent, if one is open.
  var series: LogSeries?

  /// The call that is being decided over several turns, if there is one; what stands behind it waits.
  var work: SubmitWork?

  /// True while it stands in the server's list of connections with calls to serve.
  var isReady = false
  /// True while it stands in the server's list of connections to be seen to at the end of the turn.
  var isTouched = false
  private(set) var isClosed = false

  private var knownPeer: Peer?

  init(token: UInt64, socket: UnixConnection) {
    self.token = token
    self.socket = socket
  }

  /// Who is at the other end. Looked up when it is first needed, which most questions do not; throws while the machine
  /// cannot tell, because the name is recorded.
  func peer() throws(CallFailure) -> Peer {
    if let knownPeer { return knownPeer }
    do throws(SystemError) {
      let peer = Peer(uid: socket.peer.uid, user: try UserNames.name(socket.peer.uid), pid: socket.peer.pid)
      knownPeer = peer
      return peer
    } catch {
      throw .storageFailed(message: error.phrase)
    }
  }

  /// What the poller should watch for by now.
  ///
  /// - Parameter isStopping: true if nothing more is read.
  func wantedInterest(isStopping: Bool) -> Poller.Interest {
    var wanted: Poller.Interest = []
    if session.wantsInput, !isStopping { wanted.insert(.read) }
    if session.pendingOutputCount > 0 { wanted.insert(.write) }
    return wanted
  }

  /// Sends as much as goes without waiting.
  ///
  /// - Returns: false if the client has gone.
  func sendPending() throws(SystemError) -> Bool {
    while session.pendingOutputCount > 0 {
      let waiting = session.pendingOutputCount
      switch try session.withPendingOutput({ (bytes) throws(SystemError) in try socket.send(bytes) }) {
      case .bytes(let count):
        session.consumeOutput(count)
        // Less than all means that the socket is full; asking again would only be told so.
        if count < waiting { return true }
      case .wouldBlock: return true
      case .closed: return false
      }
    }
    return true
  }

  /// Lets the socket go. What it could not send is lost with it.
  func close() {
    isClosed = true
    series = nil
    work = nil
    // There is nothing that could be done about an error here, and nothing that it would mean.
    try? socket.close()
  }
}
