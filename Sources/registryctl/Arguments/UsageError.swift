import RegistryCore

/// Why the words of a command line make no sense.
enum UsageError: Error, Equatable {
  case noVerb
  case unknownVerb(String, suggestion: String?)
  case unknownCommand(String, suggestion: String?)
  /// A verb that gives no list.
  case noList(String)
  case importIntoReal
  case unknownSchema(String, suggestion: String?)
  case unknownOption(String, suggestion: String?)
  /// The option stands at the end, or before another option.
  case valueMissing(OptionName, expected: Phrase)
  /// `--flag=value` for an option that takes none.
  case unexpectedValue(OptionName)
  case badValue(OptionName, String, expected: Phrase, suggestion: String?)
  case badOperand(Phrase, String, expected: Phrase)
  /// Bytes that are not UTF-8, as the value of an option or as any other word.
  case notUTF8(String?)
  case duplicateOption(OptionName)
  case operandMissing(Phrase)
  case unexpectedOperand(String, hint: Phrase?)
  case optionsMissing([OptionName])
  /// The first of two that begin and end a period lies behind the second.
  case reversed(OptionName, OptionName)
  /// Two options of which only one may be given.
  case together(OptionName, OptionName)
  case badSocket(String, reason: Phrase)
  /// A file or text given as JSON is none, or not of the form needed; the sentence says where and why.
  case badDocument(String, reason: Phrase)
  /// Standard input cannot be read for two things.
  case standardInputTwice
  /// Raw bytes would go to the screen.
  case terminalOutput
  /// An option that says something about tables where none is read.
  case onlyWithCSV(OptionName)
  /// A line of input where all must be in order before anything is done.
  case badLine(String)
  case noCommands
  /// A file of results of another run would be overwritten.
  case resultsExist(String)
  /// A check would leave a file of results, from which no run can go on.
  case resultsOfCheck
  /// A file is no file of results.
  case noResults(String)
  /// More commands than can be decided together.
  case tooManyCommands(limit: Int)
  /// Commands that have more bytes than can be decided together.
  case commandsTooLong(bytes: Int, limit: Int)
  /// Two places to read on from: that of a cursor's file, and another.
  case cursorHasPlace(String)
  /// A file that would be overwritten.
  case fileExists(String)
  /// No record about the space was known at the moment asked about.
  case nothingKnown(String)

  /// The name of an option without its dashes.
  struct OptionName: Equatable, ExpressibleByStringLiteral, CustomStringConvertible {
    let name: String

    init(_ name: String) {
      self.name = name
    }

    init(stringLiteral value: String) {
      self.init(value)
    }

    var description: String { "--\(name)" }
  }
}

