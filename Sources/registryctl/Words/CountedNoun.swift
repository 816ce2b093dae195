/// English counts one thing otherwise than several; Chinese does not.
enum CountedNoun {
  /// `1 command`, `2 commands`.
  static func english(_ count: Int, _ one: String) -> String { "\(count) \(count == 1 ? one : one + "s")" }

  /// `number 22`, `numbers 22, 23`.
  static func numbers(_ literals: [String]) -> String {
    (literals.count == 1 ? "number " : "numbers ") + literals.joined(separator: ", ")
  }
}
