import RegistryCore

/// Which part of the log is wanted.
struct ExportSelection {
  private let spaces: [Text]
  private let types: [Text]
  private let since: Instant?
  private let until: Instant?

  init(_ arguments: ParsedArguments) {
    spaces = arguments.all("space").map { Text($0) }
    types = arguments.all("type").map { Text($0) }
    // A day begins where the one before it ends.
    let day = arguments.date("since")
    since = day.map { Instant(timestamp: $0.adding(days: -1).text) ?? .earliest } ?? arguments.instant("since")
    sinceIsDay = day != nil
    until = arguments.instant("until")
  }

  private let sinceIsDay: Bool

  /// Whether events are wanted, which are of one command or stand alone.
  func wants(_ events: [Answer]) -> Bool {
    if let at = events.first?.instant("at") {
      if let since, sinceIsDay ? at <= since : at < since { return false }
      if let until, at > until { return false }
    }
    return events.contains { $0.isOf(types: types) } && events.contains { $0.isAbout(spaces: spaces) }
  }
}
