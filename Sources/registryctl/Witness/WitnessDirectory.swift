import RegistryCore

/// What a witness keeps, on a machine that need not have a network.
///
///     DIR/key                          its Ed25519 private key, mode 0600 (PKCS#8 in PEM)
///     DIR/witness                      its verifier key, for those who are to trust it
///     DIR/logs                         the verifier keys of the logs that it watches, one a line
///     DIR/<SHA-256 of the origin>/checkpoint   what it cosigned last of that log
///     DIR/<SHA-256 of the origin>/fork-…       a checkpoint that contradicts one that it has seen
///     DIR/lock                         held while it judges: check and record are one step
struct WitnessDirectory {
  let path: String
  let signer: NoteSigner
  private(set) var logs: [VerifierKey]
  private let lock: DirectoryLock

  /// Bytes of the longest list of logs: that many are written, and read.
  private static let maximumListBytes = 1 << 20

  private static var disk: HostDisk { HostDisk() }

  // MARK: Making and opening

  /// Makes a witness: a new key under a name, in a directory that does not exist or has nothing in it.
  static func create(at path: String, name: String) throws(Failure) -> WitnessDirectory {
    guard VerifierKey.isName(name) else {
      throw .usage(
        .badValue(
          "name", name,
          expected: Phrase(
            "\(VerifierKey.nameExpectation.chinese)，如 witness.example/w1",
            "\(VerifierKey.nameExpectation.english), such as witness.example/w1"),
          suggestion: nil), verb: "witness")
    }
    if try !exists(path) {
      try onSystem { () throws(SystemError) in
        try disk.makeDirectory(path, permissions: 0o700)
        try disk.syncDirectory(DurableFile.directory(of: path))
      }
    }
    guard try !exists(path + "/witness") else {
      throw SmallFile.unfit(path, "已经是一个见证人", "it is a witness already")
    }
    let lock = try take(path)
    // A key whose making was interrupted before the name was written has signed nothing.
    if try exists(path + "/key") { try onSystem { () throws(SystemError) in try disk.remove(path + "/key") } }
    let key = try onKeyFile { () throws(KeyFile.Fault) in try KeyFile.create(at: path + "/key", on: disk) }
    let signer = NoteSigner(name: Text(name), .ed25519Cosignature, key)
    try SmallFile.write(Array("\(signer.key)\n".utf8), to: path + "/witness")
    return WitnessDirectory(path: path, signer: signer, logs: [], lock: lock)
  }

  static func open(_ path: String) throws(Failure) -> WitnessDirectory {
    guard try exists(path + "/witness") else {
      throw SmallFile.unfit(
        path, "不是见证人的目录：先运行 registryctl witness --init", "it is no witness: first run registryctl witness --init")
    }
    let lock = try take(path)
    let lines = try vkeys(in: path + "/witness")
    let key = try onKeyFile { () throws(KeyFile.Fault) in try KeyFile.read(path + "/key", on: disk) }
    guard lines.count == 1, lines[0].algorithm == .ed25519Cosignature, lines[0].publicKey == key.publicKey else {
      throw SmallFile.unfit(path + "/witness", "与私钥不符", "it does not belong to the private key beside it")
    }
    let logs = try exists(path + "/logs") ? vkeys(in: path + "/logs") : []
    return WitnessDirectory(
      path: path, signer: NoteSigner(name: lines[0].name, .ed25519Cosignature, key), logs: logs, lock: lock)
  }

  private static func exists(_ path: String) throws(Failure) -> Bool {
    try onSystem { () throws(SystemError) in try disk.exists(path) }
  }

  private static func take(_ path: String) throws(Failure) -> DirectoryLock {
    do throws(DirectoryLock.Failure) { return try DirectoryLock(path + "/lock") } catch {
      switch error {
      case .system(let fault): throw .system(fault)
      case .alreadyHeld: throw SmallFile.unfit(path, "另一个程序正在使用", "another program is using it: \(error)")
      }
    }
  }

  private static func vkeys(in path: String) throws(Failure) -> [VerifierKey] {
    let bytes = try SmallFile.read(path, limit: maximumListBytes)
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    return try lines.map { (line) throws(Failure) in
      do throws(FormatFault) { return try VerifierKey(parsing: String(line), by: SHA256()) } catch {
        throw SmallFile.unfit(path, error.phrase)
      }
    }
  }

  private static func onKeyFile<Value>(_ work: () throws(KeyFile.Fault) -> Value) throws(Failure) -> Value {
    do throws(KeyFile.Fault) { return try work() } catch {
      switch error {
      case .system(let fault): throw .system(fault)
      case .tooOpen(let path, _), .noKey(let path): throw SmallFile.unfit(path, error.phrase)
      }
    }
  }

  // MARK: What it watches

  /// Watches further logs; keys that are known already are passed over.
  mutating func watch(_ keys: [VerifierKey]) throws(Failure) {
    for key in keys where !logs.contains(key) { logs.append(key) }
    let list = Array(logs.map { "\($0)\n" }.joined().utf8)
    guard list.count <= Self.maximumListBytes else {
      throw SmallFile.unfit(
        path + "/logs", "将有 \(list.count) 字节，至多 \(Self.maximumListBytes) 字节：请另设一个见证人",
        "it would have \(list.count) bytes, and at most \(Self.maximumListBytes): make another witness for further logs"
      )
    }
    try SmallFile.write(list, to: path + "/logs")
  }

  private func place(of origin: Text) -> String { "\(path)/\(Hex.encode(SHA256.hash(Array(origin.string.utf8))))" }

  /// What it cosigned last of a log.
  func latest(of origin: Text) throws(Failure) -> Checkpoint? {
    let file = place(of: origin) + "/checkpoint"
    guard try Self.exists(file) else { return nil }
    return try SmallFile.read(file, limit: SignedNote.maximumBytes) { (bytes) throws(FormatFault) in
      try SignedCheckpoint(parsing: bytes).checkpoint
    }
  }

  // MARK: Judging

  /// Judges a request, and cosigns if it may: the checkpoint is kept durably before the signature is handed out.
  ///
  /// - Parameter now: seconds since 1970.
  func judge(_ request: WitnessRequest, now: Int) throws(Failure) -> Result<NoteSignature, WitnessRefusal> {
    let origin = request.checkpoint.origin
    let latest = try latest(of: origin)
    do throws(WitnessRefusal) {
      try WitnessRule.check(request, logs: logs, latest: latest)
    } catch {
      if case .fork = error { try keep(request.signed.note, as: Self.forkName(of: request.checkpoint), of: origin) }
      return .failure(error)
    }
    let signature = signer.cosign(request.signed.note.text, at: now)
    // An older signature of ours on the same checkpoint gives way to the new one.
    let note = (request.signed.note.removing(signer.key) ?? request.signed.note).adding(signature)
    try keep(note, as: "checkpoint", of: origin)
    return .success(signature)
  }

  private func keep(_ note: SignedNote, as name: String, of origin: Text) throws(Failure) {
    let place = place(of: origin)
    if try !Self.exists(place) {
      try onSystem { () throws(SystemError) in
        try Self.disk.makeDirectory(place, permissions: 0o700)
        try Self.disk.syncDirectory(path)
      }
    }
    try SmallFile.write(note.bytes, to: "\(place)/\(name)")
  }

  /// Where the checkpoint is kept that convicts a log together with the one it contradicts.
  func forkPath(of checkpoint: Checkpoint) -> String {
    "\(place(of: checkpoint.origin))/\(Self.forkName(of: checkpoint))"
  }

  private static func forkName(of checkpoint: Checkpoint) -> String { "fork-\(checkpoint.root.hex)" }
}
