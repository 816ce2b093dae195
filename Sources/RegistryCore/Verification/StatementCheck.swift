/// Holds a line that no command yielded against what the registry writes of itself. No rules lead to such an event, so
/// nothing but its form tells it from one that somebody made up.
package enum StatementCheck {
  /// - Parameters:
  ///   - line: one without a command, or the first.
  ///   - seq: its place in the log.
  package static func check(_ line: EventLine, at seq: Int) throws(CheckFailure) {
    guard let expected = expected(line, at: seq), expected.bytes == line.bytes else {
      throw seq == 1
        ? CheckFailure(
          "foundingForged", seq: seq, "首个事件不是登记簿建立时所写的办法采用",
          "the first event is not the adoption of a regulation as the registry writes it when it is made")
        : CheckFailure(
          "statementForged", seq: seq, "事件 \(seq) 不出自任何命令，也不是登记簿自己的陈述",
          "event \(seq) comes from no command, and is nothing that the registry says of itself")
    }
  }

  /// What the registry would have written in that place.
  private static func expected(_ line: EventLine, at seq: Int) -> EventLine? {
    if seq == 1 {
      return EventFacts.regulation(line).map {
        EventLine.founding($0, at: line.recordedAt, by: line.by, version: line.version)
      }
    }
    let facts: JSONObject?
    switch line.event {
    case .streamsCommitted: facts = StreamCommitment(facts: line.facts)?.facts
    case .lossAccepted: facts = LossStatement(facts: line.facts)?.facts
    case _: facts = nil
    }
    return facts.map {
      EventLine.statement(
        line.event, $0, seq: seq, at: line.recordedAt, by: line.by, previous: line.previous, version: line.version)
    }
  }
}
