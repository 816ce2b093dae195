/// Quantities as bars on a terminal, one below the other.
struct BarChart {
  let title: String
  let bars: [(name: String, value: Int)]

  /// The longest bar, in columns, where the width of the output is not known.
  private static let usualLength = 50
  private static let gap = 2

  /// Every line with its line feed; nothing if there is nothing to draw.
  func text(_ rendering: Rendering) -> String {
    guard let most = bars.map(\.value).max(), most > 0 else { return "" }
    let names = bars.map { DisplayWidth.columns(of: $0.name) }.max() ?? 0
    let figures = bars.map { String($0.value).count }.max() ?? 0
    let room = rendering.width.map { $0 - names - figures - 2 * BarChart.gap } ?? BarChart.usualLength
    let length = max(1, min(BarChart.usualLength, room))
    let blank = String(repeating: " ", count: BarChart.gap)
    var result = rendering.heading(title)
    for bar in bars {
      // What is there is seen, however little it is.
      let filled = bar.value == 0 ? 0 : max(1, (bar.value * length + most / 2) / most)
      let figure = String(repeating: " ", count: figures - String(bar.value).count) + String(bar.value)
      result += bar.name.harmless.padded(toColumns: names) + blank + figure
      if filled > 0 { result += blank + rendering.styled(String(repeating: "█", count: filled), .good) }
      result += "\n"
    }
    return result
  }
}
