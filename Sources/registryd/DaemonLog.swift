import RegistryCore

/// The daemon's own log on standard error, one line for each thing worth knowing.
///
/// No personal data ever goes there: nothing of what a client sent, no name of a user; processes are told by their
/// number.
struct DaemonLog {
  enum Level: String {
    case info
    case warning
    case error

    /// The priority in the form of sd-daemon(3).
    fileprivate var prefix: String {
      switch self {
      case .info: "<6>"
      case .warning: "<4>"
      case .error: "<3>"
      }
    }
  }

  /// True if the system's journal reads the lines and takes the level from a prefix.
  let isJournal: Bool

  init(_ environment: CommandLineEnvironment) {
    isJournal = environment.variable("JOURNAL_STREAM") != nil
  }

  func info(_ message: String) { write(.info, message) }
  func warning(_ message: String) { write(.warning, message) }
  func error(_ message: String) { write(.error, message) }

  private func write(_ level: Level, _ message: String) {
    let line = line(level, message, at: Instant(microseconds: WallClock.now()))
    // A daemon whose standard error has been closed goes on with its work.
    try? StandardStreams.write(line, to: .error)
  }

  /// One line whatever the message holds.
  func line(_ level: Level, _ message: String, at instant: Instant) -> String {
    let flat = String(String.UnicodeScalarView(message.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
    return "\(isJournal ? level.prefix : "")\(instant.utc) \(level.rawValue) \(flat)\n"
  }
}

/// Keeps one kind of warning from filling the log: of those that come too close, only the number is told.
struct WarningThrottle {
  private let interval: Duration
  private var last: ContinuousClock.Instant?
  private var suppressed = 0

  init(interval: Duration) {
    self.interval = interval
  }

  /// Writes the warning, or counts it.
  mutating func warn(_ log: DaemonLog, _ message: @autoclosure () -> String) {
    let now = ContinuousClock.now
    if let last, now - last < interval {
      suppressed += 1
      return
    }
    let addition = suppressed == 0 ? "" : " (and \(suppressed) more like this since the last such line)"
    log.warning(message() + addition)
    last = now
    suppressed = 0
  }
}
