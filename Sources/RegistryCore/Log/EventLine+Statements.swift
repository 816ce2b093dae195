extension EventLine {
  /// The first event of a log: the regulation that the registry begins with.
  package static func founding(
    _ regulation: RegulationVersion, at recordedAt: Instant, by author: Author, version: Int = schemaVersion
  ) -> EventLine {
    EventLine(
      seq: 1, recordedAt: recordedAt, event: .regulationAdopted, version: version, command: nil, by: author,
      regulation: regulation.id, entities: [EntityKey(.regulation, regulation.id.text)],
      previous: version > 1 ? [StreamLink(Stream.registry.name, previous: 0)] : [],
      effectiveOn: regulation.effectiveFrom, facts: EventFacts.write(.regulationAdopted(regulation)))
  }

  /// An event that no command yields: what the registry says of itself, on the day on which it says it.
  package static func statement(
    _ event: EventName, _ facts: JSONObject, seq: Int, at recordedAt: Instant, by author: Author,
    previous: [StreamLink], version: Int = schemaVersion
  ) -> EventLine {
    EventLine(
      seq: seq, recordedAt: recordedAt, event: event, version: version, command: nil, by: author, regulation: nil,
      entities: [], previous: previous, effectiveOn: recordedAt.civilDate, facts: facts)
  }

  /// The line as it is written, without line feed.
  package var bytes: [UInt8] {
    var writer = JSONWriter(reserving: 512)
    write(to: &writer)
    return writer.bytes
  }
}
