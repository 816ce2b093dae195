/// The yearly report and plan of a space (年度工作报告和下一年度工作计划, 第七条).
package struct AnnualReport: Sendable {
  package let year: Int
  package let submittedOn: CivilDate
  package let source: RecordNumber
}

/// The yearly assessment of a space (考核, 第八条).
package struct Assessment: Effect, Sendable {
  package let id: AssessmentID
  package let year: Int
  package let decisionDate: CivilDate
  package let grade: Text
  package let metrics: AssessmentMetrics
  package let source: RecordNumber
  package var isSetAside = false
}

/// The five figures of an assessment (考核指标), as they were sent: nothing is computed from them.
///
/// One that is null was not there, which only a record that stands by a dispute decision can have; such a one may also
/// hold what is no number.
package struct AssessmentMetrics: Equatable, Sendable {
  package let trainingSessions: JSONValue
  package let trainees: JSONValue
  package let residentMakers: JSONValue
  package let residentTeams: JSONValue
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
  package let year: Int
  package let decisionDate: CivilDate
  package let source: RecordNumber
  package var isSetAside = false
}

/// A sanction for a breach of the management rules (处分, 第十条).
package struct Sanction: Effect, Sendable {
  package let id: SanctionID
  package let decisionDate: CivilDate
  package let severity: Severity
  package let kind: Text
  package let source: RecordNumber
  package var isSetAside = false
}
