import RegistryCore

/// The manual page registryctl(1), from the table of verbs.
enum ClientManual {
  static func text(in language: Language) -> String {
    func say(_ chinese: String, _ english: String) -> String { Phrase(chinese, english).text(in: language) }
    var page = ManualPage(
      name: "registryctl", section: 1, date: ProgramVersion.date, source: "registryctl \(ProgramVersion.current)",
      manual: say("登记簿用户手册", "Registry Manual"))
    page.section(say("名称", "NAME"))
    page.name("registryctl", say("众创空间登记簿的命令行工具", "the register of certified makerspaces on the command line"))
    page.section(say("概要", "SYNOPSIS"))
    page.example(say("registryctl 动作 [选项]", "registryctl VERB [OPTIONS]"))
    page.example(say("registryctl help [动作]", "registryctl help [VERB]"))
    page.section(say("说明", "DESCRIPTION"))
    page.paragraph(
      say(
        "registryctl 通过 Unix 套接字向 registryd(8) 提问和登记。答案写到标准输出，其他话写到标准错误；--json 输出一个 JSON 文档或逐行 JSON，其形式见 registryctl schema。",
        "registryctl asks registryd(8) questions and has it record acts, over a Unix socket. The answer goes to standard output and everything else to standard error. With --json it is one JSON document, or JSON lines; registryctl schema prints its form."
      ))
    for section in Verb.Section.allCases {
      page.section(section == .program ? say("其他动作", "OTHER VERBS") : section.title.text(in: language).uppercased())
      for verb in VerbTable.verbs(in: section) { add(verb, to: &page, language) }
    }
    page.section(say("共有选项", "COMMON OPTIONS"))
    for option in OptionSpec.common + [.version] { add(option, to: &page, language) }
    page.section(say("退出码", "EXIT STATUS"))
    for code in ExitCode.allCases { page.entry(String(code.rawValue), code.meaning.text(in: language)) }
    page.section(say("环境变量", "ENVIRONMENT"))
    for (name, phrase) in variables { page.entry(name, phrase.text(in: language)) }
    page.section(say("文件", "FILES"))
    page.entry(ServiceAddress.standard, say("通常的套接字", "the usual socket"))
    page.section(say("另见", "SEE ALSO"))
    page.paragraph("registryd(8)")
    return page.text
  }

  private static func add(_ verb: Verb, to page: inout ManualPage, _ language: Language) {
    let operands = verb.operands.map { " " + $0.usage(in: language) }.joined()
    let required = verb.options.filter(\.isRequired).map { " " + $0.usage(in: language) }.joined()
    page.subsection(verb.name + operands + required)
    page.paragraph(verb.purpose.text(in: language))
    for option in verb.options
    where verb.section != .acts || !ActVerb.commonOptions.contains(where: { $0.name == option.name }) {
      add(option, to: &page, language)
    }
    if let remarks = verb.remarks { page.paragraph(remarks.text(in: language)) }
    page.example("registryctl " + verb.example)
    if verb.section == .acts, verb.name == KebabCase.name(CommandName.allCases[CommandName.allCases.count - 1].rawValue)
    {
      page.subsection(Phrase("各登记事项共有的选项", "Options of every act").text(in: language))
      for option in ActVerb.commonOptions { add(option, to: &page, language) }
    }
  }

  private static func add(_ option: OptionSpec, to page: inout ManualPage, _ language: Language) {
    var purpose = option.purpose.text(in: language)
    if let choices = option.value.offered {
      let words = choices.map { choice in
        let label = choice.label.text(in: language)
        return label == choice.value ? choice.value : "\(choice.value) (\(label))"
      }
      purpose += language == .chinese ? "：" + words.joined(separator: "、") : ": " + words.joined(separator: ", ")
    }
    page.entry(HelpText.shortUsage(of: option, language), purpose)
  }

  private static let variables: [(String, Phrase)] = [
    (ServiceAddress.variable, Phrase("没有 --socket 时使用的套接字", "the socket where --socket is not given")),
    ("LC_ALL, LC_MESSAGES, LANG", Phrase("zh 开头时用中文，否则用英文", "Chinese where it begins with zh, else English")),
    (
      "PAGER",
      Phrase(
        "在终端上显示长输出的程序，默认 less；空值或 cat 不分页",
        "what shows long output on a terminal, less by default; empty or cat for none")
    ),
    ("NO_COLOR", Phrase("不为空时不用颜色", "no colour if it is not empty")),
  ]
}
