extension Violation {
  /// The detail for people: as it stands in the code, and what the bureau calls the thing, if it has a name.
  func detailText(in language: Language) -> String? {
    guard let detail else { return nil }
    guard let label = label(of: detail)?.text(in: language) else { return detail.string }
    return language == .chinese ? "\(detail) \(label)" : "\(detail): \(label)"
  }

  private func label(of detail: Text) -> Phrase? {
    switch Violation.tablesOfDetails[code] {
    case .form: FormTable.field(detail)?.label
    case .facts: FactTable.field(detail)?.label
    case .metrics: MetricTable.field(detail)?.label
    case .stages: Stage(name: detail)?.label
    case .creditCodeFaults: CreditCodeFault(name: detail)?.phrase
    case .parameters: ParameterTable.spec(of: detail)?.meaning
    case .fields: Violation.commonLabel(ofField: detail)
    case nil: nil
    }
  }

  /// Where the details of a code are named.
  private enum DetailTable {
    case form
    case facts
    case metrics
    case stages
    case creditCodeFaults
    case parameters
    case fields
  }

  /// Codes that are not listed have no detail, or one that has no other name.
  private static let tablesOfDetails: [RefusalCode: DetailTable] = [
    .formMissing: .form, .formBad: .form, .factsBad: .facts, .notVerified: .facts, .metric: .metrics,
    .stageMissing: .stages, .stageFailed: .stages, .beforeStage: .stages, .badUscc: .creditCodeFaults,
    .badParameter: .parameters, .missing: .fields, .badString: .fields, .badObject: .fields, .badDate: .fields,
    .afterRecording: .fields, .badInt: .fields, .badBool: .fields, .badList: .fields, .badDocumentNo: .fields,
    .badValue: .fields, .badDecimal: .fields, .unexpectedField: .fields, .identifierImmutable: .fields,
  ]

  /// The label of a field that every command with such a field gives it; a violation does not know its command.
  private static func commonLabel(ofField name: Text) -> Phrase? {
    let labels = Set(
      CommandTable.all.compactMap { $0.field(name) }.map { Phrase($0.zh, $0.meaning) })
    return labels.count == 1 ? labels.first : nil
  }
}

extension CreditCodeFault {
  package var phrase: Phrase {
    switch self {
    case .length: Phrase("应为 18 位", "must have 18 characters")
    case .character: Phrase("有不允许的字符", "has a character that is not allowed")
    case .regionCode: Phrase("第 3–8 位应为数字", "positions 3–8 must be digits")
    case .checkCharacter: Phrase("校验码不符", "the check character is wrong")
    }
  }
}
