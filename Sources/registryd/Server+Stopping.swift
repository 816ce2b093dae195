import RegistryCore

/// The end of the server: no more clients, no more calls, and the last replies sent.
extension Server {
  /// True if there is nothing left to do, or no time to do it.
  var hasStopped: Bool {
    guard let stopAt else { return false }
    return isForcedToStop || connections.isEmpty || ContinuousClock.now >= stopAt
  }

  func heedSignals() throws(SystemError) {
    while let signal = try signals?.next() {
      switch signal {
      case .hangUp: log.info("SIGHUP: there is nothing to be read again; going on")
      case .interrupt, .terminate:
        if stopAt == nil {
          log.info("asked to stop: no more clients and calls; the last replies are being sent")
          beginStopping()
        } else {
          log.warning("asked to stop a second time: stopping at once")
          isForcedToStop = true
        }
      }
    }
  }

  /// Takes no more clients and no more calls. Everything that was decided is durable already, as no turn ends with
  /// something staged; what remains is to send the replies.
  func beginStopping() {
    guard stopAt == nil else { return }
    stopAt = ContinuousClock.now + limits.lastReplies
    ready.removeAll()
    do throws(SystemError) { try reception.close(poller) } catch {
      log.warning("the socket could not be removed: \(error)")
    }
    for connection in Array(connections.values) {
      endSeries(of: connection)
      touch(connection)
    }
    settle()
  }
}
