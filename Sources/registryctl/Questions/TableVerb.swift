import RegistryCore

/// `table`: any list in any form. The words behind it are those of the list's own verb, with `--format`.
enum TableVerb {
  static let name = "table"

  static let verb = Verb(
    name: name, section: .questions,
    purpose: Phrase("把任一清单输出为表格、CSV、JSON 行或电子表格", "any list as table, CSV, JSON lines or for a spreadsheet"),
    operands: [OperandSpec("清单", "LIST", .verb)],
    example: "table register --on 2024-12-31 --format excel > 名录.csv",
    remarks: Phrase(
      "清单为有 --format 选项的动作，其余的词同该动作。csv 为原值，供程序读取；excel 带 BOM 和中文列名，代码按文本保留，以 = + - @ 开头的格前加 '，不会被当作公式。",
      "LIST is a verb that has --format; the words behind it are those of that verb. csv has the plain values, for programs. excel has a BOM and the bureau's words, keeps codes as text, and puts ' before a cell that begins with = + - @, so that it is never taken for a formula."
    ),
    run: { (_) throws(Failure) in preconditionFailure("the verb of the list runs in its place") })

  /// The verb of a list; nil if the word is none.
  static func list(_ word: String) -> Verb? {
    VerbTable.find(word).flatMap { verb in verb.options.contains(where: isListFormat) ? verb : nil }
  }

  /// Other verbs have a format too: that of what they read.
  private static func isListFormat(_ option: OptionSpec) -> Bool {
    guard option.name == ListFormat.option.name, case .choice(let choices) = option.value else { return false }
    return choices.contains { $0.value == ListFormat.excel.rawValue }
  }
}
