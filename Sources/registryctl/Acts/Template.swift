import RegistryCore

/// The blank form of one command: JSON with a comment over every value that says what belongs there.
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
      1,
      phrase("附件的 SHA-256，由 registryctl attach 文件 给出", "SHA-256 of the evidence, as registryctl attach FILE tells it"))
    text += "  \"attachments\": [],\n"
    comment(1, phrase("备注（可不填）；不要写个人信息", "a remark (optional); names of persons do not belong here"))
    text += "  \"note\": null\n}\n"
  }

  /// The form without its comments: one JSON document.
  var document: [UInt8] {
    let lines = text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
    let bytes = Array(lines.joined(separator: "\n").utf8)
    guard let value = try? JSONReader.parse(bytes) else { preconditionFailure("a template is JSON with comments") }
    return JSONWriter.bytes(of: value)
  }

  private func phrase(_ chinese: String, _ english: String) -> String {
    language == .chinese ? chinese : english
  }

  private mutating func comment(_ depth: Int, _ line: String) {
    text += String(repeating: "  ", count: depth) + "// " + line + "\n"
  }

  /// The comment over a value: what it is called, and in brackets what is asked of it.
  private mutating func comment(_ depth: Int, _ label: String, _ demands: [String], allowed: [EnumValue]) {
    let demands = demands.filter { !$0.isEmpty }.joined(separator: phrase("，", ", "))
    comment(depth, label + phrase("（\(demands)）", " (\(demands))"))
    for value in allowed { comment(depth, "  \"\(value.value)\" \(value.label.text(in: language))") }
  }

  private func isPersonal(_ field: FieldSpec) -> Bool {
    switch field.personal {
    case .value, .memberNames: true
    case .none, .formFields: false
    }
  }

  private mutating func add(_ field: FieldSpec) {
    comment(
      1, field.label(in: language),
      [
        field.required ? phrase("必填", "required") : phrase("可不填", "optional"),
        language == .chinese ? field.zhRemark ?? "" : "", TypeWords.of(field).text(in: language),
        isPersonal(field) ? phrase("含个人信息", "personal data") : "",
      ], allowed: field.allowed)
    for line in TypeWords.example(of: field, in: language) { comment(1, "  " + line) }
    text += "  \"\(field.name)\": "
    switch field.content {
    case .form: object(FormTable.fields)
    case .facts: object(FactTable.fields)
    case .metrics: object(MetricTable.fields)
    case .parameters: parameters()
    case .planSections, .attestations, .members, .verified, .changes, nil: text += "null"
    }
    text += ",\n"
  }

  private mutating func object(_ fields: [ContentField]) {
    text += "{\n"
    for (index, field) in fields.enumerated() {
      comment(
        2, field.label.text(in: language),
        [
          requirement(field), TypeWords.of(field).text(in: language), field.unit?.text(in: language) ?? "",
          field.personal ? phrase("个人信息", "personal data") : "",
        ], allowed: field.allowed)
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
        2, "\"\(spec.name)\": …  \(spec.meaning.text(in: language))" + phrase("（\(spec.allowed)）", " (\(spec.allowed))")
      )
    }
    text += "  }"
  }
}
