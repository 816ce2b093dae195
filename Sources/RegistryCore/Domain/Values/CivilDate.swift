/// A day of the civil calendar (proleptic Gregorian), as the law counts them: without a clock and without a zone.
///
/// Stored as the number of days since 1970-01-01, so that comparing and counting days are single operations. Arithmetic
/// takes any year; only `init?(iso:)` keeps to the years that a command may carry.
package struct CivilDate: Hashable, Sendable {
  /// Days since 1970-01-01; negative before it.
  package let daysSinceEpoch: Int32

  /// The day some days after 1970-01-01, or before it if negative; the number must fit in 32 bits.
  package init(daysSinceEpoch: Int) {
    self.daysSinceEpoch = Int32(daysSinceEpoch)
  }

  /// Nil if the month has no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), day >= 1, day <= CivilDate.length(ofMonth: month, year: year) else { return nil }
    self.init(uncheckedYear: year, month: month, day: day)
  }

  /// Counts days from March, so that the leap day is the last of its year (Howard Hinnant, `days_from_civil`).
  private init(uncheckedYear year: Int, month: Int, day: Int) {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(daysSinceEpoch: era * 146_097 + dayOfEra - 719_468)
  }

  /// The day of a year that falls on a given month and day; a `MonthDay` exists in every year.
  package init(year: Int, _ monthDay: MonthDay) {
    self.init(uncheckedYear: year, month: monthDay.month, day: monthDay.day)
  }

  /// 1 January.
  package static func first(of year: Int) -> CivilDate {
    CivilDate(uncheckedYear: year, month: 1, day: 1)
  }

  /// 31 December.
  package static func last(of year: Int) -> CivilDate {
    CivilDate(uncheckedYear: year, month: 12, day: 31)
  }

  /// The days of a month: 28 to 31.
  package static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// By the Gregorian rule, in any year.
  package static func isLeap(_ year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }
}

extension CivilDate {
  /// Year, month (1–12) and day (1–31) at once: taking a day apart costs the same for all three.
  package var components: (year: Int, month: Int, day: Int) {
    let shifted = Int(daysSinceEpoch) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }

  /// There is a year 0, and negative ones before it.
  package var year: Int { components.year }

  /// Of any day, without regard to holidays; whether it is worked is for `WorkCalendar`.
  package var weekday: Weekday {
    // 1970-01-01 was a Thursday, the fourth day of the week.
    let index = (Int(daysSinceEpoch) + 3) % 7
    return Weekday.allCases[index < 0 ? index + 7 : index]
  }
}

extension CivilDate: Comparable {
  package static func < (a: CivilDate, b: CivilDate) -> Bool {
    a.daysSinceEpoch < b.daysSinceEpoch
  }
}

/// A day of the week, in the order of ISO 8601.
package enum Weekday: Int, CaseIterable, Sendable {
  case monday = 1
  case tuesday
  case wednesday
  case thursday
  case friday
  case saturday
  case sunday

  /// Saturday and Sunday, also where the holiday decree has them worked.
  package var isWeekend: Bool { self == .saturday || self == .sunday }
}
