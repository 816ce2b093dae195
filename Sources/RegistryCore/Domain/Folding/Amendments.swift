/// What later records made of earlier ones: corrections, annulments and decisions of disputes (DOMAIN §8.3).
///
/// Few records amend others. They alone are needed to fold a log of any size: everything else passes through.
package struct Amendments: Sendable {
  private struct Amendment: Sendable {
    var changes: [JSONObject] = []
    var correctedBy: [CommandID] = []
    var annulledBy: CommandID?
    var setAsideBy: CommandID?
    var isModifiedByDispute = false
  }

  private var byTarget: [CommandID: Amendment] = [:]

  /// The commands whose records can amend others. Disputes are among them: their decisions name only the dispute.
  package static func canAmend(_ name: CommandName) -> Bool {
    name == .correctRecord || name == .annulRecord || name == .fileDispute || name == .decideDispute
  }

  /// Takes the amending records of a history, in log order; others among them are passed over.
  package init(_ records: [Record]) {
    for record in records where record.name == .annulRecord {
      byTarget[AnnulRecord(Fields(record.data)).target, default: Amendment()].annulledBy = record.id
    }
    // Corrections of a dispute's decision come first, whatever their place: they say what the decision changes.
    let decisions = Set(records.filter { $0.name == .decideDispute }.map(\.id))
    for record in records where record.name == .correctRecord {
      let correction = CorrectRecord(Fields(record.data))
      if decisions.contains(correction.target) { add(correction, record.id) }
    }
    var disputed: [DisputeID: CommandID] = [:]
    for record in records where byTarget[record.id]?.annulledBy == nil {
      if record.name == .fileDispute {
        let dispute = FileDispute(Fields(record.data))
        disputed[dispute.id] = dispute.target
      } else if record.name == .decideDispute {
        let decision = data(of: record)
        let target = decision["disputeId"]?.asText.flatMap { disputed[DisputeID($0)] }
        if let target { add(decision, record.id, of: target) }
      } else if record.name == .correctRecord {
        let correction = CorrectRecord(Fields(record.data))
        if !decisions.contains(correction.target) { add(correction, record.id) }
      }
    }
  }

  /// The commands that were amended in any way but a setting aside, which acts at its own place in the log.
  package var amended: some Sequence<CommandID> {
    byTarget.lazy.filter { !$0.value.changes.isEmpty || $0.value.annulledBy != nil }.map(\.key)
  }

  /// A record with everything worked in.
  package func fold(_ record: Record) -> FoldedRecord {
    var folded = FoldedRecord(record)
    guard let amendment = byTarget[record.id] else { return folded }
    for changes in amendment.changes { folded.data = folded.data.replacing(changes) }
    folded.isAmended = !amendment.changes.isEmpty
    if folded.isAmended { folded.data = GenericChecks.normalised(folded.data, of: record.name) }
    folded.correctedBy = amendment.correctedBy
    folded.annulledBy = amendment.annulledBy
    folded.setAsideBy = amendment.setAsideBy
    folded.isModifiedByDispute = amendment.isModifiedByDispute
    return folded
  }

  private func data(of record: Record) -> JSONObject {
    (byTarget[record.id]?.changes ?? []).reduce(record.data) { $0.replacing($1) }
  }

  private mutating func add(_ correction: CorrectRecord, _ source: CommandID) {
    byTarget[correction.target, default: Amendment()].changes.append(correction.changes)
    byTarget[correction.target, default: Amendment()].correctedBy.append(source)
  }

  /// Works in the decision of a dispute. Its data are read as they stand: a correction that is only being tried may have
  /// left them without what the decision needs, which the checks then tell.
  private mutating func add(_ decision: JSONObject, _ source: CommandID, of target: CommandID) {
    switch decision["outcome"]?.asText.flatMap({ Dispute.Outcome(name: $0) }) {
    case .setAside:
      // A decision is set aside once; a second organ that says so changes nothing.
      if byTarget[target]?.setAsideBy == nil { byTarget[target, default: Amendment()].setAsideBy = source }
    case .modified:
      // Whatever it changes: a correction that is only being tried may have left it without changes, and it still says
      // that it modifies.
      byTarget[target, default: Amendment()].isModifiedByDispute = true
      if let changes = decision["changes"]?.asObject { byTarget[target]?.changes.append(changes) }
    case .upheld, .unlawfulConfirmed, .withdrawn, nil: break
    }
  }
}
