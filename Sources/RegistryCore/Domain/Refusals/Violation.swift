/// One failed check: the rule, the code, and the values that failed.
package struct Violation: Error, Equatable, Sendable {
  /// The rule that is not met; a refusal takes its article from it.
  package let rule: Rule
  /// Which check of the rule failed; the same code may stand under several rules.
  package let code: RefusalCode
  /// What stands behind the colon of the code: a field, a stage, a fault.
  package let detail: Text?
  /// The value that failed, in no language: a number, a date, an identifier.
  package let found: String?
  /// The value that would have passed, in no language; the code's `relation` says how to read it ("at least").
  package let wanted: String?
  /// What stands against a command that a repair would make illegal; at most one.
  private let causes: [Violation]

  /// Takes a detail only for a code that carries one, and values in no language.
  package init(
    _ rule: Rule, _ code: RefusalCode, detail: Text? = nil, found: String? = nil, wanted: String? = nil,
    cause: Violation? = nil
  ) {
    self.rule = rule
    self.code = code
    self.detail = detail
    self.found = found
    self.wanted = wanted
    causes = cause.map { [$0] } ?? []
  }

  /// `code`, or `code:detail`.
  package var codeText: Text {
    if let detail { Text("\(code.rawValue):\(detail.string)") } else { code.name }
  }

  /// The violation in a sentence for people.
  ///
  /// 第四条（二） R4.2a 可自主支配场地面积不足：实际 199.99，要求不低于 200, or
  /// art. 4(2) R4.2a total area below the minimum: found 199.99, wanted at least 200.
  package func sentence(in language: Language) -> String {
    var text = "\(rule.article(in: language)) \(rule.rawValue) \(code.phrase(in: language))"
    if let detail = detailText(in: language) {
      switch language {
      case .chinese: text += "（\(detail)）"
      case .english: text += " (\(detail))"
      }
    }
    if let cause = causes.first {
      return text + (language == .chinese ? "：" : ": ") + cause.sentence(in: language)
    }
    let values = [
      found.map { (language == .chinese ? "实际 " : "found ") + valueText($0, in: language) },
      wanted.map {
        (language == .chinese ? "要求" : "wanted ")
          + code.relation.text(valueText($0, isList: true, in: language), in: language)
      },
    ].compactMap(\.self)
    guard !values.isEmpty else { return text }
    switch language {
    case .chinese: return text + "：" + values.joined(separator: "，")
    case .english: return text + ": " + values.joined(separator: ", ")
    }
  }
}
