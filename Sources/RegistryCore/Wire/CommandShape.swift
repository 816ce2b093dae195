/// The forms of commands, of their outcomes and of the events in the log, from the tables of the schema.
package enum CommandShape {
  /// A command as it is submitted. In a rehearsal it may bring its own time and name.
  package static func command(_ spec: CommandSpec) -> JSONShape {
    .object([
      .init("commandId", .text, note: note("commandId")), .optional("recordedAt", .text, note("recordedAt")),
      .optional("recordedBy", .text, note("recordedBy")), .init("command", .choice([spec.name.rawValue])),
      .init("data", data(spec)),
    ])
  }

  private static func note(_ key: Text) -> String {
    EnvelopeTable.meaning(of: key)?.text(in: .english) ?? ""
  }

  /// The fields of a command. An optional one may be null, which means that it is absent.
  static func data(_ spec: CommandSpec) -> JSONShape {
    .object(
      spec.fields.map { field in
        let shape = self.shape(of: field)
        return .init(
          field.name.string, field.required ? shape : .nullable(shape), isOptional: !field.required, note: field.meaning
        )
      } + [
        .optional("attachments", .list(.text), "SHA-256 of evidence files"), .optional("note", .nullable(.text)),
      ])
  }

  private static func shape(of field: FieldSpec) -> JSONShape {
    switch field.type {
    case .string: field.allowed.isEmpty ? .text : .choice(field.allowed.map(\.value.string))
    case .date: .date
    case .documentNumber: .text
    case .natural: .natural
    case .boolean: .boolean
    case .decimalText: .either([.text, .natural])
    case .array: .list(field.content == .members ? member : .anything)
    case .object: object(field.content)
    }
  }

  private static let member = JSONShape.openObject([.init("org", .text), .init("name", .text)])

  private static func object(_ content: FieldContent?) -> JSONShape {
    switch content {
    case .form: self.content(FormTable.fields)
    case .facts: self.content(FactTable.fields)
    case .metrics: self.content(MetricTable.fields)
    case .planSections, .attestations, .members, .verified, .parameters, .changes, nil: .openObject([])
    }
  }

  /// Members that are not in the table are kept; what is wrong inside is a matter of the rules, not of the form.
  private static func content(_ fields: [ContentField]) -> JSONShape {
    .openObject(
      fields.map { field in
        .optional(field.name.string, .nullable(shape(of: field)), field.english)
      })
  }

  private static func shape(of field: ContentField) -> JSONShape {
    switch field.type {
    case .string, .email: .text
    case .date: .date
    case .natural: .natural
    case .decimal: .either([.text, .number])
    case .boolean: .boolean
    case .choice: .choice(field.allowed.map(\.value.string))
    }
  }

  /// What became of a command, as `registryctl` prints it: the id first, null if none was sent.
  package static var outcome: JSONShape {
    let declared = RegistryInterface.outcomeType.fields.filter { $0.name != "commandId" && $0.name != "outcome" }
    func members(
      _ required: [String], _ optional: [String], _ outcome: String, _ own: [JSONShape.Member] = []
    ) -> JSONShape {
      .object(
        [.init("commandId", .anything), .init("outcome", .choice([outcome]))]
          + declared.filter { (required + optional).contains($0.name) }.map { field in
            .init(
              field.name, JSONShape(field.type), isOptional: optional.contains(field.name), note: field.documentation)
          } + own)
    }
    let refusal = ["rule", "article", "code", "message", "violations"]
    let accepted = declared.map(\.name).filter { !refusal.contains($0) && $0 != "events" }
    let unrecorded = JSONShape.Member.optional(
      "recorded", .constant(false), "false if the command was acceptable, in an atomic batch that was refused")
    return .either([
      members(["events"], accepted, "accepted", [unrecorded]), members(refusal, [], "refused"),
    ])
  }

  /// One reason of a refusal, as the interface has it.
  package static var violation: JSONShape { JSONShape(RegistryInterface.violationType) }

  /// What `registryctl info --json` prints: the members of `info`, and `size` with them.
  package static var info: [JSONShape.Member] {
    guard case .object(let members) = JSONShape(RegistryInterface.infoType) else { return [] }
    return members + [.init("size", .natural, note: RegistryInterface.size.documentation)]
  }

  /// An event line of the log (docs/FORMAT.md). The first event of a command has its name and data.
  package static func event(_ types: [EventName] = EventName.allCases) -> JSONShape {
    .openObject([
      .init("seq", .natural, note: "its place in the log, from 1"),
      .init("at", .instant, note: "when it was recorded"), .init("type", .choice(types.map(\.rawValue))),
      .init("v", .natural, note: "version of the form of this type"),
      .optional("command", .text, "the id of the command that yielded it"), .init("by", .openObject([])),
      .optional("regulation", .text, "the version in force on its date"),
      .init(
        "entities", .object(EntityKind.allCases.map { .optional($0.rawValue, .text) }), note: "what it concerns"),
      .optional(
        "previous", .openObject([]), "the number of the event before it in each of its streams; from version 2"),
      .init("effectiveOn", .date), .optional("name", .choice(CommandName.allCases.map(\.rawValue))),
      .optional("data", .openObject([]), "as accepted; personal values are replaced by commitments"),
      .optional("facts", .openObject([]), "what was derived when it was decided"),
      .optional("warnings", .list(.choice(Warning.allCases.map(\.rawValue)))), .optional("evidence", .list(.text)),
    ])
  }
}
