import Glibc

/// The kernel's file systems.
package final class HostDisk: Disk, Sendable {
  /// All of them are the same disk: none holds anything.
  package init() {}

  /// A program started from here does not inherit the file. A pipe in its place is opened without waiting.
  package func open(_ path: String, _ mode: OpenMode) throws(SystemError) -> any DiskFile {
    let flags: Int32
    var permissions: UInt32 = 0
    switch mode {
    // Somebody may have put a pipe in the place of a file: to open it must not wait for another end.
    case .read: flags = O_RDONLY | O_NONBLOCK
    case .readWrite: flags = O_RDWR | O_NONBLOCK
    case .create(let bits):
      flags = O_RDWR | O_CREAT | O_EXCL
      permissions = bits
    case .createOrOpen(let bits):
      flags = O_RDWR | O_CREAT
      permissions = bits
    }
    return HostFile(try Self.open(path, flags, permissions), path: path)
  }

  /// A link is renamed itself, not what it leads to. `EXDEV` between file systems.
  package func rename(_ from: String, to: String) throws(SystemError) {
    try SystemCall.retry("rename", "\(from) to \(to)", onOwnDescriptor: false) { Glibc.rename(from, to) }
  }

  /// A link is removed itself; a directory is refused with `EISDIR`.
  package func remove(_ path: String) throws(SystemError) {
    try SystemCall.retry("unlink", path, onOwnDescriptor: false) { unlink(path) }
  }

  /// What is not UTF-8 in a name comes as U+FFFD.
  package func list(_ directory: String) throws(SystemError) -> [String] {
    var opened = opendir(directory)
    while opened == nil, errno == EINTR { opened = opendir(directory) }
    guard let stream = opened else { throw SystemError("opendir", directory, code: errno) }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      // The end and an error both answer nil; only an error touches `errno`.
      errno = 0
      guard let entry = readdir(stream) else { break }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
    guard errno == 0 else { throw SystemError("readdir", directory, code: errno) }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The umask is taken from the permissions. `EEXIST` if anything stands there, also a link.
  package func makeDirectory(_ path: String, permissions: UInt32) throws(SystemError) {
    try SystemCall.retry("mkdir", path, onOwnDescriptor: false) { mkdir(path, permissions) }
  }

  /// Opens the directory to do it, which takes the right to read it.
  package func syncDirectory(_ path: String) throws(SystemError) {
    var directory = try Self.open(path, O_RDONLY | O_DIRECTORY, 0)
    let descriptor = directory.raw
    try SystemCall.retry("fsync", path, onOwnDescriptor: false) { fsync(descriptor) }
    try directory.close(path)
  }

  /// A link exists though it leads nowhere. Nothing exists below what is no directory.
  package func exists(_ path: String) throws(SystemError) -> Bool {
    var status = stat()
    do {
      try SystemCall.retry("lstat", path, onOwnDescriptor: false) { lstat(path, &status) }
      return true
    } catch {
      guard error.code == ENOENT || error.code == ENOTDIR else { throw error }
      return false
    }
  }

  /// True if a file can be put in the place: there is nothing, or a regular file. A link counts as what it leads to.
  package func isReplaceable(_ path: String) throws(SystemError) -> Bool {
    var status = stat()
    do {
      try SystemCall.retry("stat", path, onOwnDescriptor: false) { stat(path, &status) }
    } catch {
      guard error.code == ENOENT || error.code == ENOTDIR else { throw error }
      return true
    }
    return status.st_mode & S_IFMT == S_IFREG
  }

  /// A link stays as it is: what it leads to gets them.
  package func setPermissions(_ path: String, _ permissions: UInt32) throws(SystemError) {
    try SystemCall.retry("chmod", path, onOwnDescriptor: false) { chmod(path, permissions) }
  }

  /// Of what a link leads to, without the bits that say what kind of file it is.
  package func permissions(of path: String) throws(SystemError) -> UInt32 {
    var status = stat()
    try SystemCall.retry("stat", path, onOwnDescriptor: false) { stat(path, &status) }
    return status.st_mode & 0o7777
  }

  private static func open(
    _ path: String, _ flags: Int32, _ permissions: UInt32
  ) throws(SystemError) -> Descriptor {
    // A path may hold what a file system does not take, so EINVAL is no fault of the program here.
    Descriptor(
      owning: try SystemCall.retry("open", path, onOwnDescriptor: false) {
        Glibc.open(path, flags | O_CLOEXEC, permissions)
      })
  }
}

/// An open file of the kernel.
///
/// Reads from several threads do not disturb each other; writes belong to one thread at a time.
final class HostFile: DiskFile {
  let path: String
  private var descriptor: Descriptor

  init(_ descriptor: consuming Descriptor, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  func append(_ bytes: [UInt8]) throws(SystemError) {
    let number = descriptor.raw
    // Not O_APPEND: it would make Linux append what is written at an offset too.
    try SystemCall.retry("lseek", path) { lseek(number, 0, SEEK_END) }
    try writeAll(bytes, "write") { rest, _ in Glibc.write(number, rest.baseAddress, rest.count) }
  }

  func write(_ bytes: [UInt8], at offset: Int) throws(SystemError) {
    let number = descriptor.raw
    try writeAll(bytes, "pwrite") { rest, done in
      pwrite(number, rest.baseAddress, rest.count, offset + done)
    }
  }

  func read(at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
    let number = descriptor.raw
    var failure: SystemError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      do throws(SystemError) {
        while filled < count {
          let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[filled..<count])
          let from = offset + filled
          let got = try SystemCall.retry("pread", path) {
            pread(number, rest.baseAddress, rest.count, from)
          }
          if got == 0 { break }
          filled += got
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  func sync() throws(SystemError) {
    let number = descriptor.raw
    // Some special files cannot be synced and say EINVAL; a path of the user's may lead to one.
    try SystemCall.retry("fdatasync", path, onOwnDescriptor: false) { fdatasync(number) }
  }

  func truncate(to size: Int) throws(SystemError) {
    let number = descriptor.raw
    // As above.
    try SystemCall.retry("ftruncate", path, onOwnDescriptor: false) { ftruncate(number, size) }
  }

  func size() throws(SystemError) -> Int {
    let number = descriptor.raw
    var status = stat()
    try SystemCall.retry("fstat", path) { fstat(number, &status) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return Int(status.st_size)
    case S_IFDIR: throw SystemError("read", path, code: EISDIR)
    // Pipes and devices have no size that could be told.
    case _: throw SystemError("lseek", path, code: ESPIPE)
    }
  }

  func close() throws(SystemError) {
    try descriptor.close(path)
  }

  /// Calls `write` with what is left, and how much is done, until nothing is left.
  private func writeAll(
    _ bytes: [UInt8], _ operation: String, _ write: (UnsafeRawBufferPointer, Int) -> Int
  ) throws(SystemError) {
    var failure: SystemError?
    bytes.withUnsafeBytes { all in
      do throws(SystemError) {
        var done = 0
        while done < all.count {
          let rest = UnsafeRawBufferPointer(rebasing: all[done...])
          done += try SystemCall.retry(operation, path) { write(rest, done) }
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }
}
