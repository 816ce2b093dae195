/// A day that every year has, such as 31 December: the due day of a yearly duty. 29 February is none.
package struct MonthDay: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// 1–12.
  package let month: Int
  /// 1 to the length of the month in a common year.
  package let day: Int

  /// 1 January.
  package static let startOfYear = MonthDay(knownMonth: 1, day: 1)
  /// 31 December.
  package static let endOfYear = MonthDay(knownMonth: 12, day: 31)

  private init(knownMonth month: Int, day: Int) {
    self.month = month
    self.day = day
  }

  /// Nil if a common year has no such day.
  package init?(month: Int, day: Int) {
    let commonYear = 2001
    guard CivilDate(year: commonYear, month: month, day: day) != nil else { return nil }
    self.init(knownMonth: month, day: day)
  }

  /// Reads `MM-DD` in ASCII digits.
  package init?(_ text: Text) {
    let written = DigitReader.read(text) { reader -> MonthDay? in
      guard let month = reader.number(ofDigits: 2), reader.skip("-"), let day = reader.number(ofDigits: 2),
        reader.isAtEnd
      else { return nil }
      return MonthDay(month: month, day: day)
    }
    guard let written else { return nil }
    self = written
  }

  package static func < (a: MonthDay, b: MonthDay) -> Bool {
    (a.month, a.day) < (b.month, b.day)
  }

  /// `MM-DD`.
  package var description: String {
    "\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }
}
