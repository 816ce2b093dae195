/// What a space is on a day (DOMAIN §5.7).
package struct Status: Equatable, Sendable {
  /// 称号状态; never `unknown`, since an unregistered space has no status.
  package let title: TitleStatus
  /// The title that the status speaks of: the one in force, else the one that ended last.
  package let certification: CertificationID?
  /// 有效期 of `certification`, and none without it; it may run beyond the day on which that title ended.
  package let term: TitleTerm?
  /// First day not in force; none while a title is in force.
  package let endedOn: CivilDate?
  /// 办理阶段; `none` if no application is open on the day.
  package let stage: ApplicationStage
  /// In the order of their names.
  package let flags: [StatusFlag]
  /// Last day of the ban, with the flag `operatorBanned`.
  package let bannedUntil: CivilDate?
}

/// Whether a space holds the title (称号状态).
package enum TitleStatus: String, CaseIterable, Sendable {
  case unknown, uncertified, certified, rectifying, revoked, relinquished, expired

  init(_ end: TitleEnd) {
    self =
      switch end {
      case .revoked: .revoked
      case .relinquished: .relinquished
      case .expired: .expired
      }
  }
}

/// How far an open application has come (办理阶段).
package enum ApplicationStage: String, CaseIterable, Sendable {
  case none, submitted
  case endorsed, preliminarilyReviewed, inspected, expertReviewed, deliberated, onNotice, noticeClosed
  case preliminarilyReviewedFailed, inspectedFailed, expertReviewedFailed, deliberatedFailed, endorsedFailed
}

/// What else is true of a space on a day (标记).
package enum StatusFlag: String, CaseIterable, Sendable {
  case fraudFound, operatorBanned, rectificationFailed, rectificationNotOrdered, rectificationOverdue
  case reportOverdue, titlePending, underDispute
}

extension Register {
  /// The status of a space that is registered on the day; none if it is not (未登记).
  package func status(of space: Space, on date: CivilDate) -> Status? {
    guard space.registeredOn <= date else { return nil }
    let current = space.title(on: date)
    let ended = current == nil ? space.lastEndedTitle(on: date) : nil
    let counting = space.rectifications.filter { space.counts($0, on: date) }
    let title: TitleStatus =
      if current != nil {
        space.isRectifying(on: date) ? .rectifying : .certified
      } else {
        ended.map { TitleStatus($0.end.kind) } ?? .uncertified
      }
    let bannedUntil = banEnd(operator: space.operators.on(date), orSpace: space, on: date)
    var flags: [StatusFlag] = []
    if space.findings.standing.contains(where: { $0.decisionDate <= date }) { flags.append(.fraudFound) }
    if bannedUntil != nil { flags.append(.operatorBanned) }
    if title == .rectifying {
      if counting.contains(where: { $0.state(on: date) == .failed }) { flags.append(.rectificationFailed) }
      if counting.contains(where: { $0.isOverdue(on: date) }) { flags.append(.rectificationOverdue) }
    }
    if title == .certified, !unorderedRectifications(space, on: date).isEmpty { flags.append(.rectificationNotOrdered) }
    if !overdueReportYears(space, on: date).isEmpty { flags.append(.reportOverdue) }
    if space.titles.standing.contains(where: { $0.isAwaited(on: date) }) { flags.append(.titlePending) }
    let disputes = proceedings[.space(space.id)]?.disputes ?? []
    if disputes.contains(where: { $0.isPending(on: date) }) { flags.append(.underDispute) }
    return Status(
      title: title, certification: (current ?? ended)?.id, term: (current ?? ended)?.term, endedOn: ended?.end.date,
      stage: applicationStage(space, on: date), flags: flags.sorted { $0.rawValue < $1.rawValue },
      bannedUntil: bannedUntil)
  }

  /// The assessments whose grade calls for a rectification that was not ordered (应责令未责令整改); only while the title
  /// status is `certified`.
  package func unorderedRectifications(_ space: Space, on date: CivilDate) -> [Assessment] {
    space.assessments.standing.filter { assessment in
      assessment.decisionDate <= date
        && space.hasTenure(from: assessment.decisionDate, to: date)
        && parameters(on: date).rectificationGrades.contains(assessment.grade)
        && !space.rectifications.contains {
          $0.ground == .assessment && $0.basis == assessment.id.text && !space.isVoid($0) && $0.orderedOn <= date
        }
    }
  }

  /// How far the application open on the day had come by then.
  package func applicationStage(_ space: Space, on date: CivilDate) -> ApplicationStage {
    guard let open = space.openApplication(on: date) else { return .none }
    var reached = ApplicationStage.submitted
    for stage in parameters(on: open.submittedOn).procedureStages.steps.map(\.stage) {
      guard let attempt = open.attempt(stage, on: date) else { continue }
      reached =
        switch stage {
        case .localReview: attempt.passed ? .endorsed : .endorsedFailed
        case .preliminaryReview: attempt.passed ? .preliminarilyReviewed : .preliminarilyReviewedFailed
        case .siteInspection: attempt.passed ? .inspected : .inspectedFailed
        case .expertReview: attempt.passed ? .expertReviewed : .expertReviewedFailed
        case .deliberation: attempt.passed ? .deliberated : .deliberatedFailed
        case .publicNotice: open.notice.map { date > $0.endsOn } ?? false ? .noticeClosed : .onNotice
        }
    }
    return reached
  }
}

extension Space {
  /// Of the titles that began and are no longer in force on the day, the one that ended last (DOMAIN §5.7 row 4).
  func lastEndedTitle(on date: CivilDate) -> Title? {
    titles.standing
      .filter { $0.validFrom <= date && $0.end.date >= $0.validFrom }
      .max { ($0.end.date, $0.validFrom) < ($1.end.date, $1.validFrom) }
  }
}
