import RegistryCore

/// In which language the program speaks.
enum OutputLanguage {
  /// That of the option if it names one, else that of the locale.
  static func choose(arguments: [String], environment: CommandLineEnvironment) -> Language {
    named(in: arguments) ?? ofLocale(environment)
  }

  /// The language that `--lang` names, wherever it stands; looked for before anything else is understood, so that even a
  /// complaint about the command line is in it.
  private static func named(in arguments: [String]) -> Language? {
    for (index, word) in arguments.enumerated() {
      if word == "--" { return nil }
      if word == "--lang", index + 1 < arguments.count { return Language(rawValue: arguments[index + 1]) }
      if word.hasPrefix("--lang=") { return Language(rawValue: String(word.dropFirst(7))) }
    }
    return nil
  }

  /// Chinese under `zh_*`. Of the variables the first that is set and not empty decides (POSIX XBD 8.2).
  private static func ofLocale(_ environment: CommandLineEnvironment) -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
      .compactMap { environment.variable($0) }
      .first { !$0.isEmpty }
    guard let locale, locale.lowercased().hasPrefix("zh") else { return .english }
    let rest = locale.dropFirst(2)
    return rest.isEmpty || !(rest.first?.isLetter ?? false) ? .chinese : .english
  }
}
