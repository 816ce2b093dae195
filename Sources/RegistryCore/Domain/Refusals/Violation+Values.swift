extension Violation {
  /// A value that was found or wanted, for people.
  ///
  /// In Chinese the values of closed sets have the bureau's word before them: 优秀（excellent）. The value itself stays,
  /// since it is what a program has sent, and must send. In English the values are words already.
  ///
  /// - Parameter isList: true for the values that would have passed, with commas behind all but the last; what was found
  ///   may be somebody's text.
  func valueText(_ value: String, isList: Bool = false, in language: Language) -> String {
    guard language == .chinese, let tables = Violation.tablesOfValues[code] else { return value }
    var text = ""
    for (index, word) in value.split(separator: Character(" "), omittingEmptySubsequences: false).enumerated() {
      if index > 0, text.last != "、" { text += " " }
      let isListed = isList && word.last == ","
      let bare = isListed ? word.dropLast() : word
      let label = tables.lazy.compactMap { self.label(of: Text(String(bare)), in: $0) }.first
      text += label.map { "\($0.chinese)（\(bare)）" } ?? String(bare)
      if isListed { text += "、" }
    }
    return text
  }

  /// Where the values of a code are named.
  private enum ValueTable {
    case grades
    case sanctionKinds
    case places
    case stages
    case commands
    case dayKinds
    /// The values of a field of a command.
    case field(CommandName, Text)
    /// The values of the field that the detail names: of every command that has it, of the form, of the facts.
    case fieldOfDetail
    case formField
    case factField
  }

  /// Codes that are not listed have numbers, dates and identifiers only.
  private static let tablesOfValues: [RefusalCode: [ValueTable]] = [
    .unknownGrade: [.grades], .gradeNotRewarded: [.grades], .gradeNeedsNoRectification: [.grades],
    .sanctionIsNotRectification: [.sanctionKinds], .notSerious: [.field(.imposeSanction, "severity")],
    .kindNotForSeverity: [.field(.imposeSanction, "severity"), .sanctionKinds],
    .stageNotInProcedure: [.stages], .stageAlreadyDone: [.stages], .laterStageDone: [.stages],
    .outsideMunicipality: [.places], .wrongReviewBody: [.field(.reviewLocally, "bodyKind"), .places],
    .changesOnlyWithModified: [.field(.decideDispute, "outcome")], .targetIsCorrection: [.commands],
    .noticeTooShort: [.dayKinds], .badValue: [.fieldOfDetail], .formBad: [.formField], .factsBad: [.factField],
  ]

  private func label(of value: Text, in table: ValueTable) -> Phrase? {
    func among(_ values: [EnumValue]?) -> Phrase? { values?.first { $0.value == value }?.label }
    return switch table {
    case .grades: RegulationLabels.grade(value)
    case .sanctionKinds: RegulationLabels.sanctionKind(value)
    case .places: RegulationLabels.jurisdiction(value)
    case .stages: Stage(name: value)?.label
    case .commands: CommandName(name: value).map { Phrase(CommandTable.spec(of: $0).zh, $0.rawValue) }
    case .dayKinds: DayKind(name: value)?.label
    case .field(let command, let name): among(CommandTable.spec(of: command).field(name)?.allowed)
    case .fieldOfDetail: detail.flatMap { Violation.commonLabel(ofValue: value, ofField: $0) }
    case .formField: detail.flatMap { among(FormTable.field($0)?.allowed) }
    case .factField: detail.flatMap { among(FactTable.field($0)?.allowed) }
    }
  }

  /// The label that every command with such a field and such a value of it gives the value.
  private static func commonLabel(ofValue value: Text, ofField name: Text) -> Phrase? {
    let labels = Set(
      CommandTable.all.compactMap { $0.field(name)?.allowed.first { $0.value == value }?.label })
    return labels.count == 1 ? labels.first : nil
  }
}
