import RegistryCore

/// `help`: what can be done, and how.
enum HelpVerb {
  static let verb = Verb(
    name: "help", section: .program,
    purpose: Phrase("显示帮助", "show help"),
    operands: [OperandSpec("动作", "VERB", .verb, .optional)],
    options: [OptionSpec("full", .flag, "全部说明，不限一屏", "everything, not only what fits a screen")],
    example: "help certify",
    remarks: Phrase(
      "一组动作的含义：help \(sectionNames.joined(separator: "|"))。--json 给出动作和选项的表。",
      "What the verbs of a group do: help \(sectionNames.joined(separator: "|")). With --json the table of verbs and options is printed."
    ),
    run: { (invocation) throws(Failure) in try run(invocation) })

  private static let sectionNames = Verb.Section.allCases.map(\.rawValue)

  private static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
    let word = invocation.arguments.operands.first
    let section = word.flatMap(Verb.Section.init(rawValue:))
    if let word, section == nil {
      guard let verb = VerbTable.find(word) else {
        throw .usage(
          .unknownVerb(word, suggestion: Suggestion.closest(to: word, among: VerbTable.names + sectionNames)), verb: nil
        )
      }
      try show(verb, invocation)
    } else if invocation.wantsJSON {
      try invocation.console.put(VerbJSON.table(VerbTable.all.filter { section == nil || $0.section == section }))
    } else {
      let rendering = invocation.rendering
      try invocation.console.put(section.map { HelpText.section($0, rendering) } ?? HelpText.program(rendering))
    }
    return .done
  }

  private static func show(_ verb: Verb, _ invocation: Invocation) throws(Failure) {
    if invocation.wantsJSON {
      try invocation.console.put(VerbJSON.object(verb))
    } else if invocation.arguments.has("full") {
      try invocation.console.put(HelpText.everything(verb, invocation.rendering))
    } else {
      try invocation.console.put(HelpText.verb(verb, invocation.rendering))
    }
  }
}
