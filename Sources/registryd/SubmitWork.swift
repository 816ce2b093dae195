import RegistryCore

/// A `Submit` on its way: what of it is decided, and what is left.
///
/// Commands that rewrite history take milliseconds each, and a call may bring thousands. Unless it is indivisible it is
/// decided in slices of time, with a commit after each, and the calls of others in between.
struct SubmitWork {
  /// As it came.
  let request: SubmitRequest
  /// Commands that are not decided yet.
  private(set) var rest: ArraySlice<JSONValue>
  /// The outcomes of the others, in their order.
  private var outcomes: JSONWriter

  init(_ request: SubmitRequest) {
    self.request = request
    rest = request.commands[...]
    outcomes = JSONWriter(reserving: 256 * request.commands.count)
    outcomes.beginArray()
  }

  /// True before anything of it was decided.
  var isNew: Bool { rest.count == request.commands.count }

  /// True if nothing may come between its commands: they stand or fall together, are only tried, or are for a log of
  /// which the client knows all that is in it.
  var isIndivisible: Bool { request.atomic || request.check || request.expectedSize != nil }

  /// Takes the outcomes of the commands that come next.
  mutating func take(_ decided: [Outcome]) {
    for outcome in decided { OutcomeJSON.write(outcome, to: &outcomes, in: request.language) }
    rest = rest.dropFirst(decided.count)
  }

  /// The reply, once nothing is left.
  ///
  /// - Parameter size: the events of the log with all that it recorded.
  func reply(size: Int) -> Reply {
    var outcomes = outcomes
    outcomes.endArray()
    return RegistryReply.outcomes(array: outcomes.bytes, size: size)
  }
}
