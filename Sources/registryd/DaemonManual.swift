import RegistryCore

/// The manual page registryd(8), from the table of options.
enum DaemonManual {
  static func text(in language: Language) -> String {
    func say(_ chinese: String, _ english: String) -> String { Phrase(chinese, english).text(in: language) }
    var page = ManualPage(
      name: "registryd", section: 8, date: ProgramVersion.date, source: "registryd \(ProgramVersion.current)",
      manual: say("登记簿管理手册", "Registry Administration"))
    page.section(say("名称", "NAME"))
    page.name("registryd", say("众创空间登记簿服务", "keeps the register of certified makerspaces"))
    page.section(say("概要", "SYNOPSIS"))
    for form in CallForm.allCases { page.example(form.synopsis(in: language)) }
    page.example("registryd --help | --version")
    page.section(say("说明", "DESCRIPTION"))
    page.paragraph(
      say(
        "registryd 把登记簿作为只增不改的事件日志保存在一个目录中，通过 Unix 套接字回答 registryctl(1) 和其他 Varlink 客户端。答复在事件落盘之后才发出。",
        "registryd keeps the register as an append-only log of events in one directory, and answers registryctl(1) and any other Varlink client over a Unix socket. A positive answer is given only after the events are on disk."
      ))
    for form in CallForm.allCases where !form.options.isEmpty {
      page.subsection(form.words)
      page.paragraph(form.purpose.text(in: language) + say("。", "."))
      for option in form.options { page.entry(option.usage(in: language), option.purpose.text(in: language)) }
    }
    page.section(say("环境变量", "ENVIRONMENT"))
    page.entry(ServiceAddress.variable, say("没有 --socket 时使用的套接字", "the socket where --socket is not given"))
    page.section(say("文件", "FILES"))
    page.entry(ServiceAddress.standard, say("通常的套接字", "the usual socket"))
    for (name, chinese, english) in files { page.entry(name, say(chinese, english)) }
    page.section(say("退出码", "EXIT STATUS"))
    page.paragraph(Help.ending.text(in: language))
    page.section(say("信号", "SIGNALS"))
    page.entry(
      "SIGTERM, SIGINT",
      say(
        "不再接受新的命令，发完已作决定的答复后停止；再次收到则立即停止",
        "stop: no more calls are taken, and the replies to what was decided are sent; at once when told a second time"))
    page.entry("SIGHUP", say("没有需要重读的配置，继续运行", "go on: there is nothing to be read again"))
    page.section(say("另见", "SEE ALSO"))
    page.paragraph("registryctl(1)")
    return page.text
  }

  private static let files = [
    ("DIR/log/", "事件日志，可用 less、grep、jq 读", "the log of events, readable with less, grep and jq"),
    ("DIR/private/", "个人信息及其盐值，与日志分开保存", "personal values with their salts, kept apart from the log"),
    ("DIR/attachments/", "附件，按 SHA-256 存放", "evidence files, by SHA-256"),
  ]
}
