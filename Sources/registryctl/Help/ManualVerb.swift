import RegistryCore

/// `man`: the manual page, for man(1).
enum ManualVerb {
  static let verb = Verb(
    name: "man", section: .program, purpose: Phrase("输出手册页 registryctl(1)", "print the manual page registryctl(1)"),
    example: "man > registryctl.1",
    remarks: Phrase(
      "阅读：registryctl man > registryctl.1; man ./registryctl.1。语言随 --lang。",
      "To read it: registryctl man > registryctl.1; man ./registryctl.1. Its language is that of --lang."),
    run: { (invocation) throws(Failure) in
      try invocation.console.put(ClientManual.text(in: invocation.language))
      return .done
    })
}
