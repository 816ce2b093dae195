import RegistryCore

/// Text as people type it into a cell of a table or a form, where a slip of the hand cannot be told from what is meant
/// once it is recorded. Commands as JSON are made by programs, which mean what they say.
enum TypedText {
  /// What a text may consist of.
  enum Form: Sendable {
    /// It must be found again by whoever types it.
    case identifier
    /// A name, an address, a number.
    case line
    /// Any text, with paragraphs.
    case free
  }

  static func form(of field: FieldSpec) -> Form {
    if freeFields.contains(field.name) { return .free }
    // Ids of commands can be made of names of files, which may have blanks.
    return field.isIdentifier && field.name != "targetCommandId" ? .identifier : .line
  }

  static func form(of field: ContentField) -> Form { freeFields.contains(field.name) ? .free : .line }

  private static let freeFields: Set<Text> = [
    "reason", "ground", "evidence", "legalBasis", "introduction", "competentDepartmentOpinion",
  ]

  /// The text without the white space around it, or what it should not have.
  static func read(_ text: String, as form: Form) -> Result<String, Fault> {
    let text = text.trimmed
    switch form {
    case .free: return .success(text)
    case .line: return text.unicodeScalars.contains(where: breaksLine) ? .failure(.severalLines) : .success(text)
    case .identifier: return text.unicodeScalars.contains(where: misleads) ? .failure(.misleading) : .success(text)
    }
  }

  enum Fault: Error {
    case severalLines
    case misleading

    var sentence: Phrase {
      switch self {
      case .severalLines:
        Phrase("应为一行，不含换行、制表符和控制字符", "it must be one line, without tabs and control characters")
      case .misleading:
        Phrase(
          "标识中不能有空白、控制字符、全角字母和数字",
          "an identifier must not have blanks, control characters or full-width letters and digits")
      }
    }
  }

  private static func breaksLine(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029: true
    // What nobody sees, or what turns the direction of writing.
    case 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// It looks like another character, or like none.
  private static func misleads(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isRegistryWhiteSpace || (0xFF01...0xFF5E).contains(scalar.value) { return true }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: return false
    }
  }
}
