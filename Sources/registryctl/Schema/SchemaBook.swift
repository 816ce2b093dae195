import RegistryCore

/// All forms of JSON that go in and out of this program, by name.
enum SchemaBook {
  struct Entry {
    let name: String
    let shape: JSONShape
    /// True for what is told, false for what is sent.
    var grows = true
  }

  /// `command.NAME`, `event`, `event.NAME`, `outcome`, `receipt`, `answer.VERB`, and what these speak of.
  static var entries: [Entry] {
    var entries = CommandName.allCases.map { name in
      Entry(
        name: "command.\(name.rawValue)", shape: CommandShape.command(CommandTable.spec(of: name)), grows: false)
    }
    entries.append(
      Entry(
        name: "command", shape: .either(CommandName.allCases.map { .named("command.\($0.rawValue)") }), grows: false))
    entries.append(Entry(name: "event", shape: CommandShape.event()))
    entries += EventName.allCases.map { Entry(name: "event.\($0.rawValue)", shape: CommandShape.event([$0])) }
    entries.append(Entry(name: "outcome", shape: CommandShape.outcome))
    entries.append(Entry(name: "receipt", shape: AnswerTable.receipt))
    entries.append(Entry(name: "Violation", shape: CommandShape.violation))
    for verb in VerbTable.all {
      if let shape = AnswerTable.shape(ofVerb: verb) {
        entries.append(Entry(name: "answer.\(verb.name)", shape: shape))
      }
    }
    return entries
  }

  /// The entry that a word names: by its whole name, a verb by its answer, a command or an event by itself.
  static func find(_ word: String) -> Entry? {
    let entries = entries
    for name in [word, "answer.\(word)", "command.\(word)", "event.\(word)"] {
      if let entry = entries.first(where: { $0.name == name }) { return entry }
    }
    return nil
  }

  /// The schema document (draft 2020-12) of one form, or of all.
  static func document(of entry: Entry?) -> JSONObject {
    let entries = entries
    var document: JSONObject = [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": .string(Text("urn:registryd:schema:\(version)" + (entry.map { ":\($0.name)" } ?? ""))),
    ]
    var wanted = entry.map { [$0] } ?? entries
    if let entry { document["$ref"] = .string(Text("#/$defs/\(entry.name)")) }
    var index = 0
    while index < wanted.count {
      for name in wanted[index].shape.references where !wanted.contains(where: { $0.name == name }) {
        guard let referred = entries.first(where: { $0.name == name }) else {
          preconditionFailure("no form is called \(name)")
        }
        wanted.append(referred)
      }
      index += 1
    }
    document["$defs"] = .object(
      JSONObject(wanted.map { .init(key: Text($0.name), value: .object($0.shape.schema(grows: $0.grows))) }))
    return document
  }

  /// The version of the answers' forms, as `--json=1` names it.
  static let version = 1
}
