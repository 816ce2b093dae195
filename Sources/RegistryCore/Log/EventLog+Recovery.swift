/// What opening the log found and did.
package struct RecoveryReport: Equatable, Sendable {
  /// How many events there are.
  package let size: Int
  /// Files of the log, the newest included.
  package let segments: Int
  /// What stood behind the last whole frame.
  package let tail: Tail
  /// The mark as it was found; it is written anew at the end of the opening.
  package let mark: AckedMark.State
  /// Names in `log/` that are none of the log's; they are left alone.
  package let strangers: [String]

  /// How the newest segment ended.
  package enum Tail: Equatable, Sendable {
    case clean
    /// An interrupted write, of which nobody had been told, was put aside and cut off.
    case cut(Cut)
  }

  /// An interrupted write and what became of its bytes.
  package struct Cut: Equatable, Sendable {
    /// The name of the file in `log/`.
    package let segment: String
    /// Where the cut was made; 0 if even the first line had to be written again.
    package let offset: Int
    /// How many were cut off; 0 if the file was empty.
    package let bytes: Int
    /// Why what stood there is no frame, or no first line of the file.
    package let reason: FrameFault
    /// Where the bytes are now; nil if there were none.
    package let copy: String?
  }
}

extension RecoveryReport: CustomStringConvertible {
  package var description: String {
    var text = "\(size) events in \(segments) segments"
    switch tail {
    case .clean: text += ", clean"
    case .cut(let cut):
      text +=
        "; \(cut.bytes) bytes of an interrupted write at byte \(cut.offset) of \(cut.segment) were cut off"
        + " (expected \(cut.reason.expected.english), found \(cut.reason.found.english))"
      if let copy = cut.copy { text += " and are kept in \(copy)" }
    }
    switch mark {
    case .at: break
    case .absent: text += "; there was no mark of what had been acknowledged"
    case .unreadable: text += "; the mark of what had been acknowledged could not be read"
    }
    if !strangers.isEmpty { text += "; not part of the log: \(strangers.joined(separator: ", "))" }
    return text
  }
}

extension EventLog {
  /// Opens the log, recovers it from an interrupted write, and hands every event to a visitor, in order.
  ///
  /// Throws `damaged`, and changes nothing, if acknowledged data is not what it was. When it returns, all that it has
  /// shown is durable and acknowledged.
  ///
  /// - Parameter rotationBytes: when segments are sealed; other than the default in tests only.
  package static func open(
    _ directory: LogDirectory, on disk: any Disk, rotationBytes: Int = Segment.rotationBytes, visit: LineVisitor
  ) throws(LogError) -> (log: EventLog, report: RecoveryReport) {
    let scan = try LogScan.run(directory, on: disk, visit: visit)
    return try open(directory, on: disk, rotationBytes: rotationBytes, after: scan)
  }

  /// Opens the log once it was read and everything in it was found to be in order; only here is anything changed.
  static func open(
    _ directory: LogDirectory, on disk: any Disk, rotationBytes: Int = Segment.rotationBytes, after scan: LogScan
  ) throws(LogError) -> (log: EventLog, report: RecoveryReport) {
    try reporting { () throws(SystemError) in
      try directory.settle(on: disk)
      let last = scan.segments[scan.segments.count - 1]
      let path = directory.segmentPath(firstSeq: last)
      // Permissions are synced with nothing: after a power cut the one before it may be writable again, and we may have
      // died between sealing this one and beginning the next.
      if let sealed = scan.segments.dropLast().last {
        try disk.setPermissions(directory.segmentPath(firstSeq: sealed), Segment.sealedPermissions)
      }
      try disk.setPermissions(path, Segment.openPermissions)
      let current = try disk.open(path, .readWrite)
      let tail = try repair(scan, current, segment: last, in: directory, on: disk)
      let header = Segment.header(origin: directory.identity.origin).count
      let end = max(scan.validUpTo, header)
      try confirm(scan, current, end: end)
      try disk.syncDirectory(directory.logPath)
      let acked = try disk.open(directory.ackedPath, .createOrOpen(permissions: LogDirectory.filePermissions))
      if try acked.size() > AckedMark.byteCount { try acked.truncate(to: 0) }
      try acked.write(AckedMark(seq: scan.size, segment: last, offset: end).bytes, at: 0)
      if scan.mark == .absent { try disk.syncDirectory(directory.path) }
      let log = EventLog(
        directory: directory, disk: disk, rotationBytes: rotationBytes, segments: scan.segments, current: current,
        end: end, nextSeq: scan.nextSeq, acked: acked)
      let report = RecoveryReport(
        size: scan.size, segments: scan.segments.count, tail: tail, mark: scan.mark, strangers: scan.strangers)
      return (log, report)
    }
  }

