import RegistryCore

/// A form filled in question by question: lines in, what to do next out. It reads nothing and writes nothing.
///
/// A line is an answer, or a word to the form: `<` goes back, `!` leaves (the draft is kept), `-` empties an answer that
/// may be empty, `?` explains, nothing takes what is proposed. After the last question comes the review, where a number
/// goes back to that question and a plain yes submits.
struct FormDialogue {
  enum Stage: Equatable {
    /// The index of the item in the script.
    case asking(Int)
    case review
  }

  /// What the caller has to do after a line.
  enum Reaction: Equatable {
    /// Show the next question, or the review.
    case proceed
    /// Say why the answer was not taken, and ask again.
    case refuse(FormAnswer.Problem)
    case explain
    /// See what the register knows of a space, then call ``know(ofSpace:)``.
    case lookUp(space: Text)
    case leave
    case submit
    /// A line that means nothing in the review.
    case unclear
  }

  let script: FormScript
  private let today: CivilDate
  private(set) var data: JSONObject
  /// Proposals for answers: what the register knows, and what is usual.
  private(set) var proposals: [String: JSONValue]
  private(set) var stage: Stage = .review
  /// A question that was gone back to from the review leads back to it.
  private var isMending = false

  /// - Parameters:
  ///   - data: the answers of an earlier sitting.
  ///   - proposals: by the names of items.
  init(_ script: FormScript, data: JSONObject = [:], proposals: [String: JSONValue] = [:], today: CivilDate) {
    self.script = script
    self.data = data
    self.proposals = proposals
    self.today = today
    stage = firstOpen(from: 0).map { .asking($0) } ?? .review
  }

  /// The items that are asked, given the answers so far.
  var asked: [Int] { script.items.indices.filter(isAsked) }

  var item: FormItem? {
    guard case .asking(let index) = stage else { return nil }
    return script.items[index]
  }

  /// What an empty line would take: the answer given before, or the proposal; no date that the form would not take.
  func standing(_ item: FormItem) -> JSONValue? {
    guard let value = data.value(at: item.path) ?? proposals[item.name] else { return nil }
    return tooLate(value, for: item).map { .string($0.text) } ?? value
  }

  /// The last day that a date may be, if it lies after that.
  private func tooLate(_ value: JSONValue, for item: FormItem) -> CivilDate? {
    guard case .date(let limit) = item.kind, let date = value.asText.flatMap({ CivilDate(iso: $0) }),
      let last = FormAnswer.last(limit, data, today), date > last
    else { return nil }
    return last
  }

  /// The data to submit: without answers to questions that are not asked any more.
  var result: JSONObject {
    var result = data
    for index in script.items.indices where !isAsked(index) { result.set(nil, at: script.items[index].path) }
    return result
  }

  mutating func take(_ line: String) -> Reaction {
    let word = line.trimmed
    switch (stage, word) {
    case (_, "!"), (_, "！"): return .leave
    case (_, "?"), (_, "？"): return .explain
    case (_, "<"), (_, "《"), (_, "＜"):
      goBack()
      return .proceed
    case (.review, _): return review(word)
    case (.asking(let index), _): return answer(word, to: index)
    }
  }

  /// Takes a text out of a file as the answer: none of it is a word to the form.
  mutating func take(textOfFile text: String) -> Reaction {
    guard case .asking(let index) = stage else { return .unclear }
    return read(text, for: script.items[index], at: index)
  }

  private mutating func review(_ word: String) -> Reaction {
    switch word.lowercased() {
    case "y", "yes", "是", "提交": return .submit
    default:
      guard let number = Int(word), number > 0, number <= asked.count else { return .unclear }
      stage = .asking(asked[number - 1])
      isMending = true
      return .proceed
    }
  }

  private mutating func answer(_ word: String, to index: Int) -> Reaction {
    let item = script.items[index]
    if word == "-" {
      if item.isRequired { return .refuse(.missing) }
      data.set(nil, at: item.path)
      advance(from: index)
      return .proceed
    }
    if word.isEmpty {
      guard let standing = standing(item) else {
        if item.isRequired { return .refuse(.missing) }
        advance(from: index)
        return .proceed
      }
      return accept(standing, for: item, at: index)
    }
    return read(word, for: item, at: index)
  }

  private mutating func read(_ word: String, for item: FormItem, at index: Int) -> Reaction {
    switch FormAnswer.read(word, for: item, data: data, today: today) {
    case .failure(let problem): return .refuse(problem)
    case .success(let value): return accept(value, for: item, at: index)
    }
  }

  private mutating func accept(_ value: JSONValue, for item: FormItem, at index: Int) -> Reaction {
    data.set(value, at: item.path)
    if item.path == ["spaceId"], let space = value.asText { return .lookUp(space: space) }
    advance(from: index)
    return .proceed
  }

  /// Takes in what the register says of the space (the answer to `show`); false, and the question stands, if it knows
  /// none of that name.
  mutating func know(ofSpace answer: JSONObject) -> Bool {
    guard let name = answer.present("name") else {
      data["spaceId"] = nil
      return false
    }
    for (item, value) in [
      ("operatorId", answer.present("operatorId")), ("form.spaceName", name),
      ("form.operatorName", answer.present("operatorName")), ("form.address", answer.present("address")),
    ] {
      if let value { proposals[item] = value }
    }
    if case .asking(let index) = stage { advance(from: index) }
    return true
  }

  /// Goes on after a question: to the review if it came from there and nothing new is asked, else to the next.
  private mutating func advance(from index: Int) {
    if isMending {
      stage = firstOpen(from: 0).map { .asking($0) } ?? .review
      isMending = stage != .review
      return
    }
    stage = asked.first { $0 > index }.map { .asking($0) } ?? firstOpen(from: 0).map { .asking($0) } ?? .review
  }

  private mutating func goBack() {
    switch stage {
    case .review: stage = asked.last.map { .asking($0) } ?? .review
    case .asking(let index): stage = .asking(asked.last { $0 < index } ?? index)
    }
    isMending = false
  }

  /// The first question from a place on that must be answered and is not, or whose answer another one has overtaken.
  private func firstOpen(from start: Int) -> Int? {
    asked.first { index in
      let item = script.items[index]
      guard index >= start else { return false }
      return data.value(at: item.path).map { tooLate($0, for: item) != nil } ?? item.isRequired
    }
  }

  private func isAsked(_ index: Int) -> Bool {
    guard let condition = script.items[index].condition else { return true }
    return data.value(at: condition.path)?.asText == condition.value
  }
}
