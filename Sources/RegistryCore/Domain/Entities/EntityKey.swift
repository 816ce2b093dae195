/// One entity, whatever its kind.
package struct EntityKey: Hashable, Sendable {
  /// Identifiers are unique for their kind only (DOMAIN §4.3).
  package let kind: EntityKind
  /// As the client chose it; case-sensitive, and compared without normalisation.
  package let id: Text

  /// Takes any text; whether something has this identifier, `Register.isInUse` tells.
  package init(_ kind: EntityKind, _ id: Text) {
    self.kind = kind
    self.id = id
  }

  static func regulation(_ id: RegulationID) -> EntityKey { EntityKey(.regulation, id.text) }
  static func call(_ id: CallID) -> EntityKey { EntityKey(.call, id.text) }
  static func `operator`(_ id: OperatorID) -> EntityKey { EntityKey(.operator, id.text) }
  static func space(_ id: SpaceID) -> EntityKey { EntityKey(.space, id.text) }
  static func application(_ id: ApplicationID) -> EntityKey { EntityKey(.application, id.text) }
  static func inspection(_ id: InspectionID) -> EntityKey { EntityKey(.inspection, id.text) }
  static func notice(_ id: NoticeID) -> EntityKey { EntityKey(.notice, id.text) }
  static func objection(_ id: ObjectionID) -> EntityKey { EntityKey(.objection, id.text) }
  static func certification(_ id: CertificationID) -> EntityKey { EntityKey(.certification, id.text) }
  static func assessment(_ id: AssessmentID) -> EntityKey { EntityKey(.assessment, id.text) }
  static func rectification(_ id: RectificationID) -> EntityKey { EntityKey(.rectification, id.text) }
  static func sanction(_ id: SanctionID) -> EntityKey { EntityKey(.sanction, id.text) }
  static func finding(_ id: FindingID) -> EntityKey { EntityKey(.finding, id.text) }
  static func change(_ id: ChangeID) -> EntityKey { EntityKey(.change, id.text) }
  static func dispute(_ id: DisputeID) -> EntityKey { EntityKey(.dispute, id.text) }
}

extension [EntityKey] {
  /// The operators among them.
  package var operators: [OperatorID] {
    compactMap { $0.kind == .operator ? OperatorID($0.id) : nil }
  }
}

/// What a command is about (DOMAIN §5.5): the unit of state that its events change.
package enum Subject: Hashable, Sendable {
  /// The registry as a whole: the regulation, calls, erasures.
  case registry
  case space(SpaceID)
  case `operator`(OperatorID)

  /// The space that it is; nil for an operator or the registry.
  package var space: SpaceID? {
    if case .space(let id) = self { id } else { nil }
  }

  /// The operator that it is; nil for a space or the registry.
  package var `operator`: OperatorID? {
    if case .operator(let id) = self { id } else { nil }
  }
}

extension Subject: TextKey {
  /// The subject that has this `key`; a tag that none has gives the registry.
  package init(key: (text: Text, tag: UInt8)) {
    switch key.tag {
    case 1: self = .space(SpaceID(key.text))
    case 2: self = .operator(OperatorID(key.text))
    case _: self = .registry
    }
  }

  /// Its identifier, and a tag that tells spaces and operators apart; the registry has no text.
  package var key: (text: Text, tag: UInt8) {
    switch self {
    case .registry: ("", 0)
    case .space(let id): (id.text, 1)
    case .operator(let id): (id.text, 2)
    }
  }
}
