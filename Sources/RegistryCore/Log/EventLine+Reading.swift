extension EventLine {
  /// Why a line is not an event line.
  package enum Fault: Error, Equatable {
    case json(JSONError)
    /// A member is missing, of another type, or has a value that this program does not know.
    case member(String)
    /// A later program wrote it.
    case version(Int)
  }

  /// Reads a line, without its line feed.
  package init(parsing bytes: UnsafeRawBufferPointer) throws(Fault) {
    let value: JSONValue
    do { value = try JSONReader.parse(bytes) } catch { throw .json(error) }
    let line = try LineMembers(value.asObject, at: "line")
    let event = try line.name("type", EventName.self)
    let version = try line.natural("v")
    guard (1...Self.schemaVersion).contains(version) else { throw .version(version) }
    guard let recordedAt = Instant(timestamp: try line.text("at")) else { throw .member("at") }
    guard let effectiveOn = CivilDate(written: try line.text("effectiveOn")) else { throw .member("effectiveOn") }
    let by = try LineMembers(line.object["by"]?.asObject, at: "by")
    var entities: [EntityKey] = []
    for member in try LineMembers(line.object["entities"]?.asObject, at: "entities").object.members {
      guard let kind = EntityKind(rawValue: member.key.string), let id = member.value.asText else {
        throw .member("entities.\(member.key)")
      }
      entities.append(EntityKey(kind, id))
    }
    var previous: [StreamLink] = []
    if version > 1 {
      for member in try LineMembers(line.object["previous"]?.asObject, at: "previous").object.members {
        guard let seq = member.value.asNumber?.natural else { throw .member("previous.\(member.key)") }
        previous.append(StreamLink(member.key, previous: Int(seq)))
      }
    }
    var content: (name: CommandName, data: JSONObject)?
    if line.object["name"] != nil {
      content = (
        try line.name("name", CommandName.self), try LineMembers(line.object["data"]?.asObject, at: "data").object
      )
    }
    var warnings: [Warning] = []
    for item in line.object["warnings"]?.asArray ?? [] {
      guard let warning = item.asText.flatMap({ Warning(rawValue: $0.string) }) else { throw .member("warnings") }
      warnings.append(warning)
    }
    self.init(
      seq: try line.natural("seq"), recordedAt: recordedAt, event: event, version: version,
      command: line.object["command"]?.asText.map { CommandID($0) },
      by: Author(
        userID: UInt32(clamping: try by.natural("uid")), user: try by.text("user"),
        role: try by.name("role", Author.Role.self), office: try by.name("office", Author.Office.self)),
      regulation: line.object["regulation"]?.asText.map { RegulationID($0) }, entities: entities,
      previous: previous, effectiveOn: effectiveOn, content: content, facts: line.object["facts"]?.asObject ?? [:],
      warnings: warnings)
  }

  package init(parsing bytes: [UInt8]) throws(Fault) {
    self = try bytes.withUnsafeBufferPointer { (buffer) throws(Fault) in
      try EventLine(parsing: UnsafeRawBufferPointer(buffer))
    }
  }
}

/// The members of an object of a line, by type.
private struct LineMembers {
  let object: JSONObject

  init(_ object: JSONObject?, at place: String) throws(EventLine.Fault) {
    guard let object else { throw .member(place) }
    self.object = object
  }

  func text(_ key: Text) throws(EventLine.Fault) -> Text {
    guard let text = object[key]?.asText else { throw .member(key.string) }
    return text
  }

  func natural(_ key: Text) throws(EventLine.Fault) -> Int {
    guard let number = object[key]?.asNumber?.natural else { throw .member(key.string) }
    return Int(number)
  }

  func name<Name: RawRepresentable>(_ key: Text, _ type: Name.Type) throws(EventLine.Fault) -> Name
  where Name.RawValue == String {
    guard let name = Name(rawValue: try text(key).string) else { throw .member(key.string) }
    return name
  }
}

extension EventLine.Fault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .json(let error): error.description
    case .member(let name): "member '\(name)' is missing or has no value that this program knows"
    case .version(let version):
      "schema version \(version) was written by a later program; this one reads up to \(EventLine.schemaVersion)"
    }
  }
}
