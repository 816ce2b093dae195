import RegistryCore

/// Understands the words of a command line by the table of verbs. It touches nothing.
struct ArgumentParser {
  /// What a command line asks for.
  enum Request {
    case run(Verb, ParsedArguments)
    /// Help on a verb, or on the program.
    case help(Verb?)
    case version
  }

  private var rest: ArraySlice<String>
  private var verb: Verb?
  private var operands: [String] = []
  private var values: [String: [String]] = [:]
  /// The list's verb is still to come.
  private var isTable = false

  private init(_ words: [String]) {
    rest = words[...]
  }

  /// - Parameter malformed: the places of words that are not UTF-8. Nothing is made of them: what is recorded stays.
  static func parse(_ words: [String], malformed: [Int] = []) throws(Failure) -> Request {
    var parser = ArgumentParser(words)
    do throws(UsageError) {
      if let place = malformed.first { throw notUTF8(place, in: words) }
      return try parser.request()
    } catch {
      throw .usage(error, verb: parser.verb?.name)
    }
  }

  /// Names the option whose value it is, `--name=` or the word before it, or else its place.
  private static func notUTF8(_ place: Int, in words: [String]) -> UsageError {
    let word = words[place]
    if word.hasPrefix("--"), let end = word.firstIndex(of: "=") { return .notUTF8(String(word[..<end])) }
    let before = place > 0 ? words[place - 1] : ""
    let isValue = before.hasPrefix("--") && before != "--" && !before.contains("=")
    return .notUTF8(isValue ? before : nil)
  }

  private mutating func request() throws(UsageError) -> Request {
    var optionsEnded = false
    while let word = rest.popFirst() {
      if optionsEnded || word == "-" || !word.hasPrefix("-") {
        if verb == nil || isTable && operands.isEmpty && verb?.name == TableVerb.name {
          try setVerb(word)
        } else {
          operands.append(word)
        }
      } else if word == "--" {
        optionsEnded = true
      } else if word == "-h" {
        values["help"] = ["true"]
      } else {
        try takeOption(word)
      }
    }
    if values["help"] != nil { return .help(verb) }
    guard let verb else {
      if values["version"] != nil { return .version }
      throw .noVerb
    }
    try checkOperands(of: verb)
    try checkRequired(of: verb)
    return .run(verb, ParsedArguments(operands: operands, values: values))
  }

  private mutating func setVerb(_ word: String) throws(UsageError) {
    if isTable {
      guard let list = TableVerb.list(word) else { throw .noList(word) }
      verb = list
      return
    }
    isTable = word == TableVerb.name
    guard let found = VerbTable.find(word) else {
      throw .unknownVerb(word, suggestion: Suggestion.closest(to: word, among: VerbTable.names))
    }
    verb = found
  }

  private var knownOptions: [OptionSpec] {
    verb?.allOptions ?? OptionSpec.common + [.version]
  }

  private mutating func takeOption(_ word: String) throws(UsageError) {
    let body = word.drop { $0 == "-" }
    let parts = body.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let given = parts.first ?? ""
    let value = parts.count > 1 ? parts[1] : nil
    let name = KebabCase.name(given)
    guard word.hasPrefix("--") else {
      throw .unknownOption("-\(given)", suggestion: Suggestion.closest(to: name, among: knownOptions.map(\.name)))
    }
    if let option = knownOptions.first(where: { $0.name == name }) {
      return try take(option, value)
    }
    if name.hasPrefix("no-"), let option = knownOptions.first(where: { $0.name == name.dropFirst(3) }),
      case .boolean = option.value
    {
      guard value == nil else { throw .unexpectedValue(.init(name)) }
      return try put(option, "false")
    }
    throw .unknownOption("--\(given)", suggestion: Suggestion.closest(to: name, among: knownOptions.map(\.name)))
  }

  private mutating func take(_ option: OptionSpec, _ value: String?) throws(UsageError) {
    switch option.value {
    case .flag:
      guard value == nil else { throw .unexpectedValue(.init(option.name)) }
      try put(option, "true")
    case .version: try put(option, try checked(value ?? "1", for: option))
    case .boolean: try put(option, try checked(value ?? "true", for: option))
    case .text, .date, .instant, .natural, .decimal, .choice, .place, .wording, .document, .shorthand, .file,
      .digest, .size, .days, .duration, .identifier, .verb, .command, .word:
      let word: String
      if let value { word = value } else { word = try nextWord(for: option) }
      try put(option, try checked(word, for: option))
    }
  }

  /// The word behind an option; one that looks like an option must be joined to it with `=`.
  private mutating func nextWord(for option: OptionSpec) throws(UsageError) -> String {
    guard let word = rest.first, !word.hasPrefix("--") else {
      throw .valueMissing(.init(option.name), expected: option.value.expectation)
    }
    rest.removeFirst()
    return word
  }

  private func checked(_ word: String, for option: OptionSpec) throws(UsageError) -> String {
    if let value = option.value.normalised(word) { return value }
    throw .badValue(
      .init(option.name), word, expected: option.value.expectation, suggestion: option.value.suggestion(for: word))
  }

  private mutating func put(_ option: OptionSpec, _ value: String) throws(UsageError) {
    guard option.isRepeatable || values[option.name] == nil else { throw .duplicateOption(.init(option.name)) }
    values[option.name, default: []].append(value)
  }

  private mutating func checkOperands(of verb: Verb) throws(UsageError) {
    var checked: [String] = []
    var rest = operands[...]
    for spec in verb.operands {
      guard let first = rest.popFirst() else {
        switch spec.count {
        case .optional, .any: continue
        case .one, .oneOrMore: throw .operandMissing(spec.name)
        }
      }
      checked.append(try self.checked(first, for: spec))
      switch spec.count {
      case .one, .optional: break
      case .oneOrMore, .any:
        while let next = rest.popFirst() { checked.append(try self.checked(next, for: spec)) }
      }
    }
    if let extra = rest.first { throw .unexpectedOperand(extra, hint: hint(forExtra: extra, of: verb)) }
    operands = checked
  }

  private func checked(_ word: String, for operand: OperandSpec) throws(UsageError) -> String {
    guard let value = operand.value.normalised(word) else {
      throw .badOperand(operand.name, word, expected: operand.value.expectation)
    }
    return value
  }

  /// `--sealed false` reads well and is a word too many.
  private func hint(forExtra word: String, of verb: Verb) -> Phrase? {
    guard ValueKind.boolean.normalised(word) != nil,
      let option = verb.options.first(where: { option in
        if case .boolean = option.value { return values[option.name] == ["true"] }
        return false
      })
    else { return nil }
    return Phrase("请写 --\(option.name)=\(word)", "write --\(option.name)=\(word)")
  }

  private func checkRequired(of verb: Verb) throws(UsageError) {
    let missing = verb.options.filter { $0.isRequired && values[$0.name] == nil }
    guard missing.isEmpty else { throw .optionsMissing(missing.map { .init($0.name) }) }
  }
}
