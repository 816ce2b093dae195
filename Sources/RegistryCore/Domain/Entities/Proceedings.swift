/// The decisions about one space or operator that can be served and disputed, and the disputes about them
/// (送达、复议、诉讼).
package struct Proceedings: Sendable {
  package internal(set) var decisions: [DisputableDecision] = []
  package internal(set) var disputes: [Dispute] = []

  package func decision(_ record: RecordNumber) -> DisputableDecision? {
    decisions.first { $0.source == record }
  }

  package func dispute(_ id: DisputeID) -> Dispute? {
    disputes.first { $0.id == id }
  }

  mutating func add(_ decision: DisputableDecision) {
    decisions.append(decision)
  }

  mutating func file(_ dispute: Dispute) {
    disputes.append(dispute)
  }

  mutating func serve(_ record: RecordNumber, on date: CivilDate, by source: RecordNumber) {
    for index in decisions.indices where decisions[index].source == record {
      decisions[index].service = DisputableDecision.Service(date: date, source: source)
    }
  }

  mutating func decide(_ id: DisputeID, _ decision: Dispute.Decision) {
    for index in disputes.indices where disputes[index].id == id {
      disputes[index].decision = decision
    }
  }

  mutating func setAside(_ source: RecordNumber) {
    decisions.setAside(source)
  }
}

/// A recorded decision that can be served and disputed (DOMAIN §5.5).
package struct DisputableDecision: Effect, Sendable {
  /// That it was served (送达).
  package struct Service: Sendable {
    package let date: CivilDate
    package let source: RecordNumber
  }

  package let name: CommandName
  /// The date of the decision, as DOMAIN §5.5 names it for each command.
  package let date: CivilDate
  package let source: RecordNumber
  /// The number of its document (发文字号), if one was given.
  package let document: DocumentNumber?
  /// What the decision names besides the subject of its command: a dispute about it is about them, too.
  package let others: [Subject]
  package var service: Service?
  package var isSetAside = false

  package var servedOn: CivilDate? { service?.date }

  init(
    _ name: CommandName, date: CivilDate, source: RecordNumber, document: DocumentNumber? = nil, others: [Subject] = []
  ) {
    self.name = name
    self.date = date
    self.source = source
    self.document = document
    self.others = others
  }
}

/// A reconsideration or a law suit against a decision (行政复议、行政诉讼).
package struct Dispute: Sendable {
  package enum Kind: String, Sendable {
    case reconsideration, litigation
  }

  package enum Outcome: String, Sendable {
    case upheld, setAside, modified, unlawfulConfirmed, withdrawn
  }

  package struct Decision: Sendable {
    package let outcome: Outcome
    package let date: CivilDate
    package let source: RecordNumber
  }

  package let id: DisputeID
  package let kind: Kind
  /// The disputed command, and its place in the log.
  package let targetCommand: CommandID
  package let target: RecordNumber
  package let filedOn: CivilDate
  package let source: RecordNumber
  package var decision: Decision?

  /// True on the days from the filing on which it was not yet decided (争议中).
  package func isPending(on date: CivilDate) -> Bool {
    filedOn <= date && (decision.map { $0.date > date } ?? true)
  }
}
