import RegistryCore

/// The commands that a verb is given, in whatever form they come.
struct CommandInput {
  let source: any CommandSource
  private let batch: String?
  /// The verb that they are given to.
  let verb: Verb
  /// What is made of each command before it is sent.
  private let prepare: (JSONObject) -> JSONObject

  /// The options that say what form the input has.
  static let options: [OptionSpec] = [
    OptionSpec(
      "format",
      .choice([
        .init(value: "jsonl", label: Phrase("每行一个 JSON 对象", "a JSON object a line")),
        .init(value: "csv", label: Phrase("表格，首行为字段名", "a table, field names in its first row")),
      ]), "输入的形式；默认按文件名（.csv），否则 jsonl", "form of the input; by default that of the file's name (.csv), else jsonl"),
    OptionSpec(
      "command", .command, "表格各行的命令；也可有 command 一列", "the command of a table's rows, unless it has a column command"),
    OptionSpec(
      "encoding",
      .choice([
        .init(value: "utf-8", label: Phrase("UTF-8，可有 BOM", "UTF-8, with or without BOM")),
        .init(value: "gb18030", label: Phrase("GB18030、GBK、GB2312", "GB18030, GBK, GB2312")),
      ]), "表格的编码；默认自动识别并说明", "encoding of a table; by default it is found out and told"),
    OptionSpec(
      "batch", .text, "没有命令号的行以 批次:行号 为命令号；默认为文件名",
      "a line without an id gets BATCH:LINE as its id; by default the file's name"),
  ]

  init(
    _ invocation: Invocation, prepare: @escaping (JSONObject) -> JSONObject = { $0 }
  ) throws(Failure) {
    self.prepare = prepare
    let arguments = invocation.arguments
    verb = invocation.verb
    let word = arguments.operands.first.flatMap { $0 == "-" ? nil : $0 }
    batch = arguments["batch"] ?? word.map(CommandInput.fileName)
    let format = arguments["format"] ?? (word?.lowercased().hasSuffix(".csv") == true ? "csv" : "jsonl")
    guard format == "csv" else {
      if arguments.has("command") || arguments.has("encoding") {
        throw invocation.usage(.onlyWithCSV(arguments.has("command") ? "command" : "encoding"))
      }
      source = try CommandLines(word, maxLength: CommandBatch.maxLineBytes, language: invocation.language)
      return
    }
    var command: CommandName?
    if let word = arguments["command"] {
      guard let found = VerbTable.command(named: word) else {
        let names = CommandName.allCases.map { KebabCase.name($0.rawValue) }
        throw invocation.usage(
          .unknownCommand(word, suggestion: Suggestion.closest(to: KebabCase.name(word), among: names)))
      }
      command = found
    }
    source = try CommandTableFile(word, command: command, invocation)
  }

  /// The last name of a path.
  private static func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The next item, with an id if it is a command without one.
  func next(waiting: Bool) throws(Failure) -> CommandLines.Item? {
    guard let item = waiting ? try source.next() : try source.nextWithoutWaiting() else { return nil }
    guard case .command(let original) = item else { return item }
    let object = prepare(original)
    guard let batch, object.present("commandId") == nil else { return .command(object) }
    // An id of its own kind for every line: the same line of the same file never counts twice, and a line that was
    // changed after it had been recorded is found out.
    let id = JSONObject.Member(key: "commandId", value: .string(Text("\(batch):\(source.lineNumber)")))
    return .command(JSONObject([id] + object.members.filter { $0.key != "commandId" }))
  }

  /// All commands, where all must be there before the first is looked at.
  func allCommands() throws(Failure) -> [JSONObject] {
    var commands: [JSONObject] = []
    var batch = CommandBatch()
    while let item = try next(waiting: true) {
      switch item {
      case .command(let object): commands.append(object)
      case .malformed(let reason):
        throw .usage(.badLine(reason), verb: verb.name)
      }
      batch.add(item, line: source.lineNumber, digests: false, in: .english)
      do throws(UsageError) { try batch.requireRoom() } catch { throw .usage(error, verb: verb.name) }
    }
    guard !commands.isEmpty else { throw .usage(.noCommands, verb: verb.name) }
    return commands
  }
}
