/// The directory of a registry: what stands where (docs/FORMAT.md). `registry.json` is the mark that it is one.
package struct LogDirectory: Equatable, Sendable {
  /// Without a slash at the end.
  package let path: String
  /// What `registry.json` says.
  package let identity: RegistryIdentity

  /// Reads nothing: for a directory whose identity is known. Slashes at the end of the path are dropped.
  package init(path: String, identity: RegistryIdentity) {
    self.path = Self.trimmed(path)
    self.identity = identity
  }

  /// Written last when a registry is made: the registry exists as soon as it is there.
  package var identityPath: String { Self.identityPath(in: path) }
  /// The segments, named by their first events (``Segment``).
  package var logPath: String { path + "/log" }
  /// Tails that were cut from the log; kept for people, never read by the program.
  package var tornPath: String { logPath + "/torn" }
  /// Personal values beside the log, in files numbered as the segments are (``PrivateStore``).
  package var privatePath: String { path + "/private" }
  /// Evidence files, named by their digests (``AttachmentStore``).
  package var attachmentsPath: String { path + "/attachments" }
  /// Uploads in progress; what a stop leaves there is thrown away.
  package var incomingPath: String { attachmentsPath + "/incoming" }
  /// The last signed checkpoint (``CheckpointFile``).
  package var checkpointPath: String { path + "/checkpoint" }
  /// The private key, unless it is kept elsewhere (``KeyFile``).
  package var keyPath: String { path + "/key" }
  /// How far the log has been acknowledged (``AckedMark``).
  package var ackedPath: String { path + "/acked" }

  /// The file of the segment that begins with an event, whether there is one or not.
  package func segmentPath(firstSeq: Int) -> String { "\(logPath)/\(Segment.name(firstSeq: firstSeq))" }

  /// The lock that whoever creates or writes a registry holds; it may be taken before the registry exists.
  package static func lockPath(in path: String) -> String { trimmed(path) + "/lock" }

  static func identityPath(in path: String) -> String { trimmed(path) + "/registry.json" }

  /// Owner only: the directory holds the key and personal values.
  static let directoryPermissions: UInt32 = 0o700
  static let filePermissions: UInt32 = 0o600

  /// Opens a registry that was made.
  package static func open(at path: String, on disk: any Disk) throws(DirectoryError) -> LogDirectory {
    let path = trimmed(path)
    let file = identityPath(in: path)
    guard try asking({ () throws(SystemError) in try disk.exists(file) }) else {
      let isUnfinished = try asking { () throws(SystemError) in try disk.exists(markerPath(in: path)) }
      if isUnfinished { throw .unfinished(path: path) }
      let hasLog = try asking { () throws(SystemError) in try disk.exists("\(path)/log") }
      throw hasLog ? .identityMissing(path: path) : .noRegistry(path: path)
    }
    let bytes = try asking { () throws(SystemError) in
      let handle = try disk.open(file, .read)
      let bytes = try handle.read(at: 0, count: RegistryIdentity.maximumBytes + 1)
      try handle.close()
      return bytes
    }
    do {
      return LogDirectory(path: path, identity: try RegistryIdentity(parsing: bytes))
    } catch {
      throw .identity(path: file, error)
    }
  }

  static func markerPath(in path: String) -> String { path + "/unfinished" }

  static func trimmed(_ path: String) -> String {
    var path = Substring(path)
    while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
    return String(path)
  }

  static func asking<T>(_ body: () throws(SystemError) -> T) throws(DirectoryError) -> T {
    do { return try body() } catch { throw .system(error) }
  }
}

/// Why a directory is not, or cannot become, a registry.
package enum DirectoryError: Error, Equatable {
  case system(SystemError)
  case noRegistry(path: String)
  /// There is a log, and what says whose it is has gone.
  case identityMissing(path: String)
  /// A registry was being made there when something stopped it.
  case unfinished(path: String)
  /// There is a registry already.
  case exists(path: String)
  /// There is something else.
  case notEmpty(path: String, name: String)
  case identity(path: String, RegistryIdentity.Fault)
  /// The first events are nothing that a log can hold.
  case founding(LogError)
}

extension DirectoryError: Explained {
  package var phrase: Phrase {
    switch self {
    case .system(let error): error.phrase
    case .noRegistry(let path):
      Phrase(
        "\(path) 不是登记簿：其中没有 registry.json；用 registryd init 建立",
        "\(path) is no registry: there is no registry.json in it; registryd init makes one")
    case .identityMissing(let path):
      Phrase(
        "\(path) 中有日志而没有 registry.json；该文件写成后从不改动，请从任何一份副本放回",
        "there is a log in \(path) and no registry.json; that file is never changed, so put it back from any copy")
    case .unfinished(let path):
      Phrase(
        "\(path) 是未建成的登记簿，其中没有任何记录；请再次运行 registryd init",
        "\(path) is the beginning of a registry that was never finished, and nothing is recorded in it; "
          + "run registryd init again")
    case .exists(let path): Phrase("\(path) 已经是登记簿", "\(path) is a registry already")
    case .notEmpty(let path, let name):
      Phrase(
        "\(path) 不是空目录：其中有“\(name)”；新登记簿须建在空目录或尚不存在的目录中",
        "\(path) is not empty: there is \"\(name)\" in it; a new registry needs an empty directory or none")
    case .identity(let path, let fault):
      Phrase("\(path) 不能使用：\(fault.phrase.chinese)", "\(path) cannot be used: \(fault)")
    case .founding(let error):
      Phrase("不能记录最初的事件：\(error.phrase.chinese)", "the first events cannot be recorded: \(error)")
    }
  }
}
