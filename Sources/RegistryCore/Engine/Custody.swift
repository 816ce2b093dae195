/// Where that is kept which makes a registry provable, as far as it is not the usual place.
package struct Keeping: Equatable, Sendable {
  /// The file with the private key; nil for `DIR/key`.
  package var key: String?
  /// A second copy of the last signed checkpoint, on another disk or machine, so that an old copy of the directory that
  /// was put in its place is noticed.
  package var guardFile: String?

  /// Where neither is named, the key is `DIR/key` and there is no guard.
  package init(key: String? = nil, guardFile: String? = nil) {
    self.key = key
    self.guardFile = guardFile
  }
}

/// What signs for a registry, and what it last signed.
struct Custody {
  let signer: NoteSigner
  /// The files that hold the last checkpoint. The guard's copy is written first: if we die between the two, the one that
  /// is farther is the one that an old copy of the directory lacks.
  let places: [Place]
  /// What is in these files.
  let found: [(place: Place, content: Content)]

  struct Place: Equatable, Sendable {
    enum Role: String, Sendable {
      case `guard`, checkpoint
    }

    let role: Role
    let path: String
  }

  enum Content: Sendable {
    /// Signed by the key, and of this registry.
    case signed(SignedCheckpoint)
    /// `bytes` are what stands there instead of such a checkpoint.
    case bad(CheckpointFault, bytes: [UInt8])
    case absent
  }

  /// Reads the checkpoints of a registry and checks who signed them.
  init(_ key: Ed25519PrivateKey, _ directory: LogDirectory, _ keeping: Keeping, on disk: any Disk)
    throws(CheckpointFault)
  {
    signer = NoteSigner(name: Text(directory.identity.origin), .ed25519, key)
    try Self.requireGuard(directory, keeping, on: disk)
    places =
      (keeping.guardFile.map { [Place(role: .guard, path: $0)] } ?? [])
      + [Place(role: .checkpoint, path: directory.checkpointPath)]
    let signer = signer
    found = try places.map { (place) throws(CheckpointFault) in
      (place, try Self.content(of: place.path, signer.key, on: disk))
    }
  }

  /// Reads the key that is there, and what it has signed.
  static func open(
    _ directory: LogDirectory, _ keeping: Keeping, on disk: any Disk
  ) throws(CheckpointFault) -> Custody {
    try Custody(key(of: directory, keeping, on: disk), directory, keeping, on: disk)
  }

  static func key(
    of directory: LogDirectory, _ keeping: Keeping, on disk: any Disk
  ) throws(CheckpointFault) -> Ed25519PrivateKey {
    let path = keeping.key ?? directory.keyPath
    guard try CheckpointFault.asking({ () throws(SystemError) in try disk.exists(path) }) else {
      throw .noKey(path: path, hadOne: try wasSigned(directory, keeping, on: disk))
    }
    do { return try KeyFile.read(path, on: disk) } catch {
      if case .noKey = error { throw .damagedKey(error) }
      throw .key(error)
    }
  }

  /// True if the registry has had a key: a checkpoint or a guard is left, or events of a program that signs.
  static func wasSigned(
    _ directory: LogDirectory, _ keeping: Keeping, on disk: any Disk
  ) throws(CheckpointFault) -> Bool {
    for path in [directory.checkpointPath] + [keeping.guardFile].compactMap({ $0 })
    where try CheckpointFault.asking({ () throws(SystemError) in try disk.exists(path) }) {
      return true
    }
    var version = 1
    do throws(LogError) {
      _ = try LogScan.run(directory, on: disk) { (piece) throws(LogError) in
        // Lines of version 1 come before all others, so the last one tells.
        guard let last = piece.lines.last else { return }
        version = (try? EventLine(parsing: Array(piece.bytes[last])))?.version ?? EventLine.schemaVersion
      }
    } catch {
      if case .system(let failure) = error { throw .system(failure) }
      // A log that is damaged has no reason to be given a first key.
      return true
    }
    return version > 1
  }

