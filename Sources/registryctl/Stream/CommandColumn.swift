import RegistryCore

/// A column of a table of commands.
struct CommandColumn {
  /// What a cell of the column means to one command.
  enum Meaning {
    /// `commandId`, `recordedAt`, `recordedBy`.
    case envelope(Text)
    case command
    case attachments
    case note
    /// A field of the data.
    case field(FieldSpec)
    /// A member of an object of the data: `form.contactName`.
    case member(FieldSpec, Text, ContentField?)
  }

  let title: String

  /// Why a cell cannot be taken.
  enum Fault: Error {
    case unknownCommand(String)
    case noSuchField(String, CommandName)
    case badValue(String, String, Phrase)
    /// `a` and `a.b` in one row, or a field by two of its names.
    case twice(String)

    var sentence: Phrase {
      switch self {
      case .unknownCommand(let word): Phrase("没有“\(word)”这个命令", "there is no command \"\(word)\"")
      case .noSuchField(let title, let name):
        Phrase("命令 \(name.rawValue) 没有“\(title)”", "the command \(name.rawValue) has no field \"\(title)\"")
      case .badValue(let title, let cell, let expected):
        Phrase(
          "\(title) 的值“\(cell)”不对：\(expected.chinese)", "\(title) cannot be \"\(cell)\": \(expected.english)")
      case .twice(let title): Phrase("\(title) 写了两次", "\(title) is given twice")
      }
    }
  }

  /// The columns of a first row. What they mean is known as soon as all rows have one command; a title that could mean
  /// nothing is refused then.
  static func columns(
    _ titles: [String], command: CommandName?, name: String, _ invocation: Invocation
  ) throws(Failure) -> [CommandColumn] {
    var titles = titles.map(\.trimmed)
    // Empty columns at the end are what spreadsheets leave behind.
    while titles.last?.isEmpty == true { titles.removeLast() }
    let columns = titles.map { CommandColumn(title: $0) }
    for (index, column) in columns.enumerated() {
      if titles[..<index].contains(where: { Text($0) == Text(column.title) }) {
        throw invocation.usage(.badDocument(name, reason: Fault.twice(column.title).sentence))
      }
      guard let command, column.meaning(of: command) == nil else { continue }
      let known = CommandColumn.titles(of: command)
      throw invocation.usage(
        .badDocument(
          name,
          reason: Fault.noSuchField(column.title, command).sentence.suggestingTitle(
            Suggestion.closest(to: column.title, among: known))))
    }
    return columns
  }

  /// The titles of all columns that rows of a command can have, the id first.
  static func titles(of command: CommandName) -> [String] {
    var titles = ["commandId"]
    for field in CommandTable.spec(of: command).fields {
      let members = CommandColumn.members(of: field)
      titles += members.isEmpty ? [field.name.string] : members.map { "\(field.name).\($0.name)" }
    }
    return titles + ["attachments", "note"]
  }

  /// The members of a field that have columns of their own.
  private static func members(of field: FieldSpec) -> [ContentField] {
    switch field.content {
    case .form: FormTable.fields
    case .facts: FactTable.fields
    case .metrics: MetricTable.fields
    case .planSections, .attestations, .members, .verified, .parameters, .changes, nil: []
    }
  }

  /// How a column of a member can be headed: 负责人, 申报书.负责人, form.负责人, form.principalName.
  private static func titles(of member: ContentField, in field: FieldSpec) -> [Text] {
    [Text(member.zh)]
      + [field.name.string, field.zh].flatMap { object in
        [member.name.string, member.zh].map { Text("\(object).\($0)") }
      }
  }

  /// Nil if the command has no such field.
  func meaning(of command: CommandName) -> Meaning? {
    let wanted = Text(title)
    switch title {
    case "commandId", "命令号": return .envelope("commandId")
    case "recordedAt", "录入时间": return .envelope("recordedAt")
    case "recordedBy", "录入人": return .envelope("recordedBy")
    case "command", "命令": return .command
    case "attachments", "附件": return .attachments
    case "note", "备注": return .note
    default: break
    }
    for field in CommandTable.spec(of: command).fields {
      if field.name == wanted || Text(field.zh) == wanted { return .field(field) }
      for member in CommandColumn.members(of: field)
      where CommandColumn.titles(of: member, in: field).contains(wanted) {
        return .member(field, member.name, member)
      }
      // Objects without a table of their own: `verified.totalArea`.
      let prefix = field.name.string + "."
      if field.type == .object, CommandColumn.members(of: field).isEmpty, title.hasPrefix(prefix) {
        return .member(field, Text(String(title.dropFirst(prefix.count))), nil)
      }
    }
    return nil
  }
}

extension Phrase {
  fileprivate func suggestingTitle(_ title: String?) -> Phrase {
    guard let title else { return self }
    return Phrase("\(chinese)。是否要写 \(title)？", "\(english); did you mean \(title)?")
  }
}
