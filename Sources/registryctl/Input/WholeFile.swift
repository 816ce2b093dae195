import RegistryCore

/// The whole of a file, or of standard input.
enum WholeFile {
  /// - Parameters:
  ///   - path: nil for standard input.
  ///   - maxBytes: more is refused.
  /// - Returns: the bytes, the last line with a line feed whether it has one or not.
  static func read(_ path: String?, maxBytes: Int) throws(Failure) -> [UInt8] {
    let reader = try onSystem { () throws(SystemError) in
      if let path { try LineReader(file: path, maxLength: maxBytes) } else { LineReader(maxLength: maxBytes) }
    }
    var bytes: [UInt8] = []
    while let line = try onSystem({ () throws(SystemError) in try reader.nextLine() }) {
      guard case .whole(let content) = line, bytes.count + content.count < maxBytes else {
        let reason = Phrase("超过 \(maxBytes) 字节", "has more than \(maxBytes) bytes")
        throw .usage(.badDocument(path ?? StandardStreams.Stream.input.name, reason: reason), verb: nil)
      }
      bytes += content
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }
}
