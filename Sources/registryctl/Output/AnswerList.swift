import RegistryCore

/// The list in an answer: its rows as objects, and the names of their members.
struct AnswerList {
  let rows: [JSONObject]
  let columns: [String]
  /// What columns are called by people that are called otherwise elsewhere.
  private(set) var titles: [String: Phrase] = [:]

  /// The list that the form of the answer has, with every column that its rows can have; an answer without one is a
  /// list of one row.
  ///
  /// - Parameter shape: the form of the answer, if it is known.
  init(_ answer: JSONObject, shape: JSONShape?) {
    if case .object(let members) = shape {
      for member in members {
        guard case .list(let item) = member.shape else { continue }
        let items = answer[Text(member.name)]?.asArray ?? []
        switch item {
        case .object(let columns), .openObject(let columns):
          rows = items.compactMap(\.asObject)
          self.columns = columns.map(\.name)
          return
        case .tuple(let places):
          rows = items.map { item in
            JSONObject(zip(places, item.asArray ?? []).map { .init(key: Text($0.0.name), value: $0.1) })
          }
          columns = places.map(\.name)
          return
        case .text, .date, .instant, .boolean, .integer, .natural, .number, .constant, .choice, .list, .nullable,
          .either, .anything, .named:
          continue
        }
      }
    }
    rows = [answer]
    columns = AnswerList.names(of: rows)
  }

  /// The lists that the form of the answer has, as one: what they are is in a column of its own.
  ///
  /// - Parameters:
  ///   - kinds: the member of each list, and the word for its rows.
  ///   - title: what the column is called by people.
  init(_ answer: JSONObject, shape: JSONShape?, kinds: [(member: Text, word: Text)], title: Phrase) {
    var columns = ["kind"]
    guard case .object(let members) = shape else { preconditionFailure("lists are members of an object") }
    for kind in kinds {
      guard let member = members.first(where: { Text($0.name) == kind.member }),
        case .list(.object(let items)) = member.shape
      else { preconditionFailure("the answer has a list \(kind.member)") }
      columns += items.map(\.name).filter { !columns.contains($0) }
    }
    rows = kinds.flatMap { kind in
      Answer(answer).rows(kind.member).map { row in
        var marked: JSONObject = ["kind": .string(kind.word)]
        for member in row.object.members { marked[member.key] = member.value }
        return marked
      }
    }
    self.columns = columns
    titles = ["kind": title]
  }

  private static func names(of rows: [JSONObject]) -> [String] {
    var names: [String] = []
    var known: Set<String> = []
    for row in rows {
      for key in row.keys where known.insert(key.string).inserted { names.append(key.string) }
    }
    return names
  }

  /// A value in one cell: text as it is, lists of texts joined, all else as JSON.
  static func plain(_ value: JSONValue?) -> String {
    switch value {
    case nil, .null: return ""
    case .bool(let flag): return flag ? "true" : "false"
    case .number(let number): return number.literal
    case .string(let text): return text.string
    case .array(let items):
      let texts = items.compactMap(\.asText)
      guard texts.count == items.count else { break }
      return texts.map(\.string).joined(separator: ";")
    case .object: break
    }
    return value.map { String(decoding: JSONWriter.bytes(of: $0), as: UTF8.self) } ?? ""
  }
}
