import RegistryCore

/// Corrections, annulments and decisions of disputes, each beside what it amends, and what it changed in the answer.
struct AmendmentsPart {
  private let file: CaseFile
  private let rendering: Rendering

  init(_ file: CaseFile, _ rendering: Rendering) {
    self.file = file
    self.rendering = rendering
  }

  func write(to writer: inout HTMLWriter) {
    guard !file.amendments.isEmpty else {
      writer.element(
        "p",
        rendering.text(
          "截至所依据的时刻，没有更正、作废、撤销或变更。",
          "By the moment of this dossier there was no correction, annulment, setting aside or modification."
        ))
      return
    }
    for row in file.amendments {
      writer.element("div", [("class", "card")]) { card(row, to: &$0) }
    }
  }

  private func card(_ row: Answer, to writer: inout HTMLWriter) {
    let entry = file.entry(row.string("commandId"))
    let target = file.entry(row.string("targetCommandId"))
    let command = row.text("targetCommand").flatMap { CommandName(name: $0) }
    writer.element("header") { writer in
      writer.element("span", [("class", "num")], entry.map(rendering.reference) ?? "")
      writer.element(
        "span", [("class", "event")], rendering.label(row.text("kind") ?? "") { AmendmentEffect.Kind(name: $0)?.label })
      writer.element("span") { writer in
        writer.text("→ ")
        if let target { writer.element("a", [("href", "#r\(target.number)")], rendering.reference(target) + " ") }
        writer.text(command.map { rendering.label($0.name, Labels.command) } ?? "")
        writer.element("span", [("class", "id")], " " + (row.string("targetCommandId") ?? ""))
      }
      writer.element("span", [("class", "when")], rendering.rule(row))
    }
    writer.element("table", [("class", "facts")]) { writer in
      let data = row.answer("data") ?? Answer([:])
      fact(
        rendering.text("录入", "Recorded"),
        [rendering.instant(row.instant("recordedAt")), row.string("recordedBy") ?? ""].filter { !$0.isEmpty }
          .joined(separator: rendering.text("，", ", ")), to: &writer)
      fact(rendering.text("批准人", "Approved by"), data.string("approvedBy") ?? "", to: &writer)
      fact(rendering.text("理由", "Reason"), data.string("reason") ?? "", to: &writer)
      fact(rendering.text("文书号", "Document"), data.string("documentNo") ?? "", to: &writer)
      fact(rendering.text("证据", "Evidence"), data.string("evidence") ?? "", to: &writer)
    }
    changes(row.rows("changes"), of: command, rendering.text("记录中的改变", "In the record"), to: &writer)
    let status = row.rows("statusChanges")
    changes(
      status, of: nil,
      rendering.text("对 \(rendering.date(file.on)) 状态的影响", "In the status of \(rendering.date(file.on))"), to: &writer)
    if status.isEmpty {
      writer.element(
        "p", [("class", "note")],
        rendering.text(
          "所问之日的状态未因此改变。", "The status of the day asked about did not change with it."))
    }
  }

  private func fact(_ name: String, _ value: String, to writer: inout HTMLWriter) {
    guard !value.isEmpty else { return }
    writer.element("tr", [("class", DisplayWidth.columns(of: value) > 24 ? "wide" : "half")]) { writer in
      writer.element("td", name)
      writer.element("td", value)
    }
  }

  private func changes(
    _ rows: [Answer], of command: CommandName?, _ title: String, to writer: inout HTMLWriter
  ) {
    guard !rows.isEmpty else { return }
    writer.element("table", [("class", "changes")]) { writer in
      writer.element("thead") { writer in
        writer.element("tr") { writer in
          for title in [title, rendering.text("原为", "Was"), rendering.text("改为", "Is")] { writer.element("th", title) }
        }
      }
      for change in ChangeText.visible(rows, of: command, rendering) {
        writer.element("tr") { writer in
          writer.element("td", change.name)
          writer.element("td") { $0.element("del", change.from) }
          writer.element("td") { $0.element("ins", change.to) }
        }
      }
    }
  }
}
