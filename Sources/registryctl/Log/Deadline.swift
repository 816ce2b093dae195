/// When a wait ends, on a clock that nobody sets: the wall clock may jump while it runs.
struct Deadline {
  private let end: ContinuousClock.Instant

  /// - Parameter seconds: from now.
  init(seconds: Int) {
    end = .now.advanced(by: .seconds(seconds))
  }

  var isOver: Bool { end <= .now }

  /// What is left, rounded up, so that whoever sleeps as long finds it over; 0 if it is.
  var milliseconds: Int {
    let (seconds, attoseconds) = ContinuousClock.now.duration(to: end).components
    guard seconds >= 0, attoseconds >= 0 else { return 0 }
    return Int(seconds) * 1_000 + Int((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }
}
