import RegistryCore

extension Phrase {
  /// Whether people call so what the phrase names: as it stands there, in either language, whatever the width of its marks
  /// and the case of its letters; `警告/约谈` is called by each of its parts, too.
  func names(_ word: String) -> Bool {
    let wanted = Phrase.plain(word)
    guard !wanted.isEmpty else { return false }
    if Phrase.plain(english) == wanted || Phrase.plain(chinese) == wanted { return true }
    return chinese.split(separator: "/").contains { Phrase.plain(String($0)) == wanted }
  }

  private static func plain(_ word: String) -> String { word.trimmed.halfWidth.lowercased() }
}

extension ValueKind.Choice {
  init(_ value: Text, _ label: Phrase?) {
    self.init(value: value.string, label: label ?? Phrase(value.string, value.string))
  }

  /// The value that a word means among these, by itself or by its label.
  static func value(of word: String, among choices: [ValueKind.Choice]) -> String? {
    let word = word.trimmed
    return (choices.first { $0.value == word } ?? choices.first { $0.label.names(word) })?.value
  }
}

/// The values that the built-in regulation has for fields which the law leaves to the regulation. Another one may have
/// others, so that what is none of these is passed on as it is.
enum RegulationWords {
  /// Nil for fields that take any text, or whose values the law itself has.
  static func choices(of field: FieldSpec) -> [ValueKind.Choice]? {
    guard field.allowed.isEmpty else { return nil }
    switch field.name.string {
    case "grade": return grades
    case "kind": return sanctionKinds
    default: return nil
    }
  }

  private static let grades = Parameters.shuozhou2016.assessmentGrades.map {
    ValueKind.Choice($0, Labels.grade($0))
  }

  private static let sanctionKinds: [ValueKind.Choice] = {
    let kinds = Parameters.shuozhou2016.sanctionKinds
    var known: Set<Text> = []
    return (kinds.minor + kinds.moderate + kinds.serious).filter { known.insert($0).inserted }.map {
      ValueKind.Choice($0, Labels.sanctionKind($0))
    }
  }()
}
