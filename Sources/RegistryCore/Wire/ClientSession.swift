/// The client's side of one connection as a state machine: calls in, bytes out; bytes in, replies out.
///
/// Calls may be sent ahead of the replies to earlier ones; replies come in the same order.
package struct ClientSession: Sendable {
  /// Why the server's bytes make no sense, or none will come. The connection is of no further use.
  package enum Failure: Error, Equatable {
    /// The server closed with calls unanswered; `open` says how many.
    case closed(open: Int)
    case messageTooLong(limit: Int)
    /// A message is no reply.
    case malformed(Phrase)
    /// A reply came that no call is waiting for.
    case unexpectedReply
  }

  /// One reply, as far as the protocol goes.
  package enum Incoming: Equatable, Sendable {
    /// The last reply to the oldest open call.
    case final(JSONObject)
    /// A reply of a series; more follow.
    case continues(JSONObject)
    /// The oldest open call has failed.
    case error(name: Text, parameters: JSONObject)
  }

  private var decoder: FrameDecoder
  private var output = OutputQueue()
  /// True if the server will send no more.
  package private(set) var inputHasEnded = false

  /// The flags of the calls that wait for a reply, oldest first, from `answered` on.
  private var open: [MethodCall.Flag] = []
  private var answered = 0

  /// Counts a reply without its terminator; a longer one ends the session with `messageTooLong`.
  package init(maxReplyBytes: Int = WireLimits.maxReplyBytes) {
    decoder = FrameDecoder(limit: maxReplyBytes)
  }

  /// Calls that wait for their last reply.
  package var openCount: Int { open.count - answered }

  /// Puts a call in the queue. A oneway call waits for nothing.
  package mutating func send(_ call: MethodCall) {
    precondition(call.flag != .upgrade, "no other protocol is spoken here")
    output.append(call.encoded())
    note(call.flag)
  }

  /// Puts a call in the queue whose parameters are written directly: for large ones, where a tree would cost.
  ///
  /// - Parameter body: writes the members of the parameters, if there are any.
  package mutating func send(
    method: String, flag: MethodCall.Flag = .none, reserving capacity: Int = 0, _ body: (inout JSONWriter) -> Void
  ) {
    precondition(flag != .upgrade, "no other protocol is spoken here")
    var writer = JSONWriter(reserving: capacity + 96)
    writer.beginObject()
    writer.member("method", method)
    writer.key("parameters")
    writer.beginObject()
    body(&writer)
    writer.endObject()
    if flag == .oneway { writer.member("oneway", true) }
    if flag == .more { writer.member("more", true) }
    writer.endObject()
    writer.endText(with: 0)
    output.append(writer.bytes)
    note(flag)
  }

  private mutating func note(_ flag: MethodCall.Flag) {
    if flag != .oneway { open.append(flag) }
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

  /// Takes in what was received, in any portions.
  package mutating func feed(_ bytes: UnsafeRawBufferPointer) {
    decoder.feed(bytes)
  }

  /// The same, for bytes in an array.
  package mutating func feed(_ bytes: [UInt8]) {
    decoder.feed(bytes)
  }

  /// The server will send no more.
  package mutating func endInput() {
    inputHasEnded = true
  }

  /// Takes the next reply, or nil if none has come whole.
  ///
  /// - Throws: also `closed` once the server's bytes have ended and calls are open.
  package mutating func nextReply() throws(Failure) -> Incoming? {
    let decoded: Swift.Result<Incoming, Failure>?
    do throws(FrameDecoder.TooLong) {
      decoded = try decoder.takeMessage(Self.decode)
    } catch {
      throw .messageTooLong(limit: error.limit)
    }
    guard let decoded else {
      if inputHasEnded, openCount > 0 { throw .closed(open: openCount) }
      return nil
    }
    let reply = try decoded.get()
    guard openCount > 0 else { throw .unexpectedReply }
    switch reply {
    case .continues:
      guard open[answered] == .more else {
        throw .malformed(Phrase("调用只要一个回答，回答却未完", "a reply continues though the call asked for one"))
      }
    case .final, .error: retireOldest()
    }
    return reply
  }

  private mutating func retireOldest() {
    answered += 1
    guard answered == open.count || answered >= WireLimits.maxOutstandingCalls else { return }
    open.removeSubrange(..<answered)
    answered = 0
  }
}

extension ClientSession {
  private static func decode(_ message: UnsafeRawBufferPointer) -> Swift.Result<Incoming, Failure> {
    let value: JSONValue
    do throws(JSONError) { value = try JSONReader.parse(message, limits: .answer) } catch {
      return .failure(.malformed(Phrase("有一条消息在\(error.phrase.chinese)", "a message is \(error)")))
    }
    guard let object = value.asObject else {
      return .failure(.malformed(Phrase("有一条消息不是 JSON 对象", "a message is not a JSON object")))
    }
    var parameters: JSONObject = [:]
    var continues = false
    var error: Text?
    for member in object.members where !member.value.isNull {
      switch (member.key.string, member.value) {
      case ("parameters", .object(let object)): parameters = object
      case ("continues", .bool(let flag)): continues = flag
      case ("error", .string(let name)): error = name
      default:
        guard member.key.string.utf8.contains(UInt8(ascii: ".")) else {
          let name = JSONWriter.quoted(member.key)
          return .failure(
            .malformed(
              Phrase("回答的成员 \(name) 不认识或类型不对", "the member \(name) of a reply is unknown or of a wrong type")))
        }
      }
    }
    if let error {
      if continues { return .failure(.malformed(Phrase("报错的回答未完", "an error reply continues"))) }
      return .success(.error(name: error, parameters: parameters))
    }
    return .success(continues ? .continues(parameters) : .final(parameters))
  }
}

extension ClientSession.Failure: Explained {
  package var phrase: Phrase {
    switch self {
    case .closed(let open):
      Phrase(
        "登记簿服务关闭了连接，还有 \(open) 个调用没有回答",
        "the registry closed the connection with \(open) \(open == 1 ? "call" : "calls") unanswered")
    case .messageTooLong(let limit): Phrase("有一个回答超过 \(limit) 字节", "a reply has more than \(limit) bytes")
    case .malformed(let why): Phrase("回答不是 Varlink：\(why.chinese)", "the answer is no Varlink: \(why.english)")
    case .unexpectedReply: Phrase("收到了没有调用等待的回答", "a reply came that no call asked for")
    }
  }
}
