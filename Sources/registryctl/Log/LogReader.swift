import RegistryCore

/// The run of `log`: reads event lines from a place on, shows those that are wanted, and with `--follow` goes on for as
/// long as the log it reads is the same, over restarts of the daemon.
struct LogReader {
  private let invocation: Invocation
  private let selection: LogVerb.Selection
  private let cursorPath: String?
  private var printer: EventPrinter
  private var cursor: LogCursor
  /// Whether it is known which log is read: only then can another be told from it.
  private var knowsLog = false

  /// How often, while nothing comes, the reader of the output is looked for: unnoticed by the machine, soon for a person.
  private static let lookoutMilliseconds = 500

  /// Between attempts to reach a daemon that has gone, in milliseconds: soon at first, then at ease.
  private static let pauses = [20, 50, 100, 200, 500, 1_000, 2_000]

  init(_ invocation: Invocation) throws(Failure) {
    self.invocation = invocation
    if invocation.arguments.number("from") == 0 {
      throw invocation.usage(
        .badValue("from", "0", expected: Phrase("应为不小于 1 的整数", "write an integer not below 1"), suggestion: nil))
    }
    selection = LogVerb.Selection(invocation.arguments)
    cursorPath = invocation.arguments["cursor"]
    printer = EventPrinter(selection, asJSON: invocation.wantsJSON, invocation.rendering)
    cursor = LogCursor(origin: "", next: selection.from, lastDigest: nil)
    if let cursorPath, let found = try LogCursor.read(cursorPath) {
      if invocation.arguments.has("from") { throw invocation.usage(.cursorHasPlace(cursorPath)) }
      cursor = found
      knowsLog = true
    }
  }

  mutating func run() throws(Failure) -> ExitCode {
    if selection.limit == 0 { return .done }
    var client = try invocation.connect()
    if !invocation.wantsJSON {
      client.sendInfo()
      try invocation.console.put(RehearsalNotice.text(try client.info(), invocation.rendering))
    }
    while true {
      do throws(Failure) {
        if selection.follow || cursorPath != nil { try recognise(client) }
        let isDone = try read(client)
        if isDone || !selection.follow { return .done }
      } catch {
        guard selection.follow, LogReader.isAbsence(error) else { throw error }
      }
      client = try reconnect()
    }
  }

  /// Sees that the log is the one that was read so far, or notes which it is.
  private mutating func recognise(_ client: RegistryClient) throws(Failure) {
    client.sendInfo()
    let reply = try client.reply().parameters
    guard let origin = reply.present("info")?.asObject?["origin"]?.asText?.string,
      let size = reply["size"]?.asNatural
    else { throw .strangeAnswer("info") }
    if knowsLog, origin != cursor.origin { throw .logReplaced(.origin(expected: cursor.origin, found: origin)) }
    let last = cursor.next - 1
    if last > size { throw .logReplaced(.shorter(read: last, size: Int(size))) }
    if last > 0 {
      let digest = LogReader.digest(of: try client.line(ofEvent: last))
      if let known = cursor.lastDigest, known != digest { throw .logReplaced(.otherEvent(seq: last)) }
      cursor.lastDigest = digest
    }
    cursor = LogCursor(origin: origin, next: cursor.next, lastDigest: cursor.lastDigest)
    knowsLog = true
    sayWhereToGoOn()
  }

  /// Shows events until there are no more, or the series ends.
  ///
  /// - Returns: true if nothing more is wanted.
  private mutating func read(_ client: RegistryClient) throws(Failure) -> Bool {
    client.send(.log, flag: .more) { writer in
      writer.member("from", cursor.next)
      if selection.isPlain, let limit = selection.limit, !selection.follow { writer.member("limit", limit) }
      if selection.follow { writer.member("follow", true) }
    }
    while true {
      // Whoever waits for an event would else notice only at the next one that nobody reads any more.
      guard let (page, continues) = try client.reply(within: LogReader.lookoutMilliseconds) else {
        if StandardStreams.isAbandoned(.output) { throw .outputClosed }
        continue
      }
      if try show(EventPage(page)) { return true }
      if !continues { return false }
    }
  }

  private mutating func show(_ page: EventPage) throws(Failure) -> Bool {
    var isDone = false
    var last: Text?
    var next = cursor.next
    for line in page.lines {
      let shown = printer.show(line)
      if let text = shown.text { try invocation.console.put(text) }
      next += 1
      last = line
      isDone = shown.isLast
      if isDone { break }
    }
    guard let last else { return false }
    guard selection.follow || cursorPath != nil else {
      cursor.next = next
      return isDone
    }
    let digest = LogReader.digest(of: last)
    // A signal finds the lines shown and the cursor behind them, or neither.
    try ProcessControl.holdingEnds { () throws(Failure) in
      try invocation.console.flush()
      cursor.next = next
      cursor.lastDigest = digest
      if let cursorPath { try cursor.write(cursorPath) }
      sayWhereToGoOn()
    }
    return isDone
  }

  /// An event line is kept apart from others by the digest of its exact bytes.
  private static func digest(of line: Text) -> String { Hex.encode(SHA256.hash(Array(line.string.utf8))) }

  private func sayWhereToGoOn() {
    if selection.follow { ProcessControl.sayWhenEnded(whereToGoOn) }
  }

  /// What a later run is to be told, so that it goes on where this one ends.
  private var whereToGoOn: String {
    let place = cursorPath.map { "--cursor \($0)" } ?? "--from \(cursor.next)"
    return invocation.rendering.text(
      "再次跟踪：registryctl log --follow \(place)", "to go on: registryctl log --follow \(place)")
  }

  /// Waits for a daemon to come back.
  private func reconnect() throws(Failure) -> RegistryClient {
    invocation.console.say(
      invocation.rendering.text(
        "登记簿服务已停止，等待其恢复（已读到第 \(cursor.next - 1) 号）",
        "the daemon has stopped; waiting for it (read up to number \(cursor.next - 1))"))
    let deadline = selection.timeout.map(Deadline.init(seconds:))
    var attempt = 0
    while true {
      if let deadline, deadline.isOver {
        invocation.console.say(whereToGoOn)
        throw .unreachable(.closed)
      }
      ProcessControl.sleep(milliseconds: LogReader.pauses[min(attempt, LogReader.pauses.count - 1)])
      attempt += 1
      do throws(Failure) { return try invocation.connect() } catch {
        guard LogReader.isAbsence(error) else { throw error }
      }
    }
  }

  /// Whether a failure is one that a daemon which starts again may mend.
  static func isAbsence(_ failure: Failure) -> Bool {
    guard case .unreachable(let reason) = failure else { return false }
    switch reason {
    case .noSocket, .refused, .closed, .system: return true
    case .notPermitted, .badPath, .notARegistry: return false
    }
  }
}
