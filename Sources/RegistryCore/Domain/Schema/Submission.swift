/// A command that has passed the generic checks: known by name, its data in the types of its fields.
package struct Submission: Equatable, Sendable {
  package let commandId: CommandID
  package let recordedAt: Instant
  /// Who entered it.
  package let recordedBy: Text
  package let name: CommandName
  /// Normalised: no null fields, document numbers in their proper form, members in the order of the schema, then
  /// `attachments`, then `note`.
  package let data: JSONObject
  /// Sorted, each once.
  package let warnings: [Warning]

  package init(
    commandId: CommandID, recordedAt: Instant, recordedBy: Text, name: CommandName, data: JSONObject,
    warnings: [Warning] = []
  ) {
    self.commandId = commandId
    self.recordedAt = recordedAt
    self.recordedBy = recordedBy
    self.name = name
    self.data = data
    self.warnings = warnings
  }

  package var fields: Fields { Fields(data) }
}
