/// 年度考核: the yearly result of an assessment (第八条, DOMAIN §6.5).
package struct RecordAssessment: CommandPayload {
  /// 考核标识, which an order of rectification may rest on.
  package let id: AssessmentID
  /// 众创空间标识: a space with a title in force on the day of the decision (R8.1).
  package let space: SpaceID
  /// 年度: the calendar year assessed, from `firstYear` to that of the decision; once for a space (R8.3).
  package let year: Int64
  /// 决定日期; its regulation says which grades there are.
  package let decisionDate: CivilDate
  /// 考核等次: one of parameter `assessmentGrades`, as a rule 优秀, 合格 or 不合格.
  package let grade: Text
  /// 考核指标: all of `MetricTable` (R8.2), as sent; nothing is computed from them.
  package let metrics: JSONObject
  /// 发文字号; nil if none was given.
  package let document: DocumentNumber?

  /// The first year that can be assessed.
  static let firstYear: Int64 = 2000

  package init(_ fields: Fields) {
    id = fields.id("assessmentId")
    space = fields.id("spaceId")
    year = fields.natural("year")
    decisionDate = fields.date("decisionDate")
    grade = fields.text("grade")
    metrics = fields.object("metrics")
    document = fields.documentNumberIfAny("documentNo")
  }

  package var date: CivilDate? { decisionDate }
  package var introduces: EntityKey? { .assessment(id) }
  package var references: [Reference] { [.space(space)] }
  package func subject(in register: Register) -> Subject { .space(space) }

  package func check(_ checks: inout Checks, in register: Register) throws(Stop) {
    checks.requireUnused(.assessment(id), in: register)
    let space = try checks.requireSpace(space, in: register)
    try checks.requireRegulation(on: decisionDate, in: register)
    if year > decisionDate.year || year < Self.firstYear {
      try checks.stop(
        .g2, .yearAfterDecision, found: "\(year)", wanted: "\(Self.firstYear)…\(decisionDate.year)")
    }
    let year = Int(year)
    if space.title(on: decisionDate) == nil {
      checks.refuse(.r81, .titleNotInForce, found: "\(space.id.text) \(decisionDate)")
    }
    if !space.heldTitle(in: year) { checks.refuse(.r81, .notCertifiedInYear, found: "\(year)") }
    let grades = register.parameters(on: decisionDate).assessmentGrades
    if !grades.contains(grade) {
      checks.refuse(
        .r83, .unknownGrade, found: grade.string, wanted: grades.map(\.string).joined(separator: ", "))
    }
    if let earlier = space.assessments.standing.first(where: { $0.year == year }) {
      checks.refuse(.r83, .alreadyAssessed, found: "\(year): \(earlier.id.text)")
    }
    for metric in MetricTable.fields where metrics[metric.name]?.asNatural == nil {
      checks.refuse(.r82, .metric, detail: metric.name)
    }
    if space.report(for: year) == nil { checks.warn(.noAnnualReport) }
  }

  package func events(in register: Register) -> [Event] { [.assessed(self)] }
}
