import Glibc

@testable import RegistryCore

/// A disk in memory that knows what a power cut would leave of it.
///
/// It keeps what programs see apart from what is durable: writes until `sync`, names until `syncDirectory`. A failed
/// sync behaves as the kernel's does: the bytes stay visible, are forgotten as unwritten, and no later sync writes them.
/// Like an ordinary user, a program cannot open a file for writing whose permissions forbid it.
final class MemoryDisk: Disk {
  /// How an operation goes wrong.
  enum Fault: CaseIterable {
    /// Nothing was done.
    case fails
    /// A write did half of it; anything else nothing.
    case failsHalfway
    /// All was done, and yet an error came back.
    case failsAfterDoing
  }

  /// What a power cut leaves of what was not yet durable.
  enum Survival {
    case nothing
    /// As after the death of the process alone.
    case everything
    /// Some of the changes of names, some of the sectors of writes.
    case some(seed: UInt64)
  }

  /// One change of a directory.
  enum NameChange {
    case add(String, Item)
    case remove(String)
    case rename(from: String, to: String, Item)
  }

  enum Item {
    case file(Node)
    case directory
  }

  /// A file, whatever its name.
  final class Node {
    var visible: [UInt8] = []
    var durable: [UInt8] = []
    var unsynced: [Change] = []
    var permissions: UInt32

    init(permissions: UInt32) {
      self.permissions = permissions
    }
  }

  enum Change {
    case write(offset: Int, [UInt8])
    case truncate(Int)

    func apply(to bytes: inout [UInt8]) {
      switch self {
      case .write(let offset, let new):
        if bytes.count < offset + new.count {
          bytes += [UInt8](repeating: 0, count: offset + new.count - bytes.count)
        }
        bytes.replaceSubrange(offset..<offset + new.count, with: new)
      case .truncate(let size):
        bytes = Array(bytes.prefix(size)) + [UInt8](repeating: 0, count: max(0, size - bytes.count))
      }
    }
  }

  private var items: [String: Item] = ["/": .directory]
  private var durableItems: [String: Item] = ["/": .directory]
  private var unsyncedNames: [NameChange] = []
  /// Open handles of before a crash are of no use.
  fileprivate var generation = 0

  /// The operations that change something, as they were asked for: `sync /r/log/….log`.
  private(set) var changes: [String] = []
  /// The number of the change that goes wrong, counted from 0 with `changes`.
  private var faultAt: (number: Int, fault: Fault, isLast: Bool)?
  /// True once the power is off: everything fails.
  private(set) var isOff = false

  /// Makes one operation go wrong: the one after `count` further changes.
  ///
  /// - Parameter isLast: true if the power goes off with it.
  func fail(after count: Int, _ fault: Fault, isLast: Bool = false) {
    faultAt = (changes.count + count, fault, isLast)
  }

  /// Counts a change and makes it go wrong if it is its turn; the answer says whether to do it all, half, or not.
  fileprivate func begin(_ operation: String, _ path: String) throws(SystemError) -> Fault? {
    guard !isOff else { throw SystemError(operation, path, code: EIO) }
    changes.append("\(operation) \(path)")
    guard let faultAt, faultAt.number == changes.count - 1 else { return nil }
    self.faultAt = nil
    isOff = faultAt.isLast
    if faultAt.fault == .fails { throw SystemError(operation, path, code: EIO) }
    return faultAt.fault
  }

  fileprivate func change(
    _ operation: String, _ path: String, _ body: () throws(SystemError) -> Void
  ) throws(SystemError) {
    switch try begin(operation, path) {
    case nil: try body()
    case .fails?, .failsHalfway?: throw SystemError(operation, path, code: EIO)
    case .failsAfterDoing?:
      try body()
      throw SystemError(operation, path, code: EIO)
    }
  }

  // MARK: Disk

  func open(_ path: String, _ mode: OpenMode) throws(SystemError) -> any DiskFile {
    guard !isOff else { throw SystemError("open", path, code: EIO) }
    let create: UInt32?
    switch mode {
    case .read, .readWrite: create = nil
    case .create(let permissions), .createOrOpen(let permissions): create = permissions
    }
    switch items[path] {
    case .directory?: throw SystemError("open", path, code: EISDIR)
    case .file(let node)?:
      if case .create = mode { throw SystemError("open", path, code: EEXIST) }
      guard mode == .read || node.permissions & 0o200 != 0 else { throw SystemError("open", path, code: EACCES) }
      return MemoryFile(path, node, on: self, isWritable: mode != .read)
    case nil:
      guard let create, isDirectory(parent(path)) else { throw SystemError("open", path, code: ENOENT) }
      let node = Node(permissions: create)
      try change("create", path) { () throws(SystemError) in
        items[path] = .file(node)
        unsyncedNames.append(.add(path, .file(node)))
      }
      return MemoryFile(path, node, on: self, isWritable: true)
    }
  }

