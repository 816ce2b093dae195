extension Register {
  /// What is due from a day on until `days` later, and what is overdue or has no day: by day (none last), space, kind.
  ///
  /// A function of the register as known and the two days: the future is what follows if nothing more is recorded.
  package func due(on date: CivilDate, within days: Int, _ selection: DueSelection = DueSelection()) -> [DueItem] {
    let asked = selection.space.map { spaces[$0].map { [$0] } ?? [] } ?? Array(spaces.values)
    let horizon = date.adding(days: days)
    var items: [DueItem] = []
    var remedies: [PendingRemedy] = []
    for space in asked where space.registeredOn <= date {
      var list = DueList(space, on: date, until: horizon)
      addReports(of: space, to: &list)
      addSupervision(of: space, to: &list)
      addProcedure(of: space, to: &list)
      addTitles(of: space, to: &list)
      for found in space.bans where found.ban.isRunning(on: date) {
        list.add(.banEnd, .operator, .r92, dueOn: found.ban.end, found.finding.text)
      }
      items += list.items.filter(selection.includes)
      remedies += pendingRemedies(of: space, on: date, until: horizon)
    }
    return (items + self.items(remedies, on: date).filter(selection.includes)).sorted(by: DueItem.precedes)
  }

  private func addReports(of space: Space, to list: inout DueList) {
    guard let first = space.firstValidFrom else { return }
    for year in first.year...max(first.year, list.horizon.year) {
      guard let due = reportDue(space, year: year), !isReported(space, year: year, by: list.date) else { continue }
      list.add(.annualReport, .operator, .r72, dueOn: due, Text(String(year)))
    }
    for year in first.year..<max(first.year, list.horizon.year) {
      // Assessed is a year that is over, while the title is in force (第八条; R8.1).
      let opens = CivilDate.first(of: year + 1)
      guard opens <= list.horizon, space.heldTitle(in: year), space.title(on: max(opens, list.date)) != nil,
        !space.assessments.standing.contains(where: { $0.year == year && $0.decisionDate <= list.date })
      else { continue }
      list.add(.assessment, .cityBureau, .r81, Text(String(year)))
    }
  }

  private func addSupervision(of space: Space, to list: inout DueList) {
    let date = list.date
    for item in space.rectifications where space.counts(item, on: date) {
      let id = item.id.text
      switch item.state(on: date) {
      case .passed: break
      case .failed: list.add(.revocation, .cityBureau, .r87, id)
      case .open:
        if let reportedOn = item.reportedOn, reportedOn <= date {
          list.add(.verification, .cityBureau, .r86, id)
        } else {
          list.add(.rectification, .operator, item.ground.rule, dueOn: item.deadline, id)
        }
        // Also after a report that came late: it may be verified, and the title may be revoked (第八条).
        if item.isOverdue(on: date) { list.add(.revocation, .cityBureau, .r87, id) }
      }
    }
    guard space.title(on: date) != nil else { return }
    if !space.isRectifying(on: date) {
      for assessment in unorderedRectifications(space, on: date) {
        list.add(.orderRectification, .cityBureau, .r85, assessment.id.text)
      }
    }
    for sanction in space.sanctions.standing
    where sanction.severity == .serious && sanction.decisionDate <= date
      && space.hasTenure(from: sanction.decisionDate, to: date)
    {
      list.add(.revocation, .cityBureau, .r102, sanction.id.text)
    }
  }

  private func addProcedure(of space: Space, to list: inout DueList) {
    let date = list.date
    for application in space.applications where application.isOpen(on: date) {
      for objection in application.notice?.objections ?? []
      where objection.filedOn <= date && objection.isOpen(on: date) {
        list.add(.objection, .cityBureau, .r53c, objection.id.text)
      }
      let parameters = parameters(on: application.submittedOn)
      let next = parameters.procedureStages.steps.first { step in
        application.attempt(step.stage, on: date).map { !$0.passed } ?? step.required
      }
      if let stage = next?.stage {
        let (body, bodyRule) = ReviewLocally.Body.responsible(for: space, on: date, parameters)
        let (debtor, rule) = stage == .localReview ? (DueItem.Debtor(body), bodyRule) : (.cityBureau, stage.rule)
        list.add(.procedure, debtor, rule, application.id.text, stage: stage)
      } else if let notice = application.notice, date <= notice.endsOn {
        list.add(.noticeEnd, .cityBureau, .r53c, dueOn: notice.endsOn, notice.id.text)
      } else {
        list.add(.decision, .cityBureau, .r53d, application.id.text)
      }
    }
  }

  private func addTitles(of space: Space, to list: inout DueList) {
    let date = list.date
    let months = parameters(on: date).renewalWindowMonths
    if months > 0, let current = space.title(on: date), current.end.kind == .expired,
      !space.hasPendingTitle(after: date), !space.applications.contains(where: { $0.isOpen(on: date) })
    {
      let opens = current.validUntil.addingMonths(-months)
      if opens > date {
        list.add(.renewalOpens, .operator, .r112, dueOn: opens, current.id.text)
      } else {
        list.add(.renewal, .operator, .r112, dueOn: current.validUntil, current.id.text)
      }
    }
    for title in space.titles.standing
    where title.validUntil >= date && title.validFrom <= title.validUntil && title.end.kind == .expired {
      let follows = space.titles.standing.contains { $0.isInForce(on: title.end.date) }
      if !follows { list.add(.expiry, .cityBureau, .r111, dueOn: title.validUntil, title.id.text) }
    }
  }
}

