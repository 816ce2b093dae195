/// How the questions of the bureau name what they ask for.
extension QuestionReader {
  /// How far ahead what is due is asked for if nothing is said.
  static let usualHorizon = 90
  /// Ten years: nothing in the law runs longer that has a day.
  package static let longestHorizon = 3_660
  /// Rows of a search if nothing is said: more than a person reads.
  static let usualRows = 100

  func due(on date: CivilDate) throws(QuestionFault) -> Question {
    var selection = DueSelection()
    if object.present("spaceId") != nil { selection.space = try id("spaceId") }
    selection.place = try textIfAny("place")
    selection.owedBy = try choiceIfAny("owedBy")
    selection.kind = try choiceIfAny("kind")
    let days = try numberIfAny("within", in: 0...QuestionReader.longestHorizon) ?? QuestionReader.usualHorizon
    return .due(on: date, within: days, selection)
  }

  func search(on date: CivilDate) throws(QuestionFault) -> Question {
    guard let pattern = object["text"]?.asText.flatMap(SearchPattern.init) else {
      throw QuestionFault(
        parameter: "text", message: Phrase("须为要找的文字", "must be given, the text to look for, and not be blank"))
    }
    return .search(pattern, on: date, limit: try numberIfAny("limit", in: 1...Int.max) ?? QuestionReader.usualRows)
  }

  func list(on date: CivilDate) throws(QuestionFault) -> Question {
    var selection = ListSelection()
    selection.title = try choiceIfAny("status")
    selection.stage = try choiceIfAny("stage")
    selection.flag = try choiceIfAny("flag")
    selection.place = try textIfAny("place")
    if object.present("operatorId") != nil { selection.operator = try id("operatorId") }
    selection.expiringBy = try dateIfAny("expiringBy")
    selection.order = try choiceIfAny("sort") ?? .spaceId
    selection.isDescending = try flag("descending")
    return .list(on: date, selection)
  }

  func statistics(on date: CivilDate) throws(QuestionFault) -> Question {
    .statistics(
      from: try numberIfAny("fromYear", in: QuestionReader.years),
      to: try numberIfAny("toYear", in: QuestionReader.years), on: date)
  }

  /// The years that a date of a command may have.
  private static let years = 1900...2200

  private func textIfAny(_ name: Text) throws(QuestionFault) -> Text? {
    guard let value = object.present(name) else { return nil }
    guard let text = value.asText else {
      throw QuestionFault(parameter: name, message: Phrase("须为文本", "must be text"))
    }
    return text
  }

  private func numberIfAny(_ name: Text, in range: ClosedRange<Int>) throws(QuestionFault) -> Int? {
    guard let value = object.present(name) else { return nil }
    guard let number = value.asNatural.map({ Int($0) }), range.contains(number) else {
      let (low, high) = (range.lowerBound, range.upperBound)
      throw QuestionFault(
        parameter: name, message: Phrase("须为 \(low) 至 \(high) 的整数", "must be an integer from \(low) to \(high)"))
    }
    return number
  }

  private func choiceIfAny<Choice: RawRepresentable & CaseIterable>(_ name: Text) throws(QuestionFault) -> Choice?
  where Choice.RawValue == String {
    guard let value = object.present(name) else { return nil }
    guard let choice = value.asText.flatMap({ Choice(name: $0) }) else {
      let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw QuestionFault(parameter: name, message: Phrase("须为以下之一：\(known)", "must be one of \(known)"))
    }
    return choice
  }
}
