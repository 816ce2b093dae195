/// Questions about how an answer came to be. They cost what the history of the space and its kin is long, once more for
/// each correction, annulment and decision of a dispute in it.
extension Engine {
  /// The records about a space and all that its state rests on, as far as they were known at an instant; with stand-ins
  /// for personal values.
  func past(of space: SpaceID, knownAt: Instant) throws(LogError) -> [Record] {
    try records(pastNumbers(of: space, knownAt: knownAt), .standIn)
  }

  private func pastNumbers(of space: SpaceID, knownAt: Instant) -> [RecordNumber] {
    guard let last = state.table.last(at: knownAt) else { return [] }
    return state.streams.records(about: state.kinship.closure(of: .space(space)), upTo: last)
  }

  func explanation(of space: SpaceID, on date: CivilDate, knownAt: Instant) throws(LogError) -> Explanation {
    let past = try past(of: space, knownAt: knownAt)
    let chronicle = Chronicle(past)
    let register = chronicle.fold(onto: empty)
    let amendments = try self.amendments(of: space, on: date, among: past)
    guard let found = register.spaces[space], let status = register.spaceStatus(space, on: date) else {
      return Explanation(status: nil, chain: [], passages: [], amendments: amendments)
    }
    let grounds = register.grounds(of: found, on: date)
    let portraits = try portraits(of: grounds.map(\.record), among: past)
    var rules: [RecordNumber: Rule] = [:]
    for folded in chronicle.records { rules[folded.record.number] = folded.rule }
    return Explanation(
      status: status,
      chain: zip(grounds, portraits).map { ExplainedRecord(record: $1, roles: $0.roles) },
      passages: register.passages(of: found, on: date) { rules[$0] ?? .r53d },
      amendments: amendments)
  }

  /// What later records made of earlier ones, as far as it is about the space or changed its status.
  private func amendments(
    of space: SpaceID, on date: CivilDate, among past: [Record]
  ) throws(LogError) -> [ExplainedAmendment] {
    guard past.contains(where: { Amendments.canAmend($0.name) }) else { return [] }
    let changes = statusChanges(of: space, on: date, in: past)
    let own = Set(state.streams.history(of: space))
    let open = try records(past.map(\.number), .open)
    var found: [(effect: AmendmentEffect, status: [MemberChange])] = []
    for index in open.indices {
      let number = open[index].number
      guard Amendments.canAmend(open[index].name), own.contains(number) || changes[number] != nil,
        let effect = AmendmentEffect(lastOf: Array(open[...index]))
      else { continue }
      found.append((effect, changes[number] ?? []))
    }
    let portraits = try portraits(of: found.map(\.effect.source), among: past)
    return zip(found, portraits).map {
      ExplainedAmendment(record: $1, effect: $0.effect, status: $0.status)
    }
  }

  /// What each record changed in the status of a space on a day, for those that changed it.
  private func statusChanges(
    of space: SpaceID, on date: CivilDate, in past: [Record]
  ) -> [RecordNumber: [MemberChange]] {
    let (first, steps) = KnowledgeTrace.steps(past, onto: empty) { $0.spaceStatus(space, on: date) }
    var changes: [RecordNumber: [MemberChange]] = [:]
    var before = first
    for step in steps {
      changes[step.record.number] = MemberChange.between(before, step.view)
      before = step.view
    }
    return changes
  }

  func difference(
    of space: SpaceID, on date: CivilDate, from first: Instant, to second: Instant
  ) throws(LogError) -> KnowledgeDifference {
    let past = try past(of: space, knownAt: second)
    let changes = statusChanges(of: space, on: date, in: past)
    let known = Set(pastNumbers(of: space, knownAt: first))
    let own = Set(state.streams.history(of: space))
    let learned = past.map(\.number).filter {
      !known.contains($0) && (own.contains($0) || changes[$0] != nil)
    }
    let portraits = try portraits(of: learned, among: past)
    let before = try history(of: space, knownAt: first)
    var after: [RecordNumber: HistoryRow] = [:]
    for row in try history(of: space, knownAt: second) { after[row.record.record.number] = row }
    return KnowledgeDifference(
      before: Chronicle(try self.past(of: space, knownAt: first)).fold(onto: empty).spaceStatus(space, on: date),
      after: Chronicle(past).fold(onto: empty).spaceStatus(space, on: date),
      learned: zip(learned, portraits).map { LearnedRecord(record: $1, status: changes[$0] ?? []) },
      revised: before.compactMap { row in
        after[row.record.record.number].flatMap { RevisedRow(from: row, to: $0) }
      })
  }

  /// Some of the records of a past, with all that the log says of them and what the others made of them.
  private func portraits(
    of numbers: [RecordNumber], among past: [Record]
  ) throws(LogError) -> [RecordPortrait] {
    let wanted = Set(numbers)
    let needed = past.filter { wanted.contains($0.number) || Amendments.canAmend($0.name) }.map(\.number)
    var portraits: [RecordPortrait] = []
    for row in try rows(of: needed) where wanted.contains(row.record.record.number) {
      let lines = try lines(of: row.record.record.number)
      guard let first = lines.first else { continue }
      portraits.append(
        RecordPortrait(row: row, seqs: lines.map(\.seq), by: first.by, regulation: first.regulation))
    }
    return portraits
  }
}
