extension Space {
  /// The title in force on a day; of several the one with the greatest last day (DOMAIN §5.3 titleOn).
  package func title(on date: CivilDate) -> Title? {
    var best: Title?
    for title in titles.standing where title.isInForce(on: date) {
      if let known = best, known.validUntil >= title.validUntil { continue }
      best = title
    }
    return best
  }

  /// True if a rectification that matters on the day is not done (整改中).
  package func isRectifying(on date: CivilDate) -> Bool {
    rectifications.contains { counts($0, on: date) && $0.state(on: date) != .passed }
  }

  /// True if there is a granted title that begins after the day (DOMAIN §5.3 pending).
  package func hasPendingTitle(after date: CivilDate) -> Bool {
    titles.standing.contains { $0.isPending(after: date) }
  }

  /// True if a title was in force on some day of the year (DOMAIN §5.3 heldIn).
  package func heldTitle(in year: Int) -> Bool {
    titles.standing.contains { title in
      title.validFrom <= .last(of: year) && title.end.date > max(.first(of: year), title.validFrom)
    }
  }

  /// The first day of the first title.
  package var firstValidFrom: CivilDate? {
    titles.standing.map(\.validFrom).min()
  }

  /// True if every day from `start` to `end`, both included, lies in some title; also if there is no such day.
  ///
  /// A renewal continues the tenure, a gap or a revocation ends it (DOMAIN §5.3 Tenure).
  package func hasTenure(from start: CivilDate, to end: CivilDate) -> Bool {
    end < start || tenureEnd(from: start) > end
  }

  /// The first day from `start` on that lies in no title; `start` itself if it lies in none.
  package func tenureEnd(from start: CivilDate) -> CivilDate {
    var day = start
    while let next = titles.standing.filter({ $0.isInForce(on: day) }).map(\.end.date).max() { day = next }
    return day
  }

  /// True if the order, or the decision it rests on, was set aside (DOMAIN §5.6).
  package func isVoid(_ rectification: Rectification) -> Bool {
    if rectification.isSetAside { return true }
    return switch rectification.ground {
    case .assessment: assessments.first { $0.id.text == rectification.basis }?.isSetAside ?? false
    case .violation: sanctions.first { $0.id.text == rectification.basis }?.isSetAside ?? false
    }
  }

  /// True if the rectification matters on the day: it does not outlive the title under which it was ordered.
  package func counts(_ rectification: Rectification, on date: CivilDate) -> Bool {
    !isVoid(rectification) && rectification.orderedOn <= date && hasTenure(from: rectification.orderedOn, to: date)
  }
}
