/// One kind of command: its data, its checks and the events that it yields.
///
/// Everything here is a function of the data and the register. Checks follow DOMAIN §6 in order; `events` holds no
/// rule, so that a record which stands in spite of a rule (DOMAIN §8.4) still has its effect.
package protocol CommandPayload: Sendable {
  /// Takes data that `GenericChecks` found valid.
  init(_ fields: Fields)

  /// The date of the command, as DOMAIN §5.5 names it for decisions; the version in force on it is recorded with the
  /// events. None for a repair of the record, which belongs to the day of its recording.
  var date: CivilDate? { get }

  /// The entity that the command brings into the register, if any.
  var introduces: EntityKey? { get }

  /// What must exist for the command to mean anything: its `G1 unknown…` checks, in order.
  var references: [Reference] { get }

  /// Everything that a change carries: it is about all of it, whatever its subject (DOMAIN §5.5). None for others.
  var subjects: [Subject] { get }

  /// The credit codes that it gives an operator (统一社会信用代码), its own and its host's. None for others.
  var creditCodes: [Text] { get }

  /// The repair that the command is. None unless it is a correction or an annulment.
  var repair: Repair? { get }

  /// True if it changes what earlier records did: the history of its subject has to be folded anew with it (DOMAIN §8.3).
  /// A setting aside is none: it acts at its own place in the log.
  var rewritesHistory: Bool { get }

  /// What the command is about. Called only when the references are known.
  func subject(in register: Register) -> Subject

  /// The number of the document by which the decision was made (发文字号), if one was given.
  var document: DocumentNumber? { get }

  /// The entities named with the command besides its subject and what it introduces.
  func concerned(in register: Register) -> [EntityKey]

  /// The checks of DOMAIN §6. Returning or throwing makes no difference to what was collected: throwing is `⏹`.
  func check(_ checks: inout Checks, in register: Register) throws(Stop)

  /// The events, in order. Called only when the references are known; none if a field that the effect needs is
  /// missing.
  func events(in register: Register) -> [Event]
}

extension CommandPayload {
  package var introduces: EntityKey? { nil }
  package var subjects: [Subject] { [] }
  package var creditCodes: [Text] { [] }
  package var repair: Repair? { nil }
  package var rewritesHistory: Bool { repair != nil }
  package var document: DocumentNumber? { nil }
  package func concerned(in register: Register) -> [EntityKey] { [] }
}

/// Something that a command names and that must exist.
package enum Reference: Equatable, Sendable {
  case call(CallID)
  case `operator`(OperatorID)
  case space(SpaceID)
  case application(ApplicationID)
  case notice(NoticeID)
  case objection(ObjectionID)
  /// A rectification that is not void.
  case rectification(RectificationID)
  case dispute(DisputeID)
  /// A command that was accepted and not annulled.
  case command(CommandID)

  /// The code of the refusal `G1` when it does not exist, and the identifier that was sent.
  var unknown: (code: RefusalCode, id: Text) {
    switch self {
    case .call(let id): (.unknownCall, id.text)
    case .operator(let id): (.unknownOperator, id.text)
    case .space(let id): (.unknownSpace, id.text)
    case .application(let id): (.unknownApplication, id.text)
    case .notice(let id): (.unknownNotice, id.text)
    case .objection(let id): (.unknownObjection, id.text)
    case .rectification(let id): (.unknownRectification, id.text)
    case .dispute(let id): (.unknownDispute, id.text)
    case .command(let id): (.unknownCommand, id.text)
    }
  }
}

extension Register {
  /// True if what is named exists as the history stands: nothing annulled, no void rectification.
  package func knows(_ reference: Reference) -> Bool {
    switch reference {
    case .call(let id): calls[id] != nil
    case .operator(let id): operators[id] != nil
    case .space(let id): spaces[id] != nil
    case .application(let id): application(id) != nil
    case .notice(let id): notice(id) != nil
    case .objection(let id): objection(id) != nil
    case .rectification(let id): rectification(id) != nil
    case .dispute(let id): dispute(id) != nil
    case .command(let id): command(id) != nil
    }
  }
}
