/// The personal values that events commit to, and the salts of the commitments: `DIR/private`.
///
/// There is a file for each log segment whose events have such values, named after the same first event:
/// `registry-private 1 <origin>`, then frames as in the log, whose lines are `PrivateValue`s and whose first seq is
/// that of the first line. A frame is durable before the log's frame that commits to its values is written. One thread
/// owns the store, the one that owns the log.
package final class PrivateStore {
  let directory: LogDirectory
  let disk: any Disk

  /// The numbers of the private files, in order.
  private(set) var files: [Int]
  /// What stands where, by the number of the file; files of sealed segments are read when they are first asked for.
  private var scans: [Int: PrivateScan] = [:]
  private var handles = SegmentHandles()
  private var writer: Writer?
  /// Takes apart the lines that are asked for.
  private let tape = JSONTape()

  /// The first failure of a write, after which nothing is written any more.
  package internal(set) var fault: SystemError?

  private struct Writer {
    /// The number of the file.
    let number: Int
    let file: any DiskFile
  }

  static let suffix = ".private"

  static func name(_ number: Int) -> String { DecimalFields.digits20(number) + suffix }

  func path(_ number: Int) -> String { "\(directory.privatePath)/\(Self.name(number))" }

  private init(_ directory: LogDirectory, disk: any Disk, files: [Int]) {
    self.directory = directory
    self.disk = disk
    self.files = files
  }

  /// What opening the store found and did.
  package struct Report: Equatable, Sendable {
    /// Bytes cut from the newest file: values of events that never came to be, or an interrupted write. They are kept
    /// nowhere, because nobody may keep what was never recorded.
    package let cutBytes: Int
    /// Damage to the newest file; `inspect` tells about the others.
    package let damage: [PrivateDamage]
    /// Names that belong to no segment of the log; they are left alone.
    package let strangers: [String]
    /// Files that are gone although events commit to values in them.
    package var lost: [String] = []
  }

  /// Opens the store beside a log that is open for writing.
  ///
  /// Drops what stands beyond the end of the log: a crash came between values and events. Damage stops nothing.
  package static func open(beside log: EventLog) throws(LogError) -> (store: PrivateStore, report: Report) {
    let (directory, disk) = (log.directory, log.disk)
    return try reporting { () throws(SystemError) in
      // A backup may leave the folder out, and the values with it: they are missing, and the log goes on.
      if try !disk.exists(directory.privatePath) {
        try disk.makeDirectory(directory.privatePath, permissions: LogDirectory.directoryPermissions)
        try disk.syncDirectory(directory.path)
      }
      // An erasure was interrupted; the copy may hold what it was to destroy.
      for name in try disk.list(directory.privatePath) where name.hasSuffix(suffix + ".new") {
        try disk.remove("\(directory.privatePath)/\(name)")
      }
      // Also makes the names durable that a killed daemon left to the kernel.
      try disk.syncDirectory(directory.privatePath)
      let (files, strangers) = try survey(directory, segments: log.segments, on: disk)
      let store = PrivateStore(directory, disk: disk, files: files)
      guard let newest = files.last, newest == log.segments.last else {
        let lost = try store.lostFiles(of: log)
        return (store, Report(cutBytes: 0, damage: [], strangers: strangers, lost: lost))
      }
      let file = try disk.open(store.path(newest), .readWrite)
      var scan = try store.scan(file, logSize: log.size)
      let size = scan.size
      // The first line was written together with the first values. If their sync failed, it is only seen in memory, and
      // no later sync would write it: it goes with them.
      if scan.isEmpty { scan = PrivateScan(empty: directory.identity.origin) }
      if scan.end < size { try file.truncate(to: scan.end) }
      // Also if nothing was to be cut now: a start before this one may have cut it and failed to sync.
      try file.sync()
      store.writer = Writer(number: newest, file: file)
      store.scans[newest] = scan
      let report = Report(
        cutBytes: size - scan.end, damage: store.damage(newest, scan), strangers: strangers,
        lost: try store.lostFiles(of: log))
      return (store, report)
    }
  }

  /// Opens the store to be read only, beside a log that was read (`LogScan`): nothing on the disk is changed.
  package static func read(
    _ directory: LogDirectory, beside log: LogScan, on disk: any Disk
  ) throws(LogError) -> (store: PrivateStore, strangers: [String]) {
    try reporting { () throws(SystemError) in
      let (files, strangers) = try survey(directory, segments: log.segments, on: disk)
      let store = PrivateStore(directory, disk: disk, files: files)
      if let newest = files.last, newest == log.segments.last {
        store.scans[newest] = try store.scan(try store.handle(newest), logSize: log.size)
      }
      return (store, strangers)
    }
  }

  /// The same beside a log of which nothing else is known.
  package static func read(
    _ directory: LogDirectory, on disk: any Disk
  ) throws(LogError) -> (store: PrivateStore, strangers: [String]) {
    try reporting { () throws(SystemError) in
      let segments = try disk.list(directory.logPath).compactMap { Segment.firstSeq(ofName: $0) }
      let (files, strangers) = try survey(directory, segments: segments, on: disk)
      return (PrivateStore(directory, disk: disk, files: files), strangers)
    }
  }

  /// The private files of the log's segments, and the names that are something else.
  private static func survey(
    _ directory: LogDirectory, segments: [Int], on disk: any Disk
  ) throws(SystemError) -> (files: [Int], strangers: [String]) {
    let known = Set(segments)
    var files: [Int] = []
    var strangers: [String] = []
    guard try disk.exists(directory.privatePath) else { return ([], []) }
    for name in try disk.list(directory.privatePath) {
      if let number = Segment.numbered(name, suffix: suffix), known.contains(number) {
        files.append(number)
      } else {
        strangers.append(name)
      }
    }
    return (files, strangers)
  }

  /// Makes values durable, before the log's frame that commits to them.
  ///
  /// - Parameters:
  ///   - values: present ones, in the order of their events; none of an event that the log has already.
  ///   - segment: the segment that the log's frame will stand in, as `EventLog.segment(forLinesOf:count:)` says.
  package func append(_ values: [PrivateValue], segment: Int) throws(LogError) {
    guard let first = values.first else { return }
    if let fault { throw .poisoned(cause: fault) }
    let frame = try Frame.encode(firstSeq: first.seq, lines: values.map(\.line))
    precondition(zip(values, values.dropFirst()).allSatisfy { $0.seq <= $1.seq }, "values out of order")
    do {
      let file = try writable(segment)
      // An erasure forgets what it knew of the file it replaced, so an unknown file is not an empty one.
      var scan = try file.size() == 0 ? PrivateScan(empty: directory.identity.origin) : self.scan(segment)
      var bytes = frame
      if scan.end == 0 { bytes = FileHeader.private.line(origin: directory.identity.origin) + frame }
      // Values of events that were given up before the log took them: their numbers are now those of other events.
      if scan.drop(from: first.seq) { try file.truncate(to: scan.end) }
      // Dying before the sync returns leaves something that no event speaks of; the next start cuts it.
      try file.write(bytes, at: scan.end)
      try file.sync()
      scan.append(bytes, frameBytes: frame.count)
      scans[segment] = scan
    } catch {
      fault = error
      throw .poisoned(cause: error)
    }
  }

  /// The values of one event, with those that were erased; empty if it has none or they are missing.
  package func values(of seq: Int) throws(LogError) -> PrivateValues {
    guard let number = files.last(where: { $0 <= seq }) else { return PrivateValues(entries: []) }
    return try reporting { () throws(SystemError) in
      let rows = try scan(number).rows(of: seq)
      guard let first = rows.first, let last = rows.last else { return PrivateValues(entries: []) }
      // The lines of an event follow one another.
      let bytes = try handle(number).read(at: first.offset, count: last.offset + last.length - first.offset)
      let entries = bytes.withUnsafeBytes { bytes in
        rows.compactMap { row in
          let line = bytes.dropFirst(row.offset - first.offset).prefix(row.length)
          return PrivateValue(parsing: UnsafeRawBufferPointer(rebasing: line), on: tape)
        }
      }
      return PrivateValues(entries: entries.filter { $0.seq == seq })
    }
  }

  /// Reads every file and tells what is damaged.
  package func inspect() throws(LogError) -> [PrivateDamage] {
    var damage: [PrivateDamage] = []
    for number in files {
      damage += try reporting { () throws(SystemError) in self.damage(number, try scan(number)) }
    }
    return damage
  }

  /// Closes the files. The store must not be used afterwards.
  package func close() throws(LogError) {
    try reporting { () throws(SystemError) in
      try handles.close()
      try writer?.file.close()
      writer = nil
    }
  }
}

