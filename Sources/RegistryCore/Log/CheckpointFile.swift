/// The last signed checkpoint of a registry in a file: `DIR/checkpoint`, or a copy elsewhere.
package enum CheckpointFile {
  static let permissions = LogDirectory.filePermissions

  /// What such a file holds.
  package struct Stored: Equatable, Sendable {
    /// As it stands in the file, signatures and all.
    package let note: SignedNote
    /// What the note says; believed only when its signature was checked.
    package let checkpoint: Checkpoint

    /// Reads a note and the checkpoint in it; checks no signature.
    package init(parsing bytes: [UInt8]) throws(FormatFault) {
      note = try SignedNote(parsing: bytes)
      checkpoint = try Checkpoint(parsing: note.text)
    }
  }

  /// What stands in a file, one byte more than is ever read at the most; nil if there is none.
  package static func bytes(of path: String, on disk: any Disk) throws(SystemError) -> [UInt8]? {
    guard try disk.exists(path) else { return nil }
    let file = try disk.open(path, .read)
    let bytes = try file.read(at: 0, count: SignedNote.maximumBytes + 1)
    try file.close()
    return bytes
  }

  /// Puts a checkpoint in the place of the one before it, durably: after a crash it is the old one or the new one.
  package static func write(_ note: SignedNote, to path: String, on disk: any Disk) throws(SystemError) {
    try DurableFile.replace(path, with: note.bytes, permissions: permissions, on: disk)
  }
}