extension UsageError {
  var sentence: Phrase {
    switch self {
    case .noVerb: Phrase("没有写要做什么", "no verb is given")
    case .unknownVerb(let word, let suggestion):
      Phrase("没有“\(word)”这个动作", "there is no verb \"\(word)\"").suggesting(suggestion)
    case .unknownCommand(let word, let suggestion):
      Phrase("没有“\(word)”这个命令", "there is no command \"\(word)\"").suggesting(suggestion)
    case .noList(let word):
      Phrase("“\(word)”不是清单：须是有 --format 选项的动作", "\"\(word)\" gives no list: name a verb that has --format")
    case .importIntoReal:
      Phrase(
        "这是正式登记簿，录入时间由服务决定，不能保留原录入时间和录入人：要原样搬迁请复制数据目录，要按现在录入请加 --recorded-now",
        "this is a real registry, where only the daemon sets when and by whom things are recorded: to move a registry as it is, copy its directory; to record the commands now, add --recorded-now"
      )
    case .unknownSchema(let word, let suggestion):
      Phrase("没有名为“\(word)”的 JSON 形式", "no form of JSON is called \"\(word)\"").suggesting(suggestion)
    case .unknownOption(let word, let suggestion):
      Phrase("没有 \(word) 这个选项", "there is no option \(word)").suggesting(suggestion.map { "--\($0)" })
    case .valueMissing(let option, let expected):
      Phrase("\(option) 缺少值：\(expected.chinese)", "\(option) needs a value: \(expected.english)")
    case .unexpectedValue(let option): Phrase("\(option) 不带值", "\(option) takes no value")
    case .badValue(let option, let word, let expected, let suggestion):
      Phrase("\(option) 的值“\(word)”不对：\(expected.chinese)", "\(option) cannot be \"\(word)\": \(expected.english)")
        .suggesting(suggestion)
    case .badOperand(let name, let word, let expected):
      Phrase(
        "\(name.chinese)“\(word)”不对：\(expected.chinese)", "\(name.english) cannot be \"\(word)\": \(expected.english)")
    case .notUTF8(let option):
      Phrase(
        (option.map { "\($0) 的值" } ?? "命令行中的一个词") + "不是 UTF-8：请把终端的编码改为 UTF-8，文件名也须是 UTF-8",
        (option.map { "the value of \($0)" } ?? "a word of the command line")
          + " is not UTF-8: set the terminal to UTF-8; names of files must be UTF-8, too")
    case .duplicateOption(let option): Phrase("\(option) 写了两次", "\(option) is given twice")
    case .operandMissing(let name): Phrase("缺少：\(name.chinese)", "\(name.english) is missing")
    case .unexpectedOperand(let word, let hint):
      Phrase(
        "多出了“\(word)”" + (hint.map { "：\($0.chinese)" } ?? ""),
        "\"\(word)\" is one word too many" + (hint.map { ": \($0.english)" } ?? ""))
    case .optionsMissing(let options):
      Phrase(
        "缺少选项：" + options.map(\.description).joined(separator: "、"),
        (options.count == 1 ? "an option is missing: " : "options are missing: ")
          + options.map(\.description).joined(separator: ", "))
    case .reversed(let first, let last): Phrase("\(first) 晚于 \(last)", "\(first) is later than \(last)")
    case .together(let a, let b): Phrase("\(a) 和 \(b) 不能同时使用", "\(a) and \(b) cannot be used together")
    case .badSocket(let word, let reason):
      Phrase(
        "套接字“\(word)”不对：\(reason.chinese)", "the socket \"\(word)\" cannot be used: \(reason.english)")
    case .badDocument(let name, let reason): Phrase("\(name)：\(reason.chinese)", "\(name): \(reason.english)")
    case .standardInputTwice:
      Phrase("标准输入只能读一次：只有一个选项可以写 -", "standard input can be read once: only one option may be -")
    case .terminalOutput:
      Phrase("文件内容不能显示在终端上：请用 --out 写出，或接到管道", "a file is not for the screen: name one with --out, or use a pipe")
    case .onlyWithCSV(let option): Phrase("\(option) 只用于 --format csv", "\(option) is for --format csv only")
    case .badLine(let reason): Phrase(reason, reason)
    case .noCommands: Phrase("输入中没有命令", "the input has no commands")
    case .resultsExist(let path):
      Phrase(
        "结果文件 \(path) 已存在：继续上次的运行请加 --resume，否则请换一个文件",
        "the file of results \(path) is there: add --resume to go on with that run, or name another file")
    case .resultsOfCheck:
      Phrase(
        "--check 什么都不记录，没有可续的运行：请去掉 --results，要保存结果用 > 文件",
        "--check records nothing that a later run could go on from: leave out --results, and keep the outcomes with > FILE"
      )
    case .noResults(let path):
      Phrase("\(path) 不是 --results 写的文件", "\(path) is not a file that --results has written")
    case .fileExists(let path):
      Phrase("\(path) 已存在：用 --force 覆盖，或换一个名字", "\(path) exists: use --force to overwrite it, or another name")
    case .cursorHasPlace(let path):
      Phrase(
        "\(path) 已记有读到何处，不能再用 --from：去掉 --from 即从那里继续；要从别处读，请换一个 --cursor 文件",
        "\(path) says where to go on, so --from cannot: leave out --from, or name another file with --cursor to read from elsewhere"
      )
    case .nothingKnown(let space):
      Phrase("当时没有关于众创空间 \(space) 的任何记录", "nothing was recorded about a space \(space) by then")
    case .tooManyCommands(let limit):
      Phrase("一次最多 \(limit) 条命令：请分成几份", "at most \(limit) commands can be decided together: divide the input")
    case .commandsTooLong(let bytes, let limit):
      Phrase(
        "命令至此已有 \(bytes) 字节，一次最多 \(limit) 字节：请分成几份",
        "the commands so far have \(bytes) bytes, and at most \(limit) can be decided together: divide the input")
    }
  }
}

extension Phrase {
  fileprivate func suggesting(_ word: String?) -> Phrase {
    guard let word else { return self }
    return Phrase("\(chinese)。是否要写 \(word)？", "\(english); did you mean \(word)?")
  }
}
