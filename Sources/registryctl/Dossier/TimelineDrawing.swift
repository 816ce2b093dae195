import RegistryCore

/// The timeline as a drawing (SVG): across, the days on which things hold; down, the moments at which that became known.
///
/// Above stand lanes with what held when, by the latest knowledge; below, one row for each moment from which on the days
/// were known to be otherwise. Lengths are CSS pixels of a sheet of A4 between its margins.
struct TimelineDrawing {
  private let file: CaseFile
  private let rendering: Rendering
  private let scale: DayScale
  private let steps: [Answer]
  private let first: CivilDate

  static let width = 660
  private static let labelWidth = 152
  private static let laneHeight = 20
  /// Of a row; less where there are many.
  private let rowHeight: Int
  /// Rows of numbered marks under the lanes.
  private static let recordRows = 4
  /// More rows than these would not fit on a page with the lanes above them; further ones get a drawing of their own.
  private static let rowsOnPage = 20

  init(_ file: CaseFile, _ rendering: Rendering) {
    self.file = file
    self.rendering = rendering
    steps = file.timeline.rows("steps")
    rowHeight = steps.count > 9 ? 26 : 31
    var days = [file.on, file.knownAt.civilDate]
    for step in steps { days += step.rows("periods").compactMap { $0.date("from") } }
    days += file.entries.compactMap { $0.record.date("effectiveOn") }
    for finding in file.whole.rows("findings") { days += [finding.date("banEnd")].compactMap(\.self) }
    first = days.min() ?? file.on
    scale = DayScale(from: first, to: days.max() ?? file.on, in: Self.labelWidth...Self.width - 8)
  }

  func write(to writer: inout HTMLWriter) {
    drawing(height: lanesHeight + 26, to: &writer) { writer in
      axis(at: 20, down: lanesHeight + 22, to: &writer)
      lanes(from: 26, to: &writer)
    }
    legend(to: &writer)
    for start in stride(from: 0, to: steps.count, by: Self.rowsOnPage) {
      let rows = Array(steps[start..<min(start + Self.rowsOnPage, steps.count)])
      drawing(height: rows.count * rowHeight + 34, to: &writer) { writer in
        axis(at: 20, down: rows.count * rowHeight + 28, to: &writer)
        for (index, step) in rows.enumerated() {
          row(step, at: 26 + index * rowHeight, isLast: start + index == steps.count - 1, to: &writer)
        }
      }
    }
  }

  private func drawing(height: Int, to writer: inout HTMLWriter, _ body: (inout HTMLWriter) -> Void) {
    writer.element(
      "svg",
      [
        ("viewBox", "0 0 \(Self.width) \(height)"), ("class", "timeline"), ("role", "img"),
        ("aria-label", rendering.text("时间图", "timeline")), ("xmlns", "http://www.w3.org/2000/svg"),
      ], body)
    writer.newLine()
  }

  // MARK: The axis of days

  private func axis(at y: Int, down bottom: Int, to writer: inout HTMLWriter) {
    for tick in scale.ticks {
      line(tick.x, y, tick.x, bottom, "tick", to: &writer)
      text(tick.label(rendering), tick.x, y - 6, "axis", to: &writer)
    }
    line(Self.labelWidth, y, Self.width - 8, y, "base", to: &writer)
    let x = scale.x(file.on)
    line(x, y - 4, x, bottom, "day", to: &writer)
    writer.element(
      "path", [("d", "M\(x - 4) \(y - 5)h8l-4 6z"), ("class", "daymark")]
    ) { _ in }
  }

  // MARK: What held when

  /// A record's mark: beside its day where others have taken the room, and a line then leads to the day.
  private struct RecordMark {
    let entry: CaseFile.Entry
    /// Where its day is.
    let day: Int
    let x: Int
    let row: Int

    var hasMoved: Bool { x - day > 3 }
  }

