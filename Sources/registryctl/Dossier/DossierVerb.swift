import RegistryCore

/// `dossier`: everything about one space on one day, as known at one moment, in a file for a hearing.
enum DossierVerb {
  static let verb = Verb(
    name: "dossier", section: .questions,
    purpose: Phrase("卷宗：供听证、复议、诉讼用的完整说明（HTML，可打印）", "a dossier for a hearing: one HTML file, ready to print"),
    operands: [.space],
    options: [
      .on, .knownAt,
      OptionSpec("out", .file, "写入的文件；- 为标准输出", "the file to write; - for standard output").required,
      SmallFile.force,
    ],
    example: "dossier s1 --on 2018-06-09 --known-at 2018-07-01 --out s1.html",
    remarks: Phrase(
      "一个自足的 HTML 文件：不联网，不用脚本，按 A4 打印并带页码；浏览器打印为 PDF 即可装订。内有结论、双时间轴、每项决定及其文书、申报书、更正与原值对照、证据目录和事件原文。",
      "One self-contained HTML file: no network, no script, A4 with page numbers; any browser prints it to PDF. It holds the answer, the timeline on both axes, every decision with its document, the application form, corrections beside what they correct, the list of evidence and the events as they stand in the log."
    ),
    run: { (invocation) throws(Failure) in try run(invocation) })

  private static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
    let arguments = invocation.arguments
    let out = arguments["out"] ?? "-"
    if out == "-", invocation.wantsJSON { throw invocation.usage(.together("json", "out")) }
    if out != "-" { try SmallFile.keepOld(out, invocation) }
    let file = try CaseFile(
      of: arguments.operands[0], on: invocation.day,
      knownAt: arguments.instant("known-at"), from: try invocation.connect())
    // Colours and widths are the screen's; paper has its own.
    let bytes = Array(DossierPage(file, Rendering(language: invocation.language)).html.utf8)
    guard out != "-" else {
      try invocation.console.put(bytes)
      return .done
    }
    try SmallFile.write(bytes, to: out)
    let digest = Hex.encode(SHA256.hash(bytes))
    if invocation.wantsJSON {
      try invocation.console.put([
        "file": .string(Text(out)), "bytes": .number(JSONNumber(bytes.count)), "sha256": .string(Text(digest)),
        "knownAt": .string(Text(file.knownAt.utc)), "on": .string(file.on.text),
      ])
    } else {
      try invocation.console.put(
        invocation.rendering.text(
          "卷宗已写入 \(out.harmless)\nSHA-256  \(digest)\n", "the dossier is in \(out.harmless)\nSHA-256  \(digest)\n"))
    }
    return .done
  }
}
