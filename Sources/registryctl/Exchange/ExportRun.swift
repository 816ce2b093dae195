import RegistryCore

/// The run of `export` through the log, command by command.
struct ExportRun {
  private let form: ExportVerb.Form
  private let selection: ExportSelection
  private let console: Console
  private let reader: RegistryClient
  private var commands: CommandExport
  /// The lines of one command, which stand together in the log.
  private var lines: [(text: Text, event: Answer)] = []
  private var bar: ProgressBar?
  /// The SHA-256 of the evidence that came with what was exported.
  private(set) var evidence: Set<Text> = []

  /// From here on people wait long enough to be shown how far the work is, in events.
  private static let worthShowing = 50_000

  init(_ form: ExportVerb.Form, _ invocation: Invocation, reader: RegistryClient, asker: RegistryClient) {
    self.form = form
    selection = ExportSelection(invocation.arguments)
    console = invocation.console
    self.reader = reader
    commands = CommandExport(
      asker, isAnonymous: invocation.arguments.has("anonymous"))
  }

  mutating func run() throws(Failure) {
    reader.send(.log, flag: .more) { $0.member("from", 1) }
    while true {
      let (reply, continues) = try reader.reply()
      let page = try EventPage(reply)
      for line in page.lines { try take(line, EventPage.event(of: line)) }
      showProgress(page)
      if !continues { break }
    }
    try finishCommand()
    bar?.finish()
  }

  private mutating func showProgress(_ page: EventPage) {
    if bar == nil, !Terminal.isTerminal(.output) {
      bar = ProgressBar(
        "export", total: page.size, worthShowing: ExportRun.worthShowing, on: console,
        isTerminal: Terminal.isTerminal(.error), width: Terminal.width(.error))
    }
    bar?.update(page.next - 1)
  }

  private mutating func take(_ text: Text, _ event: Answer) throws(Failure) {
    if let last = lines.last, last.event.text("command") != event.text("command") { try finishCommand() }
    lines.append((text, event))
  }

  private mutating func finishCommand() throws(Failure) {
    defer { lines.removeAll(keepingCapacity: true) }
    switch form {
    case .regulation: break
    case .events:
      for line in lines where selection.wants([line.event]) {
        evidence.formUnion(line.event.texts("evidence"))
        try console.put(line.text.string + "\n")
      }
    case .commands:
      guard let first = lines.first, selection.wants(lines.map(\.event)) else { return }
      for line in lines { evidence.formUnion(line.event.texts("evidence")) }
      if let command = try commands.command(of: first.event) { try console.put(command) }
    }
  }
}
