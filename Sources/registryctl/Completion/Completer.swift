import RegistryCore

/// What the last word of an unfinished command line can become, from the table of verbs.
///
/// It understands as much of the line as there is and never complains: a line that makes no sense has no completions.
struct Completer {
  /// One possible word, and what it stands for.
  struct Candidate: Equatable {
    let word: String
    let note: String
  }

  /// The words that can stand last.
  private(set) var candidates: [Candidate] = []
  /// Names of files can stand there too.
  private(set) var takesFiles = false
  /// Identifiers of this kind can stand there too, which only the daemon knows.
  private(set) var identifiers: EntityKind?
  /// What must stand before each identifier: `--space=`.
  private(set) var identifierPrefix = ""
  /// The socket that the line names.
  private(set) var socket: String?

  private let language: Language
  private var verb: Verb?
  private var operandCount = 0
  private var isAfterVerb = false
  /// The next word is the list's verb.
  private var isTable = false
  private var optionsEnded = false
  /// The option whose value the last word is.
  private var awaiting: OptionSpec?
  private var given: Set<String> = []

  /// The last word as it is so far.
  let current: String

  /// - Parameter words: those of the line behind the program's name; the last is the unfinished one, possibly empty.
  init(_ words: [String], in language: Language) {
    self.language = language
    current = words.last ?? ""
    read(words.dropLast())
    complete()
  }

  private var options: [OptionSpec] { verb?.allOptions ?? OptionSpec.common + [.version] }

  private mutating func read(_ words: ArraySlice<String>) {
    var rest = words
    while let word = rest.popFirst() {
      if optionsEnded || word == "-" || !word.hasPrefix("-") {
        if verb == nil, operandCount == 0 { verb = VerbTable.find(word) }
        if verb?.name == TableVerb.name, isAfterVerb { verb = TableVerb.list(word) }
        // A word that is no verb leaves nothing to complete.
        if verb == nil || isAfterVerb, !isTable { operandCount += 1 }
        isTable = verb?.name == TableVerb.name
        isAfterVerb = true
        continue
      }
      if word == "--" {
        optionsEnded = true
        continue
      }
      let (name, value) = Completer.parts(of: word)
      given.insert(name)
      guard let option = options.first(where: { $0.name == name }), option.value.takesNextWord else { continue }
      guard value == nil else {
        note(value, of: option)
        continue
      }
      if rest.isEmpty { awaiting = option } else { note(rest.removeFirst(), of: option) }
    }
  }

  private mutating func note(_ value: String?, of option: OptionSpec) {
    if option.name == "socket" { socket = value }
  }

  private static func parts(of word: String) -> (name: String, value: String?) {
    let parts = word.drop { $0 == "-" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    return (KebabCase.name(String(parts.first ?? "")), parts.count > 1 ? String(parts[1]) : nil)
  }

  private mutating func complete() {
    if let awaiting { return add(values: awaiting.value, before: "") }
    if !optionsEnded, current.hasPrefix("-"), current != "-" { return completeOption() }
    guard let verb else {
      guard operandCount == 0 else { return }
      return add(values: .verb, before: "")
    }
    guard let last = verb.operands.last else { return }
    if operandCount < verb.operands.count { return add(values: verb.operands[operandCount].value, before: "") }
    switch last.count {
    case .oneOrMore, .any: add(values: last.value, before: "")
    case .one, .optional: break
    }
  }

  private mutating func completeOption() {
    let (name, value) = Completer.parts(of: current)
    if value != nil {
      guard let option = options.first(where: { $0.name == name }) else { return }
      return add(values: option.value, before: String(current.prefix { $0 != "=" }) + "=")
    }
    for option in options where option.isRepeatable || !given.contains(option.name) {
      let purpose = option.purpose.text(in: language)
      add("--\(option.name)", purpose)
      if case .boolean = option.value { add("--no-\(option.name)", purpose) }
    }
  }

  /// The words that a value can be.
  private mutating func add(values kind: ValueKind, before prefix: String) {
    switch kind {
    case .flag, .text, .date, .instant, .natural, .decimal, .digest, .size, .days, .duration, .word: break
    case .version: add(prefix + "1", "")
    case .boolean:
      add(prefix + "true", Phrase("是", "yes").text(in: language))
      add(prefix + "false", Phrase("否", "no").text(in: language))
    case .choice(let choices), .wording(let choices): add(choices, before: prefix)
    case .place: add(PlaceWords.choices, before: prefix)
    case .document, .shorthand, .file: takesFiles = true
    case .identifier(let kind):
      identifiers = kind
      identifierPrefix = prefix
    case .verb where isTable:
      for verb in VerbTable.general where TableVerb.list(verb.name) != nil {
        add(prefix + verb.name, verb.purpose.text(in: language))
      }
    case .verb:
      for verb in VerbTable.general { add(prefix + verb.name, verb.purpose.text(in: language)) }
      addCommands(before: prefix)
    case .command: addCommands(before: prefix)
    }
  }

  private mutating func add(_ choices: [ValueKind.Choice], before prefix: String) {
    for choice in choices { add(prefix + choice.value, choice.label.text(in: language)) }
  }

  private mutating func addCommands(before prefix: String) {
    for name in CommandName.allCases {
      add(prefix + KebabCase.name(name.rawValue), CommandTable.spec(of: name).label(in: language))
    }
  }

  private mutating func add(_ word: String, _ note: String) {
    if word.utf8.starts(with: current.utf8) { candidates.append(Candidate(word: word, note: note)) }
  }
}
