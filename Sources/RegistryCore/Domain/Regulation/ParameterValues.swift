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
  /// Least total area on a college campus, m² (大专校内, 第四条（二）); equality suffices.
  package var campusMinArea = FixedDecimal(100)
  /// Least total area elsewhere, m² (第四条（二）); equality suffices.
  package var otherMinArea = FixedDecimal(200)
  /// Least share of public office and service area, per cent of the total (第四条（二）); equality suffices.
  package var publicAreaMinPercent = FixedDecimal(90)
  /// Shortest lease of rented premises, years (租期, 第四条（二）); equality suffices.
  package var leaseMinYears = 5
  /// From which day that lease is counted (registry rule).
  package var leaseTermBasis = LeaseTermBasis.contractTerm
  /// Whether a seed fund is a condition (种子基金, 第四条（三）).
  package var seedFundRequired = true
  /// Whether broadband of at least 1 Mbps is a condition (宽带接入, 第四条（二）).
  package var broadbandRequired = true
  /// Fewest mentors (创业导师, 第四条（三）).
  package var mentorMin = 3
  /// Fewest events a month, with up to two decimal places (举办活动, 第四条（三）).
  package var eventsPerMonthMin = FixedDecimal(1)
  /// Fewest active makers of a space mainly for makers (活跃创客, 第四条（五）).
  package var activeMakersMin = 10
  /// Fewest active teams of a space mainly for teams (活跃创业团队, 第四条（五）).
  package var activeTeamsMin = 3
  /// Conditions of article 4 that a person must have attested before certification (人工认定, DOMAIN §5.2).
  package var attestedConditions: [Rule] = [.r41b, .r42d, .r43b, .r43e, .r43f, .r44]
  /// The places inside the city (第二条), in the order in which statistics list them.
  package var jurisdictions: [Text] = [
    "shuocheng", "pinglu", "shanyin", "yingxian", "youyu", "huairen", "developmentZone",
  ]
  /// Who reviews the application of a college's space (大专院校众创空间, 第五条（一）).
  package var collegeReviewBody = ReviewBodyRule.educationAuthority
  /// The stages up to certification, in their order (第五条; 2022年通知 三).
  package var procedureStages = ProcedureStages.shuozhou2016
  /// Fewest different organisations in the inspection group, the city bureau counted (考察小组, 第五条（二）).
  package var inspectionMinOrganizations = 2
  /// Fewest experts of a review (专家评审; registry rule).
  package var expertPanelMinSize = 1
  /// Shortest public notice, in days of `publicNoticeDayKind`, first and last day counted (公示; registry rule).
  package var publicNoticeMinDays = 5
  /// Which days of a notice count; working days are those of this version's `calendar` (registry rule).
  package var publicNoticeDayKind = DayKind.workingDay
  /// Whether anonymous objections are refused (异议; registry rule).
  package var objectionRealNameRequired = true
  /// Whether an application must name a call (申报通知; registry rule); one that is named must be open in any case.
  package var requireOpenCall = false
  /// Fewest paper copies of the material (2022年通知 三（一）).
  package var materialCopies = 3
  /// Fewest distinct sections of the plan (建设运营方案编写提纲).
  package var planSectionCount = 8
  /// Validity of a title, years (有效期, 第十一条), by the version in force on the day of the decision.
  package var validityYears = 3
  /// How the last day of a validity or of a ban is found (registry rule).
  package var periodEnd = PeriodEnd.correspondingDay
  /// Months before `validUntil` in which a renewal may be applied for (重新申请窗口); 0: only after expiry.
  package var renewalWindowMonths = 6
  /// Days in which no application is taken, the first being that of the revocation's effect; 0: none (registry rule).
  package var reapplyCoolingOffDays = 0
  /// Length of a ban, years (2年内不再受理, 第九条), by the version in force on the day of the finding.
  package var banYears = 2
  /// Whom a ban hits (registry rule).
  package var banSubject = BanSubject.operator
  /// Whether fraud bans even if no title came of the application (registry rule; DOMAIN §6.7).
  package var fraudBanBeforeCertification = false
  /// Whether nothing is certified while a ban lasts, even if it was applied for before (registry rule).
  package var banBlocksPendingApplications = true
  /// Whether a banned operator may not take a space over (registry rule; DOMAIN §6.8).
  package var banBlocksTakeover = true
  /// Whether a revocation for fraud may take effect before the day of its decision (registry rule).
  package var fraudRevocationMayBeRetroactive = true
  /// Last day for the report of the same year, inclusive (年度报告, 第七条).
  package var reportDueMonthDay = MonthDay.endOfYear
  /// First day on which the report of the same year is taken, inclusive (registry rule).
  package var reportWindowOpensMonthDay = MonthDay.startOfYear
  /// Whether a report is due for the year in which the space's first title began (registry rule).
  package var reportDueInCertificationYear = true
  /// The grades that an assessment may give (等次, 第八条).
  package var assessmentGrades: [Text] = ["excellent", "qualified", "unqualified"]
  /// The grades that may be rewarded, by the version in force on the day of the reward (奖励, 第八条).
  package var rewardGrades: [Text] = ["excellent"]
  /// The grades that call for a rectification (限期整改, 第八条).
  package var rectificationGrades: [Text] = ["unqualified"]
  /// The longest time limit in days, at least 1; nil if there is none.
  package var rectificationMaxDays: Int?
  /// The kinds of sanction for each severity (处分, 第十条).
  package var sanctionKinds = SanctionKinds.shuozhou2016
  /// Days from service to apply for reconsideration (行政复议法); a last day off rolls forward to a working day.
  package var reconsiderationDays = 60
  /// Months from service to sue (行政诉讼法); a last day off rolls forward to a working day.
  package var litigationMonths = 6
  /// Which days are working days, for notices and for the ends of remedies (registry rule).
  package var calendar = WorkCalendar()

  init() {}
}
