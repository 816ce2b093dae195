extension CivilDate {
  /// Reads `YYYY-MM-DD` in ASCII digits. Nil if it is written otherwise, if there is no such day, or if the year is
  /// outside 1900–2200.
  package init?(iso text: Text) {
    let written = DigitReader.read(text) { reader -> CivilDate? in
      guard let date = reader.date(), reader.isAtEnd else { return nil }
      return date
    }
    guard let date = written, date.isOfCommands else { return nil }
    self = date
  }

  /// Reads back what `description` wrote, of any year: a computed date, such as the last day of a long validity, may lie
  /// outside the years that a command may carry. Nil for anything else.
  package init?(written text: Text) {
    // Nearly all dates are such as commands carry, and those are read without making anything.
    if let date = CivilDate(iso: text) {
      self = date
      return
    }
    let parts = text.string.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count >= 3, let month = Int(parts[parts.count - 2]), let day = Int(parts[parts.count - 1]),
      let year = Int(parts.dropLast(2).joined(separator: "-")), Self.writtenYears.contains(year),
      let date = CivilDate(year: year, month: month, day: day), date.description == text.string
    else { return nil }
    self = date
  }

  /// Far beyond what any number of renewals can reach, and well within the days that a date can count.
  private static let writtenYears = -1_000_000...1_000_000

  /// Whether the year is one that a command may carry.
  var isOfCommands: Bool { CivilDate.daysOfCommands.contains(self) }

  private static let daysOfCommands = CivilDate.first(of: 1900)...CivilDate.last(of: 2200)
}

extension CivilDate: CustomStringConvertible {
  /// `YYYY-MM-DD`; years before 0 carry a minus sign, years after 9999 as many digits as they need.
  package var description: String {
    let (year, month, day) = components
    guard (0...9999).contains(year) else { return "\(year)-\(twoDigits(month))-\(twoDigits(day))" }
    return String(unsafeUninitializedCapacity: 10) { buffer in
      buffer.put(year, digits: 4, at: 0)
      buffer[4] = UInt8(ascii: "-")
      buffer.put(month, digits: 2, at: 5)
      buffer[7] = UInt8(ascii: "-")
      buffer.put(day, digits: 2, at: 8)
      return 10
    }
  }

  private func twoDigits(_ value: Int) -> String {
    value < 10 ? "0\(value)" : "\(value)"
  }

  /// `description`, as it stands in data.
  package var text: Text { Text(description) }
}
