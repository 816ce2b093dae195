import RegistryCore

/// The timeline with how to read it.
struct TimelinePart {
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
        "横向是生效日期（何时有效），纵向是录入时间（何时得知）。红色虚线是所问之日。上图按所依据的知识；下图每一行是一次知识的变化：从该记录录入时起，登记簿如此看待各日。竖的黑线是录入之日，其右侧（浅色）当时尚未到来。最后一行即本卷宗所依据的知识，圆圈处即答案。",
        "Across runs effective time (what held when), down runs recorded time (when it became known). The dashed red line is the day asked about. The upper drawing shows the days by the knowledge of this dossier; in the lower one each row is a change of knowledge: from that record on, the register saw the days so. The black stroke is the day of recording; what lies right of it (pale) was then still to come. The last row is the knowledge of this dossier, and the ring the answer."
      ))
    TimelineDrawing(file, rendering).write(to: &writer)
    dayByKnowledge(to: &writer)
  }

  /// The title status of the day asked about, by each knowledge that saw it differently.
  private func dayByKnowledge(to writer: inout HTMLWriter) {
    var rows: [(step: Answer, title: Text)] = []
    for step in file.timeline.rows("steps") {
      let period = step.rows("periods").last { $0.date("from").map { $0 <= file.on } ?? false }
      let title = period?.text("titleStatus") ?? TitleStatus.unknown.name
      if title != rows.last?.title { rows.append((step, title)) }
    }
    guard !rows.isEmpty else { return }
    writer.element(
      "h3",
      rendering.text(
        "\(rendering.date(file.on)) 的称号，逐次所知", "The title on \(rendering.date(file.on)), as it came to be known"))
    writer.element("table", [("id", "knowledge")]) { writer in
      for row in rows {
        writer.element("tr") { writer in
          writer.element(
            "td", [("class", "fixed")],
            rendering.text(
              "自 \(rendering.instant(row.step.instant("recordedAt"))) 起",
              "from \(rendering.instant(row.step.instant("recordedAt"))) on"))
          writer.element("td") { $0.element("strong", rendering.label(row.title, Labels.titleStatus)) }
          let entry = file.entry(row.step.string("commandId"))
          writer.element(
            "td", entry.map { "\(rendering.reference($0)) \(rendering.eventNames($0.record))" } ?? "")
        }
      }
    }
  }
}
