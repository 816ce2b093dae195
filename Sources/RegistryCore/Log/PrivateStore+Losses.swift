/// What of the personal values is lost, as far as an opening can see it.
extension PrivateStore {
  /// The private files that are gone although events of their segments commit to values, such as after a restore that
  /// left the folder out.
  func lostFiles(of log: EventLog) throws(SystemError) -> [String] {
    var lost: [String] = []
    for number in log.segments where !files.contains(number) {
      if try Self.hasCommitments(log.directory.segmentPath(firstSeq: number), on: disk) { lost.append(path(number)) }
    }
    return lost
  }

  /// Whether a segment has an event with a sealed value. Inside a text the quotes of the mark would be escaped.
  private static func hasCommitments(_ path: String, on disk: any Disk) throws(SystemError) -> Bool {
    let mark = Array("{\"\(Commitment.member)\":\"".utf8)
    let file = try disk.open(path, .read)
    let size = try file.size()
    var offset = 0
    var found = false
    while offset < size, !found {
      let window = try file.read(at: offset, count: LogScan.windowBytes)
      found = window.withUnsafeBytes { haystack in
        mark.withUnsafeBytes { ByteSearch.first($0, in: haystack, from: 0) != nil }
      }
      // A mark that lies across the end is found in the next window.
      offset += max(1, window.count - mark.count + 1)
    }
    try file.close()
    return found
  }
}

/// A stretch of a private file that cannot be read. Its values are missing until the file is restored from a backup.
package struct PrivateDamage: Equatable, Sendable {
  /// The private file.
  package let path: String
  /// Where in the file the stretch stands; the upper bound is not in it.
  package let bytes: Range<Int>
}

extension PrivateDamage: Explained {
  package var phrase: Phrase {
    Phrase(
      "\(path) 自第 \(bytes.lowerBound) 至 \(bytes.upperBound) 字节损坏：其中的个人信息缺失；请从备份放回该文件",
      "\(path) is damaged from byte \(bytes.lowerBound) to \(bytes.upperBound): the personal values there are missing; "
        + "restore the file from a backup")
  }
}

extension PrivateStore.Report {
  /// What is lost, each in a sentence that says what to do.
  package var losses: [Phrase] {
    damage.map(\.phrase)
      + lost.map {
        Phrase(
          "\($0) 不见了：日志所述的个人信息缺失；请从备份放回该文件",
          "\($0) is gone, and with it personal values that the log speaks of; restore the file from a backup")
      }
  }
}
