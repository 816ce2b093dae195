/// 变更登记: records a change of name, place, area or operator (DOMAIN §6.8).
package struct RecordChange: CommandPayload {
  /// 变更类型: of the space 空间更名, 迁址, 面积变更, 更换运营主体; of the operator 运营主体更名.
  package enum Kind: String, Sendable {
    case rename, relocate, area
    case `operator`, operatorRename
  }

  /// 变更标识; a service or a dispute names the command, not this.
  package let id: ChangeID
  /// Says which of the fields below are needed (DOMAIN §6.8 step 4).
  package let kind: Kind
  /// 众创空间标识: needed by all kinds but `operatorRename`.
  package let space: SpaceID?
  /// 运营主体标识: whose name changes, needed by `operatorRename`; a successor is `newOperator`.
  package let `operator`: OperatorID?
  /// 变更日期: first day of the new value; no later than the day of recording.
  package let effectiveDate: CivilDate
  /// 发文字号 of the approval: needed to move a space with a title, or to give it another operator (G5).
  package let documentNo: DocumentNumber?
  /// 新名称 of the space, or of the operator for `operatorRename`.
  package let newName: Text?
  /// 新地址: needed by `relocate`.
  package let newAddress: Text?
  /// 新所属地: needed by `relocate`; inside the city if the space has a title (R2.1).
  package let newJurisdiction: Text?
  /// 新运营主体: the successor, needed by `operator`; registered, and not banned if `banBlocksTakeover` (R9.2).
  package let newOperator: OperatorID?
  /// 新总面积, in m²: both areas are needed by `area`, and by `relocate` of a space with a title (G5).
  package let newTotalArea: FixedDecimal?
  /// 新公共面积, in m². Areas are judged by article 4 if the space has a title, and kept in the history only.
  package let newPublicArea: FixedDecimal?

  package init(_ fields: Fields) {
    id = fields.id("changeId")
    kind = fields.choice("kind")
    space = fields.idIfAny("spaceId")
    `operator` = fields.idIfAny("operatorId")
    effectiveDate = fields.date("effectiveDate")
    documentNo = fields.documentNumberIfAny("documentNo")
    newName = fields.textIfAny("newName")
    newAddress = fields.textIfAny("newAddress")
    newJurisdiction = fields.textIfAny("newJurisdiction")
    newOperator = fields.idIfAny("newOperatorId")
    newTotalArea = fields.decimalIfAny("newTotalArea")
    newPublicArea = fields.decimalIfAny("newPublicArea")
  }

  package var document: DocumentNumber? { documentNo }
  package var date: CivilDate? { effectiveDate }
  package var introduces: EntityKey? { .change(id) }

  package var references: [Reference] {
    switch kind {
    case .operatorRename: [.operator(`operator` ?? Self.nobody)]
    case .rename, .relocate, .area: [.space(space ?? Self.nowhere)]
    case .operator: [.space(space ?? Self.nowhere)] + (newOperator.map { [.operator($0)] } ?? [])
    }
  }

  /// Stand for a reference that the kind of change needs and that was not given: no identifier is blank.
  private static let nowhere: SpaceID = ""
  private static let nobody: OperatorID = ""

  package func subject(in register: Register) -> Subject {
    switch kind {
    case .operatorRename: .operator(`operator` ?? Self.nobody)
    case .rename, .relocate, .area, .operator: .space(space ?? Self.nowhere)
    }
  }

  /// The space and the operator that the command carries: it is about both (DOMAIN §5.5).
  package var subjects: [Subject] {
    (space.map { [.space($0)] } ?? []) + (`operator`.map { [.operator($0)] } ?? [])
  }

  package func concerned(in register: Register) -> [EntityKey] {
    switch kind {
    case .operatorRename: (space.flatMap { register.spaces[$0] }.map { [.space($0.id)] } ?? [])
    case .operator: newOperator.map { [.operator($0)] } ?? []
    case .rename, .relocate, .area: []
    }
  }

  package func check(_ checks: inout Checks, in register: Register) throws(Stop) {
    checks.requireUnused(.change(id), in: register)
    if kind == .operatorRename {
      checks.require(.operator(`operator` ?? Self.nobody), in: register)
      if newName == nil { checks.refuse(.g14, .missing, detail: "newName") }
      return
    }
    let space = try checks.requireSpace(space ?? Self.nowhere, in: register)
    try checks.requireRegulation(on: effectiveDate, in: register)
    if effectiveDate < space.registeredOn {
      checks.refuse(.g2, .beforeSpaceRegistered, found: "\(effectiveDate)", wanted: "\(space.registeredOn)")
    }
    for field in missingFields { checks.refuse(.g14, .missing, detail: field) }
    if !missingFields.isEmpty { throw Stop() }
    let parameters = register.parameters(on: effectiveDate)
    if space.title(on: effectiveDate) != nil { checkTitled(&checks, space, parameters) }
    if kind == .operator { checkOperator(&checks, space, register, parameters) }
    if kind == .rename, let newName {
      let own = space.names.current == newName ? 1 : 0
      if register.names.spaces(named: newName) > own { checks.warn(.nameInUse) }
    }
  }

  /// None if a field that the effect needs is missing, which only a record that stands by a dispute decision can lack
  /// (DOMAIN §8.4).
  package func events(in register: Register) -> [Event] {
    missingFields.isEmpty ? [.changed(self)] : []
  }

  /// The fields that the kind of change needs and that are absent, in order (DOMAIN §6.8 step 4).
  private var missingFields: [Text] {
    let needed: [(Text, Bool)] =
      switch kind {
      case .rename, .operatorRename: [("newName", newName != nil)]
      case .relocate: [("newAddress", newAddress != nil), ("newJurisdiction", newJurisdiction != nil)]
      case .area: [("newTotalArea", newTotalArea != nil), ("newPublicArea", newPublicArea != nil)]
      case .operator: [("newOperatorId", newOperator != nil)]
      }
    return needed.filter { !$0.1 }.map(\.0)
  }

  /// Steps 5–7: a space with a title changes only with approval, within the city, and within article 4.
  private func checkTitled(_ checks: inout Checks, _ space: Space, _ parameters: Parameters) {
    if kind == .relocate || kind == .operator, documentNo == nil { checks.refuse(.g5, .approvalMissing) }
    if kind == .relocate {
      if let newJurisdiction, !parameters.jurisdictions.contains(newJurisdiction) {
        checks.refuse(
          .r21, .outsideMunicipality, found: newJurisdiction.string,
          wanted: parameters.jurisdictions.map(\.string).joined(separator: ", "))
      }
      if newTotalArea == nil || newPublicArea == nil { checks.refuse(.g5, .areaMissing) }
    }
    if let newTotalArea, let newPublicArea {
      Premises(totalArea: newTotalArea, publicArea: newPublicArea, isOnCampus: space.isOnCampus)
        .check(&checks, parameters)
    }
  }

  /// Step 8.
  private func checkOperator(
    _ checks: inout Checks, _ space: Space, _ register: Register, _ parameters: Parameters
  ) {
    guard let newOperator else { preconditionFailure("a field that is missing ends the checks before") }
    guard register.knows(.operator(newOperator)) else { return checks.require(.operator(newOperator), in: register) }
    if let open = space.openApplication { checks.refuse(.g5, .applicationOpen, found: open.id.text.string) }
    if parameters.banBlocksTakeover, let end = register.banEnd(operator: newOperator, on: effectiveDate) {
      checks.refuse(.r92, .banned, found: "\(newOperator.text) \(effectiveDate)", wanted: "\(end)")
    }
  }
}
