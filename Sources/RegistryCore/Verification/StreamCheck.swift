/// Holds the events that are shown of a stream against what the log committed to.
struct StreamCheck {
  let hasher: SHA256
  let commitment: StreamCommitment

  /// - Parameter events: all that are shown, in the order of the log.
  func check(_ proof: Bundle.StreamProof, _ events: [EventLine]) throws(CheckFailure) {
    switch proof {
    case .present(let proven):
      try prove(proven)
      try count(events, proven.leaf)
      try follow(events, proven.leaf.stream)
    case .absent(let stream, let before, let after):
      try checkAbsence(of: stream, before, after)
      guard events.isEmpty else { throw leftOut(stream, committed: 0, shown: events.count) }
    }
  }

  /// The leaf stands in the map.
  private func prove(_ proven: Bundle.ProvenLeaf) throws(CheckFailure) {
    let proof = InclusionProof(index: proven.index, size: commitment.streams, path: proven.path)
    do { try proof.verify(leaf: hasher.leaf(proven.leaf.bytes), root: commitment.root, by: hasher) } catch {
      throw CheckFailure(
        "streamNotInMap", "事件流 \(proven.leaf.stream) 与总目不符：\(error.phrase.chinese)",
        "the stream \(proven.leaf.stream) is not so in the map: \(error)")
    }
  }

  /// There are as many as there were, and the last is the last.
  private func count(_ events: [EventLine], _ leaf: StreamLeaf) throws(CheckFailure) {
    guard events.count == leaf.count else { throw leftOut(leaf.stream, committed: leaf.count, shown: events.count) }
    guard events.last?.seq == leaf.last else {
      throw CheckFailure(
        "streamEnd", seq: events.last?.seq, "事件流 \(leaf.stream) 的最后事件应为 \(leaf.last)",
        "the last event of \(leaf.stream) is \(leaf.last), and another is shown")
    }
  }

  /// Each names the one before it; those of version 1 name none.
  private func follow(_ events: [EventLine], _ stream: Text) throws(CheckFailure) {
    var previous = 0
    for event in events {
      if event.version > 1 {
        guard let link = event.previous.first(where: { $0.stream == stream }), link.previous == previous else {
          throw CheckFailure(
            "streamBroken", seq: event.seq, "事件 \(event.seq) 在事件流 \(stream) 中应接事件 \(previous)",
            "event \(event.seq) should follow \(previous) in the stream \(stream), and does not say so")
        }
      }
      previous = event.seq
    }
  }

  /// Its neighbours stand side by side and it would be between them.
  private func checkAbsence(
    of stream: Text, _ before: Bundle.ProvenLeaf?, _ after: Bundle.ProvenLeaf?
  ) throws(CheckFailure) {
    if let before { try prove(before) }
    if let after { try prove(after) }
    let index = before.map { $0.index + 1 } ?? 0
    guard (after?.index ?? commitment.streams) == index, before.map({ $0.leaf.stream < stream }) ?? true,
      after.map({ stream < $0.leaf.stream }) ?? true
    else {
      throw CheckFailure(
        "absenceUnproven", "未能证明事件流 \(stream) 不存在", "that there is no stream \(stream) is not proven")
    }
  }

  private func leftOut(_ stream: Text, committed: Int, shown: Int) -> CheckFailure {
    CheckFailure(
      "eventLeftOut", "事件流 \(stream) 共有 \(committed) 个事件，只出示了 \(shown) 个",
      "the stream \(stream) has \(committed) events, and \(shown) are shown")
  }
}
