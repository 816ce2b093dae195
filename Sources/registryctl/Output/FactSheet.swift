/// Names and values one below the other, the values in line.
struct FactSheet {
  private var entries: [(name: String, values: [Cell])] = []

  /// A fact with one value; an empty value leaves the fact out.
  mutating func add(_ name: String, _ value: Cell) {
    if !value.text.isEmpty { entries.append((name, [value])) }
  }

  mutating func add(_ name: String, _ value: String) {
    add(name, Cell(value))
  }

  /// A fact with several values, one a line; none leaves the fact out.
  mutating func add(_ name: String, _ values: [Cell]) {
    if !values.isEmpty { entries.append((name, values)) }
  }

  var isEmpty: Bool { entries.isEmpty }

  /// All in one line, for a cell.
  func line(_ rendering: Rendering) -> String {
    entries.map { entry in
      let values = rendering.list(entry.values.map(\.text))
      return rendering.text("\(entry.name)：\(values)", "\(entry.name): \(values)")
    }.joined(separator: rendering.text("；", "; "))
  }

  /// Every line with its line feed.
  ///
  /// - Parameter indent: blanks before each line.
  func text(_ rendering: Rendering, indent: Int = 0) -> String {
    let width = entries.map { DisplayWidth.columns(of: $0.name) }.max() ?? 0
    var result = ""
    for (name, values) in entries {
      for (index, value) in values.enumerated() {
        result += String(repeating: " ", count: indent)
        result += rendering.styled((index == 0 ? name : "").padded(toColumns: width), .faint)
        result += "  " + rendering.styled(value.text, value.style) + "\n"
      }
    }
    return result
  }
}
