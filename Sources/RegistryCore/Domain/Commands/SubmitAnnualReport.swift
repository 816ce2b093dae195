/// 提交年度报告: the annual work report and the plan for the next year (第七条, DOMAIN §6.5).
package struct SubmitAnnualReport: CommandPayload {
  /// 众创空间标识: a space that held a title in the year (R7.3).
  package let space: SpaceID
  /// 年度: the calendar year reported on, one of `years`; one report for each (G3).
  package let year: Int64
  /// 提交日期: not before the window opens (R7.2); after the due day it only warns.
  package let submittedOn: CivilDate
  /// 含年度工作报告; a report without it is incomplete (R7.1).
  package let hasWorkReport: Bool
  /// 含下一年度工作计划; a report without it is incomplete (R7.1).
  package let hasNextYearPlan: Bool

  /// The years for which a report is taken, both inclusive.
  static let years: ClosedRange<Int64> = 2000...2100

  package init(_ fields: Fields) {
    space = fields.id("spaceId")
    year = fields.natural("year")
    submittedOn = fields.date("submittedOn")
    hasWorkReport = fields.bool("hasWorkReport")
    hasNextYearPlan = fields.bool("hasNextYearPlan")
  }

  package var date: CivilDate? { submittedOn }
  package var references: [Reference] { [.space(space)] }
  package func subject(in register: Register) -> Subject { .space(space) }

  package func check(_ checks: inout Checks, in register: Register) throws(Stop) {
    let space = try checks.requireSpace(space, in: register)
    guard Self.years.contains(year) else {
      try checks.stop(
        .g14, .badYear, found: "\(year)", wanted: "\(Self.years.lowerBound)…\(Self.years.upperBound)")
    }
    let year = Int(year)
    try checks.requireRegulation(on: .last(of: year), in: register)
    if !space.heldTitle(in: year) {
      checks.refuse(.r73, .notCertifiedInYear, found: "\(year)")
    } else if let first = space.firstValidFrom, submittedOn < first {
      checks.refuse(.r73, .beforeCertification, found: "\(submittedOn)", wanted: "\(first)")
    }
    if !hasWorkReport || !hasNextYearPlan { checks.refuse(.r71, .incomplete) }
    if let report = space.report(for: year) {
      checks.refuse(.g3, .reportExists, found: "\(year): \(report.submittedOn)")
    }
    let parameters = register.parameters(on: .last(of: year))
    let opens = CivilDate(year: year, parameters.reportWindowOpensMonthDay)
    if submittedOn < opens { checks.refuse(.r72, .beforeWindow, found: "\(submittedOn)", wanted: "\(opens)") }
    if submittedOn > CivilDate(year: year, parameters.reportDueMonthDay) { checks.warn(.lateReport) }
  }

  package func events(in register: Register) -> [Event] { [.reported(self)] }
}
