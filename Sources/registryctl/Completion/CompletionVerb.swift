import RegistryCore

/// `completion`: what makes the Tab key of a shell know this program.
enum CompletionVerb {
  static let verb = Verb(
    name: "completion", section: .program,
    purpose: Phrase("输出 shell 的补全脚本", "print the script with which a shell completes command lines"),
    operands: [
      OperandSpec("SHELL", "SHELL", .choice(Shell.allCases.map(\.choice))), OperandSpec("词", "WORD", .word, .any),
    ],
    example: "completion bash > /etc/bash_completion.d/registryctl",
    remarks: Phrase(
      "zsh 存为 $fpath 中的 _registryctl，fish 存为 ~/.config/fish/completions/registryctl.fish。脚本在补全时调用 completion candidates -- 词…：每行一个候选，制表符后为说明；空候选表示也可以是文件名。",
      "For zsh save it as _registryctl in $fpath, for fish as ~/.config/fish/completions/registryctl.fish. The scripts call completion candidates -- WORD…, which prints a candidate a line, and what it is behind a tab; an empty candidate stands for names of files."
    ),
    run: { (invocation) throws(Failure) in try run(invocation) })

  private enum Shell: String, CaseIterable {
    case bash, zsh, fish
    /// What the scripts themselves ask for.
    case candidates

    var choice: ValueKind.Choice {
      let label =
        switch self {
        case .bash, .zsh, .fish: Phrase(rawValue, rawValue)
        case .candidates: Phrase("最后一词的候选", "what the last word can become")
        }
      return .init(value: rawValue, label: label)
    }
  }

  private static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
    let words = Array(invocation.arguments.operands.dropFirst())
    guard let shell = Shell(rawValue: invocation.arguments.operands[0]) else {
      preconditionFailure("the table knows the shells")
    }
    if shell != .candidates, let extra = words.first { throw invocation.usage(.unexpectedOperand(extra, hint: nil)) }
    switch shell {
    case .bash: try invocation.console.put(CompletionScript.bash)
    case .zsh: try invocation.console.put(CompletionScript.zsh)
    case .fish: try invocation.console.put(CompletionScript.fish)
    case .candidates: try candidates(for: words, invocation)
    }
    return .done
  }

  private static func candidates(for words: [String], _ invocation: Invocation) throws(Failure) {
    let completer = Completer(words, in: invocation.language)
    for candidate in completer.candidates { try put(candidate.word, candidate.note, invocation) }
    if let kind = completer.identifiers {
      let prefix = completer.identifierPrefix
      let found = IdentifierSource.identifiers(
        of: kind, beginningWith: String(completer.current.dropFirst(prefix.count)), socket: completer.socket,
        environment: invocation.environment)
      // A shell cannot be given what would end the line.
      for id in found where id == id.harmless {
        try put(prefix + id, kind.label.text(in: invocation.language), invocation)
      }
    }
    if completer.takesFiles { try put("", "files", invocation) }
  }

  private static func put(_ word: String, _ note: String, _ invocation: Invocation) throws(Failure) {
    try invocation.console.put("\(word)\t\(note.harmless)\n")
  }
}
