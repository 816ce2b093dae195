import RegistryCore

/// What the word behind an option, or an operand, must be.
enum ValueKind: Sendable {
  /// No word at all.
  case flag
  /// Nothing, or `=1`: the version of the answer's form.
  case version
  /// `--sealed`, `--sealed=false` or `--no-sealed`.
  case boolean
  case text
  case date
  /// A date (its end) or a timestamp.
  case instant
  case natural
  case decimal
  case choice([Choice])
  /// Text that names a place; those of the built-in regulation are known by all their words.
  case place
  /// Text; these values, which the built-in regulation has, are known by their words, too.
  case wording([Choice])
  /// A file, `-`, or JSON itself.
  case document
  /// As a document, or in a short form such as this one.
  case shorthand(String)
  case file
  /// A SHA-256 in hexadecimal digits.
  case digest
  /// A number of events.
  case size
  /// `90d`, `90天`, or `90`: a number of days, as far ahead as questions look, passed on without the letter.
  case days
  /// Seconds, minutes, hours or days: `90`, `60s`, `5m`, `2h`, `1d`; passed on in seconds.
  case duration
  /// The identifier of a thing in the registry.
  case identifier(EntityKind)
  /// A verb of this program, or a section of its help.
  case verb
  /// A command, in either form of its name.
  case command
  /// Anything at all, also nothing.
  case word

  struct Choice: Sendable {
    let value: String
    let label: Phrase
  }

  func placeholder(in language: Language) -> String {
    let phrase =
      switch self {
      case .flag, .version, .boolean: Phrase("", "")
      case .text, .place: Phrase("文字", "TEXT")
      case .date: Phrase("日期", "DATE")
      case .instant: Phrase("时间|日期", "INSTANT|DATE")
      case .natural, .size: Phrase("整数", "N")
      case .decimal: Phrase("数", "DECIMAL")
      case .wording(let choices):
        Phrase(choices.map(\.value).joined(separator: "|") + "|…", choices.map(\.value).joined(separator: "|") + "|…")
      case .choice(let choices):
        Phrase(choices.map(\.value).joined(separator: "|"), choices.map(\.value).joined(separator: "|"))
      case .document: Phrase("文件|-|JSON", "FILE|-|JSON")
      case .shorthand(let example): Phrase("\(example)|文件|-|JSON", "\(example)|FILE|-|JSON")
      case .file: Phrase("路径", "PATH")
      case .digest: Phrase("SHA256", "SHA256")
      case .days: Phrase("天数d", "DAYSd")
      case .duration: Phrase("时长", "DURATION")
      case .identifier: Phrase("标识", "ID")
      case .verb: Phrase("动作", "VERB")
      case .command: Phrase("命令", "COMMAND")
      case .word: Phrase("词", "WORD")
      }
    return phrase.text(in: language)
  }

  /// What would be accepted, as the end of a sentence.
  var expectation: Phrase {
    switch self {
    case .flag: Phrase("不带值", "it takes no value")
    case .version: Phrase("只有版本 1", "the only version is 1")
    case .boolean: Phrase("应为 是 或 否（true、false 亦可）", "write true or false (yes and no will do)")
    case .text, .place, .wording: Phrase("应为文字", "write text")
    case .date: Phrase("应为 1900–2200 年的日期，如 2018-06-10", "write a date of the years 1900–2200 such as 2018-06-10")
    case .instant:
      Phrase(
        "应为日期（如 2018-06-10）或时间（如 2018-06-10T09:30:00+08:00）",
        "write a date such as 2018-06-10 or an instant such as 2018-06-10T09:30:00+08:00")
    case .natural, .size: Phrase("应为不小于 0 的整数", "write an integer not below 0")
    case .decimal: Phrase("应为至多两位小数的数，如 199.99", "write a number with at most two decimals such as 199.99")
    case .choice(let choices):
      Phrase(
        "应为 " + choices.map { "\($0.value)（\($0.label.chinese)）" }.joined(separator: "、"),
        "write one of " + choices.map(\.value).joined(separator: ", "))
    case .document: Phrase("应为文件、- 或 JSON", "write a file, - or JSON")
    case .shorthand(let example):
      Phrase("应如 \(example)，或为文件、- 或 JSON", "write something like \(example), or a file, - or JSON")
    case .file: Phrase("应为路径", "write a path")
    case .days:
      Phrase(
        "应为不超过 \(QuestionReader.longestHorizon) 的天数，如 90d",
        "write a number of days up to \(QuestionReader.longestHorizon) such as 90d")
    case .digest: Phrase("应为 64 位十六进制的 SHA-256", "write a SHA-256 of 64 hexadecimal digits")
    case .duration: Phrase("应为时长，如 90、60s、5m、2h、1d", "write a duration such as 90, 60s, 5m, 2h or 1d")
    case .identifier: Phrase("应为标识", "write an identifier")
    case .verb: Phrase("应为动作", "write a verb")
    case .command: Phrase("应为命令", "write a command")
    case .word: Phrase("任意", "write anything")
    }
  }

