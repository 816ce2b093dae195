import RegistryCore

/// `template`: the data of a command as a form to fill in.
enum TemplateVerb {
  static let verb = Verb(
    name: "template", section: .entry,
    purpose: Phrase("某命令的空白表，填好后用 --data 交回", "a blank form of a command, for --data"),
    operands: [OperandSpec("命令", "COMMAND", .command)],
    options: [
      OptionSpec("csv", .flag, "表格的首行，供 submit --format csv 填写", "the first row of a table for submit --format csv")
    ],
    example: "template submit-application > application.json",
    remarks: Phrase(
      "空白表是带注释的 JSON：// 到行末为注释，读回时忽略；null 表示未填。",
      "The form is JSON with comments: what follows // on a line is ignored when it is read back. Null means not filled in."
    ),
    run: { (invocation) throws(Failure) in try run(invocation) })

  private static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
    let word = invocation.arguments.operands[0]
    guard let name = VerbTable.command(named: word) else {
      let names = CommandName.allCases.map { KebabCase.name($0.rawValue) }
      throw invocation.usage(
        .unknownCommand(word, suggestion: Suggestion.closest(to: KebabCase.name(word), among: names)))
    }
    if invocation.arguments.has("csv") {
      if invocation.wantsJSON { throw invocation.usage(.together("csv", "json")) }
      try invocation.console.put(CSVText.line(CommandColumn.titles(of: name)))
      return .done
    }
    let template = Template(of: name, in: invocation.language)
    if invocation.wantsJSON {
      try invocation.console.put(String(decoding: template.document, as: UTF8.self) + "\n")
    } else {
      try invocation.console.put(template.text)
    }
    return .done
  }
}
