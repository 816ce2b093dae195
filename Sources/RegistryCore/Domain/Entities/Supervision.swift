/// The yearly report and plan of a space (年度工作报告和下一年度工作计划, 第七条).
package struct AnnualReport: Sendable {
  /// 年度: the calendar year that the report is about, 2000 to 2100; the plan is for the next.
  package let year: Int
  /// 提交日期; after the due day the report was taken with `lateReport` (R7.2).
  package let submittedOn: CivilDate
  /// The record of `submitAnnualReport`.
  package let source: RecordNumber
}

/// The yearly assessment of a space (考核, 第八条).
package struct Assessment: Effect, Sendable {
  /// 考核标识, by which an order to rectify names it.
  package let id: AssessmentID
  /// 年度: the calendar year that was assessed; at least 2000, and not after that of the decision (G2).
  package let year: Int
  /// 考核决定日: the title must be in force on it (R8.1); rewards and orders are not dated before it.
  package let decisionDate: CivilDate
  /// 考核等次: one of `assessmentGrades` of the day of decision (R8.3).
  package let grade: Text
  /// 考核指标; kept and shown, no rule looks at their size (R8.2).
  package let metrics: AssessmentMetrics
  /// The record of `recordAssessment`.
  package let source: RecordNumber
  package var isSetAside = false
}

/// The five figures of an assessment (考核指标), as they were sent: nothing is computed from them.
///
/// One that is null was not there, which only a record that stands by a dispute decision can have; such a one may also
/// hold what is no number.
package struct AssessmentMetrics: Equatable, Sendable {
  /// 开展培训辅导次数: training sessions held in the year (次).
  package let trainingSessions: JSONValue
  /// 培训人数: people trained (人).
  package let trainees: JSONValue
  /// 入驻创客数: makers in residence (人).
  package let residentMakers: JSONValue
  /// 入驻团队数: teams in residence (个).
  package let residentTeams: JSONValue
  /// 毕业团队数: teams that graduated (个).
  package let graduatedTeams: JSONValue

  /// Takes the figures from the object as sent.
  init(_ object: JSONObject) {
    trainingSessions = object["trainingSessions"] ?? .null
    trainees = object["trainees"] ?? .null
    residentMakers = object["residentMakers"] ?? .null
    residentTeams = object["residentTeams"] ?? .null
    graduatedTeams = object["graduatedTeams"] ?? .null
  }
}

/// A reward for a grade (奖励, 第八条), once per space and year.
package struct Reward: Effect, Sendable {
  /// 年度: the calendar year whose grade is rewarded.
  package let year: Int
  /// 奖励决定日: `rewardGrades` of this day decide (R8.4); not before the assessment.
  package let decisionDate: CivilDate
  /// The record of `grantReward`.
  package let source: RecordNumber
  package var isSetAside = false
}

/// A sanction for a breach of the management rules (处分, 第十条).
package struct Sanction: Effect, Sendable {
  /// 处分标识, by which an order to rectify or a revocation names it.
  package let id: SanctionID
  /// 处分决定日: the title must be in force on it (R10.1).
  package let decisionDate: CivilDate
  /// 情节: decides which kinds are allowed; only `serious` is a ground to revoke (R10.2).
  package let severity: Severity
  /// 处分种类: one of `sanctionKinds` for the severity; `rectification` permits an order, `revocation` ends no title.
  package let kind: Text
  /// The record of `imposeSanction`.
  package let source: RecordNumber
  package var isSetAside = false
}
