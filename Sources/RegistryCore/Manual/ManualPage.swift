/// A manual page being written, in the macros of man(7), which every formatter understands.
///
/// All text is ASCII: other characters stand as `\[uXXXX]`, so that the page looks the same whatever the formatter
/// takes the encoding of its input to be.
package struct ManualPage {
  /// The page so far.
  package private(set) var text: String
  /// A heading begins a paragraph by itself.
  private var isAfterHeading = false

  /// - Parameters:
  ///   - section: 1 for a user's command, 8 for an administrator's.
  ///   - date: of the program's version, `YYYY-MM-DD`.
  package init(name: String, section: Int, date: String, source: String, manual: String) {
    text =
      ".TH \(Roff.quoted(name.uppercased())) \(section) \"\(date)\" \(Roff.quoted(source)) \(Roff.quoted(manual))\n"
    // Not hyphenated, not justified: option names and Chinese text are copied from here.
    text += ".nh\n.ad l\n"
  }

  /// Begins a section. The standard names of man-pages(7) are in capitals, which is for the caller.
  package mutating func section(_ title: String) {
    text += ".SH \(Roff.quoted(title))\n"
    isAfterHeading = true
  }

  /// A heading below the section's.
  package mutating func subsection(_ title: String) {
    text += ".SS \(Roff.quoted(title))\n"
    isAfterHeading = true
  }

  /// `name - what it does`, which whatis(1) reads.
  package mutating func name(_ name: String, _ purpose: String) {
    text += Roff.escaped(name) + " \\- " + Roff.escaped(purpose) + "\n"
  }

  /// Text that the formatter breaks into lines; a line feed in it is a blank.
  package mutating func paragraph(_ body: String) {
    beginParagraph()
    text += Roff.line(body)
  }

  /// A term with what it means below it.
  package mutating func entry(_ term: String, _ body: String) {
    text += ".TP\n\\fB" + Roff.escaped(term) + "\\fP\n" + Roff.line(body)
    isAfterHeading = false
  }

  /// A line to be copied, broken nowhere.
  package mutating func example(_ line: String) {
    beginParagraph()
    text += ".RS 4\n.nf\n" + Roff.line(line) + ".fi\n.RE\n"
  }

  private mutating func beginParagraph() {
    if !isAfterHeading { text += ".PP\n" }
    isAfterHeading = false
  }
}

/// Text in the language of roff formatters.
private enum Roff {
  /// A line of text: what would be taken for a request at its beginning is not.
  static func line(_ text: String) -> String {
    let body = escaped(text)
    return (body.hasPrefix(".") || body.hasPrefix("'") ? "\\&" : "") + body + "\n"
  }

  static func quoted(_ text: String) -> String {
    "\"" + escaped(text) + "\""
  }

  static func escaped(_ text: String) -> String {
    var result = ""
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if let previous, mayBreak(between: previous, and: scalar) { result += "\\:" }
      result += escaped(scalar)
      previous = scalar
    }
    return result
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\\": return "\\e"
    case "-": return "\\-"
    case "\"": return "\\(dq"
    case "'": return "\\(aq"
    case "`": return "\\(ga"
    case "^": return "\\(ha"
    case "~": return "\\(ti"
    case "\n": return " "
    case _ where scalar.isASCII: return String(scalar)
    case _:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "\\[u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "]"
    }
  }

  /// Chinese has no blanks to break a line at; it breaks between characters, but for marks that begin or end no line.
  private static func mayBreak(between first: Unicode.Scalar, and second: Unicode.Scalar) -> Bool {
    guard first.value >= 0x2E80 || second.value >= 0x2E80, first != " ", second != " " else { return false }
    return !"，。；：、）》」？！…〕”".unicodeScalars.contains(second) && !"（《「〔“".unicodeScalars.contains(first)
  }
}
