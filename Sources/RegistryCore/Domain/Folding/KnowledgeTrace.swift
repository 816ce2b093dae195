/// How something came to be known: what each record of a history changed about it (DOMAIN §8.2).
package enum KnowledgeTrace {
  /// What was seen of the register before any record, and the records with which that changed, in log order, each with
  /// what was seen from then on.
  ///
  /// Records that only add are folded one after the other. A record that amends others has the history folded anew up
  /// to it, so the cost is that of the history, once more for each correction, annulment and decision of a dispute.
  ///
  /// - Parameters:
  ///   - records: A history in log order, closed under what the view looks at.
  ///   - founding: The register that knows none of them.
  ///   - view: What is looked at.
  package static func steps<View: Equatable>(
    _ records: [Record], onto founding: Register, _ view: (Register) -> View
  ) -> (first: View, steps: [(record: Record, view: View)]) {
    var register = founding
    let first = view(register)
    var steps: [(record: Record, view: View)] = []
    for (index, record) in records.enumerated() {
      // The filing of a dispute amends nothing until it is decided.
      if Amendments.canAmend(record.name), record.name != .fileDispute {
        register = Chronicle(Array(records[...index])).fold(onto: founding)
      } else {
        register.take(FoldedRecord(record))
      }
      let seen = view(register)
      if seen != steps.last?.view ?? first { steps.append((record, seen)) }
    }
    return (first, steps)
  }
}
