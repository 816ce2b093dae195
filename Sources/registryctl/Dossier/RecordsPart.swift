import RegistryCore

/// Every record as it is read now, with its document; what was amended stands struck beside what it became.
struct RecordsPart {
  private let file: CaseFile
  private let rendering: Rendering

  init(_ file: CaseFile, _ rendering: Rendering) {
    self.file = file
    self.rendering = rendering
  }

  func write(to writer: inout HTMLWriter) {
    writer.element(
      "p", [("class", "note")],
      rendering.text(
        "按录入先后排列。数据为截至所依据时刻的内容；被更正或变更的原值以删除线并列。",
        "In the order of recording. The data are those known at the moment of this dossier; values that were corrected or modified stand struck beside the new ones."
      ))
    for entry in file.entries {
      let isLong = entry.command == .submitApplication || entry.command == .adoptRegulation
      let style = ["card", entry.isVoid ? "void" : "", isLong ? "long" : ""].filter { !$0.isEmpty }
      writer.element("div", [("class", style.joined(separator: " ")), ("id", "r\(entry.number)")]) {
        card(entry, to: &$0)
      }
      writer.newLine()
    }
  }

  private func card(_ entry: CaseFile.Entry, to writer: inout HTMLWriter) {
    let record = entry.record
    writer.element("header") { writer in
      writer.element("span", [("class", "num")], rendering.reference(entry))
      writer.element("span", [("class", "event")], rendering.eventNames(record))
      if let number = entry.data.string("documentNo") { writer.element("span", [("class", "document")], number) }
      for badge in badges(entry) { writer.element("span", [("class", "badge")], badge) }
      writer.element("span", [("class", "when")], rendering.date(record.date("effectiveOn")))
    }
    let numbers = record.numbers("seq").map { String($0) }
    let parts = [
      rendering.text("录入 ", "recorded ") + rendering.instant(record.instant("recordedAt")),
      record.string("recordedBy") ?? "",
      record.answer("by")?.text("office").map { rendering.label($0, Labels.office) } ?? "",
      rendering.text("命令号 \(entry.id)", "command \(entry.id)"),
      rendering.text("日志第 \(rendering.list(numbers)) 号", "\(CountedNoun.numbers(numbers)) in the log"),
    ]
    writer.element("p", [("class", "by")], parts.filter { !$0.isEmpty }.joined(separator: rendering.text("　", " · ")))
    guard let command = entry.command else { return }
    writer.element("table", [("class", "facts")]) { fields(of: entry, command, to: &$0) }
    let warnings = record.texts("warnings").map { rendering.label($0, Labels.warning) }
    if !warnings.isEmpty {
      writer.element(
        "p", [("class", "note")],
        rendering.text("录入时的提示：", "Noted when it was recorded: ") + rendering.list(warnings))
    }
  }

  private func badges(_ entry: CaseFile.Entry) -> [String] {
    func by(_ id: String) -> String { file.entry(id).map(rendering.reference) ?? id }
    var badges = entry.record.texts("corrected").map {
      rendering.text("已更正 \(by($0.string))", "corrected by \(by($0.string))")
    }
    badges += file.amendments(of: entry).filter { $0.string("kind") == "modified" }.map {
      let source = by($0.string("commandId") ?? "")
      return rendering.text("已变更 \(source)", "modified by \(source)")
    }
    if let id = entry.record.string("annulledBy") {
      badges.append(rendering.text("已作废 \(by(id))", "annulled by \(by(id))"))
    }
    if let id = entry.record.string("setAsideBy") {
      badges.append(rendering.text("已撤销 \(by(id))", "set aside by \(by(id))"))
    }
    return badges
  }

