import RegistryCore

/// Calls that record no event, and the series of `Log`.
extension Server {
  /// Lines of the log as they were read for one series, for the others that want the same.
  struct CachedPage {
    let from: Int
    let maxLines: Int
    let page: LogPage
  }

  func answer(_ request: Request, of connection: ClientConnection) {
    touch(connection)
    do throws(CallFailure) {
      if let reply = try reply(to: request, of: connection) { connection.session.reply(reply) }
    } catch {
      connection.session.reply(.failure(error, in: request.language))
    }
  }

  /// The only reply to a call, or nil if a series has begun.
  private func reply(to request: Request, of connection: ClientConnection) throws(CallFailure) -> Reply? {
    switch request {
    case .getInfo: return RegistryReply.serviceInfo(.registryd)
    case .getInterfaceDescription(let interface): return try RegistryReply.interfaceDescription(of: interface)
    case .info(let request): return try service.info(request)
    case .query(let request): return try service.answer(request, by: connection.peer())
    case .whatIf(let request): return try service.whatIf(request, by: connection.peer())
    case .checkpoint(let request):
      return try recording { () throws(CallFailure) in
        try service.checkpoint(request, by: connection.peer())
      }
    case .proof(let request): return try service.proof(request)
    case .consistencyProof(let request): return try service.consistencyProof(request)
    case .bundle(let request):
      return try recording { () throws(CallFailure) in
        try service.bundle(request, by: connection.peer())
      }
    case .putAttachment(let request): return try service.putAttachment(request, by: connection.peer())
    case .getAttachment(let request): return try service.getAttachment(request, by: connection.peer())
    case .log(let request):
      guard request.isSeries else {
        let page = try page(from: request.from, maxLines: min(WireLimits.maxLogLines, request.limit ?? Int.max))
        return RegistryReply.log(page, continues: false)
      }
      connection.series = LogSeries(request, size: service.size)
      followers[connection.token] = connection
      _ = continueSeries(of: connection)
      return nil
    case .submit: preconditionFailure("a Submit is staged, never answered directly")
    }
  }

  /// Makes an answer on the way to which an event may be recorded, and shows it to those that follow the log.
  private func recording(_ answer: () throws(CallFailure) -> Reply) throws(CallFailure) -> Reply {
    let size = service.size
    defer { if service.size > size { continueAllSeries() } }
    return try answer()
  }

  private func page(from: Int, maxLines: Int) throws(CallFailure) -> LogPage {
    let size = service.size
    guard maxLines > 0, from <= size else { return LogPage(lines: [], next: from, size: size) }
    if let last = lastPage, last.from == from, last.maxLines == maxLines, last.page.size == size { return last.page }
    let page = try service.log(from: from, maxLines: maxLines, maxBytes: WireLimits.logReplyBytes)
    precondition(page.next > from, "the log has \(size) events and none from \(from) on")
    lastPage = CachedPage(from: from, maxLines: maxLines, page: page)
    return page
  }

  /// Gives every series what the last commit has added.
  func continueAllSeries() {
    for connection in Array(followers.values) where continueSeries(of: connection) { touch(connection) }
  }

  /// True if there is something to add to the series of a connection, and room for it.
  func canContinueSeries(of connection: ClientConnection) -> Bool {
    guard let series = connection.series else { return false }
    return series.isDue(size: service.size) && !connection.session.isCongested
  }

  /// Adds replies to the series of a connection until there is nothing new, the series has ended, or enough is waiting
  /// to be sent.
  ///
  /// - Returns: true if something was added.
  func continueSeries(of connection: ClientConnection) -> Bool {
    var hasAdded = false
    while canContinueSeries(of: connection), var series = connection.series {
      hasAdded = true
      do throws(CallFailure) {
        let page = try page(from: series.next, maxLines: series.maxLines(size: service.size))
        let continues = series.advance(to: page.next)
        connection.session.reply(RegistryReply.log(page, continues: continues))
        if continues { connection.series = series } else { closeSeries(of: connection) }
      } catch {
        connection.session.reply(.failure(error, in: series.language))
        closeSeries(of: connection)
      }
    }
    return hasAdded
  }

  /// Ends the series of a connection, if it has one, with a reply that carries no line.
  func endSeries(of connection: ClientConnection) {
    guard let series = connection.series else { return }
    let page = LogPage(lines: [], next: series.next, size: service.size)
    connection.session.reply(RegistryReply.log(page, continues: false))
    closeSeries(of: connection)
  }

  private func closeSeries(of connection: ClientConnection) {
    connection.series = nil
    followers[connection.token] = nil
  }
}
