/// Why a question cannot be answered as it was put.
package struct QuestionFault: Error, Equatable, Sendable {
  /// The member that is at fault.
  package let parameter: Text
  /// What is wrong with it, to be read behind the member's name.
  package let message: Phrase
}

/// A question with the moment as of which the register is asked.
package struct PointedQuestion: Equatable, Sendable {
  /// An absent `on` has become a day in it.
  package let question: Question
  /// What the registry knew then; none for all that it knows.
  package let knownAt: Instant?

  /// Reads a question object (DOMAIN §9): `{"query":"status","spaceId":"s1","on":"2018-06-10","knownAt":"…"}`.
  ///
  /// - Parameter today: the day that an absent `on` means.
  package init(_ object: JSONObject, today: CivilDate) throws(QuestionFault) {
    let reader = QuestionReader(object: object)
    guard let kind = object["query"]?.asText.flatMap({ QuestionKind(name: $0) }) else {
      let known = QuestionKind.allCases.map(\.rawValue).joined(separator: ", ")
      throw QuestionFault(parameter: "query", message: Phrase("须为以下之一：\(known)", "must be one of \(known)"))
    }
    let allowed = kind.arguments.map(\.name) + ["query", "knownAt"]
    if let stranger = object.keys.first(where: { !allowed.contains($0) }) {
      let names = allowed.map(\.string).joined(separator: ", ")
      throw QuestionFault(
        parameter: stranger, message: Phrase("不认识；可用：\(names)", "is not known; this question takes \(names)"))
    }
    knownAt = try reader.instantIfAny("knownAt")
    let on = try reader.dateIfAny("on") ?? today
    question =
      switch kind {
      case .status: .status(try reader.id("spaceId"), on: on)
      case .register: .register(on: on, withEntries: try reader.flag("entries"))
      case .ban: .ban(try reader.id("operatorId"), on: on)
      case .overdueReports: .overdueReports(on: on)
      case .expiring: .expiring(from: try reader.date("from"), to: try reader.date("to"))
      case .remedy: .remedy(try reader.id("commandId"))
      case .history: .history(try reader.id("spaceId"))
      case .obligations: .obligations(on: on, object.present("spaceId") == nil ? nil : try reader.id("spaceId"))
      case .bans: .bans(on: on)
      case .assessments: .assessments(year: try reader.year("year"))
      case .show: .show(try reader.id("spaceId"), on: on)
      case .regulation: .regulation(on: on)
      case .record: .record(try reader.id("commandId"))
      case .explain: .explain(try reader.id("spaceId"), on: on)
      case .diff: try reader.difference(on: on, since: knownAt)
      case .timeline: .timeline(try reader.id("spaceId"))
      case .due: try reader.due(on: on)
      case .search: try reader.search(on: on)
      case .list: try reader.list(on: on)
      case .statistics: try reader.statistics(on: on)
      case .original: .original(try reader.id("commandId"))
      case .identifiers: .identifiers(try reader.identifiedKind("kind"), prefix: object["prefix"]?.asText ?? "")
      }
  }
}

/// Reads the members of a question by type.
package struct QuestionReader {
  let object: JSONObject

  func id<Kind>(_ name: Text) throws(QuestionFault) -> ID<Kind> {
    guard let text = object[name]?.asText else {
      throw QuestionFault(parameter: name, message: Phrase("须为文本", "must be given, as text"))
    }
    return ID(text)
  }

  func date(_ name: Text) throws(QuestionFault) -> CivilDate {
    guard let date = try dateIfAny(name) else {
      throw QuestionFault(parameter: name, message: Phrase("须为日期 YYYY-MM-DD", "must be given, a date YYYY-MM-DD"))
    }
    return date
  }

  func dateIfAny(_ name: Text) throws(QuestionFault) -> CivilDate? {
    guard let value = object.present(name) else { return nil }
    guard let date = value.asText.flatMap(CivilDate.init(iso:)) else {
      throw QuestionFault(
        parameter: name,
        message: Phrase("须为 1900 至 2200 年的日期 YYYY-MM-DD", "must be a date YYYY-MM-DD between 1900 and 2200"))
    }
    return date
  }

  func instantIfAny(_ name: Text) throws(QuestionFault) -> Instant? {
    guard let value = object.present(name) else { return nil }
    guard let instant = value.asText.flatMap(Instant.init(timestamp:)) else {
      throw QuestionFault(
        parameter: name,
        message: Phrase(
          "须为时刻（RFC 3339）或日期（该日结束时）", "must be a timestamp with offset (RFC 3339), or a date, which means its end"))
    }
    return instant
  }

  /// False if it is absent.
  func flag(_ name: Text) throws(QuestionFault) -> Bool {
    guard let flag = (object.present(name) ?? false).asBool else {
      throw QuestionFault(parameter: name, message: Phrase("须为 true 或 false", "must be true or false"))
    }
    return flag
  }

  /// A difference has two moments, the earlier first.
  func difference(on date: CivilDate, since first: Instant?) throws(QuestionFault) -> Question {
    guard let first else {
      throw QuestionFault(
        parameter: "knownAt", message: Phrase("须给出较早的时刻", "must be given: the earlier of the two moments"))
    }
    let second = try instantIfAny("and")
    if let second, second < first {
      throw QuestionFault(
        parameter: "and", message: Phrase("不得早于 knownAt", "must not lie before knownAt"))
    }
    return .diff(try id("spaceId"), on: date, and: second)
  }

  func identifiedKind(_ name: Text) throws(QuestionFault) -> IdentifiedKind {
    guard let kind = object[name]?.asText.flatMap({ IdentifiedKind(name: $0) }) else {
      throw QuestionFault(
        parameter: name, message: Phrase("须为 space 或 operator", "must be given, space or operator"))
    }
    return kind
  }

  func year(_ name: Text) throws(QuestionFault) -> Int {
    guard let year = object[name]?.asNatural else {
      throw QuestionFault(parameter: name, message: Phrase("须为年度", "must be given, a year as a number"))
    }
    return Int(year)
  }
}
