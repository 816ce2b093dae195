import RegistryCore

/// How far long work has come, on standard error, and only if that is a terminal.
struct ProgressBar {
  private let console: Console
  private let label: String
  private let total: Int
  private let width: Int
  private let isShown: Bool
  private var drawnPercent = -1

  /// The bar itself, in columns.
  private static let barWidth = 30

  /// - Parameter total: of the work, in bytes or pieces; less than `worthShowing` shows nothing.
  init(_ label: String, total: Int, worthShowing: Int, on console: Console, isTerminal: Bool, width: Int?) {
    self.console = console
    self.total = total
    self.width = width ?? 80
    self.label = label.harmless.shortened(toColumns: max(8, self.width - ProgressBar.barWidth - 10))
    isShown = isTerminal && total >= worthShowing
    if isShown { ProcessControl.cleanTerminalWhenInterrupted() }
  }

  /// Draws anew if anything would look different.
  mutating func update(_ done: Int) {
    guard isShown else { return }
    let percent = total == 0 ? 100 : min(100, done * 100 / total)
    guard percent != drawnPercent else { return }
    drawnPercent = percent
    let full = percent * ProgressBar.barWidth / 100
    let bar = String(repeating: "█", count: full) + String(repeating: "░", count: ProgressBar.barWidth - full)
    console.draw("\r\(label) \(bar) \(percent)%")
  }

  /// Leaves the line as if nothing had been there.
  func finish() {
    if isShown { console.draw("\r\u{1B}[K") }
  }
}
