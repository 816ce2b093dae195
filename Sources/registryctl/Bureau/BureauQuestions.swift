import RegistryCore

/// The bureau's daily questions: what is due, where something is, which spaces, how many.
enum BureauQuestions {
  static let verbs: [Verb] = [DueQuestion.verb, SearchQuestion.verb, ListQuestion.verb, StatisticsQuestion.verb]

  static let place = OptionSpec(
    "place", .place, "所属地，如 朔城区 或 shuocheng", "the place of the space, such as shuocheng or 朔城区")
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
