import RegistryCore

/// Commands as they were accepted, taken back out of the log: what `submit` and `import` take.
struct CommandExport {
  private let client: RegistryClient
  private let isAnonymous: Bool
  /// On what legal basis the values were erased that an event of that number erased.
  private var bases: [Int: Text] = [:]

  init(_ client: RegistryClient, isAnonymous: Bool) {
    self.client = client
    self.isAnonymous = isAnonymous
  }

  /// The command whose first event a line is; nil for its further ones, and for what no command yielded: the founding
  /// event, and what the registry says of itself.
  mutating func command(of event: Answer) throws(Failure) -> JSONObject? {
    guard let id = event.text("command"), let name = event.text("name").flatMap(CommandName.init(name:)),
      var data = event.answer("data")?.object
    else { return nil }
    if isAnonymous {
      data = PersonalMembers.removed(from: data, of: name)
    } else if PersonalMembers.hasAny(data, of: name) {
      data = try withReasons(try original(id), of: name)
    }
    return [
      "commandId": .string(id), "recordedAt": event.object["at"] ?? .null,
      "recordedBy": event.answer("by")?.object["user"] ?? .null, "command": .string(name.name), "data": .object(data),
    ]
  }

  /// The data of a command with its personal values, before any correction.
  private func original(_ id: Text) throws(Failure) -> JSONObject {
    let answer = Answer(try client.ask(["query": "original", "commandId": .string(id)]))
    guard let data = answer.answer("data")?.object else { throw .strangeAnswer("data") }
    return data
  }

  /// Adds the legal basis to what was erased.
  private mutating func withReasons(_ data: JSONObject, of name: CommandName) throws(Failure) -> JSONObject {
    var numbers: [Int] = []
    _ = PersonalValues.replace(in: data, of: name) { _, value in
      if let number = PersonalMembers.erasing(value) { numbers.append(number) }
      return value
    }
    for number in numbers where bases[number] == nil { bases[number] = try basis(of: number) }
    return PersonalValues.replace(in: data, of: name) { _, value in
      guard let number = PersonalMembers.erasing(value), var object = value.asObject else { return value }
      object["basis"] = bases[number].map { .string($0) }
      return .object(object)
    }
  }

  private func basis(of erasure: Int) throws(Failure) -> Text {
    let event = try EventPage.event(of: try client.line(ofEvent: erasure))
    guard let basis = event.answer("data")?.text("legalBasis") else {
      throw .strangeAnswer(
        "lines", reason: Phrase("第 \(erasure) 号事件没有去除的依据", "event \(erasure) names no legal basis"))
    }
    return basis
  }
}
