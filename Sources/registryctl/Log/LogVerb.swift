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

/// Turns event lines into what is printed of them.
struct EventPrinter {
  private let selection: LogVerb.Selection
  private let asJSON: Bool
  private let rendering: Rendering
  private var shownCount = 0

  init(_ selection: LogVerb.Selection, asJSON: Bool, _ rendering: Rendering) {
    self.selection = selection
    self.asJSON = asJSON
    self.rendering = rendering
  }

  /// What is printed of a line, nil if nothing; and whether nothing more is wanted after it.
  mutating func show(_ line: Text) -> (text: String?, isLast: Bool) {
    // Whole lines are passed on unread.
    if asJSON, selection.isPlain { return (line.string + "\n", false) }
    guard let object = try? JSONReader.parse(Array(line.string.utf8)).asObject else {
      return (line.string + "\n", false)
    }
    let event = Answer(object)
    if let limit = selection.knownAt, let at = event.instant("at"), at > limit { return (nil, true) }
    if let day = selection.on, let effective = event.date("effectiveOn"), effective > day { return (nil, false) }
    shownCount += 1
    let isLast = selection.limit.map { shownCount >= $0 } ?? false
    return (asJSON ? line.string + "\n" : EventText.line(event, rendering), isLast && !selection.isPlain)
  }
}

/// One event for people, on one line. Lines come one by one, so columns have fixed widths.
enum EventText {
  private static let numberWidth = 6
  private static let labelWidth = 22

  static func line(_ event: Answer, _ rendering: Rendering) -> String {
    let number = event.number("seq").map(String.init) ?? ""
    let label = rendering.label(event.text("type") ?? "", Labels.event)
    let padded = String(repeating: " ", count: max(0, numberWidth - number.count)) + number
    var parts = [
      rendering.styled(padded, .faint), rendering.instant(event.instant("at")),
      rendering.styled(Cell(label.padded(toColumns: labelWidth)).text, .strong),
      rendering.date(event.date("effectiveOn")),
    ]
    if let number = event.answer("data")?.string("documentNo") { parts.append(number) }
    parts += entities(event, rendering)
    if let by = event.answer("by") {
      parts.append([by.string("user"), by.string("office")].compactMap(\.self).joined(separator: "@"))
    }
    parts.append(rendering.styled((event.string("command") ?? "").harmless, .faint))
    let line = parts.filter { !$0.isEmpty }.map { rendering.isColoured ? $0 : $0.harmless }.joined(separator: "  ")
    return line + "\n"
  }

  private static func entities(_ event: Answer, _ rendering: Rendering) -> [String] {
    (event.answer("entities")?.object.members ?? []).compactMap { member in
      guard let id = member.value.asText?.string else { return nil }
      let kind = EntityKind(name: member.key).map { rendering.text($0.label) } ?? member.key.string
      return "\(kind) \(id)".harmless
    }
  }
}
