import RegistryCore

/// A member of an answer or of a record's data that is otherwise than before: its name, and the two values, for people.
struct ChangeText {
  let name: String
  let from: String
  let to: String

  /// - Parameters:
  ///   - change: `member`, `from` and `to`.
  ///   - command: the command whose data it is about; none for a member of a status.
  init(_ change: Answer, of command: CommandName?, _ rendering: Rendering) {
    let member = change.text("member") ?? ""
    let (from, to) = (change.object["from"] ?? .null, change.object["to"] ?? .null)
    if let status = StatusMember(name: member) {
      name = rendering.text(status.label)
      self.from = Self.value(from, of: status, rendering)
      self.to = Self.value(to, of: status, rendering)
    } else {
      let path = member.string.split(separator: ".").map { Text(String($0)) }
      name = Self.name(path, of: command, rendering)
      self.from = Self.value(from, at: path, of: command, rendering)
      self.to = Self.value(to, at: path, of: command, rendering)
    }
  }

  /// The changes that people see. To programs nothing and an empty list are two things; to people they read the same.
  static func visible(_ changes: [Answer], of command: CommandName?, _ rendering: Rendering) -> [ChangeText] {
    changes.map { ChangeText($0, of: command, rendering) }.filter { $0.from != $0.to }
  }

  /// `有效期止：2021年6月10日 → 2021年6月8日`
  func line(_ rendering: Rendering) -> String {
    rendering.text("\(name)：\(from) → \(to)", "\(name): \(from) → \(to)")
  }

  private static func value(_ value: JSONValue, of member: StatusMember, _ rendering: Rendering) -> String {
    if let list = value.asArray {
      let flags = list.compactMap(\.asText).map { rendering.label($0, Labels.flag) }
      return flags.isEmpty ? rendering.text("无", "none") : rendering.list(flags)
    }
    guard let text = value.asText else { return rendering.text("无", "none") }
    return switch member {
    case .titleStatus: rendering.label(text, Labels.titleStatus)
    case .applicationStage: rendering.label(text, Labels.applicationStage)
    case .validFrom, .validUntil, .endedOn, .bannedUntil: rendering.date(CivilDate(written: text))
    case .name, .operatorId, .certificationId, .flags: text.string
    }
  }

  private static func name(_ path: [Text], of command: CommandName?, _ rendering: Rendering) -> String {
    switch path.first?.string {
    case "effectiveOn": return rendering.text("生效日期", "effective on")
    case "corrected": return rendering.text("更正", "corrected by")
    case "annulledBy": return rendering.text("作废", "annulled by")
    case "setAsideBy": return rendering.text("撤销", "set aside by")
    case _: break
    }
    guard path.count > 1 else { return path.map(\.string).joined(separator: ".") }
    let field = command.flatMap { CommandTable.spec(of: $0).field(path[1]) }
    let outer = field.map { CommandText.label($0, rendering) } ?? path[1].string
    guard path.count > 2 else { return outer }
    let inner = field.flatMap { CommandText.contentField(path[2], in: $0) }
    return inner.map { rendering.text($0.label) } ?? "\(outer) \(path[2...].map(\.string).joined(separator: "."))"
  }

  private static func value(
    _ value: JSONValue, at path: [Text], of command: CommandName?, _ rendering: Rendering
  ) -> String {
    if path.count == 1 {
      if let list = value.asArray {
        let ids = list.compactMap(\.asText?.string)
        return ids.isEmpty ? rendering.text("无", "none") : rendering.list(ids)
      }
      return value.asText.map { text in CivilDate(written: text).map { rendering.date($0) } ?? text.string }
        ?? rendering.text("无", "none")
    }
    guard !value.isNull, let field = command.flatMap({ CommandTable.spec(of: $0).field(path[1]) }) else {
      return CommandText.simple(value, rendering)
    }
    if path.count > 2, let inner = CommandText.contentField(path[2], in: field) {
      return CommandText.content(value, inner, rendering)
    }
    return path.count > 2
      ? CommandText.simple(value, rendering)
      : rendering.list(CommandText.cells(value, field, rendering).map(\.text))
  }
}