// MARK: - Remedies

/// A served decision whose time limits are running: its command number is looked up once for all of them.
private struct PendingRemedy {
  let space: Space
  let decision: DisputableDecision
  let limits: [(kind: DueItem.Kind, last: CivilDate)]
}

extension Register {
  /// The remedies of its operator, whose name a change may have been decided on, run out for the space too.
  private func pendingRemedies(of space: Space, on date: CivilDate, until horizon: CivilDate) -> [PendingRemedy] {
    [.space(space.id), .operator(space.operators.on(date))].flatMap { (subject: Subject) -> [PendingRemedy] in
      guard let proceedings = proceedings[subject] else { return [] }
      return proceedings.decisions.standing.compactMap { decision in
        guard let servedOn = decision.servedOn, servedOn <= date,
          !proceedings.disputes.contains(where: { $0.target == decision.source && $0.filedOn <= date })
        else { return nil }
        let last = self.remedies(servedOn: servedOn)
        let limits: [(kind: DueItem.Kind, last: CivilDate)] = [
          (.reconsideration, last.reconsiderationBy), (.litigation, last.litigationBy),
        ].filter { date <= $0.1 && $0.1 <= horizon }
        return limits.isEmpty ? nil : PendingRemedy(space: space, decision: decision, limits: limits)
      }
    }
  }

  private func items(_ remedies: [PendingRemedy], on date: CivilDate) -> [DueItem] {
    let ids = commands.ids(of: Set(remedies.map(\.decision.source)))
    return remedies.flatMap { remedy in
      remedy.limits.map { limit in
        DueItem(
          kind: limit.kind, space: remedy.space.id, name: remedy.space.names.on(date),
          place: remedy.space.jurisdictions.on(date), operator: remedy.space.operators.on(date), owedBy: .operator,
          rule: nil, dueOn: limit.last, isOverdue: false, ref: ids[remedy.decision.source]?.text ?? "", stage: nil,
          decision: remedy.decision.name)
      }
    }
  }
}

// MARK: - Gathering

/// The items of one space, as they are found: what lies behind the horizon is left out.
private struct DueList {
  let date: CivilDate
  let horizon: CivilDate
  private let space: Space
  private(set) var items: [DueItem] = []

  init(_ space: Space, on date: CivilDate, until horizon: CivilDate) {
    self.space = space
    self.date = date
    self.horizon = horizon
  }

  mutating func add(
    _ kind: DueItem.Kind, _ owedBy: DueItem.Debtor, _ rule: Rule, dueOn: CivilDate? = nil, _ ref: Text,
    stage: Stage? = nil
  ) {
    if let dueOn, dueOn > horizon { return }
    items.append(
      DueItem(
        kind: kind, space: space.id, name: space.names.on(date), place: space.jurisdictions.on(date),
        operator: space.operators.on(date), owedBy: owedBy, rule: rule, dueOn: dueOn,
        isOverdue: dueOn.map { $0 < date } ?? false, ref: ref, stage: stage, decision: nil))
  }
}

extension DueItem {
  fileprivate static func precedes(_ a: DueItem, _ b: DueItem) -> Bool {
    switch (a.dueOn, b.dueOn) {
    case (let x?, let y?) where x != y: x < y
    case (_?, nil): true
    case (nil, _?): false
    case (_, _): (a.space, a.kind.name, a.ref) < (b.space, b.kind.name, b.ref)
    }
  }
}
