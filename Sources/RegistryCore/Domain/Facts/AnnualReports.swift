extension Space {
  /// The report of a year, if one was recorded.
  package func report(for year: Int) -> AnnualReport? {
    reports.first { $0.year == year }
  }
}

extension Register {
  /// The last day for the report of a year, if the space owed one: it held the title on that day and the year is not
  /// its exempt first (DOMAIN §7). None for a year without a regulation on its last day.
  package func reportDue(_ space: Space, year: Int) -> CivilDate? {
    guard let first = space.firstValidFrom, year >= first.year,
      let parameters = regulations.version(on: .last(of: year))?.parameters,
      year != first.year || parameters.reportDueInCertificationYear
    else { return nil }
    let due = CivilDate(year: year, parameters.reportDueMonthDay)
    return space.titles.standing.contains { $0.isInForce(on: due) } ? due : nil
  }

  /// The years whose report is overdue on a day (逾期报告年度), in order.
  package func overdueReportYears(_ space: Space, on date: CivilDate) -> [Int] {
    guard let first = space.firstValidFrom, first.year <= date.year else { return [] }
    return (first.year...date.year).filter { year in
      guard let due = reportDue(space, year: year), due < date else { return false }
      return !isReported(space, year: year, by: date)
    }
  }

  /// The due day of the report that can be handed in on a day and is not late yet (应报).
  package func pendingReport(_ space: Space, on date: CivilDate) -> (year: Int, due: CivilDate)? {
    let year = date.year
    guard let due = reportDue(space, year: year), date <= due,
      CivilDate(year: year, parameters(on: .last(of: year)).reportWindowOpensMonthDay) <= date,
      !isReported(space, year: year, by: date)
    else { return nil }
    return (year, due)
  }

  /// True if the report of a year was handed in on or before the day.
  package func isReported(_ space: Space, year: Int, by date: CivilDate) -> Bool {
    space.reports.contains { $0.year == year && $0.submittedOn <= date }
  }
}
