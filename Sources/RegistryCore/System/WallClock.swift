import Glibc

/// The machine's idea of the time.
package enum WallClock {
  /// Microseconds since 1970-01-01T00:00:00Z, leap seconds not counted. It may jump, also back, when the clock is set.
  package static func now() -> Int64 {
    var time = timespec()
    let result = clock_gettime(CLOCK_REALTIME, &time)
    precondition(result == 0, "clock_gettime: \(SystemError.sentence(for: errno))")
    return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
  }
}
