/// What a record has to do with the status of a space on a day.
package enum GroundRole: String, CaseIterable, Sendable {
  case registration, name, `operator`, procedure, title, ending, rectification, assessment, application, fraud, ban
  case dispute

  /// The words for it where a record says what it counts for.
  package var label: Phrase {
    switch self {
    case .registration: Phrase("登记", "registration")
    case .name: Phrase("名称", "name")
    case .operator: Phrase("运营主体", "operator")
    case .procedure: Phrase("认定程序", "procedure before the title")
    case .title: Phrase("称号", "title")
    case .ending: Phrase("称号终止", "end of the title")
    case .rectification: Phrase("整改", "rectification")
    case .assessment: Phrase("应责令整改的考核", "assessment that calls for a rectification")
    case .application: Phrase("在办申请", "open application")
    case .fraud: Phrase("骗取认定", "finding of fraud")
    case .ban: Phrase("禁止申请", "ban")
    case .dispute: Phrase("争议", "dispute")
    }
  }
}

/// A record that counts for the status of a space on a day.
package struct Ground: Equatable, Sendable {
  /// The place of the record in the log.
  package let record: RecordNumber
  /// What it counts for, each once, in the order of `GroundRole`.
  package let roles: [GroundRole]
}

extension Register {
  /// The records that make the status of a space on a day what it is, in log order: the chain from the registration to
  /// the title or its end, the application under way, and what each flag rests on.
  ///
  /// What was set aside or annulled counts for nothing and is not among them; what time alone did is no record
  /// (`passages`). Empty for a space that is not registered on the day.
  package func grounds(of space: Space, on date: CivilDate) -> [Ground] {
    guard let status = status(of: space, on: date) else { return [] }
    var found = GroundCollection()
    found.add(space.source, .registration)
    found.add(space.names.source(on: date), .name)
    let operatorID = space.operators.on(date)
    found.add(space.operators.source(on: date), .operator)
    if let body = operators[operatorID] { found.add(body.source, .operator) }

    let spokenOf = space.titles.standing.filter { $0.id == status.certification || $0.isAwaited(on: date) }
    for title in spokenOf {
      found.add(title.source, .title)
      if let application = space.application(title.application) { found.add(application, by: nil, .procedure) }
      if title.end.date <= date, let ending = title.effectiveEnding { found.add(ending, in: space, on: date) }
    }
    let began = status.term?.validFrom
    for order in space.rectifications where space.counts(order, on: date) {
      // One that was passed under an earlier title explains nothing any more.
      if order.state(on: date) == .passed, let began, order.orderedOn < began { continue }
      found.add(order, in: space, on: date)
    }
    if status.flags.contains(.rectificationNotOrdered) {
      for assessment in unorderedRectifications(space, on: date) { found.add(assessment.source, .assessment) }
    }
    if status.stage != .none, let open = space.openApplication(on: date) {
      found.add(open, by: date, .application)
    }
    for finding in space.findings.standing where finding.decisionDate <= date { found.add(finding.source, .fraud) }
    for hit in bans(of: operatorID, orSpace: space) where hit.ban.isRunning(on: date) {
      found.add(hit.source, .ban)
    }
    for dispute in proceedings[.space(space.id)]?.disputes ?? [] where dispute.isPending(on: date) {
      found.add(dispute.target, .dispute)
      found.add(dispute.source, .dispute)
    }
    return found.grounds
  }
}

/// Records with what they count for, while they are gathered.
private struct GroundCollection {
  private var roles: [RecordNumber: Set<GroundRole>] = [:]

  mutating func add(_ record: RecordNumber, _ role: GroundRole) {
    roles[record, default: []].insert(role)
  }

  /// An application with its stages and its notice; those dated later than a day are left out if there is one.
  mutating func add(_ application: Application, by date: CivilDate?, _ role: GroundRole) {
    add(application.source, role)
    for attempt in application.attempts.standing where date.map({ attempt.date <= $0 }) ?? true {
      add(attempt.source, role)
    }
    for objection in application.notice?.objections ?? [] where date.map({ objection.filedOn <= $0 }) ?? true {
      add(objection.source, role)
      if let resolution = objection.resolution, date.map({ resolution.date <= $0 }) ?? true {
        add(resolution.source, role)
      }
    }
  }

  /// The end of a title with what it rests on: a revocation nobody understands without the failure that led to it.
  mutating func add(_ ending: Ending, in space: Space, on date: CivilDate) {
    add(ending.source, .ending)
    guard let basis = ending.basis else { return }
    if let order = space.rectifications.last(where: { .rectification($0.id) == basis }) {
      add(order, in: space, on: date)
    }
    if let sanction = space.sanctions.last(where: { .sanction($0.id) == basis }) { add(sanction.source, .ending) }
  }

  /// An order with the decision that it rests on, the report and the verification that had come by a day.
  mutating func add(_ order: Rectification, in space: Space, on date: CivilDate) {
    add(order.source, .rectification)
    switch order.ground {
    case .assessment:
      if let basis = space.assessments.first(where: { $0.id.text == order.basis }) { add(basis.source, .rectification) }
    case .violation:
      if let basis = space.sanctions.first(where: { $0.id.text == order.basis }) { add(basis.source, .rectification) }
    }
    if let report = order.report, report.date <= date { add(report.source, .rectification) }
    if let verification = order.verification, verification.date <= date { add(verification.source, .rectification) }
  }

  var grounds: [Ground] {
    roles.map { record, roles in Ground(record: record, roles: GroundRole.allCases.filter(roles.contains)) }
      .sorted { $0.record < $1.record }
  }
}
