import RegistryCore

/// A command being put together from the cells of a row.
struct CommandRow {
  private var command: CommandName?
  private var envelope: JSONObject = [:]
  private var data: JSONObject = [:]
  private var waiting: [(cell: String, column: CommandColumn)] = []

  init(command: CommandName?) {
    self.command = command
  }

  /// The command; nil if the row has named none.
  var object: JSONObject? {
    guard let command else { return nil }
    var object = envelope
    object["command"] = .string(command.name)
    object["data"] = .object(data)
    return object
  }

  /// Takes a cell that is not empty. Cells before that of the command wait for it.
  mutating func put(_ cell: String, in column: CommandColumn) throws(CommandColumn.Fault) {
    guard let command else {
      waiting.append((cell, column))
      guard column.title == "command" || column.title == "命令" else { return }
      let found = try CommandRow.command(cell)
      self.command = found
      for item in waiting { try take(item.cell, in: item.column, found) }
      waiting = []
      return
    }
    try take(cell, in: column, command)
  }

  private static func command(_ cell: String) throws(CommandColumn.Fault) -> CommandName {
    let word = cell.trimmed
    let found = VerbTable.command(named: word) ?? CommandName.allCases.first { CommandTable.spec(of: $0).zh == word }
    guard let found else { throw .unknownCommand(cell) }
    return found
  }

  private mutating func take(
    _ cell: String, in column: CommandColumn, _ command: CommandName
  ) throws(CommandColumn.Fault) {
    guard let meaning = column.meaning(of: command) else { throw .noSuchField(column.title, command) }
    switch meaning {
    case .command:
      guard try CommandRow.command(cell) == command else {
        throw .badValue(
          column.title, cell,
          Phrase("本行的命令已定为 \(command.rawValue)", "the command of this row is \(command.rawValue) already"))
      }
    case .envelope(let key):
      guard envelope[key] == nil else { throw .twice(column.title) }
      envelope[key] = .string(Text(cell.trimmed))
    case .note:
      guard data["note"] == nil else { throw .twice(column.title) }
      data["note"] = .string(Text(cell.trimmed))
    case .attachments:
      guard data["attachments"] == nil else { throw .twice(column.title) }
      data["attachments"] = .array(
        cell.split { " ;；,，\n".contains($0) }.map { .string(Text(String($0))) })
    case .field(let field):
      guard data[field.name] == nil else { throw .twice(column.title) }
      data[field.name] = try CommandCell.value(cell, of: field, column.title)
    case .member(let field, let name, let content):
      var object = data[field.name]?.asObject ?? [:]
      guard data[field.name] == nil || data[field.name]?.asObject != nil, object[name] == nil else {
        throw .twice(column.title)
      }
      object[name] =
        try content.map { (content) throws(CommandColumn.Fault) in
          try CommandCell.value(cell, of: content, column.title)
        } ?? CommandCell.value(cell)
      data[field.name] = .object(object)
    }
  }
}

/// What a cell of a table says, in the type of its field.
enum CommandCell {
  static func value(_ cell: String, of field: FieldSpec, _ title: String) throws(CommandColumn.Fault) -> JSONValue {
    switch field.type {
    case .string:
      if field.isPlace, let place = PlaceWords.place(cell) { return .string(Text(place)) }
      if !field.allowed.isEmpty { return .string(Text(choice(cell, field.allowed))) }
      if let choices = RegulationWords.choices(of: field), let value = ValueKind.Choice.value(of: cell, among: choices)
      {
        return .string(Text(value))
      }
      return try text(cell, TypedText.form(of: field), title)
    case .documentNumber: return try text(cell, .line, title)
    case .decimalText: return .string(Text(cell.trimmed))
    case .date: return try date(cell, title)
    case .natural: return try number(cell, title)
    case .boolean: return try boolean(cell, title)
    case .array, .object:
      let word = cell.trimmed
      if let short = ShortForm.value(word, of: field) { return short }
      if let value = try? JSONReader.parse(Array(word.utf8)) { return value }
      let short = ShortForm.example(of: field)
      throw .badValue(
        title, cell,
        short.map { Phrase("应为 JSON，或如 \($0)", "write JSON, or such as \($0)") } ?? Phrase("应为 JSON", "write JSON"))
    }
  }

  static func value(_ cell: String, of field: ContentField, _ title: String) throws(CommandColumn.Fault) -> JSONValue {
    switch field.type {
    case .string: try text(cell, TypedText.form(of: field), title)
    case .email, .decimal: .string(Text(cell.trimmed))
    case .date: try date(cell, title)
    case .natural: try number(cell, title)
    case .boolean: try boolean(cell, title)
    case .choice: .string(Text(choice(cell, field.allowed)))
    }
  }

  private static func text(
    _ cell: String, _ form: TypedText.Form, _ title: String
  ) throws(CommandColumn.Fault) -> JSONValue {
    switch TypedText.read(cell, as: form) {
    case .success(let text): return .string(Text(text))
    case .failure(let fault): throw .badValue(title, cell, fault.sentence)
    }
  }

  /// A value of an object that has no table: whole numbers, truth values, lists and objects as such, all else as text,
  /// decimals among it.
  static func value(_ cell: String) -> JSONValue {
    let word = cell.trimmed
    if let value = try? JSONReader.parse(Array(word.utf8)), value.asNumber.map({ $0.natural != nil }) ?? true {
      return value
    }
    return ValueKind.boolean.normalised(word).map { .bool($0 == "true") } ?? .string(Text(word))
  }

  /// The value of a label; what is neither is left for the rules to refuse.
  private static func choice(_ cell: String, _ allowed: [EnumValue]) -> String {
    ValueKind.Choice.value(of: cell, among: allowed.map { .init($0.value, $0.label) }) ?? cell.trimmed
  }

  private static func date(_ cell: String, _ title: String) throws(CommandColumn.Fault) -> JSONValue {
    guard let date = HumanDate.read(cell) else { throw .badValue(title, cell, ValueKind.date.expectation) }
    return .string(date.text)
  }

  private static func number(_ cell: String, _ title: String) throws(CommandColumn.Fault) -> JSONValue {
    guard let word = ValueKind.natural.normalised(cell.trimmed) else {
      throw .badValue(title, cell, ValueKind.natural.expectation)
    }
    return .number(JSONNumber(validLiteral: word))
  }

  private static func boolean(_ cell: String, _ title: String) throws(CommandColumn.Fault) -> JSONValue {
    // Spreadsheets write TRUE.
    guard let word = ValueKind.boolean.normalised(cell.trimmed.lowercased()) else {
      throw .badValue(title, cell, ValueKind.boolean.expectation)
    }
    return .bool(word == "true")
  }
}