  /// Makes sure that a guard is a file of its own, which may be written: what else stands there is never replaced.
  static func requireGuard(
    _ directory: LogDirectory, _ keeping: Keeping, on disk: any Disk
  ) throws(CheckpointFault) {
    guard let path = keeping.guardFile else { return }
    let place = ResolvedPath.of(path)
    guard !place.hasPrefix(ResolvedPath.of(directory.path) + "/"), place != keeping.key.map(ResolvedPath.of) else {
      throw .guardInside(path: path)
    }
    let folder = DurableFile.directory(of: path)
    guard try CheckpointFault.asking({ () throws(SystemError) in try disk.exists(folder) }) else {
      throw .guardUnreachable(path: path, directory: folder)
    }
    guard
      let bytes = try CheckpointFault.asking({ () throws(SystemError) in try CheckpointFile.bytes(of: path, on: disk) })
    else { return }
    let checkpoint: Checkpoint
    do { checkpoint = try SignedCheckpoint(parsing: bytes).checkpoint } catch {
      throw .noGuard(path: path, error)
    }
    let origin = Text(directory.identity.origin)
    guard checkpoint.origin == origin else {
      throw .otherRegistry(path: path, found: checkpoint.origin, expected: origin)
    }
  }

  private static func content(
    of path: String, _ key: VerifierKey, on disk: any Disk
  ) throws(CheckpointFault) -> Content {
    let bytes: [UInt8]
    do {
      guard let read = try CheckpointFile.bytes(of: path, on: disk) else { return .absent }
      bytes = read
    } catch {
      throw .system(error)
    }
    let stored: SignedCheckpoint
    do { stored = try SignedCheckpoint(parsing: bytes) } catch {
      return .bad(.malformed(path: path, error), bytes: bytes)
    }
    do { _ = try stored.note.verified(by: [key]) } catch {
      return .bad(.notOurs(path: path, error), bytes: bytes)
    }
    guard stored.checkpoint.origin == key.name else {
      return .bad(.otherRegistry(path: path, found: stored.checkpoint.origin, expected: key.name), bytes: bytes)
    }
    return .signed(stored)
  }

  /// The sizes that the log must have had, with the roots that were signed.
  var sizes: [Int] {
    found.compactMap { if case .signed(let stored) = $0.content { stored.checkpoint.size } else { nil } }
  }

  /// Everything that a log is not which it should be, the registry's own file last; empty if it is the one that was
  /// signed. A guard that is not there yet is no fault.
  func faults(in replayed: TreeReplay) -> [(place: Place, fault: CheckpointFault, bytes: [UInt8])] {
    found.compactMap { place, content in
      switch content {
      case .absent: place.role == .guard ? nil : (place, .missing(path: place.path), [])
      case .bad(let fault, let bytes): (place, fault, bytes)
      case .signed(let stored):
        stored.checkpoint.fault(in: replayed, path: place.path).map { (place, $0, stored.bytes) }
      }
    }
  }

  /// The checkpoint that every file holds; nil if they differ or one of them holds none.
  var settled: SignedCheckpoint? {
    let notes = found.map { if case .signed(let stored) = $0.content { stored } else { nil as SignedCheckpoint? } }
    return notes.allSatisfy { $0 != nil && $0 == notes[0] } ? notes[0] : nil
  }

  /// True if a guard was named that is not there yet.
  var lacksGuard: Bool {
    found.contains { if case .absent = $0.content { $0.place.role == .guard } else { false } }
  }
}

extension Checkpoint {
  fileprivate func fault(in replayed: TreeReplay, path: String) -> CheckpointFault? {
    guard size <= replayed.tree.size else { return .shorter(path: path, signed: size, size: replayed.tree.size) }
    guard let found = replayed.roots[size] else { preconditionFailure("the root at \(size) was not noted") }
    return found == root ? nil : .differs(path: path, signed: size, root: root, found: found)
  }
}

/// Builds the tree while a log is read, and notes the roots that it had at some sizes.
struct TreeReplay {
  private(set) var tree = MerkleTree()
  private(set) var roots: [Int: TreeHash] = [:]
  private let wanted: Set<Int>
  private let hasher = SHA256()

  init(notingRootsAt sizes: some Sequence<Int>) {
    wanted = Set(sizes)
    if wanted.contains(0) { roots[0] = hasher.emptyRoot }
  }

  /// Takes in the leaves of the lines that come next.
  ///
  /// - Parameter more: sizes within them whose roots are to be noted besides.
  mutating func take(_ stretch: TreeStretch, notingAlso more: [Int] = []) {
    if more.contains(tree.size) { roots[tree.size] = tree.root(by: hasher) }
    let wanted = wanted.union(more)
    let sizes = tree.size + 1...tree.size + max(1, stretch.leaves.count)
    guard wanted.contains(where: sizes.contains) else { return tree.append(stretch, by: hasher) }
    for leaf in stretch.leaves {
      tree.append(leaf, by: hasher)
      if wanted.contains(tree.size) { roots[tree.size] = tree.root(by: hasher) }
    }
  }
}
