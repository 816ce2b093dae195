/// What happened in a year, and what held at its end, as a bureau reports it (年度统计).
package struct YearCounts: Equatable, Sendable {
  /// Applications submitted (申请).
  package var applications = 0
  /// Titles decided on (认定), renewals included.
  package var certified = 0
  /// Applications refused, by the city bureau or by the local review (不予认定).
  package var refused = 0
  /// Applications withdrawn (撤回).
  package var withdrawn = 0
  /// Titles that ended by revocation (取消).
  package var revoked = 0
  /// Titles given up (放弃).
  package var relinquished = 0
  /// Titles that ran out and that no other followed without a gap (到期).
  package var expired = 0
  /// Reports handed in that year (年度报告).
  package var reports = 0
  /// Spaces with a title in force on the last day of the year, or on the day asked about if that comes first (年末有效).
  package var inForce = 0

  /// Adds what was counted in another place in the same year; nothing is counted in two.
  package static func += (a: inout YearCounts, b: YearCounts) {
    a.applications += b.applications
    a.certified += b.certified
    a.refused += b.refused
    a.withdrawn += b.withdrawn
    a.revoked += b.revoked
    a.relinquished += b.relinquished
    a.expired += b.expired
    a.reports += b.reports
    a.inForce += b.inForce
  }
}

/// One year, in all and by place (所属地).
package struct YearStatistics: Sendable {
  /// A calendar year; one that is not over is counted up to the day asked about.
  package let year: Int
  /// The sum over all places.
  package let total: YearCounts
  /// By place, in the order of the regulation's list; places that it does not list come last.
  package let places: [(place: Text, counts: YearCounts)]
}

extension Register {
  /// The years from one to another as they stand on a day: what lies after the day has not happened.
  ///
  /// Everything counts in the place that the space had on the day when it happened.
  package func statistics(from first: Int, to last: Int, on date: CivilDate) -> [YearStatistics] {
    guard first <= last else { return [] }
    var tally = Tally(years: first...last, until: date)
    for space in spaces.values { tally.count(space) }
    // A list may name a place twice (DOMAIN §3), and a place has one row.
    var listed: [Text] = []
    for place in parameters(on: date).jurisdictions where !listed.contains(place) { listed.append(place) }
    return (first...last).map { year in
      let counts = tally.counts[year] ?? [:]
      let strangers = counts.keys.filter { !listed.contains($0) }.sorted()
      var total = YearCounts()
      for value in counts.values { total += value }
      return YearStatistics(
        year: year, total: total,
        places: (listed + strangers).compactMap { place in counts[place].map { (place, $0) } })
    }
  }

  /// The first year in which a space was registered; none for a register without spaces.
  package var firstYear: Int? { spaces.values.map(\.registeredOn.year).min() }
}

private struct Tally {
  let years: ClosedRange<Int>
  let until: CivilDate
  private(set) var counts: [Int: [Text: YearCounts]] = [:]

  init(years: ClosedRange<Int>, until: CivilDate) {
    self.years = years
    self.until = until
  }

  mutating func count(_ space: Space) {
    for application in space.applications {
      add(application.submittedOn, space) { $0.applications += 1 }
      guard let closing = application.closing else { continue }
      switch closing.kind {
      case .refused, .rejectedLocally: add(closing.date, space) { $0.refused += 1 }
      case .withdrawn: add(closing.date, space) { $0.withdrawn += 1 }
      case .certified: break
      }
    }
    for report in space.reports { add(report.submittedOn, space) { $0.reports += 1 } }
    for title in space.titles.standing {
      add(title.decisionDate, space) { $0.certified += 1 }
      let end = title.end
      switch end.kind {
      // A renewal that was granted and ended before it began was never in force.
      case .revoked: if end.date >= title.validFrom { add(end.date, space) { $0.revoked += 1 } }
      case .relinquished: if end.date >= title.validFrom { add(end.date, space) { $0.relinquished += 1 } }
      case .expired:
        if !space.titles.standing.contains(where: { $0.isInForce(on: end.date) }) {
          add(end.date, space) { $0.expired += 1 }
        }
      }
    }
    guard let first = space.firstValidFrom else { return }
    for year in years where year >= first.year && .first(of: year) <= until {
      let day = min(CivilDate.last(of: year), until)
      if space.title(on: day) != nil { add(day, space) { $0.inForce += 1 } }
    }
  }

  private mutating func add(_ day: CivilDate, _ space: Space, _ change: (inout YearCounts) -> Void) {
    let year = day.year
    guard day <= until, years.contains(year) else { return }
    change(&counts[year, default: [:]][space.jurisdictions.on(day), default: YearCounts()])
  }
}
