/// The members of a line, where they stand in it.
struct LineMembers {
  private var members: JSONObjectView.Members

  init(_ bytes: UnsafeRawBufferPointer, on tape: JSONTape) throws(EventLine.Fault) {
    let view: JSONView
    do { view = try tape.read(bytes) } catch { throw .json(error) }
    self = try LineMembers(view, at: "line")
  }

  private init(_ view: JSONView?, at place: String) throws(EventLine.Fault) {
    guard let object = view?.asObject else { throw .member(place) }
    members = object.makeIterator()
  }

  /// The value of a member. Asking in the order of the line is cheapest.
  mutating func find(_ key: Text) -> JSONView? { members.find(key) }

  mutating func text(_ key: Text) throws(EventLine.Fault) -> Text {
    guard let text = find(key)?.asText else { throw .member(key.string) }
    return text
  }

  mutating func natural(_ key: Text) throws(EventLine.Fault) -> Int {
    guard let number = find(key)?.asNatural else { throw .member(key.string) }
    return Int(number)
  }

  mutating func name<Name: IndexedByName>(_ key: Text, _ type: Name.Type) throws(EventLine.Fault) -> Name {
    guard let view = find(key), view.kind == .string, let name = Name(name: view.bytes) else {
      throw .member(key.string)
    }
    return name
  }

  /// What every line begins with: its number and time, and what happened, in a version that this program reads.
  mutating func opening() throws(EventLine.Fault) -> (seq: Int, at: Instant, event: EventName, version: Int) {
    // Whatever is wrong with the others, a line of a later program is to be told as such.
    let (seq, at) = (find("seq"), find("at"))
    let event = try name("type", EventName.self)
    let version = try natural("v")
    guard (1...EventLine.schemaVersion).contains(version) else { throw .version(version) }
    guard let at, at.kind == .string, let instant = Instant(timestamp: at.bytes) else { throw .member("at") }
    guard let number = seq?.asNatural else { throw .member("seq") }
    return (Int(number), instant, event, version)
  }

  mutating func author() throws(EventLine.Fault) -> Author {
    var by = try LineMembers(find("by"), at: "by")
    return Author(
      userID: UInt32(clamping: try by.natural("uid")), user: try by.text("user"),
      role: try by.name("role", Author.Role.self), office: try by.name("office", Author.Office.self))
  }

  mutating func eachEntity(_ visit: (EntityKind, Text) -> Void) throws(EventLine.Fault) {
    guard var entities = find("entities")?.asObject?.makeIterator() else { throw .member("entities") }
    while let (name, value) = entities.nextNodes() {
      guard let kind = EntityKind(name: name.bytes), let id = value.asText else {
        throw .member("entities.\(Text(validUTF8: name.bytes))")
      }
      visit(kind, id)
    }
  }

  /// The event before it in each of its streams.
  mutating func links() throws(EventLine.Fault) -> [StreamLink] {
    guard let links = find("previous")?.asObject else { throw .member("previous") }
    var previous: [StreamLink] = []
    for (stream, value) in links {
      guard let seq = value.asNatural else { throw .member("previous.\(stream)") }
      previous.append(StreamLink(stream, previous: Int(seq)))
    }
    return previous
  }

  /// The command's name and data, in its first event.
  mutating func content() throws(EventLine.Fault) -> (name: CommandName, data: JSONObjectView)? {
    guard find("name") != nil else { return nil }
    let name = try name("name", CommandName.self)
    guard let data = find("data")?.asObject else { throw .member("data") }
    return (name, data)
  }

  mutating func facts() -> JSONObject { find("facts")?.asObject?.object ?? [:] }

  mutating func warnings() throws(EventLine.Fault) -> [Warning] {
    var warnings: [Warning] = []
    guard let items = find("warnings")?.asArray else { return [] }
    for item in items {
      guard let warning = item.asText.flatMap({ Warning(name: $0) }) else { throw .member("warnings") }
      warnings.append(warning)
    }
    return warnings
  }
}
