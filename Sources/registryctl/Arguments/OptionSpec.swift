import RegistryCore

/// One option of a verb, `--name`.
struct OptionSpec: Sendable {
  /// Kebab-case, without the dashes.
  let name: String
  let value: ValueKind
  let purpose: Phrase
  /// May be given more than once; every other option may not.
  private(set) var isRepeatable = false
  /// The verb makes no sense without it.
  private(set) var isRequired = false

  init(_ name: String, _ value: ValueKind, _ chinese: String, _ english: String) {
    self.init(name, value, Phrase(chinese, english))
  }

  init(_ name: String, _ value: ValueKind, _ purpose: Phrase) {
    self.name = name
    self.value = value
    self.purpose = purpose
  }

  var repeatable: OptionSpec {
    var copy = self
    copy.isRepeatable = true
    return copy
  }

  var required: OptionSpec {
    var copy = self
    copy.isRequired = true
    return copy
  }

  /// `--on DATE`, as it stands in the help.
  func usage(in language: Language) -> String {
    switch value {
    case .flag: "--\(name)"
    case .version: "--\(name)[=1]"
    case .boolean: "--[no-]\(name)"
    case .text, .date, .instant, .natural, .decimal, .choice, .place, .wording, .document, .shorthand, .file,
      .digest, .size, .days, .duration, .identifier, .verb, .command, .word:
      "--\(name) \(value.placeholder(in: language))"
    }
  }
}

extension OptionSpec {
  /// Options that every verb takes, and that may stand before the verb.
  static let common: [OptionSpec] = [json, language, socket, noPager, help]

  static let json = OptionSpec(
    "json", .version, "输出 JSON（一个文档；连续输出时每行一个）", "print JSON: one document, or one a line where answers stream")
  static let language = OptionSpec(
    "lang",
    .choice([.init(value: "zh", label: Phrase("中文", "Chinese")), .init(value: "en", label: Phrase("英文", "English"))]),
    "输出语言；默认随系统（LC_ALL、LC_MESSAGES、LANG）", "language; by default that of the locale")
  static let socket = OptionSpec(
    "socket", .file, "服务的套接字；默认 $REGISTRY_SOCKET",
    "the daemon's socket; by default $REGISTRY_SOCKET")
  static let noPager = OptionSpec(
    "no-pager", .flag, "长输出不分页（在终端上默认用 $PAGER 或 less）",
    "do not page long output; on a terminal it goes through $PAGER or less")
  static let help = OptionSpec("help", .flag, "显示帮助", "show help")
  static let version = OptionSpec("version", .flag, "显示版本", "show the version")
}

/// Something that stands in its place on the command line, without a name before it.
struct OperandSpec: Sendable {
  enum Count: Sendable {
    case one
    case optional
    case oneOrMore
    case any
  }

  let name: Phrase
  let value: ValueKind
  let count: Count

  init(_ chinese: String, _ english: String, _ value: ValueKind = .text, _ count: Count = .one) {
    name = Phrase(chinese, english)
    self.value = value
    self.count = count
  }

  func usage(in language: Language) -> String {
    let word = name.text(in: language)
    return switch count {
    case .one: word
    case .optional: "[\(word)]"
    case .oneOrMore: "\(word)…"
    case .any: "[\(word)…]"
    }
  }
}
