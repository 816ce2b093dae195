import RegistryCore

/// What a form says to the person who fills it in.
struct FormText {
  let rendering: Rendering

  /// `[12/45] 创业导师数（人）[8]：`
  func question(_ item: FormItem, number: Int, of total: Int, standing: JSONValue?) -> String {
    var text = "[\(number)/\(total)] " + rendering.text(item.label)
    let unit = item.unit?.text(in: rendering.language) ?? ""
    let marks = [unit, item.isRequired ? "" : rendering.text("可不填", "optional")].filter { !$0.isEmpty }
    if !marks.isEmpty {
      let joined = rendering.list(marks)
      text += rendering.text("（\(joined)）", " (\(joined))")
    }
    if case .choice(let values) = item.kind {
      for (index, value) in values.enumerated() { text += "\n    \(index + 1) \(rendering.text(value.label))" }
      text += "\n   "
    }
    if let standing { text += " [\(value(standing, of: item))]" }
    return text.harmlessLines + rendering.text("：", ": ")
  }

  /// What `?` tells: what is wanted, and the words to the form.
  func explanation(_ item: FormItem?) -> String {
    var lines: [String] = []
    if let item {
      lines.append(rendering.text(expectation(of: item)))
      if item.isPersonal {
        lines.append(
          rendering.text("个人信息：另行保存，可依法去除", "personal data: kept apart from the log, and erasable"))
      }
      if case .text(let form) = item.kind, form != .identifier {
        lines.append(
          rendering.text(
            "长的、分段的文字：存入文件，答 @文件", "a long text, or one of several lines: put it in a file, and answer @FILE"))
      }
      if case .when(let condition) = item.requirement { lines.append(rendering.text(condition)) }
      if case .sections = item.kind {
        lines += PlanSections.headings.enumerated().map { "  \($0 + 1) \(rendering.text($1))" }
      }
    }
    lines.append(
      rendering.text(
        "回车 用方括号中的值   < 上一题   - 清空   ! 保存并退出",
        "Enter takes what is in brackets   < goes back   - empties   ! saves and leaves"))
    return lines.joined(separator: "\n")
  }

  private func expectation(of item: FormItem) -> Phrase {
    switch item.kind {
    case .text(.identifier): TypedText.Fault.misleading.sentence
    case .text: ValueKind.text.expectation
    case .natural: ValueKind.natural.expectation
    case .decimal: ValueKind.decimal.expectation
    case .boolean: Phrase("请答 是 或 否", "answer yes or no")
    case .email: Phrase("电子邮件地址", "an e-mail address")
    case .sections: Phrase("建设运营方案具备的章节，如 1-8", "the sections that the plan has, such as 1-8")
    case .date: ValueKind.date.expectation
    case .choice: Phrase("请写编号或名称", "write the number or the name")
    }
  }

  func problem(_ problem: FormAnswer.Problem) -> String {
    switch problem {
    case .form(let phrase): rendering.text(phrase)
    case .missing: rendering.text("此项必填", "this must be filled in")
    case .afterDay(let day):
      rendering.text("不得晚于 \(rendering.date(day))", "must not be after \(rendering.date(day))")
    }
  }

  /// All answers, numbered as the questions.
  func review(_ dialogue: FormDialogue) -> String {
    var sheet = FactSheet()
    for (number, index) in dialogue.asked.enumerated() {
      let item = dialogue.script.items[index]
      let name = "\(number + 1). " + rendering.text(item.label)
      let shown = dialogue.data.value(at: item.path).map { value($0, of: item) }
      sheet.add(name, shown.map { Cell($0) } ?? Cell("—", .faint))
    }
    return rendering.heading(rendering.text("核对", "Review")) + sheet.text(rendering)
  }

  private func value(_ value: JSONValue, of item: FormItem) -> String {
    let unit = item.unit.map { " " + $0.text(in: rendering.language) } ?? ""
    switch (item.kind, value) {
    case (.choice(let values), .string(let text)):
      return values.first { $0.value == text }.map { rendering.text($0.label) } ?? text.string
    case (.date, .string(let text)): return CivilDate(iso: text).map { rendering.date($0) } ?? text.string
    case (.decimal, .string(let text)): return text.string + unit
    case (_, .bool(let flag)): return rendering.yesNo(flag)
    case (_, .number(let number)): return number.literal + unit
    case (_, .string(let text)): return text.string
    case (_, .array(let items)): return rendering.list(items.compactMap { $0.asNumber?.literal })
    case (_, .null), (_, .object): return ""
    }
  }
}

extension String {
  /// Harmless line by line.
  fileprivate var harmlessLines: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { String($0).harmless }.joined(separator: "\n")
  }
}
