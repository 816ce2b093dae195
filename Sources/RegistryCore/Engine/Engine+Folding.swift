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
  /// A question about one space is answered from the history of that space and its kin; one about all of them from the
  /// log up to the instant.
  func register(for question: Question, knownAt: Instant) throws(LogError) -> Register {
    guard let last = state.table.last(at: knownAt) else { return empty }
    if Int(last.value) == state.table.count { return register }
    if let space = question.space { return try chronicle(of: .space(space), upTo: last).fold(onto: empty) }
    return try wholeRegister(upTo: last)
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
    try refoldAlone(subject)
    for companion in state.kinship.companions(of: subject) { try refoldAlone(companion) }
  }

  private func refoldAlone(_ subject: Subject) throws(LogError) {
    let last = RecordNumber(state.table.count)
    switch subject {
    case .registry: try refoldEverything()
    case .space(let id): try replace(id, from: chronicle(of: subject, upTo: last))
    case .operator(let id):
      let chronicle = try chronicle(of: subject, upTo: last)
      state.register.replace(id, from: chronicle.fold(onto: empty), chronicle)
      // Bans name the credit code of the operator, which may be what changed.
      for space in state.kinship.fraudSpaces(of: id) {
        try replace(space, from: self.chronicle(of: .space(space), upTo: last))
      }
    }
  }

  private func replace(_ id: SpaceID, from chronicle: Chronicle) throws(LogError) {
    state.register.replace(id, from: chronicle.fold(onto: empty), chronicle)
  }

  /// A change of the regulation touches every record after it.
  private func refoldEverything() throws(LogError) {
    guard state.table.count > 0 else { return }
    state.register = try wholeRegister(upTo: RecordNumber(state.table.count))
  }
}
