/// An accepted command as the log keeps it: what was sent, when it was recorded and by whom.
package struct Record: Sendable {
  /// Its place in the log, which decides the order of folding.
  package let number: RecordNumber
  /// 命令号, by which amendments name it.
  package let id: CommandID
  /// 录入时间: a date that must not lie after recording is held against it, also when it is corrected (G2).
  package let recordedAt: Instant
  /// 录入人: whoever entered it cannot approve it (G7, G8, G11).
  package let recordedBy: Text
  /// Which command it is; no correction changes that.
  package let name: CommandName
  /// The data as recorded; corrections do not touch it.
  package let data: JSONObject
  /// What it was found to be about when it was recorded.
  package let subject: Subject

  /// Takes what its event line says; the data are not checked here.
  package init(
    number: RecordNumber, id: CommandID, recordedAt: Instant, recordedBy: Text, name: CommandName, data: JSONObject,
    subject: Subject
  ) {
    self.number = number
    self.id = id
    self.recordedAt = recordedAt
    self.recordedBy = recordedBy
    self.name = name
    self.data = data
    self.subject = subject
  }

  /// The record that a submission becomes.
  package init(_ submission: Submission, number: RecordNumber, subject: Subject) {
    self.init(
      number: number, id: submission.commandId, recordedAt: submission.recordedAt, recordedBy: submission.recordedBy,
      name: submission.name, data: submission.data, subject: subject)
  }

  /// The same record at another place in the log.
  package init(_ other: Record, number: RecordNumber) {
    self.init(
      number: number, id: other.id, recordedAt: other.recordedAt, recordedBy: other.recordedBy, name: other.name,
      data: other.data, subject: other.subject)
  }
}

/// A record with what later records made of it (DOMAIN §8.3).
package struct FoldedRecord: Sendable {
  /// As the log keeps it, without what came later.
  package let record: Record
  /// The data with the changes of corrections and of modifying decisions merged in, in log order of their sources.
  package var data: JSONObject
  /// The corrections of it (更正), in log order.
  package var correctedBy: [CommandID] = []
  /// The annulment of it (误录作废), which leaves it without effect; nil if there is none.
  package var annulledBy: CommandID?
  /// The first decision of a dispute that set it aside (撤销), which acts at its own place in the log; nil if none.
  package var setAsideBy: CommandID?
  /// True if `data` is not what was recorded.
  package var isAmended = false
  /// True if a standing decision of a dispute modified it: what the organ has put in place binds.
  package var isModifiedByDispute = false

  /// The record as if nothing amended it.
  package init(_ record: Record) {
    self.record = record
    data = record.data
  }

  /// Which command it is; no amendment changes that.
  package var name: CommandName { record.name }
  /// 录入时间 of the record itself, not of what amended it.
  package var recordedAt: Instant { record.recordedAt }
}
