import RegistryCore

/// The engine as the server sees it: requests become domain values, answers become replies.
final class EngineService: RegistryService {
  private let engine: Engine
  private let startedAt: Instant
  private let log: DaemonLog

  init(_ engine: Engine, startedAt: Instant, log: DaemonLog) {
    self.engine = engine
    self.startedAt = startedAt
    self.log = log
  }

  var size: Int { engine.size }

  private var now: Instant { Instant(microseconds: WallClock.now()) }

  func stage(_ request: SubmitRequest, by peer: Peer) throws(CallFailure) -> Reply {
    if let expected = request.expectedSize, expected != engine.stagedSize {
      throw .sizeDiffers(expected: expected, size: engine.stagedSize)
    }
    let outcomes = try storing { () throws(LogError) in
      try engine.stage(
        all: request.commands, by: Caller(userID: peer.uid, userName: Text(peer.user)), now: now,
        isAtomic: request.atomic, isRehearsed: request.check)
    }
    var writer = JSONWriter(reserving: 256 * outcomes.count)
    writer.beginArray()
    for outcome in outcomes { OutcomeJSON.write(outcome, to: &writer, in: request.language) }
    writer.endArray()
    return RegistryReply.outcomes(array: writer.bytes, size: engine.stagedSize)
  }

  func commit() throws(StorageFailure) {
    do { try engine.commit() } catch { throw StorageFailure(message: error.description) }
  }

  func info() throws(CallFailure) -> Reply {
    let register = engine.register
    return RegistryReply.info(
      RegistryInfo(
        origin: engine.directory.identity.origin, isRehearsal: engine.isRehearsal,
        formatVersion: RegistryIdentity.formatVersion, version: ProgramVersion.current, commands: engine.commandCount,
        spaces: register.spaces.count, operators: register.operators.count,
        lastRecordedAt: register.lastRecordedAt?.utc,
        regulation: register.regulations.version(on: now.civilDate)?.id.text.string, startedAt: startedAt.utc,
        fault: engine.fault),
      size: engine.size)
  }

  func answer(_ request: QueryRequest, by peer: Peer) throws(CallFailure) -> Reply {
    let asked: PointedQuestion
    do { asked = try PointedQuestion(request.query, today: now.civilDate) } catch {
      throw .questionRefused(parameter: error.parameter, message: error.message.text(in: request.language))
    }
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
      if case .unfit = error { throw .batchTooLong(message: error.description) }
      log.error("\(error)")
      throw .storageFailed(message: error.description)
    }
  }

  private func attaching<Value>(_ work: () throws(AttachmentError) -> Value) throws(CallFailure) -> Value {
    do { return try work() } catch {
      switch error {
      case .refused(_, let received): throw .attachmentRefused(message: error.description, received: received)
      case .notStored(let digest): throw .noSuchAttachment(sha256: Text(digest.hex))
      case .damaged, .system, .poisoned:
        log.error("\(error)")
        throw .storageFailed(message: error.description)
      }
    }
  }
}
