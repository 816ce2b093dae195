/// Checks a bundle with nothing else at hand than the keys that are trusted.
///
/// Every byte of the file is covered: it must be the one spelling of its content, and each part of the content is held
/// against the checkpoint, or against what follows from what was.
package struct BundleVerification {
  /// In the order in which they were made; what came to nothing because an earlier one failed is not there.
  package internal(set) var checks: [Check] = []
  /// What was read; nil if the file is none.
  package private(set) var bundle: Bundle?
  /// What all proofs must lead to; nil unless the key has signed it.
  package private(set) var checkpoint: Checkpoint?
  /// Who has cosigned; nil unless a policy was given and is satisfied.
  package private(set) var verdict: TlogPolicy.Verdict?
  /// Commands that were shown and are about other spaces of the same operators: seen, and not judged.
  package private(set) var unjudged = 0
  /// Personal values by what became of them.
  package internal(set) var personal: (present: Int, erased: Int, withheld: Int) = (0, 0, 0)

  private let hasher = SHA256()
  private(set) var lines: [EventLine] = []

  /// True if every check that was made holds; if some could not be made, one of these does not.
  package var holds: Bool { checks.allSatisfy(\.holds) }

  /// - Parameters:
  ///   - key: the registry's.
  ///   - policy: whose cosignatures are demanded besides, if any are.
  ///   - render: writes an answer as the registry does.
  package init(
    _ bytes: [UInt8], key: VerifierKey, policy: TlogPolicy?, render: (Answer) -> JSONObject,
    progress: (Int, Int) -> Void = { _, _ in }
  ) {
    var format = Check(.format)
    var parsed: Bundle?
    format.examine { () throws(CheckFailure) in
      do throws(Bundle.Fault) { parsed = try Bundle(parsing: bytes) } catch {
        throw CheckFailure("notABundle", "不是有效的证据包：\(error.phrase.chinese)", "not a bundle: \(error)")
      }
    }
    checks.append(format)
    guard let parsed else { return }
    bundle = parsed
    guard let checkpoint = checkSignature(of: parsed, key, policy) else { return }
    self.checkpoint = checkpoint
    checkInclusion(of: parsed, checkpoint, progress)
    guard let last = checks.last, last.holds else { return }
    let kinship = Self.kinship(of: lines)
    checkCompleteness(of: parsed, checkpoint, kinship)
    checkAnswer(of: parsed, kinship, render)
    checkPersonal(of: parsed)
    checkEvidence(of: parsed)
  }

  // MARK: Signature

  private mutating func checkSignature(
    of bundle: Bundle, _ key: VerifierKey, _ policy: TlogPolicy?
  ) -> Checkpoint? {
    var check = Check(.signature)
    var found: SignedCheckpoint?
    check.examine { () throws(CheckFailure) in
      found = try CheckpointChecks.signature(of: Array(bundle.checkpoint.string.utf8), key)
    }
    checks.append(check)
    guard let found else { return nil }
    if let policy {
      var check = Check(.policy)
      var verdict: TlogPolicy.Verdict?
      check.examine { () throws(CheckFailure) in
        verdict = try CheckpointChecks.policy(policy, on: found.note, key)
      }
      self.verdict = verdict
      checks.append(check)
    }
    return found.checkpoint
  }

  // MARK: Inclusion

  private mutating func checkInclusion(of bundle: Bundle, _ checkpoint: Checkpoint, _ progress: (Int, Int) -> Void) {
    var check = Check(.inclusion)
    var lines: [EventLine] = []
    for (index, event) in bundle.events.enumerated() {
      progress(index, bundle.events.count)
      check.examine { () throws(CheckFailure) in
        let line = try proven(event, checkpoint)
        if let last = lines.last, last.seq >= line.seq {
          throw CheckFailure(
            "eventsOutOfOrder", seq: line.seq, "事件 \(line.seq) 排在 \(last.seq) 之后",
            "event \(line.seq) comes after \(last.seq)")
        }
        lines.append(line)
      }
    }
    check.examine { () throws(CheckFailure) in
      let line = try proven(bundle.map, checkpoint)
      guard line.seq == checkpoint.size, line.event == .streamsCommitted else {
        throw CheckFailure(
          "mapNotLast", seq: line.seq, "检查点下最后一个事件不是事件流总目",
          "the last event under the checkpoint does not commit the log to its streams")
      }
    }
    self.lines = lines
    checks.append(check)
  }

  /// The event of a line that is canonical and stands in the log where it says.
  private func proven(_ proven: Bundle.ProvenLine, _ checkpoint: Checkpoint) throws(CheckFailure) -> EventLine {
    let (line, isCanonical, dataFault): (EventLine, Bool, Violation?)
    do {
      (line, isCanonical, dataFault) = try proven.line.withUnsafeBufferPointer { (buffer) throws(EventLine.Fault) in
        let bytes = UnsafeRawBufferPointer(buffer)
        let view = try LineView(bytes, on: JSONTape())
        var writer = JSONWriter(reserving: bytes.count)
        return (view.line, view.isCanonical(bytes, &writer), view.dataFault)
      }
    } catch {
      throw CheckFailure("lineUnreadable", "有一行不是事件：\(error.phrase.chinese)", "a line is no event: \(error)")
    }
    guard isCanonical else {
      throw CheckFailure(
        "lineNotCanonical", seq: line.seq, "事件 \(line.seq) 的写法不规范",
        "event \(line.seq) is not written as the registry writes")
    }
    if let dataFault { throw .unsound(line.seq, dataFault) }
    if line.command == nil || line.seq == 1 { try StatementCheck.check(line, at: line.seq) }
    guard line.seq > 0 else { throw CheckFailure("lineUnreadable", "事件号为 0", "an event has the number 0") }
    let proof = InclusionProof(index: line.seq - 1, size: checkpoint.size, path: proven.path)
    do { try proof.verify(leaf: hasher.leaf(proven.line), root: checkpoint.root, by: hasher) } catch {
      throw CheckFailure(
        "eventNotInLog", seq: line.seq, "事件 \(line.seq) 不在该检查点的登记簿中：\(error.phrase.chinese)",
        "event \(line.seq) is not in the log of the checkpoint: \(error)")
    }
    return line
  }

  // MARK: Completeness

  private static func kinship(of lines: [EventLine]) -> Kinship {
    var kinship = Kinship()
    for line in lines {
      guard let content = line.content else { continue }
      let event = EventFacts.read(line, of: content.name.payload(content.data))
      kinship.add(event, about: line.subject, line.entities.operators)
    }
    return kinship
  }

  private var space: SpaceID? { bundle?.question["spaceId"]?.asText.map { SpaceID($0) } }

  private mutating func checkCompleteness(of bundle: Bundle, _ checkpoint: Checkpoint, _ kinship: Kinship) {
    var check = Check(.completeness)
    var commitment: StreamCommitment?
    check.examine { () throws(CheckFailure) in
      commitment = (try? EventLine(parsing: bundle.map.line)).flatMap { StreamCommitment(facts: $0.facts) }
      guard let commitment, commitment.size == checkpoint.size - 1 else {
        throw CheckFailure("mapUnreadable", "事件流总目不可读", "the commitment to the streams cannot be read")
      }
    }
    if let commitment {
      let wanted = space.map { kinship.streams(around: .space($0)) } ?? []
      let members = Self.members(of: lines)
      check.examine { () throws(CheckFailure) in
        let names = wanted.map(\.name).sorted()
        guard bundle.streams.map(\.stream) == names else {
          throw CheckFailure(
            "streamsDiffer",
            "应含事件流 \(names.map(\.string).joined(separator: "、"))，实含 \(bundle.streams.map(\.stream.string).joined(separator: "、"))",
            "the answer rests on the streams \(names.map(\.string).joined(separator: ", ")), and there are \(bundle.streams.map(\.stream.string).joined(separator: ", "))"
          )
        }
      }
      for stream in bundle.streams {
        check.examine { () throws(CheckFailure) in
          try StreamCheck(hasher: hasher, commitment: commitment).check(stream, members[stream.stream] ?? [])
        }
      }
      check.examine { () throws(CheckFailure) in
        let shown = Set(wanted.flatMap { members[$0.name] ?? [] }.map(\.seq))
        for line in lines where !shown.contains(line.seq) {
          throw CheckFailure(
            "eventForeign", seq: line.seq, "事件 \(line.seq) 与所问空间无关",
            "event \(line.seq) has nothing to do with the space")
        }
      }
    }
    checks.append(check)
  }

  /// The events of each stream, by what they say.
  private static func members(of lines: [EventLine]) -> [Text: [EventLine]] {
    var members: [Text: [EventLine]] = [:]
    var current: (command: CommandID?, streams: [Stream]) = (nil, [.registry])
    for line in lines {
      if let content = line.content {
        let payload = content.name.payload(content.data)
        current = (line.command, Stream.streams(of: payload, about: line.subject, line.entities))
      } else if line.command == nil {
        current = (nil, [Stream(ofStatement: line.event)])
      } else if line.command != current.command {
        // Its first event is missing: what it says itself will not be whole.
        current = (line.command, [Stream(about: line.subject)])
      }
      for stream in current.streams { members[stream.name, default: []].append(line) }
    }
    return members
  }

  // MARK: Answer

  private mutating func checkAnswer(of bundle: Bundle, _ kinship: Kinship, _ render: (Answer) -> JSONObject) {
    var decisions = Check(.decisions)
    var answer = Check(.answer)
    defer { checks += [decisions, answer] }
    guard let space, let founding = lines.first.flatMap(EventFacts.regulation), lines.first?.seq == 1 else {
      decisions.fail(CheckFailure("noFounding", "缺少登记簿的首个事件", "the first event of the log is missing"))
      return
    }
    let closure = kinship.closure(of: .space(space))
    var replay = DecisionReplay(founding: founding)
    for command in Self.commands(in: lines) {
      guard closure.contains(command[0].subject) else {
        unjudged += 1
        continue
      }
      decisions.examine { () throws(CheckFailure) in try replay.take(command) }
    }
    answer.examine { () throws(CheckFailure) in
      let asked = try Self.question(of: bundle)
      let found = replay.register(knownAt: asked.knownAt).answer(asked.question)
      let expected = found.map { JSONWriter.bytes(of: .object(render($0))) } ?? []
      guard expected == JSONWriter.bytes(of: .object(bundle.answer)) else {
        throw CheckFailure(
          "answerDiffers", "由事件得出的答案是 \(String(decoding: expected, as: UTF8.self))",
          "the answer that follows from the events is \(String(decoding: expected, as: UTF8.self))")
      }
    }
  }

  /// The question that is answered. Nobody has signed it, so it must be one that this bundle can answer.
  private static func question(of bundle: Bundle) throws(CheckFailure) -> PointedQuestion {
    let question = bundle.question
    guard question["on"] != nil, question["query"] == "show", question.allSatisfy({ $0.value.asText != nil }),
      let asked = try? PointedQuestion(question, today: CivilDate(iso: "2000-01-01")!),
      let map = try? EventLine(parsing: bundle.map.line)
    else { throw CheckFailure("questionUnreadable", "问题不可读", "the question cannot be read") }
    if let knownAt = asked.knownAt, knownAt > map.recordedAt {
      throw CheckFailure(
        "knownAtBeyond", "所问的录入时点 \(knownAt.utc) 晚于检查点下最后一个事件（\(map.recordedAt.utc)），其间录入的内容不在证据包内",
        "it is asked what was known at \(knownAt.utc), and the last event under the checkpoint is of "
          + "\(map.recordedAt.utc): what was recorded between them is not in the bundle")
    }
    return asked
  }

  /// The events of each command, together.
  static func commands(in lines: [EventLine]) -> [[EventLine]] {
    var commands: [[EventLine]] = []
    for line in lines where line.command != nil {
      if let last = commands.last?.last, line.content == nil, last.command == line.command, last.seq + 1 == line.seq {
        commands[commands.count - 1].append(line)
      } else {
        commands.append([line])
      }
    }
    return commands
  }
}
