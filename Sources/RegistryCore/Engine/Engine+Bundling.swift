extension Engine {
  /// Everything that proves the answer to a question about a space.
  ///
  /// Commits the log to its streams first, and signs that: the event of the commitment is the last one under the
  /// checkpoint, so that nothing can stand behind it.
  ///
  /// - Parameters:
  ///   - asked: `show`, on a day that it names; as known at no later time than `timeOfStatement`.
  ///   - question: the same as an object.
  ///   - render: writes an answer as an object.
  package func bundle(
    _ asked: PointedQuestion, _ question: JSONObject, withPersonal: Bool, by author: Author, now: Instant,
    render: (Answer) -> JSONObject
  ) throws(LogError) -> Bundle {
    guard let space = asked.question.space else { preconditionFailure("a bundle is about a space") }
    let map = try commitStreams(by: author, now: now, reaching: asked.knownAt ?? .earliest)
    let signed = try signedCheckpoint()
    let answer = render(try self.answer(asked))
    let streams = state.kinship.streams(around: .space(space)).sorted { $0.name < $1.name }
    let events = try self.events(of: streams)
    var source = proofs
    func proven(_ seq: Int, _ line: [UInt8]) throws(LogError) -> Bundle.ProvenLine {
      Bundle.ProvenLine(line: line, path: try source.inclusionProof(of: seq - 1, at: size).path)
    }
    let commitment = try proven(size, line(size))
    var lines: [Bundle.ProvenLine] = []
    var personal: [Bundle.PersonalEntry] = []
    var digests: Set<String> = []
    for (seq, bytes) in events {
      lines.append(try proven(seq, bytes))
      let line = try decoded(bytes, seq)
      personal += try self.personal(of: line, isShown: withPersonal)
      digests.formUnion(line.evidence.map(\.hex))
    }
    return Bundle(
      question: question, answer: answer, checkpoint: Text(signed.text),
      map: commitment, streams: streams.map { Self.proof(of: $0.name, in: map) }, events: lines, personal: personal,
      evidence: digests.sorted().map { Bundle.EvidenceEntry(digest: Text($0)) })
  }

  private static func proof(of stream: Text, in map: StreamMap) -> Bundle.StreamProof {
    func proven(_ index: Int) -> Bundle.ProvenLeaf? {
      map.leaves.indices.contains(index) ? Bundle.ProvenLeaf(map.leaves[index], map.proof(of: index)) : nil
    }
    let (index, isThere) = map.index(of: stream)
    if isThere, let leaf = proven(index) { return .present(leaf) }
    return .absent(stream, before: proven(index - 1), after: proven(index))
  }

  /// All events of streams, by their numbers, in the order of the log.
  ///
  /// Each event names the one before it, so this costs what the streams are long. Lines of version 1 name none: what
  /// stands before the last of them is looked through.
  private func events(of streams: [Stream]) throws(LogError) -> [(seq: Int, line: [UInt8])] {
    var found: [Int: [UInt8]] = [:]
    var unlinked = 0
    for stream in streams {
      let name = stream.name
      var next = state.heads[stream].map { Int($0.last) } ?? 0
      while next > 0 {
        let bytes: [UInt8]
        if let known = found[next] { bytes = known } else { bytes = try line(next) }
        found[next] = bytes
        guard let link = try decoded(bytes, next).previous.first(where: { $0.stream == name }) else {
          unlinked = max(unlinked, next)
          break
        }
        guard link.previous < next else {
          let reason = Phrase(
            "它称其在 \(name) 中的前一事件为 \(link.previous)",
            "it names \(link.previous) as the event before it in \(name)")
          throw .unreadable(seq: next, reason: reason)
        }
        next = link.previous
      }
    }
    if unlinked > 0 { try collectUnlinked(upTo: unlinked, of: Set(streams), into: &found) }
    return found.sorted { $0.key < $1.key }.map { (seq: $0.key, line: $0.value) }
  }

  private func collectUnlinked(
    upTo last: Int, of streams: Set<Stream>, into found: inout [Int: [UInt8]]
  ) throws(LogError) {
    var next = 1
    var members: [Stream] = []
    while next <= last {
      let lines = try lines(from: next, limit: min(Self.pageLines, last - next + 1), maximumBytes: .max)
      for bytes in lines {
        let line = try decoded(bytes, next)
        if let content = line.content {
          members = Stream.streams(of: content.name.payload(content.data), about: line.subject, line.entities)
        } else if line.command == nil {
          members = [.registry]
        }
        if members.contains(where: streams.contains) { found[next] = bytes }
        next += 1
      }
    }
  }

  /// Lines that are in memory at once while the log is looked through.
  private static let pageLines = 1_000

  func line(_ seq: Int) throws(LogError) -> [UInt8] {
    guard let line = try lines(from: seq, limit: 1, maximumBytes: .max).first else {
      throw .unreadable(seq: seq, reason: Phrase("日志中没有", "it is not in the log"))
    }
    return line
  }

  private func decoded(_ bytes: [UInt8], _ seq: Int) throws(LogError) -> EventLine {
    do { return try EventLine(parsing: bytes) } catch { throw .unreadable(seq: seq, reason: error.phrase) }
  }

  /// What became of each personal value of an event.
  private func personal(of line: EventLine, isShown: Bool) throws(LogError) -> [Bundle.PersonalEntry] {
    guard let content = line.content else { return [] }
    let values = try privateValues(of: line.seq)
    var entries: [Bundle.PersonalEntry] = []
    _ = PersonalValues.replace(in: content.data, of: content.name) { path, sealed in
      let state: Bundle.PersonalEntry.State =
        switch Sealing.state(of: sealed, at: path, values, by: hasher) {
        case .erased(let event): .erased(by: event)
        case .missing: .missing
        case .present(let value):
          if isShown, let salt = values.salt(of: path) {
            .present(salt: Text(Base64.encode(salt)), value: value)
          } else {
            .withheld
          }
        }
      entries.append(Bundle.PersonalEntry(seq: line.seq, path: path, state: state))
      return sealed
    }
    return entries
  }
}

extension PrivateValues {
  /// The salt of a value that is there.
  fileprivate func salt(of path: Text) -> [UInt8]? {
    entries.lazy.compactMap { entry -> [UInt8]? in
      if entry.path == path, case .present(let salt, _) = entry.content { salt } else { nil }
    }.first
  }
}
