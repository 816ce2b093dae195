import RegistryCore

/// A JSON object of the daemon, read leniently: what is absent, null or of another type is nil.
///
/// Later daemons may say more or less than this program knows; a rendering shows what is there.
struct Answer {
  let object: JSONObject

  init(_ object: JSONObject) {
    self.object = object
  }

  func text(_ key: Text) -> Text? { object[key]?.asText }
  func string(_ key: Text) -> String? { text(key)?.string }
  func number(_ key: Text) -> Int? { object[key]?.asNatural.map { Int($0) } }
  func flag(_ key: Text) -> Bool { object[key]?.asBool ?? false }
  func date(_ key: Text) -> CivilDate? { text(key).flatMap { CivilDate(written: $0) } }
  func instant(_ key: Text) -> Instant? { text(key).flatMap { Instant(timestamp: $0) } }
  func answer(_ key: Text) -> Answer? { object[key]?.asObject.map(Answer.init) }
  func rows(_ key: Text) -> [Answer] { (object[key]?.asArray ?? []).compactMap { $0.asObject.map(Answer.init) } }
  func texts(_ key: Text) -> [Text] { (object[key]?.asArray ?? []).compactMap(\.asText) }
  func numbers(_ key: Text) -> [Int] {
    (object[key]?.asArray ?? []).compactMap { $0.asNatural.map { Int($0) } }
  }
  /// Lists of lists: `[["s1",2020],…]`.
  func pairs(_ key: Text) -> [(first: JSONValue, second: JSONValue)] {
    (object[key]?.asArray ?? []).compactMap { row in
      guard let parts = row.asArray, parts.count == 2 else { return nil }
      return (parts[0], parts[1])
    }
  }
}

/// A question with its answer, which is all that a rendering needs.
struct Exchange {
  let question: Answer
  let answer: Answer
  /// What was asked besides, to say rightly that there is nothing.
  var background: Answer?
  /// What the spaces in the answer are called, if it does not say so itself.
  var names = SpaceNames()

  init(question: JSONObject, answer: JSONObject) {
    self.question = Answer(question)
    self.answer = Answer(answer)
  }

  /// Another question, about the same moment.
  func beside(_ kind: String, _ members: JSONObject) -> JSONObject {
    var question: JSONObject = ["query": .string(Text(kind))]
    for member in members.members { question[member.key] = member.value }
    question.add("knownAt", self.question.object["knownAt"])
    return question
  }
}

extension Rendering {
  func date(_ date: CivilDate?) -> String { date.map { HumanDate.text($0, in: language) } ?? "" }

  /// A day as wide as the longest, so that what follows it lines up.
  func dateColumn(_ date: CivilDate?) -> String { self.date(date).padded(toColumns: language == .chinese ? 14 : 10) }

  /// A rehearsal's first event lies before all time; it has no moment to show.
  func instant(_ instant: Instant?) -> String {
    instant.map { $0.civilDate.year <= 1 ? "" : HumanDate.text($0, in: language) } ?? ""
  }

  /// The same in a spreadsheet, which counts with moments.
  func spreadsheetTime(_ instant: Instant) -> String {
    self.instant(instant).isEmpty ? "" : HumanDate.spreadsheet(instant)
  }

  /// `2018-06-10 to 2021-06-10`, both days included.
  func period(_ first: CivilDate?, _ last: CivilDate?) -> String {
    guard let first, let last else { return date(first ?? last) }
    return text("\(date(first)) 至 \(date(last))", "\(date(first)) to \(date(last))")
  }

  func yesNo(_ value: Bool) -> String { value ? text("是", "yes") : text("否", "no") }

  /// Name and identifier of a thing; one of them if the other is unknown.
  func named(_ name: String?, id: String?) -> String {
    guard let name else { return id ?? "" }
    guard let id else { return name }
    return text("\(name)（\(id)）", "\(name) (\(id))")
  }

  /// The same in a table, where the name is cut if it must be, and the identifier is not.
  func namedCell(_ name: String?, id: String?) -> Cell {
    guard name != nil, let id else { return Cell(named(name, id: id)) }
    return Cell(named(name, id: id), keeping: text("（\(id)）", " (\(id))"))
  }

  func list(_ parts: [String]) -> String { parts.joined(separator: text("、", ", ")) }

  /// A line over a table or a sheet.
  func heading(_ text: String) -> String { styled(text.harmless, .strong) + "\n" }

  /// 2018年6月10日（按 2019年1月1日 前录入的记录）: the point on both axes that an answer is given for.
  func point(_ question: Answer) -> String {
    var result = date(question.date("on"))
    if let known = question.text("knownAt") {
      let moment =
        CivilDate(iso: known).map { date($0) } ?? Instant(timestamp: known).map { instant($0) } ?? known.string
      result += text("（按截至 \(moment) 录入的记录）", result.isEmpty ? "as known at \(moment)" : " (as known at \(moment))")
    }
    return result
  }
}
