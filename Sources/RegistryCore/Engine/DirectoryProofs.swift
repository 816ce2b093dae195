/// Proofs out of a registry's directory, without its daemon: under the last checkpoint that is signed and stored there.
///
/// Changes nothing and signs nothing; the daemon may be running. What came after the checkpoint has no proof yet. The
/// signature is left to whoever checks the proof, and has the key.
package struct DirectoryProofs {
  /// The last signed checkpoint; size and root were found to be this log's, the signature is unchecked.
  package let signed: SignedCheckpoint

  private let log: EventLog
  /// Where the events under the checkpoint stand.
  private let locations: [LineLocation]
  private let tree: MerkleTree
  private let hasher = SHA256()

  /// Reads the whole log.
  ///
  /// Throws if it is damaged, or does not begin with what was signed. A torn tail is nothing that was signed.
  package init(_ path: String, on disk: any Disk) throws(EngineError) {
    let directory = try Self.open(path, on: disk)
    // Before the log: read after it, the checkpoint of a log that is being written would lead what was read of it.
    signed = try Self.stored(in: directory, on: disk)
    let size = signed.checkpoint.size
    var locations: [LineLocation] = []
    var tree = MerkleTree()
    let hasher = hasher
    do {
      let scan = try LogScan.run(directory, on: disk) { (seq, line, location) throws(LogError) in
        guard seq <= size else { return }
        tree.append(hasher.leaf(line), by: hasher)
        locations.append(location)
      }
      guard scan.size >= size else {
        throw EngineError.checkpoint(.shorter(path: directory.checkpointPath, signed: size, size: scan.size))
      }
      log = try EventLog.reading(directory, size: scan.size, on: disk)
    } catch let error as LogError {
      throw .log(error)
    } catch let error as EngineError {
      throw error
    } catch {
      preconditionFailure("unexpected \(error)")
    }
    let root = tree.root(by: hasher)
    guard root == signed.checkpoint.root else {
      throw .checkpoint(
        .differs(path: directory.checkpointPath, signed: size, root: signed.checkpoint.root, found: root))
    }
    self.locations = locations
    self.tree = tree
  }

  /// The last signed checkpoint alone, without a look at the log.
  package static func storedCheckpoint(_ path: String, on disk: any Disk) throws(EngineError) -> SignedCheckpoint {
    try stored(in: open(path, on: disk), on: disk)
  }

  /// The proof that an event stands at its place in the log.
  ///
  /// - Parameter seq: of an event under the checkpoint, from 1.
  package func proof(of seq: Int) throws(LogError) -> TlogProof {
    let size = signed.checkpoint.size
    precondition((1...size).contains(seq), "a proof of the event \(seq) of \(size)")
    var source = proofs
    return try source.proof(of: seq, line: log.read(locations[seq - 1]), under: signed)
  }

  /// The proof that the log begins with what it was at an earlier checkpoint, or why it does not.
  package func consistency(with old: Checkpoint) throws(LogError) -> Result<WitnessRequest, Inconsistency> {
    var source = proofs
    return try source.consistency(with: old, under: signed)
  }

  private var proofs: ProofSource<SHA256, LogError> {
    ProofSource(tree, by: hasher) { (range) throws(LogError) in
      try log.readLines(from: locations[range.lowerBound], count: range.count).map { hasher.leaf($0) }
    }
  }

  private static func open(_ path: String, on disk: any Disk) throws(EngineError) -> LogDirectory {
    do { return try LogDirectory.open(at: path, on: disk) } catch { throw .directory(error) }
  }

  private static func stored(
    in directory: LogDirectory, on disk: any Disk
  ) throws(EngineError) -> SignedCheckpoint {
    let path = directory.checkpointPath
    let bytes: [UInt8]?
    do { bytes = try CheckpointFile.bytes(of: path, on: disk) } catch { throw .log(.system(error)) }
    guard let bytes else { throw .checkpoint(.missing(path: path)) }
    do { return try SignedCheckpoint(parsing: bytes) } catch { throw .checkpoint(.malformed(path: path, error)) }
  }
}
