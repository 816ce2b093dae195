import RegistryCore

@testable import registryd

/// A registry that accepts every command with one event whose line is `{"seq":n}`, and remembers what it was asked.
final class FakeRegistry: RegistryService {
  /// How many events each commit has made durable.
  private(set) var commits: [Int] = []
  /// Questions asked while something was staged: there must be none.
  private(set) var questionsBetween = 0
  private(set) var peers: [Peer] = []
  private(set) var size = 0
  private var staged = 0
  var failure: StorageFailure?

  init(events: Int = 0) {
    size = events
  }

  func stage(
    _ work: inout SubmitWork, by peer: Peer, until deadline: ContinuousClock.Instant
  ) throws(CallFailure) -> Reply? {
    let request = work.request
    peers.append(peer)
    if let expected = request.expectedSize, expected != size + staged {
      throw .sizeDiffers(expected: expected, size: size + staged)
    }
    for command in work.rest {
      staged += 1
      let id = CommandID(command.asObject?["commandId"]?.asText ?? "")
      work.take([
        .accepted(Receipt(commandId: id, seqs: [size + staged], events: [], warnings: [], erased: nil))
      ])
      if ContinuousClock.now >= deadline { break }
    }
    return work.rest.isEmpty ? work.reply(size: size + staged) : nil
  }

  func commit() throws(StorageFailure) {
    defer { staged = 0 }
    if let failure { throw failure }
    size += staged
    commits.append(staged)
  }

  func info(_ request: InfoRequest) throws(CallFailure) -> Reply {
    noteQuestion()
    let info = RegistryInfo(
      origin: "test", verifierKey: "test+0+k", isRehearsal: true, formatVersion: 1, version: "0", commands: size,
      spaces: 0, operators: 0, lastRecordedAt: nil, regulation: "szzc-2016",
      startedAt: "2024-01-01T00:00:00.000000Z", fault: nil)
    return RegistryReply.info(info, size: size)
  }

  /// Answers with the question; one with a member `bytes` gets that many besides.
  func answer(_ request: QueryRequest, by peer: Peer) throws(CallFailure) -> Reply {
    noteQuestion()
    guard request.query["query"] != nil else {
      throw .questionRefused(parameter: "query", message: Phrase("缺少", "missing"))
    }
    var result = request.query
    if let bytes = request.query["bytes"]?.asNumber?.natural {
      result["filling"] = .string(Text(String(repeating: "x", count: Int(bytes))))
    }
    return RegistryReply.result(JSONWriter.bytes(of: .object(result)), size: size)
  }

  func whatIf(_ request: WhatIfRequest, by peer: Peer) throws(CallFailure) -> Reply {
    noteQuestion()
    return RegistryReply.whatIf([], effects: [], size: size)
  }

  func log(from: Int, maxLines: Int, maxBytes: Int) throws(CallFailure) -> LogPage {
    noteQuestion()
    var lines: [UInt8] = []
    var next = from
    while next <= size, next < from + maxLines, lines.count < maxBytes {
      lines += "{\"seq\":\(next)}\n".utf8
      next += 1
    }
    return LogPage(lines: lines, next: next, size: size)
  }

  /// How often the log was signed, and at which size last.
  private(set) var signatures = 0
  private var signedSize = 0
  var signFailure: StorageFailure?
  var hasUnsignedEvents: Bool { signedSize < size }

  func sign() throws(StorageFailure) {
    signatures += 1
    if let signFailure { throw signFailure }
    signedSize = size
  }

  /// A complete one records an event.
  func checkpoint(_ request: CheckpointRequest, by peer: Peer) throws(CallFailure) -> Reply {
    noteQuestion()
    if request.isComplete { size += 1 }
    signedSize = size
    return RegistryReply.checkpoint("test\n\(size)\n", size: size)
  }

  func proof(_ request: ProofRequest) throws(CallFailure) -> Reply {
    noteQuestion()
    guard request.seq <= size else { throw .invalidParameter("seq") }
    return RegistryReply.proof("index \(request.seq - 1)\n", size: size)
  }

  func consistencyProof(_ request: ConsistencyRequest) throws(CallFailure) -> Reply {
    throw .inconsistent(message: Phrase(same: "no"))
  }

  func bundle(_ request: BundleRequest, by peer: Peer) throws(CallFailure) -> Reply {
    throw .questionRefused(parameter: "spaceId", message: Phrase(same: "no"))
  }

  func putAttachment(_ request: PutAttachmentRequest, by peer: Peer) throws(CallFailure) -> Reply {
    RegistryReply.attachmentReceived(
      request.offset + request.data.count, isComplete: request.offset + request.data.count == request.bytes, size: size)
  }

  func getAttachment(_ request: GetAttachmentRequest, by peer: Peer) throws(CallFailure) -> Reply {
    throw .noSuchAttachment(sha256: request.sha256)
  }

  private func noteQuestion() {
    if staged > 0 { questionsBetween += 1 }
  }
}
