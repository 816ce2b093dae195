import Glibc

/// A file that is read once, from its beginning to its end: a pipe will do, as a shell makes one for `<(…)`.
package enum StreamFile {
  /// The bytes of a file, but no more than `limit`. It waits for those that a pipe has not got yet.
  package static func read(_ path: String, upTo limit: Int) throws(SystemError) -> [UInt8] {
    var descriptor = Descriptor(
      owning: try SystemCall.retry("open", path, onOwnDescriptor: false) { Glibc.open(path, O_RDONLY | O_CLOEXEC) })
    let number = descriptor.raw
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: min(limit, chunkBytes))
    while bytes.count < limit {
      let wanted = min(chunk.count, limit - bytes.count)
      // Some special files cannot be read and say EINVAL.
      let got = try SystemCall.retry("read", path, onOwnDescriptor: false) { Glibc.read(number, &chunk, wanted) }
      if got == 0 { break }
      bytes += chunk[..<got]
    }
    try descriptor.close(path)
    return bytes
  }

  /// As much as a pipe holds.
  private static let chunkBytes = 65_536
}
