/// The commands as the documentation of `Submit` lists them, from the tables of the schema.
enum CommandSynopsis {
  /// For every command its kind, what it does and its fields.
  static var commands: String {
    CommandTable.all.map { command in
      entry("\(command.name.rawValue): \(command.meaning)", command.fields.map(field))
    }.joined(separator: "\n")
  }

  /// What stands inside the objects that have a table of their own.
  static var contents: String {
    let tables: [(FieldContent, [ContentField])] = [
      (.form, FormTable.fields), (.facts, FactTable.fields), (.metrics, MetricTable.fields),
    ]
    return tables.map { content, fields in entry("\(content.rawValue)", fields.map(member)) }.joined(separator: "\n")
  }

  private static func entry(_ title: String, _ items: [String]) -> String {
    let list = items.enumerated().map { index, item in index == items.count - 1 ? item : item + "," }
    return InterfaceText.wrap(title, indent: "  ") + "\n" + InterfaceText.wrap(list, indent: "      ")
  }

  private static func field(_ field: FieldSpec) -> String {
    declaration(field.name, mayBeAbsent: !field.required, type: word(for: field), allowed: field.allowed)
  }

  private static func member(_ field: ContentField) -> String {
    declaration(
      field.name, mayBeAbsent: field.required != .always, type: field.type.rawValue, allowed: field.allowed)
  }

  /// `name: type`, with a question mark behind the name if it may be absent.
  private static func declaration(
    _ name: Text, mayBeAbsent: Bool, type: String, allowed: [EnumValue]
  ) -> String {
    let choices = allowed.map(\.value.string).joined(separator: "|")
    return "\(name)\(mayBeAbsent ? "?" : ""): \(allowed.isEmpty ? type : choices)"
  }

  private static func word(for field: FieldSpec) -> String {
    switch field.type {
    case .string: "string"
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
