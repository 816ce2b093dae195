/// An event line where it stands: its members are read, but the command's data and the facts, which make up most of it,
/// are left in their place.
///
/// It must not outlive the bytes, nor the next line on the same tape; content and facts must not outlive it.
package struct LineView {
  /// The line without its content and its facts.
  package let head: EventLine
  /// The command's name and data, in its first event.
  package let content: (name: CommandName, data: JSONObjectView)?
  /// What was derived when the event was decided, such as the period of validity; nil if nothing was.
  package let facts: JSONObjectView?
  /// Kept, for content and facts stand in its memory.
  private let tape: JSONTape

  /// Reads a line, without its line feed.
  ///
  /// - Parameter tape: takes the line apart; it serves for one line after the other.
  package init(_ bytes: UnsafeRawBufferPointer, on tape: JSONTape) throws(EventLine.Fault) {
    self.tape = tape
    var line = try LineMembers(bytes, on: tape)
    let (seq, recordedAt, event, version) = try line.opening()
    let command = line.find("command")?.asText.map { CommandID($0) }
    let regulation = line.find("regulation")?.asText.map { RegulationID($0) }
    var entities: [EntityKey] = []
    entities.reserveCapacity(4)
    try line.eachEntity { kind, id in entities.append(EntityKey(kind, id)) }
    let previous = version > 1 ? try line.links() : []
    guard let effectiveOn = CivilDate(written: try line.text("effectiveOn")) else { throw .member("effectiveOn") }
    content = try line.content()
    facts = line.find("facts")?.asObject
    let warnings = try line.warnings()
    head = EventLine(
      seq: seq, recordedAt: recordedAt, event: event, version: version, command: command, by: try line.author(),
      regulation: regulation, entities: entities, previous: previous, effectiveOn: effectiveOn,
      warnings: warnings)
  }

  /// The line by itself.
  package var line: EventLine {
    var line = head
    line.content = content.map { ($0.name, $0.data.object) }
    if let facts { line.facts = facts.object }
    return line
  }

  /// Why the data of the command are none that was ever accepted; nil if they are sound, or the line has none. See
  /// `GenericChecks.fault(inRecorded:of:recordedAt:)`.
  package var dataFault: Violation? {
    content.flatMap { GenericChecks.fault(inRecorded: $0.data, of: $0.name, recordedAt: head.recordedAt) }
  }

  /// Whether the bytes that were read are the one spelling of what they say: as the registry writes.
  ///
  /// - Parameter writer: lends its memory.
  package func isCanonical(_ bytes: UnsafeRawBufferPointer, _ writer: inout JSONWriter) -> Bool {
    writer.removeAll()
    write(to: &writer)
    return writer.hasWritten(bytes.assumingMemoryBound(to: UInt8.self))
  }

  private func write(to writer: inout JSONWriter) {
    head.write(to: &writer) { writer in
      if let content {
        writer.member("name", content.name.rawValue)
        writer.key("data")
        writer.object(content.data)
      }
      if let facts, !facts.isEmpty {
        writer.key("facts")
        writer.object(facts)
      }
    } evidence: {
      EventLine.evidence(content?.data["attachments"]?.asArray)
    }
  }
}
