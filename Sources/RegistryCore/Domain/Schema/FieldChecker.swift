/// Checks the fields of one command against their types, and collects what it finds.
struct FieldChecker {
  /// The latest day that a date may have which cannot lie after recording.
  let dayOfRecording: CivilDate
  private(set) var violations: [Violation] = []
  private(set) var warnings: [Warning] = []

  init(dayOfRecording: CivilDate) {
    self.dayOfRecording = dayOfRecording
  }

  /// The value as it is stored; nil for an absent or bad one.
  mutating func checked(_ value: JSONValue?, _ field: FieldSpec) -> JSONValue? {
    guard let value else {
      miss(field)
      return nil
    }
    if field.type == .documentNumber { return normalised(value, field).map { .string($0.text) } }
    return accepts(value, field) ? value : nil
  }

  /// Whether the value is one that the field can have.
  mutating func accepts(_ value: some JSONReadable, _ field: FieldSpec) -> Bool {
    switch field.type {
    case .string: field.allowed.isEmpty ? checkText(value, field) : checkChoice(value, field)
    case .date: checkDate(value, field)
    case .documentNumber: normalised(value, field) != nil
    case .natural: value.asNatural != nil || refuse(.badInt, field, value)
    case .boolean: value.asBool != nil || refuse(.badBool, field, value)
    case .object: checkObject(value, field)
    case .array: checkArray(value, field)
    case .decimalText: FixedDecimal(value.value) != nil || refuse(.badDecimal, field, value)
    }
  }

  /// Takes note that the field is not there.
  mutating func miss(_ field: FieldSpec) {
    if field.required { violations.append(missing(field)) }
  }

  /// What needs a document number and has none fails a rule of its own.
  private func missing(_ field: FieldSpec) -> Violation {
    Violation(field.type == .documentNumber ? .n4 : .g14, .missing, detail: field.name)
  }

  private mutating func checkText(_ value: some JSONReadable, _ field: FieldSpec) -> Bool {
    value.isFilledText || refuse(.badString, field, value)
  }

  private mutating func checkChoice(_ value: some JSONReadable, _ field: FieldSpec) -> Bool {
    if field.allowed.contains(where: { value.isText($0.value) }) { return true }
    let wanted = field.allowed.map(\.value.string).joined(separator: ", ")
    return refuse(.badValue, field, value, wanted: wanted)
  }

  private mutating func checkDate(_ value: some JSONReadable, _ field: FieldSpec) -> Bool {
    guard let date = value.asText.flatMap({ CivilDate(iso: $0) }) else { return refuse(.badDate, field, value) }
    guard field.notAfterRecording, date > dayOfRecording else { return true }
    violations.append(
      Violation(
        .g2, .afterRecording, detail: field.name, found: date.description, wanted: dayOfRecording.description))
    return false
  }

  private mutating func normalised(_ value: some JSONReadable, _ field: FieldSpec) -> DocumentNumber? {
    guard let (number, changed) = value.asText.flatMap({ DocumentNumber.normalise($0) }) else {
      violations.append(Violation(.g12, .badDocumentNo, detail: field.name, found: shown(value, field)))
      return nil
    }
    if changed, !warnings.contains(.documentNoNormalized) { warnings.append(.documentNoNormalized) }
    return number
  }

  private mutating func checkObject(_ value: some JSONReadable, _ field: FieldSpec) -> Bool {
    guard let object = value.asObject else { return refuse(.badObject, field, value) }
    guard field.content == .attestations else { return true }
    let bad = object.filter { Rule(name: $0.key) == nil || $0.value.asBool == nil }
    violations += bad.map { Violation(.g14, .badAttest, detail: $0.key, found: shown($0.value, field)) }
    return bad.isEmpty
  }

  private mutating func checkArray(_ value: some JSONReadable, _ field: FieldSpec) -> Bool {
    guard let items = value.asArray else { return refuse(.badList, field, value) }
    guard field.content == .members, items.contains(where: { $0.asObject == nil }) else { return true }
    violations.append(Violation(.g14, .badValue, detail: field.name))
    return false
  }

  /// Notes the violation; false, so that a check can end with it.
  private mutating func refuse(
    _ code: RefusalCode, _ field: FieldSpec, _ value: some JSONReadable, wanted: String? = nil
  ) -> Bool {
    violations.append(Violation(.g14, code, detail: field.name, found: shown(value, field), wanted: wanted))
    return false
  }

  /// The value that failed, for the message, unless it is personal.
  private func shown(_ value: some JSONReadable, _ field: FieldSpec) -> String? {
    guard case .none = field.personal else { return nil }
    return value.value.brief
  }
}

extension JSONValue {
  /// A simple value as a message shows it, and not the whole of a long one; nil for lists and objects.
  package var brief: String? {
    let longest = 40
    switch self {
    case .string(let text) where text.isBlank: return "\"\(text.string.prefix(longest))\""
    case .string(let text): return text.string.count > longest ? text.string.prefix(longest) + "…" : text.string
    case .number(let number): return number.literal.count > longest ? nil : number.literal
    case .bool(let flag): return flag ? "true" : "false"
    case .null, .array, .object: return nil
    }
  }
}
