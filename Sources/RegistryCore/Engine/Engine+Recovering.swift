/// A loss that somebody has accepted, as it was recorded.
package struct AcceptedLoss: Equatable, Sendable {
  /// The event that says so.
  package let seq: Int
  /// What was not as it was signed, each in a sentence.
  package let faults: [Phrase]
  /// The new checkpoint, under which that event is the last.
  package let signed: SignedCheckpoint
  /// What signatures are to be checked with from here on.
  package let key: VerifierKey
  /// The file of a key that was made in the place of a lost one; nil if the key is what it was.
  package let newKeyFile: String?
}

extension Engine {
  /// Goes on with a log that is not the one that was signed: records who accepted that and why, and signs anew.
  ///
  /// The old checkpoints are kept in the event, so that everybody sees what was lost; witnesses that have seen them
  /// will not cosign the new ones before they are told. If the key is lost, there is a new one afterwards.
  package static func recover(
    _ path: String, _ keeping: Keeping, reason: Text, by author: Author, now: Instant, on disk: any Disk
  ) throws(EngineError) -> AcceptedLoss {
    let directory: LogDirectory
    do { directory = try LogDirectory.open(at: path, on: disk) } catch { throw .directory(error) }
    let held = try lock(path)
    var losses: [(role: String, fault: CheckpointFault, bytes: [UInt8])] = []
    let custody: Custody
    let newKeyFile: String?
    do throws(CheckpointFault) {
      // Before a key is made: what is refused leaves nothing behind.
      try Custody.requireGuard(directory, keeping, on: disk)
      let (key, lost) = try keyOrNew(directory, keeping, on: disk)
      if let lost { losses.append(("key", lost, [])) }
      newKeyFile = lost == nil ? nil : keeping.key ?? directory.keyPath
      custody = try Custody(key, directory, keeping, on: disk)
    } catch {
      throw .checkpoint(error)
    }
    let opened = try replay(directory, custody, on: disk)
    losses += custody.faults(in: opened.tree).map { ($0.place.role.rawValue, $0.fault, $0.bytes) }
    guard !losses.isEmpty else { throw .checkpoint(.nothingLost) }
    let engine = try assemble(directory, held, custody, opened, on: disk, random: Randomness.bytes)
    let statement = LossStatement(
      reason: reason, size: engine.size, root: engine.tree.root(by: engine.hasher),
      key: Text(custody.signer.key.description),
      losses: losses.map { loss in
        LossStatement.Loss(
          of: Text(loss.role), fault: Text(loss.fault.word), checkpoint: readable(loss.bytes).map { Text($0) })
      })
    let (seq, signed) = try reading { () throws(LogError) in
      let seq = try engine.record(.lossAccepted, statement.facts, by: author, now: now)
      engine.signed = nil
      return (seq, try engine.signedCheckpoint())
    }
    try engine.close()
    return AcceptedLoss(
      seq: seq, faults: losses.map(\.fault.phrase), signed: signed, key: custody.signer.key, newKeyFile: newKeyFile)
  }

  /// Gives a registry that was made before there were keys its first one, and signs what it has.
  package static func makeKey(
    _ path: String, _ keeping: Keeping, on disk: any Disk
  ) throws(EngineError) -> VerifierKey {
    let directory: LogDirectory
    do { directory = try LogDirectory.open(at: path, on: disk) } catch { throw .directory(error) }
    let held = try lock(path)
    let custody: Custody
    do throws(CheckpointFault) {
      let keyFile = keeping.key ?? directory.keyPath
      for file in [keyFile, directory.checkpointPath]
      where try CheckpointFault.asking({ () throws(SystemError) in try disk.exists(file) }) {
        throw .hasKey(path: file)
      }
      guard try !Custody.wasSigned(directory, keeping, on: disk) else { throw .noKey(path: keyFile, hadOne: true) }
      let key: Ed25519PrivateKey
      do { key = try KeyFile.create(at: keyFile, on: disk) } catch { throw .key(error) }
      custody = try Custody(key, directory, keeping, on: disk)
    } catch {
      throw .checkpoint(error)
    }
    let engine = try assemble(
      directory, held, custody, try replay(directory, custody, on: disk), on: disk, random: Randomness.bytes)
    do { _ = try engine.checkpoint() } catch { throw .log(.system(error)) }
    try engine.close()
    return custody.signer.key
  }

  /// What is kept of a damaged checkpoint in the event: the checkpoint itself has some 200 bytes, each cosignature 150.
  private static let maximumKeptBytes = 8 << 10

  /// The beginning of a damaged checkpoint, if it can be kept: a line holds two of them, and control characters would take
  /// six bytes each.
  private static func readable(_ bytes: [UInt8]) -> String? {
    guard let text = String(validating: bytes.prefix(maximumKeptBytes), as: UTF8.self), !text.isEmpty,
      text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == UInt8(ascii: "\n") })
    else { return nil }
    return text
  }

  /// The key, or a new one in the place of one that is lost.
  private static func keyOrNew(
    _ directory: LogDirectory, _ keeping: Keeping, on disk: any Disk
  ) throws(CheckpointFault) -> (key: Ed25519PrivateKey, lost: CheckpointFault?) {
    do { return (try Custody.key(of: directory, keeping, on: disk), nil) } catch {
      guard case .noKey(let path, hadOne: true) = error else { throw error }
      do { return (try KeyFile.create(at: path, on: disk), error) } catch { throw .key(error) }
    }
  }
}
