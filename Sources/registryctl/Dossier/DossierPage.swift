import RegistryCore

/// The dossier as one HTML document: title page with the answer, then its parts in order.
struct DossierPage {
  /// One part of the dossier; its title stands over it and in the list of contents.
  struct Part {
    let id: String
    let title: String
    /// Begins on the page on which the part before it ends.
    var flows = false
    let body: (inout HTMLWriter) -> Void
  }

  private let file: CaseFile
  private let rendering: Rendering

  init(_ file: CaseFile, _ rendering: Rendering) {
    self.file = file
    self.rendering = rendering
  }

  var html: String {
    var writer = HTMLWriter()
    writer.declaration()
    writer.element("html", [("lang", rendering.language == .chinese ? "zh-CN" : "en")]) { writer in
      writer.element("head") { head(to: &$0) }
      writer.newLine()
      writer.element("body") { body(to: &$0) }
    }
    writer.newLine()
    return writer.html
  }

  private var rehearsalMark: String? {
    file.isRehearsal ? rendering.text("演练登记簿　不具效力", "REHEARSAL: not a real registry") : nil
  }

  private func head(to writer: inout HTMLWriter) {
    let title = rendering.text("卷宗：\(file.name)（\(file.space)）", "Dossier: \(file.name) (\(file.space))")
    writer.void("meta", [("charset", "utf-8")])
    writer.void("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")])
    // Whatever stands in the data, this file loads nothing and runs nothing.
    writer.void(
      "meta",
      [("http-equiv", "Content-Security-Policy"), ("content", "default-src 'none'; style-src 'unsafe-inline'")])
    writer.element("title", title)
    writer.style(
      DossierStyle.sheet(header: title.shortened(toColumns: 70), mark: rehearsalMark, rendering))
  }

  private func body(to writer: inout HTMLWriter) {
    if file.isRehearsal {
      writer.element("div", [("class", "rehearsal"), ("aria-hidden", "true")], rendering.text("演练", "REHEARSAL"))
    }
    let parts = parts
    TitlePage(file, rendering).write(contents: parts, to: &writer)
    for (index, part) in parts.enumerated() {
      writer.newLine()
      writer.element("section", [("id", part.id), ("class", part.flows ? "flows" : "part")]) { writer in
        writer.element("h2", Self.numbered(part.title, index + 1, rendering))
        part.body(&writer)
      }
    }
  }

  /// 一、二、三 as official papers count, or 1, 2, 3.
  static func numbered(_ title: String, _ number: Int, _ rendering: Rendering) -> String {
    let numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
    guard rendering.language == .chinese, number <= numerals.count else { return "\(number)  \(title)" }
    return "\(numerals[number - 1])、\(title)"
  }

  private var parts: [Part] {
    let grounds = GroundsPart(file, rendering)
    var parts = [
      Part(id: "timeline", title: rendering.text("时间图：何时有效，何时得知", "Timeline: what held when, and when it became known"))
      {
        TimelinePart(file, rendering).write(to: &$0)
      },
      Part(id: "grounds", title: rendering.text("状态的由来", "Why it is so")) { grounds.write(to: &$0) },
    ]
    parts.append(
      Part(
        id: "amendments", title: rendering.text("更正、作废与争议决定", "Corrections, annulments and decisions of disputes"),
        flows: file.amendments.isEmpty
      ) { AmendmentsPart(file, rendering).write(to: &$0) })
    parts.append(
      Part(id: "records", title: rendering.text("各项记录与文书", "Every record with its document")) {
        RecordsPart(file, rendering).write(to: &$0)
      })
    for entry in file.entries where entry.command == .submitApplication {
      let id = entry.data.string("applicationId") ?? ""
      parts.append(
        Part(id: "form-\(entry.number)", title: rendering.text("申报书（申请 \(id)）", "Application form (\(id))")) {
          FormSheet(file, entry, rendering).write(to: &$0)
        })
    }
    parts.append(
      Part(id: "evidence", title: rendering.text("证据目录", "Evidence")) { Annex(file, rendering).writeEvidence(to: &$0) })
    parts.append(
      Part(id: "events", title: rendering.text("附录：事件原文", "Annex: the events as they stand in the log")) {
        Annex(file, rendering).writeLines(to: &$0)
      })
    return parts
  }
}

extension Rendering {
  /// №7, by which the dossier refers to a record.
  func reference(_ entry: CaseFile.Entry) -> String { "№\(entry.number)" }

  func eventNames(_ row: Answer) -> String { list(row.texts("events").map { label($0, Labels.event) }) }

  /// 第五条（三）, with the rule of the registry behind it.
  func rule(_ row: Answer) -> String { RecordText.rule(row, self) }
}
