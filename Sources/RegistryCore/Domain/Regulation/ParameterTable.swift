/// One parameter: its name, where it comes from, what it means, and how it is read and written.
package struct ParameterSpec: Sendable {
  /// As in data; the property of `ParameterValues` is named alike.
  package let name: Text
  /// The article that the parameter stands for; the registry's own rule where the measure is silent.
  package let article: Phrase
  /// What the parameter decides, with the unit of a number.
  package let meaning: Phrase
  /// The allowed values, in no language.
  package let allowed: String
  /// Puts a value into a set; false, and nothing changed, if it is not allowed.
  let read: @Sendable (JSONValue, inout ParameterValues) -> Bool
  let write: @Sendable (ParameterValues) -> JSONValue

  fileprivate init<Value>(
    _ name: Text, _ article: Phrase, _ chinese: String, _ english: String, _ type: ParameterType<Value>,
    _ path: WritableKeyPath<ParameterValues, Value> & Sendable
  ) {
    self.name = name
    self.article = article
    meaning = Phrase(chinese, english)
    allowed = type.allowed
    read = { json, values in
      guard let value = type.read(json) else { return false }
      values[keyPath: path] = value
      return true
    }
    write = { type.write($0[keyPath: path]) }
  }
}

/// The parameters of a regulation in the order of DOMAIN §3. Reading, writing, help and documents follow it.
package enum ParameterTable {
  /// Nil if there is no parameter of that name.
  package static func spec(of name: Text) -> ParameterSpec? {
    byName[name]
  }

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  /// Every parameter once, in the order of DOMAIN §3.
  package static let all: [ParameterSpec] =
    conditions + procedure + titleAndBan + duties + remedies

  /// Articles 2 and 4: where an applicant must be, and what it must meet.
  private static let conditions: [ParameterSpec] = [
    .init(
      "campusMinArea", article(4, 2), "大专校内场地总面积下限（㎡）",
      "minimum total area on a college campus, m²", .decimal, \.campusMinArea),
    .init("otherMinArea", article(4, 2), "其他场地总面积下限（㎡）", "minimum total area elsewhere, m²", .decimal, \.otherMinArea),
    .init(
      "publicAreaMinPercent", article(4, 2), "公共办公与服务场地面积占比下限（%）",
      "minimum share of public office and service area, per cent", .decimal, \.publicAreaMinPercent),
    .init(
      "leaseMinYears", article(4, 2), "租赁场地最短租期（年）",
      "minimum lease term of rented premises, years", .natural, \.leaseMinYears),
    .init(
      "leaseTermBasis", registryRule, "租期起算：contractTerm 自租期起，remainingAtApplication 自申请日起",
      "contractTerm: count from leaseStart; remainingAtApplication: count from submittedOn", .choice, \.leaseTermBasis),
    .init("seedFundRequired", article(4, 3), "须有种子基金", "a seed fund is a condition", .boolean, \.seedFundRequired),
    .init(
      "broadbandRequired", article(4, 2), "须有 1 兆以上宽带",
      "broadband of at least 1 Mbps is a condition", .boolean, \.broadbandRequired),
    .init("mentorMin", article(4, 3), "创业导师人数下限", "minimum number of mentors", .natural, \.mentorMin),
    .init("eventsPerMonthMin", article(4, 3), "每月活动次数下限", "minimum events per month", .decimal, \.eventsPerMonthMin),
    .init(
      "activeMakersMin", article(4, 5), "以服务创客为主的，活跃创客人数下限",
      "minimum active makers, maker-oriented", .natural, \.activeMakersMin),
    .init(
      "activeTeamsMin", article(4, 5), "以服务团队为主的，活跃创业团队数下限",
      "minimum active teams, team-oriented", .natural, \.activeTeamsMin),
    .init(
      "attestedConditions", article(4), "认定前须经人工认定的条件（规则号）",
      "rule ids that a person must have attested before certification", .rules, \.attestedConditions),
    .init("jurisdictions", article(2), "本市所辖县（市、区）和开发区", "places inside the city", .strings, \.jurisdictions),
  ]

  /// Article 5: the way to certification.
  private static let procedure: [ParameterSpec] = [
    .init(
      "collegeReviewBody", article(5, 1), "大专院校众创空间的审核部门：educationAuthority 教育部门，countyBureau 按所在地",
      "who reviews a college's space: educationAuthority, or countyBureau (by place)", .choice, \.collegeReviewBody),
    .init(
      "procedureStages", Phrase("第五条；2022年通知 三", "art. 5; 2022 call, 3"), "程序环节及其次序、是否必经",
      "ordered stages, each required or not", .stages, \.procedureStages),
    .init(
      "inspectionMinOrganizations", article(5, 2), "考察小组单位数下限（含市科技局）",
      "minimum different organisations in the inspection group, the city bureau among them", .natural,
      \.inspectionMinOrganizations),
    .init("expertPanelMinSize", registryRule, "评审专家人数下限", "minimum experts", .natural, \.expertPanelMinSize),
    .init(
      "publicNoticeMinDays", registryRule, "公示最短天数", "minimum length of the notice, days", .natural,
      \.publicNoticeMinDays),
    .init(
      "publicNoticeDayKind", registryRule, "公示按工作日（workingDay）或自然日（calendarDay）计",
      "whether the notice counts working days or calendar days", .choice, \.publicNoticeDayKind),
    .init(
      "objectionRealNameRequired", registryRule, "异议须实名",
      "anonymous objections are not taken", .boolean, \.objectionRealNameRequired),
    .init(
      "requireOpenCall", registryRule, "须在申报通知期内申请",
      "an application needs an open call", .boolean, \.requireOpenCall),
    .init(
      "materialCopies", Phrase("2022年通知 三（一）", "2022 call, 3(1)"), "纸质材料份数下限",
      "minimum paper copies", .natural, \.materialCopies),
    .init(
      "planSectionCount", Phrase("申报书附：建设运营方案编写提纲", "application form, outline of the plan"), "建设运营方案章节数",
      "number of plan sections", .natural, \.planSectionCount),
  ]

  /// Articles 9 and 11: how long a title is valid, and a ban lasts.
  private static let titleAndBan: [ParameterSpec] = [
    .init("validityYears", article(11), "有效期（年）", "validity of a title, years", .natural, \.validityYears),
    .init(
      "periodEnd", registryRule, "期间届满日：correspondingDay 对应日，dayBefore 对应日前一日",
      "last day of validity and ban periods: correspondingDay or dayBefore", .choice, \.periodEnd),
    .init(
      "renewalWindowMonths", registryRule, "期满前可重新申请的月数；0 为期满后方可",
      "months before validUntil in which a renewal may be applied for; 0 = only after expiry", .natural,
      \.renewalWindowMonths),
    .init(
      "reapplyCoolingOffDays", registryRule, "取消称号后不受理申请的天数",
      "days after a revocation in which no application is taken", .natural, \.reapplyCoolingOffDays),
    .init("banYears", article(9), "禁止申请的年数", "length of the ban, years", .natural, \.banYears),
    .init(
      "banSubject", registryRule, "禁止申请的对象：operator 运营主体，space 空间，both 两者",
      "who is banned: operator, space or both", .choice, \.banSubject),
    .init(
      "fraudBanBeforeCertification", registryRule, "认定前发现骗取的也禁止申请",
      "fraud found before certification also bans", .boolean, \.fraudBanBeforeCertification),
    .init(
      "banBlocksPendingApplications", registryRule, "禁止期内不予认定在办申请",
      "no certification while banned, even if applied for earlier", .boolean, \.banBlocksPendingApplications),
    .init(
      "banBlocksTakeover", registryRule, "被禁止的运营主体不得接手空间",
      "a banned operator may not take a space over", .boolean, \.banBlocksTakeover),
    .init(
      "fraudRevocationMayBeRetroactive", registryRule, "因骗取取消称号可以追溯生效",
      "a fraud revocation may take effect before the decision", .boolean, \.fraudRevocationMayBeRetroactive),
  ]

  /// Articles 7, 8 and 10: reports, assessments, rectifications, sanctions.
  private static let duties: [ParameterSpec] = [
    .init(
      "reportDueMonthDay", article(7), "年度报告截止月日（含当日）",
      "due day of the annual report, inclusive", .monthDay, \.reportDueMonthDay),
    .init(
      "reportWindowOpensMonthDay", registryRule, "当年年度报告开始受理的月日",
      "first day on which the report of a year is taken", .monthDay, \.reportWindowOpensMonthDay),
    .init(
      "reportDueInCertificationYear", registryRule, "首次认定当年须报告",
      "a report is due for the year of the first certification", .boolean, \.reportDueInCertificationYear),
    .init("assessmentGrades", article(8), "考核等次", "grades", .strings, \.assessmentGrades),
    .init("rewardGrades", article(8), "可予奖励的等次", "grades that may be rewarded", .strings, \.rewardGrades),
    .init(
      "rectificationGrades", article(8), "须限期整改的等次",
      "grades that call for rectification", .strings, \.rectificationGrades),
    .init(
      "rectificationMaxDays", registryRule, "整改期限最长天数；null 为不限",
      "longest time limit in days; null = none", .naturalOrNone, \.rectificationMaxDays),
    .init("sanctionKinds", article(10), "各情节的处分种类", "sanction kinds per severity", .sanctionKinds, \.sanctionKinds),
  ]

  /// The laws on reconsideration and litigation, and the calendar.
  private static let remedies: [ParameterSpec] = [
    .init(
      "reconsiderationDays", Phrase("行政复议法", "Administrative Reconsideration Law"), "送达后申请复议的天数",
      "days from service to apply for reconsideration", .natural, \.reconsiderationDays),
    .init(
      "litigationMonths", Phrase("行政诉讼法", "Administrative Litigation Law"), "送达后提起诉讼的月数",
      "months from service to sue", .natural, \.litigationMonths),
    .init(
      "calendar", registryRule, "工作日历：daysOff 放假的工作日，workdays 上班的周末",
      "daysOff: weekdays off; workdays: weekend days worked; lists of dates", .calendar, \.calendar),
  ]

  private static let registryRule = Phrase("登记规则", "registry rule")

  /// 第四条（二） and art. 4(2).
  private static func article(_ number: Int, _ paragraph: Int? = nil) -> Phrase {
    let numerals = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
    guard let paragraph else { return Phrase("第\(numerals[number])条", "art. \(number)") }
    return Phrase("第\(numerals[number])条（\(numerals[paragraph])）", "art. \(number)(\(paragraph))")
  }
}
