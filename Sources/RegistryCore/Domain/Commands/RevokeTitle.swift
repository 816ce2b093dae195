/// 取消称号: revokes the title (第八条、第十条, DOMAIN §6.6).
package struct RevokeTitle: CommandPayload {
  /// 事由: 整改仍不合格 (R8.7) or 违反管理规定情节严重 (R10.2).
  package enum Ground: String, Sendable {
    case rectificationFailed, seriousViolation
  }

  /// 众创空间标识: a space with a title in force when this takes effect.
  package let space: SpaceID
  /// Says what the revocation rests on, and under which rule it is judged.
  package let ground: Ground
  /// 依据标识: by the ground, a rectification or a sanction of the space, from under the title that still runs.
  package let basis: Text
  /// 决定日期: by it a rectification has failed or is overdue without a timely report, or a sanction was imposed.
  package let decisionDate: CivilDate
  /// 生效日期: first day without the title, not before the decision. Nil: the decision date.
  package let effectiveDate: CivilDate?
  /// 发文字号; the schema requires it (N4), only the protocol makes it optional.
  package let document: DocumentNumber?

  package init(_ fields: Fields) {
    space = fields.id("spaceId")
    ground = fields.choice("ground")
    basis = fields.text("basisId")
    decisionDate = fields.date("decisionDate")
    effectiveDate = fields.dateIfAny("effectiveDate")
    document = fields.documentNumberIfAny("documentNo")
  }

  package var date: CivilDate? { decisionDate }
  package var references: [Reference] { [.space(space)] }
  package func subject(in register: Register) -> Subject { .space(space) }
  package func concerned(in register: Register) -> [EntityKey] { [basisKey] }

  /// What it rests on: the rectification that failed, or the sanction.
  var basisKey: EntityKey {
    switch ground {
    case .rectificationFailed: EntityKey(.rectification, basis)
    case .seriousViolation: EntityKey(.sanction, basis)
    }
  }

  /// The first day without the title.
  private var effective: CivilDate { effectiveDate ?? decisionDate }

  private var rule: Rule {
    switch ground {
    case .rectificationFailed: .r87
    case .seriousViolation: .r102
    }
  }

  package func check(_ checks: inout Checks, in register: Register) throws(Stop) {
    let space = try checks.requireSpace(space, in: register)
    if effective < decisionDate {
      checks.refuse(rule, .retroactiveRevocation, found: "\(effective)", wanted: "\(decisionDate)")
    }
    let day = max(effective, decisionDate)
    if space.title(on: day) == nil { checks.refuse(rule, .titleNotInForce, found: "\(space.id.text) \(day)") }
    switch ground {
    case .rectificationFailed: checkRectification(&checks, space)
    case .seriousViolation: checkSanction(&checks, space)
    }
  }

  package func events(in register: Register) -> [Event] {
    register.spaces[space].map { [.revoked($0.ending(from: effective))] } ?? []
  }

  private func checkRectification(_ checks: inout Checks, _ space: Space) {
    guard let found = space.rectifications.first(where: { $0.id.text == basis }), !space.isVoid(found),
      space.hasTenure(from: found.orderedOn, to: decisionDate)
    else { return checks.refuse(rule, .noSuchRectification, found: basis.string) }
    switch found.state(on: decisionDate) {
    case .passed: checks.refuse(rule, .rectificationPassed, found: basis.string)
    case .failed: break
    case .open:
      if decisionDate <= found.deadline {
        checks.refuse(rule, .deadlineNotOver, found: "\(decisionDate)", wanted: "\(found.deadline)")
      } else if found.isTimely {
        checks.refuse(rule, .verificationPending, found: basis.string)
      }
    }
  }

  private func checkSanction(_ checks: inout Checks, _ space: Space) {
    guard let found = space.sanctions.standing.first(where: { $0.id.text == basis }),
      space.hasTenure(from: found.decisionDate, to: decisionDate)
    else { return checks.refuse(rule, .noSuchSanction, found: basis.string) }
    if found.severity != .serious {
      checks.refuse(rule, .notSerious, found: found.severity.rawValue, wanted: Severity.serious.rawValue)
    }
    if decisionDate < found.decisionDate {
      checks.refuse(.g2, .beforeSanction, found: "\(decisionDate)", wanted: "\(found.decisionDate)")
    }
  }
}

extension Space {
  /// The titles that a revocation or relinquishment with effect from a day ends: all whose last day is not before it, a
  /// granted renewal included (DOMAIN §6.6).
  func ending(from date: CivilDate) -> TitlesEnded {
    TitlesEnded(titles: titles.standing.filter { $0.validUntil >= date }.map(\.id), effectiveDate: date)
  }
}
