extension Engine {
  /// The outcome of a command whose number was used before: the first receipt again if it is the same command, a
  /// refusal if it is another (DOMAIN §4.1 step 9).
  func repeated(_ submission: Submission, of number: RecordNumber) throws(LogError) -> Outcome {
    let lines = try lines(of: number)
    guard let first = lines.first, let content = first.content else {
      throw .unreadable(seq: state.table[number].firstSeq, reason: Self.noBeginning)
    }
    guard first.by.user == submission.recordedBy, content.name == submission.name,
      try isSame(submission, content.data, first.seq)
    else {
      let violation = Violation(
        .g13, .commandIdReused,
        found: "\(submission.commandId.text) (\(content.name.rawValue), \(first.recordedAt.utc))")
      return .refused(Refusal(commandId: .string(submission.commandId.text), violations: [violation]))
    }
    return .accepted(
      Receipt(
        commandId: submission.commandId, seqs: lines.map(\.seq), events: lines.map(\.event), warnings: first.warnings,
        erased: Self.erased(first.facts), isDuplicate: true))
  }

  /// The number of values that an erasure destroyed, from the facts of its event.
  private static func erased(_ facts: JSONObject) -> Int? {
    facts["erased"]?.asNatural.map(Int.init)
  }

  /// Whether the data sent are the data recorded. Personal values are compared with the values kept beside the log; one
  /// that was erased can no longer be compared, and counts as the same if one was sent in its place.
  private func isSame(_ submission: Submission, _ recorded: JSONObject, _ seq: Int) throws(LogError) -> Bool {
    let values = try privateValues(of: seq)
    var gone: Set<Text> = []
    let opened = PersonalValues.replace(in: recorded, of: submission.name) { path, sealed in
      // Also if the erasure is staged only: the same commands have the same outcomes, however they are batched.
      if !isBeingErased(PrivateTarget(seq: seq, path: path)),
        case .present(let value) = Sealing.state(of: sealed, at: path, values, by: hasher)
      {
        return value
      }
      gone.insert(path)
      return PersonalValues.standIn(for: path)
    }
    let sent = PersonalValues.replace(in: submission.data, of: submission.name) { path, value in
      gone.contains(path) ? PersonalValues.standIn(for: path) : value
    }
    return opened == sent
  }
}
