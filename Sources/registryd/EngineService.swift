import RegistryCore

/// The engine as the server sees it: requests become domain values, answers become replies.
final class EngineService: RegistryService {
  private let engine: Engine
  private let startedAt: Instant
  private let log: DaemonLog
  /// From the root, because clients stand elsewhere than the daemon.
  private let directory: String

  init(_ engine: Engine, startedAt: Instant, log: DaemonLog) {
    self.engine = engine
    self.startedAt = startedAt
    self.log = log
    directory = ResolvedPath.of(engine.directory.path)
  }

  var size: Int { engine.size }

  private var now: Instant { Instant(microseconds: WallClock.now()) }

  func stage(
    _ work: inout SubmitWork, by peer: Peer, until deadline: ContinuousClock.Instant
  ) throws(CallFailure) -> Reply? {
    let request = work.request
    if work.isNew, let expected = request.expectedSize, expected != engine.stagedSize {
      throw .sizeDiffers(expected: expected, size: engine.stagedSize)
    }
    let caller = Caller(userID: peer.uid, userName: Text(peer.user))
    if work.isIndivisible {
      work.take(
        try storing { () throws(LogError) in
          try engine.stage(
            all: request.commands, by: caller, now: now, isAtomic: request.atomic, isRehearsed: request.check)
        })
    } else {
      let now = now
      for command in work.rest {
        work.take([try storing { () throws(LogError) in try engine.stage(command, by: caller, now: now) }])
        if ContinuousClock.now >= deadline { break }
      }
    }
    return work.rest.isEmpty ? work.reply(size: engine.stagedSize) : nil
  }

  func commit() throws(StorageFailure) {
    do { try engine.commit() } catch { throw StorageFailure(message: error.phrase) }
  }

  func info(_ request: InfoRequest) throws(CallFailure) -> Reply {
    let register = engine.register
    return RegistryReply.info(
      RegistryInfo(
        origin: engine.directory.identity.origin, verifierKey: engine.verifierKey.description,
        isRehearsal: engine.isRehearsal,
        formatVersion: RegistryIdentity.formatVersion, version: ProgramVersion.current, commands: engine.commandCount,
        spaces: register.spaces.count, operators: register.operators.count,
        lastRecordedAt: register.lastRecordedAt?.utc,
        regulation: register.regulations.version(on: now.civilDate)?.id.text.string, startedAt: startedAt.utc,
        directory: directory,
        fault: engine.fault, concerns: engine.concerns(now: now)),
      size: engine.size, in: request.language)
  }

  func answer(_ request: QueryRequest, by peer: Peer) throws(CallFailure) -> Reply {
    let asked = try pointed(request.query)
    let answer = try storing { () throws(LogError) in try engine.answer(asked) }
    return RegistryReply.result(AnswerJSON.bytes(of: answer), size: engine.size)
  }

  func whatIf(_ request: WhatIfRequest, by peer: Peer) throws(CallFailure) -> Reply {
    let date = request.on ?? now.civilDate
    let result = try storing { () throws(LogError) in
      try engine.whatIf(
        request.commands, by: Caller(userID: peer.uid, userName: Text(peer.user)), now: now, knownAt: request.knownAt,
        on: date, showing: request.spaces)
    }
    return RegistryReply.whatIf(
      result.outcomes.map { OutcomeJSON.bytes(of: $0, in: request.language) },
      effects: result.effects.map { WhatIfJSON.bytes(of: $0.space, on: date, before: $0.before, after: $0.after) },
      size: engine.size)
  }

  private func pointed(_ question: JSONObject) throws(CallFailure) -> PointedQuestion {
    do { return try PointedQuestion(question, today: now.civilDate) } catch {
      throw .questionRefused(parameter: error.parameter, message: error.message)
    }
  }

  func log(from: Int, maxLines: Int, maxBytes: Int) throws(CallFailure) -> LogPage {
    let lines = try storing { () throws(LogError) in
      try engine.lines(from: from, limit: maxLines, maximumBytes: maxBytes)
    }
    var bytes: [UInt8] = []
    for line in lines {
      bytes += line
      bytes.append(UInt8(ascii: "\n"))
    }
    return LogPage(lines: bytes, next: from + lines.count, size: engine.size)
  }

  var hasUnsignedEvents: Bool { engine.hasUnsignedEvents }

  func sign() throws(StorageFailure) {
    do { _ = try engine.checkpoint() } catch { throw StorageFailure(message: error.phrase) }
  }

