/// 责令限期整改: orders rectification within a time limit (第八条、第十条, DOMAIN §6.6).
package struct OrderRectification: CommandPayload {
  /// 整改标识, which reports, the verification and a revocation name.
  package let id: RectificationID
  /// 众创空间标识: a space with a title in force on the day of the order.
  package let space: SpaceID
  /// 责令日期: the order counts from this day on, while the title runs without a gap (DOMAIN §5.6).
  package let orderedOn: CivilDate
  /// 整改期限: last day, inclusive; after the order, by no more than `rectificationMaxDays`, and may lie ahead.
  package let deadline: CivilDate
  /// 事由: 考核不合格 (R8.5) or 违反管理规定 (R10.1).
  package let ground: Rectification.Ground
  /// 依据标识: by the ground, an assessment or a sanction of the space that was not set aside.
  package let basis: Text
  /// 发文字号; nil if none was given.
  package let document: DocumentNumber?

  package init(_ fields: Fields) {
    id = fields.id("rectificationId")
    space = fields.id("spaceId")
    orderedOn = fields.date("orderedOn")
    deadline = fields.date("deadline")
    ground = fields.choice("ground")
    basis = fields.text("basisId")
    document = fields.documentNumberIfAny("documentNo")
  }

  package var date: CivilDate? { orderedOn }
  package var introduces: EntityKey? { .rectification(id) }
  package var references: [Reference] { [.space(space)] }
  package func subject(in register: Register) -> Subject { .space(space) }
  package func concerned(in register: Register) -> [EntityKey] {
    [basisKey]
  }

  /// The assessment or the sanction that the order rests on.
  private var basisKey: EntityKey {
    switch ground {
    case .assessment: EntityKey(.assessment, basis)
    case .violation: EntityKey(.sanction, basis)
    }
  }

  package func check(_ checks: inout Checks, in register: Register) throws(Stop) {
    checks.requireUnused(.rectification(id), in: register)
    let space = try checks.requireSpace(space, in: register)
    try checks.requireRegulation(on: orderedOn, in: register)
    if space.title(on: orderedOn) == nil {
      checks.refuse(ground.rule, .titleNotInForce, found: "\(space.id.text) \(orderedOn)")
    }
    let parameters = register.parameters(on: orderedOn)
    switch ground {
    case .assessment: checkAssessment(&checks, space, parameters)
    case .violation: checkSanction(&checks, space)
    }
    // The basis of an earlier order may be gone meanwhile, or its identifier another space's.
    let earlier = (register.orderedBases[basis] ?? []).sorted().lazy.compactMap { space in
      register.spaces[space]?.rectifications.first { $0.ground == ground && $0.basis == basis && !$0.isSetAside }
    }.first
    if let earlier { checks.refuse(ground.rule, .alreadyOrdered, found: earlier.id.text.string) }
    if deadline <= orderedOn {
      checks.refuse(ground.rule, .deadlineNotAfterOrder, found: "\(deadline)", wanted: "\(orderedOn)")
    } else if let days = parameters.rectificationMaxDays, orderedOn.days(until: deadline) > days {
      checks.refuse(
        ground.rule, .deadlineTooLong, found: "\(orderedOn.days(until: deadline))", wanted: "\(days)")
    }
  }

  package func events(in register: Register) -> [Event] { [.rectificationOrdered(self)] }

  private func checkAssessment(_ checks: inout Checks, _ space: Space, _ parameters: Parameters) {
    guard let found = space.assessments.standing.first(where: { $0.id.text == basis }),
      space.hasTenure(from: found.decisionDate, to: orderedOn)
    else { return checks.refuse(ground.rule, .noSuchAssessment, found: basis.string) }
    let grades = parameters.rectificationGrades
    if !grades.contains(found.grade) {
      checks.refuse(
        ground.rule, .gradeNeedsNoRectification, found: found.grade.string,
        wanted: grades.map(\.string).joined(separator: ", "))
    }
    if orderedOn < found.decisionDate {
      checks.refuse(.g2, .beforeAssessment, found: "\(orderedOn)", wanted: "\(found.decisionDate)")
    }
  }

  private func checkSanction(_ checks: inout Checks, _ space: Space) {
    guard let found = space.sanctions.standing.first(where: { $0.id.text == basis }),
      space.hasTenure(from: found.decisionDate, to: orderedOn)
    else { return checks.refuse(ground.rule, .noSuchSanction, found: basis.string) }
    if found.kind != "rectification" {
      checks.refuse(ground.rule, .sanctionIsNotRectification, found: found.kind.string, wanted: "rectification")
    }
    if orderedOn < found.decisionDate {
      checks.refuse(.g2, .beforeSanction, found: "\(orderedOn)", wanted: "\(found.decisionDate)")
    }
  }
}
