/// What commands would lead to, had they been recorded at a moment.
package struct WhatIfResult: Sendable {
  /// What would become of a space.
  package struct Effect: Sendable {
    /// A space that was asked about or is touched; it need not be registered.
    package let space: SpaceID
    /// Its status on the day without the commands; nil if it is not registered then.
    package let before: SpaceStatus?
    /// Its status on the day with those that were accepted; nil likewise.
    package let after: SpaceStatus?
  }

  /// One for each command.
  package let outcomes: [Outcome]
  /// The spaces asked about first, then those that an accepted command is about or whose status it changes, by id.
  package let effects: [Effect]

  /// Takes both as they are; the caller keeps the orders named above.
  package init(outcomes: [Outcome], effects: [Effect]) {
    self.outcomes = outcomes
    self.effects = effects
  }
}

extension Engine {
  /// Decides commands as the registry would have decided them at a moment, by the same rules and the same code, with
  /// each seeing those before it; and records nothing: the state they are decided on is thrown away, and no byte is
  /// written anywhere.
  ///
  /// Must not be called between `stage` and `commit`.
  ///
  /// - Parameters:
  ///   - moment: What was recorded later does not exist, and the commands are taken as recorded then. None for now.
  ///   - date: The day whose status is shown.
  ///   - spaces: Spaces to show besides those that the commands touch.
  package func whatIf(
    _ commands: [JSONValue], by caller: Caller, now: Instant, knownAt moment: Instant?, on date: CivilDate,
    showing spaces: [SpaceID]
  ) throws(LogError) -> WhatIfResult {
    precondition(pending.isEmpty, "what is only tried is never mixed with what is to be recorded")
    if let unreadable { throw unreadable }
    let present = state
    defer { unstage(to: present) }
    if let moment { state = try past(of: state, knownAt: moment) }
    let before = state.register
    var outcomes: [Outcome] = []
    var touched: Set<SpaceID> = []
    for command in commands {
      let outcome = try decide(command, by: caller, now: moment ?? now)
      outcomes.append(outcome.unrecorded(beyond: size))
      if case .accepted(let receipt) = outcome, !receipt.isDuplicate {
        touched.formUnion(spacesTouched(by: receipt.commandId, on: date, before: before))
      }
    }
    let order = spaces + touched.subtracting(spaces).sorted()
    return WhatIfResult(
      outcomes: outcomes,
      effects: order.map { space in
        WhatIfResult.Effect(
          space: space, before: before.spaceStatus(space, on: date),
          after: state.register.spaceStatus(space, on: date))
      })
  }

  /// The state as the registry had it at an instant. Kinship may know more: a tie that did not yet bind costs a look,
  /// never a wrong answer.
  private func past(of state: EngineState, knownAt: Instant) throws(LogError) -> EngineState {
    let count = state.table.last(at: knownAt).map { Int($0.value) } ?? 0
    guard count < state.table.count else { return state }
    var past = state
    past.register = count == 0 ? empty : try wholeRegister(upTo: RecordNumber(count))
    past.lastAt = past.register.lastRecordedAt ?? Instant.earliest
    past.table.truncate(to: count)
    past.streams.truncate(to: count)
    return past
  }

  /// The space that an accepted command is about, and those of its kin whose status is no longer what it was.
  ///
  /// A regulation touches every space; who adopts one names those to be shown.
  private func spacesTouched(by id: CommandID, on date: CivilDate, before: Register) -> Set<SpaceID> {
    guard let subject = state.register.commands.subject(of: id) else { return [] }
    var touched: Set<SpaceID> = []
    for kin in state.kinship.reach(of: subject, correction: nil) {
      guard case .space(let space) = kin else { continue }
      if kin == subject || before.spaceStatus(space, on: date) != state.register.spaceStatus(space, on: date) {
        touched.insert(space)
      }
    }
    return touched
  }
}
