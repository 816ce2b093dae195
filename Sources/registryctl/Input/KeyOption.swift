import RegistryCore

/// Keys as they are written on a command line.
enum KeyOption {
  static func key(_ word: String, option: UsageError.OptionName) throws(Failure) -> VerifierKey {
    do throws(FormatFault) { return try VerifierKey(parsing: word, by: SHA256()) } catch {
      throw .usage(
        .badValue(option, word, expected: Phrase(error.reason.description, error.reason.description), suggestion: nil),
        verb: nil)
    }
  }

  static func keys(_ words: [String], option: UsageError.OptionName) throws(Failure) -> [VerifierKey] {
    try words.map { (word) throws(Failure) in try key(word, option: option) }
  }
}
