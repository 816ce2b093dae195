import RegistryCore

/// `notice` and `certificate`: texts of the bureau made of what the register says.
enum PaperVerbs {
  static let verbs: [Verb] = [
    Verb(
      name: "notice", section: .questions,
      purpose: Phrase("公示文本，可直接粘贴", "the text of a public notice"), operands: [.space],
      options: [
        OptionSpec(
          "application", .identifier(.application), "哪一件申请；默认最近一次公示的",
          "which application; by default the last on notice"),
        OptionSpec("contact", .text, "联系人", "whom to turn to"), OptionSpec("telephone", .text, "电话", "telephone"),
        OptionSpec("office-address", .text, "受理异议的地址", "where objections are handed in"),
        OptionSpec(
          "on", .date, "截至哪一天的公示；默认最近一次", "the notice as of that day; by default the last one"), .knownAt,
      ], example: "notice sp1 --telephone 0349-2032969",
      run: { (invocation) throws(Failure) in try runNotice(invocation) }),
    Verb(
      name: "certificate", section: .questions,
      purpose: Phrase("认定证书文本，可直接粘贴", "the text of a certificate"), operands: [.space],
      options: [
        OptionSpec(
          "certification", .identifier(.certification), "哪一次认定；默认当日有效的",
          "which certification; by default the one in force"), .on,
        .knownAt,
      ], example: "certificate sp1 --on 2023-06-01",
      run: { (invocation) throws(Failure) in try runCertificate(invocation) }),
  ]

  private static func runNotice(_ invocation: Invocation) throws(Failure) -> ExitCode {
    let desk = try PaperDesk(invocation)
    let found = try desk.show(on: HumanDate.today())
    let wanted = invocation.arguments["application"]
    let space = invocation.arguments.operands[0]
    let applications = found.rows("applications").filter { wanted == nil || $0.string("applicationId") == wanted }
    if let wanted, applications.isEmpty { throw missing("申请", "application", wanted, of: space) }
    func isPosted(_ application: Answer) -> Bool {
      guard let first = application.answer("notice")?.date("startsOn") else { return false }
      return invocation.arguments.day.map { first <= $0 } ?? true
    }
    guard let application = applications.last(where: isPosted),
      let notice = application.answer("notice"), let day = notice.date("startsOn")
    else {
      let until = invocation.arguments.day.map { HumanDate.text($0, in: invocation.language) }
      let (before, by) = (until.map { "到 \($0) 为止" } ?? "", until.map { " by \($0)" } ?? "")
      throw .nothingToPrint(
        wanted.map { Phrase("申请 \($0) \(before)没有公示", "the application \($0) was not put on public notice\(by)") }
          ?? Phrase("\(space) \(before)没有公示的申请", "no application of \(space) was put on public notice\(by)"),
        Phrase(
          "公示先用 registryctl publish-notice 登记", "record the notice first: registryctl publish-notice"))
    }
    // Names and places are those of the first day of the notice; the procedure is that of the application.
    let source = try desk.source(
      of: try desk.show(on: day), regulationOn: application.date("submittedOn") ?? day, application: application)
    let contact = NoticePaper.Contact(
      person: invocation.arguments["contact"], telephone: invocation.arguments["telephone"],
      address: invocation.arguments["office-address"])
    return try desk.put(NoticePaper.make(source, application: application, notice: notice, contact: contact))
  }

  private static func runCertificate(_ invocation: Invocation) throws(Failure) -> ExitCode {
    let desk = try PaperDesk(invocation)
    let found = try desk.show(on: invocation.day)
    let wanted = invocation.arguments["certification"] ?? found.answer("status")?.string("certificationId")
    let day = HumanDate.text(invocation.day, in: invocation.language)
    let space = invocation.arguments.operands[0]
    guard let title = found.rows("titles").first(where: { $0.string("certificationId") == wanted }),
      let decided = title.date("decisionDate")
    else {
      if let named = invocation.arguments["certification"] {
        throw missing("认定", "certification", named, of: space)
      }
      throw .nothingToPrint(
        Phrase("\(space) 在 \(day) 没有称号", "\(space) has no title on \(day)"),
        Phrase("参见：registryctl show \(space)", "see: registryctl show \(space)"))
    }
    if let status = title.text("titleStatus"), title.date("endedOn") != nil {
      let label = Labels.titleStatus(status) ?? Phrase(status.string, status.string)
      throw .nothingToPrint(
        Phrase("称号在 \(day) \(label.chinese)，不能出具证书", "the title is \(label.english) on \(day): no certificate"),
        Phrase("用 --on 指定称号有效的日期", "name a day on which it was in force with --on"))
    }
    let application = found.rows("applications").first {
      $0.string("applicationId") == title.string("applicationId")
    }
    let source = try desk.source(of: found, regulationOn: decided, application: application)
    var paper = CertificatePaper.make(source, title: title, application: application)
    for note in try notes(on: title, desk, invocation) { paper.say(note) }
    return try desk.put(paper)
  }

  /// What whoever is handed the text of a past day, or of a past knowledge, must know of the title besides.
  private static func notes(
    on title: Answer, _ desk: PaperDesk, _ invocation: Invocation
  ) throws(Failure) -> [String] {
    var notes: [String] = []
    let knownAt = invocation.arguments["known-at"]
    if let knownAt {
      let moment = HumanDate.read(knownAt).map { HumanDate.text($0, in: .chinese) } ?? knownAt
      notes.append("注：以上按截至\(moment)录入的记录。")
    }
    guard knownAt != nil || invocation.day < HumanDate.today() else { return notes }
    let titles = try desk.showNow().rows("titles")
    let wanted = title.string("certificationId")
    let day = HumanDate.text(invocation.day, in: .chinese)
    guard let now = titles.first(where: { $0.string("certificationId") == wanted }) else {
      return notes + ["注：以上是\(day)的登记；按现在的记录，没有这次认定。"]
    }
    guard let ended = now.date("endedOn"), let status = now.text("titleStatus") else { return notes }
    let end = HumanDate.text(ended, in: .chinese)
    // A title that was taken away is not continued by another, whatever day that one begins.
    let next = titles.first { status == TitleStatus.expired.name && $0.date("validFrom") == ended }
    if let next = next?.string("certificationId") {
      notes.append("注：以上是\(day)的登记；该次认定已期满，自\(end)起由续期认定 \(next) 接续。")
    } else {
      let label = Labels.titleStatus(status)?.chinese ?? status.string
      notes.append("注：以上是\(day)的登记；该称号自\(end)起\(label)。")
    }
    return notes
  }

  /// What was named is none of the space's.
  private static func missing(_ chinese: String, _ english: String, _ id: String, of space: String) -> Failure {
    .nothingToPrint(
      Phrase("\(space) 没有\(chinese) \(id)", "\(space) has no \(english) \(id)"),
      Phrase("参见：registryctl show \(space)", "see: registryctl show \(space)"))
  }
}
