import RegistryCore

/// The outcome of one command for people.
enum OutcomeText {
  /// - Parameter name: none for what is no command.
  static func text(_ outcome: OutcomeReport, of name: CommandName?, wasCheck: Bool, _ rendering: Rendering) -> String {
    let what =
      name.map { name in
        let spec = CommandTable.spec(of: name)
        return rendering.text("\(spec.zh)（\(name.rawValue)）", "\(name.rawValue) (\(spec.meaning))")
      } ?? rendering.text("不是命令", "no command")
    return outcome.isAccepted
      ? accepted(Answer(outcome.object), what, wasCheck, rendering) : refused(Answer(outcome.object), what, rendering)
  }

  private static func accepted(
    _ outcome: Answer, _ what: String, _ wasCheck: Bool, _ rendering: Rendering
  ) -> String {
    let verdict =
      if outcome.flag("duplicate") {
        rendering.text("此前已接受，未重复记录", "accepted before, not recorded again")
      } else if wasCheck {
        rendering.text("可以接受，未记录", "would be accepted, not recorded")
      } else {
        rendering.text("已接受", "accepted")
      }
    var sheet = FactSheet()
    sheet.add(rendering.text("命令号", "command id"), outcome.string("commandId") ?? "")
    // What was only checked has no place in the log.
    let numbers = wasCheck ? [] : outcome.numbers("seq")
    sheet.add(
      rendering.text("事件", "events"),
      outcome.texts("events").enumerated().map { index, event in
        let label = rendering.label(event, Labels.event)
        guard index < numbers.count else { return Cell(label) }
        return Cell(
          rendering.text("\(label)（日志第 \(numbers[index]) 号）", "\(label) (number \(numbers[index]) in the log)"))
      })
    sheet.add(
      rendering.text("提示", "warnings"),
      outcome.texts("warnings").map { Cell(rendering.label($0, Labels.warning), .caution) })
    if let erased = outcome.number("erased") {
      sheet.add(rendering.text("去除", "erased"), erasedText(erased, rendering))
    }
    return rendering.styled(verdict, .good) + rendering.text("：", ": ") + what + "\n"
      + sheet.text(rendering, indent: 2)
  }

  /// A reference that names nothing is accepted, and whoever ordered the erasure must not think it done.
  private static func erasedText(_ count: Int, _ rendering: Rendering) -> String {
    count == 0
      ? rendering.text("0 项：没有它所指的个人信息", "nothing: there is no personal value that it names")
      : rendering.text("\(count) 项", CountedNoun.english(count, "value"))
  }

  private static func refused(_ outcome: Answer, _ what: String, _ rendering: Rendering) -> String {
    let violations = outcome.rows("violations")
    let sentences = sentences(of: outcome, count: violations.count, rendering)
    var result =
      rendering.styled(rendering.text("被拒绝", "refused"), .bad) + rendering.text("：", ": ") + what + "\n"
    for (index, sentence) in sentences.enumerated() {
      let code = index < violations.count ? violations[index].string("code") ?? "" : ""
      result += "  " + rendering.text("· ", "- ") + sentence.harmless
      result += (code.isEmpty ? "" : "  " + rendering.styled("[\(code)]".harmless, .faint)) + "\n"
    }
    return result
  }

  /// One sentence for each violation.
  ///
  /// The message joins them. Where it cannot be taken apart again (a value may hold the mark between them) it stands
  /// whole before what is left: the rules, articles and codes of the others.
  private static func sentences(of outcome: Answer, count: Int, _ rendering: Rendering) -> [String] {
    let message = outcome.string("message") ?? ""
    let parts = split(message, by: rendering.text("；", "; "))
    if parts.count == count || count <= 1 { return count <= 1 ? [message] : parts }
    let others = outcome.rows("violations").dropFirst().map { violation in
      let article = violation.text("rule").flatMap { Rule(name: $0) }?.article(in: rendering.language)
      return "\(article ?? violation.string("article") ?? "") \(violation.string("rule") ?? "")"
    }
    return [message] + others
  }

  private static func split(_ text: String, by separator: String) -> [String] {
    var parts: [String] = [""]
    var rest = Substring(text)
    while let first = rest.first {
      if rest.hasPrefix(separator) {
        rest = rest.dropFirst(separator.count)
        parts.append("")
      } else {
        parts[parts.count - 1].append(first)
        rest = rest.dropFirst()
      }
    }
    return parts
  }
}
