import RegistryCore

/// One reply of `Log`: some events as they stand in the log.
struct EventPage {
  /// Byte for byte.
  let lines: [Text]
  /// The number of the event that comes next, and how many the log has.
  let next: Int
  let size: Int

  init(_ reply: JSONObject) throws(Failure) {
    let reply = Answer(reply)
    lines = reply.texts("lines")
    guard reply.object["lines"]?.asArray?.count == lines.count else { throw .strangeAnswer("lines") }
    guard let next = reply.number("next") else { throw .strangeAnswer("next") }
    guard let size = reply.number("size") else { throw .strangeAnswer("size") }
    self.next = next
    self.size = size
  }

  /// What a line says.
  static func event(of line: Text) throws(Failure) -> Answer {
    do throws(JSONError) {
      if let object = try JSONReader.parse(Array(line.string.utf8)).asObject { return Answer(object) }
    } catch {
      throw .strangeAnswer("lines", reason: error.phrase)
    }
    throw .strangeAnswer("lines", reason: Phrase("有一行不是 JSON 对象", "a line is no JSON object"))
  }
}

extension RegistryClient {
  /// The line of one event.
  func line(ofEvent seq: Int) throws(Failure) -> Text {
    send(.log) { writer in
      writer.member("from", seq)
      writer.member("limit", 1)
    }
    guard let line = try EventPage(try reply().parameters).lines.first else {
      throw .strangeAnswer("lines", reason: Phrase("没有第 \(seq) 号事件", "there is no event \(seq)"))
    }
    return line
  }
}

extension Answer {
  /// Whether an event is of one of these types; of none for any.
  func isOf(types: [Text]) -> Bool { types.isEmpty || text("type").map(types.contains) ?? false }

  /// Whether an event is about one of these spaces; of none for any.
  func isAbout(spaces: [Text]) -> Bool {
    spaces.isEmpty || answer("entities")?.text("space").map(spaces.contains) ?? false
  }
}
