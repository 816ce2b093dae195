extension Space {
  /// Takes in an event about the space. Holds no rule.
  ///
  /// - Parameter basis: what a revocation rests on.
  mutating func apply(_ event: Event, _ source: RecordNumber, restingOn basis: EntityKey? = nil) {
    touch(source)
    switch event {
    case .applied(let command): applications.append(Application(command, source: source))
    case .endorsed(let command):
      attempt(
        .localReview, command.application, on: command.reviewedOn, passed: true, attests: command.attests, source)
    case .notEndorsed(let command):
      attempt(
        .localReview, command.application, on: command.reviewedOn, passed: false, attests: command.attests, source)
      close(command.application, .rejectedLocally, on: command.reviewedOn, source)
    case .preliminarilyReviewed(let command):
      attempt(
        .preliminaryReview, command.application, on: command.reviewedOn, passed: command.result == .passed, source)
    case .inspected(let command):
      attempt(
        .siteInspection, command.application, on: command.inspectedOn, passed: command.conclusion == .passed,
        attests: command.attests, source)
    case .expertReviewed(let command):
      attempt(
        .expertReview, command.application, on: command.reviewedOn, passed: command.result == .recommended,
        attests: command.attests, source)
    case .deliberated(let command):
      attempt(.deliberation, command.application, on: command.heldOn, passed: command.result == .approved, source)
    case .noticePosted(let command):
      attempt(.publicNotice, command.application, on: command.startsOn, passed: true, source)
      let notice = Notice(id: command.id, startsOn: command.startsOn, endsOn: command.endsOn, source: source)
      withApplication(command.application) { $0.notices.append(notice) }
    case .objectionFiled(let command):
      let objection = Objection(id: command.id, filedOn: command.filedOn, source: source)
      withNotice {
        $0.id == command.notice
      } change: {
        $0.objections.append(objection)
      }
    case .objectionResolved(let command):
      let resolution = Objection.Resolution(
        date: command.resolvedOn, isUpheld: command.outcome == .upheld, source: source)
      withNotice {
        $0.objections.contains { $0.id == command.objection }
      } change: { notice in
        for index in notice.objections.indices where notice.objections[index].id == command.objection {
          notice.objections[index].resolution = resolution
        }
      }
    case .certified(let command, let term):
      guard let application = application(command.application) else { return }
      titles.append(Title(command, term: term, operator: application.operator, source: source))
      close(command.application, .certified, on: command.decisionDate, source)
    case .certificationRefused(let refusal):
      close(refusal.application, .refused, on: refusal.decisionDate, source)
    case .withdrawn(let command): close(command.application, .withdrawn, on: command.withdrawnOn, source)
    case .reported(let command):
      reports.append(AnnualReport(year: Int(command.year), submittedOn: command.submittedOn, source: source))
    case .assessed(let command):
      assessments.append(
        Assessment(
          id: command.id, year: Int(command.year), decisionDate: command.decisionDate, grade: command.grade,
          metrics: AssessmentMetrics(command.metrics), source: source))
    case .rewarded(let command):
      rewards.append(Reward(year: Int(command.year), decisionDate: command.decisionDate, source: source))
    case .rectificationOrdered(let command): rectifications.append(Rectification(command, source: source))
    case .rectificationReported(let command):
      let report = Rectification.Report(date: command.submittedOn, source: source)
      withRectification(command.rectification) { $0.reports.append(report) }
    case .rectified(let command), .rectificationFailed(let command):
      let verification = Rectification.Verification(
        date: command.verifiedOn, passed: command.result == .passed, source: source)
      withRectification(command.rectification) { $0.verifications.append(verification) }
    case .sanctioned(let command):
      sanctions.append(
        Sanction(
          id: command.id, decisionDate: command.decisionDate, severity: command.severity, kind: command.kind,
          source: source))
    case .revoked(let ended): end(ended, .revoked, restingOn: basis, source)
    case .relinquished(let ended): end(ended, .relinquished, restingOn: nil, source)
    case .fraudFound(let command): findings.append(Finding(command, source: source))
    case .banned(let imposed):
      if let index = findings.firstIndex(where: { $0.id == imposed.finding }) { findings[index].ban = imposed.ban }
    case .regulationAdopted, .callOpened, .operatorRegistered, .spaceRegistered, .changed, .served, .disputeFiled,
      .disputeDecided, .corrected, .annulled, .personalDataErased:
      preconditionFailure("\(event.name.rawValue) is not applied to a space alone")
    }
  }

  /// Takes in a change of the space's name, place or operator; areas are kept in the history only (DOMAIN §6.8).
  mutating func change(_ command: RecordChange, _ source: RecordNumber) {
    touch(source)
    let date = command.effectiveDate
    switch command.kind {
    case .rename:
      if let name = command.newName { names.change(to: name, from: date, source: source) }
    case .relocate:
      if let address = command.newAddress { addresses.change(to: address, from: date, source: source) }
      if let place = command.newJurisdiction { jurisdictions.change(to: place, from: date, source: source) }
    case .operator:
      if let successor = command.newOperator { operators.change(to: successor, from: date, source: source) }
    case .area, .operatorRename: break
    }
  }

  private mutating func attempt(
    _ stage: Stage, _ application: ApplicationID, on date: CivilDate, passed: Bool,
    attests: [Attestation] = [], _ source: RecordNumber
  ) {
    withApplication(application) {
      $0.attempts.append(StageAttempt(stage, on: date, passed: passed, attests: attests, source: source))
    }
  }

  private mutating func close(
    _ application: ApplicationID, _ kind: Closing.Kind, on date: CivilDate, _ source: RecordNumber
  ) {
    withApplication(application) { $0.closings.append(Closing(kind, on: date, source: source)) }
  }

  private mutating func withNotice(_ isIt: (Notice) -> Bool, change: (inout Notice) -> Void) {
    for index in applications.indices where applications[index].notice.map(isIt) ?? false {
      change(&applications[index].notices[applications[index].notices.count - 1])
    }
  }

  private mutating func end(
    _ ended: TitlesEnded, _ kind: Ending.Kind, restingOn basis: EntityKey?, _ source: RecordNumber
  ) {
    for index in titles.indices where ended.titles.contains(titles[index].id) {
      titles[index].endings.append(Ending(kind, on: ended.effectiveDate, restingOn: basis, source: source))
    }
  }
}
