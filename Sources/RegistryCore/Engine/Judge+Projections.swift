extension Judge {
  /// A question about the register, and its words (DOMAIN §9), so that whoever reads of a difference can ask the same.
  private typealias Asked = (question: Question, words: JSONObject)

  /// So many questions are asked on one processor together: some are answered in microseconds.
  private static var questionsTogether: Int { 64 }

  /// The register as the daemon keeps it, event by event, is that which a fold of the whole history gives.
  func compare(with folded: Register, _ check: inout Check, _ render: @escaping @Sendable (Answer) -> [UInt8]) {
    let kept = engine.state.register
    var results: [CheckFailure?] = []
    let askers = OrderedPipeline { (questions: ArraySlice<Asked>) in
      questions.map { asked -> CheckFailure? in
        guard let one = kept.answer(asked.question), let other = folded.answer(asked.question),
          render(one) == render(other)
        else {
          let words = String(decoding: JSONWriter.bytes(of: .object(asked.words)), as: UTF8.self)
          return CheckFailure(
            "projectionDiffers", "逐个事件得出的答案与整体重算的不同：\(words)",
            "what is kept event by event differs from a fold of the whole history: \(words)")
        }
        return nil
      }
    }
    defer { askers.stop() }
    var rest = Self.questions(about: kept, on: engine.state.lastAt.civilDate)[...]
    while !rest.isEmpty {
      if askers.isFull, let next = askers.next() { results += next }
      askers.push(rest.prefix(Self.questionsTogether))
      rest = rest.dropFirst(Self.questionsTogether)
    }
    while let next = askers.next() { results += next }
    for result in results { check.examine { () throws(CheckFailure) in if let result { throw result } } }
    check.examine { () throws(CheckFailure) in
      guard kept.spaces.count == folded.spaces.count, kept.operators.count == folded.operators.count else {
        throw CheckFailure(
          "projectionDiffers", "空间或运营主体的数目不同", "there are not as many spaces or operators")
      }
    }
  }

  /// The questions about the whole register, and one about each space.
  private static func questions(about register: Register, on today: CivilDate) -> [Asked] {
    let (day, later) = (JSONValue.string(today.text), today.addingYears(10))
    var questions: [Asked] = [
      (.register(on: today, withEntries: true), ["query": "register", "on": day, "entries": true]),
      (.overdueReports(on: today), ["query": "overdueReports", "on": day]),
      (.bans(on: today), ["query": "bans", "on": day]),
      (.obligations(on: today, nil), ["query": "obligations", "on": day]),
      (.regulation(on: today), ["query": "regulation", "on": day]),
      (.expiring(from: today, to: later), ["query": "expiring", "from": day, "to": .string(later.text)]),
    ]
    for year in [today.year, today.year - 1] {
      questions.append((.assessments(year: year), ["query": "assessments", "year": .number(JSONNumber(year))]))
    }
    for space in register.spaces.keys.sorted() {
      questions.append((.show(space, on: today), ["query": "show", "spaceId": .string(space.text), "on": day]))
    }
    return questions
  }
}
