extension Bundle {
  /// The file: one canonical JSON object, and a line feed.
  package var bytes: [UInt8] { objectBytes + [UInt8(ascii: "\n")] }

  /// The object alone.
  package var objectBytes: [UInt8] {
    var writer = JSONWriter(reserving: events.reduce(4_096) { $0 + $1.line.count * 2 + $1.path.count * 48 })
    writer.beginObject()
    writer.member("bundle", Self.version)
    writer.member("question", .object(question))
    writer.member("answer", .object(answer))
    writer.member("checkpoint", checkpoint)
    writer.key("map")
    Self.write(map, to: &writer)
    writer.key("streams")
    writer.beginArray()
    for stream in streams { Self.write(stream, to: &writer) }
    writer.endArray()
    writer.key("events")
    writer.beginArray()
    for event in events { Self.write(event, to: &writer) }
    writer.endArray()
    writer.key("personal")
    writer.beginArray()
    for entry in personal { Self.write(entry, to: &writer) }
    writer.endArray()
    writer.key("evidence")
    writer.beginArray()
    for entry in evidence {
      writer.beginObject()
      writer.member("sha256", entry.digest)
      if let data = entry.data { writer.member("data", data) }
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
    return writer.bytes
  }

  private static func write(_ proven: ProvenLine, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("line", String(decoding: proven.line, as: UTF8.self))
    write(proven.path, to: &writer)
    writer.endObject()
  }

  private static func write(_ path: [TreeHash], to writer: inout JSONWriter) {
    writer.key("proof")
    writer.beginArray()
    for hash in path { writer.string(hash.base64) }
    writer.endArray()
  }

  private static func write(_ stream: StreamProof, to writer: inout JSONWriter) {
    switch stream {
    case .present(let proven): write(proven, to: &writer)
    case .absent(let name, let before, let after):
      writer.beginObject()
      writer.member("absent", name)
      if let before {
        writer.key("before")
        write(before, to: &writer)
      }
      if let after {
        writer.key("after")
        write(after, to: &writer)
      }
      writer.endObject()
    }
  }

  private static func write(_ proven: ProvenLeaf, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("stream", proven.leaf.stream)
    writer.member("count", proven.leaf.count)
    writer.member("last", proven.leaf.last)
    writer.member("index", proven.index)
    write(proven.path, to: &writer)
    writer.endObject()
  }

  private static func write(_ entry: PersonalEntry, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("seq", entry.seq)
    writer.member("path", entry.path)
    switch entry.state {
    case .present(let salt, let value):
      writer.member("salt", salt)
      writer.member("value", value)
    case .erased(let event): writer.member("erased", event)
    case .withheld: writer.member("withheld", true)
    case .missing: writer.member("missing", true)
    }
    writer.endObject()
  }
}
