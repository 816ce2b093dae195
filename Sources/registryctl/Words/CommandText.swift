import RegistryCore

/// The data of a command for people: the bureau's names of the fields, its words for their values.
enum CommandText {
  static func sheet(_ data: JSONObject, of name: CommandName, _ rendering: Rendering) -> FactSheet {
    let spec = CommandTable.spec(of: name)
    var sheet = FactSheet()
    for field in spec.fields {
      guard let value = data.present(field.name) else { continue }
      sheet.add(label(field, rendering), cells(value, field, rendering))
    }
    for attachment in Answer(data).texts("attachments") {
      sheet.add(rendering.text("附件", "attachment"), attachment.string)
    }
    sheet.add(rendering.text("备注", "note"), data["note"]?.asText?.string ?? "")
    return sheet
  }

  /// English readers get the name in the data: what a field means in English can be a whole sentence.
  static func label(_ field: FieldSpec, _ rendering: Rendering) -> String {
    rendering.text(field.zh, field.name.string)
  }

  static func cells(_ value: JSONValue, _ field: FieldSpec, _ rendering: Rendering) -> [Cell] {
    switch field.content {
    case .form: contents(value, of: FormTable.fields, rendering)
    case .facts: contents(value, of: FactTable.fields, rendering)
    case .metrics: contents(value, of: MetricTable.fields, rendering)
    case .planSections: (value.asArray ?? []).map { Cell(planSection($0, rendering)) }
    case .members:
      (value.asArray ?? []).map { member in
        let parts = (member.asObject?.members ?? []).map { part in
          part.value.asText.flatMap(Labels.office).map(rendering.text) ?? simple(part.value, rendering)
        }
        return Cell(parts.joined(separator: " "))
      }
    case .attestations:
      (value.asObject?.members ?? []).map { member in
        let meaning = Rule(name: member.key)?.meaning(in: rendering.language)
        return pair(member.key.string + (meaning.map { " \($0)" } ?? ""), simple(member.value, rendering), rendering)
      }
    case .verified:
      (value.asObject?.members ?? []).map { member in
        let field = FactTable.field(member.key)
        let label =
          field.map { rendering.text($0.label) }
          ?? (member.key == "operating" ? rendering.text("实际运行", "operating") : member.key.string)
        return pair(
          label, field.map { content(member.value, $0, rendering) } ?? simple(member.value, rendering), rendering)
      }
    case .parameters:
      (value.asObject?.members ?? []).map { member in
        pair(member.key.string, ParameterText.text(member.value, of: member.key, rendering), rendering)
      }
    case .changes: (value.asObject?.members ?? []).map { pair($0.key.string, simple($0.value, rendering), rendering) }
    case nil: [Cell(plain(value, field, rendering))]
    }
  }

  private static func plain(_ value: JSONValue, _ field: FieldSpec, _ rendering: Rendering) -> String {
    guard let text = value.asText else { return simple(value, rendering) }
    if let choice = field.allowed.first(where: { $0.value == text }) { return rendering.text(choice.label) }
    if field.type == .date, let date = CivilDate(iso: text) { return rendering.date(date) }
    if field.isPlace { return rendering.label(text, Labels.jurisdiction) }
    switch field.name.string {
    case "grade": return rendering.label(text, Labels.grade)
    case "kind": return rendering.label(text, Labels.sanctionKind)
    default: return text.string
    }
  }

  /// The known fields in the order of their table, then what else is there.
  private static func contents(_ value: JSONValue, of table: [ContentField], _ rendering: Rendering) -> [Cell] {
    guard let object = value.asObject else { return [Cell(simple(value, rendering))] }
    let known = table.compactMap { field in
      object.present(field.name).map { value in
        pair(rendering.text(field.label), content(value, field, rendering), rendering)
      }
    }
    let others = object.members.filter { member in !table.contains { $0.name == member.key } }
    return known + others.map { pair($0.key.string, simple($0.value, rendering), rendering) }
  }

  /// The field of an object that has a table of its own.
  static func contentField(_ name: Text, in field: FieldSpec) -> ContentField? {
    switch field.content {
    case .form: FormTable.field(name)
    case .facts, .verified: FactTable.field(name)
    case .metrics: MetricTable.field(name)
    case .planSections, .members, .attestations, .parameters, .changes, nil: nil
    }
  }

  private static func pair(_ name: String, _ value: String, _ rendering: Rendering) -> Cell {
    Cell(rendering.text("\(name)：\(value)", "\(name): \(value)"))
  }

  static func content(_ value: JSONValue, _ field: ContentField, _ rendering: Rendering) -> String {
    if let text = value.asText {
      if let choice = field.allowed.first(where: { $0.value == text }) { return rendering.text(choice.label) }
      if field.type == .date, let date = CivilDate(iso: text) { return rendering.date(date) }
    }
    let shown = simple(value, rendering)
    let unit = field.unit?.text(in: rendering.language) ?? ""
    let isQuantity = value.asNumber != nil || field.type == .decimal
    return unit.isEmpty || !isQuantity ? shown : "\(shown) \(unit)"
  }

  private static func planSection(_ value: JSONValue, _ rendering: Rendering) -> String {
    let shown = simple(value, rendering)
    guard let number = value.asNatural, (1...PlanSections.headings.count).contains(Int(number)) else {
      return shown
    }
    return "\(shown) \(rendering.text(PlanSections.headings[Int(number) - 1]))"
  }

  /// Any value in a line. What is kept apart from the log is said to be, rather than shown as its commitment.
  static func simple(_ value: JSONValue, _ rendering: Rendering) -> String {
    switch value {
    case .null: return rendering.text("无", "none")
    case .bool(let flag): return rendering.yesNo(flag)
    case .number(let number): return number.literal
    case .string(let text): return text.string
    case .object where Commitment(sealed: value) != nil:
      return rendering.text("〔个人信息，另行保存〕", "[personal, kept apart]")
    case .object(let object) where object["erased"] != nil:
      let event = object["erased"]?.asNumber?.literal ?? ""
      guard let basis = object["legalBasis"]?.asText?.string else {
        return rendering.text("〔个人信息，已由第 \(event) 号事件去除〕", "[personal, erased by event \(event)]")
      }
      return rendering.text(
        "〔个人信息，已由第 \(event) 号事件去除，依据：\(basis)〕", "[personal, erased by event \(event) on the basis of \(basis)]")
    case .object(let object) where object["missing"] == true:
      return rendering.text("〔个人信息缺失，请核查登记簿〕", "[personal, missing: have the registry checked]")
    case .array, .object: return String(decoding: JSONWriter.bytes(of: value), as: UTF8.self)
    }
  }
}