  /// The word in the form in which it is passed on; nil if it is not of the kind.
  func normalised(_ word: String) -> String? {
    switch self {
    case .flag: nil
    case .version: word == "1" ? word : nil
    case .boolean:
      switch word {
      case "true", "yes", "是": "true"
      case "false", "no", "否": "false"
      default: nil
      }
    case .text, .file, .document, .shorthand, .identifier, .verb, .command: word.isEmpty ? nil : word
    case .word: word
    case .duration: ValueKind.seconds(word).map { String($0) }
    case .date: HumanDate.read(word)?.description
    case .instant: HumanDate.read(word)?.description ?? (Instant(timestamp: Text(word)) == nil ? nil : word)
    case .natural, .size:
      Int64(word.halfWidth).flatMap { $0 >= 0 && !word.halfWidth.hasPrefix("+") ? String($0) : nil }
    case .days:
      ValueKind.natural.normalised(
        word.halfWidth.last.map { "dD天".contains($0) } == true ? String(word.dropLast()) : word
      ).flatMap { days in Int(days).flatMap { $0 <= QuestionReader.longestHorizon ? days : nil } }
    case .decimal: FixedDecimal(text: Text(word)) == nil ? nil : word
    case .choice(let choices): Choice.value(of: word, among: choices)
    case .wording(let choices): word.isEmpty ? nil : Choice.value(of: word, among: choices) ?? word
    case .place: word.isEmpty ? nil : PlaceWords.place(word) ?? word
    case .digest:
      Hex.decode(word).flatMap { $0.count == SHA256.digestSize ? word.lowercased() : nil }
    }
  }

  private static func seconds(_ word: String) -> Int64? {
    let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]
    let unit = word.last.flatMap { units[$0] }
    let digits = unit == nil ? Substring(word) : word.dropLast()
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int64(digits)
    else { return nil }
    let (seconds, overflows) = number.multipliedReportingOverflow(by: unit ?? 1)
    return overflows || seconds > longestDuration ? nil : seconds
  }

  /// A hundred years, in seconds: what is longer is a slip of the pen.
  private static let longestDuration: Int64 = 100 * 366 * 86_400

  /// Whether the value is a word of its own behind the option.
  var takesNextWord: Bool {
    switch self {
    case .flag, .version, .boolean: false
    case .text, .date, .instant, .natural, .decimal, .choice, .place, .wording, .document, .shorthand, .file,
      .digest, .size, .days, .duration, .identifier, .verb, .command, .word:
      true
    }
  }

  /// The values that are offered to those who type; nil if there are none to choose from.
  var offered: [Choice]? {
    switch self {
    case .choice(let choices), .wording(let choices): choices
    default: nil
    }
  }

  /// The allowed word that a wrong one was probably meant to be.
  func suggestion(for word: String) -> String? {
    guard case .choice(let choices) = self else { return nil }
    return Suggestion.closest(to: word, among: choices.map(\.value))
  }
}
