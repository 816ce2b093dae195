import RegistryCore

/// `log`: the events as they stand in the log, and as they come.
enum LogVerb {
  static let verb = Verb(
    name: "log", section: .questions, purpose: Phrase("逐条列出事件，可持续跟踪", "the events of the log, followed if wished"),
    options: [
      OptionSpec("from", .natural, "从第几号事件起；默认 1", "number of the first event; by default 1"),
      OptionSpec("limit", .natural, "最多几条", "most events"),
      OptionSpec("follow", .flag, "列完后等待新的事件，直到 Ctrl-C", "then wait for further events until Ctrl-C"),
      OptionSpec(
        "type", .choice(EventName.allCases.map { .init(value: $0.rawValue, label: $0.label) }), "只列这类事件；可多次",
        "only events of that type; may be repeated"
      ).repeatable,
      OptionSpec("space", .identifier(.space), "只列关于该空间的；可多次", "only what concerns that space; may be repeated")
        .repeatable,
      OptionSpec(
        "cursor", .file, "记住读到何处的文件；下次从那里继续", "a file that remembers how far was read; the next run goes on there"),
      OptionSpec(
        "timeout", .duration, "跟踪时服务停止后最多等多久；默认一直等",
        "how long a follower waits for a daemon that has stopped; by default for ever"),
      OptionSpec("on", .date, "只列当日为止生效的", "only what had taken effect by that day"), .knownAt,
    ],
    example: "log --from 100 --limit 20",
    remarks: Phrase(
      "--json 逐行输出日志原文，一字不改。跟踪在服务重启后继续；若日志已不是原来的那份，则以退出码 5 停止。",
      "With --json the lines are those of the log, byte for byte. Following goes on after a restart of the daemon, and ends with exit code 5 if the log is not the one that was read before."
    ),
    run: { (invocation) throws(Failure) in try run(invocation) })

  /// Which of the events in the log are wanted.
  struct Selection {
    var from = 1
    var limit: Int?
    var follow = false
    /// Types and spaces wanted; none for all.
    var types: [Text] = []
    var spaces: [Text] = []
    /// Seconds that a follower waits for a daemon that has stopped; nil for ever.
    var timeout: Int?
    /// Effective by that day; events without an effective date are always wanted.
    var on: CivilDate?
    /// Recorded by then.
    var knownAt: Instant?

    init(_ arguments: ParsedArguments) {
      from = arguments.number("from") ?? 1
      limit = arguments.number("limit")
      follow = arguments.has("follow")
      types = arguments.all("type").map { Text($0) }
      spaces = arguments.all("space").map { Text($0) }
      timeout = arguments.number("timeout")
      on = arguments.day
      knownAt = arguments.instant("known-at")
    }

    /// Whether an event is of a type and about a space that are wanted.
    func wants(_ event: Answer) -> Bool { event.isOf(types: types) && event.isAbout(spaces: spaces) }

    /// Whether the daemon's own limit does: it counts events, not those that are wanted.
    var isPlain: Bool { on == nil && knownAt == nil && types.isEmpty && spaces.isEmpty }
  }

  private static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
    let spaces = invocation.arguments.all("space")
    if !spaces.isEmpty, !invocation.wantsJSON {
      let client = try invocation.connect()
      for space in spaces { try UnknownSpace.tell(Text(space), invocation, client) }
    }
    var reader = try LogReader(invocation)
    return try reader.run()
  }
}
