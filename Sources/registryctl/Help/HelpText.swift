import RegistryCore

/// The help, made of the table of verbs.
enum HelpText {
  /// Lines are broken at this width where the terminal does not say its own.
  private static let usualWidth = 80

  /// What fits a screen that does not say its own size (ISO 6429 terminals have had 24 lines since the VT100); one is
  /// left for the prompt.
  static let screenLines = 23

  /// All verbs on one screen, by their names.
  static func program(_ rendering: Rendering) -> String {
    var result = rendering.styled(
      rendering.text("registryctl 众创空间登记簿", "registryctl: the register of certified makerspaces"), .strong)
    result += "\n" + rendering.text("用法：registryctl 动作 [选项]", "usage: registryctl VERB [OPTIONS]") + "\n\n"
    for section in Verb.Section.allCases where section != .acts {
      result += names(rendering.text(section.title), VerbTable.verbs(in: section).map(\.name), rendering)
    }
    let some = [CommandName.registerSpace, .submitApplication, .certify].map { KebabCase.name($0.rawValue) }
    result += names(
      rendering.text("登记事项", "Acts"),
      some + [
        rendering.text("等 \(CommandName.allCases.count) 个：help acts", "… \(CommandName.allCases.count): help acts")
      ],
      rendering)
    let options = (OptionSpec.common + [.version]).map { $0.usage(in: rendering.language) }
    result += "\n" + names(rendering.text("选项", "Options"), options, rendering)
    result += "\n" + exitCodes(rendering)
    let sections = Verb.Section.allCases.map(\.rawValue).joined(separator: "|")
    result += wrap(
      rendering.text(
        "一个动作的用法：registryctl help 动作；一组动作的含义：registryctl help \(sections)",
        "on a verb: registryctl help VERB; what the verbs of a group do: registryctl help \(sections)"), indent: 0,
      rendering)
    return result
  }

  /// A title with words beside it, over as many lines as they take.
  private static func names(_ title: String, _ words: [String], _ rendering: Rendering) -> String {
    let indent = 20
    let lines = broken(words.map { $0 + "  " }, toColumns: lineWidth(rendering) - indent)
    let blanks = String(repeating: " ", count: indent)
    return rendering.styled(title.padded(toColumns: indent), .strong) + lines.joined(separator: "\n" + blanks) + "\n"
  }

  /// The verbs of a section with what they do.
  static func section(_ section: Verb.Section, _ rendering: Rendering) -> String {
    rendering.heading(rendering.text(section.title))
      + list(
        VerbTable.verbs(in: section).map { verb in
          (verb.section == .acts ? verb.name : usage(of: verb, rendering.language), rendering.text(verb.purpose))
        }, rendering)
  }

  /// Usage, options and an example: as much of it as fits the screen, from all to the least that is of use.
  static func verb(_ verb: Verb, _ rendering: Rendering) -> String {
    let limit = rendering.height.map { $0 - 1 } ?? screenLines
    let texts = Detail.allCases.lazy.map { text(of: verb, $0, rendering) }
    return texts.first { $0.utf8.count { $0 == UInt8(ascii: "\n") } <= limit } ?? text(of: verb, .least, rendering)
  }

  /// How much of the help is spelled out.
  private enum Detail: Int, CaseIterable, Comparable {
    case full
    /// Options of every verb by their names only.
    case ownOptions
    /// Options of every act, too.
    case fields
    /// Every option on one line.
    case shortFields
    /// Without remarks.
    case least

    static func < (a: Detail, b: Detail) -> Bool { a.rawValue < b.rawValue }
  }

  /// Everything there is to say of a verb.
  static func everything(_ verb: Verb, _ rendering: Rendering) -> String { text(of: verb, .full, rendering) }

  private static func text(of verb: Verb, _ detail: Detail, _ rendering: Rendering) -> String {
    let required = verb.options.filter(\.isRequired).map { " " + $0.usage(in: rendering.language) }.joined()
    var result = rendering.heading("\(verb.name)  \(rendering.text(verb.purpose))")
    result += rendering.text("用法：", "usage: ") + "registryctl " + usage(of: verb, rendering.language) + required
    result += rendering.text(" [选项]", " [OPTIONS]") + "\n"
    let shared = verb.section == .acts && detail >= .fields ? ActVerb.commonOptions : []
    let own = verb.options.filter { option in !shared.contains { $0.name == option.name } }
    if !own.isEmpty {
      result += "\n" + rendering.heading(rendering.text("选项", "Options"))
      result += options(own, isShort: detail >= .shortFields, rendering)
    }
    if detail == .full {
      result += "\n" + rendering.heading(rendering.text("共有选项", "Common options"))
      result += options(OptionSpec.common, isShort: false, rendering)
    } else {
      let others = (shared + OptionSpec.common).map { shortUsage(of: $0, rendering.language) }
      result += names(rendering.text("另有选项", "Further options"), others, rendering)
    }
    if let remarks = verb.remarks, detail < .least {
      result += "\n" + wrap(rendering.text(remarks), indent: 0, rendering)
    }
    if detail < .shortFields { result += "\n" }
    // Not broken, so that it can be copied.
    result += rendering.text("例：", "example: ") + "registryctl " + verb.example + "\n"
    if detail > .ownOptions {
      result += rendering.text("全部说明：", "everything: ") + "registryctl help \(verb.name) --full\n"
    }
    return result
  }

  private static func usage(of verb: Verb, _ language: Language) -> String {
    ([verb.name] + verb.operands.map { $0.usage(in: language) }).joined(separator: " ")
  }

  private static func options(_ options: [OptionSpec], isShort: Bool, _ rendering: Rendering) -> String {
    let items = options.map { option in
      var purpose = rendering.text(option.purpose)
      if let choices = option.value.offered {
        purpose += rendering.text("：", ": ")
        purpose +=
          isShort
          ? choices.map(\.value).joined(separator: "|") : rendering.list(choices.map { described($0, rendering) })
      }
      return (name: shortUsage(of: option, rendering.language), purpose: purpose)
    }
    guard isShort else { return list(items, rendering) }
    let width = items.map { DisplayWidth.columns(of: $0.name) }.max() ?? 0
    return items.map { item in
      "  " + item.name.padded(toColumns: width) + "  "
        + item.purpose.shortened(toColumns: lineWidth(rendering) - width - 4) + "\n"
    }.joined()
  }

  /// The value, and its label if that says more.
  private static func described(_ choice: ValueKind.Choice, _ rendering: Rendering) -> String {
    let label = rendering.text(choice.label)
    guard label != choice.value else { return choice.value }
    return rendering.text("\(choice.value)（\(label)）", "\(choice.value) (\(label))")
  }

  /// A list of choices stands with its labels in the purpose, not in the name.
  static func shortUsage(of option: OptionSpec, _ language: Language) -> String {
    guard option.value.offered != nil else { return option.usage(in: language) }
    return "--\(option.name) " + (language == .chinese ? "取值" : "VALUE")
  }

  private static func exitCodes(_ rendering: Rendering) -> String {
    // A number and its meaning stay on one line.
    let codes = ExitCode.allCases.map { "\($0.rawValue) \(rendering.text($0.meaning))" }
    let pieces = codes.dropLast().map { $0 + rendering.text("；", "; ") } + codes.suffix(1)
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