  func rename(_ from: String, to: String) throws(SystemError) {
    guard let item = items[from], isDirectory(parent(to)) else { throw SystemError("rename", from, code: ENOENT) }
    try change("rename", "\(from) \(to)") { () throws(SystemError) in
      items[from] = nil
      items[to] = item
      unsyncedNames.append(.rename(from: from, to: to, item))
    }
  }

  func remove(_ path: String) throws(SystemError) {
    guard case .file? = items[path] else { throw SystemError("remove", path, code: ENOENT) }
    try change("remove", path) { () throws(SystemError) in
      items[path] = nil
      unsyncedNames.append(.remove(path))
    }
  }

  func list(_ directory: String) throws(SystemError) -> [String] {
    guard !isOff, isDirectory(directory) else { throw SystemError("list", directory, code: isOff ? EIO : ENOENT) }
    let names = items.keys.filter { $0 != "/" && parent($0) == directory }
    return names.map { String($0.dropFirst(directory == "/" ? 1 : directory.utf8.count + 1)) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  func makeDirectory(_ path: String, permissions: UInt32) throws(SystemError) {
    guard items[path] == nil else { throw SystemError("mkdir", path, code: EEXIST) }
    guard isDirectory(parent(path)) else { throw SystemError("mkdir", path, code: ENOENT) }
    try change("mkdir", path) { () throws(SystemError) in
      items[path] = .directory
      unsyncedNames.append(.add(path, .directory))
    }
  }

  func syncDirectory(_ path: String) throws(SystemError) {
    guard isDirectory(path) else { throw SystemError("syncDirectory", path, code: isOff ? EIO : ENOENT) }
    try change("syncDirectory", path) { () throws(SystemError) in
      let rest = unsyncedNames.filter { !concerns($0, directory: path) }
      for change in unsyncedNames where concerns(change, directory: path) { apply(change, to: &durableItems) }
      unsyncedNames = rest
    }
  }

  func exists(_ path: String) throws(SystemError) -> Bool {
    guard !isOff else { throw SystemError("exists", path, code: EIO) }
    return items[path] != nil
  }

  func setPermissions(_ path: String, _ permissions: UInt32) throws(SystemError) {
    guard case .file(let node)? = items[path] else { throw SystemError("chmod", path, code: ENOENT) }
    try change("chmod", path) { () throws(SystemError) in node.permissions = permissions }
  }

  func permissions(of path: String) throws(SystemError) -> UInt32 {
    guard !isOff, case .file(let node)? = items[path] else {
      throw SystemError("stat", path, code: isOff ? EIO : ENOENT)
    }
    return node.permissions
  }

  // MARK: Power

  /// Cuts the power and switches it on again: what was not durable is gone, as far as `survival` says.
  func crash(_ survival: Survival) {
    isOff = false
    faultAt = nil
    generation += 1
    switch survival {
    case .everything: return
    case .nothing:
      dropOrphans()
      items = durableItems
      for node in nodes { node.visible = node.durable }
    case .some(let seed):
      var random = SplitMix(state: seed)
      for change in unsyncedNames where random.next() & 1 == 0 { apply(change, to: &durableItems) }
      dropOrphans()
      items = durableItems
      for node in nodes { keepSome(of: node, &random) }
    }
    unsyncedNames.removeAll()
    for node in nodes { node.unsynced.removeAll() }
  }

  /// Keeps some sectors of each unsynced write; a sector that is not kept is as it was, or zeros beyond the old end.
  private func keepSome(of node: Node, _ random: inout SplitMix) {
    for change in node.unsynced {
      switch change {
      case .truncate: if random.next() & 1 == 0 { change.apply(to: &node.durable) }
      case .write(let offset, let bytes):
        var start = 0
        while start < bytes.count {
          let end = min(bytes.count, (offset + start) / Self.sectorBytes * Self.sectorBytes + Self.sectorBytes - offset)
          if random.next() & 1 == 0 {
            Change.write(offset: offset + start, Array(bytes[start..<end])).apply(to: &node.durable)
          }
          start = end
        }
      }
    }
    node.visible = node.durable
  }

  /// Smaller than a real one, so that small frames are torn in the middle, too.
  static let sectorBytes = 64

  // MARK: For tests

  /// What a program would read in a file; nil if there is none.
  func contents(_ path: String) -> [UInt8]? {
    guard case .file(let node)? = items[path] else { return nil }
    return node.visible
  }

  func permissions(_ path: String) -> UInt32? {
    guard case .file(let node)? = items[path] else { return nil }
    return node.permissions
  }

  /// Replaces a file's bytes, durably and without counting as a change; makes the file if there is none.
  func put(_ bytes: [UInt8], at path: String) {
    let node: Node
    if case .file(let present)? = items[path] { node = present } else { node = Node(permissions: 0o600) }
    node.visible = bytes
    node.durable = bytes
    node.unsynced = []
    items[path] = .file(node)
    durableItems[path] = .file(node)
  }

  func removeDurably(_ path: String) {
    items[path] = nil
    durableItems[path] = nil
  }

  /// Another disk with the same content, all of it durable.
  func copy() -> MemoryDisk {
    let copy = MemoryDisk()
    for (path, item) in items {
      switch item {
      case .directory:
        copy.items[path] = .directory
        copy.durableItems[path] = .directory
      case .file(let node):
        copy.put(node.visible, at: path)
        try? copy.setPermissions(path, node.permissions)
      }
    }
    copy.changes = []
    return copy
  }

  // MARK: Names

  private var nodes: [Node] {
    items.values.compactMap { if case .file(let node) = $0 { node } else { nil } }
  }

  private func isDirectory(_ path: String) -> Bool {
    if !isOff, case .directory? = items[path] { true } else { false }
  }

  private func parent(_ path: String) -> String { DurableFile.directory(of: path) }

  /// A directory whose own name was lost takes what is in it along.
  private func dropOrphans() {
    for path in durableItems.keys.sorted() where !hasParents(path) { durableItems[path] = nil }
  }

  private func hasParents(_ path: String) -> Bool {
    var path = path
    while path != "/" {
      path = parent(path)
      guard case .directory? = durableItems[path] else { return false }
    }
    return true
  }

  private func concerns(_ change: NameChange, directory: String) -> Bool {
    switch change {
    case .add(let path, _), .remove(let path): parent(path) == directory
    case .rename(_, let to, _): parent(to) == directory
    }
  }

  private func apply(_ change: NameChange, to items: inout [String: Item]) {
    switch change {
    case .add(let path, let item): items[path] = item
    case .remove(let path): items[path] = nil
    case .rename(let from, let to, let item):
      items[from] = nil
      items[to] = item
    }
  }
}

/// An open file of a `MemoryDisk`.
final class MemoryFile: DiskFile {
  let path: String
  private let node: MemoryDisk.Node
  private let disk: MemoryDisk
  private let isWritable: Bool
  private let generation: Int
  private var isClosed = false

  fileprivate init(_ path: String, _ node: MemoryDisk.Node, on disk: MemoryDisk, isWritable: Bool) {
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
    let fault = try disk.begin("write", path)
    let done = fault == .failsHalfway ? Array(bytes.prefix(bytes.count / 2)) : bytes
    change(.write(offset: offset, done))
    if fault != nil { throw SystemError("write", path, code: ENOSPC) }
  }

  func read(at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
    try usable("read", writing: false)
    guard offset < node.visible.count else { return [] }
    return Array(node.visible[offset..<min(node.visible.count, offset + count)])
  }

  func sync() throws(SystemError) {
    try usable("sync", writing: false)
    let fault: MemoryDisk.Fault?
    do { fault = try disk.begin("sync", path) } catch {
      // Without power there is no kernel that could forget them.
      if !disk.isOff { node.unsynced.removeAll() }
      throw error
    }
    if fault != .failsHalfway { for change in node.unsynced { change.apply(to: &node.durable) } }
    if !disk.isOff || fault != .failsHalfway { node.unsynced.removeAll() }
    if fault != nil { throw SystemError("sync", path, code: EIO) }
  }

  func truncate(to size: Int) throws(SystemError) {
    try usable("truncate", writing: true)
    try disk.change("truncate", path) { () throws(SystemError) in change(.truncate(size)) }
  }

  func size() throws(SystemError) -> Int {
    try usable("size", writing: false)
    return node.visible.count
  }

  func close() throws(SystemError) {
    try usable("close", writing: false)
    isClosed = true
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

/// A small generator whose run is told by its seed.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
