import RegistryCore

/// The help, made of the table of verbs.
enum HelpText {
  /// Lines are broken at this width where the terminal does not say its own.
  private static let usualWidth = 80

  /// All verbs on one screen.
  static func program(_ rendering: Rendering) -> String {
    var result = rendering.styled(
      rendering.text("registryctl 众创空间登记簿", "registryctl: the register of certified makerspaces"), .strong)
    result += "\n" + rendering.text("用法：registryctl 动作 [选项]", "usage: registryctl VERB [OPTIONS]") + "\n"
    for section in [Verb.Section.questions, .entry] {
      let verbs = VerbTable.general.filter { $0.section == section }
      result += "\n" + rendering.heading(rendering.text(section.title))
      result += list(verbs.map { (usage(of: $0, rendering.language), rendering.text($0.purpose)) }, rendering)
    }
    result += "\n" + rendering.heading(rendering.text(Verb.Section.acts.title))
    let names = CommandName.allCases.map { KebabCase.name($0.rawValue) }
    result += wrap(names.joined(separator: "  "), indent: 2, rendering)
    result += "\n" + rendering.heading(rendering.text("各动作共有的选项", "Options of every verb"))
    result += list(
      (OptionSpec.common + [.version]).map { ($0.usage(in: rendering.language), rendering.text($0.purpose)) }, rendering
    )
    result += "\n" + exitCodes(rendering)
    result += wrap(
      rendering.text(
        "动作的用法：registryctl help 动作；登记事项的含义：registryctl help acts",
        "on a verb: registryctl help VERB; what the acts are: registryctl help acts"), indent: 0, rendering)
    return result
  }

  /// Every command with what it does.
  static func acts(_ rendering: Rendering) -> String {
    rendering.heading(rendering.text(Verb.Section.acts.title))
      + list(
        CommandName.allCases.map { name in
          let spec = CommandTable.spec(of: name)
          return (KebabCase.name(name.rawValue), rendering.text(spec.zh, spec.meaning))
        }, rendering)
  }

  /// Usage, options and an example.
  static func verb(_ verb: Verb, _ rendering: Rendering) -> String {
    let required = verb.options.filter(\.isRequired).map { " " + $0.usage(in: rendering.language) }.joined()
    var result = rendering.heading("\(verb.name)  \(rendering.text(verb.purpose))")
    result += rendering.text("用法：", "usage: ") + "registryctl " + usage(of: verb, rendering.language) + required
    result += rendering.text(" [选项]", " [OPTIONS]") + "\n"
    if !verb.options.isEmpty {
      result += "\n" + rendering.heading(rendering.text("选项", "Options"))
      result += options(verb.options, rendering)
    }
    result += "\n" + rendering.heading(rendering.text("共有选项", "Common options"))
    result += list(OptionSpec.common.map { ($0.usage(in: rendering.language), rendering.text($0.purpose)) }, rendering)
    if let remarks = verb.remarks { result += "\n" + wrap(rendering.text(remarks), indent: 0, rendering) }
    // Not broken, so that it can be copied.
    result += "\n" + rendering.text("例：", "example: ") + "registryctl " + verb.example + "\n"
    return result
  }

  private static func usage(of verb: Verb, _ language: Language) -> String {
    ([verb.name] + verb.operands.map { $0.usage(in: language) }).joined(separator: " ")
  }

  private static func options(_ options: [OptionSpec], _ rendering: Rendering) -> String {
    list(
      options.map { option in
        var purpose = rendering.text(option.purpose)
        if case .choice(let choices) = option.value {
          purpose += rendering.text("：", ": ") + rendering.list(choices.map { described($0, rendering) })
        }
        return (shortUsage(of: option, rendering.language), purpose)
      }, rendering)
  }

  /// The value, and its label if that says more.
  private static func described(_ choice: ValueKind.Choice, _ rendering: Rendering) -> String {
    let label = rendering.text(choice.label)
    guard label != choice.value else { return choice.value }
    return rendering.text("\(choice.value)（\(label)）", "\(choice.value) (\(label))")
  }

  /// A list of choices stands with its labels in the purpose, not in the name.
  private static func shortUsage(of option: OptionSpec, _ language: Language) -> String {
    guard case .choice = option.value else { return option.usage(in: language) }
    return "--\(option.name) " + (language == .chinese ? "取值" : "VALUE")
  }

  private static func exitCodes(_ rendering: Rendering) -> String {
    // A number and its meaning stay on one line.
    let codes = ExitCode.allCases.map { "\($0.rawValue) \(rendering.text($0.meaning))" }
    let pieces = codes.dropLast().map { $0 + rendering.text("，", ", ") } + codes.suffix(1)
    return broken([rendering.text("退出码：", "exit codes: ")] + pieces, toColumns: lineWidth(rendering))
      .map { $0 + "\n" }.joined()
  }
}

extension HelpText {
  /// Names with their purposes beside them; a long name has its purpose below.
  private static func list(_ items: [(name: String, purpose: String)], _ rendering: Rendering) -> String {
    let longest = 28
    let width = items.map { DisplayWidth.columns(of: $0.name) }.filter { $0 <= longest }.max() ?? 0
    return items.map { item in
      let lines = broken(item.purpose, toColumns: max(24, lineWidth(rendering) - width - 4))
      let isLong = DisplayWidth.columns(of: item.name) > width
      let indent = String(repeating: " ", count: width + 4)
      var result = "  " + (isLong ? item.name : item.name.padded(toColumns: width))
      result += isLong ? "\n" + indent : "  "
      return result + lines.joined(separator: "\n" + indent) + "\n"
    }.joined()
  }

  private static func wrap(_ text: String, indent: Int, _ rendering: Rendering) -> String {
    broken(text, toColumns: lineWidth(rendering) - indent)
      .map { String(repeating: " ", count: indent) + $0 + "\n" }.joined()
  }

  private static func lineWidth(_ rendering: Rendering) -> Int { min(rendering.width ?? usualWidth, 100) }

  /// Breaks a text into lines: between words, and between Chinese characters.
  static func broken(_ text: String, toColumns width: Int) -> [String] {
    broken(pieces(of: text), toColumns: width)
  }

  /// Puts pieces into lines as they fit.
  private static func broken(_ pieces: [String], toColumns width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var columns = 0
    for piece in pieces {
      let size = DisplayWidth.columns(of: piece)
      if columns + DisplayWidth.columns(of: piece.trimmedAtEnd) > width, !line.isEmpty {
        lines.append(line.trimmedAtEnd)
        line = ""
        columns = 0
      }
      line += piece
      columns += size
    }
    if !line.isEmpty { lines.append(line.trimmedAtEnd) }
    return lines
  }

  /// Words with the blanks behind them; every wide character with the marks that may not begin a line.
  private static func pieces(of text: String) -> [String] {
    var result: [String] = []
    var previous: Character?
    for character in text {
      let isWide = DisplayWidth.columns(of: character) == 2
      let wasWide = previous.map { DisplayWidth.columns(of: $0) == 2 } ?? false
      let breaksBefore = previous == " " || (isWide || wasWide) && !"，。；：、）》」？！…".contains(character)
      if result.isEmpty || breaksBefore && character != " " && previous != "（" {
        result.append(String(character))
      } else {
        result[result.count - 1].append(character)
      }
      previous = character
    }
    return result
  }
}

extension String {
  /// Without blanks at the end.
  fileprivate var trimmedAtEnd: String {
    guard let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[...last])
  }
}
