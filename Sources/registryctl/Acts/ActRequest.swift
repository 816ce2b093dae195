import RegistryCore

/// A command made of the options of its verb.
struct ActRequest {
  let name: CommandName
  let commandId: String
  private let data: JSONObject
  private let arguments: ParsedArguments

  /// Bytes of a made-up command id. Among a million of them the odds that two are equal are one in 10¹².
  private static let randomIdBytes = 10

  /// Reads what options name; connects to nothing.
  init(_ name: CommandName, _ invocation: Invocation) throws(Failure) {
    do throws(Failure) {
      self.name = name
      arguments = invocation.arguments
      commandId = arguments["command-id"] ?? Hex.encode(Randomness.bytes(ActRequest.randomIdBytes))
      data = try ActRequest.data(of: CommandTable.spec(of: name), arguments)
    } catch {
      // A bad document is a matter of this verb's help.
      if case .usage(let usage, nil) = error { throw invocation.usage(usage) }
      throw error
    }
  }

  /// The command, ready to be sent.
  ///
  /// - Parameter attachments: the digests of what is attached besides what the data name.
  func command(attachments: [String]) -> JSONObject {
    var data = data
    if !attachments.isEmpty {
      let named = data.present("attachments")?.asArray ?? []
      data["attachments"] = .array(named + attachments.map { .string(Text($0)) })
    }
    var command: JSONObject = ["commandId": .string(Text(commandId))]
    if let at = arguments["recorded-at"] { command["recordedAt"] = .string(Text(at)) }
    if let by = arguments["recorded-by"] { command["recordedBy"] = .string(Text(by)) }
    command["command"] = .string(name.name)
    command["data"] = .object(data)
    return command
  }

  /// The fields in the order of the schema, from the options and, where they are silent, from `--data`.
  static func data(of spec: CommandSpec, _ arguments: ParsedArguments) throws(Failure) -> JSONObject {
    try checkInputs(of: spec, arguments)
    var data: JSONObject = [:]
    if let word = arguments["data"] {
      guard let object = try JSONDocument.read(word, option: "data").asObject else {
        throw .usage(.badDocument(word, reason: Phrase("应为 JSON 对象", "must be a JSON object")), verb: nil)
      }
      data = object
    }
    var missing: [FieldSpec] = []
    for field in spec.fields {
      if let word = arguments[KebabCase.name(field.name.string)] {
        data[field.name] = try value(word, of: field)
      }
      if let value = data[field.name] {
        data[field.name] = withoutBlanks(value, field)
      } else if field.required, data[field.name] == nil {
        missing.append(field)
      }
    }
    if let note = arguments["note"] { data["note"] = .string(Text(note)) }
    // A decision without a document number is a matter of the rules (N4), and a file's gaps are named by the daemon.
    if arguments["data"] == nil, missing.contains(where: { $0.type != .documentNumber }) {
      throw .usage(.optionsMissing(missing.map { .init(KebabCase.name($0.name.string)) }), verb: nil)
    }
    return data
  }

  /// What a template left as null was not filled in; the rules know no null there. Where null means something it stays.
  private static func withoutBlanks(_ value: JSONValue, _ field: FieldSpec) -> JSONValue? {
    switch field.content {
    case .form, .facts, .metrics, .verified:
      guard let object = value.asObject else { return value.isNull ? nil : value }
      return .object(JSONObject(object.members.filter { !$0.value.isNull }))
    case .planSections, .attestations, .members, .parameters, .changes, nil: return value.isNull ? nil : value
    }
  }

  private static func text(
    _ word: String, _ form: TypedText.Form, _ field: FieldSpec
  ) throws(Failure) -> String {
    let name = UsageError.OptionName(KebabCase.name(field.name.string))
    switch TypedText.read(word, as: form) {
    case .failure(let fault): throw .usage(.badValue(name, word, expected: fault.sentence, suggestion: nil), verb: nil)
    case .success(let text):
      // The registry takes any text there and erases nothing, and what was written there by mistake, such as a name,
      // could never be erased.
      if field.name == "subjectRef", ErasureReference.readings(of: Text(text)).isEmpty {
        let expected = Phrase("应为 \(field.zhRemark ?? "")", "write \(field.meaning)")
        throw .usage(.badValue(name, text, expected: expected, suggestion: nil), verb: nil)
      }
      return text
    }
  }

  private static func checkInputs(of spec: CommandSpec, _ arguments: ParsedArguments) throws(Failure) {
    let names = ["data"] + spec.fields.filter { $0.content != nil }.map { KebabCase.name($0.name.string) }
    guard names.count(where: { arguments[$0] == "-" }) <= 1 else { throw .usage(.standardInputTwice, verb: nil) }
  }

  /// The value of a field as the data have it.
  private static func value(_ word: String, of field: FieldSpec) throws(Failure) -> JSONValue {
    switch field.type {
    case .date, .decimalText: return .string(Text(word))
    case .string: return .string(Text(try text(word, TypedText.form(of: field), field)))
    case .documentNumber: return .string(Text(try text(word, .line, field)))
    case .natural: return .number(JSONNumber(validLiteral: word))
    case .boolean: return .bool(word == "true")
    case .object, .array:
      if let short = ShortForm.value(word, of: field) { return short }
      if ShortForm.example(of: field) != nil, !(try JSONDocument.isThere(word)) {
        throw .usage(ShortForm.fault(word, of: field), verb: nil)
      }
      let value = try JSONDocument.read(word, option: .init(KebabCase.name(field.name.string)))
      // A file made from a template of the whole command holds the field among others.
      return value.asObject?[field.name] ?? value
    }
  }
}
