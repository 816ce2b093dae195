import RegistryCore

/// What may be written for the JSON of a field: `1-8` for sections of the plan, `R4.1b,R4.4=false` for attested
/// conditions.
enum ShortForm {
  /// The value that a word stands for; nil if the field has no short form, or the word is none.
  static func value(_ word: String, of field: FieldSpec) -> JSONValue? {
    switch field.content {
    case .planSections: numbers(word).map { .array($0.map { .number(JSONNumber($0)) }) }
    case .attestations: attestations(word).map { .object($0) }
    case .form, .facts, .metrics, .members, .verified, .parameters, .changes, nil: nil
    }
  }

  /// What a short form of the field looks like; nil if it has none.
  static func example(of field: FieldSpec) -> String? {
    switch field.content {
    case .planSections: "1-\(PlanSections.headings.count)"
    case .attestations: "R4.1b,R4.2d"
    case .form, .facts, .metrics, .members, .verified, .parameters, .changes, nil: nil
    }
  }

  /// Why a word is no short form of a field that has one.
  static func fault(_ word: String, of field: FieldSpec) -> UsageError {
    let option = UsageError.OptionName(KebabCase.name(field.name.string))
    let expected = ActVerb.option(field).value.expectation
    guard field.content == .attestations else {
      return .badValue(option, word, expected: expected, suggestion: nil)
    }
    let known = Parameters.shuozhou2016.attestedConditions.map(\.rawValue)
    let part = parts(word).first { attestations($0) == nil } ?? word
    let whole = Phrase(
      "\(expected.chinese)；须人工认定的有 \(known.joined(separator: "、"))",
      "\(expected.english); to be attested are \(known.joined(separator: ", "))")
    return .badValue(option, part, expected: whole, suggestion: nil)
  }

  /// Separated by commas; also by 、 and what else a Chinese keyboard has.
  private static func parts(_ word: String) -> [String] {
    word.halfWidth.split(separator: ",", omittingEmptySubsequences: false).map { String($0).trimmed }
  }

  /// Numbers up to 99, and ranges of them.
  private static func numbers(_ word: String) -> [Int]? {
    var result: [Int] = []
    for part in parts(word) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1], 0 < first,
        first <= last, last < 100
      else { return nil }
      result += first...last
    }
    return result
  }

  private static func attestations(_ word: String) -> JSONObject? {
    var result: JSONObject = [:]
    for part in parts(word) {
      let pair = part.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      guard (1...2).contains(pair.count), Rule(name: Text(pair[0])) != nil,
        let value = ValueKind.boolean.normalised(pair.count == 2 ? pair[1] : "true")
      else { return nil }
      result[Text(pair[0])] = .bool(value == "true")
    }
    return result
  }
}
