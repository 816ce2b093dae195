/// How the last day of a period of years is found (parameter `periodEnd`).
package enum PeriodEnd: String, CaseIterable, Sendable {
  /// The day that corresponds to the first one: the first day is not counted (Civil Code, articles 201 and 202).
  case correspondingDay
  /// The day before the anniversary: the first day is counted.
  case dayBefore

  /// The last day, inclusive, of a period of `years` that begins on `start` (DOMAIN §4.2).
  package func periodEnd(from start: CivilDate, years: Int) -> CivilDate {
    switch self {
    case .correspondingDay: start.addingYears(years)
    case .dayBefore: start.anniversary(years).adding(days: -1)
    }
  }
}

/// Arithmetic on civil dates as DOMAIN §4.2 defines it.
extension CivilDate {
  /// The day some days on, or back if negative.
  package func adding(days: Int) -> CivilDate {
    CivilDate(daysSinceEpoch: Int(daysSinceEpoch) + days)
  }

  /// The number of days from this one to `other`: 0 for the same day, 1 for the next, negative backwards.
  package func days(until other: CivilDate) -> Int {
    Int(other.daysSinceEpoch) - Int(daysSinceEpoch)
  }

  /// The same day some months on, or back if negative; if that month has no such day, its last one (Civil Code,
  /// article 202).
  package func addingMonths(_ months: Int) -> CivilDate {
    let (year, month, day) = components
    let total = year * 12 + (month - 1) + months
    let newYear = total >= 0 ? total / 12 : (total - 11) / 12
    return CivilDate.clamped(year: newYear, month: total - newYear * 12 + 1, day: day)
  }

  /// Twelve times as many months.
  package func addingYears(_ years: Int) -> CivilDate {
    addingMonths(12 * years)
  }

  /// The same month and day some years on; 29 February has its anniversary on 1 March of a common year.
  package func anniversary(_ years: Int) -> CivilDate {
    let (year, month, day) = components
    if let same = CivilDate(year: year + years, month: month, day: day) { return same }
    return CivilDate.clamped(year: year + years, month: 3, day: 1)
  }

  private static func clamped(year: Int, month: Int, day: Int) -> CivilDate {
    let last = length(ofMonth: month, year: year)
    guard let date = CivilDate(year: year, month: month, day: min(day, last)) else {
      preconditionFailure("month \(month) of \(year) has no day \(min(day, last))")
    }
    return date
  }
}
