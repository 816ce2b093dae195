import RegistryCore

/// Keys as they are written on a command line.
enum KeyOption {
  static func key(_ word: String, option: UsageError.OptionName) throws(Failure) -> VerifierKey {
    guard !isPrivate(word) else { throw SmallFile.unfit(option.description, privateKey) }
    do throws(FormatFault) { return try read(word) } catch {
      // Not the whole of it: it may be anything that a shell has put there.
      let shown = JSONValue.string(Text(word)).brief ?? ""
      throw .usage(.badValue(option, shown, expected: error.reason.phrase, suggestion: nil), verb: nil)
    }
  }

  static func keys(_ words: [String], option: UsageError.OptionName) throws(Failure) -> [VerifierKey] {
    try words.map { (word) throws(Failure) in try key(word, option: option) }
  }

  /// The key in a file that has nothing else in it. What the file holds is never shown: it may be a secret.
  static func key(inFile path: String, limit: Int) throws(Failure) -> VerifierKey {
    let text = String(decoding: try SmallFile.read(path, limit: limit), as: UTF8.self)
    guard !isPrivate(text) else {
      throw SmallFile.unfit(path, privateKey)
    }
    do throws(FormatFault) { return try read(text.filter { !$0.isWhitespace }) } catch {
      throw SmallFile.unfit(path, error.reason.phrase)
    }
  }

  /// True for what looks like a private key: of a registry or a witness (PEM), or of Go's `sumdb/note`.
  static func isPrivate(_ text: String) -> Bool { text.contains("PRIVATE KEY") || text.contains("PRIVATE+KEY") }

  private static let privateKey = Phrase(
    "这是私钥，不能给别人看；应给出验证密钥（名称+编号+密钥）：登记簿的见 registryctl info，见证人的见 registryctl witness --state 目录",
    "that is a private key, which nobody else may see; the verifier key NAME+ID+KEY is wanted: registryctl info shows a registry's, registryctl witness --state DIR a witness's"
  )

  /// Reads a key, also with the byte order mark that an editor has put before it.
  private static func read(_ text: String) throws(FormatFault) -> VerifierKey {
    try VerifierKey(
      parsing: String(decoding: TextEncoding.withoutMark(Array(text.utf8)), as: UTF8.self), by: SHA256())
  }
}
