/// One command: its fields, and the events that it yields. There is one object for each, shared by all.
package final class CommandSpec: Sendable {
  /// As it stands in `command`; never changed, since the log has it.
  package let name: CommandName
  /// What the bureau calls it.
  package let zh: String
  /// What it does, in English, in a few words.
  package let meaning: String
  /// Whether it is a decision that can be served, reconsidered and sued against (DOMAIN §5.5).
  package let disputable: Bool
  /// In the order in which they are checked and written.
  package let fields: [FieldSpec]
  /// Those of the fields that are personal data, or have some in them.
  package let personalFields: [FieldSpec]
  /// In the order in which they happen.
  package let events: [CommandEvent]

  init(
    _ name: CommandName, _ zh: String, _ meaning: String, disputable: Bool = false, fields: [FieldSpec],
    events: [CommandEvent]
  ) {
    self.name = name
    self.zh = zh
    self.meaning = meaning
    self.disputable = disputable
    self.fields = fields
    personalFields = fields.filter { field in
      if case .none = field.personal { false } else { true }
    }
    self.events = events
  }

  /// The field of that name; nil if there is none, as for the members that every command takes.
  package func field(_ name: Text) -> FieldSpec? {
    fields.first { $0.name == name }
  }

  /// The place of a field in the order, from 0; nil if the command has none of that name.
  package func position(of name: Text) -> Int? {
    fields.firstIndex { $0.name == name }
  }

  /// `zh` or `meaning`: what people call it.
  package func label(in language: Language) -> String {
    switch language {
    case .chinese: zh
    case .english: meaning
    }
  }

  /// Whether the data of the command may have a member of that name.
  package func takes(_ key: Text) -> Bool {
    position(of: key) != nil || CommandSpec.commonMembers.contains(key)
  }

  /// Members that every command takes besides its fields, in the order in which they are written.
  package static let commonMembers: [Text] = ["attachments", "note"]
}

/// An event that a command can yield.
package struct CommandEvent: Sendable {
  /// What happens; no command yields the same event twice.
  package let event: EventName
  /// Nil for an event that always happens.
  package let when: Phrase?
  /// What its effective date is taken from, for whoever reads the table; the date itself is `Event.effectiveOn`.
  package let effectiveOn: EffectiveOn

  /// Where the effective date of an event comes from.
  package enum EffectiveOn: Equatable, Sendable {
    case field(Text)
    /// An optional field, and the one that stands in for it.
    case first(Text, else: Text)
    /// The day of recording, at +08:00.
    case recording
  }

  static func always(_ event: EventName, on effectiveOn: EffectiveOn) -> CommandEvent {
    CommandEvent(event: event, when: nil, effectiveOn: effectiveOn)
  }

  static func when(
    _ chinese: String, _ english: String, _ event: EventName, on effectiveOn: EffectiveOn
  ) -> CommandEvent {
    CommandEvent(event: event, when: Phrase(chinese, english), effectiveOn: effectiveOn)
  }
}
