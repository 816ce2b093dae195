import RegistryCore

/// How far somebody has read a log, and which log that was: enough to go on exactly there, and to see whether the log is
/// still the one that was read.
struct LogCursor: Equatable {
  /// The registry's name.
  let origin: String
  /// Number of the event to go on with, from 1.
  var next: Int
  /// SHA-256 of the line before it; nil before the first.
  var lastDigest: String?

  /// A cursor file is one short line; a file longer than this is none.
  private static let maxBytes = 4_096
}

extension LogCursor {
  /// The file's content: `{"cursor":1,"origin":…,"next":…,"sha256":…}`.
  var object: JSONObject {
    var object: JSONObject = [
      "cursor": 1, "origin": .string(Text(origin)), "next": .number(JSONNumber(next)),
    ]
    if let lastDigest { object["sha256"] = .string(Text(lastDigest)) }
    return object
  }

  /// Reads a cursor file; nil if there is none yet.
  static func read(_ path: String) throws(Failure) -> LogCursor? {
    let disk = HostDisk()
    let bytes = try onSystem { () throws(SystemError) -> [UInt8]? in
      guard try disk.exists(path) else { return nil }
      let file = try disk.open(path, .read)
      let bytes = try file.read(at: 0, count: maxBytes)
      try file.close()
      return bytes
    }
    guard let bytes else { return nil }
    let object = (try? JSONReader.parse(bytes))?.asObject.map(Answer.init)
    guard let object, object.number("cursor") == 1, let origin = object.string("origin"),
      let next = object.number("next"), next > 0, next == 1 || object.string("sha256") != nil
    else {
      throw .usage(
        .badDocument(
          path, reason: Phrase("不是 log --cursor 写的文件", "is not a file that log --cursor has written")), verb: "log")
    }
    return LogCursor(origin: origin, next: next, lastDigest: object.string("sha256"))
  }

  /// Replaces the file as a whole.
  func write(_ path: String) throws(Failure) {
    try onSystem { () throws(SystemError) in
      try DurableFile.replace(
        path, with: JSONWriter.bytes(of: .object(object)) + [UInt8(ascii: "\n")], permissions: 0o644, on: HostDisk())
    }
  }
}

/// A log is not the one that was read before.
enum LogReplaced: Equatable {
  case origin(expected: String, found: String)
  /// It has fewer events than were read.
  case shorter(read: Int, size: Int)
  /// Its event of that number is another one.
  case otherEvent(seq: Int)

  var sentence: Phrase {
    switch self {
    case .origin(let expected, let found):
      Phrase(
        "这是登记簿 \(found)，此前读的是 \(expected)", "this is the registry \(found), and what was read before is \(expected)")
    case .shorter(let read, let size):
      Phrase(
        "日志只有 \(size) 个事件，而此前已读到第 \(read) 号", "the log has \(size) events, and number \(read) has been read before")
    case .otherEvent(let seq):
      Phrase("日志第 \(seq) 号事件与此前读到的不同", "event number \(seq) of the log is not the one that was read before")
    }
  }
}
