extension Engine {
  /// A register that knows nothing but the regulation that the registry was founded on.
  var empty: Register { Register(founding: founding) }

  /// The chronicle of a subject and of all that its state rests on, up to a record.
  func chronicle(of subject: Subject, upTo last: RecordNumber) throws(LogError) -> Chronicle {
    let numbers = state.streams.records(about: state.kinship.closure(of: subject), upTo: last)
    return Chronicle(try records(numbers, .standIn))
  }

  /// The register as it was known at an instant, as far as a question needs it.
  ///
  /// It is the present one without what came later (`Register.known`); what was amended since is folded from its records
  /// up to then. A regulation that was amended since changes everything.
  func register(for question: Question, knownAt: Instant) throws(LogError) -> Register {
    guard let last = state.table.last(at: knownAt) else { return empty }
    if Int(last.value) == state.table.count { return register }
    if let subject = subject(of: question) {
      let kin = state.kinship.closure(of: subject)
      guard !kin.contains(where: { state.streams.isAmended($0, after: last) }) else {
        return try chronicle(of: subject, upTo: last).fold(onto: empty)
      }
      return register.known(upTo: last, spaces: kin.compactMap(\.space), operators: kin.compactMap(\.operator))
    }
    let amended = amended(after: last)
    if amended.contains(.registry) { return try wholeRegister(upTo: last) }
    var known = register.known(upTo: last)
    for subject in amended { try refoldAlone(subject, upTo: last, in: &known) }
    return known
  }

  /// What alone, with its kin, a question is about; none if it is about all.
  private func subject(of question: Question) -> Subject? {
    if let space = question.space { return .space(space) }
    return switch question {
    case .ban(let id, _): .operator(id)
    case .remedy(let id): register.commands.subject(of: id) ?? .registry
    case .regulation: .registry
    case .status, .register, .overdueReports, .expiring, .history, .obligations, .bans, .assessments, .show, .record,
      .original, .due, .search, .list, .statistics, .identifiers, .explain, .diff, .timeline:
      nil
    }
  }

  /// The subjects that records after one reached back to, and those that depend on them.
  private func amended(after last: RecordNumber) -> Set<Subject> {
    var amended = state.streams.amended(after: last)
    for subject in amended { amended.formUnion(state.kinship.dependents(of: subject)) }
    return amended
  }

  /// Folds the log up to a record, one record at a time: only amending records are held in memory together.
  func wholeRegister(upTo last: RecordNumber) throws(LogError) -> Register {
    let amending = state.streams.amending.filter { $0 <= last }
    let amendments = Amendments(try records(amending, .standIn))
    var register = empty
    var number = RecordNumber(1)
    while number <= last {
      register.take(amendments.fold(try record(number, .standIn)))
      number = number.next
    }
    return register
  }

  /// Works in what corrections, annulments and disputes made of earlier records, after a replay.
  func refoldAmended() throws(LogError) {
    let amendments = Amendments(try records(state.streams.amending, .standIn))
    var subjects: Set<Subject> = []
    for id in amendments.amended {
      if let subject = state.register.commands.subject(of: id) { subjects.insert(subject) }
    }
    if subjects.contains(.registry) { return try refoldEverything() }
    for subject in subjects { try refold(subject) }
  }

  /// Folds a subject anew from its records, and what depends on it, and puts it into the register.
  func refold(_ subject: Subject) throws(LogError) {
    guard subject != .registry else { return try refoldEverything() }
    let last = RecordNumber(state.table.count)
    // Taken out and put back, so that it has one owner and is changed where it stands.
    var register = state.register
    state.register = empty
    defer { state.register = register }
    for one in state.kinship.dependents(of: subject).union([subject]) {
      try refoldAlone(one, upTo: last, in: &register)
    }
  }

  private func refoldAlone(_ subject: Subject, upTo last: RecordNumber, in register: inout Register) throws(LogError) {
    let chronicle = try chronicle(of: subject, upTo: last)
    switch subject {
    case .registry: preconditionFailure("what is about the registry as a whole is not folded alone")
    case .space(let id): register.replace(id, from: chronicle.fold(onto: empty), chronicle)
    case .operator(let id): register.replace(id, from: chronicle.fold(onto: empty), chronicle)
    }
  }

  /// A change of the regulation touches every record after it.
  private func refoldEverything() throws(LogError) {
    guard state.table.count > 0 else { return }
    state.register = try wholeRegister(upTo: RecordNumber(state.table.count))
  }
}
