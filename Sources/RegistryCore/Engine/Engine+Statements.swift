extension Engine {
  /// Records an event that no command yields: what the registry says of itself. Durable when this returns.
  ///
  /// Nothing may be staged. In a rehearsal, whose time comes with the commands, it has the time of the event before it.
  @discardableResult
  func record(
    _ event: EventName, _ facts: JSONObject, by author: Author, now: Instant
  ) throws(LogError) -> Int {
    precondition(pending.isEmpty && event.isStatement, "a statement stands in a frame of its own")
    try requireHealth()
    let seq = log.size + 1
    let at = timeOfStatement(now: now)
    let line = EventLine.statement(
      event, facts, seq: seq, at: at, by: author, previous: state.heads.links(of: [Stream(ofStatement: event)]))
    let bytes = line.bytes
    do { try log.append(lines: [bytes]) } catch {
      // Only the next start will tell whether it is in the log.
      if case .poisoned = error { failure = error }
      throw error
    }
    tree.append(hasher.leaf(bytes), by: hasher)
    state.take(line)
    return seq
  }

  /// The time that a statement made now would have.
  package func timeOfStatement(now: Instant) -> Instant { isRehearsal ? state.lastAt : max(now, state.lastAt) }

  /// Commits the log to what belongs to each stream (docs/decisions/0020), and signs that. If the last event does
  /// already, nothing is recorded.
  ///
  /// - Parameter instant: up to when the commitment is to reach: one that was recorded before is none of what has been
  ///   recorded since, even if that is nothing.
  package func commitStreams(
    by author: Author, now: Instant, reaching instant: Instant = .earliest
  ) throws(LogError) -> StreamMap {
    try commit()
    let map = StreamMap(state.heads, by: hasher)
    if state.lastCommitment != log.size || state.lastAt < instant {
      try record(
        .streamsCommitted, StreamCommitment(size: log.size, streams: map.count, root: map.root).facts,
        by: author, now: now)
    }
    _ = try signedCheckpoint()
    return map
  }
}