extension PrivateStore {
  /// The file that is appended to, made if there is none; a new one is durable with its name before it holds anything.
  private func writable(_ number: Int) throws(SystemError) -> any DiskFile {
    if let writer, writer.number == number { return writer.file }
    precondition(number > files.last ?? 0, "values for a segment that is sealed")
    let file = try disk.open(path(number), .create(permissions: LogDirectory.filePermissions))
    try disk.syncDirectory(directory.privatePath)
    if let writer { try handles.keep(writer.file, ordinal: writer.number) }
    writer = Writer(number: number, file: file)
    files.append(number)
    return file
  }

  /// What stands where in a file.
  func scan(_ number: Int) throws(SystemError) -> PrivateScan {
    if let scan = scans[number] { return scan }
    let scan = try scan(try handle(number), logSize: nil)
    scans[number] = scan
    return scan
  }

  private func scan(_ file: any DiskFile, logSize: Int?) throws(SystemError) -> PrivateScan {
    let bytes = try file.read(at: 0, count: try file.size())
    return bytes.withUnsafeBytes { PrivateScan($0, origin: directory.identity.origin, logSize: logSize) }
  }

  func handle(_ number: Int) throws(SystemError) -> any DiskFile {
    if let writer, writer.number == number { return writer.file }
    return try handles.file(ordinal: number, path: path(number), on: disk)
  }

  private func damage(_ number: Int, _ scan: PrivateScan) -> [PrivateDamage] {
    scan.damaged.map { PrivateDamage(path: path(number), bytes: $0) }
  }

  /// Forgets what was known of a file that has been replaced.
  func reopen(_ number: Int) throws(SystemError) {
    scans[number] = nil
    try handles.close(ordinal: number)
    if let writer, writer.number == number {
      // A file that could not be closed, or not be opened again, must not be read through the old handle.
      self.writer = nil
      try writer.file.close()
      self.writer = Writer(number: number, file: try disk.open(path(number), .readWrite))
    }
  }
}
