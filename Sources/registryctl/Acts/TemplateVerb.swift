import RegistryCore

/// `template`: the data of a command as a form to fill in.
enum TemplateVerb {
  static let verb = Verb(
    name: "template", section: .entry,
    purpose: Phrase("某命令的空白表，填好后用 --data 交回", "a blank form of a command, to be filled in and handed over with --data"),
    operands: [OperandSpec("命令", "COMMAND")],
    example: "template submit-application > application.json",
    remarks: Phrase(
      "空白表是带注释的 JSON：// 到行末为注释，读回时忽略；null 表示未填。",
      "The form is JSON with comments: what follows // on a line is ignored when it is read back. Null means not filled in."
    ),
    run: { (invocation) throws(Failure) in try run(invocation) })

  private static func run(_ invocation: Invocation) throws(Failure) -> ExitCode {
    let word = invocation.arguments.operands[0]
    guard let name = VerbTable.command(named: word) else {
      let names = CommandName.allCases.map { KebabCase.name($0.rawValue) }
      throw invocation.usage(
        .unknownCommand(word, suggestion: Suggestion.closest(to: KebabCase.name(word), among: names)))
    }
    try invocation.console.put(Template(of: name, in: invocation.language).text)
    return .done
  }
}

/// The blank form of one command.
struct Template {
  private(set) var text = ""
  private let language: Language

  init(of name: CommandName, in language: Language) {
    self.language = language
    let spec = CommandTable.spec(of: name)
    let verb = KebabCase.name(name.rawValue)
    comment(0, phrase("\(name.rawValue) \(spec.zh)", "\(name.rawValue): \(spec.meaning)"))
    comment(0, phrase("填好后：registryctl \(verb) --data 本文件", "when filled in: registryctl \(verb) --data THIS-FILE"))
    comment(
      0, phrase("// 到行末为注释，读回时忽略；null 表示未填", "what follows // is ignored when this is read back; null is not filled in")
    )
    text += "{\n"
    for field in spec.fields { add(field) }
    comment(
      1, phrase("附件的 SHA-256；registryctl attach 文件 给出", "SHA-256 of the evidence, as registryctl attach FILE tells it"))
    text += "  \"attachments\": [],\n"
    comment(1, phrase("备注，可不填；不要写个人信息", "a remark (optional); names of persons do not belong here"))
    text += "  \"note\": null\n}\n"
  }

  private func phrase(_ chinese: String, _ english: String) -> String {
    language == .chinese ? chinese : english
  }

  private mutating func comment(_ depth: Int, _ line: String) {
    text += String(repeating: "  ", count: depth) + "// " + line + "\n"
  }

  private mutating func add(_ field: FieldSpec) {
    let type = TypeWords.of(field).text(in: language)
    comment(
      1,
      field.label(in: language)
        + phrase(
          "（\(field.required ? "必填" : "可不填")，\(type)）", " (\(field.required ? "required" : "optional"), \(type))"))
    for value in field.allowed { comment(2, "\"\(value.value)\" \(value.label.text(in: language))") }
    text += "  \"\(field.name)\": "
    switch field.content {
    case .form: object(FormTable.fields)
    case .facts: object(FactTable.fields)
    case .metrics: object(MetricTable.fields)
    case .parameters: parameters()
    case .planSections, .attestations, .members, .verified, .changes, nil: text += "null"
    }
    text += ",\n"
    if let example = TypeWords.example(of: field, in: language) { comment(2, example) }
  }

  private mutating func object(_ fields: [ContentField]) {
    text += "{\n"
    for (index, field) in fields.enumerated() {
      let unit = field.unit.map { $0.text(in: language) } ?? ""
      let parts = [requirement(field), TypeWords.of(field).text(in: language), unit].filter { !$0.isEmpty }
      comment(
        2,
        field.label.text(in: language)
          + phrase("（\(parts.joined(separator: "，"))）", " (\(parts.joined(separator: ", ")))"))
      for value in field.allowed { comment(3, "\"\(value.value)\" \(value.label.text(in: language))") }
      text += "    \"\(field.name)\": null\(index == fields.count - 1 ? "" : ",")\n"
    }
    text += "  }"
  }

  private func requirement(_ field: ContentField) -> String {
    switch field.required {
    case .always: phrase("必填", "required")
    case .never: phrase("可不填", "optional")
    case .when(let condition): condition.text(in: language)
    }
  }

  /// Only changed parameters are named, so all stand as comments, with the allowed values.
  private mutating func parameters() {
    text += "{\n"
    for spec in ParameterTable.all {
      comment(
        2,
        "\"\(spec.name)\": …  \(spec.meaning.text(in: language))"
          + phrase("（\(spec.allowed)）", " (\(spec.allowed))"))
    }
    text += "  }"
  }
}
