import RegistryCore

/// The bureau's daily questions: what is due, where something is, which spaces, how many.
enum BureauQuestions {
  static let verbs: [Verb] = [DueQuestion.verb, SearchQuestion.verb, ListQuestion.verb, StatisticsQuestion.verb]

  static let place = OptionSpec(
    "place", .place, "所属地，如 朔城区 或 shuocheng", "the place of the space, such as shuocheng or 朔城区")
}

extension ParsedArguments {
  /// The day asked about.
  func day(or today: CivilDate) -> CivilDate {
    self["on"].flatMap { CivilDate(iso: Text($0)) } ?? today
  }

  /// An option's value as text, for a question.
  func json(_ name: String) -> JSONValue? { self[name].map { .string(Text($0)) } }

  /// An option's number, for a question.
  func jsonNumber(_ name: String) -> JSONValue? { number(name).map { .number(JSONNumber($0)) } }
}

extension JSONObject {
  /// Adds a member unless there is nothing to say.
  mutating func add(_ key: Text, _ value: JSONValue?) {
    if let value { self[key] = value }
  }
}

extension ValueKind {
  /// One of the cases of an enumeration, under the names that data have.
  static func oneOf<Value: RawRepresentable & CaseIterable>(
    _ type: Value.Type, _ label: (Value) -> Phrase?
  ) -> ValueKind where Value.RawValue == String {
    .choice(
      type.allCases.map {
        ValueKind.Choice(value: $0.rawValue, label: label($0) ?? Phrase($0.rawValue, $0.rawValue))
      })
  }
}
