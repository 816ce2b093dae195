/// Replaces a small file as a whole, so that after a crash it is the old one or the new one.
package enum DurableFile {
  /// Puts bytes in the place of a file, or makes it.
  ///
  /// Removes what an earlier crash left of the temporary file, then: create `path.new`, write, fdatasync, close, rename
  /// over `path`, fsync the directory. A crash before the rename leaves the old file; after it, either, each whole; once
  /// this returns, the new one. If it throws, the old file or the new one is there, and which of them is not known.
  ///
  /// - Parameter permissions: mode bits of the new file, before the umask.
  package static func replace(
    _ path: String, with bytes: [UInt8], permissions: UInt32, on disk: any Disk
  ) throws(SystemError) {
    let temporary = path + ".new"
    if try disk.exists(temporary) { try disk.remove(temporary) }
    do throws(SystemError) {
      let file = try disk.open(temporary, .create(permissions: permissions))
      do throws(SystemError) {
        try file.append(bytes)
        try file.sync()
      } catch {
        try? file.close()
        throw error
      }
      try file.close()
      try disk.rename(temporary, to: path)
    } catch {
      // The first error is the one to tell; the file that is left over is removed by the next try if not now.
      try? disk.remove(temporary)
      throw error
    }
    try disk.syncDirectory(directory(of: path))
  }

  /// The directory that a path's last name stands in: `.` if the path is a bare name.
  package static func directory(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
