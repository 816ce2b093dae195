/// The type of a value inside the form, the facts or the metrics.
package enum ContentType: String, CaseIterable, Sendable {
  /// Text that is not blank.
  case string
  case date
  case natural
  case decimal
  case boolean
  case email
  /// One of a closed set.
  case choice
}

/// The unit in which a value is given.
package enum ContentUnit: Sendable {
  case people
  case pieces
  case sets
  case times
  case timesAMonth
  case megabits
  case squareMetres

  /// Behind the number; English counts pieces without a word.
  package func text(in language: Language) -> String {
    let phrase =
      switch self {
      case .people: Phrase("人", "people")
      case .pieces: Phrase("个", "")
      case .sets: Phrase("台", "sets")
      case .times: Phrase("次", "times")
      case .timesAMonth: Phrase("次/月", "a month")
      case .megabits: Phrase("兆", "Mbps")
      case .squareMetres: Phrase("㎡", "m²")
      }
    return phrase.text(in: language)
  }
}

/// One entry of the form, the facts or the metrics.
package struct ContentField: Sendable {
  /// The key in the form, the facts or the metrics.
  package let name: Text
  /// Says which values are accepted, see `accepts(_:)`.
  package let type: ContentType
  /// What people call it, in Chinese as in DOMAIN §10.
  package let label: Phrase
  /// Nil for what is neither counted nor measured.
  package let unit: ContentUnit?
  /// Whether it must be there. Of the form only what always must is checked (DOMAIN §6.2 step 11).
  package let required: Requirement
  /// Kept apart from the log, and erasable.
  package let personal: Bool
  /// The values of a choice; empty for other types.
  package let allowed: [EnumValue]

  /// When a value has to be there.
  package enum Requirement: Equatable, Sendable {
    case always
    /// Optional, and then unchecked.
    case never
    case when(Phrase)
  }

  init(
    _ name: Text, _ zh: String, _ english: String, _ type: ContentType, unit: ContentUnit? = nil,
    required: Requirement = .always, personal: Bool = false, allowed: [EnumValue] = []
  ) {
    self.name = name
    self.type = type
    label = Phrase(zh, english)
    self.unit = unit
    self.required = required
    self.personal = personal
    self.allowed = allowed
  }

  /// The label in Chinese, which may head a column of a table that is read in.
  package var zh: String { label.chinese }
  /// The label in English.
  package var english: String { label.english }

  /// Whether a value, which is there, is of the type. Null is of none.
  package func accepts(_ value: JSONValue) -> Bool {
    switch type {
    case .string: value.asText.map { !$0.isBlank } ?? false
    case .date: value.asText.flatMap { CivilDate(iso: $0) } != nil
    case .natural: value.asNatural != nil
    case .decimal: FixedDecimal(value) != nil
    case .boolean: value.asBool != nil
    case .email: value.asText.map(ContentField.isEmailAddress) ?? false
    case .choice: value.asText.map { text in allowed.contains { $0.value == text } } ?? false
    }
  }

  /// What is accepted, in no language; nil for text, of which any is.
  package var accepted: String? {
    switch type {
    case .string: nil
    case .date: "YYYY-MM-DD"
    case .natural: "0, 1, 2 …"
    case .decimal: "0 … 999999999.99"
    case .boolean: "true, false"
    case .email: "name@example.com"
    case .choice: allowed.map(\.value.string).joined(separator: ", ")
    }
  }

  /// A value that failed, for the message, unless it is personal.
  func shown(_ value: JSONValue?) -> String? { personal ? nil : value?.brief }

  /// `[^@\s]+@[^@\s]+\.[^@\s]+`, from end to end: one @ with something before it, and behind it a full stop between
  /// other characters.
  private static func isEmailAddress(_ text: Text) -> Bool {
    let parts = text.string.unicodeScalars.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !text.string.unicodeScalars.contains(where: \.isRegistryWhiteSpace)
    else { return false }
    return parts[1].dropFirst().dropLast().contains(".")
  }
}
