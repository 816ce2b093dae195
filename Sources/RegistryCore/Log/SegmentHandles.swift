/// Open files of sealed segments, for reading; the ones not used for longest are closed first.
struct SegmentHandles {
  /// 4 GiB of the log at hand; far below the 1,024 files that a process may usually have open, which sockets need.
  static let capacity = 64

  private var open: [Int: Entry] = [:]
  private var uses = 0

  private struct Entry {
    let file: any DiskFile
    var lastUse: Int
  }

  /// Keeps a file that is open already.
  mutating func keep(_ file: any DiskFile, ordinal: Int) throws(SystemError) {
    try makeRoom()
    uses += 1
    open[ordinal] = Entry(file: file, lastUse: uses)
  }

  /// The file of a segment, opened if it is not.
  mutating func file(
    ordinal: Int, path: @autoclosure () -> String, on disk: any Disk
  ) throws(SystemError) -> any DiskFile {
    uses += 1
    if let entry = open[ordinal] {
      open[ordinal]?.lastUse = uses
      return entry.file
    }
    try makeRoom()
    let file = try disk.open(path(), .read)
    open[ordinal] = Entry(file: file, lastUse: uses)
    return file
  }

  /// Closes the file of one segment, if it is open.
  mutating func close(ordinal: Int) throws(SystemError) {
    guard let entry = open.removeValue(forKey: ordinal) else { return }
    try entry.file.close()
  }

  mutating func close() throws(SystemError) {
    for (_, entry) in open { try entry.file.close() }
    open.removeAll()
  }

  private mutating func makeRoom() throws(SystemError) {
    guard open.count >= Self.capacity else { return }
    guard let oldest = open.min(by: { $0.value.lastUse < $1.value.lastUse }) else { return }
    open[oldest.key] = nil
    try oldest.value.file.close()
  }
}
