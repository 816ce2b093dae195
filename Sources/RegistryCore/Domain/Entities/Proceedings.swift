/// The decisions about one space or operator that can be served and disputed, and the disputes about it (送达、复议、诉讼):
/// of its own decisions, and of those of others that name it.
package struct Proceedings: Sendable {
  /// In the order in which they were recorded, those set aside or annulled too.
  package internal(set) var decisions: [DisputableDecision] = []
  /// In the order in which they were recorded, pending and decided ones.
  package internal(set) var disputes: [Dispute] = []

  /// The decision that a record made; nil if it made none that can be disputed, or made it about another subject.
  package func decision(_ record: RecordNumber) -> DisputableDecision? {
    decisions.first { $0.source == record }
  }

  /// The dispute with this identifier; nil if it is not about this space or operator.
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
    /// 送达日期: the time limits of the remedies are counted from it (DOMAIN §7); not before the decision (G10).
    package let date: CivilDate
    /// The record of `recordService`.
    package let source: RecordNumber
  }

  /// Which of the commands of DOMAIN §5.5 made the decision.
  package let name: CommandName
  /// The date of the decision, as DOMAIN §5.5 names it for each command.
  package let date: CivilDate
  /// The record of that command; services and disputes find the decision by it.
  package let source: RecordNumber
  /// The number of its document (发文字号), if one was given.
  package let document: DocumentNumber?
  /// What the decision names besides the subject of its command: a dispute about it is about them, too.
  package let others: [Subject]
  /// Nil until one is recorded; a decision is served once (G3).
  package var service: Service?
  package var isSetAside = false

  /// 送达日期; nil without service: then no time limit runs (DOMAIN §7).
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
  /// 行政复议 or 行政诉讼: which of the two time limits applies (DOMAIN §7).
  package enum Kind: String, Sendable {
    case reconsideration, litigation
  }

  /// 维持, 撤销, 变更, 确认违法, 撤回; only `setAside` and `modified` touch the decision (DOMAIN §8.3).
  package enum Outcome: String, Sendable {
    case upheld, setAside, modified, unlawfulConfirmed, withdrawn
  }

  /// How the reconsideration organ or the court ended it (复议决定、判决).
  package struct Decision: Sendable {
    /// What became of the disputed decision.
    package let outcome: Outcome
    /// 决定（判决）日期: the first day on which the dispute is no longer pending; not before it was filed.
    package let date: CivilDate
    /// The record of `decideDispute`.
    package let source: RecordNumber
  }

  /// 争议标识, by which its decision names it.
  package let id: DisputeID
  /// Which organ it went to (复议机关 or 法院).
  package let kind: Kind
  /// The disputed command, and its place in the log.
  package let targetCommand: CommandID
  /// The record of that command, whose effects are marked if it is set aside.
  package let target: RecordNumber
  /// 提出日期: pending from this day on; late if after the time limit of its kind, which only warns (`filedLate`).
  package let filedOn: CivilDate
  /// The record of `fileDispute`.
  package let source: RecordNumber
  /// Nil while it is undecided; a dispute is decided once (G9).
  package var decision: Decision?

  /// True on the days from the filing on which it was not yet decided (争议中).
  package func isPending(on date: CivilDate) -> Bool {
    filedOn <= date && (decision.map { $0.date > date } ?? true)
  }
}
