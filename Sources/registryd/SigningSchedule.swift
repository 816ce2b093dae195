/// When the log is signed: some time after it got something new, so that what comes together is signed together.
struct SigningSchedule {
  private let interval: Duration
  /// When it is signed next; nil while there is nothing new in it.
  private(set) var dueAt: ContinuousClock.Instant?

  /// - Parameter interval: how long new events wait at most.
  init(interval: Duration) {
    self.interval = interval
  }

  /// True if the newest events have waited long enough.
  mutating func isDue(hasUnsignedEvents: Bool) -> Bool {
    guard hasUnsignedEvents else {
      dueAt = nil
      return false
    }
    guard let due = dueAt else {
      postpone()
      return false
    }
    return ContinuousClock.now >= due
  }

  /// Takes note that all there is has been signed.
  mutating func settle() { dueAt = nil }

  /// Waits as long once more.
  mutating func postpone() { dueAt = ContinuousClock.now + interval }
}
