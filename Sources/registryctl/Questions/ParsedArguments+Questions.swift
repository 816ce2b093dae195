import RegistryCore

/// What the words of a command line are in a question.
extension ParsedArguments {
  /// A question of a kind, on the day asked about if the kind knows days, as known when asked.
  func question(_ kind: String, on today: CivilDate?, _ members: JSONObject = [:]) -> JSONObject {
    var question: JSONObject = ["query": .string(Text(kind))]
    for member in members.members { question[member.key] = member.value }
    if let today { question["on"] = .string(day(or: today).text) }
    question.add("knownAt", json("known-at"))
    return question
  }

  /// The day that `--on` names.
  var day: CivilDate? { date("on") }

  /// The day asked about.
  func day(or today: CivilDate) -> CivilDate { day ?? today }

  /// The operand at a place, as a JSON string.
  func operand(_ index: Int) -> JSONValue { .string(Text(operands[index])) }

  /// An option's value as text.
  func json(_ name: String) -> JSONValue? { self[name].map { .string(Text($0)) } }

  /// An option's number.
  func jsonNumber(_ name: String) -> JSONValue? { number(name).map { .number(JSONNumber($0)) } }
}

extension JSONObject {
  /// Adds a member unless there is nothing to say.
  mutating func add(_ key: Text, _ value: JSONValue?) {
    if let value { self[key] = value }
  }
}
