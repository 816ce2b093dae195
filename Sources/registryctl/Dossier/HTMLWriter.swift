import RegistryCore

/// Writes HTML in which every text from outside is text: names of elements and attributes are the program's own, and
/// everything else is escaped.
struct HTMLWriter {
  private(set) var html = ""

  typealias Attribute = (name: StaticString, value: String)

  /// An element with what is written inside it.
  mutating func element(
    _ name: StaticString, _ attributes: [Attribute] = [], _ body: (inout HTMLWriter) -> Void
  ) {
    open(name, attributes)
    body(&self)
    html += "</\(name)>"
  }

  /// An element with a text inside it.
  mutating func element(_ name: StaticString, _ attributes: [Attribute], _ text: String) {
    element(name, attributes) { $0.text(text) }
  }

  mutating func element(_ name: StaticString, _ text: String) {
    element(name, [], text)
  }

  /// An element that has no inside in HTML: `meta`, `br`, `hr`, `col`.
  mutating func void(_ name: StaticString, _ attributes: [Attribute] = []) {
    open(name, attributes)
  }

  /// Text. Line feeds stay; where they are to be seen, the style says so.
  mutating func text(_ text: String) {
    html += Self.escaped(text)
  }

  /// A line of the log byte for byte: only what means something to HTML is written otherwise, and reads the same. JSON
  /// has no bare control characters.
  mutating func exact(_ line: String) {
    for scalar in line.unicodeScalars { html += Self.reference(scalar) ?? String(scalar) }
  }

  /// Several texts, each on its own line.
  mutating func lines(_ lines: [String]) {
    for (index, line) in lines.enumerated() {
      if index > 0 { void("br") }
      text(line)
    }
  }

  /// A style sheet that the program has written itself.
  mutating func style(_ sheet: String) {
    precondition(!sheet.contains("</"), "a style sheet cannot hold the end of its own element")
    html += "<style>\(sheet)</style>"
  }

  /// A line feed between elements, so that a person can read the source.
  mutating func newLine() {
    html += "\n"
  }

  mutating func declaration() {
    html += "<!DOCTYPE html>\n"
  }

  private mutating func open(_ name: StaticString, _ attributes: [Attribute]) {
    html += "<\(name)"
    for attribute in attributes { html += " \(attribute.name)=\"\(Self.escaped(attribute.value))\"" }
    html += ">"
  }

  /// The five characters that mean something to HTML; what HTML cannot hold at all (control characters, and those that
  /// turn the direction of writing around) is shown by its number.
  static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if let reference = reference(scalar) {
        result += reference
      } else if scalar == "\n" || scalar == "\t" {
        result.unicodeScalars.append(scalar)
      } else {
        result += String(scalar).harmless
      }
    }
    return result
  }

  private static func reference(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\"": "&quot;"
    case "'": "&#39;"
    case _: nil
    }
  }

  /// A text as a string of CSS: all but letters and digits by their numbers, so that nothing in it can end the string.
  static func cssString(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar.isASCII, scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        result += "\\\(String(scalar.value, radix: 16)) "
      }
    }
    return result + "\""
  }
}
