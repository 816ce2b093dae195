import RegistryCore

/// From an open registry to the last reply: what surrounds the server.
enum Daemon {
  /// Serves a registry until a signal asks to stop.
  ///
  /// - Parameters:
  ///   - signals: taken before anything else was started.
  ///   - service: open, with the directory locked: only then may a socket that stands at the path be replaced.
  static func serve(
    _ service: any RegistryService, _ options: ServeOptions, signals: SignalSource, log: DaemonLog
  ) throws {
    let descriptors = try ProcessControl.raiseDescriptorLimit()
    var limits = ServerLimits()
    // Segments, the private files and the directory itself need some descriptors besides.
    limits.maxConnections = max(1, min(limits.maxConnections, descriptors - reservedDescriptors))
    let listener = try UnixListener(options.socket, permissions: options.socketMode)
    let server = try Server(listener: listener, signals: signals, service: service, log: log, limits: limits)
    log.info("serving \(service.size) events of \(options.data) on \(options.socket)")
    try server.run()
    log.info("stopped with \(service.size) events in the log")
  }

  /// Descriptors that are not for connections.
  private static let reservedDescriptors = 64
}
