import RegistryCore

/// A cell that a spreadsheet shows as it is.
enum SpreadsheetCell {
  /// - Parameter value: what the text stands for: only text is protected, numbers are to be counted with.
  static func text(_ text: String, _ value: JSONValue?) -> String {
    if case .number = value { return text }
    guard let first = text.unicodeScalars.first else { return text }
    // What begins so is a formula to a spreadsheet, and could come from a stranger's form (CWE-1236).
    if "=+-@\t\r＝＋－＠".unicodeScalars.contains(first) { return "'" + text }
    // Days and moments are to be counted with, too.
    if case .string(let original) = value, Instant(timestamp: original) != nil { return text }
    guard CivilDate(written: Text(text)) == nil, looksLikeNumber(text) else { return text }
    // A blank that is no digit keeps the code a text: 001 would lose its zeros, and 18 digits their last three.
    return text + "\t"
  }

  /// Numbers, times, fractions and whatever else a spreadsheet would compute a value of.
  private static func looksLikeNumber(_ text: String) -> Bool {
    text.utf8.contains { (0x30...0x39).contains($0) }
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || "-/:.,%eE ".utf8.contains($0) }
  }
}
