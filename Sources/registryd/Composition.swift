import RegistryCore

extension Program {
  /// Makes a new registry.
  static func initialize(_ options: InitializeOptions, _ log: DaemonLog) throws {
    throw EngineMissing()
  }

  /// Opens a registry and serves it.
  static func serve(_ options: ServeOptions, _ log: DaemonLog) throws {
    ProcessControl.ignoreBrokenPipes()
    // Before any thread is started, so that none of them dies of a signal.
    let signals = try SignalSource()
    let service: any RegistryService = try openRegistry(options)
    try Daemon.serve(service, options, signals: signals, log: log)
  }

  private static func openRegistry(_ options: ServeOptions) throws -> any RegistryService {
    throw EngineMissing()
  }
}

private struct EngineMissing: Error {}
