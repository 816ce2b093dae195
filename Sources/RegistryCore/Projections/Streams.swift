/// Which records are about what: the histories of spaces and operators, and the records that amend others.
///
/// Only ever added to, also when a record is annulled: the question what was known at a past moment needs the records
/// of that moment.
package struct Streams: Sendable {
  private var bySubject: [Subject: [RecordNumber]] = [:]
  /// Records that are also about a space without changing its state: the change of name of its operator.
  private var alsoAbout: [SpaceID: [RecordNumber]] = [:]
  /// Corrections, annulments, disputes and their decisions, in log order.
  package private(set) var amending: [RecordNumber] = []

  /// Erasures of personal data, in log order.
  package private(set) var erasing: [RecordNumber] = []

  package init() {}

  /// Takes in a record; records come in log order.
  package mutating func add(
    _ number: RecordNumber, _ name: CommandName, about subject: Subject, _ entities: [EntityKey]
  ) {
    bySubject[subject, default: []].append(number)
    if case .operator = subject, let space = entities.first(where: { $0.kind == .space }) {
      alsoAbout[SpaceID(space.id), default: []].append(number)
    }
    if Amendments.canAmend(name) { amending.append(number) }
    if name == .erasePersonalData { erasing.append(number) }
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
