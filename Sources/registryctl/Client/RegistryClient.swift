import RegistryCore

/// A connection to the daemon: calls go out, replies come in, in the same order. It belongs to one thread.
final class RegistryClient {
  private let connection: UnixConnection
  private var session = ClientSession()
  /// Of what the daemon is to tell people.
  let language: Language

  /// Bytes asked of the socket at once: most answers whole, and small enough for the heap that is there already.
  private static let receiveSize = 64 << 10
  private let buffer: UnsafeMutableRawBufferPointer

  /// - Parameters:
  ///   - patience: milliseconds after which a daemon that says nothing is taken to have gone; nil waits.
  ///   - language: of what the daemon is to tell people.
  init(path: String, patience: Int? = nil, language: Language) throws(Failure) {
    self.language = language
    do {
      connection = try UnixConnection.connect(path, patience: patience)
    } catch {
      throw .unreachable(Unreachable(error))
    }
    // Last: nothing is deinitialized that was never whole.
    buffer = .allocate(byteCount: Self.receiveSize, alignment: 16)
  }

  deinit {
    buffer.deallocate()
  }

  /// Calls that were sent and not yet answered.
  var openCount: Int { session.openCount }

  /// Puts a call in the queue; it goes out with `flush`, or before the next reply is awaited.
  ///
  /// - Parameters:
  ///   - language: of what the daemon is to tell people, if not that of the connection.
  ///   - body: writes the other members of the parameters, if there are any.
  func send(
    _ method: RegistryInterface.Method, flag: MethodCall.Flag = .none, reserving capacity: Int = 0,
    in language: Language? = nil, _ body: (inout JSONWriter) -> Void
  ) {
    let language = language ?? self.language
    session.send(method: "\(RegistryInterface.name).\(method.rawValue)", flag: flag, reserving: capacity) { writer in
      body(&writer)
      // English is what is told without it.
      if language != .english { writer.member("language", language.rawValue) }
    }
  }

  func sendInfo() {
    send(.info) { _ in }
  }

  /// Sends what waits.
  func flush() throws(Failure) {
    do {
      while session.pendingOutputCount > 0 {
        let connection = connection
        let transfer = try session.withPendingOutput { (bytes) throws(SystemError) in try connection.send(bytes) }
        switch transfer {
        case .bytes(let count): session.consumeOutput(count)
        // The daemon may have said why before it closed; `reply` will see it, or the end.
        case .closed, .wouldBlock: return
        }
      }
    } catch {
      throw .unreachable(.system(error))
    }
  }

  /// The next reply to the oldest open call, and whether more follow.
  func reply() throws(Failure) -> (parameters: JSONObject, continues: Bool) {
    try result(of: try incoming())
  }

  private func result(
    of reply: ClientSession.Incoming
  ) throws(Failure) -> (parameters: JSONObject, continues: Bool) {
    switch reply {
    case .final(let parameters): return (parameters, false)
    case .continues(let parameters): return (parameters, true)
    case .error(let name, let parameters):
      guard let failure = CallFailure(name: name, parameters: parameters) else { throw .strangeError(name.string) }
      throw .call(failure)
    }
  }

  /// The next reply, if one comes in time.
  ///
  /// - Parameter milliseconds: how long to wait.
  func reply(within milliseconds: Int) throws(Failure) -> (parameters: JSONObject, continues: Bool)? {
    guard let reply = try incoming(within: milliseconds) else { return nil }
    return try result(of: reply)
  }

  private func incoming() throws(Failure) -> ClientSession.Incoming {
    guard let reply = try incoming(within: nil) else { preconditionFailure("without a limit it waits") }
    return reply
  }

  private func incoming(within milliseconds: Int?) throws(Failure) -> ClientSession.Incoming? {
    try flush()
    while true {
      do throws(ClientSession.Failure) {
        if let reply = try session.nextReply() { return reply }
      } catch {
        throw .unreachable(Unreachable(error))
      }
      do throws(SystemError) {
        if let milliseconds, try !connection.waitUntilReadable(milliseconds: milliseconds) { return nil }
        switch try connection.receive(into: buffer) {
        case .bytes(let count): session.feed(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        case .closed, .wouldBlock: session.endInput()
        }
      } catch {
        throw .unreachable(.system(error))
      }
    }
  }
}

extension RegistryClient {
  /// Asks one question and waits for its answer.
  func ask(_ question: JSONObject) throws(Failure) -> JSONObject {
    send(question: question)
    return try answer()
  }

  func send(question: JSONObject) {
    send(.query) { writer in
      writer.key("query")
      writer.object(question)
    }
  }

  /// Asks questions that do not depend on each other, and waits for the answers, in the same order.
  func ask(all questions: [JSONObject]) throws(Failure) -> [JSONObject] {
    var answers: [JSONObject] = []
    for start in stride(from: 0, to: questions.count, by: RegistryClient.mostOpen) {
      let part = questions[start..<min(start + RegistryClient.mostOpen, questions.count)]
      for question in part { send(question: question) }
      for _ in part { answers.append(try answer()) }
    }
    return answers
  }

  /// Calls that are on their way at once, so that none waits for the way of another; so many replies fit between the
  /// daemon and us.
  static let mostOpen = 64

  /// The answer to the oldest open question.
  func answer() throws(Failure) -> JSONObject {
    guard let result = try reply().parameters.present("result")?.asObject else { throw .strangeAnswer("result") }
    return result
  }

  /// The signed checkpoint of the log as it is; its signature is unchecked.
  ///
  /// - Parameter isComplete: what belongs to each stream is recorded first.
  func checkpoint(isComplete: Bool = false) throws(Failure) -> SignedCheckpoint {
    send(.checkpoint) { $0.member("complete", isComplete) }
    guard let text = Answer(try reply().parameters).string("checkpoint") else { throw .strangeAnswer("checkpoint") }
    do { return try SignedCheckpoint(parsing: Array(text.utf8)) } catch {
      throw .strangeAnswer("checkpoint", reason: error.phrase)
    }
  }

  /// The answer to the oldest open `Info`.
  func info() throws(Failure) -> JSONObject {
    guard let info = try reply().parameters.present("info")?.asObject else { throw .strangeAnswer("info") }
    return info
  }
}
