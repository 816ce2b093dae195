/// An accepted command as the log keeps it: what was sent, when it was recorded and by whom.
package struct Record: Sendable {
  package let number: RecordNumber
  package let id: CommandID
  package let recordedAt: Instant
  package let recordedBy: Text
  package let name: CommandName
  /// The data as recorded; corrections do not touch it.
  package let data: JSONObject
  package let subject: Subject

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
  package let record: Record
  /// The data with the changes of corrections and of modifying decisions merged in, in log order of their sources.
  package var data: JSONObject
  /// The corrections of it (更正), in log order.
  package var correctedBy: [CommandID] = []
  package var annulledBy: CommandID?
  package var setAsideBy: CommandID?
  /// True if `data` is not what was recorded.
  package var isAmended = false
  /// True if a standing decision of a dispute modified it: what the organ has put in place binds.
  package var isModifiedByDispute = false

  package init(_ record: Record) {
    self.record = record
    data = record.data
  }

  package var name: CommandName { record.name }
  package var recordedAt: Instant { record.recordedAt }
}