  private var placedRecords: (rows: Int, places: [RecordMark]) {
    // Where the next mark of each row can stand: marks that do not find room at their day move right, never left.
    var free = [Int](repeating: Self.labelWidth, count: Self.recordRows)
    var places: [RecordMark] = []
    for entry in file.entries.sorted(by: {
      ($0.record.date("effectiveOn") ?? first) < ($1.record.date("effectiveOn") ?? first)
    }) {
      guard let date = entry.record.date("effectiveOn") else { continue }
      let wanted = scale.x(date)
      let row = free.indices.first { free[$0] <= wanted } ?? free.indices.min { free[$0] < free[$1] } ?? 0
      let x = max(wanted, free[row])
      free[row] = x + 17
      places.append(RecordMark(entry: entry, day: wanted, x: x, row: row))
    }
    return ((places.map(\.row).max() ?? 0) + 1, places)
  }

  private var lanesHeight: Int { laneList.count * (Self.laneHeight + 6) + placedRecords.rows * 17 + 14 }

  private struct Bar {
    let from: CivilDate
    /// First day after it; none if it goes on.
    let to: CivilDate?
    let style: String
    let label: String
  }

  private var laneList: [(name: String, bars: [Bar])] {
    var lanes: [(String, [Bar])] = [(rendering.text("称号", "Title"), titleBars)]
    func add(_ name: String, _ bars: [Bar]) { if !bars.isEmpty { lanes.append((name, bars)) } }
    add(
      rendering.text("申请办理", "Application"),
      file.whole.rows("applications").compactMap { row in
        row.date("submittedOn").map {
          Bar(from: $0, to: row.date("closedOn"), style: "neutral", label: row.string("applicationId") ?? "")
        }
      })
    add(
      rendering.text("整改期限", "Rectification"),
      file.whole.rows("rectifications").compactMap { row in
        row.date("orderedOn").map {
          Bar(
            from: $0, to: row.date("deadline")?.adding(days: 1), style: "rectifying",
            label: row.string("rectificationId") ?? "")
        }
      })
    add(
      rendering.text("禁止申请", "Ban"),
      file.whole.rows("findings").compactMap { row in
        row.date("banStart").map {
          Bar(from: $0, to: row.date("banEnd")?.adding(days: 1), style: "revoked", label: row.string("findingId") ?? "")
        }
      })
    add(
      rendering.text("争议", "Dispute"),
      file.whole.rows("disputes").compactMap { row in
        row.date("filedOn").map {
          Bar(from: $0, to: row.date("decidedOn"), style: "dispute", label: row.string("disputeId") ?? "")
        }
      })
    return lanes
  }

  private var titleBars: [Bar] { bars(of: steps.last?.rows("periods") ?? []) }

  private func bars(of periods: [Answer]) -> [Bar] {
    periods.indices.compactMap { index in
      guard let from = periods[index].date("from"), let title = periods[index].text("titleStatus") else { return nil }
      return Bar(
        from: from, to: index + 1 < periods.count ? periods[index + 1].date("from") : nil, style: title.string,
        label: rendering.label(title, Labels.titleStatus))
    }
  }

  private func lanes(from top: Int, to writer: inout HTMLWriter) {
    var y = top
    for lane in laneList {
      text(lane.name, 0, y + 13, "lane", to: &writer)
      for bar in lane.bars { draw(bar, at: y, height: Self.laneHeight, to: &writer) }
      y += Self.laneHeight + 6
    }
    text(rendering.text("记录（编号）", "Records (No.)"), 0, y + 13, "lane", to: &writer)
    let places = placedRecords.places
    for place in places where place.hasMoved {
      line(place.day, y - 3, place.day, y + 1, "leader", to: &writer)
      line(place.day, y + 1, place.x, y + 9 + place.row * 17, "leader", to: &writer)
    }
    for place in places {
      let centre = y + 9 + place.row * 17
      writer.element(
        "circle",
        [
          ("cx", "\(place.x)"), ("cy", "\(centre)"), ("r", "8"),
          ("class", place.entry.isVoid ? "record void" : "record"),
        ]
      ) { _ in }
      text("\(place.entry.number)", place.x, centre + 3, "number", to: &writer)
    }
  }

  private func draw(_ bar: Bar, at y: Int, height: Int, to writer: inout HTMLWriter) {
    let from = scale.x(bar.from)
    let to = max(from + 2, bar.to.map(scale.x) ?? Self.width - 8)
    rectangle(from, y, to - from, height, "bar \(bar.style)", to: &writer)
    label(bar.label, from, to, y + height / 2 + 4, bar.style, to: &writer)
  }

