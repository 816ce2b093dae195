/// How the value of a parameter stands in data: one reading, and the writing that it reads back.
struct ParameterType<Value>: Sendable {
  /// Nil for a value that the table of DOMAIN §3 does not allow.
  let read: @Sendable (JSONValue) -> Value?
  let write: @Sendable (Value) -> JSONValue
  /// What is allowed, in no language: the names of a closed set, or a pattern.
  let allowed: String
}

extension ParameterType<FixedDecimal> {
  /// A decimal string; a JSON number is none.
  static let decimal = ParameterType(
    read: { json in json.asText.flatMap { FixedDecimal(text: $0) } }, write: { .string($0.text) },
    allowed: "\"0\"…\"999999999.99\"")
}

extension ParameterType<Int> {
  static let natural = ParameterType(
    read: { json in
      json.asNatural.flatMap { $0 <= greatestNatural ? Int($0) : nil }
    }, write: { .number(JSONNumber($0)) }, allowed: "0…\(greatestNatural)")

  /// No number of the law comes near it, and periods of a thousand years still end at a date that can be written.
  private static var greatestNatural: Int64 { 1_000 }
}

extension ParameterType<Int?> {
  static let naturalOrNone = ParameterType(
    read: { json in
      if json.isNull { return .some(nil) }
      return json.asNatural.flatMap { $0 >= 1 ? .some(Int($0)) : nil }
    }, write: { $0.map { .number(JSONNumber($0)) } ?? .null }, allowed: "null, 1…")
}

extension ParameterType<Bool> {
  static let boolean = ParameterType(read: { $0.asBool }, write: { .bool($0) }, allowed: "true, false")
}

extension ParameterType<MonthDay> {
  static let monthDay = ParameterType(
    read: { json in json.asText.flatMap { MonthDay($0) } }, write: { .string(Text($0.description)) }, allowed: "MM-DD")
}

extension ParameterType where Value: RawRepresentable & CaseIterable & Sendable, Value.RawValue == String {
  /// One of a closed set of names.
  static var choice: ParameterType {
    ParameterType(
      read: { json in json.asText.flatMap { Value(name: $0) } }, write: { .string($0.name) },
      allowed: Value.allCases.map(\.rawValue).joined(separator: ", "))
  }
}

extension ParameterType<[Text]> {
  /// Strings that are not blank; the list may be empty.
  static let strings = ParameterType(
    read: { $0.asArray?.allMapped { json in json.asText.flatMap { $0.isBlank ? nil : $0 } } },
    write: { .array($0.map { .string($0) }) }, allowed: "[\"…\"]")
}

extension ParameterType<[Rule]> {
  static let rules = ParameterType(
    read: { $0.asArray?.allMapped { json in json.asText.flatMap { Rule(name: $0) } } },
    write: { .array($0.map { .string($0.name) }) }, allowed: "[\"R4.1b\"]")
}

extension ParameterType<ProcedureStages> {
  /// Objects of exactly `stage` and `required`; a stage at most once.
  static let stages = ParameterType(
    read: { json in
      let steps = json.asArray?.allMapped { item -> ProcedureStages.Step? in
        guard let object = item.asObject, object.members.count == 2,
          let stage = object["stage"]?.asText.flatMap({ Stage(name: $0) }), let required = object["required"]?.asBool
        else { return nil }
        return ProcedureStages.Step(stage, required: required)
      }
      return steps.flatMap { ProcedureStages($0) }
    },
    write: { stages in
      .array(stages.steps.map { .object(["stage": .string($0.stage.name), "required": .bool($0.required)]) })
    }, allowed: "[{\"stage\", \"required\"}]: " + Stage.allCases.map(\.rawValue).joined(separator: ", "))
}

extension ParameterType<SanctionKinds> {
  /// An object from severity to strings; an absent severity has no kinds.
  static let sanctionKinds = ParameterType(
    read: { json in
      guard let object = json.asObject else { return nil }
      var kinds = SanctionKinds()
      for member in object.members {
        guard let severity = Severity(name: member.key), let list = ParameterType<[Text]>.strings.read(member.value)
        else { return nil }
        kinds[severity] = list
      }
      return kinds
    },
    write: { kinds in
      .object(
        JSONObject(
          Severity.allCases.map { .init(key: $0.name, value: ParameterType<[Text]>.strings.write(kinds[$0])) }))
    }, allowed: "{" + Severity.allCases.map { "\"\($0.rawValue)\": […]" }.joined(separator: ", ") + "}")
}

extension ParameterType<WorkCalendar> {
  /// An object of `daysOff` and `workdays`, each a list of dates; an absent list is empty.
  static let calendar = ParameterType(
    read: { json in
      guard let object = json.asObject, object.keys.allSatisfy({ ["daysOff", "workdays"].contains($0) }),
        let daysOff = dates(object["daysOff"]), let workdays = dates(object["workdays"])
      else { return nil }
      return WorkCalendar(daysOff: daysOff, workdays: workdays)
    },
    write: { calendar in
      .object([
        "daysOff": .array(calendar.daysOff.map { .string($0.text) }),
        "workdays": .array(calendar.workdays.map { .string($0.text) }),
      ])
    }, allowed: "{\"daysOff\": [\"YYYY-MM-DD\"], \"workdays\": [\"YYYY-MM-DD\"]}")

  private static func dates(_ json: JSONValue?) -> [CivilDate]? {
    guard let json else { return [] }
    return json.asArray?.allMapped { item in item.asText.flatMap { CivilDate(iso: $0) } }
  }
}

extension [JSONValue] {
  /// Every item transformed; nil if one of them cannot be.
  fileprivate func allMapped<Value>(_ transform: (JSONValue) -> Value?) -> [Value]? {
    var result: [Value] = []
    result.reserveCapacity(count)
    for item in self {
      guard let value = transform(item) else { return nil }
      result.append(value)
    }
    return result
  }
}
