import RegistryCore

/// `log`: the events as they stand in the log, and as they come.
enum LogVerb {
  static let verb = Verb(
    name: "log", section: .questions, purpose: Phrase("逐条列出事件，可持续跟踪", "the events of the log, followed if wished"),
    options: [
      OptionSpec("from", .natural, "从第几号事件起；默认 1", "number of the first event; by default 1"),
      OptionSpec("limit", .natural, "最多几条", "most events"),
      OptionSpec("follow", .flag, "列完后等待新的事件，直到 Ctrl-C", "then wait for further events until Ctrl-C"),
      OptionSpec("on", .date, "只列当日为止生效的", "only what had taken effect by that day"), .knownAt,
    ],
    example: "log --from 100 --limit 20",
    remarks: Phrase("--json 逐行输出日志原文，一字不改。", "With --json the lines are those of the log, byte for byte."),
    run: { (invocation) throws(Failure) in try run(invocation) })

  /// Which of the events in the log are wanted.
  struct Selection {
    var from = 1
    var limit: Int?
    var follow = false
    /// Effective by that day; events without an effective date are always wanted.
    var on: CivilDate?
    /// Recorded by then.
    var knownAt: Instant?

    init(_ arguments: ParsedArguments) {
      from = max(1, arguments.number("from") ?? 1)
      limit = arguments.number("limit")
      follow = arguments.has("follow")
      on = arguments["on"].flatMap { CivilDate(iso: Text($0)) }
      knownAt = arguments["known-at"].flatMap { Instant(timestamp: Text($0)) }
    }

    /// Whether the daemon's own limit does: it counts events, not those that are wanted.
    var isPlain: Bool { on == nil && knownAt == nil }
  }

  private static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
    let selection = Selection(invocation.arguments)
    if selection.limit == 0 { return .done }
    let client = try invocation.connect()
    if !invocation.wantsJSON {
      client.sendInfo()
      try invocation.console.put(RehearsalNotice.text(try client.info(), invocation.rendering))
    }
    client.send(.log, flag: .more) { writer in
      writer.member("from", selection.from)
      if selection.isPlain, let limit = selection.limit { writer.member("limit", limit) }
      if selection.follow { writer.member("follow", true) }
    }
    var printer = EventPrinter(selection, asJSON: invocation.wantsJSON, invocation.rendering)
    var next = selection.from
    while true {
      let (page, continues) = try client.reply()
      for line in page["lines"]?.asArray ?? [] {
        guard let text = line.asText else { continue }
        let (shown, isLast) = printer.show(text)
        if let shown { try invocation.console.put(shown) }
        if isLast { return .done }
      }
      try invocation.console.flush()
      next = page["next"]?.asNumber?.natural.map { Int($0) } ?? next
      guard continues else { break }
    }
    guard selection.follow else { return .done }
    invocation.console.say(
      invocation.rendering.text(
        "登记簿服务已停止；再次跟踪：registryctl log --follow --from \(next)",
        "the daemon has stopped; to go on: registryctl log --follow --from \(next)"))
    return .unreachable
  }
}
