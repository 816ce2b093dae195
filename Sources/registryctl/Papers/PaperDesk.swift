import RegistryCore

/// Asks what a paper is made of, and hands the paper out.
struct PaperDesk {
  private let invocation: Invocation
  private let client: RegistryClient
  private let info: Answer

  init(_ invocation: Invocation) throws(Failure) {
    self.invocation = invocation
    client = try invocation.connect()
    client.sendInfo()
    info = Answer(try client.info())
  }

  /// The space of the paper; a failure if none is registered under that id.
  func show(on day: CivilDate) throws(Failure) -> Answer {
    let space = try space(on: day)
    guard space.text("name") != nil else {
      let id = invocation.arguments.operands[0].harmless
      // The day may lie before all that the register has of it.
      guard let first = try self.space(on: PaperDesk.lastDay).date("registeredOn"), first > day else {
        throw .nothingToPrint(UnknownSpace.sentence(id), UnknownSpace.advice)
      }
      let (chinese, english) = (HumanDate.text(first, in: .chinese), HumanDate.text(first, in: .english))
      throw .nothingToPrint(
        Phrase("众创空间 \(id) 自 \(chinese) 起登记", "the space \(id) is registered from \(english) on"),
        Phrase("用 --on 指定此后的日期", "name a later day with --on"))
    }
    return space
  }

  /// The same space today, by all that is recorded.
  func showNow() throws(Failure) -> Answer {
    let day = HumanDate.today().text
    return Answer(
      try client.ask(["query": "show", "spaceId": invocation.arguments.operand(0), "on": .string(day)]))
  }

  /// No space is registered later.
  private static let lastDay = CivilDate.last(of: 2200)

  private func space(on day: CivilDate) throws(Failure) -> Answer {
    Answer(try ask("show", ["spaceId": invocation.arguments.operand(0), "on": .string(day.text)]))
  }

  /// - Parameters:
  ///   - space: the answer to `show`.
  ///   - day: the day whose regulation the paper rests on.
  ///   - application: the application that the paper is about.
  func source(of space: Answer, regulationOn day: CivilDate, application: Answer?) throws(Failure) -> PaperSource {
    let regulation = try regulation(on: day)
    return PaperSource(
      space: space, regulation: regulation, measure: try measure(amendedBy: regulation),
      review: try application.map { (application) throws(Failure) in try review(of: application) } ?? nil)
  }

  private func regulation(on day: CivilDate) throws(Failure) -> RegulationVersion? {
    var answer = try ask("regulation", ["on": .string(day.text)])
    answer["on"] = nil
    return try? RegulationFile.read(.object(answer))
  }

  /// The version that has the title: one without amends the one before it, such as by a calendar.
  private func measure(amendedBy regulation: RegulationVersion?) throws(Failure) -> RegulationVersion? {
    var version = regulation
    while let amendment = version, amendment.title == nil,
      let before = CivilDate(iso: amendment.effectiveFrom.adding(days: -1).text)
    {
      version = try self.regulation(on: before)
    }
    return version
  }

  /// What was recorded of the local review that endorsed an application: a space can have moved since.
  private func review(of application: Answer) throws(Failure) -> Answer? {
    let history = Answer(try ask("history", ["spaceId": invocation.arguments.operand(0)]))
    return history.rows("history").last { row in
      row.text("command") == CommandName.reviewLocally.name && row.text("annulledBy") == nil
        && row.text("setAsideBy") == nil && row.texts("events").contains(EventName.endorsed.name)
        && row.answer("data")?.text("applicationId") == application.text("applicationId")
    }?.answer("data")
  }

  private func ask(_ kind: String, _ members: JSONObject) throws(Failure) -> JSONObject {
    try client.ask(invocation.arguments.question(kind, on: nil, members))
  }

  func put(_ paper: OfficialPaper) throws(Failure) -> ExitCode {
    var paper = paper
    if info.flag("rehearsal") { paper.banner = "〔演练，不具效力〕" }
    // Whoever holds the paper can later tell whether the log still begins with what it had then.
    paper.foot = "登记簿检查点：\(ShortCheckpoint(try client.checkpoint().checkpoint))"
    if invocation.wantsJSON {
      try invocation.console.put(paper.json)
    } else {
      try invocation.console.put(paper.text)
    }
    return .done
  }
}
