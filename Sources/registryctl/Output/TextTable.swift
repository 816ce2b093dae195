/// Rows in columns that line up on a terminal, by display width.
struct TextTable {
  struct Column {
    let title: String
    var alignsRight = false
    /// Columns that can be cut on a narrow terminal; identifiers, dates and numbers are not: half of one says nothing, or
    /// names another thing. If the others cannot give way enough, lines are longer than the terminal is wide.
    var canShrink = false

    /// Identifiers and numbers of documents: what somebody types again.
    static func identifier(_ title: String) -> Column { Column(title: title) }
    static func text(_ title: String) -> Column { Column(title: title, canShrink: true) }
    static func fixed(_ title: String) -> Column { Column(title: title) }
    static func number(_ title: String) -> Column { Column(title: title, alignsRight: true) }
  }

  let columns: [Column]
  var rows: [[Cell]] = []

  /// A column is not cut below this: less says nothing.
  private static let leastWidth = 8
  private static let gap = 2

  init(_ columns: [Column], rows: [[Cell]] = []) {
    self.columns = columns
    self.rows = rows
  }

  /// Every line with its line feed; nothing at all if there are no rows.
  func text(_ rendering: Rendering) -> String {
    guard !rows.isEmpty else { return "" }
    let shown = columns.indices.filter { index in
      rows.contains { !$0[index].text.isEmpty }
    }
    let widths = fitted(shown, to: rendering.width)
    var result = line(shown.map { Cell(columns[$0].title, .strong) }, shown, widths, rendering)
    for row in rows { result += line(shown.map { row[$0] }, shown, widths, rendering) }
    return result
  }

  /// The width of each shown column. If a terminal is too narrow, columns that can shrink give way, the widest first, but
  /// not what cells must keep.
  private func fitted(_ shown: [Int], to limit: Int?) -> [Int] {
    var widths = shown.map { index in
      max(DisplayWidth.columns(of: columns[index].title), rows.map { $0[index].columns }.max() ?? 0)
    }
    guard let limit else { return widths }
    let least = shown.map { index in max(TextTable.leastWidth, rows.map { $0[index].leastColumns }.max() ?? 0) }
    var excess = widths.reduce(0, +) + TextTable.gap * (widths.count - 1) - limit
    while excess > 0 {
      let candidates = widths.indices.filter { columns[shown[$0]].canShrink && widths[$0] > least[$0] }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  private func line(_ cells: [Cell], _ shown: [Int], _ widths: [Int], _ rendering: Rendering) -> String {
    var result = ""
    for (place, cell) in cells.enumerated() {
      let text = cell.shortened(toColumns: widths[place])
      let blanks = String(repeating: " ", count: widths[place] - DisplayWidth.columns(of: text))
      let styled = rendering.styled(text, cell.style)
      if columns[shown[place]].alignsRight {
        result += blanks + styled
      } else {
        // No blanks at the end of a line.
        result += styled + (place == cells.count - 1 ? "" : blanks)
      }
      if place < cells.count - 1 { result += String(repeating: " ", count: TextTable.gap) }
    }
    while result.last == " " { result.removeLast() }
    return result + "\n"
  }
}
