import DiskSimulation
import RegistryCore

/// Reads a registry's files as docs/FORMAT.md describes them, with none of the code that wrote them but the checksum,
/// and remembers what it has read: a byte that was good once may never change.
struct ByteCheck {
  let disk: MemoryDisk
  let path: String
  /// The bytes of each segment that were verified, by name.
  private var verified: [String: [UInt8]] = [:]
  /// The event lines, in order.
  private(set) var lines: [[UInt8]] = []
  /// Where whole frames end: bytes of which segment, after which event.
  private(set) var ends: [String: [Int: Int]] = [:]
  private var commands: Set<Text> = []
  private var lastCommand: Text?

  init(_ disk: MemoryDisk, at path: String) {
    self.disk = disk
    self.path = path
  }

  /// Reads on from where it was. Everything in the segments must be whole and follow on what was there.
  mutating func readOn() throws {
    for name in try segments() {
      let file = "\(path)/log/\(name)"
      let bytes = disk.contents(file) ?? []
      try ensure(bytes == disk.durableContents(file), "\(name) shows what is not durable")
      let known = verified[name] ?? []
      try ensure(bytes.starts(with: known), "\(name) is not what it was")
      var offset = known.count
      if known.isEmpty {
        let seq = Int(name.prefix(20)) ?? 0
        try ensure(seq == lines.count + 1, "\(name) does not begin with event \(lines.count + 1)")
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { throw Finding("\(name) has no first line") }
        let header = String(decoding: bytes[..<end], as: UTF8.self)
        try ensure(header == "registry-log 1 \(History.origin)", "\(name) begins with \(header)")
        offset = end + 1
        ends[name, default: [:]][offset] = lines.count
      }
      while offset < bytes.count { offset = try frame(bytes, at: offset, in: name) }
      verified[name] = bytes
    }
  }

  /// One frame; where it ends.
  private mutating func frame(_ bytes: [UInt8], at offset: Int, in name: String) throws -> Int {
    let place = "\(name) at \(offset)"
    guard let end = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) else { throw Finding("\(place): no line") }
    let words = String(decoding: bytes[offset..<end], as: UTF8.self).split(separator: " ")
    guard words.count == 5, words[0] == "@", let seq = Int(words[1]), let count = Int(words[2]),
      let size = Int(words[3]), let sum = UInt32(words[4], radix: 16)
    else { throw Finding("\(place): no header") }
    try ensure(seq == lines.count + 1, "\(place): it begins with \(seq)")
    try ensure(end + 1 + size <= bytes.count, "\(place): it is cut")
    let body = Array(bytes[(end + 1)..<(end + 1 + size)])
    try ensure(CRC32C.checksum(body) == sum, "\(place): another checksum")
    let events = body.split(separator: UInt8(ascii: "\n")).map(Array.init)
    try ensure(events.count == count && body.last == UInt8(ascii: "\n"), "\(place): \(events.count) lines")
    for line in events { try event(line) }
    ends[name, default: [:]][end + 1 + size] = lines.count
    return end + 1 + size
  }

  /// One event: numbered, and of a command that stands in one piece and once.
  private mutating func event(_ line: [UInt8]) throws {
    let object = try JSONReader.parse(line).asObject
    try ensure(
      object?["seq"]?.asNumber?.natural == Int64(lines.count + 1), "event \(lines.count + 1) has another number")
    let command = object?["command"]?.asText
    if object?["name"] != nil, let command {
      try ensure(commands.insert(command).inserted, "\(command.string) is recorded twice")
    } else {
      try ensure(command == lastCommand, "an event of \(command?.string ?? "nothing") stands alone")
    }
    lastCommand = command
    lines.append(line)
  }

  func segments() throws -> [String] {
    disk.files.filter { $0.hasPrefix("\(path)/log/") && $0.hasSuffix(".log") }
      .map { String($0.split(separator: "/").last ?? "") }
  }

  /// The mark names the end of a frame that is durable, or nothing.
  ///
  /// - Returns: the last event that it covers; nil if it cannot be read.
  @discardableResult
  func mark() throws -> Int? {
    let file = "\(path)/acked"
    guard let bytes = disk.contents(file), bytes.count == 89, bytes.last == UInt8(ascii: "\n") else { return nil }
    let words = String(decoding: bytes.dropLast(), as: UTF8.self).split(separator: " ")
    guard words.count == 6, let seq = Int(words[2]), let segment = Int(words[3]), let offset = Int(words[4]),
      CRC32C.checksum(Array(bytes.prefix(80))) == UInt32(words[5], radix: 16)
    else { return nil }
    let digits = String(segment)
    let name = String(repeating: "0", count: 20 - digits.count) + digits + ".log"
    let durable = disk.durableContents("\(path)/log/\(name)") ?? []
    try ensure(durable.count >= offset, "the mark leads: \(offset) bytes of \(name), and it has \(durable.count)")
    if let end = ends[name]?[offset] { try ensure(end == seq, "the mark names event \(seq) where \(end) ends") }
    return seq
  }

  /// Personal values stand nowhere but in the private files, and these have exactly those of another registry.
  func personal(like other: [[UInt8]]) throws {
    let mark = Array(Life.personalMark.utf8)
    for file in disk.files where !file.hasSuffix(".private") {
      for bytes in [disk.contents(file) ?? [], disk.durableContents(file) ?? []] {
        try ensure(!bytes.contains(run: mark), "a personal value stands in \(file)")
      }
    }
    let files = disk.files.filter { $0.hasSuffix(".private") }
    var found: [[UInt8]] = []
    for file in files {
      let bytes = disk.contents(file) ?? []
      try ensure(bytes == disk.durableContents(file), "\(file) shows what is not durable")
      found += bytes.split(separator: UInt8(ascii: "\n")).map(Array.init).filter { $0.first == UInt8(ascii: "{") }
    }
    for (line, wanted) in zip(found, other) { try same(line, wanted, "a private line") }
    try ensure(found.count == other.count, "\(found.count) private lines, wanted \(other.count)")
  }
}

extension [UInt8] {
  /// True if these bytes stand somewhere in it.
  func contains(run: [UInt8]) -> Bool {
    guard let first = run.first, count >= run.count else { return false }
    return withUnsafeBufferPointer { bytes in
      var offset = 0
      while offset + run.count <= bytes.count {
        if bytes[offset] == first, run.indices.allSatisfy({ bytes[offset + $0] == run[$0] }) { return true }
        offset += 1
      }
      return false
    }
  }
}
