/// All that is registered of a space, as of a day, for `show`: what is dated later had not happened then and is left out.
///
/// What a dispute has set aside counts as never made (DOMAIN §5.1) and is in none of the lists.
package struct SpacePortrait: Sendable {
  /// The space as known, still with what is dated later or was set aside: the lists below leave that out.
  package let space: Space
  /// The day asked about; what happened on it is in the lists.
  package let date: CivilDate
  /// The name, on the day, of who operates the space then; none if the register holds no such operator.
  package let operatorName: Text?
  /// The status on the day, with the name and the operator.
  package let status: SpaceStatus
  /// The disputes about it that were filed by the day, without decisions dated later (争议).
  package let disputes: [Dispute]

  init(
    _ space: Space, on date: CivilDate, operatorName: Text?, status: SpaceStatus, disputes: [Dispute]
  ) {
    self.space = space
    self.date = date
    self.operatorName = operatorName
    self.status = status
    self.disputes = disputes.filter { $0.filedOn <= date }.map { $0.asOf(date) }
  }

  /// Titles that were granted, also those that had not begun.
  package var titles: [Title] { space.titles.standing.filter { $0.decisionDate <= date } }

  /// Applications, each as far as it had come.
  package var applications: [Application] {
    space.applications.filter { $0.submittedOn <= date }.map { $0.asOf(date) }
  }

  /// The reports handed in by the day, for whatever year (年度报告).
  package var reports: [AnnualReport] { space.reports.filter { $0.submittedOn <= date } }
  /// The assessments decided by the day, in log order (考核).
  package var assessments: [Assessment] { space.assessments.standing.filter { $0.decisionDate <= date } }
  /// The rewards decided by the day, in log order (奖励).
  package var rewards: [Reward] { space.rewards.standing.filter { $0.decisionDate <= date } }

  /// Rectifications that were ordered and are not void (DOMAIN §5.6), each with the report that had come.
  package var rectifications: [Rectification] {
    space.rectifications.filter { $0.orderedOn <= date && !space.isVoid($0) }.map { $0.asOf(date) }
  }

  /// The sanctions decided by the day, in log order (处分).
  package var sanctions: [Sanction] { space.sanctions.standing.filter { $0.decisionDate <= date } }
  /// The findings of fraud decided by the day, also those without a ban (认定骗取).
  package var findings: [Finding] { space.findings.standing.filter { $0.decisionDate <= date } }
}

extension Application {
  /// The application without what is dated after a day.
  fileprivate func asOf(_ date: CivilDate) -> Application {
    var application = self
    application.attempts.removeAll { $0.date > date }
    application.closings.removeAll { $0.date > date }
    application.notices = notices.filter { $0.startsOn <= date }.map { notice in
      var notice = notice
      notice.objections = notice.objections.filter { $0.filedOn <= date }.map { objection in
        var objection = objection
        if objection.isOpen(on: date) { objection.resolution = nil }
        return objection
      }
      return notice
    }
    return application
  }
}

extension Rectification {
  /// The rectification without the reports and verifications that are dated after a day.
  fileprivate func asOf(_ date: CivilDate) -> Rectification {
    var rectification = self
    rectification.reports.removeAll { $0.date > date }
    rectification.verifications.removeAll { $0.date > date }
    return rectification
  }
}

extension Dispute {
  /// The dispute without a decision that is dated after a day.
  fileprivate func asOf(_ date: CivilDate) -> Dispute {
    var dispute = self
    if isPending(on: date) { dispute.decision = nil }
    return dispute
  }
}
