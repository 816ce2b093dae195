/// What became of a submitted command.
package enum Outcome: Sendable {
  case accepted(Receipt)
  case refused(Refusal)

  package var isAccepted: Bool {
    if case .accepted = self { true } else { false }
  }

  /// The outcome of a command that was decided and not recorded: its events have no place in the log. Nor have those of
  /// a command that only repeats such a one.
  ///
  /// - Parameter size: how many events the log has; the repeat of a command that is recorded keeps its places.
  package func unrecorded(beyond size: Int) -> Outcome {
    guard case .accepted(let receipt) = self, receipt.seqs.contains(where: { $0 > size }) else { return self }
    return .accepted(
      Receipt(
        commandId: receipt.commandId, seqs: [], events: receipt.events, warnings: receipt.warnings,
        erased: receipt.erased, isDuplicate: receipt.isDuplicate))
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
