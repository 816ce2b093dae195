/// What became of a submitted command.
package enum Outcome: Sendable {
  case accepted(Receipt)
  case refused(Refusal)

  /// True also if the command only repeats an accepted one, or was only tried.
  package var isAccepted: Bool {
    if case .accepted = self { true } else { false }
  }

  /// The outcome of a command that was decided and not recorded: its events have no place in the log. Nor have those of
  /// a command that only repeats such a one.
  ///
  /// - Parameters:
  ///   - size: how many events the log has; the repeat of a command that is recorded keeps its places.
  ///   - previews: what would have been recorded, by the place of a command's first event.
  package func unrecorded(beyond size: Int, previews: [Int: [EventPreview]] = [:]) -> Outcome {
    guard case .accepted(let receipt) = self, receipt.seqs.contains(where: { $0 > size }) else { return self }
    return .accepted(
      Receipt(
        commandId: receipt.commandId, seqs: [], events: receipt.events, warnings: receipt.warnings,
        erased: receipt.erased, isDuplicate: receipt.isDuplicate,
        previews: receipt.seqs.first.flatMap { previews[$0] } ?? []))
  }
}

/// An event that would be recorded: what it would say besides the command's own data.
package struct EventPreview: Equatable, Sendable {
  /// What the event would be called in the log.
  package let event: EventName
  /// 生效日期, by the table of events of DOMAIN §6.
  package let effectiveOn: CivilDate
  /// What the event would concern: the subject, what the command introduces and what it names, each once.
  package let entities: [EntityKey]
  /// What was derived, such as the period of validity.
  package let facts: JSONObject

  /// Takes what the event line says that would have been written.
  package init(event: EventName, effectiveOn: CivilDate, entities: [EntityKey], facts: JSONObject) {
    self.event = event
    self.effectiveOn = effectiveOn
    self.entities = entities
    self.facts = facts
  }
}

/// The registry's word that a command is recorded; the same for every repeat of the command.
package struct Receipt: Equatable, Sendable {
  /// 命令号, as the client chose it.
  package let commandId: CommandID
  /// The places of its events in the log; none if it was only tried.
  package let seqs: [Int]
  /// The names of its events in the order of the log, also if it was only tried.
  package let events: [EventName]
  /// As they were given when the command was accepted: sorted by name, each once.
  package let warnings: [Warning]
  /// Personal values that the command destroys; only for an erasure (DOMAIN §8.5).
  package let erased: Int?
  /// True if the command had been accepted before and nothing new was recorded.
  package let isDuplicate: Bool
  /// The events that would be recorded, if the command was only tried.
  package let previews: [EventPreview]

  /// The defaults are those of a command that erases nothing and was accepted just now, in earnest.
  package init(
    commandId: CommandID, seqs: [Int], events: [EventName], warnings: [Warning], erased: Int? = nil,
    isDuplicate: Bool = false, previews: [EventPreview] = []
  ) {
    self.commandId = commandId
    self.seqs = seqs
    self.events = events
    self.warnings = warnings
    self.erased = erased
    self.isDuplicate = isDuplicate
    self.previews = previews
  }
}
