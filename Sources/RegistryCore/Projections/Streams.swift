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

  /// Takes in a record; records come in log order.
  package mutating func add(_ command: RecordedCommand) {
    bySubject[command.subject, default: []].append(command.number)
    if case .operator = command.subject, let space = space(of: command.payload) {
      alsoAbout[space, default: []].append(command.number)
      spaceOfCommand[command.id] = space
      if let filed = command.payload as? FileDispute { spaceOfDispute[filed.id] = space }
    }
    if Amendments.canAmend(command.name) { amending.append(command.number) }
    if command.name == .erasePersonalData { erasing.append(command.number) }
  }

  /// The space that a record about an operator is about, too.
  private func space(of payload: any CommandPayload) -> SpaceID? {
    switch payload {
    case let change as RecordChange: change.space
    case let service as RecordService: spaceOfCommand[service.target]
    case let dispute as FileDispute: spaceOfCommand[dispute.target]
    case let decision as DecideDispute: spaceOfDispute[decision.dispute]
    case let correction as CorrectRecord: spaceOfCommand[correction.target]
    case let annulment as AnnulRecord: spaceOfCommand[annulment.target]
    case _: nil
    }
  }

  /// True for a correction, an annulment, a dispute or its decision.
  package func isAmending(_ number: RecordNumber) -> Bool {
    let count = Self.count(in: amending, upTo: number)
    return count > 0 && amending[count - 1] == number
  }

  /// Forgets all records after the first `count` of the log. What names a forgotten command or dispute may stay: nothing
  /// that comes later can name it.
  package mutating func truncate(to count: Int) {
    guard count > 0 else {
      self = Streams()
      return
    }
    let last = RecordNumber(count)
    bySubject = bySubject.mapValues { Array($0.prefix(Self.count(in: $0, upTo: last))) }
    alsoAbout = alsoAbout.mapValues { Array($0.prefix(Self.count(in: $0, upTo: last))) }
    amending.removeSubrange(Self.count(in: amending, upTo: last)...)
    erasing.removeSubrange(Self.count(in: erasing, upTo: last)...)
  }

  /// How many of some numbers, which are in order, are not after `last`.
  private static func count(in numbers: [RecordNumber], upTo last: RecordNumber) -> Int {
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] <= last { low = middle + 1 } else { high = middle }
    }
    return low
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
