import RegistryCore

/// What kind of value a field takes, in words for those who fill it in.
enum TypeWords {
  static func of(_ field: FieldSpec) -> Phrase {
    switch field.type {
    case .string: field.allowed.isEmpty ? Phrase("文字", "text") : Phrase("以下之一", "one of these")
    case .date:
      field.notAfterRecording ? Phrase("日期，不晚于今天", "date, not after today") : Phrase("日期", "date")
    case .documentNumber: Phrase("发文字号，如 朔科发〔2016〕13号", "document number such as 朔科发〔2016〕13号")
    case .natural: Phrase("整数", "integer")
    case .boolean: Phrase("true 或 false", "true or false")
    case .object: Phrase("对象", "object")
    case .array: Phrase("列表", "list")
    case .decimalText: Phrase("数，至多两位小数", "number with at most two decimals")
    }
  }

  static func of(_ field: ContentField) -> Phrase {
    switch field.type {
    case .string: Phrase("文字", "text")
    case .date: Phrase("日期，如 \"2018-06-10\"", "date such as \"2018-06-10\"")
    case .natural: Phrase("整数", "integer")
    case .decimal: Phrase("数，如 \"199.99\"", "number such as \"199.99\"")
    case .boolean: Phrase("true 或 false", "true or false")
    case .email: Phrase("电子邮件", "e-mail")
    case .choice: Phrase("以下之一", "one of these")
    }
  }

  /// What an object or a list looks like when it is filled in, and what its numbers stand for.
  static func example(of field: FieldSpec, in language: Language) -> [String] {
    let word = language == .chinese ? "例：" : "for example: "
    switch field.content {
    case .planSections:
      let headings = PlanSections.headings.enumerated().map { "\($0 + 1) \($1.text(in: language))" }
      return headings + [word + "[1, 2, 3, 4, 5, 6, 7, 8]"]
    case .attestations: return [word + "{\"R4.1b\": true, \"R4.4\": true}"]
    case .members:
      return [word + "[{\"org\": \"cityBureau\", \"name\": \"张三\"}, {\"org\": \"市财政局\", \"name\": \"李四\"}]"]
    case .verified:
      return [word + "{\"totalArea\": \"260\", \"publicArea\": \"240\", \"operating\": true, \"activeMakers\": 12}"]
    case .changes: return [word + "{\"decisionDate\": \"2018-06-11\", \"note\": null}"]
    case .form, .facts, .metrics, .parameters, nil: return []
    }
  }
}
