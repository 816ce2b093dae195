/// A stretch of days on which a space has one title status; it lasts until the next one begins.
package struct TitlePeriod: Equatable, Sendable {
  /// First day, inclusive.
  package let from: CivilDate
  /// Other than that of the stretch before; never `unknown`.
  package let status: TitleStatus
}

extension Register {
  /// The title status of a space on every day from its registration on, as stretches of days in order.
  ///
  /// Only a few days can change it: those on which a title begins or ends, or a rectification is ordered or verified.
  package func titlePeriods(of id: SpaceID) -> [TitlePeriod] {
    guard let space = spaces[id] else { return [] }
    var days: Set<CivilDate> = [space.registeredOn]
    for title in space.titles.standing { days.formUnion([title.validFrom, title.end.date]) }
    for order in space.rectifications where !space.isVoid(order) {
      days.insert(order.orderedOn)
      if let verification = order.verification { days.insert(verification.date) }
    }
    var periods: [TitlePeriod] = []
    for day in days.sorted() {
      guard let title = status(of: space, on: day)?.title, title != periods.last?.status else { continue }
      periods.append(TitlePeriod(from: day, status: title))
    }
    return periods
  }
}
