import RegistryCore

/// `schema`: the forms of commands, events and answers, for programs that read and write them.
enum SchemaVerb {
  static let verb = Verb(
    name: "schema", section: .program,
    purpose: Phrase("命令、事件和各 --json 答案的 JSON Schema", "the JSON Schema of commands, events and --json answers"),
    operands: [OperandSpec("名称", "NAME", .text, .optional)],
    options: [OptionSpec("list", .flag, "只列名称", "list the names only")],
    example: "schema answer.status",
    remarks: Phrase(
      "名称：command.命令、event.事件、outcome、receipt（submit --receipt 文件的一行）、answer.动作；不写名称则给出全部。第 1 版的答案今后只增加成员，读者应忽略不认识的成员。",
      "The names are command.COMMAND, event.EVENT, outcome, receipt (a line of the file of submit --receipt) and answer.VERB; without a name all are printed. Answers of version 1 may get further members later: readers should ignore those they do not know."
    ),
    run: { (invocation) throws(Failure) in try run(invocation) })

  private static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
    if invocation.arguments.has("list") {
      for entry in SchemaBook.entries { try invocation.console.put(entry.name + "\n") }
      return .done
    }
    var entry: SchemaBook.Entry?
    if let word = invocation.arguments.operands.first {
      entry = SchemaBook.find(word)
      guard entry != nil else {
        let names = SchemaBook.entries.map(\.name)
        throw invocation.usage(.unknownSchema(word, suggestion: Suggestion.closest(to: word, among: names)))
      }
    }
    try invocation.console.put(SchemaBook.document(of: entry))
    return .done
  }
}
