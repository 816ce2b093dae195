import RegistryCore

/// Reads what a person types in answer to a question of a form: as leniently as possible, and then as strictly as the
/// rules will.
enum FormAnswer {
  /// - Parameters:
  ///   - data: the answers so far, for dates that depend on another.
  ///   - today: in China Standard Time.
  static func read(
    _ line: String, for item: FormItem, data: JSONObject, today: CivilDate
  ) -> Result<JSONValue, Problem> {
    let word = line.halfWidth
    switch item.kind {
    case .text(let form):
      switch TypedText.read(line, as: form) {
      case .success(let text): return .success(.string(Text(text)))
      case .failure(let fault): return .failure(.form(fault.sentence))
      }
    case .email:
      let field = ContentField.email
      return field.accepts(.string(Text(word))) ? .success(.string(Text(word))) : .failure(.form(TypeWords.of(field)))
    case .natural:
      guard let digits = ValueKind.natural.normalised(word) else {
        return .failure(.form(ValueKind.natural.expectation))
      }
      return .success(.number(JSONNumber(validLiteral: digits)))
    case .decimal:
      guard let decimal = ValueKind.decimal.normalised(word) else {
        return .failure(.form(ValueKind.decimal.expectation))
      }
      return .success(.string(Text(decimal)))
    case .boolean:
      guard let flag = boolean(word) else { return .failure(.form(Phrase("请答 是 或 否", "answer yes or no"))) }
      return .success(.bool(flag))
    case .choice(let values): return choice(word, among: values)
    case .sections:
      guard let sections = sections(word) else {
        let last = PlanSections.headings.count
        return .failure(.form(Phrase("请写章节号，如 1-\(last) 或 1,2,5", "write the numbers, such as 1-\(last) or 1,2,5")))
      }
      return .success(.array(sections.map { .number(JSONNumber($0)) }))
    case .date(let limit): return date(word, limit, data, today)
    }
  }

  /// Why an answer is not taken.
  enum Problem: Error, Equatable {
    case form(Phrase)
    case missing
    case afterDay(CivilDate)
  }

  private static func date(
    _ word: String, _ limit: FormItem.DateLimit, _ data: JSONObject, _ today: CivilDate
  ) -> Result<JSONValue, Problem> {
    guard let date = HumanDate.read(word) else { return .failure(.form(ValueKind.date.expectation)) }
    if let last = last(limit, data, today), date > last { return .failure(.afterDay(last)) }
    return .success(.string(date.text))
  }

  /// The last day that a date may be, given the answers so far; nil for any.
  static func last(_ limit: FormItem.DateLimit, _ data: JSONObject, _ today: CivilDate) -> CivilDate? {
    switch limit {
    case .none: nil
    case .today: today
    case .answer(let path): data.value(at: path)?.asText.flatMap { CivilDate(iso: $0) } ?? today
    }
  }

  private static func boolean(_ word: String) -> Bool? {
    switch word.lowercased() {
    case "y", "yes", "true", "是", "有", "1": true
    case "n", "no", "false", "否", "无", "没有", "0": false
    default: nil
    }
  }

  /// The number in the list, the value, or its label in either language.
  private static func choice(_ word: String, among values: [EnumValue]) -> Result<JSONValue, Problem> {
    if let number = Int(word), number > 0, number <= values.count {
      return .success(.string(values[number - 1].value))
    }
    guard let found = ValueKind.Choice.value(of: word, among: values.map { .init($0.value, $0.label) }) else {
      let last = values.count
      return .failure(.form(Phrase("请写 1 至 \(last)", "write a number from 1 to \(last)")))
    }
    return .success(.string(Text(found)))
  }

  private static func sections(_ word: String) -> [Int]? {
    guard let field = CommandTable.spec(of: .submitApplication).field("planSections"),
      let numbers = ShortForm.value(word, of: field)?.asArray?.compactMap({ $0.asNatural }),
      numbers.allSatisfy({ $0 <= PlanSections.headings.count })
    else { return nil }
    return numbers.map { Int($0) }
  }
}

extension ContentField {
  /// The e-mail address of the form.
  fileprivate static let email: ContentField = {
    guard let field = FormTable.field("contactEmail") else { preconditionFailure("the form has an e-mail address") }
    return field
  }()
}

extension JSONObject {
  /// The value at a place in nested objects.
  func value(at path: [Text]) -> JSONValue? {
    guard let key = path.first else { return nil }
    if path.count == 1 { return present(key) }
    return self[key]?.asObject?.value(at: Array(path.dropFirst()))
  }

  /// Puts a value at a place in nested objects, making those that are not there; nil takes it out.
  mutating func set(_ value: JSONValue?, at path: [Text]) {
    guard let key = path.first else { return }
    guard path.count > 1 else {
      self[key] = value
      return
    }
    var inner = self[key]?.asObject ?? [:]
    inner.set(value, at: Array(path.dropFirst()))
    self[key] = .object(inner)
  }
}
