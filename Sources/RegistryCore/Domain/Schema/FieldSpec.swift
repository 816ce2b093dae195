/// The type of a field of a command (DOMAIN §4.1).
package enum FieldType: String, CaseIterable, Sendable {
  /// Text that is not blank, kept as it is; one of `allowed` if there are any.
  case string
  /// `YYYY-MM-DD`, years 1900–2200.
  case date
  /// 发文字号, rewritten in its proper form.
  case documentNumber
  /// A JSON integer not below 0.
  case natural
  case boolean
  case object
  case array
  /// A decimal with at most two places, as a string or as a JSON integer.
  case decimalText
}

/// What stands inside an object or a list.
package enum FieldContent: String, Sendable {
  /// `FormTable`.
  case form
  /// `FactTable`.
  case facts
  /// `MetricTable`.
  case metrics
  /// The sections of the plan that are present.
  case planSections
  /// From rule id to boolean; checked with the type.
  case attestations
  /// Objects with `org` and `name`; that they are objects is checked with the type.
  case members
  /// What an inspection found: areas, head count, operation.
  case verified
  /// `ParameterTable`.
  case parameters
  /// From a field of another command to its new value.
  case changes
}

/// Which part of a field is personal data: kept apart from the log, and erasable (DOMAIN §8.5).
package enum PersonalData: Sendable {
  case none
  /// The value itself.
  case value
  /// The members of the object that `FormTable` marks.
  case formFields
  /// The member `name` of each item of the list.
  case memberNames
}

/// A value of a closed set, with its labels.
package struct EnumValue: Hashable, Sendable {
  /// As it stands in data, byte by byte.
  package let value: Text
  /// What people are shown in its place.
  package let label: Phrase

  init(_ value: Text, _ chinese: String, _ english: String) {
    self.value = value
    label = Phrase(chinese, english)
  }

  /// The label in Chinese.
  package var zh: String { label.chinese }
  /// The label in English.
  package var english: String { label.english }
}

/// One field of a command. There is one object for each, shared by everybody who checks or shows the field.
package final class FieldSpec: Sendable {
  /// The key in `data`; options and columns are named after it.
  package let name: Text
  /// Says which values are accepted, and which code refuses others (DOMAIN §4.1).
  package let type: FieldType
  /// What the bureau calls it.
  package let zh: String
  /// What it is, in English, in a few words.
  package let meaning: String
  /// What has to be known to fill it in besides what it is called; `meaning` has it in English.
  package let zhRemark: String?
  /// A required field is present and not null.
  package let required: Bool
  /// A date no later than the day of recording, at +08:00.
  package let notAfterRecording: Bool
  /// Names a thing of the registry; corrections cannot change it.
  package let isIdentifier: Bool
  /// Names a place: a county, city, district or zone.
  package let isPlace: Bool
  /// The only values that a string may have; empty where any will do.
  package let allowed: [EnumValue]
  /// What stands inside an object or a list; nil for other types.
  package let content: FieldContent?
  private let isPersonal: Bool

  private init(
    _ name: Text, _ type: FieldType, _ zh: String, _ meaning: String, required: Bool = true,
    notAfterRecording: Bool = false, isIdentifier: Bool = false, isPlace: Bool = false, allowed: [EnumValue] = [],
    content: FieldContent? = nil, isPersonal: Bool = false, zhRemark: String? = nil
  ) {
    self.name = name
    self.type = type
    self.zh = zh
    self.meaning = meaning
    self.zhRemark = zhRemark
    self.required = required
    self.notAfterRecording = notAfterRecording
    self.isIdentifier = isIdentifier
    self.isPlace = isPlace
    self.allowed = allowed
    self.content = content
    self.isPersonal = isPersonal
  }

  /// The same field with something changed.
  private func with(
    required: Bool? = nil, notAfterRecording: Bool? = nil, isPersonal: Bool? = nil, zhRemark: String? = nil
  ) -> FieldSpec {
    FieldSpec(
      name, type, zh, meaning, required: required ?? self.required,
      notAfterRecording: notAfterRecording ?? self.notAfterRecording, isIdentifier: isIdentifier, isPlace: isPlace,
      allowed: allowed, content: content, isPersonal: isPersonal ?? self.isPersonal,
      zhRemark: zhRemark ?? self.zhRemark)
  }

  /// Which part of the value is kept apart from the log: by the field alone, whatever stands there.
  package var personal: PersonalData {
    switch content {
    case .form: .formFields
    case .members: .memberNames
    case .facts, .metrics, .planSections, .attestations, .verified, .parameters, .changes, nil:
      isPersonal ? .value : .none
    }
  }

  /// `zh` or `meaning`: what people call it, without the remark.
  package func label(in language: Language) -> String {
    switch language {
    case .chinese: zh
    case .english: meaning
    }
  }
}

/// How the tables write a field down: a kind, and what is special about it.
extension FieldSpec {
  static func id(_ name: Text, _ zh: String, _ meaning: String) -> FieldSpec {
    FieldSpec(name, .string, zh, meaning, isIdentifier: true)
  }

  static func string(_ name: Text, _ zh: String, _ meaning: String) -> FieldSpec {
    FieldSpec(name, .string, zh, meaning)
  }

  static func place(_ name: Text, _ zh: String, _ meaning: String) -> FieldSpec {
    FieldSpec(name, .string, zh, meaning, isPlace: true)
  }

  static func choice(_ name: Text, _ zh: String, _ meaning: String, _ allowed: [EnumValue]) -> FieldSpec {
    FieldSpec(name, .string, zh, meaning, allowed: allowed)
  }

  static func date(_ name: Text, _ zh: String, _ meaning: String) -> FieldSpec {
    FieldSpec(name, .date, zh, meaning)
  }

  static func documentNumber(_ name: Text, _ zh: String, _ meaning: String) -> FieldSpec {
    FieldSpec(name, .documentNumber, zh, meaning)
  }

  static func natural(_ name: Text, _ zh: String, _ meaning: String) -> FieldSpec {
    FieldSpec(name, .natural, zh, meaning)
  }

  static func decimalText(_ name: Text, _ zh: String, _ meaning: String) -> FieldSpec {
    FieldSpec(name, .decimalText, zh, meaning)
  }

  static func boolean(_ name: Text, _ zh: String, _ meaning: String) -> FieldSpec {
    FieldSpec(name, .boolean, zh, meaning)
  }

  static func object(_ name: Text, _ zh: String, _ meaning: String, of content: FieldContent) -> FieldSpec {
    FieldSpec(name, .object, zh, meaning, content: content)
  }

  static func array(_ name: Text, _ zh: String, _ meaning: String, of content: FieldContent) -> FieldSpec {
    FieldSpec(name, .array, zh, meaning, content: content)
  }

  var optional: FieldSpec { with(required: false) }

  /// What the English says beyond the name.
  func remark(_ chinese: String) -> FieldSpec { with(zhRemark: chinese) }

  /// The date cannot lie after recording.
  var past: FieldSpec { with(notAfterRecording: true) }

  /// The value is personal data.
  var personalValue: FieldSpec { with(isPersonal: true) }
}
