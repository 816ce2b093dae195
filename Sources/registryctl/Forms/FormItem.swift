import RegistryCore

/// One question of an interactive form: a place in the data of a command, and what the table says of it.
struct FormItem: Sendable {
  /// Where in the data: `["mentorCount"]`, or `["form", "mentorCount"]`.
  let path: [Text]
  let label: Phrase
  let kind: Kind
  var unit: ContentUnit?
  let requirement: ContentField.Requirement
  var isPersonal = false
  /// The item is asked only while another has a value.
  var condition: Condition?

  enum Kind: Sendable {
    case natural, decimal, boolean, email, sections
    case text(TypedText.Form)
    case date(DateLimit)
    case choice([EnumValue])
  }

  /// The last day that a date may be.
  enum DateLimit: Sendable {
    case none
    case today
    /// The day of another answer.
    case answer([Text])
  }

  struct Condition: Sendable {
    let path: [Text]
    let value: Text
  }

  var name: String { path.map(\.string).joined(separator: ".") }
  var isRequired: Bool { requirement != .never }
}

/// The questions of a form, in the order of the paper, which is that of the tables.
struct FormScript: Sendable {
  let command: CommandName
  let items: [FormItem]

  /// The application (申报书): the identifiers, the form, the facts for article 4, the papers.
  static let application = FormScript(
    command: .submitApplication,
    conditions: [
      "leaseStart": .init(path: ["facts", "premisesKind"], value: "leased"),
      "leaseEnd": .init(path: ["facts", "premisesKind"], value: "leased"),
      "activeMakers": .init(path: ["facts", "serviceOrientation"], value: "makerOriented"),
      "activeTeams": .init(path: ["facts", "serviceOrientation"], value: "teamOriented"),
    ])

  private init(command: CommandName, conditions: [Text: FormItem.Condition]) {
    self.command = command
    items = CommandTable.spec(of: command).fields.flatMap { field -> [FormItem] in
      switch field.content {
      case .form: FormScript.items(FormTable.fields, of: field, conditions)
      case .facts: FormScript.items(FactTable.fields, of: field, conditions)
      case .metrics: FormScript.items(MetricTable.fields, of: field, conditions)
      case .planSections: [FormScript.item(field, .sections)]
      case .attestations, .members, .verified, .parameters, .changes: []
      case nil: FormScript.kind(of: field).map { [FormScript.item(field, $0)] } ?? []
      }
    }
  }

  private static func item(_ field: FieldSpec, _ kind: FormItem.Kind) -> FormItem {
    FormItem(
      path: [field.name], label: Phrase(field.zh, field.meaning), kind: kind,
      requirement: field.required ? .always : .never)
  }

  private static func kind(of field: FieldSpec) -> FormItem.Kind? {
    switch field.type {
    case .string: field.allowed.isEmpty ? .text(TypedText.form(of: field)) : .choice(field.allowed)
    case .date: .date(field.notAfterRecording ? .today : .none)
    case .natural: .natural
    case .boolean: .boolean
    case .decimalText: .decimal
    case .documentNumber, .object, .array: nil
    }
  }

  private static func items(
    _ fields: [ContentField], of parent: FieldSpec, _ conditions: [Text: FormItem.Condition]
  ) -> [FormItem] {
    fields.map { field in
      let kind: FormItem.Kind =
        switch field.type {
        case .string: .text(TypedText.form(of: field))
        // No date of the form lies after the submission (DOMAIN §6.2 step 11); a lease may.
        case .date: .date(parent.content == .form ? .answer(["submittedOn"]) : .none)
        case .natural: .natural
        case .decimal: .decimal
        case .boolean: .boolean
        case .email: .email
        case .choice: .choice(field.allowed)
        }
      return FormItem(
        path: [parent.name, field.name], label: field.label, kind: kind, unit: field.unit, requirement: field.required,
        isPersonal: field.personal, condition: conditions[field.name])
    }
  }
}
