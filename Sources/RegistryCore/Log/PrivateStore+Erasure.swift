/// Personal values to destroy: all that an event commits to, or the one at a path.
package struct PrivateTarget: Equatable, Sendable {
  /// The event that commits to them.
  package let seq: Int
  /// Where in the event's `data`, such as `form.principalName`; nil for all of them.
  package let path: Text?

  /// Names values without looking for them; what is not there, or erased already, is passed over.
  package init(seq: Int, path: Text? = nil) {
    self.seq = seq
    self.path = path
  }
}

extension PrivateStore {
  /// Destroys values and their salts; what the log, its proofs and everything else say stays as it is.
  ///
  /// Each file concerned is written anew without them and replaced durably. The event that orders it must be durable
  /// already; if we die before the end, doing the same again completes it. A file's damaged stretches are not carried
  /// over, because they may hold what is to be destroyed.
  ///
  /// - Parameter event: the event that orders it.
  /// - Returns: how many values were destroyed now.
  @discardableResult
  package func erase(_ targets: [PrivateTarget], by event: Int) throws(LogError) -> Int {
    if let fault { throw .poisoned(cause: fault) }
    var byFile: [Int: [PrivateTarget]] = [:]
    for target in targets {
      if let number = files.last(where: { $0 <= target.seq }) { byFile[number, default: []].append(target) }
    }
    var erased = 0
    do throws(SystemError) {
      for number in byFile.keys.sorted() {
        erased += try rewrite(number, without: byFile[number] ?? [], by: event)
      }
    } catch {
      // Whether the old or the new file is there is not known, and the open handle may be that of either.
      fault = error
      throw .poisoned(cause: error)
    }
    return erased
  }

  private func rewrite(_ number: Int, without targets: [PrivateTarget], by event: Int) throws(SystemError) -> Int {
    let scan = try scan(number)
    let old = try handle(number).read(at: 0, count: scan.end)
    var new = FileHeader.private.line(origin: directory.identity.origin)
    var erased = 0
    for frame in scan.frames {
      var changed = 0
      var lines: [UInt8] = []
      let rows = scan.rows(in: frame)
      for row in rows {
        var line = Array(old[row.offset..<row.offset + row.length])
        if targets.contains(where: { $0.seq == row.seq }), let value = PrivateValue(parsing: line),
          case .present = value.content,
          targets.contains(where: { $0.seq == row.seq && ($0.path == nil || $0.path == value.path) })
        {
          line = PrivateValue(seq: row.seq, path: value.path, content: .erased(by: event)).line
          changed += 1
        }
        lines += line
        lines.append(UInt8(ascii: "\n"))
      }
      if changed == 0 {
        new += old[frame]
      } else {
        Frame.append(firstSeq: rows[0].seq, count: rows.count, lines: lines, to: &new)
        erased += changed
      }
    }
    guard erased > 0 || !scan.damaged.isEmpty else { return 0 }
    try DurableFile.replace(path(number), with: new, permissions: LogDirectory.filePermissions, on: disk)
    try reopen(number)
    return erased
  }
}