  /// A label inside a bar, if it fits.
  private func label(_ label: String, _ from: Int, _ to: Int, _ y: Int, _ style: String, to writer: inout HTMLWriter) {
    guard DisplayWidth.columns(of: label) * 6 + 10 < to - from else { return }
    text(label, from + 5, y, "inside \(style)", to: &writer)
  }

  // MARK: What was known when

  /// A moment of knowledge: who looked at the register from then on saw the days so.
  private func row(_ step: Answer, at y: Int, isLast: Bool, to writer: inout HTMLWriter) {
    let entry = file.entry(step.string("commandId"))
    let event = entry?.record.texts("events").first.map { rendering.label($0, Labels.event) } ?? ""
    let number = entry.map { rendering.text("№\($0.number)", "№\($0.number)") } ?? ""
    let date = rendering.date(step.instant("recordedAt")?.civilDate)
    let recorded = step.instant("recordedAt")?.civilDate ?? first
    text(date, 0, y + 8, "known", to: &writer)
    text("\(number) \(event)".shortened(toColumns: 30), 0, y + 21, "cause", to: &writer)
    let today = scale.x(recorded)
    for bar in bars(of: step.rows("periods")) {
      let from = scale.x(bar.from)
      let to = max(from + 2, bar.to.map(scale.x) ?? Self.width - 8)
      // What lies after the day of the record was then still to come.
      if from < today { rectangle(from, y, min(to, today) - from, 20, "bar \(bar.style)", to: &writer) }
      if to > today {
        rectangle(max(from, today), y, to - max(from, today), 20, "bar future \(bar.style)", to: &writer)
      }
      // White on the strong colours, black on the pale ones.
      let isPale = today - from < DisplayWidth.columns(of: bar.label) * 6
      label(bar.label, from, to, y + 14, isPale ? "future" : bar.style, to: &writer)
    }
    line(today, y - 3, today, y + 23, "recording", to: &writer)
    guard isLast else { return }
    rectangle(Self.labelWidth - 3, y - 4, Self.width - 8 - Self.labelWidth + 6, 28, "asked", to: &writer)
    writer.element(
      "circle", [("cx", "\(scale.x(file.on))"), ("cy", "\(y + 10)"), ("r", "6"), ("class", "answer")]
    ) { _ in }
  }

  private func legend(to writer: inout HTMLWriter) {
    let used = Set(steps.flatMap { $0.rows("periods") }.compactMap { $0.text("titleStatus") })
    writer.element("p", [("class", "legend")]) { writer in
      for status in TitleStatus.allCases where used.contains(status.name) {
        writer.element("span", [("class", "swatch \(status.rawValue)")]) { _ in }
        writer.text(rendering.label(status.name, Labels.titleStatus) + "　")
      }
      if placedRecords.places.contains(where: \.hasMoved) {
        writer.text(rendering.text("记录挤在一处时，细线指向其日期。", "Where records crowd, a thin line leads to the day."))
      }
    }
  }

  // MARK: Strokes

  private func line(_ x1: Int, _ y1: Int, _ x2: Int, _ y2: Int, _ style: String, to writer: inout HTMLWriter) {
    writer.element(
      "line", [("x1", "\(x1)"), ("y1", "\(y1)"), ("x2", "\(x2)"), ("y2", "\(y2)"), ("class", style)]
    ) { _ in }
  }

  private func rectangle(
    _ x: Int, _ y: Int, _ width: Int, _ height: Int, _ style: String, to writer: inout HTMLWriter
  ) {
    writer.element(
      "rect",
      [
        ("x", "\(x)"), ("y", "\(y)"), ("width", "\(width)"), ("height", "\(height)"), ("class", style),
      ]
    ) { _ in }
  }

  private func text(_ text: String, _ x: Int, _ y: Int, _ style: String, to writer: inout HTMLWriter) {
    writer.element("text", [("x", "\(x)"), ("y", "\(y)"), ("class", style)], text)
  }
}
