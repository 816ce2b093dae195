/// What became of a submitted command.
package enum Outcome: Sendable {
  case accepted(Receipt)
  case refused(Refusal)

  package var isAccepted: Bool {
    if case .accepted = self { true } else { false }
  }

  /// The outcome of a command that was decided and not recorded: its events have no place in the log.
  package var unrecorded: Outcome {
    guard case .accepted(let receipt) = self, !receipt.isDuplicate else { return self }
    return .accepted(
      Receipt(
        commandId: receipt.commandId, seqs: [], events: receipt.events, warnings: receipt.warnings,
        erased: receipt.erased))
  }
}

/// The registry's word that a command is recorded; the same for every repeat of the command.
package struct Receipt: Equatable, Sendable {
  package let commandId: CommandID
  /// The places of its events in the log; none if it was only tried.
  package let seqs: [Int]
  package let events: [EventName]
  package let warnings: [Warning]
  /// Personal values that the command destroys; only for an erasure (DOMAIN §8.5).
  package let erased: Int?
  /// True if the command had been accepted before and nothing new was recorded.
  package let isDuplicate: Bool

  package init(
    commandId: CommandID, seqs: [Int], events: [EventName], warnings: [Warning], erased: Int? = nil,
    isDuplicate: Bool = false
  ) {
    self.commandId = commandId
    self.seqs = seqs
    self.events = events
    self.warnings = warnings
    self.erased = erased
    self.isDuplicate = isDuplicate
  }
}