  func checkpoint(_ request: CheckpointRequest, by peer: Peer) throws(CallFailure) -> Reply {
    let signed = try storing { () throws(LogError) in
      if request.isComplete { _ = try engine.commitStreams(by: author(peer), now: now) }
      return try engine.signedCheckpoint()
    }
    return RegistryReply.checkpoint(signed.text, size: engine.size)
  }

  func proof(_ request: ProofRequest) throws(CallFailure) -> Reply {
    guard request.seq <= engine.size else { throw .invalidParameter("seq") }
    let proof = try storing { () throws(LogError) in try engine.proof(of: request.seq) }
    return RegistryReply.proof(String(decoding: proof.bytes, as: UTF8.self), size: engine.size)
  }

  func consistencyProof(_ request: ConsistencyRequest) throws(CallFailure) -> Reply {
    let old: Checkpoint
    do { old = try SignedCheckpoint(parsing: request.checkpoint).checkpoint } catch {
      throw .inconsistent(message: error.phrase)
    }
    switch try storing({ () throws(LogError) in try engine.consistency(with: old) }) {
    case .failure(let reason): throw .inconsistent(message: reason.phrase)
    case .success(let request):
      return RegistryReply.consistency(
        oldSize: request.oldSize, path: request.path.map(\.base64),
        note: request.signed.text, size: engine.size)
    }
  }

  func bundle(_ request: BundleRequest, by peer: Peer) throws(CallFailure) -> Reply {
    var question = request.question
    if question["on"] == nil { question["on"] = .string(now.civilDate.text) }
    let asked = try pointed(question)
    let latest = engine.timeOfStatement(now: now)
    if let knownAt = asked.knownAt, knownAt > latest {
      let fault = Phrase(
        "不得晚于 \(latest.utc)：其后会录入什么还无从证明",
        "must not lie after \(latest.utc): what will be recorded later cannot be proven")
      throw .questionRefused(parameter: "knownAt", message: fault)
    }
    let bundle = try storing { () throws(LogError) in
      // The map is committed first: it is the last event that the answer can know of.
      try engine.bundle(
        asked, question, withPersonal: request.withPersonal, by: author(peer), now: now, render: AnswerJSON.object)
    }
    return RegistryReply.bundle(bundle.objectBytes, size: engine.size)
  }

  private func author(_ peer: Peer) -> Author { Author(userID: peer.uid, user: Text(peer.user)) }

  func putAttachment(_ request: PutAttachmentRequest, by peer: Peer) throws(CallFailure) -> Reply {
    let digest = try digest(request.sha256)
    let receipt = try attaching { () throws(AttachmentError) in
      try engine.attachments.put(digest, size: request.bytes, offset: request.offset, chunk: request.data)
    }
    return RegistryReply.attachmentReceived(receipt.received, isComplete: receipt.isComplete, size: engine.size)
  }

  func getAttachment(_ request: GetAttachmentRequest, by peer: Peer) throws(CallFailure) -> Reply {
    let digest = try digest(request.sha256)
    let part = try attaching { () throws(AttachmentError) in
      try engine.attachments.read(digest, offset: request.offset, length: request.length)
    }
    return RegistryReply.attachmentPart(part.bytes, offset: request.offset, bytes: part.size, size: engine.size)
  }

  private func digest(_ text: Text) throws(CallFailure) -> AttachmentDigest {
    guard let digest = AttachmentDigest(text.string) else { throw .invalidParameter("sha256") }
    return digest
  }

  private func storing<Value>(_ work: () throws(LogError) -> Value) throws(CallFailure) -> Value {
    do { return try work() } catch {
      // The caller asks for more in one frame than a frame holds; the log goes on.
      if case .unfit = error { throw .batchTooLong(message: error.phrase) }
      log.error("\(error)")
      throw .storageFailed(message: error.phrase)
    }
  }

  private func attaching<Value>(_ work: () throws(AttachmentError) -> Value) throws(CallFailure) -> Value {
    do { return try work() } catch {
      switch error {
      case .refused(_, let received): throw .attachmentRefused(message: error.phrase, received: received)
      case .notStored(let digest): throw .noSuchAttachment(sha256: Text(digest.hex))
      case .damaged, .system, .poisoned:
        log.error("\(error)")
        throw .storageFailed(message: error.phrase)
      }
    }
  }
}
