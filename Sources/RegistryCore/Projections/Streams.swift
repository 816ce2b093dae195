/// Which records are about what: the histories of spaces and operators, and the records that amend others.
///
/// Only ever added to, also when a record is annulled: the question what was known at a past moment needs the records
/// of that moment.
package struct Streams: Sendable {
  private var bySubject: [Subject: [RecordNumber]] = [:]
  /// Records that are also about a space without changing its state: a change of name of an operator that carries the
  /// space, and what names that change or a dispute about it.
  private var alsoAbout: [SpaceID: [RecordNumber]] = [:]
  private var spaceOfCommand: [CommandID: SpaceID] = [:]
  private var spaceOfDispute: [DisputeID: SpaceID] = [:]
  /// Corrections, annulments, disputes and their decisions, in log order.
  package private(set) var amending: [RecordNumber] = []

  /// Erasures of personal data, in log order.
  package private(set) var erasing: [RecordNumber] = []

  package init() {}

  /// Takes in a record with its first event; records come in log order.
  package mutating func add(_ command: RecordedCommand, _ event: Event?) {
    bySubject[command.subject, default: []].append(command.number)
    if case .operator = command.subject, let event, let space = space(of: event) {
      alsoAbout[space, default: []].append(command.number)
      spaceOfCommand[command.id] = space
      if case .disputeFiled(let filed) = event { spaceOfDispute[filed.id] = space }
    }
    if Amendments.canAmend(command.name) { amending.append(command.number) }
    if command.name == .erasePersonalData { erasing.append(command.number) }
  }

  /// The space that a record about an operator is about, too.
  private func space(of event: Event) -> SpaceID? {
    switch event {
    case .changed(let change): change.space
    case .served(let service): spaceOfCommand[service.target]
    case .disputeFiled(let dispute): spaceOfCommand[dispute.target]
    case .disputeDecided(let decision): spaceOfDispute[decision.dispute]
    case .corrected(let correction): spaceOfCommand[correction.target]
    case .annulled(let annulment): spaceOfCommand[annulment.target]
    case .regulationAdopted, .callOpened, .operatorRegistered, .spaceRegistered, .applied, .endorsed, .notEndorsed,
      .preliminarilyReviewed, .inspected, .expertReviewed, .deliberated, .noticePosted, .objectionFiled,
      .objectionResolved, .certified, .certificationRefused, .withdrawn, .reported, .assessed, .rewarded,
      .rectificationOrdered, .rectificationReported, .rectified, .rectificationFailed, .sanctioned, .revoked,
      .fraudFound, .banned, .relinquished, .personalDataErased:
      nil
    }
  }

  /// The records that change the state of a subject, in log order.
  package func records(about subject: Subject) -> [RecordNumber] {
    bySubject[subject] ?? []
  }

  /// The records about a space (DOMAIN §5.5), in log order.
  package func history(of space: SpaceID) -> [RecordNumber] {
    let own = records(about: .space(space))
    guard let others = alsoAbout[space] else { return own }
    return (own + others).sorted()
  }

  /// The records about any of the subjects, in log order, up to and including `last`.
  package func records(about subjects: some Sequence<Subject>, upTo last: RecordNumber) -> [RecordNumber] {
    subjects.flatMap { records(about: $0).prefix { $0 <= last } }.sorted()
  }
}
