/// 奖励: a reward for an excellent grade (第八条, DOMAIN §6.5).
package struct GrantReward: CommandPayload {
  /// 众创空间标识: the space that has the grade.
  package let space: SpaceID
  /// 年度: the calendar year whose assessment is rewarded, once.
  package let year: Int64
  /// 决定日期: not before that of the assessment; its regulation says which grades are rewarded.
  package let decisionDate: CivilDate
  /// 发文字号; nil if none was given.
  package let document: DocumentNumber?

  package init(_ fields: Fields) {
    space = fields.id("spaceId")
    year = fields.natural("year")
    decisionDate = fields.date("decisionDate")
    document = fields.documentNumberIfAny("documentNo")
  }

  package var date: CivilDate? { decisionDate }
  package var references: [Reference] { [.space(space)] }
  package func subject(in register: Register) -> Subject { .space(space) }

  package func check(_ checks: inout Checks, in register: Register) throws(Stop) {
    let space = try checks.requireSpace(space, in: register)
    guard let assessment = space.assessments.standing.last(where: { $0.year == year }) else {
      try checks.stop(.r84, .notAssessed, found: "\(year)")
    }
    let grades = register.parameters(on: decisionDate).rewardGrades
    if !grades.contains(assessment.grade) {
      try checks.stop(
        .r84, .gradeNotRewarded, found: assessment.grade.string,
        wanted: grades.map(\.string).joined(separator: ", "))
    }
    if decisionDate < assessment.decisionDate {
      try checks.stop(.g2, .beforeAssessment, found: "\(decisionDate)", wanted: "\(assessment.decisionDate)")
    }
    if let reward = space.rewards.standing.first(where: { $0.year == year }) {
      try checks.stop(.g3, .alreadyRewarded, found: "\(year): \(reward.decisionDate)")
    }
  }

  package func events(in register: Register) -> [Event] { [.rewarded(self)] }
}
