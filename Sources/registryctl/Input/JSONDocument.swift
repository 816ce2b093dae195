import RegistryCore

/// A JSON value that an option names: a file, `-` for standard input, or the value itself.
enum JSONDocument {
  /// Longest text that is read: more than the longest call that the daemon takes would be of no use.
  static let maxBytes = WireLimits.maxCallBytes

  /// - Parameter option: the option's name, for complaints.
  static func read(_ word: String, option: UsageError.OptionName) throws(Failure) -> JSONValue {
    if isInline(word) { return try parse(Array(word.utf8), name: option.description) }
    guard try isThere(word) else {
      throw .usage(
        .badDocument(word, reason: Phrase("没有这个文件，它也不是 JSON", "there is no such file, and it is no JSON")), verb: nil)
    }
    let path = word == "-" ? nil : word
    return try parse(
      try WholeFile.read(path, maxBytes: maxBytes), name: path ?? StandardStreams.Stream.input.name)
  }

  /// Whether a word is JSON itself, standard input, or the path of something that can be opened.
  static func isThere(_ word: String) throws(Failure) -> Bool {
    if isInline(word) || word == "-" { return true }
    return try onSystem { () throws(SystemError) in try HostDisk().exists(word) }
  }

  private static func isInline(_ word: String) -> Bool {
    word.first { !$0.isWhitespace }.map { "{[".contains($0) } ?? false
  }

  /// Reads a text with comments.
  static func parse(_ bytes: [UInt8], name: String, of verb: Verb? = nil) throws(Failure) -> JSONValue {
    var bytes = bytes
    JSONComments.blank(&bytes)
    do throws(JSONError) {
      return try JSONReader.parse(bytes)
    } catch {
      let (line, column) = place(of: error.offset, in: bytes)
      let reason = Phrase(
        "第 \(line) 行第 \(column) 字节处不是有效的 JSON：\(error.reason.phrase.chinese)",
        "not valid JSON at line \(line), byte \(column): \(error.reason)")
      throw .usage(.badDocument(name, reason: reason), verb: verb?.name)
    }
  }

  /// Line and byte in it, both from 1.
  private static func place(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    let before = bytes[..<min(offset, bytes.count)]
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return (line, before.count - start + 1)
  }
}
