/// From which day the term of a lease is counted (parameter `leaseTermBasis`).
package enum LeaseTermBasis: String, CaseIterable, Sendable {
  /// From the first day of the lease.
  case contractTerm
  /// From the day of the application.
  case remainingAtApplication
}

/// Who reviews the application of a college's space (parameter `collegeReviewBody`).
package enum ReviewBodyRule: String, CaseIterable, Sendable {
  case educationAuthority
  /// As for every other space: by place.
  case countyBureau
}

/// Whom a ban hits (parameter `banSubject`).
package enum BanSubject: String, CaseIterable, Sendable {
  case `operator`
  case space
  case both
}

/// The parameters of a regulation, one property each under the name that it has in data (DOMAIN §3).
///
/// The initial values are those of the Shuozhou measure of 2016. Meanings, articles and allowed values stand in
/// `ParameterTable`. Naturals are at most 1000 but for `rectificationMaxDays`.
package struct ParameterValues: Equatable, Sendable {
  package var campusMinArea = FixedDecimal(100)
  package var otherMinArea = FixedDecimal(200)
  package var publicAreaMinPercent = FixedDecimal(90)
  package var leaseMinYears = 5
  package var leaseTermBasis = LeaseTermBasis.contractTerm
  package var seedFundRequired = true
  package var broadbandRequired = true
  package var mentorMin = 3
  package var eventsPerMonthMin = FixedDecimal(1)
  package var activeMakersMin = 10
  package var activeTeamsMin = 3
  package var attestedConditions: [Rule] = [.r41b, .r42d, .r43b, .r43e, .r43f, .r44]
  package var jurisdictions: [Text] = [
    "shuocheng", "pinglu", "shanyin", "yingxian", "youyu", "huairen", "developmentZone",
  ]
  package var collegeReviewBody = ReviewBodyRule.educationAuthority
  package var procedureStages = ProcedureStages.shuozhou2016
  package var inspectionMinOrganizations = 2
  package var expertPanelMinSize = 1
  package var publicNoticeMinDays = 5
  package var publicNoticeDayKind = DayKind.workingDay
  package var objectionRealNameRequired = true
  package var requireOpenCall = false
  package var materialCopies = 3
  package var planSectionCount = 8
  package var validityYears = 3
  package var periodEnd = PeriodEnd.correspondingDay
  package var renewalWindowMonths = 6
  package var reapplyCoolingOffDays = 0
  package var banYears = 2
  package var banSubject = BanSubject.operator
  package var fraudBanBeforeCertification = false
  package var banBlocksPendingApplications = true
  package var banBlocksTakeover = true
  package var fraudRevocationMayBeRetroactive = true
  package var reportDueMonthDay = MonthDay.endOfYear
  package var reportWindowOpensMonthDay = MonthDay.startOfYear
  package var reportDueInCertificationYear = true
  package var assessmentGrades: [Text] = ["excellent", "qualified", "unqualified"]
  package var rewardGrades: [Text] = ["excellent"]
  package var rectificationGrades: [Text] = ["unqualified"]
  /// The longest time limit in days, at least 1; nil if there is none.
  package var rectificationMaxDays: Int?
  package var sanctionKinds = SanctionKinds.shuozhou2016
  package var reconsiderationDays = 60
  package var litigationMonths = 6
  package var calendar = WorkCalendar()

  init() {}
}
