/// What became of a submitted command.
package enum Outcome: Sendable {
  case accepted(Receipt)
  case refused(Refusal)

  package var isAccepted: Bool {
    if case .accepted = self { true } else { false }
  }
}

/// The registry's word that a command is recorded; the same for every repeat of the command.
package struct Receipt: Equatable, Sendable {
  package let commandId: CommandID
  /// The places of its events in the log.
  package let seqs: [Int]
  package let events: [EventName]
  package let warnings: [Warning]
  /// True if the command had been accepted before and nothing new was recorded.
  package let isDuplicate: Bool

  package init(
    commandId: CommandID, seqs: [Int], events: [EventName], warnings: [Warning], isDuplicate: Bool = false
  ) {
    self.commandId = commandId
    self.seqs = seqs
    self.events = events
    self.warnings = warnings
    self.isDuplicate = isDuplicate
  }
}
