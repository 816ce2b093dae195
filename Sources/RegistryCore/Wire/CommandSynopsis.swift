/// The commands as the documentation of `Submit` lists them, from the table of commands.
enum CommandSynopsis {
  /// For every command its kind, what it does and its fields.
  static var text: String {
    CommandTable.all.map(entry).joined(separator: "\n")
  }

  private static func entry(_ command: CommandSpec) -> String {
    let fields = command.fields.map(field).joined(separator: ", ")
    return [
      InterfaceText.wrap("\(command.name.rawValue): \(command.meaning)", indent: "  "),
      InterfaceText.wrap(fields, indent: "      "),
    ].joined(separator: "\n")
  }

  /// `name: type`, with a question mark behind the name if the field may be absent.
  private static func field(_ field: FieldSpec) -> String {
    let type =
      field.allowed.isEmpty ? word(for: field.type) : field.allowed.map(\.value.string).joined(separator: "|")
    return "\(field.name)\(field.required ? "" : "?"): \(type)"
  }

  private static func word(for type: FieldType) -> String {
    switch type {
    case .string: "text"
    case .date: "date"
    case .documentNumber: "document-number"
    case .natural: "natural"
    case .boolean: "boolean"
    case .object: "object"
    case .array: "array"
    case .decimalText: "decimal"
    }
  }
}
