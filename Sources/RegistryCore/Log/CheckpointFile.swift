/// The last signed checkpoint of a registry in a file: `DIR/checkpoint`, or a copy elsewhere.
package enum CheckpointFile {
  static let permissions = LogDirectory.filePermissions

  /// What stands in a file, one byte more than is ever read at the most; nil if there is none.
  package static func bytes(of path: String, on disk: any Disk) throws(SystemError) -> [UInt8]? {
    guard try disk.exists(path) else { return nil }
    let file = try disk.open(path, .read)
    let bytes = try file.read(at: 0, count: SignedNote.maximumBytes + 1)
    try file.close()
    return bytes
  }

  /// Puts a checkpoint in the place of the one before it, durably: after a crash it is the old one or the new one.
  package static func write(_ checkpoint: SignedCheckpoint, to path: String, on disk: any Disk) throws(SystemError) {
    try DurableFile.replace(path, with: checkpoint.bytes, permissions: permissions, on: disk)
  }
}
