import RegistryCore

extension Program {
  /// Makes a new registry.
  static func initialize(_ options: InitializeOptions) throws {
    let now = Instant(microseconds: WallClock.now())
    let uid = UserNames.currentUserID
    let regulation = try options.regulation.map(readRegulation) ?? .shuozhou2016
    let keeping = Keeping(key: options.key)
    let origin = try origin(options.origin ?? "registry", isRehearsal: options.isRehearsal, now: now)
    let directory = try Engine.create(
      at: options.data, origin: origin, isRehearsal: options.isRehearsal, regulation: regulation,
      by: Author(userID: uid, user: Text(try UserNames.name(uid))), now: now, keeping, on: HostDisk())
    let key = try Engine.verifierKey(of: directory, keeping, on: HostDisk())
    let kind = options.isRehearsal ? "rehearsal registry" : "registry"
    try StandardStreams.write(
      """
      \(kind) \(directory.identity.origin) made in \(options.data), founded on \(regulation.id.text)
      verifier key, for whoever is to check it:  \(key)
      serve it:  registryd --data \(options.data) --socket PATH\(options.key.map { " --key \($0)" } ?? "")

      """, to: .output)
  }

  /// Makes the first key of a registry that has none.
  static func makeKey(_ options: MakeKeyOptions) throws {
    let key = try Engine.makeKey(options.data, Keeping(key: options.key), on: HostDisk())
    try StandardStreams.write("verifier key, for whoever is to check it:  \(key)\n", to: .output)
  }

  /// Opens a registry and serves it.
  static func serve(_ options: ServeOptions, _ log: DaemonLog) throws {
    ProcessControl.ignoreBrokenPipes()
    // Before any thread is started, so that none of them dies of a signal.
    let signals = try SignalSource()
    let startedAt = Instant(microseconds: WallClock.now())
    let engine = try Engine.open(
      options.data, Keeping(key: options.key, guardFile: options.guardFile), on: HostDisk())
    report(engine, log)
    // Events that a kill kept from being signed, and a guard that is new or was left behind.
    sign(engine, log)
    try Daemon.serve(
      EngineService(engine, startedAt: startedAt, log: log), options, signals: signals, log: log)
    sign(engine, log)
    try engine.close()
  }

  /// Signs what is new. A disk that takes no checkpoint stops nothing: the log is durable without it.
  private static func sign(_ engine: Engine, _ log: DaemonLog) {
    do throws(SystemError) { _ = try engine.checkpoint() } catch {
      log.error("the checkpoint could not be kept: \(error)")
    }
  }

  /// The name that a registry gets: a rehearsal says that it is one, whatever it was called.
  private static func origin(_ name: String, isRehearsal: Bool, now: Instant) throws(UsageError) -> String {
    let origin =
      isRehearsal && !name.hasPrefix(RegistryIdentity.rehearsalPrefix)
      ? RegistryIdentity.rehearsalPrefix + name : name
    do throws(RegistryIdentity.Fault) {
      return try RegistryIdentity(origin: origin, created: now.utc, isRehearsal: isRehearsal).origin
    } catch {
      throw UsageError(sentence: "\(error)")
    }
  }

  /// What an administrator should know of the start: whether anything had to be repaired.
  private static func report(_ engine: Engine, _ log: DaemonLog) {
    log.info("\(engine.recovery)")
    if engine.privateReport.cutBytes > 0 {
      log.warning("\(engine.privateReport.cutBytes) bytes of personal values that no event speaks of were dropped")
    }
    if engine.lackedGuard { log.warning("the guard was not there: old copies are noticed from now on only") }
    for concern in engine.concerns(now: Instant(microseconds: WallClock.now())) { log.warning(concern.english) }
    if engine.isRehearsal { log.warning("this is a rehearsal: nothing in it has legal effect") }
  }

  private static func readRegulation(_ path: String) throws -> RegulationVersion {
    let bytes = try StreamFile.read(path, upTo: maximumRegulationBytes)
    do {
      return try RegulationFile.read(JSONReader.parse(bytes))
    } catch let fault as RegulationFile.Fault {
      throw UsageError(sentence: "\(path) cannot found a registry: \(fault.sentence(in: .english))")
    } catch {
      throw UsageError(sentence: "\(path) cannot found a registry: \(error)")
    }
  }

  /// A regulation with its notes has 16 KB; a hundred times that is no regulation.
  private static let maximumRegulationBytes = 2 << 20
}
