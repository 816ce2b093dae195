/// What a new registry begins with.
package struct Founding {
  /// The lines of the first events, without line feeds: at least the adoption of the first regulation.
  package let lines: [[UInt8]]
  /// The signing key, if it is kept in the directory.
  package let key: [UInt8]?
  /// The first signed checkpoint.
  package let checkpoint: [UInt8]?

  /// Takes bytes as they are; the checkpoint must be signed over exactly these lines.
  package init(lines: [[UInt8]], key: [UInt8]? = nil, checkpoint: [UInt8]? = nil) {
    self.lines = lines
    self.key = key
    self.checkpoint = checkpoint
  }
}

extension LogDirectory {
  /// Makes the existence of the registry certain before anything is recorded in it: the daemon may have died, or the
  /// disk failed, between the last two steps of `create`.
  func settle(on disk: any Disk) throws(SystemError) {
    let marker = Self.markerPath(in: path)
    if try disk.exists(marker) { try disk.remove(marker) }
    try disk.syncDirectory(path)
  }

  /// Makes the directory itself, if there is none, so that the lock in it can be taken. Its name is durable afterwards,
  /// whoever made it.
  package static func prepare(at path: String, on disk: any Disk) throws(DirectoryError) {
    let path = trimmed(path)
    try asking { () throws(SystemError) in
      if try !disk.exists(path) { try disk.makeDirectory(path, permissions: directoryPermissions) }
      try disk.syncDirectory(DurableFile.directory(of: path))
    }
  }

  /// Makes a new registry in a directory that does not exist, is empty (but for the lock), or holds what an earlier,
  /// interrupted attempt left. Whoever calls holds the lock.
  ///
  /// The order, and what is there if we die after each step:
  ///
  /// 1. `unfinished`, durable: from here on the directory says that it is a building site.
  /// 2. folders, first segment with the founding frame, mark, key, checkpoint, all durable: still a building site.
  /// 3. `registry.json`, durable in one step: the registry exists, whole.
  /// 4. `unfinished` removed. If it is left behind, `registry.json` outweighs it.
  ///
  /// Before step 3 nothing was acknowledged to anybody, so a new attempt throws the remains away and begins again.
  package static func create(
    at path: String, identity: RegistryIdentity, founding: Founding, on disk: any Disk
  ) throws(DirectoryError) -> LogDirectory {
    let directory = LogDirectory(path: path, identity: identity)
    let frame: [UInt8]
    do { frame = try Frame.encode(firstSeq: 1, lines: founding.lines) } catch { throw .founding(error) }
    try prepare(at: path, on: disk)
    try directory.clearSite(on: disk)
    try asking { () throws(SystemError) in
      try directory.build(frame: frame, founding: founding, on: disk)
      try DurableFile.replace(
        directory.identityPath, with: identity.bytes, permissions: filePermissions, on: disk)
      try disk.remove(markerPath(in: directory.path))
      try disk.syncDirectory(directory.path)
    }
    return directory
  }

  /// Makes sure that the site is free: empty, or an earlier attempt's, whose files are removed.
  private func clearSite(on disk: any Disk) throws(DirectoryError) {
    let names = try Self.asking { () throws(SystemError) in try disk.list(path) }
    if names.contains("registry.json") { throw .exists(path: path) }
    guard names.contains("unfinished") else {
      if let name = names.first(where: { $0 != "lock" }) { throw .notEmpty(path: path, name: name) }
      return
    }
    // Only what an attempt makes: a stranger's file in a building site is not ours to remove.
    let files = ["acked", "key", "checkpoint", "lock", "unfinished", "registry.json.new"]
    let folders = ["log", "private", "attachments"]
    for name in names where !files.contains(name) && !folders.contains(name) {
      throw .notEmpty(path: path, name: name)
    }
    for name in names where name != "lock" && name != "unfinished" && !folders.contains(name) {
      try Self.asking { () throws(SystemError) in try disk.remove("\(path)/\(name)") }
    }
    guard names.contains("log") else { return }
    let segments = try Self.asking { () throws(SystemError) in try disk.list(logPath) }
    for name in segments {
      guard name == Segment.name(firstSeq: 1) else { throw .notEmpty(path: path, name: "log/\(name)") }
      try Self.asking { () throws(SystemError) in try disk.remove("\(logPath)/\(name)") }
    }
  }

  /// Steps 1 and 2: everything but `registry.json`.
  private func build(frame: [UInt8], founding: Founding, on disk: any Disk) throws(SystemError) {
    let marker = try disk.open(Self.markerPath(in: path), .createOrOpen(permissions: Self.filePermissions))
    try marker.truncate(to: 0)
    try marker.append(Array("A registry is being made here. If nobody is at it, run registryd init again.\n".utf8))
    try marker.sync()
    try marker.close()
    try disk.syncDirectory(path)

    for folder in [logPath, privatePath, attachmentsPath, incomingPath] {
      if try !disk.exists(folder) { try disk.makeDirectory(folder, permissions: Self.directoryPermissions) }
    }
    try disk.syncDirectory(attachmentsPath)

    let segment = try Segment.create(firstSeq: 1, in: logPath, origin: identity.origin, on: disk)
    try segment.append(frame)
    try segment.sync()
    let mark = AckedMark(seq: founding.lines.count, segment: 1, offset: try segment.size())
    try segment.close()

    try write(mark.bytes, to: ackedPath, on: disk)
    if let key = founding.key { try write(key, to: keyPath, on: disk) }
    if let checkpoint = founding.checkpoint { try write(checkpoint, to: checkpointPath, on: disk) }
    try disk.syncDirectory(path)
  }

  /// A new file, durable once its directory is synced.
  private func write(_ bytes: [UInt8], to path: String, on disk: any Disk) throws(SystemError) {
    let file = try disk.open(path, .create(permissions: Self.filePermissions))
    try file.append(bytes)
    try file.sync()
    try file.close()
  }
}
