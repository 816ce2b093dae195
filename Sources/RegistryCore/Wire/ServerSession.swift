/// The server's side of one connection as a state machine: bytes in, calls out; replies in, bytes out.
///
/// Replies belong to the calls in the order in which the calls were handed out. The session leaves to its owner when to
/// take the next call while others wait for their replies, except while a call that asked for more is open: then none
/// is handed out (UAPI.20, "more").
package struct ServerSession: Sendable {
  private var decoder: FrameDecoder
  private var output = OutputQueue()

  /// The flags of the calls that were handed out and not answered to the end, from `answered` on, oldest first.
  private var outstanding: [MethodCall.Flag] = []
  private var answered = 0

  private var inputHasEnded = false

  /// Length of the message behind the call that was handed out last, in bytes.
  package private(set) var lastCallByteCount = 0

  /// Why no call comes any more, once that is so. What was handed out before is still to be answered and sent.
  package private(set) var closeReason: CloseReason?

  /// Counts a call without its terminator; a longer one closes the session with `messageTooLong`.
  package init(maxCallBytes: Int = WireLimits.maxCallBytes) {
    decoder = FrameDecoder(limit: maxCallBytes)
  }
}

extension ServerSession {
  /// True if the owner should read from the connection: no whole message waits to be handed out, and the replies have
  /// not piled up.
  package var wantsInput: Bool {
    !inputHasEnded && closeReason == nil && !decoder.hasMessage && !isCongested
  }

  /// True if the client reads so slowly that no more should be produced for it.
  package var isCongested: Bool { output.count >= WireLimits.outputMark }

  /// True if everything is done and the connection can be closed.
  package var isFinished: Bool { closeReason != nil && outstandingCount == 0 && output.isEmpty }

  /// Calls handed out whose last reply has not been given.
  package var outstandingCount: Int { outstanding.count - answered }

  /// Bytes received that were not handed out as calls.
  package var bufferedInputCount: Int { decoder.bufferedCount }

  /// Takes in what was received, in any portions.
  package mutating func feed(_ bytes: UnsafeRawBufferPointer) {
    guard closeReason == nil else { return }
    decoder.feed(bytes)
  }

  /// The same, for bytes in an array.
  package mutating func feed(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { feed($0) }
  }

  /// The client will send no more. Calls that came whole are handed out and answered all the same.
  package mutating func endInput() {
    inputHasEnded = true
    closeIfDrained()
  }

  /// Hands out the next call, or nil if none has come, a series is running or too many calls wait for replies.
  ///
  /// A message that is no call ends the session: see ``closeReason``.
  package mutating func nextCall() -> MethodCall? {
    guard closeReason == nil, canHandOut else { return nil }
    do throws(FrameDecoder.TooLong) {
      let message = try decoder.takeMessage { bytes in (length: bytes.count, call: Self.decode(bytes)) }
      guard let message else { return nil }
      switch message.call {
      case .success(let call):
        lastCallByteCount = message.length
        outstanding.append(call.flag)
        closeIfDrained()
        return call
      case .failure(let why):
        close(.malformed(why))
        return nil
      }
    } catch {
      close(.messageTooLong(limit: error.limit))
      return nil
    }
  }

  private static func decode(_ message: UnsafeRawBufferPointer) -> Result<MethodCall, MethodCall.Malformed> {
    do throws(MethodCall.Malformed) { return .success(try MethodCall(decoding: message)) } catch {
      return .failure(error)
    }
  }

  /// True if the owner should call ``nextCall()``: a call, or the reason for closing, is waiting.
  package var hasNextCall: Bool { closeReason == nil && canHandOut && decoder.hasMessage }

  private var canHandOut: Bool {
    guard outstandingCount < WireLimits.maxOutstandingCalls, !isCongested else { return false }
    return outstandingCount == 0 || outstanding.last != .more
  }

  private mutating func closeIfDrained() {
    guard inputHasEnded, closeReason == nil, !decoder.hasMessage else { return }
    close(decoder.hasPartialMessage ? .truncatedMessage(bytes: decoder.bufferedCount) : .endOfInput)
  }

  private mutating func close(_ reason: CloseReason) {
    closeReason = reason
    decoder.discard()
  }
}

extension ServerSession {
  /// Answers the oldest open call. A oneway call gets nothing sent, whatever the reply.
  ///
  /// A reply that continues leaves the call open; it is for calls that asked for more only.
  package mutating func reply(_ reply: Reply) {
    precondition(outstandingCount > 0, "a reply without a call")
    let flag = outstanding[answered]
    precondition(!reply.continues || flag == .more, "a reply that continues to a call that did not ask for more")
    if flag != .oneway { output.append(reply.bytes) }
    if !reply.continues { retireOldest() }
  }

  /// Bytes that wait to be sent.
  package var pendingOutputCount: Int { output.count }

  /// Shows the bytes that wait to be sent.
  package func withPendingOutput<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try output.withBytes(body)
  }

  /// Notes that the first `count` of the waiting bytes have been sent.
  package mutating func consumeOutput(_ count: Int) {
    output.consume(count)
  }

  private mutating func retireOldest() {
    answered += 1
    guard answered == outstanding.count || answered >= WireLimits.maxOutstandingCalls else { return }
    outstanding.removeSubrange(..<answered)
    answered = 0
  }
}
