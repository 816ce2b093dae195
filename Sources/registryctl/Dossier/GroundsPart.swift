import RegistryCore

/// Why the status is what it is: the chain of records, what time did, and the rules that are cited.
struct GroundsPart {
  private let file: CaseFile
  private let rendering: Rendering

  init(_ file: CaseFile, _ rendering: Rendering) {
    self.file = file
    self.rendering = rendering
  }

  func write(to writer: inout HTMLWriter) {
    let chain = file.explanation.rows("chain")
    guard !chain.isEmpty else {
      writer.element(
        "p",
        rendering.text(
          "该空间在所问之日未登记，没有据以判断的记录。", "The space was not registered on that day; there is no record to rest on."))
      return
    }
    writer.element("table", [("id", "chain")]) { writer in
      writer.element("thead") { writer in
        writer.element("tr") { writer in
          for title in [
            "№", rendering.text("生效日期", "Effective"), rendering.text("事项与文号", "Act and document"),
            rendering.text("依据", "Rule"), rendering.text("作用", "Counts for"), rendering.text("录入", "Recorded"),
          ] { writer.element("th", title) }
        }
      }
      for row in chain { self.row(row, to: &writer) }
    }
    let passages = file.explanation.rows("time")
    if !passages.isEmpty {
      writer.element("h3", rendering.text("时间的作用（没有记录，由规则和日期得出）", "What time alone did (no record: a rule and a date)"))
      writer.element("table", [("id", "time")]) { writer in
        for passage in passages { PassageRow.write(passage, rendering, to: &writer) }
      }
    }
    rules(to: &writer)
  }

  private func row(_ row: Answer, to writer: inout HTMLWriter) {
    let entry = file.entry(row.string("commandId"))
    writer.element("tr") { writer in
      writer.element("td", [("class", "no")]) { writer in
        guard let entry else { return }
        writer.element("a", [("href", "#r\(entry.number)")], "\(entry.number)")
      }
      writer.element("td", [("class", "fixed")], rendering.date(row.date("effectiveOn")))
      writer.element("td") { writer in
        writer.element("strong", rendering.eventNames(row))
        if let number = row.answer("data")?.string("documentNo") {
          writer.void("br")
          writer.element("span", [("class", "document")], number)
        }
        let evidence = row.texts("evidence").count
        if evidence > 0 {
          writer.element(
            "span", [("class", "cause")], rendering.text("证据 \(evidence) 份（见证据目录）", "\(evidence) pieces of evidence"))
        }
      }
      writer.element("td", rendering.rule(row))
      writer.element(
        "td", rendering.list(row.texts("roles").map { rendering.label($0) { GroundRole(name: $0)?.label } }))
      writer.element("td", [("class", "small")]) { writer in
        writer.lines([rendering.instant(row.instant("recordedAt")), row.string("recordedBy") ?? ""])
      }
    }
  }

  /// The rules cited anywhere in the dossier, in their order.
  private func rules(to writer: inout HTMLWriter) {
    let cited = Set(
      (file.explanation.rows("chain") + file.explanation.rows("time") + file.amendments).compactMap { $0.text("rule") })
    let rules = Rule.allCases.filter { cited.contains($0.name) }
    guard !rules.isEmpty else { return }
    writer.element("h3", rendering.text("所引条款", "Rules cited"))
    writer.element("table") { writer in
      for rule in rules {
        writer.element("tr") { writer in
          writer.element("td", [("class", "no")], rule.rawValue)
          writer.element("td", [("class", "fixed")], rule.article(in: rendering.language))
          writer.element("td", rule.meaning(in: rendering.language))
        }
      }
    }
  }
}
