/// A command that has passed the generic checks: known by name, its data in the types of its fields.
package struct Submission: Equatable, Sendable {
  /// 命令号, chosen by the client; a repeat under it is recorded once (G13).
  package let commandId: CommandID
  /// 录入时间; whether it goes back behind the last accepted command (G2) is not checked yet.
  package let recordedAt: Instant
  /// Who entered it.
  package let recordedBy: Text
  /// Which command it is, and so which fields `data` has.
  package let name: CommandName
  /// Normalised: no null fields, document numbers in their proper form, members in the order of the schema, then
  /// `attachments`, then `note`.
  package let data: JSONObject
  /// Sorted, each once.
  package let warnings: [Warning]

  /// Takes what `GenericChecks` made of a command, or a record that passed them once; nothing is checked again.
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

  /// The data, to be read by type.
  package var fields: Fields { Fields(data) }
}
