/// Records in log order, and the history that they tell once corrections, annulments and disputes are worked in.
///
/// A chronicle may hold the whole log, the log up to a moment, or only the records about some spaces with the
/// operators, calls and regulations that they rest on: folding knows no difference.
package struct Chronicle: Sendable {
  package let records: [FoldedRecord]

  /// Folds records, which come in log order (DOMAIN §8.3 steps 1 and 2).
  package init(_ records: [Record]) {
    var folded = records.map(FoldedRecord.init)
    var places: [CommandID: Int] = [:]
    for (index, record) in records.enumerated() { places[record.id] = index }
    for record in records where record.name == .annulRecord {
      if let target = places[AnnulRecord(Fields(record.data)).target] { folded[target].annulledBy = record.id }
    }
    // Corrections of a dispute's decision come first, whatever their place: they say what the decision changes.
    for record in records where record.name == .correctRecord {
      let correction = CorrectRecord(Fields(record.data))
      guard let target = places[correction.target], folded[target].name == .decideDispute else { continue }
      folded[target].data = folded[target].data.replacing(correction.changes)
      folded[target].correctedBy.append(record.id)
    }
    var disputed: [DisputeID: Int] = [:]
    for (index, record) in records.enumerated() {
      guard folded[index].annulledBy == nil else { continue }
      switch record.name {
      case .fileDispute:
        let dispute = FileDispute(Fields(record.data))
        disputed[dispute.id] = places[dispute.target]
      case .decideDispute:
        let decision = DecideDispute(Fields(folded[index].data))
        guard let target = disputed[decision.dispute] else { continue }
        if decision.outcome == .setAside { folded[target].setAsideBy = record.id }
        guard decision.outcome == .modified else { continue }
        folded[target].data = folded[target].data.replacing(decision.changes)
        folded[target].isModifiedByDispute = true
      case .correctRecord:
        let correction = CorrectRecord(Fields(record.data))
        guard let target = places[correction.target], folded[target].name != .decideDispute else { continue }
        folded[target].data = folded[target].data.replacing(correction.changes)
        folded[target].correctedBy.append(record.id)
      case _: continue
      }
    }
    self.records = folded
  }

  /// The register that the history leads to, starting from one that holds only what came before.
  package func fold(onto founding: Register) -> Register {
    var register = founding
    for record in records { register.take(record) }
    return register
  }

  package subscript(id: CommandID) -> FoldedRecord? {
    records.last { $0.record.id == id }
  }
}

extension Register {
  /// Takes in a record of a folded history (DOMAIN §8.3 step 3). It has its effect whatever the rules say of it, but
  /// none if something that it names does not exist (DOMAIN §8.4).
  mutating func take(_ folded: FoldedRecord) {
    let record = folded.record
    let checked = GenericChecks.check(data: folded.data, of: record.name, recordedAt: record.recordedAt)
    let payload = record.name.payload(checked.violations.isEmpty ? checked.data : record.data)
    let hasEffect =
      folded.annulledBy == nil && checked.violations.isEmpty && payload.references.allSatisfy(knows)
    let command = RecordedCommand(
      number: record.number, id: record.id, name: record.name, recordedAt: record.recordedAt,
      subject: record.subject, payload: payload)
    evolve(command, hasEffect ? payload.events(in: self) : [])
    if folded.annulledBy != nil { commands.annul(record.id) }
  }
}
