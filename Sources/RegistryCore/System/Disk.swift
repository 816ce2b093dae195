/// The file operations that the registry stands on, and the only seam below it: `HostDisk` is the kernel, and a test
/// puts a simulated disk in its place to lose, tear and refuse writes.
///
/// Paths are absolute or relative to the working directory, `/`-separated, and name one file system. Every operation
/// retries `EINTR` itself and reports anything else once.
package protocol Disk: AnyObject {
  /// Opens a file.
  func open(_ path: String, _ mode: OpenMode) throws(SystemError) -> any DiskFile
  /// Renames atomically, replacing `to`. Durable only after `syncDirectory` on the directory of `to`.
  func rename(_ from: String, to: String) throws(SystemError)
  /// Removes a file. Durable only after `syncDirectory`.
  func remove(_ path: String) throws(SystemError)
  /// The names in a directory, without `.` and `..`, sorted by bytes.
  func list(_ directory: String) throws(SystemError) -> [String]
  /// Makes one directory; its parent exists. Durable only after `syncDirectory` on the parent.
  func makeDirectory(_ path: String, permissions: UInt32) throws(SystemError)
  /// Makes the entries of a directory durable.
  func syncDirectory(_ path: String) throws(SystemError)
  /// True if the path names anything at all.
  func exists(_ path: String) throws(SystemError) -> Bool
  /// Sets the permission bits of a file, exactly: the umask takes nothing away.
  func setPermissions(_ path: String, _ permissions: UInt32) throws(SystemError)
  /// The permission bits of a file, as `chmod` takes them.
  func permissions(of path: String) throws(SystemError) -> UInt32
}

/// How a file is opened. Permissions are the mode bits of a new file, before the umask.
package enum OpenMode: Equatable, Sendable {
  /// For reading alone; fails with `ENOENT` if there is none.
  case read
  /// For reading and writing; fails with `ENOENT` if there is none.
  case readWrite
  /// A new file for reading and writing; fails with `EEXIST` if there is one.
  case create(permissions: UInt32)
  /// For reading and writing; one that is there keeps its content and its permissions.
  case createOrOpen(permissions: UInt32)
}

/// An open file. The holder closes it; a handle that is let go without `close` closes silently.
package protocol DiskFile: AnyObject {
  /// As it was opened, for messages.
  var path: String { get }
  /// Writes all the bytes at the end of the file, over as many calls as the kernel wants. After an error the file may
  /// hold any part of them.
  func append(_ bytes: [UInt8]) throws(SystemError)
  /// Writes all the bytes at an offset.
  func write(_ bytes: [UInt8], at offset: Int) throws(SystemError)
  /// Up to `count` bytes from an offset; fewer only where the file ends.
  func read(at offset: Int, count: Int) throws(SystemError) -> [UInt8]
  /// Makes the file's data and size durable (`fdatasync`). After an error nothing may be assumed of unsynced writes.
  func sync() throws(SystemError)
  /// Cuts the file to so many bytes. Durable only after `sync`.
  func truncate(to size: Int) throws(SystemError)
  /// Bytes of the file now. Throws for what has no size, such as a pipe.
  func size() throws(SystemError) -> Int
  /// Closes the file; the handle must not be used again.
  func close() throws(SystemError)
}
