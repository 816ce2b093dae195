import RegistryCore

/// Turns event lines into what is printed of them.
struct EventPrinter {
  private let selection: LogVerb.Selection
  private let asJSON: Bool
  private let rendering: Rendering
  private var shownCount = 0

  init(_ selection: LogVerb.Selection, asJSON: Bool, _ rendering: Rendering) {
    self.selection = selection
    self.asJSON = asJSON
    self.rendering = rendering
  }

  /// What is printed of a line, nil if nothing; and whether nothing more is wanted after it.
  mutating func show(_ line: Text) -> (text: String?, isLast: Bool) {
    // Whole lines are passed on unread.
    if asJSON, selection.isPlain {
      shownCount += 1
      return (line.string + "\n", selection.limit.map { shownCount >= $0 } ?? false)
    }
    guard let object = try? JSONReader.parse(Array(line.string.utf8)).asObject else {
      return (line.string + "\n", false)
    }
    let event = Answer(object)
    if let limit = selection.knownAt, let at = event.instant("at"), at > limit { return (nil, true) }
    if let day = selection.on, let effective = event.date("effectiveOn"), effective > day { return (nil, false) }
    guard selection.wants(event) else { return (nil, false) }
    shownCount += 1
    let isLast = selection.limit.map { shownCount >= $0 } ?? false
    return (asJSON ? line.string + "\n" : EventText.line(event, rendering), isLast)
  }
}
