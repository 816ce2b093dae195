import Glibc
import RegistryCore

/// An open file of a `MemoryDisk`.
final class MemoryFile: DiskFile {
  let path: String
  private let node: MemoryDisk.Node
  private let disk: MemoryDisk
  private let isWritable: Bool
  private let generation: Int
  private var isClosed = false

  init(_ path: String, _ node: MemoryDisk.Node, on disk: MemoryDisk, isWritable: Bool) {
    self.path = path
    self.node = node
    self.disk = disk
    self.isWritable = isWritable
    generation = disk.generation
  }

  func append(_ bytes: [UInt8]) throws(SystemError) {
    try usable("append", writing: true)
    try write(bytes, at: node.visible.count)
  }

  func write(_ bytes: [UInt8], at offset: Int) throws(SystemError) {
    try usable("write", writing: true)
    let failure = try disk.begin("write", path)
    let done = failure?.fault == .failsHalfway ? Array(bytes.prefix(bytes.count / 2)) : bytes
    change(.write(offset: offset, done))
    if let failure { throw failure.error }
  }

  func read(at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
    try usable("read", writing: false)
    try disk.look("read", path)
    guard offset < node.visible.count else { return [] }
    return Array(node.visible[offset..<min(node.visible.count, offset + count)])
  }

  func sync() throws(SystemError) {
    try usable("sync", writing: false)
    let failure: MemoryDisk.Failure?
    do { failure = try disk.begin("sync", path) } catch {
      forget()
      throw error
    }
    switch failure?.fault {
    case .failsHalfway:
      let visible = node.visible
      var chance = SplitMix(state: UInt64(disk.operations))
      // Without power what is left of it is for the crash to say.
      if !disk.isOff { disk.keepSome(of: node, &chance) }
      node.visible = visible
      forget()
    case .fails, .failsAfterDoing, nil:
      for change in node.unsynced { change.apply(to: &node.durable) }
      node.unsynced.removeAll()
    }
    if let failure { throw failure.error }
  }

  func truncate(to size: Int) throws(SystemError) {
    try usable("truncate", writing: true)
    try disk.change("truncate", path) { () throws(SystemError) in change(.truncate(size)) }
  }

  func size() throws(SystemError) -> Int {
    try usable("size", writing: false)
    try disk.look("size", path)
    return node.visible.count
  }

  func close() throws(SystemError) {
    try usable("close", writing: false)
    isClosed = true
    try disk.look("close", path)
  }

  /// The kernel calls pages clean whose writing failed; of the size of the file, which stands elsewhere, it still knows.
  /// Without power there is no kernel that could forget them.
  private func forget() {
    guard !disk.isOff else { return }
    node.unsynced.removeAll { if case .write = $0 { true } else { false } }
  }

  private func change(_ change: MemoryDisk.Change) {
    change.apply(to: &node.visible)
    node.unsynced.append(change)
  }

  private func usable(_ operation: String, writing: Bool) throws(SystemError) {
    guard !disk.isOff else { throw SystemError(operation, path, code: EIO) }
    guard !isClosed, generation == disk.generation, isWritable || !writing else {
      throw SystemError(operation, path, code: EBADF)
    }
  }
}