  /// Puts a torn tail aside and cuts it off, which `confirm` makes durable. Dying on the way leaves the tail where it is,
  /// for the next start to find; a copy that is then there already is kept besides the new one.
  private static func repair(
    _ scan: LogScan, _ current: any DiskFile, segment: Int, in directory: LogDirectory, on disk: any Disk
  ) throws(SystemError) -> RecoveryReport.Tail {
    guard let reason = scan.tornTail else { return .clean }
    let bytes = scan.lastSegmentBytes - scan.validUpTo
    var copy: String?
    if bytes > 0 {
      let tail = try current.read(at: scan.validUpTo, count: bytes)
      copy = try putAside(tail, segment: segment, offset: scan.validUpTo, in: directory, on: disk)
    }
    try current.truncate(to: scan.validUpTo)
    if scan.validUpTo == 0 { try current.append(Segment.header(origin: directory.identity.origin)) }
    return .cut(
      RecoveryReport.Cut(
        segment: Segment.name(firstSeq: segment), offset: scan.validUpTo, bytes: bytes, reason: reason, copy: copy))
  }

  /// Copies a tail to `log/torn/<segment>-<offset>-<n>.torn`, durably and over nothing that is there.
  private static func putAside(
    _ tail: [UInt8], segment: Int, offset: Int, in directory: LogDirectory, on disk: any Disk
  ) throws(SystemError) -> String {
    if try !disk.exists(directory.tornPath) {
      try disk.makeDirectory(directory.tornPath, permissions: LogDirectory.directoryPermissions)
      try disk.syncDirectory(directory.logPath)
    }
    var number = 1
    var path: String
    repeat {
      path = "\(directory.tornPath)/\(DecimalFields.digits20(segment))-\(offset)-\(number).torn"
      number += 1
    } while try disk.exists(path)
    let file = try disk.open(path, .create(permissions: Segment.sealedPermissions))
    try file.append(tail)
    try file.sync()
    try file.close()
    try disk.syncDirectory(directory.tornPath)
    return path
  }

  /// Makes sure that what was read, and what was cut off, is so on the disk and not only in the kernel's memory.
  ///
  /// If the daemon was killed between write and sync, or a sync failed, the last frame may be whole in memory and
  /// nowhere else; after a failed sync the kernel even calls its pages clean, and a sync alone would do nothing. Writing
  /// the same bytes over themselves makes the sync mean something, and dying meanwhile changes nothing. Earlier frames
  /// were synced before this one was written. What the mark covers needs none of this.
  private static func confirm(_ scan: LogScan, _ current: any DiskFile, end: Int) throws(SystemError) {
    let last = scan.segments[scan.segments.count - 1]
    var isCovered = false
    if case .at(let mark) = scan.mark { isCovered = mark.segment == last && mark.offset == end }
    if !isCovered {
      let bytes = try current.read(at: scan.lastFrame, count: end - scan.lastFrame)
      try current.write(bytes, at: scan.lastFrame)
    }
    // Also if nothing was to be written or cut: a start before this one may have cut a tail and failed to sync that.
    try current.sync()
  }
}
