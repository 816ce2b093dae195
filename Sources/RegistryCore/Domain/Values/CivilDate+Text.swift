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

  package var text: Text { Text(description) }
}
