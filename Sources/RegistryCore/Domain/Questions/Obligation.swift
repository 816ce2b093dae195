/// Something that somebody has to do (待办, DOMAIN §9 obligations).
package struct Obligation: Equatable, Sendable {
  /// The rows of DOMAIN §9.1; rows of the same day and space are sorted by these names.
  package enum Kind: String, CaseIterable, Sendable {
    case annualReport, rectification, verification, orderRectification, renewal, objection
  }

  /// The space that has to do it, or for which others have to.
  package let space: SpaceID
  /// Decides what `ref` is: a year, or what it identifies.
  package let kind: Kind
  /// Last day, inclusive; none if the law names no day.
  package let dueOn: CivilDate?
  /// Overdue by DOMAIN §7; false for a renewal and for what has no day (Reading 44).
  package let isOverdue: Bool
  /// The year, or the identifier of what it is about.
  package let ref: Text
}

extension Register {
  /// What is due on a day, of one space or of all: by due day (none last), space and kind.
  package func obligations(on date: CivilDate, of only: SpaceID? = nil) -> [Obligation] {
    let asked = only.map { spaces[$0].map { [$0] } ?? [] } ?? Array(spaces.values)
    return asked.flatMap { obligations(of: $0, on: date) }.sorted { a, b in
      switch (a.dueOn, b.dueOn) {
      case (let x?, let y?) where x != y: x < y
      case (_?, nil): true
      case (nil, _?): false
      case (_, _):
        (a.space, Text(a.kind.rawValue), a.ref) < (b.space, Text(b.kind.rawValue), b.ref)
      }
    }
  }

  private func obligations(of space: Space, on date: CivilDate) -> [Obligation] {
    var rows: [Obligation] = []
    func add(_ kind: Obligation.Kind, _ dueOn: CivilDate?, isOverdue: Bool = false, _ ref: Text) {
      rows.append(Obligation(space: space.id, kind: kind, dueOn: dueOn, isOverdue: isOverdue, ref: ref))
    }
    for year in overdueReportYears(space, on: date) {
      add(.annualReport, reportDue(space, year: year), isOverdue: true, Text(String(year)))
    }
    if let pending = pendingReport(space, on: date) {
      add(.annualReport, pending.due, Text(String(pending.year)))
    }
    for rectification in space.rectifications
    where space.counts(rectification, on: date) && rectification.state(on: date) == .open {
      add(
        .rectification, rectification.deadline, isOverdue: rectification.isOverdue(on: date), rectification.id.text)
      if let reportedOn = rectification.reportedOn, reportedOn <= date {
        add(.verification, nil, rectification.id.text)
      }
    }
    let current = space.title(on: date)
    if let current {
      if !space.isRectifying(on: date) {
        for assessment in unorderedRectifications(space, on: date) {
          add(.orderRectification, nil, assessment.id.text)
        }
      }
      let months = parameters(on: date).renewalWindowMonths
      if months > 0, current.validUntil.addingMonths(-months) <= date, !space.hasPendingTitle(after: date) {
        add(.renewal, current.validUntil, current.id.text)
      }
    }
    for application in space.applications {
      for objection in application.notice?.objections ?? []
      where objection.filedOn <= date && objection.isOpen(on: date) {
        add(.objection, nil, objection.id.text)
      }
    }
    return rows
  }
}
