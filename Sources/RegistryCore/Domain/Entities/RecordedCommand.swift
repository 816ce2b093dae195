/// A command that has its place in the log, as the register takes it in. What it does is in its events.
package struct RecordedCommand: Sendable {
  /// Its place in the log; what its events put into the state names it as `source`.
  package let number: RecordNumber
  /// 命令号, by which services, disputes, corrections and annulments name it.
  package let id: CommandID
  /// Which command it is, and so which checks and events are its own.
  package let name: CommandName
  /// 录入时间; never before that of a command with a smaller number (G2).
  package let recordedAt: Instant
  /// What its events change; its decision, if it is one, stands in the proceedings of it.
  package let subject: Subject
  /// Its date, if it is a decision that can be served and disputed (DOMAIN §5.5).
  let decidedOn: CivilDate?
  /// The number of such a decision's document (发文字号), if one was given.
  let document: DocumentNumber?
  /// What such a decision names besides its subject: a dispute about it is about them, too.
  let alsoAbout: [Subject]
  /// The entity that it brings into the register, if any.
  let introduces: EntityKey?
  /// The rectification or the sanction that a revocation rests on.
  let basis: EntityKey?

  /// Takes the command's data as they stand: in a folded history with the amendments worked in.
  package init(
    number: RecordNumber, id: CommandID, name: CommandName, recordedAt: Instant, subject: Subject,
    payload: some CommandPayload
  ) {
    self.number = number
    self.id = id
    self.name = name
    self.recordedAt = recordedAt
    self.subject = subject
    introduces = payload.introduces
    basis = (payload as? RevokeTitle)?.basisKey
    decidedOn = CommandTable.spec(of: name).disputable ? payload.date : nil
    document = decidedOn == nil ? nil : payload.document
    alsoAbout = decidedOn == nil ? [] : payload.subjects.filter { $0 != subject }
  }

  /// The same command at another place in the log.
  package init(_ other: RecordedCommand, number: RecordNumber) {
    self.number = number
    id = other.id
    name = other.name
    recordedAt = other.recordedAt
    subject = other.subject
    introduces = other.introduces
    basis = other.basis
    decidedOn = other.decidedOn
    document = other.document
    alsoAbout = other.alsoAbout
  }
}
