/// A moment of recorded time, to the microsecond: when the registry took something down (DOMAIN §8.1).
///
/// Stored as microseconds since 1970-01-01T00:00:00Z. An instant that is written lies in the years 0001–9999 of UTC, so
/// that its text can always be read again; `latest` is none, and is only compared with.
package struct Instant: Hashable, Comparable, Sendable {
  /// Since 1970-01-01T00:00:00Z; negative before it.
  package let microseconds: Int64

  /// Nothing is checked; beyond the years 0–9999 the instant has no text (`utc`).
  package init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  package static func < (a: Instant, b: Instant) -> Bool {
    a.microseconds < b.microseconds
  }

  static let microsecondsPerSecond: Int64 = 1_000_000
  static let microsecondsPerDay: Int64 = 86_400 * microsecondsPerSecond
  /// China Standard Time, UTC+08:00 the year round: the law's days begin and end by it.
  static let chinaStandardTime: Int64 = 8 * 3_600 * microsecondsPerSecond
}

extension Instant {
  /// Reads a timestamp as DOMAIN §4.1 has it: `YYYY-MM-DDTHH:MM:SS`, optionally `.` and 1–6 digits, then `Z` or
  /// `±HH:MM`; or a bare date of the years 1900–2200, which means its last microsecond at +08:00.
  package init?(timestamp text: Text) {
    guard let instant = DigitReader.read(text, { $0.instant() }) else { return nil }
    self = instant
  }

  /// The same of a text that stands in a line.
  package init?(timestamp bytes: UnsafeBufferPointer<UInt8>) {
    var reader = DigitReader(bytes)
    guard let instant = reader.instant() else { return nil }
    self = instant
  }

  fileprivate static let firstDay = CivilDate.first(of: 1)
  fileprivate static let readable =
    Int64(firstDay.daysSinceEpoch) * microsecondsPerDay..<Int64(CivilDate.first(of: 10_000).daysSinceEpoch)
    * microsecondsPerDay

  /// Reads the timestamp of a command: of the years that a date may have (1900–2200), for what is recorded then must be
  /// dated.
  init?(recordable text: Text) {
    guard let instant = DigitReader.read(text, { $0.instant(ofCommands: true) }) else { return nil }
    self = instant
  }

  /// The last microsecond of a day at +08:00.
  package static func endOfDay(_ date: CivilDate) -> Instant {
    Instant(microseconds: (Int64(date.daysSinceEpoch) + 1) * microsecondsPerDay - chinaStandardTime - 1)
  }

  /// The day it is at +08:00.
  package var civilDate: CivilDate {
    Instant.day(of: microseconds + Instant.chinaStandardTime).date
  }

  /// `YYYY-MM-DDTHH:MM:SS.ffffffZ`: always 27 characters, so that instants sort as their texts do.
  package var utc: String {
    let (date, inDay) = Instant.day(of: microseconds)
    let (year, month, day) = date.components
    precondition((0...9999).contains(year), "an instant outside the years that can be written")
    let seconds = Int(inDay / Instant.microsecondsPerSecond)
    return String(unsafeUninitializedCapacity: 27) { buffer in
      buffer.put(year, digits: 4, at: 0)
      buffer.put(month, digits: 2, at: 5)
      buffer.put(day, digits: 2, at: 8)
      buffer.put(seconds / 3_600, digits: 2, at: 11)
      buffer.put(seconds / 60 % 60, digits: 2, at: 14)
      buffer.put(seconds % 60, digits: 2, at: 17)
      buffer.put(Int(inDay % Instant.microsecondsPerSecond), digits: 6, at: 20)
      for (index, mark) in [(4, "-"), (7, "-"), (10, "T"), (13, ":"), (16, ":"), (19, "."), (26, "Z")]
        as [(Int, Unicode.Scalar)]
      {
        buffer[index] = UInt8(ascii: mark)
      }
      return 27
    }
  }

  /// The day and the microseconds since its beginning, counted from an epoch at its midnight.
  private static func day(of value: Int64) -> (date: CivilDate, inDay: Int64) {
    var days = value / microsecondsPerDay
    if value % microsecondsPerDay < 0 { days -= 1 }
    return (CivilDate(daysSinceEpoch: Int(days)), value - days * microsecondsPerDay)
  }
}

extension Instant: CustomStringConvertible {
  package var description: String { utc }
}

extension DigitReader {
  /// - Parameter ofCommands: whether it must be of the years that a date may have.
  fileprivate mutating func instant(ofCommands: Bool = false) -> Instant? {
    guard let date = date(), date.isOfCommands || !ofCommands else { return nil }
    if isAtEnd { return date.isOfCommands ? Instant.endOfDay(date) : nil }
    guard date >= Instant.firstDay, skip("T"), let time = timeOfDay(), let offset = offset(), isAtEnd else {
      return nil
    }
    let value = Int64(date.daysSinceEpoch) * Instant.microsecondsPerDay + time - offset
    return Instant.readable.contains(value) ? Instant(microseconds: value) : nil
  }

  /// `HH:MM:SS`, optionally with `.` and 1–6 digits; in microseconds. There is no second 60 and no hour 24.
  fileprivate mutating func timeOfDay() -> Int64? {
    guard let hour = number(ofDigits: 2), hour < 24, skip(":"), let minute = number(ofDigits: 2), minute < 60,
      skip(":"), let second = number(ofDigits: 2), second < 60
    else { return nil }
    let whole = Int64((hour * 60 + minute) * 60 + second) * Instant.microsecondsPerSecond
    guard skip(".") else { return whole }
    guard var fraction = digit() else { return nil }
    for _ in 1..<6 {
      fraction = fraction * 10 + (digit() ?? 0)
    }
    return whole + Int64(fraction)
  }

  /// `Z` or `±HH:MM`, in microseconds east of UTC; less than a day.
  fileprivate mutating func offset() -> Int64? {
    if skip("Z") { return 0 }
    let east = skip("+")
    guard east || skip("-"), let hours = number(ofDigits: 2), hours < 24, skip(":"),
      let minutes = number(ofDigits: 2), minutes < 60
    else { return nil }
    let size = Int64(hours * 60 + minutes) * 60 * Instant.microsecondsPerSecond
    return east ? size : -size
  }
}

extension Instant {
  /// The first instant that a timestamp can name.
  package static let earliest = Instant(timestamp: "0001-01-01T00:00:00Z")!

  /// After every instant that a timestamp can name: all that is known.
  package static let latest = Instant(microseconds: .max)
}
