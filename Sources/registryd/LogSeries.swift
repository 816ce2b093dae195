import RegistryCore

/// A series of replies to one call of `Log`, as far as it has come.
struct LogSeries: Equatable {
  /// Sequence number of the next event to be sent.
  private(set) var next: Int
  /// Sequence number of the last event wanted; nil if the series follows the log.
  private let last: Int?
  /// Events that may still be sent; nil if there is no limit.
  private var remaining: Int?
  /// Of what an error that ends it tells.
  let language: Language
  /// Nothing was sent yet: the first reply comes at once, even without a line, so that the client knows where it is.
  private var isFirst = true

  /// - Parameter size: events in the log now: a series that does not follow ends with the last of these.
  init(_ request: LogRequest, size: Int) {
    next = request.from
    last = request.follow ? nil : size
    remaining = request.limit
    language = request.language
  }

  /// True if a reply should be made when the log has `size` events.
  func isDue(size: Int) -> Bool { isFirst || next <= size }

  /// How many lines the next reply may have. Zero for the one reply that only says that there is nothing.
  func maxLines(size: Int) -> Int {
    let available = max(0, min(last ?? size, size) - next + 1)
    return min(WireLimits.maxLogLines, available, remaining ?? Int.max)
  }

  /// Notes that a reply carried the lines up to `next`, exclusive.
  ///
  /// - Returns: true if it was not the last one.
  mutating func advance(to next: Int) -> Bool {
    isFirst = false
    if let remaining { self.remaining = remaining - (next - self.next) }
    self.next = next
    if remaining == 0 { return false }
    if let last { return next <= last }
    return true
  }
}
