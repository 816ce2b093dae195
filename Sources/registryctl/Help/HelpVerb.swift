import RegistryCore

/// `help`: what can be done, and how.
enum HelpVerb {
  static let verb = Verb(
    name: "help", section: .program,
    purpose: Phrase("显示帮助；help acts 列出全部登记事项", "show help; help acts lists every act"),
    operands: [OperandSpec("动作", "VERB", .text, .optional)], example: "help certify",
    run: { (invocation) throws(Failure) in
      guard let word = invocation.arguments.operands.first else {
        try invocation.console.put(HelpText.program(invocation.rendering))
        return .done
      }
      if word == "acts" {
        try invocation.console.put(HelpText.acts(invocation.rendering))
        return .done
      }
      guard let verb = VerbTable.find(word) else {
        throw .usage(
          .unknownVerb(word, suggestion: Suggestion.closest(to: word, among: VerbTable.names + ["acts"])), verb: nil)
      }
      try invocation.console.put(HelpText.verb(verb, invocation.rendering))
      return .done
    })
}
