/// Records in log order, and the history that they tell once corrections, annulments and disputes are worked in.
///
/// A chronicle may hold the whole log, the log up to a moment, or only the records about some spaces with the
/// operators, calls and regulations that they rest on: folding knows no difference.
package struct Chronicle: Sendable {
  /// In log order: annulled ones, corrections and annulments too.
  package let records: [FoldedRecord]

  /// Folds records, which come in log order (DOMAIN §8.3 steps 1 and 2).
  package init(_ records: [Record]) {
    let amendments = Amendments(records.filter { Amendments.canAmend($0.name) })
    self.records = records.map(amendments.fold)
  }

  /// The register that the history leads to, starting from one that holds only the founding regulation.
  package func fold(onto founding: Register) -> Register {
    var register = founding
    for record in records { register.take(record) }
    return register
  }

  /// The record of a command; nil if it is not among them. Walks through all of them.
  package subscript(id: CommandID) -> FoldedRecord? {
    records.last { $0.record.id == id }
  }
}

extension Register {
  /// Takes in a record of a folded history (DOMAIN §8.3 step 3). It has its effect whatever the rules say of it, but
  /// none if something that it names does not exist (DOMAIN §8.4).
  package mutating func take(_ folded: FoldedRecord) {
    let record = folded.record
    var data = folded.data
    var isWellFormed = true
    if folded.isAmended {
      let checked = GenericChecks.check(data: folded.data, of: record.name, recordedAt: record.recordedAt)
      isWellFormed = checked.violations.isEmpty
      data = isWellFormed ? checked.data : record.data
    }
    let payload = record.name.payload(data)
    let hasEffect = isWellFormed && folded.annulledBy == nil && payload.references.allSatisfy { knows($0) }
    let command = RecordedCommand(
      number: record.number, id: record.id, name: record.name, recordedAt: record.recordedAt,
      subject: record.subject, payload: payload)
    evolve(command, hasEffect ? payload.events(in: self) : [])
    if folded.annulledBy != nil { commands.annul(record.id) }
  }
}
