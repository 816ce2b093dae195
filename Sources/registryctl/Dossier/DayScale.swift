import RegistryCore

/// Days along a line: where each lies, and which are written beside it.
struct DayScale {
  struct Tick {
    let day: CivilDate
    let x: Int
    /// A month in a year rather than a year.
    let isMonth: Bool

    func label(_ rendering: Rendering) -> String {
      guard isMonth else { return rendering.text("\(day.year)年", "\(day.year)") }
      let (year, month, _) = day.components
      let padded = month < 10 ? "0\(month)" : "\(month)"
      return rendering.text("\(year)年\(month)月", "\(year)-\(padded)")
    }
  }

  private let first: CivilDate
  /// At least 1.
  private let days: Int
  private let range: ClosedRange<Int>

  /// Leaves some room before the first day and after the last.
  ///
  /// - Parameter range: the positions of the two ends.
  init(from first: CivilDate, to last: CivilDate, in range: ClosedRange<Int>) {
    let margin = max(10, first.days(until: last) / 30)
    self.first = first.adding(days: -margin)
    days = max(1, self.first.days(until: last.adding(days: margin)))
    self.range = range
  }

  /// Where a day lies; days outside lie at the ends.
  func x(_ day: CivilDate) -> Int {
    let share = min(max(0, first.days(until: day)), days)
    return range.lowerBound + share * (range.upperBound - range.lowerBound) / days
  }

  /// Fewer than this many labels fit beside one another.
  private static let mostTicks = 9

  /// The first days of years, or of months where the line is short.
  var ticks: [Tick] {
    let last = first.adding(days: days)
    if days > 900 {
      let years = last.year - first.year
      let step = max(1, (years + Self.mostTicks - 1) / Self.mostTicks)
      return (first.year + 1...max(last.year, first.year + 1)).filter { ($0 - first.year - 1) % step == 0 }.map {
        Tick(day: .first(of: $0), x: x(.first(of: $0)), isMonth: false)
      }.filter { $0.day <= last }
    }
    let step = max(1, days / 30 / 7)
    var ticks: [Tick] = []
    guard var day = CivilDate(year: first.year, month: first.components.month, day: 1)?.addingMonths(1) else {
      return []
    }
    while day <= last {
      ticks.append(Tick(day: day, x: x(day), isMonth: true))
      day = day.addingMonths(step)
    }
    return ticks
  }
}
