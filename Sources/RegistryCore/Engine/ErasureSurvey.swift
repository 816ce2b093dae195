/// Finds the events that tell whether values were erased as the private files say, in a log that was read.
///
/// They are read from their places. Only if these do not tell, the log is read once more: for what was recorded since, and
/// for the commands that corrections with erased values are of.
struct ErasureSurvey {
  private let directory: LogDirectory
  private let disk: any Disk
  private let log: EventLog
  private let locations: [LineLocation]
  /// Corrections, by the command that they correct.
  private var corrections: [CommandID: [EventLine]] = [:]
  /// Events behind those that have a place, by their number.
  private var later: [Int: EventLine] = [:]
  /// First events of commands that were looked for.
  private var commands: [CommandID: EventLine] = [:]

  /// - Parameters:
  ///   - locations: where each event stands that was read.
  ///   - amending: the events among them whose commands can amend others.
  init(
    _ directory: LogDirectory, _ locations: [LineLocation], amending: [Int], on disk: any Disk
  ) throws(LogError) {
    self.directory = directory
    self.disk = disk
    self.locations = locations
    log = try EventLog.reading(directory, size: locations.count, on: disk)
    for seq in amending {
      if let line = try line(seq), let target = line.correctionTarget { corrections[target, default: []].append(line) }
    }
  }

  /// Why values were not erased as is said of them, in their order.
  mutating func unfounded(among values: [ErasedValue]) throws(LogError) -> [CheckFailure] {
    guard try !failures(among: values).isEmpty else { return [] }
    try lookAgain(for: values)
    return try failures(among: values)
  }

  private func failures(among values: [ErasedValue]) throws(LogError) -> [CheckFailure] {
    var failures: [CheckFailure] = []
    for value in values {
      guard let line = try line(value.seq) else { continue }
      let erasure = try self.line(value.by)
      let amended = erasure?.command.flatMap { corrections[$0] } ?? []
      let check = ErasureCheck(
        of: line, target: line.correctionTarget.flatMap { commands[$0] },
        corrections: amended.compactMap(\.correctedMembers))
      do throws(CheckFailure) { try check.check(value.path, by: value.by, erasure) } catch { failures.append(error) }
    }
    return failures
  }

  private func line(_ seq: Int) throws(LogError) -> EventLine? {
    guard seq > 0, seq <= locations.count else { return later[seq] }
    return try? EventLine(parsing: try log.read(locations[seq - 1]))
  }

  /// Reads the log once more for what has no known place: the commands that corrections are of, and all that was recorded
  /// since.
  private mutating func lookAgain(for values: [ErasedValue]) throws(LogError) {
    var targets: Set<CommandID> = []
    for value in values {
      if let target = try line(value.seq)?.correctionTarget { targets.insert(target) }
    }
    let tape = JSONTape()
    _ = try LogScan.run(directory, on: disk) { (seq, bytes, _) throws(LogError) in
      guard let view = try? LineView(bytes, on: tape) else { return }
      if view.content != nil, let id = view.head.command, targets.contains(id) { commands[id] = view.line }
      guard seq > locations.count else { return }
      let line = view.line
      later[seq] = line
      if let target = line.correctionTarget { corrections[target, default: []].append(line) }
    }
  }
}
