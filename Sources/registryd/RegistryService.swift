import RegistryCore

/// Who is at the other end of a connection, as the kernel saw it when the connection was made.
struct Peer: Equatable, Sendable {
  let uid: UInt32
  /// The name of the user; `uid:` and the number if the machine knows none.
  let user: String
  let pid: Int32
}

/// What the server needs of the registry: one object, called from the server's thread only.
///
/// A failure that is thrown is what the call is answered with.
protocol RegistryService: AnyObject {
  /// Decides commands of one call, after those staged before it: at least one, and no further one after the deadline if
  /// others may come between. Nothing is durable yet.
  ///
  /// - Returns: the reply, to be sent once ``commit()`` has returned; nil if something is left of the call.
  /// - Throws: a failure of the whole call. It is sent after the next commit as well, since it may tell of what is
  ///   staged. If the machine failed, commands of the call before that may be staged, and be recorded without anybody
  ///   being told, as when a reply is lost.
  func stage(
    _ work: inout SubmitWork, by peer: Peer, until deadline: ContinuousClock.Instant
  ) throws(CallFailure) -> Reply?

  /// Makes everything staged since the last commit durable, in one frame. Called only if something was staged; without an
  /// event among it there is nothing to write.
  ///
  /// - Throws: if the log could not be written. Then nothing of it was recorded, and no answer given later may show it.
  func commit() throws(StorageFailure)

  /// Events in the log, all of them durable. Not asked for while something is staged; neither are the calls below made.
  var size: Int { get }

  func info(_ request: InfoRequest) throws(CallFailure) -> Reply
  func answer(_ request: QueryRequest, by peer: Peer) throws(CallFailure) -> Reply
  func whatIf(_ request: WhatIfRequest, by peer: Peer) throws(CallFailure) -> Reply

  /// Event lines from sequence number `from` on: at most `maxLines` of them, and none after one that reaches `maxBytes`.
  /// At least one if there is any.
  func log(from: Int, maxLines: Int, maxBytes: Int) throws(CallFailure) -> LogPage

  /// True if the log has events that no signed checkpoint speaks of.
  var hasUnsignedEvents: Bool { get }
  /// Signs the log as it is, durably. If it fails the log goes on.
  func sign() throws(StorageFailure)
  func checkpoint(_ request: CheckpointRequest, by peer: Peer) throws(CallFailure) -> Reply
  func proof(_ request: ProofRequest) throws(CallFailure) -> Reply
  func consistencyProof(_ request: ConsistencyRequest) throws(CallFailure) -> Reply
  /// May record an event, which is durable when this returns.
  func bundle(_ request: BundleRequest, by peer: Peer) throws(CallFailure) -> Reply

  func putAttachment(_ request: PutAttachmentRequest, by peer: Peer) throws(CallFailure) -> Reply
  func getAttachment(_ request: GetAttachmentRequest, by peer: Peer) throws(CallFailure) -> Reply
}

/// The log could not be written; the daemon takes no further command until it is started anew.
struct StorageFailure: Error, Equatable {
  /// What failed, for the administrator.
  let message: Phrase
}
