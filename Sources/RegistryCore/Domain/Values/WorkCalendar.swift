/// Which days a period counts (parameter `publicNoticeDayKind`).
package enum DayKind: String, CaseIterable, Sendable {
  case workingDay
  case calendarDay

  /// What is counted.
  package var label: Phrase {
    switch self {
    case .workingDay: Phrase("工作日", "working days")
    case .calendarDay: Phrase("自然日", "calendar days")
    }
  }
}

/// The working days of the bureau: Monday to Friday, but for the days that the yearly holiday decree moves.
package struct WorkCalendar: Hashable, Sendable {
  /// Days off in the order in which the regulation lists them.
  package let daysOff: [CivilDate]
  /// Days worked, in the order of the list. A day on both lists is worked.
  package let workdays: [CivilDate]

  /// Saturdays and Sundays that are worked, ascending.
  private let weekendsWorked: [CivilDate]
  /// Mondays to Fridays that are not worked, ascending.
  private let weekdaysOff: [CivilDate]

  /// Takes the lists as they are: in any order, with repeats, and with days that change nothing.
  package init(daysOff: [CivilDate] = [], workdays: [CivilDate] = []) {
    self.daysOff = daysOff
    self.workdays = workdays
    let worked = Set(workdays)
    weekendsWorked = worked.filter(\.weekday.isWeekend).sorted()
    weekdaysOff = Set(daysOff).subtracting(worked).filter { !$0.weekday.isWeekend }.sorted()
  }

  /// By the two lists first, else Monday to Friday (工作日, DOMAIN §4.2).
  package func isWorkday(_ date: CivilDate) -> Bool {
    date.weekday.isWeekend ? weekendsWorked.containsSorted(date) : !weekdaysOff.containsSorted(date)
  }

  /// The days of a kind from `first` to `last`, both counted; 0 if `last` is before `first`.
  ///
  /// The cost does not grow with the length of the period.
  package func countDays(from first: CivilDate, to last: CivilDate, kind: DayKind) -> Int {
    guard first <= last else { return 0 }
    switch kind {
    case .calendarDay:
      return first.days(until: last) + 1
    case .workingDay:
      return WorkCalendar.weekdays(from: first, to: last) + weekendsWorked.countSorted(in: first...last)
        - weekdaysOff.countSorted(in: first...last)
    }
  }

  /// The first working day on or after a date: a time limit does not end on a day off.
  package func rollForward(_ date: CivilDate) -> CivilDate {
    var day = date
    while !isWorkday(day) { day = day.adding(days: 1) }
    return day
  }

  /// Mondays to Fridays from `first` to `last`, both counted.
  private static func weekdays(from first: CivilDate, to last: CivilDate) -> Int {
    let (weeks, rest) = (first.days(until: last) + 1).quotientAndRemainder(dividingBy: 7)
    let start = first.weekday.rawValue
    let inRest = (start..<start + rest).count { ($0 - 1) % 7 < 5 }
    return weeks * 5 + inRest
  }
}

extension [CivilDate] {
  fileprivate func countSorted(in range: ClosedRange<CivilDate>) -> Int {
    partitioningIndex { $0 > range.upperBound } - partitioningIndex { $0 >= range.lowerBound }
  }

  fileprivate func containsSorted(_ date: CivilDate) -> Bool {
    let index = partitioningIndex { $0 >= date }
    return index < count && self[index] == date
  }
}
