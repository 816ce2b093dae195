/// Why a registry cannot be opened, or a question cannot be answered.
package enum EngineError: Error {
  case directory(DirectoryError)
  case lock(DirectoryLock.Failure)
  case log(LogError)
  case attachments(AttachmentError)
  case checkpoint(CheckpointFault)
}

extension EngineError: Explained {
  package var phrase: Phrase {
    switch self {
    case .directory(let error): error.phrase
    case .lock(let error): error.phrase
    case .log(let error): error.phrase
    case .attachments(let error): error.phrase
    case .checkpoint(let error): error.phrase
    }
  }
}

/// A log that was read to its end.
struct OpenedLog {
  let log: EventLog
  let report: RecoveryReport
  let founding: RegulationVersion
  let state: EngineState
  let tree: TreeReplay
}

extension Engine {
  /// Makes a new registry.
  ///
  /// Its first event records the regulation that it begins with. In a rehearsal that event lies before every time that
  /// a command may bring. A key that is kept elsewhere and is there already is taken; otherwise one is made.
  package static func create(
    at path: String, origin: String, isRehearsal: Bool, regulation: RegulationVersion, by author: Author,
    now: Instant, _ keeping: Keeping = Keeping(), on disk: any Disk
  ) throws(EngineError) -> LogDirectory {
    let identity: RegistryIdentity
    do {
      identity = try RegistryIdentity(origin: origin, created: now.utc, isRehearsal: isRehearsal)
    } catch {
      throw .directory(.identity(path: path, error))
    }
    let bytes = EventLine.founding(regulation, at: isRehearsal ? Instant.earliest : now, by: author).bytes
    do {
      try LogDirectory.prepare(at: path, on: disk)
      let lock = try lock(path)
      defer { try? lock.release() }
      let (key, file) = try foundingKey(keeping, on: disk)
      var tree = MerkleTree()
      tree.append(SHA256().leaf(bytes), by: SHA256())
      let checkpoint = Checkpoint(origin: Text(origin), size: 1, root: tree.root(by: SHA256()))
        .signed(by: NoteSigner(name: Text(origin), .ed25519, key))
      return try LogDirectory.create(
        at: path, identity: identity,
        founding: Founding(lines: [bytes], key: file, checkpoint: checkpoint.bytes), on: disk)
    } catch let error as DirectoryError {
      throw .directory(error)
    } catch let error as EngineError {
      throw error
    } catch {
      preconditionFailure("unexpected \(error)")
    }
  }

  /// The key of a new registry, and the file for it if it is kept in the directory.
  private static func foundingKey(
    _ keeping: Keeping, on disk: any Disk
  ) throws(EngineError) -> (key: Ed25519PrivateKey, file: [UInt8]?) {
    guard let path = keeping.key else { return KeyFile.make() }
    do {
      let isThere = try CheckpointFault.asking { () throws(SystemError) in try disk.exists(path) }
      return (try isThere ? KeyFile.read(path, on: disk) : KeyFile.create(at: path, on: disk), nil)
    } catch let error as KeyFile.Fault {
      throw .checkpoint(.key(error))
    } catch let error as CheckpointFault {
      throw .checkpoint(error)
    } catch {
      preconditionFailure("unexpected \(error)")
    }
  }

  /// The key that others check the checkpoints of a registry with.
  package static func verifierKey(
    of directory: LogDirectory, _ keeping: Keeping, on disk: any Disk
  ) throws(EngineError) -> VerifierKey {
    do { return try Custody.open(directory, keeping, on: disk).signer.key } catch { throw .checkpoint(error) }
  }

  /// Opens a registry: takes its lock, recovers its log, folds the state from it, and makes sure that the log is the one
  /// that was signed.
  ///
  /// - Parameters:
  ///   - rotationBytes: when segments are sealed; other than the default in tests only.
  ///   - random: draws so many unpredictable bytes, for salts; what can be foretold is for tests only.
  package static func open(
    _ path: String, _ keeping: Keeping = Keeping(), on disk: any Disk, rotationBytes: Int = Segment.rotationBytes,
    random: @escaping (Int) -> [UInt8] = { Randomness.bytes($0) }
  ) throws(EngineError) -> Engine {
    let directory: LogDirectory
    do { directory = try LogDirectory.open(at: path, on: disk) } catch { throw .directory(error) }
    let held = try lock(path)
    let custody: Custody
    do { custody = try Custody.open(directory, keeping, on: disk) } catch { throw .checkpoint(error) }
    let opened = try replay(directory, custody, on: disk, rotationBytes: rotationBytes)
    if let fault = custody.faults(in: opened.tree).first?.fault { throw .checkpoint(fault) }
    return try assemble(directory, held, custody, opened, on: disk, random: random)
  }

  /// Makes an engine of a log that was read to its end.
  static func assemble(
    _ directory: LogDirectory, _ held: DirectoryLock, _ custody: Custody, _ opened: OpenedLog, on disk: any Disk,
    random: @escaping (Int) -> [UInt8]
  ) throws(EngineError) -> Engine {
    let (privates, report) = try reading { () throws(LogError) in try PrivateStore.open(beside: opened.log) }
    // Only now: an opening that finds damage has changed nothing.
    let attachments: AttachmentStore
    do { attachments = try AttachmentStore.open(directory, on: disk) } catch { throw .attachments(error) }
    let engine = Engine(
      directory: directory, disk: disk, lock: held, custody: custody, opened: opened, privates: privates,
      privateReport: report, attachments: attachments, random: random)
    try reading { () throws(LogError) in
      try engine.refoldAmended()
      try engine.completeErasures()
    }
    return engine
  }

  static func reading<Value>(_ work: () throws(LogError) -> Value) throws(EngineError) -> Value {
    do { return try work() } catch { throw .log(error) }
  }

  static func lock(_ path: String) throws(EngineError) -> DirectoryLock {
    do { return try DirectoryLock(LogDirectory.lockPath(in: path)) } catch { throw .lock(error) }
  }

  static func replay(
    _ directory: LogDirectory, _ custody: Custody, on disk: any Disk, rotationBytes: Int = Segment.rotationBytes
  ) throws(EngineError) -> OpenedLog {
    try reading { () throws(LogError) in
      let (scan, replay) = try Replay.run(TreeReplay(notingRootsAt: custody.sizes)) { (visit) throws(LogError) in
        try LogScan.run(directory, on: disk, pieces: visit)
      }
      let (founding, state) = replay.founded
      let (log, report) = try EventLog.open(directory, on: disk, rotationBytes: rotationBytes, after: scan)
      return OpenedLog(log: log, report: report, founding: founding, state: state, tree: replay.tree)
    }
  }

  /// Folds the state anew from what is durable, after a failed write has left decisions in it that are not.
  func reload() throws(LogError) {
    let durable = log.size
    let (_, replay) = try Replay.run(TreeReplay(notingRootsAt: [])) { (visit) throws(LogError) in
      try LogScan.run(directory, on: disk) { (piece: LogPiece) throws(LogError) in
        // What the failed write left behind is for the next start to judge.
        try visit(piece.upTo(durable))
      }
    }
    state = replay.founded.state
    try refoldAmended()
  }

  /// Closes the log and lets the directory go. Everything staged must have been committed.
  package func close() throws(EngineError) {
    do {
      try privates.close()
      try log.close()
    } catch {
      throw .log(error)
    }
    do { try lock?.release() } catch { throw .directory(.system(error)) }
  }
}
