import Glibc
import RegistryCore

/// A disk in memory that knows what a power cut would leave of it.
///
/// It keeps what programs see apart from what is durable: writes until `sync`, names until `syncDirectory`. A failed
/// sync behaves as the kernel's does: the bytes stay visible, are forgotten as unwritten, and no later sync writes them.
/// Like an ordinary user, a program cannot open a file for writing whose permissions forbid it. What goes wrong, and
/// when, is planned (`fail`) or left to chance (`weather`); the same seed gives the same faults.
package final class MemoryDisk: Disk {
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

  /// What the disk writes as a whole. Tests of small frames choose a smaller one than a real disk's 512, so that these
  /// are torn in the middle, too.
  let sectorBytes: Int

  var items: [String: Item] = ["/": .directory]
  var durableItems: [String: Item] = ["/": .directory]
  var unsyncedNames: [NameChange] = []
  /// Open handles of before a crash are of no use.
  var generation = 0

  /// The operations that change something, as they were asked for: `sync /r/log/….log`.
  package internal(set) var changes: [String] = []
  /// How many operations of any kind were asked for.
  package internal(set) var operations = 0
  /// The number of the change that goes wrong, counted from 0 with `changes`.
  var changeFault: Planned?
  /// The number of the operation that goes wrong, counted from 0 with `operations`.
  var operationFault: Planned?
  /// True once the power is off: everything fails.
  package internal(set) var isOff = false
  /// Faults by chance; none while it is nil.
  package var weather: Weather?

  struct Planned {
    let number: Int
    let fault: Fault
    let isLast: Bool
  }

  package init(sectorBytes: Int = 64) {
    self.sectorBytes = sectorBytes
  }

  package func open(_ path: String, _ mode: OpenMode) throws(SystemError) -> any DiskFile {
    let create: UInt32?
    switch mode {
    case .read, .readWrite: create = nil
    case .create(let permissions), .createOrOpen(let permissions): create = permissions
    }
    switch items[path] {
    case .directory?: throw SystemError("open", path, code: EISDIR)
    case .file(let node)?:
      try look("open", path)
      if case .create = mode { throw SystemError("open", path, code: EEXIST) }
      guard mode == .read || node.permissions & 0o200 != 0 else { throw SystemError("open", path, code: EACCES) }
      return MemoryFile(path, node, on: self, isWritable: mode != .read)
    case nil:
      guard let create, isDirectory(parent(path)) else {
        try look("open", path)
        throw SystemError("open", path, code: ENOENT)
      }
      let node = Node(permissions: create)
      try change("create", path) { () throws(SystemError) in
        items[path] = .file(node)
        unsyncedNames.append(.add(path, .file(node)))
      }
      return MemoryFile(path, node, on: self, isWritable: true)
    }
  }

  package func rename(_ from: String, to: String) throws(SystemError) {
    guard let item = items[from], isDirectory(parent(to)) else { throw SystemError("rename", from, code: ENOENT) }
    try change("rename", "\(from) \(to)") { () throws(SystemError) in
      items[from] = nil
      items[to] = item
      unsyncedNames.append(.rename(from: from, to: to, item))
    }
  }

  package func remove(_ path: String) throws(SystemError) {
    guard case .file? = items[path] else { throw SystemError("remove", path, code: ENOENT) }
    try change("remove", path) { () throws(SystemError) in
      items[path] = nil
      unsyncedNames.append(.remove(path))
    }
  }

  package func list(_ directory: String) throws(SystemError) -> [String] {
    try look("list", directory)
    guard isDirectory(directory) else { throw SystemError("list", directory, code: ENOENT) }
    let prefix = directory == "/" ? directory : directory + "/"
    var names: [String] = []
    for path in items.keys where path.utf8.count > prefix.utf8.count && path.hasPrefix(prefix) {
      let name = path.dropFirst(prefix.count)
      if !name.utf8.contains(UInt8(ascii: "/")) { names.append(String(name)) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  package func makeDirectory(_ path: String, permissions: UInt32) throws(SystemError) {
    guard items[path] == nil else { throw SystemError("mkdir", path, code: EEXIST) }
    guard isDirectory(parent(path)) else { throw SystemError("mkdir", path, code: ENOENT) }
    try change("mkdir", path) { () throws(SystemError) in
      items[path] = .directory
      unsyncedNames.append(.add(path, .directory))
    }
  }

  package func syncDirectory(_ path: String) throws(SystemError) {
    guard isDirectory(path) else { throw SystemError("syncDirectory", path, code: isOff ? EIO : ENOENT) }
    let failure = try begin("syncDirectory", path)
    var chance = SplitMix(state: UInt64(operations))
    var left: [NameChange] = []
    for change in unsyncedNames {
      let isTaken = failure?.fault != .failsHalfway || chance.next() & 1 == 0
      if concerns(change, directory: path), isTaken { apply(change, to: &durableItems) } else { left.append(change) }
    }
    unsyncedNames = left
    if let failure { throw failure.error }
  }

  package func exists(_ path: String) throws(SystemError) -> Bool {
    try look("exists", path)
    return items[path] != nil
  }

  package func setPermissions(_ path: String, _ permissions: UInt32) throws(SystemError) {
    guard case .file(let node)? = items[path] else { throw SystemError("chmod", path, code: ENOENT) }
    try change("chmod", path) { () throws(SystemError) in node.permissions = permissions }
  }

  package func permissions(of path: String) throws(SystemError) -> UInt32 {
    try look("stat", path)
    guard case .file(let node)? = items[path] else { throw SystemError("stat", path, code: ENOENT) }
    return node.permissions
  }

  // MARK: Names

  func isDirectory(_ path: String) -> Bool {
    if !isOff, case .directory? = items[path] { true } else { false }
  }

  func parent(_ path: String) -> String { DurableFile.directory(of: path) }

  private func concerns(_ change: NameChange, directory: String) -> Bool {
    switch change {
    case .add(let path, _), .remove(let path): parent(path) == directory
    case .rename(_, let to, _): parent(to) == directory
    }
  }

  func apply(_ change: NameChange, to items: inout [String: Item]) {
    switch change {
    case .add(let path, let item): items[path] = item
    case .remove(let path): items[path] = nil
    case .rename(let from, let to, let item):
      items[from] = nil
      items[to] = item
    }
  }
}

/// For tests: looking past the operations.
extension MemoryDisk {
  /// What a program would read in a file; nil if there is none.
  package func contents(_ path: String) -> [UInt8]? {
    guard case .file(let node)? = items[path] else { return nil }
    return node.visible
  }

  /// The files that a program would see, in order.
  package var files: [String] {
    items.compactMap { path, item in if case .file = item { path } else { nil } }.sorted()
  }

  /// What a power cut would leave at least; nil if there is no such name.
  package func durableContents(_ path: String) -> [UInt8]? {
    guard case .file(let node)? = durableItems[path] else { return nil }
    return node.durable
  }

  package func permissions(_ path: String) -> UInt32? {
    guard case .file(let node)? = items[path] else { return nil }
    return node.permissions
  }

  /// Replaces a file's bytes, durably and without counting as a change; makes the file if there is none.
  package func put(_ bytes: [UInt8], at path: String) {
    let node: Node
    if case .file(let present)? = items[path] { node = present } else { node = Node(permissions: 0o600) }
    node.visible = bytes
    node.durable = bytes
    node.unsynced = []
    items[path] = .file(node)
    durableItems[path] = .file(node)
  }

  /// Flips one bit of a file at rest.
  package func flip(bit: Int, of offset: Int, in path: String) {
    guard case .file(let node)? = items[path], node.visible.indices.contains(offset) else { return }
    node.visible[offset] ^= 1 << UInt8(bit)
    if node.durable.indices.contains(offset) { node.durable[offset] ^= 1 << UInt8(bit) }
  }

  package func removeDurably(_ path: String) {
    items[path] = nil
    durableItems[path] = nil
  }

  /// Another disk with the same content, all of it durable.
  package func copy() -> MemoryDisk {
    let copy = MemoryDisk(sectorBytes: sectorBytes)
    for (path, item) in items {
      switch item {
      case .directory:
        copy.items[path] = .directory
        copy.durableItems[path] = .directory
      case .file(let node):
        copy.put(node.visible, at: path)
        if case .file(let twin)? = copy.items[path] { twin.permissions = node.permissions }
      }
    }
    return copy
  }
}
