import RegistryCore

/// A whole file that has a limit, such as a checkpoint, a proof or a policy.
enum SmallFile {
  static func read(_ path: String, limit: Int) throws(Failure) -> [UInt8] {
    let bytes = try onSystem { () throws(SystemError) in try StreamFile.read(path, upTo: limit + 1) }
    guard bytes.count <= limit else {
      throw unfit(path, "超过 \(limit) 字节", "it is longer than \(limit) bytes")
    }
    return bytes
  }

  /// Reads a file of one of the formats of transparency logs.
  static func read<Value>(
    _ path: String, limit: Int, _ parse: ([UInt8]) throws(FormatFault) -> Value
  ) throws(Failure) -> Value {
    let bytes = try read(path, limit: limit)
    // To some of the formats it would be the first letter of a name, and the fault then something else.
    guard !bytes.starts(with: ByteOrderMark.utf8) else {
      throw unfit(path, "以字节顺序标记（BOM）开头，请去掉它", "it begins with a byte order mark: take that away")
    }
    do throws(FormatFault) { return try parse(bytes) } catch { throw unfit(path, error.phrase) }
  }

  /// The option of verbs that write a file which people may have read or handed on.
  static let force = OptionSpec("force", .flag, "文件已存在时覆盖", "overwrite a file that exists")

  /// Fails if a file would be overwritten that nobody has said to.
  static func keepOld(_ path: String, _ invocation: Invocation) throws(Failure) {
    guard !invocation.arguments.has(force.name) else { return }
    if try onSystem({ () throws(SystemError) in try HostDisk().exists(path) }) {
      throw invocation.usage(.fileExists(path))
    }
  }

  /// Puts a file there as a whole; it is durable when this returns.
  static func write(_ bytes: [UInt8], to path: String, permissions: UInt32 = 0o644) throws(Failure) {
    try keepSpecial(path)
    try onSystem { () throws(SystemError) in
      try DurableFile.replace(path, with: bytes, permissions: permissions, on: HostDisk())
    }
  }

  /// Fails if something stands there that is no regular file: a device or a pipe that was replaced by a file would be
  /// gone for everybody.
  static func keepSpecial(_ path: String) throws(Failure) {
    guard try onSystem({ () throws(SystemError) in try HostDisk().isReplaceable(path) }) else {
      throw unfit(
        path, "不是普通文件，不会被替换；可改用标准输出", "it is no regular file, and is not replaced; use the standard output for it")
    }
  }

  static func unfit(_ path: String, _ chinese: String, _ english: String) -> Failure {
    unfit(path, Phrase(chinese, english))
  }

  static func unfit(_ path: String, _ reason: Phrase) -> Failure {
    .usage(.badDocument(path, reason: reason), verb: nil)
  }
}
