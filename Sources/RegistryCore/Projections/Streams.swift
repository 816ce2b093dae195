/// Which records are about what: the histories of spaces and operators, and the records that amend others.
///
/// A record stays also when it is annulled: the question what was known at a past moment needs the records of that
/// moment. Only ``truncate(to:)`` forgets, for a state that is thrown away.
package struct Streams: Sendable {
  private var subjects = SubjectTable()
  /// The records about each of `subjects`, in their order.
  private var bySubject = ChunkedArray<[RecordNumber]>()
  /// Records that are also about a space without changing its state: a change of name of an operator that carries the
  /// space, and what names that change or a dispute about it.
  private var alsoAbout = TextDictionary<SpaceID, [RecordNumber]>()
  private var spaceOfCommand = TextDictionary<CommandID, SpaceID>()
  private var spaceOfDispute = TextDictionary<DisputeID, SpaceID>()
  /// Corrections, annulments, disputes and their decisions, in log order.
  package private(set) var amending: [RecordNumber] = []
  /// Those of them that change what earlier records did, with what they are about; the filing of a dispute does not.
  private var reachingBack: [(record: RecordNumber, subject: Subject)] = []

  /// Erasures of personal data, in log order.
  package private(set) var erasing: [RecordNumber] = []

  /// Has no records; they are taken in from the beginning of the log.
  package init() {}

  /// Takes in a record with its first event; records come in log order.
  package mutating func add(_ command: RecordedCommand, _ event: Event?) {
    let (subject, isNew) = subjects.insert(command.subject)
    if isNew { bySubject.append([]) }
    bySubject[subject].append(command.number)
    if case .operator = command.subject, let event, let space = space(of: event) {
      alsoAbout[space, default: []].append(command.number)
      spaceOfCommand[command.id] = space
      if case .disputeFiled(let filed) = event { spaceOfDispute[filed.id] = space }
    }
    if Amendments.canAmend(command.name) {
      amending.append(command.number)
      if command.name != .fileDispute { reachingBack.append((command.number, command.subject)) }
    }
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

  /// The corrections, annulments and decisions of disputes about a subject that come after one of its records.
  package func amendments(of subject: Subject, after first: RecordNumber) -> [RecordNumber] {
    reachingBack.filter { $0.record > first && $0.subject == subject }.map(\.record)
  }

  /// What the records after one are about that change what earlier records did.
  package func amended(after last: RecordNumber) -> Set<Subject> {
    Set(reachingBack.reversed().prefix { $0.record > last }.map(\.subject))
  }

  /// Whether a record after one changes what earlier records did to a subject. Costs what the subject's history is long.
  package func isAmended(_ subject: Subject, after last: RecordNumber) -> Bool {
    records(about: subject).reversed().prefix { $0 > last }.contains { number in
      let index = reachingBack.partitioningIndex { $0.record >= number }
      return index < reachingBack.count && reachingBack[index].record == number
    }
  }

  /// Forgets all records after the first `count` of the log. What names a forgotten command or dispute may stay: nothing
  /// that comes later can name it.
  package mutating func truncate(to count: Int) {
    guard count > 0 else {
      self = Streams()
      return
    }
    let last = RecordNumber(count)
    for subject in bySubject.indices {
      bySubject[subject].removeSubrange(Self.count(in: bySubject[subject], upTo: last)...)
    }
    alsoAbout = alsoAbout.mapValues { Array($0.prefix(Self.count(in: $0, upTo: last))) }
    amending.removeSubrange(Self.count(in: amending, upTo: last)...)
    while let reach = reachingBack.last, reach.record > last { reachingBack.removeLast() }
    erasing.removeSubrange(Self.count(in: erasing, upTo: last)...)
  }

  /// How many of some numbers, which are in order, are not after `last`.
  private static func count(in numbers: [RecordNumber], upTo last: RecordNumber) -> Int {
    numbers.partitioningIndex { $0 > last }
  }

  /// The records that change the state of a subject, in log order.
  package func records(about subject: Subject) -> [RecordNumber] {
    subjects.number(of: subject).map { bySubject[$0] } ?? []
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
