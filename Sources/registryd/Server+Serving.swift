import RegistryCore

/// The order of one turn.
///
/// First every call that records nothing is answered, as far as it stands before any `Submit` of its connection; so
/// questions never wait for the disk. Then the Submits of all connections are decided one after the other, and one commit
/// makes them durable together. Then their replies are released, and the calls that stood behind them are answered.
/// So no client, neither the one that submitted nor any other, is ever shown a decision that is not durable.
extension Server {
  /// A call that has been decided and waits for the commit.
  struct StagedCall {
    let connection: ClientConnection
    let answer: Result<Reply, CallFailure>
    /// Of what an error tells.
    let language: Language
    /// True if the answer would be the same without a commit: an error of the call itself.
    let isIndependent: Bool
  }

  /// The calls of one turn on their way.
  struct Turn {
    /// Calls handed out and not answered, in order for each connection.
    var staged: [StagedCall] = []
    var stagedBytes = 0
    /// True if something in `staged` has gone to the registry.
    var needsCommit = false
    /// How long each connection has its commands decided.
    let slice: Duration
  }

  /// A connection, and its call that comes next.
  private struct Head {
    let connection: ClientConnection
    let work: SubmitWork
    let bytes: Int
    /// Calls that the connection may still have served in this turn.
    let remaining: Int
  }

  /// A call that must not be answered before the commit.
  private struct Waiting {
    let connection: ClientConnection
    let request: Request
  }

  /// Serves the calls of the connections that are ready.
  func serve() {
    let connections = takeReady()
    guard !connections.isEmpty else { return }
    let heads = connections.compactMap { answerUpToSubmit($0, remaining: limits.callsPerTurn) }
    guard !heads.isEmpty else { return }
    // Sent now, so that these clients do not wait for the disk.
    settle()
    var turn = Turn(slice: limits.decidingPerTurn / heads.count)
    let waiting = heads.compactMap { stage($0, in: &turn) }
    commit(&turn)
    for call in waiting where !call.connection.isClosed {
      answer(call.request, of: call.connection)
      // What stands behind it waits for the next turn: others come first.
      if call.connection.session.hasNextCall { markReady(call.connection) }
    }
    continueAllSeries()
  }

  /// Answers calls until a `Submit` comes, and returns that.
  private func answerUpToSubmit(_ connection: ClientConnection, remaining: Int) -> Head? {
    touch(connection)
    if let work = connection.work.take() {
      return Head(connection: connection, work: work, bytes: 0, remaining: remaining)
    }
    for served in 0..<remaining {
      guard !connection.isClosed, let call = connection.session.nextCall() else { return nil }
      switch read(call) {
      case .failure(let failure): connection.session.reply(.failure(failure, in: Self.languageOfUnread))
      case .success(.submit(let request)):
        return Head(
          connection: connection, work: SubmitWork(request), bytes: connection.session.lastCallByteCount,
          remaining: remaining - served)
      case .success(let request): answer(request, of: connection)
      }
    }
    if connection.session.hasNextCall { markReady(connection) }
    return nil
  }

  /// Stages the `Submit` at the head and those right behind it.
  ///
  /// - Returns: the first call behind them that is something else.
  private func stage(_ head: Head, in turn: inout Turn) -> Waiting? {
    let connection = head.connection
    let deadline = ContinuousClock.now + turn.slice
    stage(head.work, bytes: head.bytes, of: connection, until: deadline, in: &turn)
    for _ in 1..<max(1, head.remaining) {
      guard !connection.isClosed, connection.work == nil, ContinuousClock.now < deadline,
        let call = connection.session.nextCall()
      else { return nil }
      switch read(call) {
      case .failure(let failure):
        turn.staged.append(
          StagedCall(
            connection: connection, answer: .failure(failure), language: Self.languageOfUnread, isIndependent: true))
      case .success(.submit(let request)):
        stage(
          SubmitWork(request), bytes: connection.session.lastCallByteCount, of: connection, until: deadline, in: &turn)
      case .success(let request):
        return Waiting(connection: connection, request: request)
      }
    }
    if connection.session.hasNextCall { markReady(connection) }
    return nil
  }

  private func stage(
    _ work: SubmitWork, bytes: Int, of connection: ClientConnection, until deadline: ContinuousClock.Instant,
    in turn: inout Turn
  ) {
    var work = work
    turn.needsCommit = true
    let language = work.request.language
    let answer: Result<Reply, CallFailure>
    do throws(CallFailure) {
      guard let reply = try service.stage(&work, by: connection.peer(), until: deadline) else {
        connection.work = work
        return markReady(connection)
      }
      answer = .success(reply)
    } catch {
      answer = .failure(error)
    }
    turn.staged.append(
      StagedCall(connection: connection, answer: answer, language: language, isIndependent: false))
    turn.stagedBytes += bytes
    if turn.stagedBytes >= limits.stagedBytes { commit(&turn) }
  }

  /// Makes durable what is staged, and only then lets the replies go.
  private func commit(_ turn: inout Turn) {
    var failure: CallFailure?
    if turn.needsCommit {
      do throws(StorageFailure) { try service.commit() } catch {
        log.error("nothing more is recorded until a new start: \(error.message.english)")
        failure = .storageFailed(message: error.message)
      }
    }
    for call in turn.staged where !call.connection.isClosed {
      touch(call.connection)
      switch (call.answer, failure) {
      case (_, let failure?) where !call.isIndependent:
        call.connection.session.reply(.failure(failure, in: call.language))
      case (.success(let reply), _): call.connection.session.reply(reply)
      case (.failure(let failure), _): call.connection.session.reply(.failure(failure, in: call.language))
      }
    }
    turn = Turn(slice: turn.slice)
  }

  /// Of an error about a call that could not be read; those tell names only.
  private static let languageOfUnread = Language.english

  private func read(_ call: MethodCall) -> Result<Request, CallFailure> {
    Result { () throws(CallFailure) in try Request(call) }
  }
}
