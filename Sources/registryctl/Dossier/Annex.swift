import RegistryCore

/// The evidence by its digests, and the events byte for byte.
struct Annex {
  private let file: CaseFile
  private let rendering: Rendering

  init(_ file: CaseFile, _ rendering: Rendering) {
    self.file = file
    self.rendering = rendering
  }

  func writeEvidence(to writer: inout HTMLWriter) {
    let pieces = file.entries.flatMap { entry in
      entry.data.texts("attachments").map { (entry, $0.string) }
    }
    guard !pieces.isEmpty else {
      writer.element("p", rendering.text("没有随记录提交的证据文件。", "No evidence files came with the records."))
      return
    }
    writer.element(
      "p", [("class", "note")],
      rendering.text(
        "证据文件以其 SHA-256 标识；文件可凭此从登记簿取出并核对：registryctl attachment SHA256 --out 文件。",
        "A file of evidence is named by its SHA-256; it can be fetched from the registry and checked by it: registryctl attachment SHA256 --out FILE."
      ))
    writer.element("table", [("id", "digests")]) { writer in
      writer.element("thead") { writer in
        writer.element("tr") { writer in
          for title in [
            rendering.text("序号", "No."), "SHA-256", rendering.text("随何记录", "Came with"),
            rendering.text("录入", "Recorded"),
          ] { writer.element("th", title) }
        }
      }
      for (index, piece) in pieces.enumerated() {
        writer.element("tr") { writer in
          writer.element("td", [("class", "no")], "\(index + 1)")
          writer.element("td", [("class", "digest")], piece.1)
          writer.element("td") { writer in
            writer.element(
              "a", [("href", "#r\(piece.0.number)")],
              "\(rendering.reference(piece.0)) \(rendering.eventNames(piece.0.record))")
          }
          writer.element(
            "td", [("class", "fixed")], rendering.date(piece.0.record.instant("recordedAt")?.civilDate))
        }
      }
    }
  }

  func writeLines(to writer: inout HTMLWriter) {
    writer.element(
      "p", [("class", "note")],
      rendering.text(
        "每个事件一行，与日志逐字相同（此处因排版折行）。个人信息不入日志，其处为承诺值 commitment。时间为 UTC。",
        "One line for each event, byte for byte as in the log (broken here to fit the page). Personal values never enter the log; a commitment stands in their place. Times are UTC."
      ))
    writer.element("div", [("class", "lines")]) { writer in
      for entry in file.entries {
        writer.element("h3", "\(rendering.reference(entry)) \(rendering.eventNames(entry.record))")
        for line in entry.lines { writer.element("pre", [("class", "line")]) { $0.exact(line) } }
      }
    }
  }
}