  /// The fields in the order of their table; those that an amendment took out stay, struck.
  private func fields(of entry: CaseFile.Entry, _ command: CommandName, to writer: inout HTMLWriter) {
    let changes = AmendedValues(file.amendments(of: entry))
    for field in CommandTable.spec(of: command).fields {
      let value = entry.data.object.present(field.name)
      let former = changes.former(field.name)
      guard value != nil || !former.isEmpty else { continue }
      let isWide = isWide(value, field) || !former.isEmpty || !changes.within(field.name).isEmpty
      writer.element("tr", [("class", isWide ? "wide" : "half")]) { writer in
        writer.element("td", CommandText.label(field, rendering))
        writer.element("td") { writer in
          if let place = elsewhere(field) { return writer.text(place) }
          write(former, value, field, to: &writer)
          for change in changes.within(field.name) {
            let text = ChangeText(change, of: command, rendering)
            writer.element("span", [("class", "cause")]) { writer in
              writer.text(rendering.text("\(text.name)：", "\(text.name): "))
              writer.element("del", text.from)
              writer.text(" → \(text.to)")
            }
          }
        }
      }
    }
    for (key, name) in [("note", rendering.text("备注", "note"))] as [(Text, String)] {
      guard let text = entry.data.string(key) else { continue }
      writer.element("tr", [("class", "wide")]) { writer in
        writer.element("td", name)
        writer.element("td", text)
      }
    }
    let attachments = entry.data.texts("attachments").map(\.string)
    guard !attachments.isEmpty else { return }
    writer.element("tr", [("class", "wide")]) { writer in
      writer.element("td", rendering.text("附件 SHA-256", "evidence SHA-256"))
      writer.element("td", [("class", "digest")]) { $0.lines(attachments) }
    }
  }

  /// Where a field is shown that has a part of its own.
  private func elsewhere(_ field: FieldSpec) -> String? {
    switch field.content {
    case .form: rendering.text("见申报书部分", "see the application form")
    case .changes: rendering.text("见更正、作废与争议决定部分", "see the part on corrections")
    case .facts, .metrics, .planSections, .members, .attestations, .verified, .parameters, nil: nil
    }
  }

  /// True if a value does not fit into half the width.
  private func isWide(_ value: JSONValue?, _ field: FieldSpec) -> Bool {
    guard let value, elsewhere(field) == nil else { return false }
    let lines = CommandText.cells(value, field, rendering).map(\.columns)
    return lines.count > 1 || (lines.first ?? 0) > 24
  }

  private func write(
    _ former: [JSONValue], _ value: JSONValue?, _ field: FieldSpec, to writer: inout HTMLWriter
  ) {
    func lines(_ value: JSONValue) -> [String] { CommandText.cells(value, field, rendering).map(\.text) }
    for old in former where !old.isNull {
      writer.element("del") { $0.lines(lines(old)) }
      writer.text(" ")
    }
    guard let value else { return }
    if PersonalMark(value) != nil {
      PersonalMark.write(value, rendering, to: &writer)
    } else if former.isEmpty {
      writer.lines(lines(value))
    } else {
      writer.element("ins") { $0.lines(lines(value)) }
    }
  }
}

/// What corrections and modifying decisions took from the fields of one record.
struct AmendedValues {
  private let changes: [Answer]

  /// - Parameter amendments: those of the record, in log order.
  init(_ amendments: [Answer]) {
    changes = amendments.flatMap { $0.rows("changes") }
  }

  /// The values that a field had before, the oldest first.
  func former(_ field: Text) -> [JSONValue] {
    changes.filter { $0.string("member") == "data.\(field)" }.compactMap { $0.object["from"] }
  }

  /// The values that an entry of a field had before.
  func former(_ field: Text, _ entry: Text) -> [JSONValue] {
    changes.filter { $0.string("member") == "data.\(field).\(entry)" }.compactMap { $0.object["from"] }
  }

  /// The changes of entries within a field.
  func within(_ field: Text) -> [Answer] {
    changes.filter { $0.string("member")?.hasPrefix("data.\(field).") ?? false }
  }
}

/// What stands in the place of a personal value that cannot be shown.
enum PersonalMark {
  case erased(event: String, basis: String?)
  case missing

  init?(_ value: JSONValue) {
    guard let object = value.asObject else { return nil }
    if let event = object["erased"]?.asNumber?.literal {
      self = .erased(event: event, basis: object["legalBasis"]?.asText?.string)
    } else if object["missing"] == true {
      self = .missing
    } else {
      return nil
    }
  }

  /// Without the legal basis, which then stands nearby.
  func writeShort(_ rendering: Rendering, to writer: inout HTMLWriter) {
    switch self {
    case .erased(let event, _):
      writer.element(
        "span", [("class", "erased")], rendering.text("〔已去除，第 \(event) 号〕", "[erased by \(event)]"))
    case .missing: writer.element("span", [("class", "missing")], rendering.text("〔缺失〕", "[missing]"))
    }
  }

  static func write(_ value: JSONValue, _ rendering: Rendering, to writer: inout HTMLWriter) {
    let style = if case .missing? = PersonalMark(value) { "missing" } else { "erased" }
    writer.element("span", [("class", style)], CommandText.simple(value, rendering))
  }
}
