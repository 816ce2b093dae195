import RegistryCore

/// The words of a command line, taken as options one after the other: `--name value` or `--name=value`.
struct OptionWords {
  private var words: ArraySlice<String>
  private let allowed: [Option]
  private var seen: [Option] = []

  init(_ words: [String], allowed: [Option]) {
    self.words = words[...]
    self.allowed = allowed
  }

  /// The next option with its value, which is empty if it takes none; nil after the last.
  mutating func next() throws(UsageError) -> (option: Option, value: String)? {
    guard let word = words.popFirst() else { return nil }
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard word.hasPrefix("-") else {
      throw UsageError(
        sentence: "\"\(word)\" is not expected here\(Self.suggestion(for: word, among: ["init", "init-key", "man"]))")
    }
    guard let option = Option(rawValue: parts[0]), allowed.contains(option) else { throw unknown(parts[0]) }
    guard !seen.contains(option) else { throw UsageError(sentence: "\(option.rawValue) is given twice") }
    seen.append(option)
    guard option.takesValue else {
      guard parts.count == 1 else { throw UsageError(sentence: "\(option.rawValue) takes no value") }
      return (option, "")
    }
    if parts.count == 2, !parts[1].isEmpty { return (option, parts[1]) }
    guard parts.count == 1, let value = words.popFirst(), !value.isEmpty else {
      throw UsageError(sentence: "\(option.rawValue) needs a value")
    }
    return (option, value)
  }

  private func unknown(_ name: String) -> UsageError {
    if let option = Option(rawValue: name) {
      let place = Option.ofInit.contains(option) ? "registryd init" : "registryd without init"
      return UsageError(sentence: "\(name) belongs to \(place)")
    }
    let known = allowed.map(\.rawValue) + ["--help", "--version"]
    return UsageError(sentence: "there is no option \(name)\(Self.suggestion(for: name, among: known))")
  }

  /// `; did you mean …?` if one of the names is close, else nothing.
  private static func suggestion(for word: String, among names: [String]) -> String {
    Suggestion.closest(to: word, among: names).map { "; did you mean \($0)?" } ?? ""
  }
}
