/// One event as a line of the log: members in fixed order, no spaces (docs/FORMAT.md).
///
/// The exact bytes are the leaf of the log's tree; a line is written once and read for ever.
package struct EventLine: Sendable {
  /// Its place in the log, from 1.
  package var seq: Int
  /// 录入时间 (recorded time), to the microsecond; never before that of the event before it.
  package var recordedAt: Instant
  /// What happened: `type` in the line.
  package var event: EventName
  /// Version of the event's schema; this program writes `EventLine.schemaVersion` and reads every earlier one.
  package var version: Int
  /// None for what no command yielded: the founding event, and what the registry says of itself.
  package var command: CommandID?
  /// Who recorded it (录入人); the same in all events of a command.
  package var by: Author
  /// The version of the regulation in force on the command's date, if any was.
  package var regulation: RegulationID?
  /// What it concerns, its subject first, each kind once at the most; may be empty. See ``subject``.
  package var entities: [EntityKey]
  /// The event before it in each stream that it belongs to, in the order of the streams' names; none in version 1.
  package var previous: [StreamLink]
  /// 生效日期: the day on which it has its effect, see ``Event/effectiveOn(_:recordedAt:)``.
  package var effectiveOn: CivilDate
  /// The command's name and data, in its first event; personal values are replaced by commitments.
  package var content: (name: CommandName, data: JSONObject)?
  /// What was derived when the event was decided, such as the period of validity.
  package var facts: JSONObject
  /// What it was accepted in spite of: sorted, each once, and in the first event of a command only.
  package var warnings: [Warning]

  /// The version that this program writes. Version 2 brought `previous`.
  package static let schemaVersion = 2

  /// Takes members as they are; the caller keeps the orders named above, for the bytes of the line follow from them.
  package init(
    seq: Int, recordedAt: Instant, event: EventName, version: Int = EventLine.schemaVersion, command: CommandID?,
    by: Author, regulation: RegulationID?, entities: [EntityKey], previous: [StreamLink], effectiveOn: CivilDate,
    content: (name: CommandName, data: JSONObject)? = nil,
    facts: JSONObject = [:], warnings: [Warning] = []
  ) {
    self.seq = seq
    self.recordedAt = recordedAt
    self.event = event
    self.version = version
    self.command = command
    self.by = by
    self.regulation = regulation
    self.entities = entities
    self.previous = previous
    self.effectiveOn = effectiveOn
    self.content = content
    self.facts = facts
    self.warnings = warnings
  }

  /// The SHA-256 of the evidence files that came with the command (`attachments`), as far as they are named by digest.
  package var evidence: [AttachmentDigest] { Self.evidence(content?.data["attachments"]?.asArray) }

  static func evidence<Value: JSONReadable>(_ attachments: (some Sequence<Value>)?) -> [AttachmentDigest] {
    attachments?.compactMap { $0.asText.flatMap { AttachmentDigest($0.string) } } ?? []
  }

  /// What the line is about: the first of its entities, if that is a space or an operator.
  package var subject: Subject {
    entities.first.map { Self.subject($0.kind, $0.id) } ?? .registry
  }

  /// What a line is about whose first entity this is.
  static func subject(_ kind: EntityKind, _ id: Text) -> Subject {
    switch kind {
    case .space: .space(SpaceID(id))
    case .operator: .operator(OperatorID(id))
    case .regulation, .call, .application, .inspection, .notice, .objection, .certification, .assessment,
      .rectification, .sanction, .finding, .change, .dispute:
      .registry
    }
  }

  /// Appends the line, without line feed.
  package func write(to writer: inout JSONWriter) {
    write(to: &writer) { writer in
      if let content {
        writer.member("name", content.name.rawValue)
        writer.key("data")
        writer.object(content.data)
      }
      if !facts.isEmpty {
        writer.key("facts")
        writer.object(facts)
      }
    } evidence: {
      evidence
    }
  }

  /// Appends the line with its content and facts as `body` writes them.
  func write(
    to writer: inout JSONWriter, body: (inout JSONWriter) -> Void, evidence: () -> [AttachmentDigest]
  ) {
    writer.beginObject()
    writer.member("seq", seq)
    writer.member("at", recordedAt.utc)
    writer.member("type", event.rawValue)
    writer.member("v", version)
    if let command { writer.member("command", command.text) }
    writer.key("by")
    writer.beginObject()
    writer.member("uid", by.userID)
    writer.member("user", by.user)
    writer.member("role", by.role.rawValue)
    writer.member("office", by.office.rawValue)
    writer.endObject()
    if let regulation { writer.member("regulation", regulation.text) }
    writer.key("entities")
    writer.beginObject()
    for entity in entities {
      writer.key(Text(entity.kind.rawValue))
      writer.string(entity.id)
    }
    writer.endObject()
    if !previous.isEmpty {
      writer.key("previous")
      writer.beginObject()
      for link in previous {
        writer.key(link.stream)
        writer.number(link.previous)
      }
      writer.endObject()
    }
    writer.member("effectiveOn", effectiveOn.text)
    body(&writer)
    if !warnings.isEmpty { writer.member("warnings", .array(warnings.map { .string(Text($0.rawValue)) })) }
    let evidence = evidence()
    if !evidence.isEmpty { writer.member("evidence", .array(evidence.map { .string(Text($0.hex)) })) }
    writer.endObject()
  }
}
