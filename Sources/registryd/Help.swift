import RegistryCore

/// What the daemon says of itself, from the table of its options.
enum Help {
  static let usage =
    "Usage:\n" + CallForm.allCases.map { "  \($0.synopsis(in: .english))" }.joined(separator: "\n")
    + "\n  registryd --help | --version"

  static var text: String {
    var result = "registryd \(ProgramVersion.current) keeps the register of certified makerspaces.\n\n\(usage)\n"
    for form in CallForm.allCases {
      result += "\n\(form.words): \(form.purpose.text(in: .english)).\n"
      for option in form.options { result += entry(option, form) }
    }
    return result + "\n" + wrapped(ending.text(in: .english)).joined(separator: "\n")
  }

  static let ending = Phrase(
    "退出码：0 完成，2 用法错误，7 机器故障或日志损坏。值得知道的都写到标准错误，每行一条。",
    "Exit codes: 0 done, 2 wrong usage, 7 a failure of the machine or a damaged log. Everything worth knowing goes to standard error, one line each."
  )

  /// Columns that purposes begin at, and columns of a line.
  private static let indent = 23
  private static let columns = 100

  private static func entry(_ option: Option, _ form: CallForm) -> String {
    // Described where it stands first.
    guard form == .serve || !Option.ofServe.contains(option) else { return "" }
    let name = "  " + option.usage(in: .english)
    let blanks = String(repeating: " ", count: max(1, indent - name.count))
    let lines = wrapped(option.purpose.text(in: .english), columns - indent)
    return name + blanks + lines.joined(separator: "\n" + String(repeating: " ", count: indent)) + "\n"
  }

  private static func wrapped(_ text: String, _ width: Int = columns) -> [String] {
    text.split(separator: " ").reduce(into: [""]) { lines, word in
      if lines[lines.count - 1].isEmpty {
        lines[lines.count - 1] = String(word)
      } else if lines[lines.count - 1].count + 1 + word.count > width {
        lines.append(String(word))
      } else {
        lines[lines.count - 1] += " \(word)"
      }
    }
  }
}

extension ServiceIdentity {
  /// What `org.varlink.service.GetInfo` tells.
  static let registryd = ServiceIdentity(
    vendor: "registryd", product: "registryd", version: ProgramVersion.current, url: "")
}
