import DiskSimulation
import RegistryCore

/// The evidence files of a history: what was acknowledged as stored stays, and what has a name is whole.
struct Evidence {
  private var stored: [(digest: AttachmentDigest, content: [UInt8])] = []
  private var isPoisoned = false

  /// Hands in a file in chunks, perhaps under a wrong name, perhaps not to its end.
  ///
  /// - Returns: 1 if it was acknowledged.
  mutating func put(into store: AttachmentStore, _ chance: inout SplitMix) throws -> Int {
    let content = (0..<chance.below(3_000)).map { _ in UInt8(truncatingIfNeeded: chance.next()) }
    var named = content
    if chance.below(6) == 0 { named.append(0) }
    let digest = AttachmentDigest(of: SHA256.hash(named))
    let parts = 1 + chance.below(3)
    var isComplete = false
    var offset = 0
    do throws(AttachmentError) {
      for part in 0..<parts {
        let end = part == parts - 1 ? content.count : content.count * (part + 1) / parts
        let receipt = try store.put(
          digest, size: content.count, offset: offset, chunk: Array(content[offset..<end]))
        isComplete = receipt.isComplete
        offset = end
        if chance.below(12) == 0 { break }
      }
    } catch {
      switch error {
      case .refused, .system, .poisoned: break
      case .notStored, .damaged: throw Finding("an upload failed for a wrong reason: \(error)")
      }
      if let fault = store.fault {
        do {
          _ = try store.put(digest, size: content.count, offset: 0, chunk: [])
          throw Finding("a store that failed (\(fault)) takes more")
        } catch let error as AttachmentError {
          guard case .poisoned = error else { throw Finding("a store that failed says \(error)") }
        }
      }
    }
    guard isComplete else { return 0 }
    try ensure(named == content, "a file was stored under a digest that is not its own")
    stored.append((digest, content))
    return 1
  }

  /// All that was acknowledged is there, and all that is there is what its name says.
  func verify(in store: AttachmentStore) throws {
    for (digest, content) in stored {
      try ensure(
        try store.read(digest, offset: 0, length: content.count).bytes == content, "\(digest) is not what was stored")
    }
    for digest in try store.list() { try store.verify(digest) }
  }
}
