/// Writes tables as comma-separated values (RFC 4180).
enum CSVText {
  /// A record with its line end; fields are quoted where they must be.
  static func line(_ fields: [String]) -> String {
    fields.map(field).joined(separator: ",") + "\r\n"
  }

  static func field(_ text: String) -> String {
    guard text.utf8.contains(where: { "\",\r\n".utf8.contains($0) }) || text.hasPrefix(" ") || text.hasSuffix(" ")
    else {
      return text
    }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
